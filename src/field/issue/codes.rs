//! Every issue in one table: its code, how grave it is, and what is said of it. `#` in the words is
//! the number of digits, or the character that it is about.

use super::Severity;
use crate::field::FULL;

macro_rules! codes {
    ($($variant:ident $name:literal $severity:ident $ja:literal $en:literal;)+
     ==== $($more:tt)+) => {
        impl Code {
            /// The names of those that this build can give, a line each.
            pub(crate) const NAMES: &str = if FULL { Self::ALL_NAMES } else { concat!($($name, "\n"),+) };
        }
        codes! { $($variant $name $severity $ja $en;)+ $($more)+ }
    };
    ($($variant:ident $name:literal $severity:ident $ja:literal $en:literal;)+) => {
        /// What is wrong.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $(#[doc = $en] $variant,)+
        }

        impl Code {
            /// Every code.
            pub const ALL: [Self; [$($name),+].len()] = [$(Self::$variant),+];

            /// Whether it makes the value invalid.
            #[must_use]
            pub const fn severity(self) -> Severity {
                match self {
                    $(Self::$variant => Severity::$severity,)+
                }
            }

            /// The names, a line each.
            const ALL_NAMES: &str = concat!($($name, "\n"),+);

            /// Of each code the words in Japanese and in English, a line each. The module for the
            /// page does without: `tools/pack.mjs` takes them from here, and JavaScript has them as
            /// text, which is smaller.
            pub(crate) const WORDS: &str = concat!($($ja, "\n", $en, "\n",)+);
        }
    };
}

