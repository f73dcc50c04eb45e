//! The wire format: what it carries, and that nothing else is let in.

#![cfg(not(target_arch = "wasm32"))]

use serde_json::{Value, json};
use surasura::beacon::{
    AttemptId, FieldKey, FieldState, MAX_BODY, MAX_FIELDS, NudgeCounts, Outcome, Snapshot,
    WireError, decode, encode,
};
use surasura::field::{Charset, Code};
use surasura::{Kind, NudgeState, Options, normalize};

#[path = "beacon/refused.rs"]
mod refused;

/// A body with every member in use.
fn body() -> Value {
    json!({
        "v": 1, "attempt": "8f14e45fceea167a5a36dedd4bea2543", "rev": 4, "outcome": "started",
        "ms": 48200, "of": 7, "last": "tel",
        "fields": [
            {"key": "name", "kind": "name", "at": 0, "visits": 1, "ms": 5200, "edits": 1,
             "fixes": 0, "rules": {}},
            {"key": "tel", "kind": "phone", "at": 4, "visits": 2, "ms": 9100, "edits": 2,
             "fixes": 1, "rules": {"PHONE_TOO_SHORT": 1, "PHONE_NOT_DIGITS": 2}},
            {"key": "field-6", "kind": null, "at": 5, "visits": 1, "ms": 0, "edits": 0,
             "fixes": 0, "rules": {}},
        ],
        "nudges": {"near": 1, "reached": 2},
    })
}

fn read(body: &Value) -> Result<Snapshot, WireError> {
    decode(body.to_string().as_bytes())
}

/// The body with one value put at a path (`/fields/0/key`).
fn with(path: &str, value: Value) -> Value {
    let mut body = body();
    *body
        .pointer_mut(path)
        .unwrap_or_else(|| panic!("no {path}")) = value;
    body
}

#[test]
fn the_example_of_the_docs_is_read() {
    let docs = include_str!("../docs/wire.md");
    let example = docs
        .split("```json\n")
        .nth(1)
        .and_then(|rest| rest.split("```").next());
    let snapshot = decode(example.expect("an example").as_bytes()).expect("it follows the format");
    assert_eq!(
        snapshot.attempt.to_hex(),
        "8f14e45fceea167a5a36dedd4bea2543"
    );
    assert_eq!((snapshot.rev, snapshot.outcome), (4, Outcome::Started));
    assert_eq!((snapshot.ms, snapshot.of), (48_200, 7));
    assert_eq!(snapshot.last, FieldKey::new("tel"));
    assert_eq!(snapshot.fields.len(), 2);
    let tel = &snapshot.fields[1];
    assert_eq!(
        (tel.kind, tel.at, tel.visits, tel.ms),
        (Some(Kind::Phone), 4, 2, 9100)
    );
    assert_eq!((tel.edits, tel.fixes), (2, 1));
    assert_eq!(tel.rules, [(Code::PhoneTooShort, 1)]);
    assert_eq!(snapshot.nudges.get(NudgeState::Near), 1);
    assert_eq!(snapshot.nudges.get(NudgeState::Far), 0);
}

#[test]
fn what_is_written_reads_back() {
    let snapshot = read(&body()).expect("the format");
    assert_eq!(decode(encode(&snapshot).as_bytes()), Ok(snapshot.clone()));
    let written: Value = serde_json::from_str(&encode(&snapshot)).expect("JSON");
    assert_eq!(written, body(), "member by member");
    let bare = json!({"v": 1, "attempt": "00000000000000000000000000000000", "rev": 4294967295_u32,
        "outcome": "viewed", "ms": 0, "of": 0, "last": null, "fields": [], "nudges": {}});
    let snapshot = read(&bare).expect("the least that a beacon says");
    assert_eq!(
        encode(&snapshot),
        concat!(
            r#"{"v":1,"attempt":"00000000000000000000000000000000","rev":4294967295,"#,
            r#""outcome":"viewed","ms":0,"of":0,"last":null,"fields":[],"nudges":{}}"#,
        )
    );
}

