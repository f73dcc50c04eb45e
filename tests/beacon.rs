//! The wire format: what it carries, how large it gets, and that nothing else is let in.

#![cfg(not(target_arch = "wasm32"))]

use serde_json::{Value, json};
use surasura::beacon::{
    Act, Channel, Device, Entry, FieldKey, FieldMeter, Held, HelpMeter, Meter, Outcome, Signal,
    Snapshot, Via, Why, WireError, bucket, decode, encode, shortest,
};
use surasura::field::Code;
use surasura::{Kind, NudgeState};

#[path = "beacon/broken.rs"]
mod broken;
#[path = "beacon/counted.rs"]
mod counted;
#[path = "beacon/made.rs"]
mod made;
#[path = "beacon/refused.rs"]
mod refused;
#[path = "beacon/schema.rs"]
mod schema;
#[path = "beacon/size.rs"]
mod size;
#[path = "beacon/validator.rs"]
mod validator;

/// An entry of the timeline: its first number is the act times 128 and what it is about.
const STEP_0: u16 = 0;
const VISIT_1: u16 = 128 + 1;
const FAILED_1: u16 = 2 * 128 + 1;
const HELP_STUCK: u16 = 8 * 128 + 2;
const NUDGE_NEAR: u16 = 12 * 128 + 2;
const HIDDEN: u16 = 13 * 128 + 127;

/// A body with every member in use.
fn body() -> Value {
    json!({
        "v": 2, "via": "outbox", "late": 3, "attempt": "8f14e45fceea167a5a36dedd4bea2543",
        "rev": 4, "seq": 2, "outcome": "started", "device": "phone", "channel": "search",
        "segments": ["member", "first-visit"], "sample": 50, "steps": ["cart", "address"],
        "step": 1, "m": [2, 10, 5, 0, 0, 1, 1], "of": 7, "last": 1, "cause": 1, "why": "rule",
        "fields": [
            {"key": "name", "kind": "name", "m": [1, 7, 3, 1]},
            {"key": "tel", "kind": "phone", "step": 1, "at": 4, "open": true,
             "m": [2, 9, 4, 2, 1, 1, 0, 1],
             "rules": {"PHONE_TOO_SHORT": 1, "PHONE_NOT_DIGITS": 2}},
            {"key": "field-6", "step": 1, "at": 5, "m": [1]},
        ],
        "nudges": {"near": 1, "reached": 2},
        "silent": {"TYPING": 3}, "held": {"EARLY": 1, "MENDING": 2},
        "help": {"stuck": [1, 0, 2], "loop": [0, 1]},
        "log": [STEP_0, 0, VISIT_1, 7, FAILED_1, 0, HELP_STUCK, 11, NUDGE_NEAR, 29, HIDDEN, 1],
    })
}

fn read(body: &Value) -> Result<Snapshot, WireError> {
    decode(body.to_string().as_bytes())
}

/// The body with one value put at a path (`/fields/0/key`), which may be a new member.
fn with(path: &str, value: Value) -> Value {
    let mut body = body();
    let (parent, key) = path.rsplit_once('/').expect("a path");
    match (body.pointer_mut(parent), key.parse::<usize>()) {
        (Some(Value::Object(object)), _) => drop(object.insert(key.into(), value)),
        (Some(Value::Array(array)), Ok(at)) => array[at] = value,
        _ => panic!("no {path}"),
    }
    body
}

fn key(key: &str) -> FieldKey {
    FieldKey::new(key).unwrap_or_else(|| panic!("{key} is no key"))
}

