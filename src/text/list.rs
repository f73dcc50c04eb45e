//! Lists of characters, two bytes each: written as text, made when the crate is compiled. A `str` would
//! be decoded anew for every character that is looked for.

/// The characters of a text, none of them beyond the basic plane (tests/lints.rs), as a
/// `&[u16]`.
macro_rules! list {
    ($text:expr) => {{
        const LENGTH: usize = $crate::text::list::count($text);
        const LIST: [u16; LENGTH] = $crate::text::list::units($text);
        &LIST
    }};
}
pub(crate) use list;

/// How many characters a text has.
pub(crate) const fn count(text: &str) -> usize {
    let mut rest = text.as_bytes();
    let mut count = 0;
    while let [first, after @ ..] = rest {
        if *first & 0xC0 != 0x80 {
            count += 1;
        }
        rest = after;
    }
    count
}

/// The characters of a text of so many.
pub(crate) const fn units<const LENGTH: usize>(text: &str) -> [u16; LENGTH] {
    let mut units = [0; LENGTH];
    let mut rest = text.as_bytes();
    let mut left: &mut [u16] = &mut units;
    while let [unit, behind @ ..] = left {
        let (value, after) = match rest {
            [a, b, c, after @ ..] if *a >= 0xE0 => (
                (*a as u16) << 12 | (*b as u16 & 0x3F) << 6 | (*c as u16 & 0x3F),
                after,
            ),
            [a, b, after @ ..] if *a >= 0xC0 => {
                ((*a as u16 & 0x1F) << 6 | (*b as u16 & 0x3F), after)
            }
            [a, after @ ..] => (*a as u16, after),
            [] => break,
        };
        *unit = value;
        left = behind;
        rest = after;
    }
    units
}

/// The place of a character in a list.
#[inline(never)]
#[must_use]
pub(crate) fn place(list: &[u16], ch: char) -> Option<usize> {
    list.iter()
        .position(|unit| u32::from(*unit) == u32::from(ch))
}

/// Whether a character is in a list.
#[must_use]
pub(crate) fn among(ch: char, list: &[u16]) -> bool {
    place(list, ch).is_some()
}

#[cfg(test)]
mod tests;
