//! The prefecture and the municipality, by the words that end them and the few names that have such a
//! word inside. Checked with every municipality and every town of Japan Post's data (2026-10).

use super::dash::skip_spaces;
use super::{at, is_selector};
use crate::text::Edit;
use crate::text::kana::is_kana;
use crate::text::list::{among, list};
use crate::text::part::parts;
use crate::text::space::is_ideograph;

/// Cities with wards. Elsewhere 区 belongs to a town: 南相馬市原町区.
const WITH_WARDS: &str = "札幌 仙台 さいたま 千葉 横浜 川崎 相模原 新潟 静岡 浜松 名古屋 京都 大阪 堺 神戸 \
    岡山 広島 北九州 福岡 熊本";

/// Characters of a name before the word that ends it, at most; いちき串木野市 has six.
const LONGEST: usize = 8;

/// Where the places of an address end.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// Where the address begins: after a postal code.
    pub start: usize,
    /// Where the prefecture ends; `start` where there is none.
    pub prefecture: usize,
    /// Where the municipality ends; where the prefecture does when there is none.
    pub municipality: usize,
    /// Where what follows begins.
    pub town: usize,
}

/// Reads them.
pub(super) fn read(edit: &Edit) -> Place {
    let start = postal_code(edit);
    let prefecture = prefecture(edit, start);
    let from = skip_spaces(edit, prefecture);
    let mut municipality = municipality(edit, from, prefecture > start);
    if municipality == from {
        municipality = prefecture;
    }
    Place {
        start,
        prefecture,
        municipality,
        town: skip_spaces(edit, municipality),
    }
}

/// Where the address begins after a postal code: after 〒 and seven digits, or 123-4567 before a kanji.
/// 0 where there is none.
pub(super) fn postal_code(edit: &Edit) -> usize {
    let sign = matches!(at(edit, 0), '〒' | '〶' | '\u{3020}');
    let mut hyphen = false;
    let mut end = skip_spaces(edit, usize::from(sign));
    let mut digits = 0_usize;
    loop {
        match at(edit, end) {
            '0'..='9' => digits = digits.wrapping_add(1),
            '-' if digits == 3 => hyphen = true,
            _ => break,
        }
        end = end.wrapping_add(1);
    }
    end = skip_spaces(edit, end);
    if digits == 7 && (sign || (hyphen && is_ideograph(at(edit, end)))) {
        end
    } else {
        0
    }
}

/// Where the prefecture at `from` ends, by 都道府県; `from` where there is none.
fn prefecture(edit: &Edit, from: usize) -> usize {
    let ch = |by: usize| at(edit, from.wrapping_add(by));
    let length = match (ch(2), ch(3)) {
        // 北諸県郡 is a county.
        ('県', _) if ch(1) != '諸' => 3,
        // 太宰府市 is a city.
        ('都' | '道' | '府', _) if among(ch(1), list!("海京都阪")) => 3,
        (_, '県') if among(ch(0), list!("神和鹿")) => 4,
        _ => 0,
    };
    from.wrapping_add(length)
}

/// Where the name at `from` ends that one of `ends` ends, after at least one character, all of them kanji
/// or kana; `from` where there is none.
fn name(edit: &Edit, from: usize, ends: &[u16]) -> usize {
    for length in 0..=LONGEST {
        let ch = |by: usize| at(edit, from.wrapping_add(by));
        let last = ch(length);
        let next = ch(length.wrapping_add(1));
        let inside = match length {
            0 => true,
            // 大町市, 余市郡
            1 => among(ch(0), list!("大玉羽田余上下蒲小高")) && among(next, list!("市町郡")),
            // 四日市市, 野々市市
            2 => among(ch(0), list!("四廿十野")) && among(ch(1), list!("日々")) && next == '市',
            _ => false,
        };
        // 東村山市, 大和郡山市
        let mountain = among(last, list!("村郡"))
            && next == '山'
            && among(ch(length.wrapping_add(2)), list!("市郡"));
        if among(last, ends) && !inside && !mountain {
            return from.wrapping_add(length).wrapping_add(1);
        }
        // 葛 may carry a selector of its glyph.
        if !is_ideograph(last) && !is_kana(last) && !is_selector(last) {
            break;
        }
    }
    from
}

/// Where the municipality at `from` ends: with its county (郡) or island, and its ward. A 町 or 村
/// without a county counts only after a prefecture: 紀尾井町 alone is part of a city.
fn municipality(edit: &Edit, from: usize, after_prefecture: bool) -> usize {
    let end = name(edit, from, list!("市区町村郡"));
    if end == from {
        return from;
    }
    let next = skip_spaces(edit, end);
    let inner = match at(edit, end.wrapping_sub(1)) {
        '郡' => name(edit, next, list!("町村")),
        '市' if has_wards(edit, from, end) => name(edit, next, list!("区")),
        '町' | '村' if !after_prefecture => return from,
        _ => end,
    };
    if inner > next { inner } else { end }
}

/// Whether what stands there is a city with wards.
fn has_wards(edit: &Edit, from: usize, end: usize) -> bool {
    parts(WITH_WARDS, b' ').any(|city| {
        let mut index = from;
        for ch in city.chars() {
            if at(edit, index) != ch {
                return false;
            }
            index = index.wrapping_add(1);
        }
        index.wrapping_add(1) == end
    })
}
