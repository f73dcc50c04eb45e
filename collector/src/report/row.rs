//! Attempts as they are counted: decoded once, judged by every definition, without what only a timeline
//! needs, names as numbers.

mod load;

use std::collections::HashMap;
use std::hash::Hash;

use surasura::beacon::{
    Act, Channel, Device, FieldKey, FieldMeter, FieldMeters, FieldState, Held, HelpMeter,
    HelpMeters, MAX_STEPS, Meter, Meters, NudgeCounts, Outcome, Signal, Snapshot, Via, Why,
};
use surasura::field::{Code, Kind};
use surasura::friction::peers::Peer;

pub(super) use load::{COLUMNS, Rows, known};

use super::instant::Instants;
use crate::client::Browser;

/// Names that stand often, each once.
pub(super) struct Names<T> {
    list: Vec<T>,
    numbers: HashMap<T, u32>,
}

impl<T> Default for Names<T> {
    fn default() -> Self {
        let (list, numbers) = (Vec::new(), HashMap::new());
        Self { list, numbers }
    }
}

impl<T: Clone + Eq + Hash> Names<T> {
    /// The number of a name.
    pub(super) fn number(&mut self, name: T) -> u32 {
        if let Some(number) = self.numbers.get(&name) {
            return *number;
        }
        let number = self.list.len() as u32;
        self.list.push(name.clone());
        self.numbers.insert(name, number);
        number
    }

    /// The name of a number.
    pub(super) fn name(&self, number: u32) -> Option<&T> {
        self.list.get(number as usize)
    }

    /// The number of a name that stands somewhere.
    pub(super) fn known(&self, name: &T) -> Option<u32> {
        self.numbers.get(name).copied()
    }
}

/// What makes a field one: its step, where the shop has any, and its key.
pub(super) type Place = (Option<FieldKey>, FieldKey);

/// What the rows have in common.
#[derive(Default)]
pub(super) struct Book {
    /// Steps and segments.
    pub(super) keys: Names<FieldKey>,
    /// Fields.
    pub(super) places: Names<Place>,
}

/// What the store knows of an attempt beside its state.
pub(super) struct Head {
    pub(super) rev: u32,
    pub(super) began_at: i64,
    pub(super) happened_at: i64,
    pub(super) received_at: i64,
    pub(super) seq: u32,
    pub(super) received: u32,
    pub(super) late: u32,
    pub(super) browser: Browser,
}

/// An attempt.
pub(super) struct Row {
    pub(super) head: Head,
    pub(super) via: Via,
    pub(super) outcome: Outcome,
    pub(super) device: Option<Device>,
    pub(super) channel: Option<Channel>,
    pub(super) segments: Box<[u32]>,
    pub(super) sample: u8,
    pub(super) steps: Box<[u32]>,
    /// The step she was in last.
    pub(super) step: Option<u32>,
    pub(super) meters: Meters,
    pub(super) last: Option<u8>,
    pub(super) cause: Option<Cause>,
    pub(super) fields: Box<[Field]>,
    pub(super) nudges: NudgeCounts,
    pub(super) silent: Box<[(Held, u16)]>,
    pub(super) held: Box<[(Held, u16)]>,
    pub(super) help: HelpMeters,
    pub(super) instants: Instants,
    verdicts: [Verdict; Peer::ALL.len()],
}

/// What stood in her way, and which rule if it was one.
#[derive(Clone, Copy)]
pub(super) struct Cause {
    pub(super) field: u8,
    pub(super) why: Why,
    pub(super) rule: Option<Code>,
}

/// A field of an attempt.
pub(super) struct Field {
    /// One of the book's places.
    pub(super) place: u32,
    pub(super) kind: Option<Kind>,
    pub(super) at: u8,
    /// A rule failed when it was looked at last.
    pub(super) open: bool,
    meters: FieldMeters,
    pub(super) rules: Box<[(Code, u16)]>,
}

impl Field {
    pub(super) fn get(&self, meter: FieldMeter) -> u16 {
        self.meters.get(meter as usize).copied().unwrap_or_default()
    }
}

/// What became of an attempt by somebody's definitions.
#[derive(Clone, Copy)]
pub(super) struct Verdict {
    pub(super) started: bool,
    pub(super) done: bool,
    pub(super) abandoned: bool,
    /// The field where it ended, if it was abandoned.
    pub(super) ended: Option<u8>,
    pub(super) resubmitter: Option<bool>,
}

