//! The breakdowns, and the filters that pick one of their groups.

use std::collections::HashMap;

use serde::Serialize;
use surasura::beacon::FieldKey;
use surasura::friction::peers::Peer;

use super::ask::Ask;
use super::hide::hidden;
use super::row::Book;
use super::seen::{Cell, Seen, cells};
use super::stat::Rate;
use super::tally::Tally;
use super::total::Parts;
use crate::zone::{DAY, Zone};

/// By what attempts are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum By {
    Device,
    Channel,
    Segment,
    Step,
    Browser,
    Hour,
    Weekday,
}

/// What a group has in common. `None`: it is not known, or there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Key {
    /// A word, and its place in its list.
    Word(usize, &'static str),
    /// One of the book's keys.
    Name(u32),
    /// An hour or a weekday.
    Number(u8),
}

/// A group, as it is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Group {
    /// A word or a key; `null`: it is not known, or there is none.
    pub key: Option<GroupKey>,
}

/// The name of a group.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(untagged)]
pub enum GroupKey {
    /// An hour, 0 to 23, or a weekday, 1 for Monday to 7.
    Number(u8),
    /// A word or a key.
    Name(String),
}

/// Attempts of a group, as in the totals.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct GroupNumbers {
    /// All.
    pub attempts: u64,
    /// Not done, and heard of a moment ago.
    pub in_progress: u64,
    /// Started.
    pub started: u64,
    /// Started, not done.
    pub abandoned: u64,
    /// Done.
    pub done: u64,
    /// Done, of the whole.
    pub done_rate: Option<Rate>,
    /// Abandoned, of the whole.
    pub abandon_rate: Option<Rate>,
}

/// The rows of one breakdown.
pub type Breakdown = Vec<Cell<Group, GroupNumbers>>;

/// All breakdowns.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Breakdowns {
    /// By what she holds.
    pub device: Breakdown,
    /// By the class of the page she came from.
    pub channel: Breakdown,
    /// By what the shop says of her; one of two segments is in both.
    pub segment: Breakdown,
    /// By browser.
    pub browser: Breakdown,
    /// By the hour in which she came.
    pub hour: Breakdown,
    /// By the day of the week on which she came.
    pub weekday: Breakdown,
}

/// What the attempts are looked at with.
#[derive(Clone, Copy)]
pub(super) struct Lens<'a> {
    pub(super) book: &'a Book,
    pub(super) zone: Zone,
    pub(super) peer: Peer,
    pub(super) smallest: u64,
}

/// Those of one group.
pub(super) struct Filter {
    by: By,
    key: Option<Key>,
}

impl By {
    fn each(self, seen: &Seen<'_>, zone: Zone, mut then: impl FnMut(Option<Key>)) {
        let row = seen.row;
        let names = match self {
            Self::Device => {
                return then(
                    row.device
                        .map(|word| Key::Word(word as usize, word.as_str())),
                );
            }
            Self::Channel => {
                return then(
                    row.channel
                        .map(|word| Key::Word(word as usize, word.as_str())),
                );
            }
            Self::Browser => {
                let word = row.head.browser;
                return then(Some(Key::Word(word as usize, word.as_str())));
            }
            Self::Hour => {
                let of_day = zone.local(row.head.began_at).rem_euclid(DAY);
                return then(Some(Key::Number((of_day / 3_600_000) as u8)));
            }
            Self::Weekday => {
                // 1970-01-01 was a Thursday; ISO 8601 counts from Monday, which is 1.
                let days = zone.local(row.head.began_at).div_euclid(DAY);
                return then(Some(Key::Number((days + 3).rem_euclid(7) as u8 + 1)));
            }
            Self::Segment => &row.segments,
            Self::Step => &row.steps,
        };
        if names.is_empty() {
            then(None);
        }
        names.iter().for_each(|name| then(Some(Key::Name(*name))));
    }
}

