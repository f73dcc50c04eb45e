//! Split fields: a telephone number in three boxes, a postal code or a name in two, a date in three,
//! an e-mail address before and after its @. The boxes are read as one value and given back as such.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use super::{Code, DateForm, Issue, Kind, Options, Outcome, all_well, normalize};
use crate::text::list::{among, list};
use crate::text::{numeral, space, width};

/// What became of the boxes of a split field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartsOutcome {
    /// What belongs in each box, as many as were given. Where no value can be made of them, each as it
    /// was typed. To undo is to put back what was given.
    pub values: Vec<String>,
    /// Whether a box differs from what was given.
    pub changed: bool,
    /// What is wrong, the gravest first; [`Issue::part`] is the box, where one can be named. A suggestion
    /// is a whole value: given as the first box with the others empty, it is spread over them.
    pub issues: Vec<Issue>,
}

impl PartsOutcome {
    /// True when no issue is an error.
    #[must_use]
    pub fn valid(&self) -> bool {
        all_well(&self.issues)
    }
}

/// What was meant by the texts in the boxes of one field.
///
/// - `Phone`: area code, exchange, subscriber number; of two boxes the second has all that follows the
///   area code; a fourth is the extension. The plan says how many digits belong in each.
/// - `Postal`: three and four digits.
/// - `Email`: before and after the @.
/// - `Date`: year, month, day; or before them an era by its name or letter.
/// - `Name`, `Kana`: family and given name. Where one box has both with a space between and the other is
///   empty, they are parted; names in Latin letters are not, for their order is anyone's guess.
/// - Of other kinds, and where there is one box, each is a value of its own.
///
/// A whole value in one box goes before what the others hold. `options.caret` is not used.
#[must_use]
pub fn normalize_parts(kind: Kind, parts: &[&str], options: Options) -> PartsOutcome {
    let filled = parts.iter().filter(|part| !shows_nothing(part)).count();
    let separator = match (kind, parts.len()) {
        (_, 0 | 1) => ' ',
        _ if filled == 0 => ' ',
        (Kind::Phone | Kind::Postal, _) => '-',
        (Kind::Email, 2) => '@',
        (Kind::Date, _) => '/',
        (Kind::Name | Kind::Kana, 2) if filled == 1 => {
            let whole = join(parts, ' ');
            let latin = |ch: char| width::ascii(ch).is_ascii_alphabetic();
            if let [family, given] = &*spread(&whole, 3, ' ')
                && !shows_nothing(family)
                && !shows_nothing(given)
                && !whole.chars().any(latin)
            {
                let mut out = normalize_parts(kind, &[family, given], options);
                out.changed = true;
                return out;
            }
            ' '
        }
        _ => ' ',
    };
    let mut within = options;
    within.caret = None;
    if separator != ' ' {
        within.digits_only = false;
        within.date = DateForm::Iso;
    }
    let mut each = Vec::new();
    for part in parts {
        each.push(normalize(kind, part, within));
    }
    let mut out = PartsOutcome {
        values: Vec::new(),
        changed: false,
        issues: Vec::new(),
    };
    if separator == ' ' {
        for (part, outcome) in each.into_iter().enumerate() {
            out.changed |= outcome.changed;
            out.values.push(outcome.value);
            for issue in outcome.issues {
                out.issues.push(issue.with_part(part));
            }
        }
        return out;
    }
    let judged = match parts.len() {
        _ if kind != Kind::Date => true,
        3 => true,
        // The shop may number the eras in its own way, or choose one before anything is typed; and a box
        // of a number may hold half a date.
        4 => {
            let era = parts.first().is_some_and(|era| digits(era).is_empty());
            era && filled > 1 && parts.iter().skip(1).all(|part| is_one_number(part))
        }
        _ => false,
    };
    // A fourth box of a telephone number is no part of it.
    let boxes = match kind {
        Kind::Phone => parts.len().min(3),
        _ => parts.len(),
    };
    let whole = join(parts.get(..boxes).unwrap_or_default(), separator);
    let mut outcome = normalize(kind, &whole, within);
    for alone in &mut each {
        if !outcome.valid() && alone.valid() && !alone.value.is_empty() {
            core::mem::swap(&mut outcome, alone);
        }
    }
    if kind == Kind::Date && !outcome.valid() {
        // 1985//1 is a year and a month; of boxes it is known which one is blank.
        let mut missing = None;
        let boxes = [Code::DateNoDay, Code::DateNoMonth, Code::DateNoYear];
        for (part, code) in parts.iter().rev().zip(boxes) {
            if shows_nothing(part) {
                missing = Some(code);
            }
        }
        // More than four digits are a whole day in one box.
        let whole = parts.iter().any(|part| digits(part).len() > 4);
        if let Some(code) = missing
            && !whole
        {
            outcome.issues = vec![Issue::new(code)];
        }
    }
    let valid = judged && outcome.valid();
    let mut found = spread(&outcome.value, boxes, separator).into_iter();
    for (part, given) in parts.iter().enumerate() {
        let mut value = found.next().unwrap_or_default();
        let own = digits(given);
        let keeps = match kind {
            // A box keeps its way of writing a number: 4 is as good as 04. So does an era.
            Kind::Date => boxes > 3 || number(&value) == number(&own),
            _ => part >= boxes,
        };
        if valid && keeps && !own.is_empty() {
            value = own;
        } else if !valid || keeps {
            value = String::from(*given);
        } else if options.digits_only && separator == '-' {
            value = digits(&value);
        }
        out.changed |= value != *given;
        out.values.push(value);
    }
    if judged {
        for mut issue in outcome.issues {
            issue.part = part_of(kind, parts, &each, &issue);
            out.issues.push(issue);
        }
    }
    out
}