impl Row {
    /// Of what is known of an attempt.
    pub(super) fn new(mut snapshot: Snapshot, head: Head, book: &mut Book) -> Self {
        snapshot.outcome = outcome(&snapshot);
        let verdicts = Peer::ALL.map(|peer| Verdict {
            started: peer.is_started(&snapshot),
            done: peer.is_done(&snapshot),
            abandoned: peer.is_abandoned(&snapshot),
            ended: peer.ended_at(&snapshot),
            resubmitter: peer.is_resubmitter(&snapshot).map(|again| match again {
                // Each step has a submit of its own.
                true if snapshot.steps.len() > 1 => submits_again(&snapshot),
                again => again,
            }),
        });
        let mut number = |key: &FieldKey| book.keys.number(key.clone());
        let segments = snapshot.segments.iter().map(&mut number).collect();
        let steps: Box<[u32]> = snapshot.steps.iter().map(&mut number).collect();
        let fields = snapshot.fields.iter().map(|field| Field {
            place: book.places.number((
                snapshot.steps.get(usize::from(field.step)).cloned(),
                field.key.clone(),
            )),
            kind: field.kind,
            at: field.at,
            open: field.open,
            meters: field.meters,
            rules: field.rules.as_slice().into(),
        });
        Self {
            head,
            via: snapshot.via,
            outcome: snapshot.outcome,
            device: snapshot.device,
            channel: snapshot.channel,
            segments,
            sample: snapshot.sample,
            step: steps.get(usize::from(snapshot.step)).copied(),
            steps,
            meters: snapshot.meters,
            last: snapshot.last,
            cause: cause(&snapshot),
            fields: fields.collect(),
            nudges: snapshot.nudges,
            silent: snapshot.silent.into(),
            held: snapshot.held.into(),
            help: snapshot.help,
            instants: Instants::of(&snapshot.log),
            verdicts,
        }
    }

    pub(super) fn verdict(&self, peer: Peer) -> Verdict {
        let [ours, zuko, matomo, gyro_n, f_tra] = self.verdicts;
        match peer {
            Peer::Surasura => ours,
            Peer::Zuko => zuko,
            Peer::Matomo => matomo,
            Peer::GyroN => gyro_n,
            Peer::FTra => f_tra,
        }
    }

    pub(super) fn get(&self, meter: Meter) -> u16 {
        self.meters.get(meter as usize).copied().unwrap_or_default()
    }

    /// A number of all its fields together.
    pub(super) fn sum(&self, meter: FieldMeter) -> u16 {
        let each = self.fields.iter().map(|field| field.get(meter));
        each.fold(0, u16::saturating_add)
    }

    pub(super) fn help(&self, signal: Signal, meter: HelpMeter) -> u16 {
        let meters = self.help.get(signal as usize);
        meters
            .and_then(|meters| meters.get(meter as usize))
            .copied()
            .unwrap_or_default()
    }

    /// How many attempts it stands for.
    pub(super) fn weight(&self) -> f64 {
        100.0 / f64::from(self.sample.max(1))
    }

    /// The place of one of its fields.
    pub(super) fn place(&self, field: Option<u8>) -> Option<u32> {
        Some(self.fields.get(usize::from(field?))?.place)
    }
}

/// How far it came: where a step began after the last submit that went through, it was an earlier step's form that
/// was submitted.
pub(super) fn outcome(snapshot: &Snapshot) -> Outcome {
    let of = |act| snapshot.log.iter().rposition(|entry| entry.act == act);
    let goes_on = of(Act::Submitted).is_some_and(|submitted| of(Act::Step) > Some(submitted));
    match snapshot.outcome {
        Outcome::Submitted if goes_on => Outcome::Started,
        outcome => outcome,
    }
}

/// Whether one step was submitted more than once, as far as the timeline tells.
fn submits_again(snapshot: &Snapshot) -> bool {
    let mut step = 0;
    let mut submits = [0_u8; MAX_STEPS];
    for entry in &snapshot.log {
        match entry.act {
            Act::Step => step = usize::from(entry.about.unwrap_or_default()),
            Act::Submitted | Act::Blocked => {
                if let Some(count) = submits.get_mut(step) {
                    *count = count.saturating_add(1);
                }
            }
            _ => {}
        }
    }
    submits.iter().any(|count| *count > 1)
}

fn cause(snapshot: &Snapshot) -> Option<Cause> {
    let (at, why) = snapshot.cause?;
    let field: &FieldState = snapshot.fields.get(usize::from(at))?;
    // The state does not say which rule is the open one: the one that failed most often, and of several the
    // one that came last.
    let rule = field
        .rules
        .iter()
        .max_by_key(|(_, count)| *count)
        .map(|(code, _)| *code);
    Some(Cause {
        field: at,
        why,
        rule: rule.filter(|_| why == Why::Rule),
    })
}
