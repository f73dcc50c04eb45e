//! The house number: where it stands, and of which parts it is made.
//!
//! A part is a run of digits, or of kanji numerals before a word that counts: 一丁目 counts, 六本木 and
//! 三部 do not. What comes after a number tells names and rooms from it: 三番町, 3号棟, 36階.

use alloc::string::String;
use alloc::vec::Vec;

use super::at;
use super::dash::skip_spaces;
use crate::text::dash::{is_dash, is_long_vowel};
use crate::text::list::{among, list, place};
use crate::text::space::is_space;
use crate::text::{Edit, kana};

/// Kanji numerals by their value, then those of deeds (零 is 10), then the powers of ten.
const NUMERALS: &[u16] = list!("〇一二三四五六七八九零壱弐参十百千");

/// Digits that are a number, at most: what is longer is kept as it is.
const LONGEST: usize = 8;

/// Whether `ch` is a kanji numeral up to 千.
pub(super) fn is_numeral(ch: char) -> bool {
    among(ch, NUMERALS)
}

/// One of the numbers of a house number.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    /// Where it begins, with the letter of イ22 or A22.
    pub from: usize,
    /// Where its digits end.
    pub to: usize,
    /// Where the word that counts ends, if there is one.
    pub end: usize,
}

impl Part {
    /// Its kanji numerals in ASCII digits: 十二 is `12`, 一〇三 is `103`.
    pub(super) fn digits(self, edit: &Edit) -> String {
        // The sum so far, and the digits that wait for a power of ten.
        let mut sum = 0_u64;
        let mut last = 0_u64;
        for index in self.from..self.to {
            let ch = at(edit, index);
            let value = place(NUMERALS, ch).unwrap_or_default() as u64;
            let power = match value {
                14 => 10,
                15 => 100,
                16 => 1000,
                digit => {
                    last = last.wrapping_mul(10).wrapping_add(digit % 10);
                    continue;
                }
            };
            sum = sum.wrapping_add(last.max(1).wrapping_mul(power));
            last = 0;
        }
        crate::text::number::decimal(sum.wrapping_add(last))
    }

    /// Whether its digits are kanji numerals.
    pub(super) fn is_kanji(self, edit: &Edit) -> bool {
        is_numeral(at(edit, self.from))
    }
}

fn is_number(ch: char) -> bool {
    ch.is_ascii_digit() || is_numeral(ch)
}

/// Whether `ch` after a number makes a floor, a building or, after the `first` number, the name of a
/// place of it: 36階, 5番街, 北24条. Later it may begin a building: 1-2-3町田ビル.
fn is_name(ch: char, first: bool) -> bool {
    among(ch, list!("階室棟館街")) || (first && among(ch, list!("地町条線軒区部組通外目屋台堀")))
}

/// Whether `ch` after a number would be read with it.
pub(super) fn is_read_on(ch: char) -> bool {
    is_name(ch, true) || is_numeral(ch) || among(ch, list!("丁番号")) || is_joiner(ch)
}

/// What may stand between two parts.
pub(super) fn is_joiner(ch: char) -> bool {
    is_dash(ch) || is_long_vowel(ch) || among(ch, list!("のノ之"))
}

/// Where the run of characters like the one at `from` ends: of digits, or of numerals.
fn run(edit: &Edit, from: usize) -> usize {
    let digits = at(edit, from).is_ascii_digit();
    let mut to = from;
    while is_number(at(edit, to)) && at(edit, to).is_ascii_digit() == digits {
        to = to.wrapping_add(1);
    }
    to
}

/// The part that begins at `from`, if what follows its digits does not make it something else.
fn part(edit: &Edit, from: usize, first: bool) -> Option<Part> {
    let to = run(edit, from);
    let kanji = is_numeral(at(edit, from));
    let next = at(edit, to);
    let after = at(edit, to.wrapping_add(1));
    let goes_on = is_joiner(next) && is_number(after);
    let counted = match next {
        '丁' if after == '目' => 2,
        '番' if after == '地' => 2,
        // 堺 counts 丁 alone; 八丁 and 八丁堀 are names.
        '丁' if after.is_ascii_digit() && !kanji => 1,
        '丁' | '番' | '号' if is_name(after, first) => return None,
        // 麻布十番1-2 and 二番堰 are names, too.
        '番' if !first || !kanji || is_numeral(after) => 1,
        // 熊堂3号7番地; 1号線
        '号' if (!first || !is_number(after)) && !among(after, list!("線店車機舎")) => 1,
        '丁' | '番' | '号' => return None,
        _ if is_name(next, first) => return None,
        // 6のロ is a house; 5の通り and 一の坂 are names.
        'の' | 'ノ' | '之' if !goes_on && !among(after, list!("イロハニホヘト甲乙丙丁")) =>
        {
            return None;
        }
        // 2A is a room, 36F a floor; in 9-8KN渋谷ビル the building begins.
        'A'..='Z' | 'a'..='z' if !after.is_ascii_alphabetic() && (!first || next == 'F') => {
            return None;
        }
        // A kanji numeral that nothing counts is a number at the end of others only.
        _ if kanji && !goes_on && (first || !(next == '\0' || is_space(next))) => return None,
        _ => 0,
    };
    let length = to.wrapping_sub(from);
    let end = to.wrapping_add(counted);
    (1..=LONGEST)
        .contains(&length)
        .then_some(Part { from, to, end })
}

