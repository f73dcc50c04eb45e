//! From a postal code to where it delivers, read from a shard: the codes that share their first
//! three digits, as `tools/postal.py` writes them from Japan Post's data.
//!
//! ```text
//! P1 100 2026-10-03                      format, first three digits, date of the data
//! <TAB>東京都<TAB>千代田区                 the city of the lines below
//! 1                                      last four digits less those of the line before (-1 at
//! 千代田                                  first), 1 where none are; then the town
//! 5999霞が関霞が関ビル<TAB>霞が関ビル       and the building that ends it, if it has codes of its own
//! 2066大手町<TAB><TAB>1-3-7<TAB>名称      and the house number and name of a business
//! ```
//!
//! A town that begins with a digit has a space before it.

use alloc::vec::Vec;

use serde::Serialize;

use crate::field::{Code, Issue};
use crate::text::part::parts;

/// A place that a code stands for. What the code does not say is empty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Place<'a> {
    /// 東京都
    pub prefecture: &'a str,
    /// 千代田区, 犬上郡多賀町, 札幌市中央区
    pub city: &'a str,
    /// 町域 as Japan Post writes it, with half-width digits and letters.
    pub town: &'a str,
    /// The end of `town` that names a building, where a building has codes of its own: the house
    /// number belongs before it.
    pub building: &'a str,
    /// The house number of a business.
    pub number: &'a str,
    /// The name of a business that has a code of its own.
    pub office: &'a str,
}

impl<'a> Place<'a> {
    /// The place of a line, below the line of its city.
    pub(super) fn new(city: &'a str, town: &'a str) -> Self {
        Self {
            prefecture: cell(city, 1),
            city: cell(city, 2),
            town: cell(town, 0),
            building: cell(town, 1),
            number: cell(town, 2),
            office: cell(town, 3),
        }
    }

    /// The town without the building.
    #[must_use]
    pub fn street(&self) -> &'a str {
        self.town.strip_suffix(self.building).unwrap_or(self.town)
    }

    /// What it has in common with another place.
    fn common(self, other: Self) -> Self {
        let mut common = Self::default();
        if self.prefecture == other.prefecture {
            common.prefecture = self.prefecture;
            if self.city == other.city {
                common.city = self.city;
                if self.town == other.town {
                    common.town = self.town;
                    common.building = self.building;
                }
            }
        }
        common
    }
}

/// What the data says of a code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Lookup<'a> {
    /// The day of the data: `2026-10-03`.
    pub date: &'a str,
    /// Every place of the code, in the order of the data. None: the code is not in the data.
    pub candidates: Vec<Place<'a>>,
}

impl<'a> Lookup<'a> {
    /// As much as all candidates agree on, for the fields that can be filled at once.
    #[must_use]
    pub fn common(&self) -> Place<'a> {
        let places = self.candidates.iter().copied();
        places.reduce(Place::common).unwrap_or_default()
    }

    /// `POSTAL_UNKNOWN`, a warning, where the data has no such code: it may be newer than the data.
    #[must_use]
    pub fn issue(&self) -> Option<Issue> {
        self.candidates
            .is_empty()
            .then(|| Issue::new(Code::PostalUnknown))
    }
}

/// The name of the shard for a code, whole or in part: its first three digits.
#[must_use]
pub fn shard_of(code: &str) -> Option<&str> {
    let name = code.get(..3)?;
    name.bytes()
        .all(|byte| byte.is_ascii_digit())
        .then_some(name)
}

/// Looks a code up in the text of its shard. The code is a value that
/// [`normalize`](super::normalize) made, `100-0001` or `1000001`. Nothing where the text is not its
/// shard: a page that says 404, say.
#[must_use]
pub fn lookup<'a>(shard: &'a str, code: &str) -> Option<Lookup<'a>> {
    let mut candidates = Vec::new();
    let date = scan(shard, code, |city, town| {
        candidates.push(Place::new(city, town))
    })?;
    Some(Lookup { date, candidates })
}

/// Walks over the places of a code, each the line of its city and what follows the number in its own,
/// and gives the date of the data.
//
// A `dyn FnMut` would cost the page 1.9 KB: closures of wasm-bindgen with as many arguments, which are
// taken out while nothing in the module is called like that.
pub(super) fn scan<'a>(
    shard: &'a str,
    code: &str,
    mut each: impl FnMut(&'a str, &'a str),
) -> Option<&'a str> {
    let name = code.get(..3)?;
    let (wanted, _) = number(code.get(code.len().wrapping_sub(4)..)?);
    let mut lines = parts(shard, b'\n');
    let date = lines.next()?.strip_prefix("P1 ")?.strip_prefix(name)?;
    let mut city = "";
    let mut at = 0;
    for line in lines {
        let (step, town) = number(line);
        if line.starts_with('\t') {
            city = line;
            at = u32::MAX;
        } else if !line.is_empty() {
            at = at.wrapping_add(step);
            if at == wanted {
                each(city, town);
            }
        }
    }
    date.get(1..)
}

/// The number that a text begins with, 1 where there is none, and what follows it and a space.
fn number(text: &str) -> (u32, &str) {
    let mut value = 0_u32;
    let mut length = 0_usize;
    for digit in text.bytes().take_while(u8::is_ascii_digit) {
        value = value
            .wrapping_mul(10)
            .wrapping_add(u32::from(digit.wrapping_sub(b'0')));
        length = length.wrapping_add(1);
    }
    let rest = text.get(length..).unwrap_or_default();
    let value = if length == 0 { 1 } else { value };
    (value, rest.strip_prefix(' ').unwrap_or(rest))
}

#[inline(never)]
fn cell(line: &str, at: usize) -> &str {
    parts(line, b'\t').nth(at).unwrap_or_default()
}

#[cfg(test)]
mod tests;
