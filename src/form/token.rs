//! What a field is within its kind, by the `autocomplete` tokens of the HTML standard, where the page
//! gives none: which line of an address, which half of a name.

use super::words::any_in;
use crate::field::Kind;
use crate::text::part::last;

/// The token of a field of this kind. `name` is its name, `words` are those of its name and id, `label`
/// those that it says to people. Of a reading it is the token of the name that it reads.
pub(super) fn token(kind: Kind, name: &str, words: &str, label: &str) -> &'static str {
    let speaks = |list: &str| any_in(words, list) || any_in(label, list);
    let of = |lists: &[(&'static str, &str)]| {
        let found = lists.iter().find(|(_, list)| speaks(list));
        found.map(|(token, _)| *token)
    };
    match kind {
        Kind::Postal => "postal-code",
        Kind::Phone => "tel",
        Kind::Email => "email",
        Kind::Company => "organization",
        Kind::Date => "bday",
        Kind::Number => "",
        Kind::Name | Kind::Kana => {
            const HALVES: [(&str, &str); 2] = [
                (
                    "family-name",
                    "sei family last lname familyname lastname kanasei *姓 *セイ *せい",
                ),
                (
                    "given-name",
                    "mei given first fname givenname firstname kanamei 名 (名 *メイ *めい",
                ),
            ];
            of(&HALVES).unwrap_or(match number(name) {
                1 => "family-name",
                2 => "given-name",
                _ => "name",
            })
        }
        Kind::Address => {
            const LINES: [(&str, &str); 3] = [
                (
                    "address-level1",
                    "pref prefecture state province region *都道府県",
                ),
                ("address-level2", "city municipality *市区町村"),
                (
                    "address-line2",
                    "building bldg apartment apt suite room *建物名 *ビル名 *マンション名 *部屋番号",
                ),
            ];
            match number(name) {
                1 => "address-line1",
                2 => "address-line2",
                3 => "address-line3",
                _ => of(&LINES).unwrap_or(match speaks("street banchi town *番地 *町名") {
                    true => "address-line1",
                    false => "street-address",
                }),
            }
        }
    }
}

/// The number that a name ends in, of one digit: 1 of `name01`, `address_1` and, counted from 0,
/// `street[0]`. 0 where there is none.
fn number(name: &str) -> u8 {
    let own = last(name.trim_end_matches(']'), b'[');
    let own = own.as_bytes();
    let Some((last, before)) = own.split_last() else {
        return 0;
    };
    match (last, before.last()) {
        (b'0'..=b'8', None) => last.wrapping_sub(b'0').wrapping_add(1),
        (b'1'..=b'9', before) if !matches!(before, Some(b'1'..=b'9')) => last.wrapping_sub(b'0'),
        _ => 0,
    }
}

#[cfg(test)]
mod tests;
