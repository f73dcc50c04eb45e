//! From what a page says of a field to what it means.

use alloc::string::String;

use super::label::by_label;
use super::private::{holds, is_private};
use super::token;
use super::words::{add_words, any_in, is_in};
use crate::beacon::FieldKey;
use crate::field::Kind;
use crate::text::part::{last, parts};

/// What a page says of a field.
#[derive(Clone, Copy, Debug, Default)]
pub struct Described<'a> {
    /// `type` as the browser understands it: `text`, `select-one`, `textarea`.
    pub r#type: &'a str,
    /// `autocomplete`.
    pub autocomplete: &'a str,
    /// `name`.
    pub name: &'a str,
    /// `id`.
    pub id: &'a str,
    /// `data-surasura`: a kind by name, or `off`.
    pub attribute: &'a str,
    /// `data-surasura-key`: the key that the shop declares.
    pub key: &'a str,
    /// What it says to people: label, `aria-label`, `placeholder`. It tells that a field is none of
    /// our business, and what it is where nothing else does.
    pub hints: &'a str,
    /// The shop's `fields` option: the name or id it is listed by, and the kind or nothing.
    pub option: Option<(&'a str, Option<Kind>)>,
}

/// Why a field is taken for its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The shop's `fields` option.
    Option,
    /// `data-surasura`.
    Attribute,
    /// `autocomplete`.
    Autocomplete,
    /// `type`.
    Type,
    /// A word of `name` or `id`.
    Name,
    /// What its label says, where its name says nothing.
    Label,
    /// It is not taken for any kind.
    None,
}

impl Reason {
    /// Its name: `autocomplete`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Option => "option",
            Self::Attribute => "attribute",
            Self::Autocomplete => "autocomplete",
            Self::Type => "type",
            Self::Name => "name",
            Self::Label => "label",
            Self::None => "none",
        }
    }
}

/// What a field means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its kind, if surasura is to look after it.
    pub kind: Option<Kind>,
    /// Its key, if it has one of its own.
    pub key: Option<FieldKey>,
    /// One line of several of an address: a house number may stand in another.
    pub part: bool,
    /// What it is within its kind, by an `autocomplete` token: the page's own, or the one that it
    /// should have. Of a reading that of the name that it reads; empty where nothing is known.
    pub token: String,
    /// The kind of which it is one box of two or three.
    pub boxes: Option<Kind>,
    /// A reading whose label asks for hiragana: ふりがな, ひらがな.
    pub hiragana: bool,
    /// Why.
    pub reason: Reason,
}

