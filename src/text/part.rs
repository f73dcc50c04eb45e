//! Cutting a text at a plain ASCII sign. `str::split` does it, too, and brings a searcher along that
//! costs the page 700 bytes.

/// What stands before and after the first `at`.
#[must_use]
pub(crate) fn split_once(text: &str, at: u8) -> Option<(&str, &str)> {
    let mut index = 0_usize;
    while *text.as_bytes().get(index)? != at {
        index = index.wrapping_add(1);
    }
    Some((text.get(..index)?, text.get(index.wrapping_add(1)..)?))
}

/// The parts of a text between the signs `at`; one more than there are signs.
pub(crate) fn parts(text: &str, at: u8) -> Parts<'_> {
    Parts {
        rest: Some(text),
        at,
    }
}

#[derive(Clone, Debug)]
pub(crate) struct Parts<'a> {
    rest: Option<&'a str>,
    at: u8,
}

impl<'a> Iterator for Parts<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let rest = self.rest?;
        let (part, rest) = match split_once(rest, self.at) {
            Some((part, rest)) => (part, Some(rest)),
            None => (rest, None),
        };
        self.rest = rest;
        Some(part)
    }
}

/// The part after the last sign.
#[must_use]
pub(crate) fn last(text: &str, at: u8) -> &str {
    parts(text, at).last().unwrap_or_default()
}
