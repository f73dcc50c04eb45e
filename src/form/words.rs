//! The words of names, and lists of words.

use alloc::string::String;

use crate::text::part::parts;

/// Whether `word` is one of the words of a list, where `*` stands for any beginning.
pub(super) fn is_in(word: &str, list: &str) -> bool {
    parts(list, b' ').any(|known| match known.as_bytes() {
        [b'*', end @ ..] => word.as_bytes().ends_with(end),
        known => word.as_bytes() == known,
    })
}

/// Whether one of the words is in a list.
pub(super) fn any_in(words: &str, list: &str) -> bool {
    parts(words, b' ').any(|word| !word.is_empty() && is_in(word, list))
}

/// Adds the words of a name or a label in lower case: `order[kana][kana01]` has order, kana, kana;
/// `lastName` has last, name; お名前（フリガナ） has お名前 and (フリガナ.
pub(super) fn add_words(words: &mut String, name: &str) {
    words.push(' ');
    let mut lower = false;
    for ch in name.chars() {
        let gap = ch <= ' '
            || ch.is_ascii_punctuation()
            || ch.is_ascii_digit()
            || matches!(
                ch,
                '（' | '）' | '\u{3000}' | '※' | '：' | '・' | '、' | '【' | '】'
            );
        if gap || (lower && ch.is_ascii_uppercase()) {
            words.push(' ');
        }
        if !gap {
            words.push(ch.to_ascii_lowercase());
        } else if matches!(ch, '(' | '（') {
            words.push('(');
        }
        lower = ch.is_ascii_lowercase();
    }
}
