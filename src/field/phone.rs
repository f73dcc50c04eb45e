//! Telephone numbers, split by the numbering plan and not by a list of area codes.
//!
//! Sources: the numbering plan of the Ministry of Internal Affairs (060 as a mobile prefix since
//! December 2024), libphonenumber's metadata for the length of the area code ([`plan`]).

mod plan;
mod read;

pub(super) use read::kanji_digit;

use super::{Code, Issue, Options, Outcome};

/// What kind of line a number reaches. The names are libphonenumber's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// A fixed line.
    FixedLine,
    /// 060, 070, 080, 090.
    Mobile,
    /// 0120, 0800.
    TollFree,
    /// 0570, one number for a whole company.
    Uan,
    /// 0990.
    PremiumRate,
    /// 050.
    Voip,
    /// 020.
    Pager,
}

impl Line {
    /// libphonenumber's name in lower case.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::FixedLine => "fixed_line",
            Self::Mobile => "mobile",
            Self::TollFree => "toll_free",
            Self::Uan => "uan",
            Self::PremiumRate => "premium_rate",
            Self::Voip => "voip",
            Self::Pager => "pager",
        }
    }
}

/// A telephone number in Japan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phone {
    /// With hyphens: `03-5253-2111`.
    pub national: String,
    /// `+81352532111`.
    pub e164: String,
    /// What it reaches.
    pub line: Line,
    /// Digits of the extension, if one was given: `内線31427`.
    pub extension: Option<String>,
}

/// Reads a telephone number.
///
/// # Errors
/// An issue with one of the codes `PHONE_*`.
pub fn parse(text: &str) -> Result<Phone, Issue> {
    let (edit, shape, extension) = read::read(text)?;
    let national = edit.text();
    let mut e164 = String::from("+81");
    e164.extend(national.chars().filter(char::is_ascii_digit).skip(1));
    Ok(Phone {
        national,
        e164,
        line: shape.line,
        extension,
    })
}

/// The number with hyphens: `０９０ー１２３４ー５６７８` becomes `090-1234-5678`.
#[must_use]
pub fn normalize(text: &str, options: Options) -> Outcome {
    match read::read(text) {
        Ok((edit, _, _)) => Outcome::edited(text, &edit, options, Vec::new()),
        Err(issue) => Outcome::kept(text, options, issue),
    }
}

/// How the digits of a number are grouped, and what it reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Shape {
    groups: [usize; 3],
    line: Line,
}

impl Shape {
    const fn new(groups: [usize; 3], line: Line) -> Self {
        Self { groups, line }
    }

    /// The shape of a number of these digits.
    fn of(digits: &str) -> Result<Self, Issue> {
        if digits.as_bytes().first() != Some(&b'0') {
            return Err(without_zero(digits));
        }
        let shape = match digits.as_bytes() {
            [b'0', b'1', b'2', b'0', ..] => Self::new([4, 3, 3], Line::TollFree),
            [b'0', b'5', b'7', b'0', ..] => Self::new([4, 3, 3], Line::Uan),
            [b'0', b'9', b'9', b'0', ..] => Self::new([4, 3, 3], Line::PremiumRate),
            [b'0', b'8', b'0', b'0', ..] => Self::new([4, 3, 4], Line::TollFree),
            [b'0', b'5', b'0', b'0', ..]
            | [b'0', b'6'..=b'9', b'0', b'0', ..]
            | [b'0', b'0', ..] => {
                return Err(Issue::new(Code::PhoneUnknownPrefix));
            }
            // The Ministry writes 3-3-5, people write 3-4-4.
            [b'0', b'6'..=b'9', b'0', ..] => Self::new([3, 4, 4], Line::Mobile),
            [b'0', b'5', b'0', ..] => Self::new([3, 4, 4], Line::Voip),
            [b'0', b'2', b'0', ..] => Self::new([3, 4, 4], Line::Pager),
            _ => {
                let area = area_length(digits);
                if area == 0 && digits.len() >= 6 {
                    return Err(Issue::new(Code::PhoneUnknownPrefix));
                }
                Self::new([area, 6_usize.saturating_sub(area), 4], Line::FixedLine)
            }
        };
        let expected = shape.groups.iter().sum::<usize>();
        if digits.len() < expected {
            return Err(
                Issue::new(Code::PhoneTooShort).with_count(expected.saturating_sub(digits.len()))
            );
        }
        if digits.len() > expected {
            return Err(
                Issue::new(Code::PhoneTooLong).with_count(digits.len().saturating_sub(expected))
            );
        }
        Ok(shape)
    }
}

/// What is wrong with digits that do not begin with 0.
fn without_zero(digits: &str) -> Issue {
    match digits.len() {
        3 | 4 if digits.as_bytes().first() == Some(&b'1') => Issue::new(Code::PhoneEmergency),
        0..=5 => Issue::new(Code::PhoneTooShort).with_count(10_usize.saturating_sub(digits.len())),
        // 5253-2111: a number within the area.
        6..=8 => Issue::new(Code::PhoneNoAreaCode),
        _ => {
            // A spreadsheet took the 0 off.
            let mut whole = String::from("0");
            whole.push_str(digits);
            match Shape::of(&whole) {
                Ok(shape) => {
                    let mut edit = crate::text::Edit::new(&whole);
                    edit.group(&shape.groups);
                    Issue::new(Code::PhoneNoLeadingZero).with_suggestion(edit.text())
                }
                Err(_) => Issue::new(Code::PhoneUnknownPrefix),
            }
        }
    }
}

/// Digits of the area code with its 0, or 0 where no fixed line begins like this.
fn area_length(digits: &str) -> usize {
    let Some(prefix) = digits.get(1..6).and_then(|five| five.parse::<u32>().ok()) else {
        return 0;
    };
    let mut end = 0_u32;
    for run in plan::RUNS {
        end = end.saturating_add(u32::from(run >> 3));
        if prefix < end {
            return usize::from(run & 7);
        }
    }
    0
}

#[cfg(test)]
mod tests;
