//! Which characters a kana field holds, and what to say of the others.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use super::super::{Code, Issue, KanaForm, KanaSet, Options};
use crate::text::dash::{is_dash, is_long_vowel, is_wave};
use crate::text::kana::is_kana;
use crate::text::{Edit, space, width};

/// A repertoire of kana in one form.
#[derive(Clone, Copy)]
pub(super) struct Set {
    pub(super) form: KanaForm,
    pub(super) repertoire: KanaSet,
}

impl Set {
    pub(super) fn of(options: &Options) -> Self {
        let (form, repertoire) = (options.kana, options.kana_set);
        // The narrow sets are katakana.
        let hiragana = form == KanaForm::Hiragana && repertoire != KanaSet::Any;
        Self {
            form: if hiragana { KanaForm::Katakana } else { form },
            repertoire,
        }
    }

    /// Whether the field takes `ch`.
    ///
    /// - EC-CUBE: the pattern `[ァ-ヶｦ-ﾟー]+` of its `KanaType`.
    /// - Zengin: what the record formats of the Japanese Bankers Association let stand in the name of
    ///   an account, as bank and payroll manuals print it: no small kana, no ヲ, no `ー`.
    fn has(self, ch: char) -> bool {
        match (self.repertoire, self.form) {
            (KanaSet::Any, KanaForm::HalfWidth) => matches!(ch, ' ' | '\u{FF65}'..='\u{FF9F}'),
            (KanaSet::Any, _) => is_kana(ch) || space::is_space(ch) || ch == '・',
            (KanaSet::EcCube, _) => {
                matches!(ch, '\u{30A1}'..='\u{30F6}' | 'ー' | '\u{FF66}'..='\u{FF9F}')
            }
            (KanaSet::Zengin, _) => {
                matches!(ch, '\u{30A2}'..='\u{30EF}' | 'ン' | 'ヴ' | '\u{FF71}'..='\u{FF9F}'
                    | '0'..='9' | 'A'..='Z' | ' ' | '\u{3000}' | '(' | ')' | '-'..='/')
            }
        }
    }

    /// What is wrong with a reading, the gravest alone: kanji, then what is not kana, then kana that the
    /// set does not have. For the last there may be a reading without them: old kana as they sound now,
    /// spaces and `・` left out.
    pub(super) fn check(self, edit: &Edit) -> Vec<Issue> {
        let mut worst = (0, '\0');
        for cell in edit.cells() {
            let (rank, _) = self.rank(cell.ch);
            if rank > worst.0 {
                worst = (rank, cell.ch);
            }
        }
        let code = match worst.0 {
            0 => return Vec::new(),
            1 | 2 => Code::KanaUnsupported,
            3 => Code::KanaNotKana,
            _ => Code::KanaIsKanji,
        };
        let mut issue = Issue::new(code).with_char(worst.1);
        if worst.0 == 1 {
            let within = edit.cells().iter().filter_map(|cell| self.rank(cell.ch).1);
            issue.suggestion = Some(within.collect()).filter(|within: &String| !within.is_empty());
        }
        vec![issue]
    }

    /// How much of a stranger a character is, and what may stand in its place, if that is not nothing.
    fn rank(self, ch: char) -> (u8, Option<char>) {
        if self.has(ch) {
            return (0, Some(ch));
        }
        let half = self.form == KanaForm::HalfWidth;
        let sounds = match ch {
            'ヰ' if half => 'ｲ',
            'ヱ' if half => 'ｴ',
            'ヰ' => 'イ',
            'ヱ' => 'エ',
            'ヲ' => 'オ',
            'ｦ' => 'ｵ',
            _ => ch,
        };
        if self.has(sounds) {
            return (1, Some(sounds));
        }
        let rank = if space::is_space(ch) || matches!(ch, '・' | '･') {
            1
        } else if is_kana(ch) {
            2
        } else if space::is_ideograph(ch) {
            4
        } else {
            3
        };
        (rank, None)
    }
}

/// A character as banks have it: no small kana, no `ー`, no small letters, signs in half width.
pub(super) fn bank(ch: char) -> char {
    if is_long_vowel(ch) || is_dash(ch) || is_wave(ch) {
        return '-';
    }
    let full = width::katakana(ch);
    match full {
        'ァ' | 'ィ' | 'ゥ' | 'ェ' | 'ォ' | 'ッ' | 'ャ' | 'ュ' | 'ョ' | 'ヮ' => {
            char::from_u32((full as u32).wrapping_add(1)).unwrap_or(ch)
        }
        'ヵ' => 'カ',
        'ヶ' => 'ケ',
        _ => width::ascii(ch).to_ascii_uppercase(),
    }
}
