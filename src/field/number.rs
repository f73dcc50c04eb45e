//! Quantities and other numbers.

use alloc::string::String;
use alloc::vec::Vec;

use super::{Code, Issue, Read};
use crate::text::dash::{is_dash, is_long_vowel};
use crate::text::list::{list, place};
use crate::text::number::decimal;
use crate::text::numeral::{self, Numeral, at};
use crate::text::part::parts;
use crate::text::{ChangeCode, Edit, kana, space};

/// What a number may be counted in. It is taken out and nothing is converted: the field says what
/// it holds. No ダース: that would be twelve times as many.
const UNITS: &str = "個 コ こ ケ ヶ つ 点 本 枚 冊 台 箱 袋 缶 瓶 杯 束 組 玉 着 足 食 件 回 人 名 様 名様 人前 円 歳 才 \
    年 月 日 泊 時間 分 ヶ月 か月 カ月 セット パック ケース ポイント g kg m cm mm l ml % .";

/// The number in plain digits: `１，０００円` becomes `1000`, `3万5千` becomes `35000`. Of any length
/// up to 64 characters, never rounded; zeros before it go, those behind the point stay.
pub(super) fn read(edit: &mut Edit) -> Read {
    match value(edit) {
        Ok(()) => Ok(Vec::new()),
        Err(code) => Err(Issue::new(code)),
    }
}

/// Makes a text the number that it holds.
fn value(edit: &mut Edit) -> Result<(), Code> {
    if !numeral::fold(edit) {
        return Err(Code::NumberTooLong);
    }
    kana::compose(edit, false);
    let (mut negative, mut yen, mut start) = (false, false, 0_usize);
    loop {
        let ch = at(edit, start);
        if !negative && (is_minus(ch) || matches!(ch, '▲' | '△')) {
            negative = true;
        } else if let Some(place) = place(list!("+ \u{3000}¥￥\\"), ch) {
            yen |= place > 2;
        } else {
            break;
        }
        start = start.wrapping_add(1);
    }

    let mut end = start;
    let mut numeral = Numeral::new();
    // Digits since the last sign, and since the point.
    let (mut run, mut fraction) = (0_u32, 0_u32);
    let (mut comma, mut point, mut units, mut valid) = (false, false, false, true);
    loop {
        let ch = at(edit, end);
        if ch.is_ascii_digit() {
            numeral.push(ch);
            run = run.wrapping_add(1);
            fraction = fraction.wrapping_add(u32::from(point));
            valid &= !(point && units);
        } else {
            // By three, or by four as 万 and 億 count.
            valid &= !comma || matches!(run, 3 | 4);
            comma = is_comma(ch) && run > 0 && !point;
            if matches!(ch, '.' | '。') && !point && !units {
                point = true;
                edit.set(end, '.', ChangeCode::Punctuation);
            } else if numeral.push(ch) {
                units = true;
            } else if !comma {
                break;
            }
            run = 0;
        }
        end = end.wrapping_add(1);
    }
    let mut value = numeral.value();
    let nothing = end == start.wrapping_add(usize::from(point));
    if nothing || (units && value == u64::MAX) {
        return Err(Code::NumberNotNumber);
    }
    let mut rest = end;
    // The dash of ¥1,000- closes the amount.
    while space::is_space(at(edit, rest)) || (yen && is_minus(at(edit, rest))) {
        rest = rest.wrapping_add(1);
    }
    let mut behind = edit.cells().iter().skip(rest);
    if !valid || behind.any(|cell| cell.ch.is_ascii_digit()) {
        return Err(Code::NumberSeveral);
    }
    let is_rest = |unit: &str| {
        let mut index = rest;
        let same = unit.chars().all(|ch| {
            let same = at(edit, index).to_ascii_lowercase() == ch;
            index = index.wrapping_add(1);
            same
        });
        same && at(edit, index) == '\0'
    };
    if at(edit, rest) != '\0' && !parts(UNITS, b' ').any(is_rest) {
        return Err(Code::NumberNotNumber);
    }

    if point && fraction == 0 {
        end = end.wrapping_sub(1);
    }
    edit.cut(end, usize::MAX, ChangeCode::Note);
    if units {
        for _ in 0..fraction {
            // 1.5万 is 15万 over ten; 1.23456万 has a fraction.
            if !value.is_multiple_of(10) {
                return Err(Code::NumberNotNumber);
            }
            value /= 10;
        }
        let mut out = String::from(if negative && value > 0 { "-" } else { "" });
        out.push_str(&decimal(value));
        edit.become_text(&out, ChangeCode::Form);
        return Ok(());
    }
    edit.remove(ChangeCode::Form, |_, ch| is_comma(ch));
    // 007 is 7, -0 is 0, .5 is 0.5.
    while at(edit, start) == '0' && at(edit, start.wrapping_add(1)).is_ascii_digit() {
        start = start.wrapping_add(1);
    }
    negative &= at(edit, start) != '0' || at(edit, start.wrapping_add(1)) != '\0';
    let first = usize::from(negative);
    edit.cut(first, start, ChangeCode::Form);
    if negative {
        edit.set(0, '-', ChangeCode::Form);
    }
    if at(edit, first) == '.' {
        edit.insert(first, '0', ChangeCode::Form);
    }
    Ok(())
}

fn is_minus(ch: char) -> bool {
    is_dash(ch) || is_long_vowel(ch)
}

fn is_comma(ch: char) -> bool {
    matches!(ch, ',' | '、')
}

#[cfg(test)]
mod tests;
