//! An attempt as one report sees it: judged by one definition, at one moment; and the groups that such attempts
//! fall into.

use serde::Serialize;
use surasura::friction::peers::Peer;

use super::hide::hidden;
use super::row::{Row, Verdict};

/// An attempt.
pub(super) struct Seen<'a> {
    pub(super) id: &'a [u8; 16],
    pub(super) row: &'a Row,
    pub(super) weight: f64,
    verdict: Verdict,
    /// Not done, and heard of a moment ago: what becomes of it is not known yet.
    pub(super) in_progress: bool,
}

impl<'a> Seen<'a> {
    /// As `peer` judges it, where whoever was heard of after `since` may be there still.
    pub(super) fn new(id: &'a [u8; 16], row: &'a Row, peer: Peer, since: i64) -> Self {
        let verdict = row.verdict(peer);
        Self {
            id,
            row,
            weight: row.weight(),
            verdict,
            in_progress: !verdict.done && row.head.happened_at > since,
        }
    }

    pub(super) fn is_done(&self) -> bool {
        self.verdict.done
    }

    /// Started, and no longer in progress.
    pub(super) fn is_started(&self) -> bool {
        self.verdict.started && !self.in_progress
    }

    pub(super) fn is_abandoned(&self) -> bool {
        self.verdict.abandoned && !self.in_progress
    }

    /// Started and left, in a way that the definition does not call abandoned.
    pub(super) fn is_otherwise(&self) -> bool {
        self.is_started() && !self.verdict.done && !self.verdict.abandoned
    }

    pub(super) fn is_untouched(&self) -> bool {
        !self.verdict.started && !self.verdict.done && !self.in_progress
    }

    /// The place where it was abandoned.
    pub(super) fn ended(&self) -> Option<u32> {
        self.row
            .place(self.verdict.ended.filter(|_| self.is_abandoned()))
    }

    pub(super) fn is_resubmitter(&self) -> Option<bool> {
        self.verdict.resubmitter
    }
}

/// A group of a breakdown and what is counted of it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Cell<K, N> {
    /// Which group.
    #[serde(flatten)]
    pub of: K,
    /// It is too small to be shown, or hides one that is.
    pub suppressed: bool,
    /// What is counted; `null` where it is not to be shown.
    pub numbers: Option<N>,
}

/// The cells of groups, each with the number of attempts in it that were heard of.
pub(super) fn cells<K, N>(groups: Vec<(K, u64, N)>, smallest: u64) -> Vec<Cell<K, N>> {
    let sizes: Vec<_> = groups.iter().map(|(_, heard, _)| *heard).collect();
    let hidden = hidden(&sizes, smallest);
    let cell = |((of, _, numbers), suppressed): ((K, u64, N), bool)| Cell {
        of,
        suppressed,
        numbers: (!suppressed).then_some(numbers),
    };
    groups.into_iter().zip(hidden).map(cell).collect()
}