#[test]
fn every_member_is_read() {
    let snapshot = read(&body()).expect("the format");
    assert_eq!((snapshot.via, snapshot.late_min), (Via::Outbox, 3));
    assert_eq!(
        snapshot.attempt.expect("an attempt").to_hex(),
        "8f14e45fceea167a5a36dedd4bea2543"
    );
    assert_eq!((snapshot.rev, snapshot.seq), (4, 2));
    assert_eq!(snapshot.outcome, Outcome::Started);
    assert_eq!(snapshot.device, Some(Device::Phone));
    assert_eq!(snapshot.channel, Some(Channel::Search));
    assert_eq!(snapshot.segments, [key("member"), key("first-visit")]);
    assert_eq!(snapshot.sample, 50);
    assert_eq!(snapshot.steps, [key("cart"), key("address")]);
    assert_eq!((snapshot.step, snapshot.of), (1, 7));
    // pages, time, hesitation, completing, submits, blocked, backs
    let meters = [2, 10, 5, 0, 0, 1, 1, 0, 0, 0, 0];
    assert_eq!(snapshot.meters, meters);
    assert_eq!(snapshot.get(Meter::Pages), 2);
    assert_eq!(snapshot.get(Meter::Backs), 1);
    assert_eq!(snapshot.last, Some(1));
    assert_eq!(snapshot.cause, Some((1, Why::Rule)));
    let [name, tel, other] = &snapshot.fields[..] else {
        panic!("{:?}", snapshot.fields)
    };
    assert_eq!(
        (name.kind, name.step, name.at, name.open),
        (Some(Kind::Name), 0, 0, false)
    );
    assert_eq!(
        (tel.kind, tel.step, tel.at, tel.open),
        (Some(Kind::Phone), 1, 4, true)
    );
    assert_eq!((other.kind, other.key.as_str()), (None, "field-6"));
    let [visits, corrections, returns] = [
        FieldMeter::Visits,
        FieldMeter::Corrections,
        FieldMeter::Returns,
    ];
    assert_eq!(
        (tel.get(visits), tel.get(corrections), tel.get(returns)),
        (2, 1, 1)
    );
    assert_eq!(
        (tel.get(FieldMeter::Rejected), tel.get(FieldMeter::Lost)),
        (1, 0)
    );
    let rules = [(Code::PhoneNotDigits, 2), (Code::PhoneTooShort, 1)];
    assert!(rules.iter().all(|rule| tel.rules.contains(rule)) && tel.rules.len() == 2);
    let nudges = NudgeState::ALL.map(|state| snapshot.nudges.get(state));
    assert_eq!(nudges, [0, 0, 1, 0, 2, 0, 0, 0]);
    assert_eq!(snapshot.silent, [(Held::Typing, 3)]);
    assert_eq!(snapshot.held, [(Held::Early, 1), (Held::Mending, 2)]);
    let stuck = snapshot.help[Signal::Stuck as usize];
    assert_eq!(stuck[HelpMeter::Shown as usize], 1);
    assert_eq!(stuck[HelpMeter::Held as usize], 2);
    assert_eq!(snapshot.help[Signal::Loop as usize], [0, 1, 0, 0, 0]);
    let entry = |act, about, after| Entry { act, about, after };
    let log = [
        entry(Act::Step, Some(0), 0),
        entry(Act::Visit, Some(1), 7),
        entry(Act::Failed, Some(1), 0),
        entry(Act::Help, Some(2), 11),
        entry(Act::Nudge, Some(2), 29),
        entry(Act::Hidden, None, 1),
    ];
    assert_eq!(snapshot.log, log);
}

#[test]
fn what_is_written_reads_back() {
    let snapshot = read(&body()).expect("the format");
    let written = encode(&snapshot);
    assert_eq!(decode(written.as_bytes()), Ok(snapshot));
    let written: Value = serde_json::from_str(&written).expect("JSON");
    assert_eq!(written, body(), "member by member");
}

