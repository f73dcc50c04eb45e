//! Snapshots made at random: everything that the types can say.

use proptest::collection::{btree_map, btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use surasura::beacon::{
    About, Act, AttemptId, BUCKETS, Channel, Device, Entry, FieldKey, FieldMeter, FieldMeters,
    FieldState, Held, HelpMeters, MAX_BODY, MAX_FIELDS, MAX_LOG, MAX_SEGMENTS, MAX_STEPS, Meter,
    Meters, NudgeCounts, Outcome, Signal, Snapshot, Via, Why, decode, encode,
};
use surasura::field::Code;
use surasura::{Kind, NudgeState};

use super::schema::check;

fn keys(most: usize) -> impl Strategy<Value = Vec<FieldKey>> {
    let keys = btree_set("[a-z][a-z0-9-]{0,31}", 0..=most);
    let keys = keys
        .prop_map(|keys| keys.into_iter().collect::<Vec<_>>())
        .prop_shuffle();
    keys.prop_map(|keys| keys.iter().map(|key| super::key(key)).collect())
}

/// Counts, most of them small as they are.
fn count() -> impl Strategy<Value = u16> {
    prop_oneof![4 => 0..9_u16, 1 => any::<u16>()]
}

fn counts<T: Clone + std::fmt::Debug + 'static>(
    all: Vec<T>,
    most: usize,
) -> impl Strategy<Value = Vec<(T, u16)>> {
    let some = subsequence(all, 0..=most).prop_shuffle();
    some.prop_flat_map(|all| {
        let counts = vec(1..=u16::MAX, all.len());
        counts.prop_map(move |counts| all.iter().cloned().zip(counts).collect())
    })
}

fn numbers<const N: usize>(times: &'static [usize]) -> impl Strategy<Value = [u16; N]> {
    vec(count(), N).prop_map(|numbers| {
        let mut array = [0; N];
        for (at, number) in numbers.into_iter().enumerate() {
            array[at] = if times.contains(&at) {
                number % BUCKETS
            } else {
                number
            };
        }
        array
    })
}

fn fields(steps: usize) -> impl Strategy<Value = Vec<FieldState>> {
    let place = (key_text(), 0..steps.max(1) as u8);
    let times = &[FieldMeter::Time as usize, FieldMeter::Hesitation as usize];
    let kind = option::of(select(Kind::ALL.to_vec()));
    let rest = (
        kind,
        0..MAX_FIELDS as u8,
        any::<bool>(),
        numbers::<{ FieldMeter::ALL.len() }>(times),
        counts(Code::ALL.to_vec(), 3),
    );
    let fields = btree_map(place, rest, 0..=MAX_FIELDS);
    fields.prop_map(|fields| {
        let field = |((key, step), (kind, at, open, meters, rules)): (Place, Rest)| FieldState {
            key: super::key(&key),
            kind,
            step,
            at,
            open,
            meters,
            rules,
        };
        fields.into_iter().map(field).collect()
    })
}

fn key_text() -> impl Strategy<Value = String> {
    "[a-z][a-z0-9-]{0,31}"
}

fn log(fields: usize, steps: usize) -> impl Strategy<Value = Vec<Entry>> {
    let entry = (select(Act::ALL.to_vec()), any::<u8>(), 0..BUCKETS);
    vec(entry, 0..=MAX_LOG).prop_map(move |entries| {
        let entry = |(act, about, after): (Act, u8, u16)| {
            let of = match act.about() {
                Some(About::Field) => fields,
                Some(About::Step) => steps,
                Some(About::Signal) => Signal::ALL.len(),
                Some(About::Nudge) => NudgeState::ALL.len(),
                None => {
                    return Some(Entry {
                        act,
                        about: None,
                        after,
                    });
                }
            };
            let about = Some(about.checked_rem(of as u8)?);
            Some(Entry { act, about, after })
        };
        entries.into_iter().filter_map(entry).collect()
    })
}

type Place = (String, u8);
type Rest = (Option<Kind>, u8, bool, FieldMeters, Vec<(Code, u16)>);
type Handed = (Via, u16, Option<([u8; 16], u32, u32)>, u8);
type Said = (Outcome, Option<Device>, Option<Channel>, Vec<FieldKey>);
type Whole = (
    Meters,
    HelpMeters,
    [u16; 8],
    Vec<(Held, u16)>,
    Vec<(Held, u16)>,
);

fn handed() -> impl Strategy<Value = Handed> {
    let attempt = option::of((any::<[u8; 16]>(), 1..=u32::MAX, 1..=u32::MAX));
    (select(Via::ALL), any::<u16>(), attempt, 1..=100_u8)
}

