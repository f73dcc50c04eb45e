//! What others mean by the same words, worked out from our numbers, so that a shop can compare with the tool it
//! had before. Each from the maker's own published definitions; where one has none for a word, the answer is
//! `None`.

use crate::beacon::{Act, FieldMeter, Meter, Outcome, Snapshot};

/// Whose definitions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Peer {
    /// Our own: started is focused or filled, abandoned is started and not submitted, the field where it
    /// ended is the one focused last.
    Surasura,
    /// Zuko: started is any interaction with any field; abandoned is started and not completed; the field
    /// is the last one interacted with (zuko.io, metric definitions).
    Zuko,
    /// Matomo Form Analytics: started is focused or changed; left is started and not submitted; the field is
    /// the one focused last (matomo.org, glossary).
    Matomo,
    /// Gyro-n EFO: started is that a field was focused; left, that to focus a field was the last thing done,
    /// so that who gives up at a submit that is stopped is not; confirmed is a submit without an error
    /// (gyro-n.com, log analysis).
    GyroN,
    /// f-tra EFO: started is that something was entered in a field; left is entered and not completed
    /// (f-tra.com, report FAQ).
    FTra,
}

impl Peer {
    /// All of them, ours first.
    pub const ALL: [Self; 5] = [
        Self::Surasura,
        Self::Zuko,
        Self::Matomo,
        Self::GyroN,
        Self::FTra,
    ];

    /// The name in a query and in the report's data.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Surasura => "surasura",
            Self::Zuko => "zuko",
            Self::Matomo => "matomo",
            Self::GyroN => "gyro-n",
            Self::FTra => "f-tra",
        }
    }

    /// The one of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|peer| peer.as_str() == name)
    }

    /// Whether the attempt was started.
    #[must_use]
    pub fn is_started(self, attempt: &Snapshot) -> bool {
        match self {
            Self::FTra => attempt
                .fields
                .iter()
                .any(|field| field.get(FieldMeter::Commits) > 0),
            // What the browser fills is not focused.
            Self::GyroN => attempt.last.is_some(),
            Self::Surasura | Self::Zuko | Self::Matomo => attempt.outcome >= Outcome::Started,
        }
    }

    /// Whether it counts as converted: for Matomo, whose conversion is a goal of its own, and for us, that
    /// the form was submitted or completed.
    #[must_use]
    pub fn is_done(self, attempt: &Snapshot) -> bool {
        match self {
            Self::Surasura | Self::Matomo | Self::GyroN => attempt.outcome >= Outcome::Submitted,
            Self::Zuko | Self::FTra => attempt.outcome == Outcome::Completed,
        }
    }

    /// Whether it was abandoned.
    #[must_use]
    pub fn is_abandoned(self, attempt: &Snapshot) -> bool {
        let is_left = self.is_started(attempt) && !self.is_done(attempt);
        is_left && (self != Self::GyroN || is_focus_last(attempt))
    }

    /// The field where an abandoned attempt ended, one of its `fields`.
    #[must_use]
    pub fn ended_at(self, attempt: &Snapshot) -> Option<u8> {
        if !self.is_abandoned(attempt) {
            return None;
        }
        match self {
            // What was only looked at does not count.
            Self::FTra => {
                let entered = |at: &u8| {
                    let field = attempt.fields.get(usize::from(*at));
                    field.is_some_and(|field| field.get(FieldMeter::Commits) > 0)
                };
                let first = attempt.last.filter(entered);
                first.or_else(|| (0..attempt.fields.len() as u8).rev().find(entered))
            }
            _ => attempt.last,
        }
    }

    /// Whether she submitted more than once, which Matomo counts.
    #[must_use]
    pub fn is_resubmitter(self, attempt: &Snapshot) -> Option<bool> {
        let submits = attempt
            .get(Meter::Submits)
            .saturating_add(attempt.get(Meter::Blocked));
        matches!(self, Self::Surasura | Self::Matomo).then_some(submits > 1)
    }
}

/// Whether no submit was stopped since the field focused last was focused. A field is in the timeline when
/// it is left: one that has the focus still has been visited once more than it was left.
fn is_focus_last(attempt: &Snapshot) -> bool {
    let Some(last) = attempt.last else {
        return false;
    };
    let left = |act: Act, about: Option<u8>| act == Act::Visit && about == Some(last);
    let log = || attempt.log.iter().rev();
    let visits = log().filter(|entry| left(entry.act, entry.about)).count();
    let field = attempt.fields.get(usize::from(last));
    let is_in = field.is_some_and(|field| usize::from(field.get(FieldMeter::Visits)) > visits);
    is_in
        || log()
            .take_while(|entry| !left(entry.act, entry.about))
            .all(|entry| entry.act != Act::Blocked)
}

#[cfg(test)]
mod tests;
