//! All that a page asks of a shard, in one text: a boundary is crossed once, and for less than a
//! structure costs to write out.

use alloc::string::String;
use alloc::vec::Vec;

use super::super::FULL;
use super::agreement::{differs, fold};
use super::lookup::{Place, scan};

/// What the data says of a code, and of an address against it (as [`lookup`](super::lookup) and
/// [`contradiction`](super::contradiction)): a line with the date of the data and, after a tab, the
/// name of the part that the address contradicts; then a line a place, in which a tab stands before
/// prefecture, city and town, and before building, number and office as far as there are any. Empty
/// where the text is not the shard of the code.
#[must_use]
pub fn answer(shard: &str, code: &str, address: &str) -> String {
    // A page that only fills in addresses does without.
    let text = if FULL { fold(address) } else { Vec::new() };
    let mut places = String::new();
    let mut part = None;
    let mut agrees = false;
    let date = scan(shard, code, |city, town| {
        places.push('\n');
        places.push_str(city);
        places.push('\t');
        places.push_str(town);
        if FULL {
            let differs = differs(&text, &Place::new(city, town));
            agrees |= differs.is_none();
            part = part.max(differs);
        }
    });
    let mut out = String::from(date.unwrap_or_default());
    if let Some(part) = part.filter(|_| !agrees) {
        out.push('\t');
        out.push_str(part.as_str());
    }
    out.push_str(&places);
    out
}