/// The number that all of the text from `from` on is: 一〇三四五.
pub(super) fn whole(edit: &Edit, from: usize) -> Option<Part> {
    let to = run(edit, from);
    let end = to.wrapping_add(usize::from(at(edit, to) == '番'));
    (to > from && at(edit, end) == '\0').then_some(Part { from, to, end })
}

/// The parts that follow each other from `from` on.
fn chain(edit: &Edit, mut from: usize) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut letter = 0_usize;
    while let Some(found) = part(edit, from.wrapping_add(letter), parts.is_empty()) {
        parts.push(Part { from, ..found });
        from = found.end;
        let counter = match found.end > found.to {
            true => at(edit, from.wrapping_sub(1)),
            false => '号',
        };
        if among(counter, list!("丁目")) {
            from = skip_spaces(edit, from);
        }
        letter = 0;
        if is_joiner(at(edit, from)) {
            from = from.wrapping_add(1);
            // 14-イ22, 14-A22
            let symbol = at(edit, from);
            let lettered = (symbol.is_ascii_alphabetic() || kana::is_katakana(symbol))
                && at(edit, from.wrapping_add(1)).is_ascii_digit();
            letter = usize::from(lettered);
        } else if counter == '号' {
            break;
        }
    }
    // 五之三川平: numerals that nothing counts and that nothing goes on from.
    if let [only] = parts.as_slice()
        && only.end == only.to
        && only.is_kanji(edit)
    {
        parts.clear();
    }
    parts
}

/// The first house number from `from` on that has at least so many parts; `named` is where a
/// municipality ends, if that is known. Empty where there is none.
pub(super) fn find(edit: &Edit, mut from: usize, named: Option<usize>, least: usize) -> Vec<Part> {
    while at(edit, from) != '\0' {
        let mut end = run(edit, from);
        if end > from {
            let parts = chain(edit, from);
            if let [first, ..] = parts.as_slice() {
                if is_town(edit, *first, named) {
                    end = first.end;
                } else if parts.len() >= least && !is_room(edit, *first) {
                    return parts;
                } else {
                    end = parts.last().map_or(end, |last| last.end);
                }
            }
        }
        from = end.max(from.wrapping_add(1));
    }
    Vec::new()
}

/// Whether a 丁目 or 号 is the name of a town, or part of it: 下田市一丁目, 大字八丁目, 平和通１丁目南６番.
fn is_town(edit: &Edit, part: Part, named: Option<usize>) -> bool {
    let last = at(edit, part.end.wrapping_sub(1));
    let side = among(at(edit, part.end), list!("東西南北"))
        && is_number(at(edit, part.end.wrapping_add(1)));
    let before = at(edit, part.from.wrapping_sub(1));
    let whole = match named {
        Some(named) => named == part.from,
        // 古市 is a town, too, but a town of 丁目 is written in kanji.
        None => among(before, list!("市区")) && part.is_kanji(edit),
    } || before == '字';
    (last == '目' && (whole || side)) || (last == '号' && side)
}

/// Whether it is the room of サンハイツ101: three digits or more, alone and at the end, after a word
/// for a building.
fn is_room(edit: &Edit, part: Part) -> bool {
    let before = |by: usize| at(edit, part.from.wrapping_sub(by));
    at(edit, part.end) == '\0'
        && part.end.wrapping_sub(part.from) >= 3
        && matches!(
            (before(2), before(1)),
            ('ビ', 'ル') | ('イ', 'ツ') | ('ー', 'ポ') | ('ワ', 'ー') | ('ョ', 'ン')
        )
}
