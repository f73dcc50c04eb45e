//! The nudges of the cart: what was shown, what was held back and why, and what they change.

use serde::Serialize;
use surasura::beacon::Held;
use surasura::nudge::NudgeState;

use super::effect::{Arms, Effect, Split};
use super::etiquette::{Etiquette, Manners, Met};
use super::instant::asks;
use super::often::{Counts, counts, reasons};
use super::row::Row;
use super::seen::Seen;

/// The nudges of the cart.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Nudges {
    /// Shown, by state.
    pub states: Counts,
    /// Held back, by reason.
    pub silent: Counts,
    /// How those that ask for more were met.
    pub etiquette: Etiquette,
    /// What they change: attempts in which a nudge was free to come beside those of the hold-out.
    pub effect: Effect,
    /// Whether the two were drawn as they were meant to be; `null` where nothing was drawn, or the shop has not
    /// said what it means.
    pub split: Option<Split>,
}

/// `hold_out`: the share of shoppers who are meant to see none.
pub(super) fn nudges(all: &[Seen<'_>], smallest: u64, hold_out: Option<f64>) -> Nudges {
    let mut arms = Arms::default();
    let mut manners = Manners::default();
    for seen in all {
        arms.add(seen, is_free(seen.row), is_silent(seen.row, Held::HoldOut));
        if let Some(met) = met(seen.row) {
            manners.add(seen, met);
        }
    }
    let split = hold_out.and_then(|meant| arms.split(smallest, meant));
    let is_suspect = split.is_some_and(|split| split.suspect);
    let states = NudgeState::ALL.into_iter();
    Nudges {
        states: counts(
            all,
            states.clone().map(NudgeState::as_str),
            |seen| {
                states
                    .clone()
                    .map(|state| (state.as_str(), seen.row.nudges.get(state)))
                    .collect()
            },
            smallest,
        ),
        silent: reasons(all, |seen| &seen.row.silent, smallest),
        etiquette: manners.etiquette(smallest),
        effect: arms.effect(arms.is_small(smallest), is_suspect),
        split,
    }
}

fn is_silent(row: &Row, why: Held) -> bool {
    row.silent
        .iter()
        .any(|(known, times)| *known == why && *times > 0)
}

/// Whether a nudge got past the hold-out: it was shown, or held back by something that is asked after it.
///
/// Whoever is held out is asked for that before all but `NO_RULE` (`surasura::nudge::etiquette`), and so is in the
/// hold-out whether a nudge would have been shown in the end or not. Those who did see one are not their like:
/// they stayed until a nudge had something to say and could say it. So all whom the draw let pass are compared
/// with all whom it did not, by intention to treat (Hollis and Campbell 1999).
fn is_free(row: &Row) -> bool {
    let is_shown = NudgeState::ALL
        .into_iter()
        .any(|state| row.nudges.get(state) > 0);
    let is_asked_after =
        |why: &Held| !matches!(why, Held::NoRule | Held::HoldOut) && is_silent(row, *why);
    is_shown || Held::ALL.iter().any(is_asked_after)
}

/// How those that ask for more were met; `None`: none was shown.
fn met(row: &Row) -> Option<Met> {
    let mut shown = NudgeState::ALL.into_iter().filter(|state| asks(*state));
    shown.any(|state| row.nudges.get(state) > 0).then(|| Met {
        taken: row.nudges.get(NudgeState::Reached) > 0,
        // It is asked again at once, and says so.
        closed: is_silent(row, Held::Dismissed),
        instant: row.instants.nudge,
    })
}
