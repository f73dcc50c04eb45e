//! Writes JSON, in a few hundred bytes of code. Beacons have a writer of their own (`beacon/write.rs`).

use alloc::string::String;

/// A JSON text as it grows. Commas come by themselves.
#[derive(Debug, Default)]
pub(super) struct Json(pub(crate) String);

impl Json {
    /// `{` or `[`, as a member or an element.
    pub(super) fn open(&mut self, bracket: char) {
        self.comma();
        self.0.push(bracket);
    }

    /// `}` or `]`.
    pub(super) fn close(&mut self, bracket: char) {
        self.0.push(bracket);
    }

    /// A comma, where something stands before.
    fn comma(&mut self) {
        if !matches!(self.0.as_bytes().last(), None | Some(b'{' | b'[' | b':')) {
            self.0.push(',');
        }
    }

    /// The key of the member that comes next.
    pub(super) fn key(&mut self, key: &str) {
        self.text(key);
        self.0.push(':');
    }

    /// A string.
    pub(super) fn text(&mut self, text: &str) {
        self.comma();
        self.0.push('"');
        for ch in text.chars() {
            if matches!(ch, '"' | '\\') {
                self.0.push('\\');
            }
            // No text of ours holds a control character; one that came in with a value goes.
            if ch >= ' ' {
                self.0.push(ch);
            }
        }
        self.0.push('"');
    }

    /// A word of the language itself, or a number: `null`, `true`, `12`.
    pub(super) fn bare(&mut self, word: &str) {
        self.comma();
        self.0.push_str(word);
    }

    /// A member that is a string or null.
    pub(super) fn word(&mut self, key: &str, value: Option<&str>) {
        self.key(key);
        match value {
            Some(value) => self.text(value),
            None => self.bare("null"),
        }
    }
}
