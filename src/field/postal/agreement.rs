//! Whether an address as it was typed and a postal code speak of the same place.
//!
//! A warning that is wrong does harm: whatever two right spellings of one address may differ in is
//! folded away on both sides, and only what no candidate can be meant by is a contradiction.

use alloc::string::String;
use alloc::vec::Vec;

use super::lookup::{Lookup, Place};
use crate::field::{Code, Issue};
use crate::text::space::{is_invisible, is_space};
use crate::text::{kana, numeral, width};

/// The part of an address that a code contradicts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// 都道府県
    Prefecture,
    /// 市区町村
    City,
    /// 町域
    Town,
}

impl Part {
    /// Its name: `prefecture`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Prefecture => "prefecture",
            Self::City => "city",
            Self::Town => "town",
        }
    }

    /// `POSTAL_ADDRESS_MISMATCH`, a warning.
    #[must_use]
    pub const fn issue(self) -> Issue {
        Issue::new(Code::PostalAddressMismatch)
    }
}

/// The part of an address in which it contradicts every place of a code; nothing where it agrees
/// with one, where the code is unknown, and where too little is typed to tell.
///
/// `address` is the address from the prefecture or the city on, in one text: the values of several
/// fields one after the other. `Part::issue` is what to say.
#[must_use]
pub fn contradiction(lookup: &Lookup<'_>, address: &str) -> Option<Part> {
    let text = fold(address);
    let mut furthest = None;
    for place in &lookup.candidates {
        // None is less than any part, and what agrees ends the search.
        furthest = furthest.max(Some(differs(&text, place)?));
    }
    furthest
}

/// The part in which a folded text contradicts one place.
pub(super) fn differs(text: &[u8], place: &Place<'_>) -> Option<Part> {
    let (prefecture, city, town) = (
        fold(place.prefecture),
        fold(place.city),
        fold(place.street()),
    );
    let named = after(text, &prefecture);
    let rest = named.unwrap_or(text);
    // A prefecture has three characters or four, one of which may be a digit by now.
    let another = named.is_none() && has(text, "都道府県", 4, 9);
    if let Some(line) = after_city(rest, &city) {
        // 太宰府市 looks like a prefecture, and begins the address.
        if another && line.len().wrapping_add(city.len()) < text.len() {
            return Some(Part::Prefecture);
        }
        // A business in Kyoto has its street for a town.
        let street = !place.office.is_empty() && place.city.starts_with("京都市");
        return (!street && !in_town(line, &town)).then_some(Part::Town);
    }
    if rest.is_empty() || position(rest, &town) <= KANJI {
        None
    } else if another {
        Some(Part::Prefecture)
    } else if has(rest, "市区郡", KANJI, 18) || (named.is_some() && has(rest, "町村", KANJI, 18))
    {
        Some(Part::City)
    } else {
        (!town.is_empty()).then_some(Part::Town)
    }
}

/// Bytes of a kanji.
const KANJI: usize = 3;

/// Whether a text has one of `signs` between two places.
fn has(text: &[u8], signs: &str, from: usize, to: usize) -> bool {
    let mut signs = signs.as_bytes().chunks(KANJI);
    signs.any(|sign| (from..=to).contains(&position(text, sign)))
}

/// Where a text has a part: past all ends where it has not, or the part is empty.
fn position(text: &[u8], part: &[u8]) -> usize {
    let mut rest = text;
    let mut at = 0_usize;
    while let Some((_, after)) = rest.split_first() {
        if !part.is_empty() && rest.starts_with(part) {
            return at;
        }
        rest = after;
        at = at.wrapping_add(1);
    }
    usize::MAX
}

/// What follows a part in a text.
fn after<'a>(text: &'a [u8], part: &[u8]) -> Option<&'a [u8]> {
    text.get(position(text, part)..)?.get(part.len()..)
}

/// What follows the city in a text; 犬上郡 and 札幌市 may be left out of 犬上郡多賀町 and 札幌市中央区,
/// and so may the ward, and the town of an island.
fn after_city<'a>(text: &'a [u8], city: &[u8]) -> Option<&'a [u8]> {
    let found = after(text, city);
    if found.is_some() {
        return found;
    }
    for sign in ["郡", "市", "島"] {
        let Some(tail) = after(city, sign.as_bytes()).filter(|tail| tail.len() > KANJI) else {
            continue;
        };
        let ward = |text: &[u8]| has(text, "区", KANJI, 12);
        let whole = |rest: &&[u8]| sign == "島" || (ward(tail) && !ward(rest));
        let rest = text.strip_prefix(tail);
        return rest.or_else(|| text.strip_prefix(city.strip_suffix(tail)?).filter(whole));
    }
    None
}

/// Whether what follows the city can be in the town: it may begin with 大字, or with a street, as in
/// Kyoto, or leave out what the town's name begins with, as 神田 of 神田神保町, or write it in full,
/// as 水沢区 in 水沢佐倉河.
fn in_town(text: &[u8], town: &[u8]) -> bool {
    let mut end = town;
    while !text.is_empty() && !end.is_empty() {
        // How far in it may stand: one kanji alone is in too many names, as are two.
        let far = match (end.len() == town.len(), end.len() / KANJI) {
            (true, 0 | 1) => KANJI,
            (true, _) | (_, 3..) => text.len(),
            (_, 2) => 0,
            _ => return false,
        };
        if position(text, end) <= far {
            return true;
        }
        end = end.get(1..).unwrap_or_default();
    }
    true
}

/// Characters of an address that are looked at.
const LENGTH: usize = 200;

/// Characters of place names that are written either way, in pairs; the second is what is compared.
/// Those that Japan Post's data has, and those of which it has the plain form and people the old one.
const VARIANTS: &str = "髙高﨑崎邊辺濱浜澤沢嶋島櫻桜廣広國国龍竜瀧滝條条藪薮曾曽籠篭鶯鴬檜桧渕淵冨富惠恵麴麹頸頚鰺鯵蠣蛎\
礪砺竈釜竃釜壺壷祗祇峯峰嶽岳舘館檮梼鷗鴎薗園諫諌\u{FA10}塚";

/// What is left out of an address without becoming another: 霞ヶ関, 霞が関 and 霞関; 一ノ宮, 一之宮
/// and 一宮; 通り and 通; 字; 北1条西 and 北1西.
const OPTIONAL: &str = "ヶケガカヵノ之乃ツッリ字条・";

/// An address without what two spellings of it may differ in, in bytes. Kanji numerals become digits.
pub(super) fn fold(text: &str) -> Vec<u8> {
    let mut out = String::new();
    let mut counting = false;
    let mut tens = false;
    for ch in text.chars().take(LENGTH) {
        let digit = numeral::digit(ch);
        let numeral = digit != ch || ch == '十';
        // 十 is 10, 十六 16, 二十 20, 二十四 24.
        if tens && !numeral {
            out.push('0');
        }
        tens = ch == '十';
        let mut ch = kana::to_katakana(width::katakana(width::ascii(digit)));
        if tens {
            ch = '1';
        }
        let mut pairs = VARIANTS.chars();
        while let (Some(variant), Some(plain)) = (pairs.next(), pairs.next()) {
            if ch == variant {
                ch = plain;
            }
        }
        let optional = (tens && counting)
            || is_space(ch)
            || is_invisible(None, ch)
            || OPTIONAL.chars().any(|known| known == ch);
        if !optional {
            out.push(ch);
        }
        counting = numeral;
    }
    if tens {
        out.push('0');
    }
    out.into_bytes()
}

#[cfg(test)]
mod tests;
