//! A text that becomes another one.

use super::{ChangeCode, Edit};

impl Edit {
    /// Makes the whole text `text`, character by character. What is too long is cut; what is too
    /// short is filled before its last character, so that a caret at the end stays there.
    pub fn become_text(&mut self, text: &str, why: ChangeCode) {
        let mut text = text.chars();
        let mut index = 0_usize;
        while let Some(ch) = text.next() {
            let next = index.wrapping_add(1);
            if next < self.cells.len() || text.as_str().is_empty() {
                self.set(index, ch, why);
            } else {
                self.insert(index, ch, why);
            }
            index = next;
        }
        self.cut(index, usize::MAX, why);
    }
}
