//! Whatever else comes is refused with its reason, and leaves nothing: not the data file, nor the answer,
//! has a trace of it, and the next beacon is taken.

mod common;

use common::{Server, beacon};
use serde_json::{Value, json};

/// Every member that there is, with a value of its kind.
fn whole() -> Value {
    json!({
        "v": 2, "via": "outbox", "late": 3, "attempt": "8f14e45fceea167a5a36dedd4bea2543", "rev": 4, "seq": 3,
        "outcome": "started", "device": "phone", "channel": "search", "segments": ["member"],
        "sample": 50, "steps": ["address", "payment"], "step": 1, "m": [1, 12], "of": 7, "last": 0,
        "cause": 0, "why": "rule",
        "fields": [{"key": "tel", "kind": "phone", "step": 1, "at": 4, "open": true, "m": [1, 9],
                    "rules": {"PHONE_TOO_SHORT": 1}}],
        "nudges": {"near": 1}, "silent": {"TYPING": 1}, "held": {"EARLY": 1},
        "help": {"stuck": [1]}, "log": [128, 3],
    })
}

/// Each member of it, as a path.
fn members(value: &Value, path: &str, found: &mut Vec<String>) {
    let pairs: Vec<(String, &Value)> = match value {
        Value::Object(object) => object.iter().map(|(name, v)| (name.clone(), v)).collect(),
        Value::Array(list) => list
            .iter()
            .enumerate()
            .map(|(at, v)| (at.to_string(), v))
            .collect(),
        _ => return,
    };
    for (name, value) in pairs {
        let path = format!("{path}/{name}");
        members(value, &path, found);
        found.push(path);
    }
}

/// Of another type, of no type, and of more than there is room for.
fn wrong() -> Vec<Value> {
    vec![
        Value::Null,
        json!("090-1234-5678"),
        json!("山田"),
        json!(-1),
        json!(1.5),
        json!(1e300),
        json!(u64::MAX),
        json!([[[]]]),
        json!({"value": "山田"}),
        json!(["a"]),
    ]
}

/// Asks over one connection that stays open, which a thousand tests are shorter for.
fn refused(server: &Server, bodies: &[Vec<u8>]) {
    for body in bodies {
        let answer = server.post(body);
        let begin = String::from_utf8_lossy(&body[..body.len().min(400)]).into_owned();
        assert!(
            matches!(answer.status, 400 | 413),
            "{} {begin}",
            answer.status
        );
        let code = answer.code();
        assert!(code.starts_with("BEACON_"), "{code} {begin}");
        let said = String::from_utf8(answer.body).unwrap();
        assert!(
            !said.contains("山田") && !said.contains("090"),
            "an answer repeats nothing"
        );
    }
    for table in ["attempts", "counted", "deleted"] {
        let rows: i64 = server.sql(&format!("SELECT count(*) FROM {table}"));
        assert_eq!(rows, 0, "{table}");
    }
}

fn goes_on(server: &Server) {
    assert_eq!(server.post(whole().to_string()).status, 204);
    assert_eq!(server.attempts(), 1);
}

#[test]
fn no_member_takes_what_it_is_not_for() {
    let server = Server::start(&["--total-rate", "0"]);
    let mut paths = Vec::new();
    members(&whole(), "", &mut paths);
    assert!(paths.len() > 40);
    let mut bodies = Vec::new();
    for path in &paths {
        for wrong in wrong() {
            let mut body = whole();
            *body.pointer_mut(path).unwrap() = wrong.clone();
            // Words of the shop's own may stand where they are its own.
            let is_key = path.starts_with("/segments/") || path.starts_with("/steps/");
            if is_key && wrong == json!("a") || path == "/segments" && wrong == json!(["a"]) {
                continue;
            }
            bodies.push(body.to_string().into_bytes());
        }
    }
    // Of the version it is said that it is unknown where it is a number.
    refused(&server, &bodies);
    goes_on(&server);
}

