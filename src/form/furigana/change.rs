//! From one value of the field to the next.

use alloc::vec::Vec;

use super::convert::{fits, is_same};
use super::sound::sound;
use super::{Furigana, Letter, MAX_CHARS, Role, UNKNOWN, is_known};
use crate::text::{kana, space, width};

/// How a value came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Change {
    /// By a keyboard that composes; or nobody said.
    Typed,
    /// Undone, or done again.
    Undone,
    /// Pasted, dropped, filled in, replaced, deleted; or typed without a composition, as some
    /// browsers say when they fill in.
    Foreign,
    /// Half of a change: Safari takes the composition out, then puts in what became of it.
    Half,
}

impl Change {
    /// By the `inputType` and `isComposing` of an event.
    pub(super) fn of(input_type: &[u8], is_composing: bool) -> Self {
        if input_type.starts_with(b"deleteComp") {
            Self::Half
        } else if is_composing
            // Safari and Firefox send the last value of a composition when it is over.
            || input_type.ends_with(b"FromComposition")
            || input_type.ends_with(b"CompositionText")
        {
            Self::Typed
        } else if input_type.starts_with(b"history") {
            Self::Undone
        } else {
            Self::Foreign
        }
    }
}

/// What differs between two names, and, with it, all of what was converted together.
struct Region {
    /// How many characters are the same at the beginning.
    from: usize,
    /// Where those begin in the new name that are the same at the end. Of a character that went
    /// beside its like it is the later.
    end: usize,
    /// Whether something of the old name is gone.
    is_less: bool,
    /// The characters of the new name, parts of the old one that changed completed.
    first: usize,
    stop: usize,
    /// The letters of the old name, likewise.
    start: usize,
    behind: usize,
}

impl Region {
    fn new(old: &[Letter], new: &[char]) -> Self {
        let (mut from, mut first) = (0_usize, 0_usize);
        let (mut at, mut start) = (0_usize, 0_usize);
        loop {
            let letter = old.get(at);
            let role = letter.map_or(Role::Name, |letter| letter.role);
            if role == Role::Name {
                (first, start) = (from, at);
            }
            if role != Role::Read {
                if letter.is_none() || letter.map(|letter| letter.ch) != new.get(from).copied() {
                    break;
                }
                from = from.wrapping_add(1);
            }
            at = at.wrapping_add(1);
        }
        let (mut end, mut stop) = (new.len(), new.len());
        let (mut to, mut behind) = (old.len(), old.len());
        while to > at
            && let Some(letter) = old.get(to.wrapping_sub(1))
        {
            if letter.role != Role::Read {
                let before = end.wrapping_sub(1);
                if end <= from || new.get(before).copied() != Some(letter.ch) {
                    break;
                }
                end = before;
            }
            to = to.wrapping_sub(1);
            if letter.role == Role::Name {
                (stop, behind) = (end, to);
            }
        }
        Self {
            from,
            end,
            is_less: at < to,
            first,
            stop,
            start,
            behind,
        }
    }
}

impl Furigana {
    pub(super) fn change(&mut self, value: &str, by: Change) {
        if by == Change::Half {
            return;
        }
        let mut new = Vec::new();
        for ch in value.chars().take(MAX_CHARS.saturating_add(1)) {
            new.push(ch);
        }
        self.is_lost = new.len() > MAX_CHARS;
        if self.is_lost {
            new.clear();
        }
        let old = core::mem::take(&mut self.now);
        let region = Region::new(&old, &new);
        let (mut from, mut end) = (region.from, region.end);
        let is_more = from < end;

        let mut has_kanji = false;
        for ch in new.get(from..end).unwrap_or_default() {
            has_kanji |= space::is_ideograph(*ch);
            if width::ascii(*ch).is_ascii_lowercase() {
                self.is_half_width = ch.is_ascii();
            }
        }
        // Kanji in the place of some of what was converted together: all of it was converted again.
        // So it was where several kana came at once; one alone was typed over what was selected.
        let is_typed = by == Change::Typed;
        if region.is_less && (has_kanji || end > from.wrapping_add(1)) {
            (from, end) = (region.first, region.stop);
        }
        let is_whole = is_typed && (from, end) == (region.first, region.stop);
        // Signs at the ends, and what the next key brought along: 山 and the d of だ.
        let is_sign = |ch| !space::is_ideograph(ch) && !kana::is_kana(ch);
        let mut text = new.get(from..end).unwrap_or_default();
        while let [ch, rest @ ..] = text
            && is_sign(*ch)
        {
            text = rest;
            from = from.wrapping_add(1);
        }
        while let [rest @ .., ch] = text
            && is_sign(*ch)
        {
            text = rest;
        }
        let typed = typed(old.get(region.start..region.behind).unwrap_or_default());

        self.now
            .extend_from_slice(old.get(..region.start).unwrap_or_default());
        self.add(new.get(region.first..from).unwrap_or_default());
        if is_whole && fits(text, &typed, self.is_half_width) {
            let mut role = Role::Name;
            for ch in text {
                self.push(*ch, role);
                role = Role::Joined;
            }
            for ch in &typed {
                self.push(*ch, Role::Read);
            }
            from = from.wrapping_add(text.len());
        } else if has_kanji && (by == Change::Foreign || is_typed && !typed.is_empty()) {
            // Perhaps the same name, read in another way.
            self.before.clear();
        }
        self.add(new.get(from..region.stop).unwrap_or_default());
        self.now
            .extend_from_slice(old.get(region.behind..).unwrap_or_default());

        if is_more && by != Change::Foreign && !is_known(&self.now) {
            self.recall(&new);
        }
        if region.is_less && is_known(&old) {
            self.before = old;
        }
    }

    /// Gives a name that is back the reading that it had, if what is known of it occurs there.
    fn recall(&mut self, name: &[char]) {
        let mut name = name.iter();
        let mut known = self
            .now
            .iter()
            .filter(|letter| letter.role == Role::Read && letter.ch != UNKNOWN);
        let mut wanted = known.next();
        for letter in &self.before {
            if letter.role != Role::Read {
                if name.next().copied() != Some(letter.ch) {
                    return;
                }
            } else if wanted.is_some_and(|wanted| is_same(wanted.ch, letter.ch)) {
                wanted = known.next();
            }
        }
        if wanted.is_none() && name.next().is_none() {
            self.now.clone_from(&self.before);
        }
    }

    /// Adds characters of which nothing is known but themselves.
    fn add(&mut self, chars: &[char]) {
        for ch in chars {
            self.push(*ch, Role::Name);
            if let Some(read) = sound(*ch) {
                self.push(read, Role::Read);
            }
        }
    }

    fn push(&mut self, ch: char, role: Role) {
        self.now.push(Letter { ch, role });
    }
}

/// What some letters were typed as.
fn typed(letters: &[Letter]) -> Vec<char> {
    let mut typed = Vec::new();
    let mut last = None;
    for letter in letters {
        if letter.role == Role::Read {
            typed.push(letter.ch);
        } else {
            last = Some(letter.ch);
        }
    }
    // Space after けｎ makes けん of it, and kanji of that, at once.
    if last == Some('ｎ')
        && let Some(last) = typed.last_mut()
    {
        *last = 'ん';
    }
    typed
}
