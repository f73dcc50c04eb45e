//! The words for the shopper: what is wrong, not that something is. `#` is the number of digits.

use super::{Code, Issue};
use crate::text::number::decimal;
use crate::text::part::split_once;

/// Language of a message.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Locale {
    /// Japanese.
    #[default]
    Ja,
    /// English.
    En,
}

impl Locale {
    /// The locale of that name, `ja` or `en`.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "ja" => Some(Self::Ja),
            "en" => Some(Self::En),
            _ => None,
        }
    }
}

pub(super) fn message(issue: &Issue, locale: Locale) -> String {
    let (ja, en) = words(issue.code);
    let template = match locale {
        Locale::Ja => ja,
        Locale::En => en,
    };
    match split_once(template, b'#') {
        Some((before, after)) => {
            let mut out = String::from(before);
            out.push_str(&decimal(u64::from(issue.count)));
            out.push_str(after);
            out
        }
        None => template.into(),
    }
}

fn words(code: Code) -> (&'static str, &'static str) {
    match code {
        Code::PostalTooShort => (
            "郵便番号が#桁足りません（7桁です）",
            "The postal code is short by # (it has 7 digits)",
        ),
        Code::PostalTooLong => (
            "郵便番号が#桁多いようです（7桁です）",
            "The postal code is too long by # (it has 7 digits)",
        ),
        Code::PostalNotDigits => (
            "郵便番号は数字で入力してください",
            "Please enter the postal code in digits",
        ),
        Code::PhoneTooShort => ("電話番号が#桁足りません", "The phone number is short by #"),
        Code::PhoneTooLong => (
            "電話番号が#桁多いようです",
            "The phone number is too long by #",
        ),
        Code::PhoneNotDigits => (
            "電話番号は数字で入力してください",
            "Please enter the phone number in digits",
        ),
        Code::PhoneNoAreaCode => ("市外局番がありません", "The area code is missing"),
        Code::PhoneNoLeadingZero => (
            "電話番号の先頭の0がありません",
            "The leading 0 of the phone number is missing",
        ),
        Code::PhoneEmergency => (
            "緊急・案内用の番号です。ご連絡先の電話番号を入力してください",
            "That is a service number. Please enter a number where we can reach you",
        ),
        Code::PhoneUnknownPrefix => (
            "この番号で始まる電話番号はありません",
            "No phone number begins with these digits",
        ),
        Code::PhoneForeign => (
            "国内の電話番号を入力してください",
            "Please enter a phone number in Japan",
        ),
        Code::EmailNoAt => ("「@」がありません", "The @ is missing"),
        Code::EmailTwoAts => ("「@」が2つ以上あります", "There is more than one @"),
        Code::EmailNoLocal => ("「@」の前がありません", "There is nothing before the @"),
        Code::EmailNoDomain => ("「@」の後がありません", "There is nothing after the @"),
        Code::EmailBadLocal => (
            "「@」の前に使えない文字か「.」の並びがあります",
            "Something before the @ cannot be in an e-mail address",
        ),
        Code::EmailBadDomain => (
            "「@」の後が正しくありません（例: example.jp）",
            "The part after the @ is not right (like example.com)",
        ),
        Code::EmailNotAscii => (
            "全角文字が入っています。半角の英数字で入力してください",
            "There are Japanese characters in the e-mail address",
        ),
        Code::EmailLegacyDots => (
            "「.」の位置のため、メールが届かないことがあります",
            "Mail may not reach this address because of where its dots are",
        ),
        Code::EmailTypo => (
            "入力間違いではありませんか",
            "Is this what you meant to type?",
        ),
        Code::KanaNotKana => (
            "かな以外の文字が入っています",
            "There are characters other than kana",
        ),
        Code::AddressNoNumber => (
            "番地が入っていないようです",
            "The house number seems to be missing",
        ),
    }
}