#[test]
fn a_member_that_nobody_knows_is_refused_wherever_it_stands() {
    let server = Server::start(&[]);
    let mut bodies = Vec::new();
    for path in [
        "",
        "/fields/0",
        "/fields/0/rules",
        "/nudges",
        "/silent",
        "/held",
        "/help",
    ] {
        for (name, value) in [("value", json!("山田")), ("山田", json!(1)), ("", json!(0))] {
            let mut body = whole();
            body.pointer_mut(path).unwrap()[name] = value;
            bodies.push(body.to_string().into_bytes());
        }
    }
    let text = whole().to_string();
    for (from, to) in [
        (r#""rev":4"#, r#""rev":4,"rev":5"#),
        (r#""near":1"#, r#""near":1,"near":1"#),
        (r#""rev":4"#, r#""rev":0"#),
        (r#""rev":4,"#, ""),
        (r#""seq":3"#, r#""seq":0"#),
        (r#""sample":50"#, r#""sample":0"#),
        (r#""sample":50"#, r#""sample":101"#),
        (r#""step":1,"steps""#, r#""step":2,"steps""#),
        (r#""last":0"#, r#""last":1"#),
        (r#""of":7"#, r#""of":0"#),
        (r#""of":7"#, r#""of":97"#),
        (r#","why":"rule""#, ""),
        (r#"[128,3]"#, "[128]"),
        (r#"[128,3]"#, "[128,30]"),
        (r#"[128,3]"#, "[129,3]"),
        (r#"[1,12]"#, "[1,30]"),
        (r#""key":"tel""#, r#""key":"Tel""#),
        (r#""outcome":"started""#, r#""outcome":"Started""#),
    ] {
        assert!(text.contains(from), "{from} in {text}");
        bodies.push(text.replacen(from, to, 1).into_bytes());
    }
    refused(&server, &bodies);
    goes_on(&server);
}

#[test]
fn a_body_that_ends_anywhere_is_no_beacon() {
    let server = Server::start(&["--total-rate", "0"]);
    let body = whole().to_string().into_bytes();
    let mut bodies: Vec<_> = (0..body.len()).map(|end| body[..end].to_vec()).collect();
    bodies.push([body.as_slice(), b"x"].concat());
    bodies.push(b"[".repeat(16_000));
    bodies.push([b"{\"v\":2,\"attempt\":\"".as_slice(), b"\xff\"}"].concat());
    refused(&server, &bodies);
    goes_on(&server);
}

#[test]
fn noise_is_no_beacon() {
    let server = Server::start(&["--total-rate", "0"]);
    // xorshift64, from a number of no meaning.
    let mut seed = 0x9E37_79B9_7F4A_7C15_u64;
    let mut next = || {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        seed
    };
    let good = whole().to_string().into_bytes();
    let mut bodies = Vec::new();
    for n in 0..600 {
        let length = (next() % 2000) as usize;
        let mut body: Vec<u8> = (0..length).map(|_| next() as u8).collect();
        if n % 2 == 0 {
            // A beacon with a byte that JSON has no place for.
            body = good.clone();
            let at = next() as usize % body.len();
            body[at] = [0, 0x1f, 0x80, 0xff][n / 2 % 4];
        }
        bodies.push(body);
    }
    refused(&server, &bodies);
    goes_on(&server);
}

#[test]
fn a_version_that_is_unknown_is_told_which_one_is_known() {
    let server = Server::start(&[]);
    for version in [0, 1, 3, 255] {
        let body =
            beacon(1, 1, "started").replace(r#""v":2"#, &format!(r#""v":{version},"news":[]"#));
        let answer = server.post(body);
        assert_eq!(
            (answer.status, answer.code().as_str()),
            (400, "BEACON_VERSION_UNKNOWN")
        );
        let said = answer.json()["message"].as_str().unwrap().to_owned();
        assert!(said.contains("version 2"), "{said}");
    }
    assert_eq!(server.attempts(), 0);
}