fn said() -> impl Strategy<Value = Said> {
    let (device, channel) = (
        option::of(select(Device::ALL)),
        option::of(select(Channel::ALL)),
    );
    (select(Outcome::ALL), device, channel, keys(MAX_SEGMENTS))
}

fn whole() -> impl Strategy<Value = Whole> {
    let times = &[
        Meter::Time as usize,
        Meter::Hesitation as usize,
        Meter::Completing as usize,
    ];
    let held = || counts(Held::ALL.to_vec(), Held::ALL.len());
    let help = prop::array::uniform4(prop::array::uniform5(count()));
    let nudges = prop::array::uniform8(count());
    (
        numbers::<{ Meter::ALL.len() }>(times),
        help,
        nudges,
        held(),
        held(),
    )
}

fn snapshot() -> impl Strategy<Value = Snapshot> {
    let places = keys(MAX_STEPS).prop_flat_map(|steps| {
        let count = steps.len();
        (Just(steps), 0..count.max(1) as u8, fields(count))
    });
    let parts = places.prop_flat_map(|(steps, step, fields)| {
        let at = || option::of(any::<prop::sample::Index>());
        let log = log(fields.len(), steps.len());
        let of = fields.len() as u8..=MAX_FIELDS as u8;
        (
            Just((steps, step, fields)),
            of,
            at(),
            at(),
            select(Why::ALL),
            log,
        )
    });
    (handed(), said(), whole(), parts).prop_map(|(handed, said, whole, parts)| {
        let ((steps, step, fields), of, last, cause, why, log) = parts;
        let count = fields.len();
        let place = |at: Option<prop::sample::Index>| {
            at.filter(|_| count > 0).map(|at| at.index(count) as u8)
        };
        let (via, late_min, attempt, sample) = handed;
        let (outcome, device, channel, segments) = said;
        let (meters, help, shown, silent, held) = whole;
        let mut nudges = NudgeCounts::NONE;
        for (state, count) in NudgeState::ALL.into_iter().zip(shown) {
            nudges.set(state, count);
        }
        Snapshot {
            via,
            late_min,
            attempt: attempt.map(|(id, _, _)| AttemptId::new(id)),
            rev: attempt.map_or(0, |(_, rev, _)| rev),
            seq: attempt.map_or(0, |(_, _, seq)| seq),
            outcome,
            device,
            channel,
            segments,
            sample,
            steps,
            step,
            meters,
            of,
            last: place(last),
            cause: place(cause).map(|at| (at, why)),
            fields,
            nudges,
            silent,
            held,
            help,
            log,
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    /// What fits comes back as it was; what does not, without its detail; written again, it is the same.
    #[test]
    fn whatever_the_types_can_say_is_read(snapshot in snapshot()) {
        let body = encode(&snapshot);
        prop_assert!(body.len() <= MAX_BODY && body.is_ascii());
        let read = decode(body.as_bytes()).expect("what is written can be read");
        prop_assert_eq!(encode(&read), &body as &str, "there is one way to write it");
        let strip = |mut snapshot: Snapshot| {
            snapshot.log.clear();
            snapshot.fields.iter_mut().for_each(|field| {
                field.rules.clear();
                field.meters.fill(0);
            });
            snapshot
        };
        if snapshot.attempt.is_some() {
            prop_assert_eq!(strip(read.clone()), strip(snapshot.clone()));
            if body.len() < MAX_BODY / 2 && read.log.len() == snapshot.log.len() {
                prop_assert_eq!(&read, &snapshot, "there was room for all of it");
            }
        }
        check(&body);
        // Of one who is only counted what counts is told, under the keys that it had.
        let counted = encode(&snapshot.clone().counted_only());
        check(&counted);
        let read = decode(counted.as_bytes()).expect("what is written can be read");
        prop_assert_eq!(encode(&read), &counted as &str);
        prop_assert_eq!(encode(&read.clone().counted_only()), &counted as &str);
        let key = |of: &Snapshot, at: Option<u8>| {
            let field = of.fields.get(usize::from(at?))?;
            let step = of.steps.get(usize::from(field.step)).cloned();
            Some((field.key.clone(), step, field.at, field.open, field.kind))
        };
        let cause = |of: &Snapshot| (key(of, of.cause.map(|(at, _)| at)), of.cause.map(|(_, why)| why));
        prop_assert_eq!(key(&read, read.last), key(&snapshot, snapshot.last));
        prop_assert_eq!(cause(&read), cause(&snapshot));
        let step = |of: &Snapshot| of.steps.get(usize::from(of.step)).cloned();
        prop_assert_eq!(step(&read), step(&snapshot));
        let told = (read.outcome, read.device, read.sample, read.of, read.via, read.late_min);
        let is = &snapshot;
        prop_assert_eq!(told, (is.outcome, is.device, is.sample, is.of, is.via, is.late_min));
    }
}
