//! Whether what was shown surely came at once, from an attempt's timeline.

use surasura::beacon::{Act, BUCKETS, Entry, MAX_LOG, Signal, shortest};
use surasura::nudge::NudgeState;

/// So soon after the beginning of a step is instant, ms. Sprocket waits as long before it speaks at all
/// (sprocket.bz/blog/20201210).
const INSTANT_MS: u32 = 5_000;

/// Whether help for a signal, or a nudge that asks for more, surely came at once; `None`: it did not come, or
/// the timeline does not tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Instants {
    pub(super) help: [Option<bool>; Signal::ALL.len()],
    pub(super) nudge: Option<bool>,
}

impl Instants {
    /// From the timeline, whose times are from and to: what may have been later than it seems is not instant.
    pub(super) fn of(log: &[Entry]) -> Self {
        let mut found = Self::default();
        // Visible time since the step began, at most; `None`: it is not known.
        let mut since = Some(0_u32);
        for (at, entry) in log.iter().enumerate() {
            // Here a full timeline lacks what happened.
            if log.len() >= MAX_LOG && at == MAX_LOG / 3 {
                since = None;
            }
            since = since.map(|ms| ms.saturating_add(longest(entry.after)));
            let about = entry.about.map(usize::from);
            let slot = match entry.act {
                Act::Step => {
                    since = Some(0);
                    continue;
                }
                Act::Help => about.and_then(|signal| found.help.get_mut(signal)),
                Act::Nudge => about
                    .and_then(|state| NudgeState::ALL.get(state))
                    .filter(|state| asks(**state))
                    .map(|_| &mut found.nudge),
                _ => None,
            };
            if let (Some(slot), Some(ms)) = (slot, since) {
                *slot = Some(*slot == Some(true) || ms <= INSTANT_MS);
            }
        }
        found
    }
}

/// Whether a nudge of this state asks for more.
pub(super) const fn asks(state: NudgeState) -> bool {
    matches!(
        state,
        NudgeState::Near | NudgeState::OneItem | NudgeState::Lost
    )
}

/// The longest time of a bucket, ms.
const fn longest(bucket: u16) -> u32 {
    if bucket + 1 < BUCKETS {
        shortest(bucket + 1)
    } else {
        u32::MAX
    }
}

#[cfg(test)]
mod tests;