/// What a field means, or nothing if it is none of our business: buttons, passwords, payment and
/// one-time codes, whatever else is said of them.
#[must_use]
pub fn recognize(field: &Described<'_>) -> Option<Field> {
    let token = last(field.autocomplete, b' ');
    let mut words = String::new();
    add_words(&mut words, field.name);
    add_words(&mut words, field.id);
    let mut label = String::new();
    add_words(&mut label, field.hints);
    if is_private(field, &words, &label) {
        return None;
    }
    let declared = FieldKey::new(field.key);
    let known = by_token(token);
    let token_key = || known.and_then(|_| FieldKey::new(token));
    let of = |kind: Option<Kind>, boxes: Option<Kind>, key: Option<FieldKey>, reason: Reason| {
        let own = known.map(|_| token);
        let found = || kind.map(|kind| token::token(kind, field.name, &words, &label));
        let token = own.or_else(found).unwrap_or_default();
        // The browser's own list of choices is not a text to mend.
        let kind = kind.filter(|_| is_text(field.r#type));
        // Of addr01 and addr02, or address1 and address2, either may hold the house number.
        let numbered = known.is_none() && is_split(field.name);
        let part = known.is_some_and(|(_, part)| part)
            || is_part(&words)
            || numbered
            || reason == Reason::Label;
        let reason = if kind.is_none() { Reason::None } else { reason };
        Some(Field {
            kind,
            key: declared.clone().or(key),
            part,
            token: token.into(),
            boxes: boxes.filter(|_| is_text(field.r#type)),
            hiragana: holds(&label, "りがな") || holds(&label, "らがな"),
            reason,
        })
    };
    if let Some((listed, kind)) = field.option {
        let key = declared_key(listed).or_else(|| kind.and_then(default_key));
        return of(kind, None, key, Reason::Option);
    }
    match field.attribute {
        "off" => return of(None, None, token_key(), Reason::None),
        name => {
            if let Ok(kind) = Kind::from_name(name) {
                return of(
                    Some(kind),
                    None,
                    token_key().or_else(|| default_key(kind)),
                    Reason::Attribute,
                );
            }
        }
    }
    if let Some((kind, _)) = known {
        let is_box = is_in(
            token,
            "tel-area-code tel-local tel-local-prefix tel-local-suffix",
        );
        let boxes = is_box.then_some(Kind::Phone);
        return of(kind, boxes, token_key(), Reason::Autocomplete);
    }
    // Of customer[address][first_name] and address.firstName the innermost name speaks first.
    let mut own = String::new();
    add_words(&mut own, last(last(field.name, b'['), b'.'));
    let person = !any_in(&own, NO_PERSON);
    let mut row = by_words(&own);
    if row.is_none() && person {
        row = by_words(&words);
    }
    let mut reason = Reason::Name;
    let mut kind = match row {
        // Of what is searched for none is a field of hers.
        _ if field.r#type == "search" => None,
        Some(&(kind, _, not)) => {
            let meant = kind != Kind::Name || person || is_full(&own);
            (meant && !any_in(&words, not)).then_some(kind)
        }
        // A name that speaks of something is believed, whatever the label says.
        None if person => {
            reason = Reason::Label;
            by_label(&label)
        }
        None => None,
    };
    match field.r#type {
        // `type=tel` is also how a page asks for a keyboard of digits: a name that speaks of
        // something else is believed.
        "tel"
            if reason == Reason::Name && kind == Some(Kind::Phone)
                || kind.is_none() && parts(&words, b' ').all(str::is_empty) =>
        {
            (kind, reason) = (Some(Kind::Phone), Reason::Type);
        }
        "email" => (kind, reason) = (Some(Kind::Email), Reason::Type),
        _ => {}
    }
    // The boxes of a number split in two or three are not a whole number each.
    let mut boxes = None;
    if matches!(kind, Some(Kind::Phone | Kind::Postal | Kind::Date))
        && (is_split(field.name) || is_split(field.id) || any_in(&words, "one two three"))
    {
        boxes = kind.take();
    }
    of(kind, boxes, kind.and_then(default_key), reason)
}

/// Names that a person goes by, and not hers.
const NO_PERSON: &str = "user username login account nick nickname";

/// A name that can only be a person's: account_first_name.
fn is_full(words: &str) -> bool {
    any_in(words, "first last full family given") && any_in(words, "name")
}

fn is_text(r#type: &str) -> bool {
    is_in(r#type, "text tel email search textarea url")
}

/// The kind behind an `autocomplete` token of the HTML standard, and whether it is one line of
/// several. `None` for a token that says nothing about a checkout.
fn by_token(token: &str) -> Option<(Option<Kind>, bool)> {
    const KINDS: [(Option<Kind>, bool, &str); 9] = [
        (
            Some(Kind::Name),
            false,
            "name family-name given-name additional-name",
        ),
        (Some(Kind::Phone), false, "tel tel-national"),
        (Some(Kind::Email), false, "email"),
        (Some(Kind::Postal), false, "postal-code"),
        (Some(Kind::Address), false, "street-address address-line1"),
        (
            Some(Kind::Address),
            true,
            "address-line2 address-line3 address-level1 address-level2 address-level3 address-level4",
        ),
        (Some(Kind::Company), false, "organization"),
        (Some(Kind::Date), false, "bday"),
        (
            None,
            false,
            "country country-name bday-day bday-month bday-year sex \
             tel-area-code tel-local tel-local-prefix tel-local-suffix tel-extension \
             tel-country-code",
        ),
    ];
    let known = KINDS.iter().find(|(_, _, tokens)| is_in(token, tokens));
    known.map(|&(kind, part, _)| (kind.filter(|kind| Kind::built().contains(kind)), part))
}

/// Whether a name ends in the number of a box: `tel1`, `zip02`, but not `input-85`.
fn is_split(name: &str) -> bool {
    let mut last = name
        .bytes()
        .rev()
        .skip_while(|byte| matches!(byte, b']' | b')'));
    last.next().is_some_and(|last| last.is_ascii_digit())
        && !last.next().is_some_and(|tens| matches!(tens, b'1'..=b'9'))
}

/// A field that holds one line of several: 都道府県, 市区町村, a building.
fn is_part(words: &str) -> bool {
    any_in(
        words,
        "pref prefecture state province city town building bldg",
    )
}

/// A kind, the words of names and labels that speak of it, and those that make it another thing:
/// `product_name`, `birth_year`.
pub(super) type Row = (Kind, &'static str, &'static str);

/// The kind that the words of a name speak of, as the carts used in Japan name their fields
/// (tests/data/forms.tsv), or those of a label. The first that fits.
pub(super) fn by_words(words: &str) -> Option<&'static Row> {
    const KINDS: &[Row] = &[
        (
            Kind::Email,
            "*mail mailaddress emailaddress mailaddr *メール *アドレス",
            "local domain magazine",
        ),
        (
            Kind::Kana,
            "*kana kanasei kanamei furigana hurigana yomi yomigana phonetic *カナ *がな *ガナ",
            "",
        ),
        (
            Kind::Postal,
            "zip zipcode postal postalcode postcode yubin *郵便番号",
            "",
        ),
        (
            Kind::Phone,
            "tel telno telephone phone phonenumber denwa mobile keitai fax *電話番号 *電話",
            "ext extension naisen",
        ),
        (
            Kind::Address,
            "address addr jusho jyusho pref prefecture city street building bldg *住所 *市区町村 \
             *都道府県 *番地 *建物名 *部屋番号",
            "",
        ),
        (
            Kind::Company,
            "company corp organization kaisha hojin *社名 *法人名",
            "url size id code number type",
        ),
        #[cfg(feature = "full")]
        (
            Kind::Date,
            "birth birthday birthdate dob bday seinengappi *生年月日 *誕生日",
            "year month day place",
        ),
        #[cfg(feature = "full")]
        (Kind::Number, "quantity qty suryo *数量 *個数", ""),
        (
            Kind::Name,
            "name fullname lastname firstname familyname givenname lname fname sei mei \
             shimei namae onamae お名前 名前 氏名 姓 名 氏",
            "department noshi shop store item product file coupon bank branch",
        ),
    ];
    KINDS.iter().find(|(kind, list, _)| {
        // address-fullName is no address.
        any_in(words, list) && !(*kind == Kind::Address && is_full(words))
    })
}

/// The key of a kind where the page gives none: its `autocomplete` token, where there is one.
fn default_key(kind: Kind) -> Option<FieldKey> {
    FieldKey::new(match kind {
        Kind::Postal => "postal-code",
        Kind::Phone => "tel",
        Kind::Email => "email",
        Kind::Name => "name",
        Kind::Kana => "kana",
        Kind::Address => "street-address",
        Kind::Company => "organization",
        Kind::Date => "bday",
        Kind::Number => "quantity",
    })
}

/// The key that a shop declared by listing a field under a name in its own script.
fn declared_key(listed: &str) -> Option<FieldKey> {
    let plain = |ch: char| {
        if ch == '_' {
            '-'
        } else {
            ch.to_ascii_lowercase()
        }
    };
    FieldKey::new(&listed.chars().map(plain).collect::<String>())
}

#[cfg(test)]
mod tests;