/// Whether a box is empty for the one who looks at it.
fn shows_nothing(text: &str) -> bool {
    text.chars().all(super::is_blank)
}

/// The boxes as one text. Between taro and @example.jp nothing is missing.
fn join(parts: &[&str], separator: char) -> String {
    let mut whole = String::new();
    for (at, part) in parts.iter().enumerate() {
        let has_own = part.chars().next().map(width::ascii) == Some(separator);
        if at > 0 && !has_own && !(separator == '@' && whole.as_bytes().ends_with(b"@")) {
            whole.push(separator);
        }
        whole.push_str(part);
    }
    whole
}

/// The parts of a value between its separators, in so many boxes: the last takes the rest.
fn spread(value: &str, boxes: usize, separator: char) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut between = true;
    for ch in value.chars() {
        let is_separator = match separator {
            '/' => !ch.is_ascii_digit(),
            ' ' => space::is_space(ch),
            _ => ch == separator,
        };
        if is_separator && out.len() < boxes {
            between = true;
            continue;
        }
        if between {
            out.push(String::new());
            between = false;
        }
        if let Some(last) = out.last_mut() {
            last.push(ch);
        }
    }
    out
}

/// The digits of a text, in half width.
fn digits(text: &str) -> String {
    let mut digits = String::new();
    for ch in text.chars().map(width::ascii) {
        if ch.is_ascii_digit() {
            digits.push(ch);
        }
    }
    digits
}

/// Whether nothing but one number, in digits or kanji, and 年, 月 or 日 stands in a box.
fn is_one_number(text: &str) -> bool {
    let (mut numbers, mut within) = (0_u32, false);
    for ch in text.chars() {
        let digit = numeral::digit(width::ascii(ch)).is_ascii_digit();
        let counts = digit || among(ch, list!("元十"));
        if !counts && !among(ch, list!("年月日")) && !super::is_blank(ch) {
            return false;
        }
        numbers = numbers.saturating_add(u32::from(counts && !within));
        within = counts;
    }
    numbers < 2
}

/// The number that digits are.
fn number(digits: &str) -> u32 {
    digits.bytes().fold(0, |number, digit| {
        number.wrapping_mul(10).wrapping_add(u32::from(digit & 0xF))
    })
}

/// The box that an issue is about. `each` is what became of each alone.
fn part_of(kind: Kind, parts: &[&str], each: &[Outcome], issue: &Issue) -> Option<u8> {
    for (at, (part, alone)) in parts.iter().zip(each).enumerate() {
        let here = match issue.code {
            Code::PostalTooShort | Code::PostalTooLong | Code::PostalOld => {
                digits(part).len() != if at == 0 { 3 } else { 4 }
            }
            Code::PhoneTooShort => at < 3 && shows_nothing(part),
            Code::PhoneTooLong => false,
            // What alone is as wrong.
            Code::PostalNotDigits | Code::PhoneNotDigits | Code::EmailNotAscii => {
                let alone = alone.issues.first();
                alone.is_some_and(|alone| alone.code == issue.code)
            }
            Code::EmailNoDomain | Code::EmailBadDomain | Code::EmailTypo => at == 1,
            // DATE_NO_SUCH_MONTH speaks of the month, which stands last but one.
            _ if kind == Kind::Date => {
                let end = match parts.len().saturating_sub(at) {
                    1 => "_DAY",
                    2 => "_MONTH",
                    3 => "_YEAR",
                    _ => " ",
                };
                issue.code.as_str().as_bytes().ends_with(end.as_bytes())
            }
            _ => true,
        };
        if here {
            return boxed(Some(at));
        }
    }
    // Of three boxes that all have digits each is a group.
    if parts.len() == 3 && parts.iter().all(|part| begun(part) > 0) {
        return issue.part;
    }
    // What stood before a +81 is no longer there.
    if parts
        .iter()
        .any(|part| part.chars().any(|ch| width::ascii(ch) == '+'))
    {
        return None;
    }
    // The box in which the group begins that is wrong.
    let group = usize::from(issue.part?);
    let mut before = 0_usize;
    let here = |part: &&str| {
        before = before.wrapping_add(begun(part));
        before > group
    };
    boxed(parts.iter().position(here))
}

/// How many groups of digits begin in a box.
fn begun(text: &str) -> usize {
    let mut groups = 0_usize;
    let mut inside = false;
    for ch in text.chars().filter(|ch| !space::is_invisible(None, *ch)) {
        let digit = numeral::digit(width::ascii(ch)).is_ascii_digit();
        groups = groups.wrapping_add(usize::from(digit && !inside));
        inside = digit;
    }
    groups
}

/// The number of a box as issues have it.
fn boxed(at: Option<usize>) -> Option<u8> {
    u8::try_from(at?).ok()
}

#[cfg(test)]
mod tests;