/// The outbox writes over these bytes when it drains: they stand at the head, whatever follows.
#[test]
fn the_head_is_where_the_outbox_looks_for_it() {
    let mut snapshot = Snapshot::new(None);
    assert_eq!(
        encode(&snapshot),
        r#"{"v":2,"via":"beacon","late":0,"outcome":"viewed"}"#,
        "what is nothing is left out"
    );
    snapshot.via = Via::Later;
    snapshot.late_min = 65_535;
    assert!(encode(&snapshot).starts_with(r#"{"v":2,"via":"later","late":65535,"#));
    let body = encode(&Snapshot::new(None));
    let drained = body.replacen(
        r#""via":"beacon","late":0"#,
        r#""via":"outbox","late":90"#,
        1,
    );
    let read = decode(drained.as_bytes()).expect("the format");
    assert_eq!((read.via, read.late_min), (Via::Outbox, 90));
}

#[test]
fn every_word_of_the_closed_lists_is_read() {
    let snapshot = |path: &str, word: &str| read(&with(path, json!(word))).expect(word);
    for via in Via::ALL {
        assert_eq!(snapshot("/via", via.as_str()).via, *via);
    }
    for outcome in Outcome::ALL {
        assert_eq!(snapshot("/outcome", outcome.as_str()).outcome, *outcome);
    }
    for device in Device::ALL {
        assert_eq!(snapshot("/device", device.as_str()).device, Some(*device));
    }
    for channel in Channel::ALL {
        assert_eq!(
            snapshot("/channel", channel.as_str()).channel,
            Some(*channel)
        );
    }
    for why in Why::ALL {
        assert_eq!(snapshot("/why", why.as_str()).cause, Some((1, *why)));
    }
    for kind in Kind::ALL {
        assert_eq!(
            snapshot("/fields/0/kind", kind.as_str()).fields[0].kind,
            Some(kind)
        );
    }
    let counted = |path: &str, word: &str| read(&with(path, json!({word: 9}))).expect(word);
    for code in Code::ALL {
        assert_eq!(
            counted("/fields/1/rules", code.as_str()).fields[1].rules,
            [(code, 9)]
        );
    }
    for state in NudgeState::ALL {
        assert_eq!(counted("/nudges", state.as_str()).nudges.get(state), 9);
    }
    for held in Held::ALL {
        assert_eq!(counted("/silent", held.as_str()).silent, [(*held, 9)]);
        assert_eq!(counted("/held", held.as_str()).held, [(*held, 9)]);
    }
    for (at, signal) in Signal::ALL.iter().enumerate() {
        let body = with("/help", json!({signal.as_str(): [0, 0, 0, 0, 9]}));
        assert_eq!(read(&body).expect("help").help[at], [0, 0, 0, 0, 9]);
    }
    for (at, act) in Act::ALL.iter().enumerate() {
        let about = act.about().map(|_| 1);
        let what = at as u16 * 128 + u16::from(about.unwrap_or(127_u8));
        let read = read(&with("/log", json!([what, 3]))).expect("an act");
        assert_eq!(
            read.log,
            [Entry {
                act: *act,
                about,
                after: 3
            }]
        );
    }
}

/// 0, 250, 500, 1,000 ms, and from there each pair twice the pair before: 1 and 1.5, 2 and 3, 4 and 6 s.
#[test]
fn times_are_coarse() {
    let worked = [
        0, 250, 500, 1000, 1500, 2000, 3000, 4000, 6000, 8000, 12_000, 16_000, 24_000,
    ];
    for (at, from) in worked.into_iter().enumerate() {
        let at = at as u16;
        assert_eq!(shortest(at), from);
        assert_eq!(bucket(u64::from(from)), at, "{from} ms");
        if let Some(before) = from.checked_sub(1) {
            assert_eq!(bucket(u64::from(before)), at - 1, "{before} ms");
        }
    }
    // Two hours and a quarter, and whatever is longer.
    assert_eq!(shortest(29), 8_192_000);
    assert_eq!(
        (bucket(8_191_999), bucket(8_192_000), bucket(u64::MAX)),
        (28, 29, 29)
    );
    assert_eq!(shortest(u16::MAX), 8_192_000);
}
