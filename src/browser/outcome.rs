//! How a text and its outcome cross between JavaScript and Rust: as numbers in two buffers, which
//! costs a fraction of strings and objects. `desk.js` writes the one and reads the other.

use alloc::string::String;
use alloc::vec::Vec;

use super::desk::{set_length, text, units};
use super::{Core, NONE, options};
use crate::field::{self, Code, Issue, Kind, LONGEST, Options};
use crate::text::group::OTHER;
use crate::text::{ChangeCode, Edit};

/// The names that stand for numbers in `desk.js`: kinds, codes of changes, codes of issues. A
/// line each, an empty one between the lists.
fn names() -> String {
    let mut out = String::new();
    let mut add = |name: &str| {
        out.push_str(name);
        out.push('\n');
    };
    Kind::built().iter().for_each(|kind| add(kind.as_str()));
    add("");
    ChangeCode::ALL.iter().for_each(|code| add(code.as_str()));
    add("");
    add(Code::NAMES);
    out
}

impl Core {
    /// The names behind the numbers, for `desk.js`.
    pub fn names(&mut self) -> *const u32 {
        self.answer(&names())
    }

    /// Normalises the text in the buffer, which a text of more than [`LONGEST`] units need not be in.
    /// Gives where the outcome lies, its first number saying how many follow: nowhere if nothing
    /// changed, nothing is wrong, and the caret stays.
    pub fn normalize(
        &mut self,
        kind: usize,
        length: usize,
        bits: u32,
        caret: u32,
        today: u32,
    ) -> *const u32 {
        let Some(kind) = Kind::built().get(kind) else {
            return core::ptr::null();
        };
        let mut options = options::unpack(bits, today);
        options.caret = Some(caret).filter(|caret| *caret != NONE);
        self.read(*kind, length, options);
        self.outcome()
    }
}

impl Core {
    /// Reads the text in the buffer as a field of this kind, and writes the outcome there: nothing for
    /// a text that is left as it is. Gives the gravest issue.
    pub(super) fn read(&mut self, kind: Kind, length: usize, options: Options) -> Option<Code> {
        let edit = &mut self.edit;
        edit.clear();
        let fits = length <= LONGEST;
        let units = self.given.get(..length).filter(|_| fits);
        let given = give(edit, units.unwrap_or_default());
        self.numbers.clear();
        // Half a surrogate pair cannot be read: such a text is left alone.
        given?;
        let mut read = Err(Issue::new(Code::TextTooLong));
        let mut kept = options.caret.map(|caret| caret.min(length as u32));
        if fits {
            kept = kept.map(|caret| edit.caret(caret));
            read = field::read(kind, edit, &options);
        }
        self.changes.clear();
        let (stands, issues) = match &read {
            Ok(issues) => {
                edit.tell(&mut self.changes);
                let stands = options.caret.map(|caret| edit.caret(caret));
                (stands, issues.as_slice())
            }
            Err(issue) => (kept, core::slice::from_ref(issue)),
        };
        if !self.changes.is_empty() || !issues.is_empty() || stands != options.caret {
            self.write(stands, issues);
        }
        issues.first().map(|issue| issue.code)
    }

    /// Writes an outcome, after the number of numbers that it takes.
    fn write(&mut self, caret: Option<u32>, issues: &[Issue]) {
        let to = &mut self.numbers;
        to.extend_from_slice(&[0, NONE]);
        if !self.changes.is_empty() {
            let cells = self.edit.cells().iter();
            if self.edit.has(OTHER) {
                cells.for_each(|cell| units(to, cell.ch));
            } else {
                // Within the basic plane.
                to.extend(cells.map(|cell| u32::from(cell.ch)));
            }
            set_length(to, 1);
        }
        to.extend_from_slice(&[caret.unwrap_or(NONE), self.changes.len() as u32]);
        for change in &self.changes {
            to.extend_from_slice(&[
                change.code as u32,
                change.from,
                change.to,
                change.value_from,
                change.value_to,
            ]);
        }
        close(to, issues);
    }

    /// Where the outcome lies that was written, if one was.
    pub(super) fn outcome(&self) -> *const u32 {
        if self.numbers.is_empty() {
            core::ptr::null()
        } else {
            self.numbers.as_ptr()
        }
    }
}

/// Gives an edit a text of UTF-16 units; nothing where one of them is half a surrogate pair.
pub(super) fn give(edit: &mut Edit, units: &[u32]) -> Option<()> {
    if !units.iter().any(|unit| matches!(unit, 0xD800..=0xDFFF)) {
        edit.give_units(units);
        return Some(());
    }
    let mut whole = Some(());
    decode(units, &mut |ch| match ch {
        Some(ch) => edit.give(ch),
        None => whole = None,
    });
    whole
}

/// Gives the characters of UTF-16 units, and none for half a surrogate pair. Smaller than that of the
/// standard library, and there once for all who take them.
pub(super) fn decode(units: &[u32], to: &mut dyn FnMut(Option<char>)) {
    let mut rest = units;
    while let [unit, behind @ ..] = rest {
        rest = behind;
        let mut code = *unit;
        if let (0xD800..=0xDBFF, [low @ 0xDC00..=0xDFFF, behind @ ..]) = (code, behind) {
            rest = behind;
            code = (code << 10).wrapping_add(*low).wrapping_sub(0x35F_DC00);
        }
        to(char::from_u32(code));
    }
}

#[cfg(feature = "full")]
impl Core {
    /// What `charset::learn` is to learn: of the text in the buffer, of `all` units, the first
    /// `decoded` characters and the rest.
    pub fn learn(&mut self, decoded: usize, all: usize) {
        // Some letters decompose to one of two units, of which the first came: it stands for nothing.
        let text = self.lossy(0, all);
        if let Some((at, _)) = text.char_indices().nth(decoded)
            && let Some((decoded, bases)) = text.split_at_checked(at)
        {
            crate::text::charset::learn(decoded, bases);
        }
    }
}

/// Ends an outcome with its issues, and tells how many numbers it takes.
pub(super) fn close(to: &mut Vec<u32>, issues: &[Issue]) {
    for issue in issues {
        to.extend_from_slice(&[
            issue.code as u32,
            issue.what.map_or(issue.count.into(), u32::from),
            issue.what.is_some().into(),
            issue.part.map_or(NONE, u32::from),
        ]);
        match &issue.suggestion {
            Some(suggestion) => text(to, suggestion),
            None => to.push(NONE),
        }
    }
    set_length(to, 0);
}
