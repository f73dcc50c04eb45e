//! The words of names, and lists of words.

use alloc::string::String;

use crate::text::part::parts;

/// Whether `word` is one of the words of a list.
pub(super) fn is_in(word: &str, list: &str) -> bool {
    parts(list, b' ').any(|known| known == word)
}

/// Whether one of the words is in a list.
pub(super) fn any_in(words: &str, list: &str) -> bool {
    parts(words, b' ').any(|word| !word.is_empty() && is_in(word, list))
}

/// Adds the words of a name in lower case: `order[kana][kana01]` has order, kana, kana; `lastName`
/// has last, name.
pub(super) fn add_words(words: &mut String, name: &str) {
    words.push(' ');
    let mut lower = false;
    for ch in name.chars() {
        if ch.is_ascii_punctuation() || ch.is_ascii_digit() || (lower && ch.is_ascii_uppercase()) {
            words.push(' ');
        }
        if !ch.is_ascii_punctuation() && !ch.is_ascii_digit() {
            words.push(ch.to_ascii_lowercase());
        }
        lower = ch.is_ascii_lowercase();
    }
}