#[test]
fn every_word_of_the_closed_lists_is_read() {
    for outcome in Outcome::ALL {
        assert_eq!(
            read(&with("/outcome", json!(outcome.as_str())))
                .unwrap()
                .outcome,
            outcome
        );
    }
    for kind in Kind::ALL {
        let snapshot = read(&with("/fields/0/kind", json!(kind.as_str()))).unwrap();
        assert_eq!(snapshot.fields[0].kind, Some(kind));
    }
    for code in Code::ALL {
        let snapshot = read(&with("/fields/0/rules", json!({code.as_str(): 9}))).unwrap();
        assert_eq!(snapshot.fields[0].rules, [(code, 9)]);
    }
    for state in NudgeState::ALL {
        let snapshot = read(&with("/nudges", json!({state.as_str(): 9}))).unwrap();
        assert_eq!(snapshot.nudges.get(state), 9);
    }
}

/// 64 fields with the longest keys; what failed in them is up to `rules`.
fn full(rules: impl Fn(usize) -> Vec<(Code, u16)>, count: u16) -> Snapshot {
    let key = |at: usize| FieldKey::new(&format!("{}-{at:02}", "k".repeat(29))).expect("32 bytes");
    let field = |at: usize| FieldState {
        key: key(at),
        kind: Some(Kind::Address),
        at: at as u8,
        visits: count,
        ms: 4_294_967_200,
        edits: count,
        fixes: count,
        rules: rules(at),
    };
    let mut nudges = NudgeCounts::NONE;
    NudgeState::ALL
        .into_iter()
        .for_each(|state| nudges.add(state));
    Snapshot {
        attempt: AttemptId::new([255; 16]),
        rev: u32::MAX,
        outcome: Outcome::Submitted,
        ms: 4_294_967_200,
        of: MAX_FIELDS as u8,
        last: Some(key(0)),
        fields: (0..MAX_FIELDS).map(field).collect(),
        nudges,
    }
}

#[test]
fn a_full_beacon_is_small() {
    // Two rules failed in every second field: more than a form with 64 fields has seen filled in.
    let some = |at: usize| match at % 2 {
        0 => vec![(Code::PhoneNoAreaCode, 12), (Code::PhoneNotDigits, 3)],
        _ => Vec::new(),
    };
    let body = encode(&full(some, 99));
    assert!(body.len() < 16_384, "{} bytes", body.len());
    assert!(decode(body.as_bytes()).is_ok());
    // Every rule that a field can break, 65,535 times in each: no page says so, and a collector
    // takes it. Days have the most to break.
    let rules = |kind: Kind| {
        let mut codes = Code::ALL.to_vec();
        codes.retain(|code| may_break(kind, *code));
        codes
    };
    let every = |_| rules(Kind::Date).into_iter().map(|code| (code, u16::MAX));
    let snapshot = full(|at| every(at).collect(), u16::MAX);
    let body = encode(&snapshot);
    assert!(
        (30_000..32_000).contains(&body.len()),
        "{} bytes",
        body.len()
    );
    assert!(body.len() <= MAX_BODY);
    assert!(decode(body.as_bytes()) == Ok(snapshot));
    // What no field can break, none is told of: were it so, a body would be longer than one may be.
    let length = |codes: &[Code]| {
        codes
            .iter()
            .map(|code| code.as_str().len() + 9)
            .sum::<usize>()
    };
    for kind in Kind::ALL {
        assert!(
            length(&rules(kind)) <= length(&rules(Kind::Date)),
            "{kind:?}"
        );
    }
    for code in Code::ALL {
        assert!(
            Kind::ALL.iter().any(|kind| may_break(*kind, code)),
            "{code:?}"
        );
    }
}

/// Whether a field of this kind may be told this: a code begins with its kind, or is of every kind.
fn may_break(kind: Kind, code: Code) -> bool {
    let (of, _) = code.as_str().split_once('_').expect("a prefix");
    of == "TEXT" || of == "CHARSET" || of == kind.as_str().to_uppercase()
}

/// So it is of whatever is read.
#[test]
fn a_field_breaks_rules_of_its_kind_alone() {
    let texts = "1 123 03-5253-211 5253-2111 +1-202-555-0123 119 a@ @b a@@b a@b.c 太郎 #タロウ 髙😀 \
        港区 1985 1985-13-1 1985-2-30 85-4-1 平成60年1月1日 4/1/1985 2999-1-1 1つ2つ -5 99999999999999999999";
    let long = "1".repeat(70_000);
    for kind in Kind::ALL {
        for charset in [Charset::Utf8, Charset::JisX0208] {
            let options = Options {
                charset,
                ..Options::default()
            };
            for text in texts.split_whitespace().chain([long.as_str()]) {
                for issue in normalize(kind, text, options).issues {
                    assert!(may_break(kind, issue.code), "{kind:?} {text} {issue:?}");
                }
            }
        }
    }
}