codes! {
    TextTooLong "TEXT_TOO_LONG" Error
        "長すぎます"
        "This is too long";

    PostalTooShort "POSTAL_TOO_SHORT" Error
        "郵便番号が#桁足りません（7桁です）"
        "The postal code is short by # (it has 7 digits)";
    PostalTooLong "POSTAL_TOO_LONG" Error
        "郵便番号が#桁多いようです（7桁です）"
        "The postal code is too long by # (it has 7 digits)";
    PostalOld "POSTAL_OLD" Error
        "7桁の郵便番号を入力してください（3桁・5桁は1998年までの番号です）"
        "Please enter all 7 digits (codes of 3 or 5 are from before 1998)";
    PostalNotDigits "POSTAL_NOT_DIGITS" Error
        "郵便番号は数字で入力してください"
        "Please enter the postal code in digits";
    PostalUnknown "POSTAL_UNKNOWN" Warning
        "この郵便番号の住所が見つかりません。番号をご確認ください"
        "No address was found for this postal code";
    PostalAddressMismatch "POSTAL_ADDRESS_MISMATCH" Warning
        "郵便番号と住所が合っていないようです"
        "The postal code and the address do not seem to match";

    PhoneTooShort "PHONE_TOO_SHORT" Error
        "電話番号が#桁足りません"
        "The phone number is short by #";
    PhoneTooLong "PHONE_TOO_LONG" Error
        "電話番号が#桁多いようです"
        "The phone number is too long by #";
    PhoneNotDigits "PHONE_NOT_DIGITS" Error
        "電話番号は数字で入力してください"
        "Please enter the phone number in digits";
    PhoneNoAreaCode "PHONE_NO_AREA_CODE" Error
        "市外局番がありません"
        "The area code is missing";
    PhoneNoLeadingZero "PHONE_NO_LEADING_ZERO" Error
        "電話番号の先頭の0がありません"
        "The leading 0 of the phone number is missing";
    PhoneEmergency "PHONE_EMERGENCY" Error
        "緊急・案内用の番号です。ご連絡先の電話番号を入力してください"
        "That is a service number. Please enter a number where we can reach you";
    PhoneUnknownPrefix "PHONE_UNKNOWN_PREFIX" Error
        "この番号で始まる電話番号はありません"
        "No phone number begins with these digits";
    PhoneForeign "PHONE_FOREIGN" Error
        "海外の電話番号のようです。日本の電話番号を入力してください"
        "That looks like a number abroad. Please enter one in Japan";

    EmailNoAt "EMAIL_NO_AT" Error
        "「@」がありません"
        "The @ is missing";
    EmailTwoAts "EMAIL_TWO_ATS" Error
        "「@」が2つ以上あります"
        "There is more than one @";
    EmailNoLocal "EMAIL_NO_LOCAL" Error
        "「@」の前がありません"
        "There is nothing before the @";
    EmailNoDomain "EMAIL_NO_DOMAIN" Error
        "「@」の後がありません"
        "There is nothing after the @";
    EmailBadLocal "EMAIL_BAD_LOCAL" Error
        "「@」の前に使えない文字か「.」の並びがあります"
        "Something before the @ cannot be in an e-mail address";
    EmailBadDomain "EMAIL_BAD_DOMAIN" Error
        "「@」の後が正しくありません（例: example.jp）"
        "The part after the @ is not right (like example.com)";
    EmailNotAscii "EMAIL_NOT_ASCII" Error
        "全角文字が入っています。半角の英数字で入力してください"
        "There are Japanese characters in the e-mail address";
    EmailLegacyDots "EMAIL_LEGACY_DOTS" Warning
        "「.」の位置のため、メールが届かないことがあります"
        "Mail may not reach this address because of where its dots are";
    EmailTypo "EMAIL_TYPO" Warning
        "入力間違いではありませんか"
        "Is this what you meant to type?";

    KanaNotKana "KANA_NOT_KANA" Error
        "「#」はかなではありません"
        "\"#\" is not kana";
    KanaIsKanji "KANA_IS_KANJI" Error
        "漢字が入っています。読みがなを入力してください"
        "There are kanji. Please enter the reading in kana";
    KanaUnsupported "KANA_UNSUPPORTED" Error
        "「#」はここでは使えません"
        "\"#\" cannot be used here";

    CharsetMissing "CHARSET_MISSING" Warning
        "「#」は正しく登録されないことがあります"
        "\"#\" may not be stored as it is";

    AddressNoNumber "ADDRESS_NO_NUMBER" Warning
        "番地が入っていないようです"
        "The house number seems to be missing";
    AddressPostalCode "ADDRESS_POSTAL_CODE" Warning
        "住所に郵便番号が入っています"
        "There is a postal code in the address";
    AddressKanjiOne "ADDRESS_KANJI_ONE" Warning
        "漢数字の「一」は「-」ではありませんか"
        "Is the kanji for one meant to be a hyphen?";

    // Of dates and numbers, which `surasura/full` alone has.
    ====

    DateNotDate "DATE_NOT_DATE" Error
        "日付として読み取れません（例: 1985/4/1）"
        "This is not a date (like 1985-04-01)";
    DateNoYear "DATE_NO_YEAR" Error
        "年がありません"
        "The year is missing";
    DateNoMonth "DATE_NO_MONTH" Error
        "月と日がありません"
        "The month and the day are missing";
    DateNoDay "DATE_NO_DAY" Error
        "日がありません"
        "The day is missing";
    DateShortYear "DATE_SHORT_YEAR" Error
        "年は西暦4桁か元号付きで入力してください"
        "Please enter the year in 4 digits or with its era";
    DateOrder "DATE_ORDER" Error
        "年、月、日の順に入力してください"
        "The order is year, month, day";
    DateNoSuchYear "DATE_NO_SUCH_YEAR" Error
        "0年はありません"
        "There is no year 0";
    DateNoSuchMonth "DATE_NO_SUCH_MONTH" Error
        "月は1から12です"
        "The months are 1 to 12";
    DateNoSuchDay "DATE_NO_SUCH_DAY" Error
        "この月の日は1から#です"
        "The days of that month are 1 to #";
    DateOutsideEra "DATE_OUTSIDE_ERA" Error
        "その元号の期間にない日付です"
        "That day is not in that era";
    DateOtherWeekday "DATE_OTHER_WEEKDAY" Error
        "日付と曜日が合いません"
        "That day is another day of the week";
    DateFuture "DATE_FUTURE" Error
        "未来の日付です"
        "That day is in the future";
    DateTooOld "DATE_TOO_OLD" Error
        "日付が古すぎます"
        "That day is too long ago";

    NumberNotNumber "NUMBER_NOT_NUMBER" Error
        "数字で入力してください"
        "Please enter a number";
    NumberSeveral "NUMBER_SEVERAL" Error
        "数字を1つだけ入力してください"
        "Please enter one number only";
    NumberTooLong "NUMBER_TOO_LONG" Error
        "数字が長すぎます"
        "The number is too long";
}