impl Filter {
    /// What is asked for.
    pub(super) fn all(ask: &Ask, book: &Book) -> Vec<Self> {
        // A name that stands nowhere is nobody's.
        let name = |key: Option<&FieldKey>| {
            key.map(|key| Key::Name(book.keys.known(key).unwrap_or(u32::MAX)))
        };
        let device = ask
            .device
            .map(|of| of.map(|word| Key::Word(word as usize, word.as_str())));
        let channel = ask
            .channel
            .map(|of| of.map(|word| Key::Word(word as usize, word.as_str())));
        let browser = ask
            .browser
            .map(|word| Some(Key::Word(word as usize, word.as_str())));
        let filters = [
            (By::Device, device),
            (By::Channel, channel),
            (By::Browser, browser),
            (
                By::Segment,
                ask.segment.as_ref().map(|key| name(key.as_ref())),
            ),
            (By::Step, ask.step.as_ref().map(|key| name(key.as_ref()))),
        ];
        let given = filters
            .into_iter()
            .filter_map(|(by, key)| Some(Self { by, key: key? }));
        given.collect()
    }

    pub(super) fn takes(&self, seen: &Seen<'_>, zone: Zone) -> bool {
        let mut takes = false;
        self.by.each(seen, zone, |key| takes |= key == self.key);
        takes
    }

    /// Whether it picks a group that its breakdown would not show: what is suppressed there must not be had
    /// by asking for it alone.
    pub(super) fn picks_hidden(&self, others: &[&Seen<'_>], lens: Lens<'_>) -> bool {
        let groups = groups(others.iter().copied(), self.by, lens);
        let sizes: Vec<_> = groups
            .iter()
            .map(|(_, parts)| parts.attempts.heard())
            .collect();
        let hidden = hidden(&sizes, lens.smallest);
        groups
            .iter()
            .zip(hidden)
            .any(|((key, _), hidden)| hidden && *key == self.key)
    }
}

/// The groups of a breakdown, in their order.
fn groups<'a>(
    all: impl Iterator<Item = &'a Seen<'a>>,
    by: By,
    lens: Lens<'_>,
) -> Vec<(Option<Key>, Parts)> {
    let mut parts: HashMap<Option<Key>, Parts> = HashMap::new();
    let numbers = match by {
        By::Hour => 0..24,
        By::Weekday => 1..8,
        _ => 0..0,
    };
    for number in numbers {
        parts.insert(Some(Key::Number(number)), Parts::default());
    }
    for seen in all {
        by.each(seen, lens.zone, |key| {
            parts.entry(key).or_default().add(seen, lens.peer)
        });
    }
    let mut groups: Vec<_> = parts.into_iter().collect();
    groups.sort_by_cached_key(|(key, _)| {
        let place = match key {
            Some(Key::Word(place, _)) => *place,
            _ => 0,
        };
        (key.is_none(), place, written(*key, lens.book))
    });
    groups
}

fn written(key: Option<Key>, book: &Book) -> Option<GroupKey> {
    Some(match key? {
        Key::Word(_, word) => GroupKey::Name(word.into()),
        Key::Number(number) => GroupKey::Number(number),
        Key::Name(name) => GroupKey::Name(book.keys.name(name)?.to_string()),
    })
}

fn breakdown(all: &[Seen<'_>], by: By, lens: Lens<'_>) -> Breakdown {
    let rows = groups(all.iter(), by, lens)
        .into_iter()
        .map(|(key, parts)| {
            let [attempts, in_progress, started, abandoned, done] = [
                parts.attempts,
                parts.in_progress,
                parts.started,
                parts.abandoned,
                parts.done,
            ]
            .map(Tally::count);
            let numbers = GroupNumbers {
                attempts,
                in_progress,
                started,
                abandoned,
                done,
                done_rate: parts.done_rate(),
                abandon_rate: parts.abandon_rate(),
            };
            let key = written(key, lens.book);
            (Group { key }, parts.attempts.heard(), numbers)
        });
    cells(rows.collect(), lens.smallest)
}

pub(super) fn breakdowns(all: &[Seen<'_>], lens: Lens<'_>) -> Breakdowns {
    let of = |by| breakdown(all, by, lens);
    Breakdowns {
        device: of(By::Device),
        channel: of(By::Channel),
        segment: of(By::Segment),
        browser: of(By::Browser),
        hour: of(By::Hour),
        weekday: of(By::Weekday),
    }
}
