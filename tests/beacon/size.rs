//! How large a body gets, and what is left out where it would get too large.

use surasura::beacon::{
    Act, AttemptId, BUCKETS, Channel, Device, Entry, FieldKey, FieldMeter, FieldState, Held,
    HelpMeter, MAX_BODY, MAX_FIELDS, MAX_LOG, MAX_SEGMENTS, MAX_STEPS, Meter, NudgeCounts, Outcome,
    Signal, Snapshot, Via, Why, decode, encode,
};
use surasura::field::Code;
use surasura::{Kind, NudgeState};

use super::key;

/// A checkout of 40 fields in three steps, gone through with a full timeline: each field visited once or
/// twice for some seconds, a rule failed in every fourth, counts of one digit, buckets of one or two.
fn realistic() -> Snapshot {
    let names = [
        "family-name",
        "given-name",
        "kana-family",
        "kana-given",
        "postal-code",
        "address-level1",
        "address-level2",
        "address-line1",
        "address-line2",
        "tel",
        "email",
        "organization",
        "bday",
        "address-line3",
    ];
    let field = |at: usize| {
        let mut meters = [0; FieldMeter::ALL.len()];
        let counted = [1 + at % 2, 8 + at % 4, 4 + at % 3, 1, at % 2, at % 2];
        meters[..6].copy_from_slice(&counted.map(|number| number as u16));
        let rules = match at % 4 {
            0 => vec![(Code::PhoneTooShort, 1), (Code::PhoneNotDigits, 2)],
            _ => Vec::new(),
        };
        FieldState {
            key: key(names[at % names.len()]),
            kind: Kind::ALL.get(at % 12).copied(),
            step: (at / 14) as u8,
            at: (at % 14) as u8,
            open: at.is_multiple_of(8),
            meters,
            rules,
        }
    };
    let entry = |at: usize| Entry {
        act: [Act::Visit, Act::Visit, Act::Failed, Act::Filled][at % 4],
        about: Some((at % 40) as u8),
        after: [0, 6, 9, 11][at % 4],
    };
    Snapshot {
        outcome: Outcome::Started,
        device: Some(Device::Phone),
        channel: Some(Channel::Search),
        segments: vec![key("member")],
        steps: ["cart", "address", "delivery"].map(key).to_vec(),
        step: 2,
        meters: [4, 18, 6, 0, 2, 1, 1, 0, 3, 0, 0],
        of: 40,
        last: Some(39),
        cause: Some((8, Why::Rule)),
        fields: (0..40).map(field).collect(),
        held: vec![(Held::Early, 1), (Held::Typing, 3)],
        log: (0..MAX_LOG).map(entry).collect(),
        ..Snapshot::new(Some(AttemptId::new([0x9d; 16])))
    }
}

#[test]
fn a_form_of_40_fields_is_under_4_kilobytes() {
    let snapshot = realistic();
    let body = encode(&snapshot);
    assert!(body.len() < 4096, "{} bytes", body.len());
    assert_eq!(decode(body.as_bytes()), Ok(snapshot));
}

/// Everything at its most: names, numbers, and in each field so many rules.
fn most(rules: usize) -> Snapshot {
    let long = |at: usize| key(&format!("{}-{at:02}", "k".repeat(FieldKey::MAX - 3)));
    let times = [FieldMeter::Time, FieldMeter::Hesitation].map(|meter| meter as usize);
    let mut meters = [u16::MAX; FieldMeter::ALL.len()];
    for at in times {
        meters[at] = BUCKETS - 1;
    }
    let field = |at: usize| FieldState {
        key: long(at),
        kind: Some(Kind::Company),
        step: 15,
        at: 95,
        open: true,
        meters,
        rules: Code::ALL
            .into_iter()
            .take(rules)
            .map(|code| (code, u16::MAX))
            .collect(),
    };
    let times = [Meter::Time, Meter::Hesitation, Meter::Completing].map(|meter| meter as usize);
    let mut meters = [u16::MAX; Meter::ALL.len()];
    for at in times {
        meters[at] = BUCKETS - 1;
    }
    let mut nudges = NudgeCounts::NONE;
    for state in NudgeState::ALL {
        nudges.set(state, u16::MAX);
    }
    let held: Vec<_> = Held::ALL.iter().map(|held| (*held, u16::MAX)).collect();
    Snapshot {
        via: Via::Outbox,
        late_min: u16::MAX,
        attempt: Some(AttemptId::new([255; 16])),
        rev: u32::MAX,
        seq: u32::MAX,
        outcome: Outcome::Completed,
        device: Some(Device::Desktop),
        channel: Some(Channel::Referral),
        segments: (0..MAX_SEGMENTS).map(long).collect(),
        sample: 99,
        steps: (0..MAX_STEPS).map(long).collect(),
        step: 15,
        meters,
        of: MAX_FIELDS as u8,
        last: Some(95),
        cause: Some((95, Why::Stuck)),
        fields: (0..MAX_FIELDS).map(field).collect(),
        nudges,
        silent: held.clone(),
        held,
        help: [[u16::MAX; HelpMeter::ALL.len()]; Signal::ALL.len()],
        log: vec![
            Entry {
                act: Act::Lost,
                about: Some(95),
                after: BUCKETS - 1
            };
            MAX_LOG
        ],
    }
}

/// First the timeline goes, then the rules, then what is counted of the fields; the fields stay.
#[test]
fn what_is_too_much_is_left_out_in_the_stated_order() {
    let bare = |field: &FieldState| FieldState {
        rules: Vec::new(),
        ..field.clone()
    };
    let empty = |field: &FieldState| FieldState {
        meters: [0; FieldMeter::ALL.len()],
        ..bare(field)
    };
    let told = |snapshot: &Snapshot| {
        let body = encode(snapshot);
        assert!(body.len() <= MAX_BODY, "{} bytes", body.len());
        let read = decode(body.as_bytes()).expect("it is sound");
        assert_eq!(encode(&read), body);
        read
    };
    // A field is 90 bytes and its numbers 90: 96 of them, with all else, are more than 16,384.
    let all = most(Code::ALL.len());
    let fields = all.fields.iter().map(empty).collect();
    assert_eq!(
        told(&all),
        Snapshot {
            log: Vec::new(),
            fields,
            ..all
        }
    );

    // With 40 of them there is room for the numbers, but not for the rules.
    let mut less = most(Code::ALL.len());
    less.fields.truncate(40);
    (less.last, less.cause) = (Some(39), None);
    less.log.iter_mut().for_each(|entry| entry.about = Some(39));
    let fields: Vec<_> = less.fields.iter().map(bare).collect();
    assert_eq!(
        told(&less),
        Snapshot {
            log: Vec::new(),
            fields: fields.clone(),
            ..less.clone()
        }
    );

    let few = Snapshot { fields, ..less };
    assert_eq!(told(&few), few);

    // One rule more after the other, until it is a few bytes too much: the timeline makes room.
    let mut brim = few.clone();
    for code in Code::ALL {
        for at in 0..brim.fields.len() {
            let before = brim.clone();
            brim.fields[at].rules.push((code, u16::MAX));
            if told(&brim) != brim {
                let log = Vec::new();
                assert_eq!(
                    told(&brim),
                    Snapshot {
                        log,
                        ..brim.clone()
                    },
                    "with its rules"
                );
                assert_eq!(told(&before), before);
                return;
            }
        }
    }
    panic!("{} bytes have room for all", encode(&brim).len());
}
