//! An address taken apart.

use alloc::string::String;
use alloc::vec::Vec;

use super::number::{self, Part};
use super::{at, place, tidy};
use crate::field::name;
use crate::text::list::{among, list};
use crate::text::{Edit, space};

/// An address in its parts. Each is empty where it is not there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parsed {
    /// 東京都, with its last character; `東京` alone is not taken for one.
    pub prefecture: String,
    /// 千代田区, 横浜市港北区, 余市郡余市町, 三宅島三宅村: city, town or village, with its county or
    /// island and its ward, as far as they were typed.
    pub municipality: String,
    /// What stands between the municipality and the house number: 霞が関, 北24条西.
    pub town: String,
    /// The house number: `1丁目2番3号`, `一丁目二番三号` and `1-2-3` are `["1", "2", "3"]`, `14-イ22` is
    /// `["14", "イ22"]`.
    pub numbers: Vec<String>,
    /// The building: サンタワー, くすのきアパート2号棟.
    pub building: String,
    /// The room or floor: `101`, `101号室`, `36階`, `A-101`.
    pub room: String,
}

/// The parts of an address, by its words and signs: no list of towns is looked up, and nothing is
/// put in that was not typed. A postal code before it is left out. What is full width is half width
/// in the parts.
#[must_use]
pub fn parse(text: &str) -> Parsed {
    let mut edit = Edit::new(text);
    name::clean(&mut edit);
    tidy(&mut edit, true);
    let place = place::read(&edit);
    let end = edit.cells().len();
    let named = (place.municipality > place.prefecture).then_some(place.town);
    let parts = number::find(&edit, place.town, named, 1);
    let digits = |part: &Part| match part.is_kanji(&edit) {
        true => part.digits(&edit),
        false => piece(&edit, part.from, part.to),
    };
    let mut numbers: Vec<String> = parts.iter().map(digits).collect();
    let mut town = parts.first().map_or(end, |first| first.from);
    let mut building = parts.last().map_or(end, |last| last.end);
    if parts.is_empty() {
        let whole = number::whole(&edit, place.town).filter(|_| place.town == place.start);
        let is_space = |index: &usize| space::is_space(at(&edit, *index));
        let rest = (place.town..end).find(is_space).unwrap_or(place.town);
        if let Some(whole) = whole {
            numbers.push(digits(&whole));
            town = place.town;
        } else if rest > place.town || room(&edit, rest, end) < end {
            // サンタワー101 is a building; 梅田 is a town.
            town = rest;
            building = rest;
        }
    }
    let mut last = room(&edit, building, end);
    // 1-2-3-101: the fourth is a room.
    if let [.., part] = parts.as_slice()
        && parts.len() > 3
        && building == end
        && end.wrapping_sub(part.from) >= 3
    {
        last = part.from;
        building = last;
        numbers.pop();
    }
    Parsed {
        prefecture: piece(&edit, place.start, place.prefecture),
        municipality: piece(&edit, place.prefecture, place.municipality),
        town: piece(&edit, place.town, town),
        building: piece(&edit, building, last),
        room: piece(&edit, last, end),
        numbers,
    }
}

/// Where the room begins that ends the text: digits, with what belongs to them.
fn room(edit: &Edit, from: usize, end: usize) -> usize {
    let mut start = end;
    let mut digits = 0_usize;
    while start > from {
        let index = start.wrapping_sub(1);
        let ch = at(edit, index);
        // A letter belongs to it, a word does not: TOWER101.
        let letter =
            ch.is_ascii_alphabetic() && !at(edit, index.wrapping_sub(1)).is_ascii_alphabetic();
        if ch.is_ascii_digit() {
            digits = digits.wrapping_add(1);
        } else if !letter && !among(ch, list!("-#号室階、・")) {
            break;
        }
        start = index;
    }
    // ベルデ2 is the name of a building.
    let alone = digits == 1 && start.wrapping_add(1) == end;
    if digits == 0 || alone { end } else { start }
}

/// The text of the cells without the spaces and signs at its ends.
fn piece(edit: &Edit, mut from: usize, mut to: usize) -> String {
    let sign = |index: usize| {
        let ch = at(edit, index);
        space::is_space(ch) || among(ch, list!("-,、，"))
    };
    while from < to && sign(from) {
        from = from.wrapping_add(1);
    }
    while from < to && sign(to.wrapping_sub(1)) {
        to = to.wrapping_sub(1);
    }
    (from..to).map(|index| at(edit, index)).collect()
}
