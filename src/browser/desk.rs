//! The two buffers, and texts in them: `desk.js` has the other side.

#[cfg(any(feature = "form", feature = "cart"))]
use alloc::vec::Vec;

use super::Core;

impl Core {
    /// Where what is given lies, once there is room for so many numbers.
    pub fn room(&mut self, numbers: usize) -> *mut u32 {
        if self.given.len() < numbers {
            self.given.resize(numbers, 0);
        }
        self.given.as_mut_ptr()
    }

    /// Answers with a text, after its length; gives where it lies.
    #[cfg(any(feature = "form", feature = "cart"))]
    pub(super) fn answer(&mut self, answer: &str) -> *const u32 {
        self.numbers.clear();
        text(&mut self.numbers, answer);
        self.numbers.as_ptr()
    }
}

/// A text as its length and its UTF-16 units.
#[cfg(any(feature = "form", feature = "cart"))]
pub(super) fn text(to: &mut Vec<u32>, text: &str) {
    let at = to.len();
    to.push(0);
    text.chars().for_each(|ch| units(to, ch));
    set_length(to, at);
}

/// A character as its UTF-16 units.
#[cfg(any(feature = "form", feature = "cart"))]
pub(super) fn units(to: &mut Vec<u32>, ch: char) {
    let code = u32::from(ch);
    if code > 0xFFFF {
        to.push((code >> 10).wrapping_add(0xD7C0));
        to.push(code & 0x3FF | 0xDC00);
    } else {
        to.push(code);
    }
}

/// Puts the number of what follows at `at`.
#[cfg(any(feature = "form", feature = "cart"))]
pub(super) fn set_length(to: &mut [u32], at: usize) {
    let length = to.len().wrapping_sub(at.wrapping_add(1)) as u32;
    if let Some(head) = to.get_mut(at) {
        *head = length;
    }
}
