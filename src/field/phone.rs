//! Telephone numbers, split by the numbering plan and not by a list of area codes.
//!
//! Sources: the numbering plan of the Ministry of Internal Affairs (060 as a mobile prefix since
//! December 2024), libphonenumber's metadata for the length of the area code (`plan`).

mod plan;
mod read;

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use super::{Code, Issue, Options, Read};
use crate::text::Edit;
use crate::text::part::parts;

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
    /// Area code, exchange and subscriber number: `["03", "5253", "2111"]`.
    pub parts: [String; 3],
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
    let mut edit = Edit::new(text);
    let shape = read::read(&mut edit, false)?;
    let national = edit.text();
    let mut parts = parts(&national, b'-');
    let parts = [(); 3].map(|()| parts.next().unwrap_or_default().into());
    let mut e164 = String::from("+81");
    e164.extend(national.chars().filter(char::is_ascii_digit).skip(1));
    Ok(Phone {
        national,
        parts,
        e164,
        line: shape.line,
        extension: read::extension(text),
    })
}

/// The number with hyphens, or without (`options.digits_only`): `０９０ー１２３４ー５６７８` becomes
/// `090-1234-5678`.
pub(super) fn read(edit: &mut Edit, options: &Options) -> Read {
    read::read(edit, options.digits_only).map(|_| Vec::new())
}

/// How the digits of a number are grouped, and what it reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Shape {
    groups: [u8; 3],
    line: Line,
}

impl Shape {
    /// Digits in all.
    fn digits(self) -> usize {
        self.groups.iter().copied().map(usize::from).sum()
    }

    /// The shape of a number that begins with these digits, of any length. The area code has no
    /// length where no number does, or where there are too few digits to tell.
    fn begun(digits: &[u8]) -> Self {
        let (groups, line) = match digits {
            [b'0', b'1', b'2', b'0', ..] => ([4, 3, 3], Line::TollFree),
            [b'0', b'5', b'7', b'0', ..] => ([4, 3, 3], Line::Uan),
            [b'0', b'9', b'9', b'0', ..] => ([4, 3, 3], Line::PremiumRate),
            [b'0', b'8', b'0', b'0', ..] => ([4, 3, 4], Line::TollFree),
            [b'0', b'2', b'0', ..] => ([3, 4, 4], Line::Pager),
            [_, _, b'0', b'0', ..] => ([0, 6, 4], Line::FixedLine),
            [b'0', b'5', b'0', ..] => ([3, 4, 4], Line::Voip),
            // The Ministry writes 3-3-5, people write 3-4-4.
            [b'0', b'6'..=b'9', b'0', ..] => ([3, 4, 4], Line::Mobile),
            _ => {
                let area = area_length(digits);
                ([area, 6_u8.saturating_sub(area), 4], Line::FixedLine)
            }
        };
        Self { groups, line }
    }

    /// The shape of a number of these digits, and what is wrong with them. Of a number that lacks its
    /// 0 the shape that it has with it.
    fn of(digits: &[u8]) -> (Self, Option<Code>) {
        let shape = Self::begun(digits);
        let count = digits.len();
        let code = match digits {
            [b'0', rest @ ..] => {
                let early = matches!(rest, [b'0', ..] | [_, b'0', b'0', ..]);
                match (count, shape.digits()) {
                    // 010 calls abroad.
                    _ if rest.starts_with(b"10") => Code::PhoneForeign,
                    _ if shape.groups.first() == Some(&0) && (early || count >= 6) => {
                        Code::PhoneUnknownPrefix
                    }
                    (count, whole) if count < whole => Code::PhoneTooShort,
                    (count, whole) if count > whole => Code::PhoneTooLong,
                    _ => return (shape, None),
                }
            }
            [] => Code::PhoneNotDigits,
            [b'1', _, _] | [b'1', _, _, _] => Code::PhoneEmergency,
            _ if count < 6 => Code::PhoneTooShort,
            // 5253-2111: a number within the area.
            _ if count < 9 => Code::PhoneNoAreaCode,
            _ => {
                // A spreadsheet took the 0 off.
                let mut whole = vec![b'0'];
                whole.extend_from_slice(digits);
                let (shape, fault) = Self::of(&whole);
                if fault.is_none() {
                    return (shape, Some(Code::PhoneNoLeadingZero));
                }
                Code::PhoneUnknownPrefix
            }
        };
        (shape, Some(code))
    }
}

/// Digits of the area code with its 0, or 0 where no fixed line begins like this.
fn area_length(digits: &[u8]) -> u8 {
    let Some([first, four @ ..]) = digits.get(1..6) else {
        return 0;
    };
    let value =
        |number: u16, digit: &u8| number.wrapping_mul(10).wrapping_add(u16::from(digit & 0xF));
    let number = four.iter().fold(0, value);
    let mut end = 0_u16;
    for run in plan::RUNS
        .get(usize::from(first & 0xF))
        .into_iter()
        .copied()
        .flatten()
    {
        end = end.wrapping_add(run >> 3);
        if number < end {
            return (run & 7) as u8;
        }
    }
    0
}

#[cfg(test)]
mod tests;
