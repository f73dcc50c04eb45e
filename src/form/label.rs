//! What a label says.

use super::private::holds;
use super::recognize::by_words;
use super::words::is_in;
use crate::field::Kind;
use crate::text::part::parts;

/// The kind that a label speaks of. What stands last in Japanese is what it is: 会社の電話番号. Nothing
/// where it speaks of two kinds or of a part of one.
pub(super) fn by_label(label: &str) -> Option<Kind> {
    let (mut found, mut remark) = (None, false);
    for word in parts(label, b' ') {
        // In brackets stands how it is to be written.
        remark |= word.as_bytes().first() == Some(&b'(');
        let kana = Some(Kind::Kana);
        match by_words(word).map(|row| row.0) {
            None if is_in(word, "*年 *月 *日 *桁 *局番") => return None,
            None => {}
            kind if kind != kana && (remark || found == kana || word.is_ascii()) => {}
            kind if found.is_none() || found == kind || kind == kana => found = kind,
            _ => return None,
        }
    }
    found.filter(|_| !holds(label, "または"))
}

#[cfg(test)]
mod tests;
