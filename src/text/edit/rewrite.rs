//! Characters that become others in another number: `㈱` three, `株式会社` three, `ガ` two.

use alloc::string::String;
use alloc::vec::Vec;

use super::{Cell, ChangeCode, Edit, NONE};

impl Edit {
    /// Walks over the text. At each index `f` may write words other than what is there, and answer how
    /// many characters, one or more, they take the place of; the walk goes on after those. Where it
    /// writes none, the character stays.
    pub fn rewrite(&mut self, why: ChangeCode, f: &dyn Fn(&Self, usize, &mut String) -> usize) {
        let mut cells = Vec::with_capacity(self.cells.len());
        let mut words = String::new();
        let mut index = 0_usize;
        while let Some(first) = self.cells.get(index) {
            words.clear();
            let taken = f(self, index, &mut words).max(1);
            if words.is_empty() {
                cells.push(*first);
                index = index.wrapping_add(1);
                continue;
            }
            for ch in words.chars() {
                cells.push(Cell {
                    ch,
                    given: NONE,
                    from: first.from,
                    to: first.from,
                    why: Some(why),
                });
            }
            index = index.wrapping_add(taken);
            // The last stands for all that was there: a caret passes the words as one.
            if let Some(word) = cells.last_mut()
                && let Some(last) = self.cells.get(index.wrapping_sub(1))
            {
                word.to = last.to;
            }
        }
        self.cells = cells;
    }
}

#[cfg(test)]
mod tests;
