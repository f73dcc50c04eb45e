//! What each number of the report means. The peers' reports differ in just these words, so they
//! stand beside the numbers.

mod attempts;
mod fields;
mod others;
mod peers;

use serde::Serialize;
use surasura::friction::peers::Peer;

/// The meaning of one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Definition {
    /// The member of the report that it explains.
    pub of: &'static str,
    /// What the page calls it, in Japanese.
    pub ja_term: &'static str,
    /// The meaning in Japanese.
    pub ja: &'static str,
    /// What the page calls it, in English.
    pub en_term: &'static str,
    /// The meaning in English.
    pub en: &'static str,
}

/// The meanings by somebody's definitions, in the order in which the page shows the numbers.
#[must_use]
pub fn definitions(peer: Peer) -> Vec<Definition> {
    let of = |ours: &Definition| {
        peers::of(peer, ours.of).map_or(*ours, |[ja, en]| Definition { ja, en, ..*ours })
    };
    let all = [
        attempts::DEFINITIONS,
        fields::DEFINITIONS,
        others::DEFINITIONS,
    ];
    all.into_iter().flatten().map(of).collect()
}

const fn define(
    of: &'static str,
    [ja_term, en_term]: [&'static str; 2],
    ja: &'static str,
    en: &'static str,
) -> Definition {
    Definition {
        of,
        ja_term,
        ja,
        en_term,
        en,
    }
}
