//! Of readings: a name typed by a keyboard made of paper is read as it was typed, or not at all.

use proptest::prelude::*;
use proptest::sample::{Index, select};
use surasura::Options;
use surasura::field::{KanaForm, Kind, normalize};
use surasura::form::furigana::{Event, Furigana, MAX_CHARS};

use super::config;

/// Words, each kanji with its reading.
const WORDS: [&[(&str, &str)]; 26] = [
    &[("山", "やま"), ("田", "だ")],
    &[("佐", "さ"), ("藤", "とう")],
    &[("鈴", "すず"), ("木", "き")],
    &[("高", "たか"), ("橋", "はし")],
    &[("渡", "わた"), ("辺", "なべ")],
    &[("小", "こ"), ("林", "ばやし")],
    &[("中", "なか"), ("村", "むら")],
    &[("長", "は"), ("谷", "せ"), ("川", "がわ")],
    &[("佐", "さ"), ("々", "さ"), ("木", "き")],
    &[("三", "み"), ("浦", "うら")],
    &[("本", "ほん"), ("間", "ま")],
    &[("森", "もり")],
    &[("東", "あずま")],
    &[("東", "ひがし")],
    &[("太", "た"), ("郎", "ろう")],
    &[("花", "はな"), ("子", "こ")],
    &[("健", "けん"), ("一", "いち")],
    &[("健", "けん")],
    &[("秋", "あき"), ("子", "こ")],
    &[("結", "ゆ"), ("衣", "い")],
    &[("翔", "しょう")],
    &[("真", "まさ"), ("人", "と")],
    &[("ク", "く"), ("リ", "り"), ("ス", "す")],
    &[("さ", "さ"), ("く", "く"), ("ら", "ら")],
    &[("美", "み"), ("の", "の"), ("里", "り")],
    &[("𠮷", "よし"), ("野", "の")],
];

/// What else a keyboard may offer, without a reading of its own.
const CANDIDATES: [&str; 6] = ["打", "駄太", "埜雅仁", "毬男", "多", "亜い卯"];

/// How a browser ends a composition.
#[derive(Clone, Copy, Debug)]
enum Browser {
    Chrome,
    Firefox,
    Safari,
}

#[derive(Clone, Debug)]
enum Step {
    /// Words are typed at a place, with mistakes, and converted together, by way of candidates.
    Type {
        at: Index,
        words: Vec<usize>,
        slips: bool,
        romaji: Option<bool>,
        candidates: Vec<usize>,
        one_by_one: bool,
    },
    /// A converted character is deleted.
    Delete(Index),
    /// A space is typed.
    Space(Index),
    /// Everything is deleted, and that undone.
    Undo,
    /// A word is pasted.
    Paste(Index, usize),
    /// A word is picked when one letter of it is typed.
    Predict(Index, usize),
}

fn step() -> impl Strategy<Value = Step> {
    let word = || 0..WORDS.len();
    let typed = (
        any::<Index>(),
        prop::collection::vec(word(), 1..4),
        any::<bool>(),
        any::<Option<bool>>(),
        prop::collection::vec(0..CANDIDATES.len(), 0..4),
        any::<bool>(),
    );
    prop_oneof![
        6 => typed.prop_map(|(at, words, slips, romaji, candidates, one_by_one)| Step::Type {
            at, words, slips, romaji, candidates, one_by_one,
        }),
        3 => any::<Index>().prop_map(Step::Delete),
        1 => any::<Index>().prop_map(Step::Space),
        1 => Just(Step::Undo),
        1 => (any::<Index>(), word()).prop_map(|(at, word)| Step::Paste(at, word)),
        1 => (any::<Index>(), word()).prop_map(|(at, word)| Step::Predict(at, word)),
    ]
}

/// A field, who types in it, and how they read what they type.
struct Shopper {
    furigana: Furigana,
    browser: Option<Browser>,
    /// Each character and its reading.
    name: Vec<(String, String)>,
    /// Characters that have stood there.
    past: Vec<String>,
    known: usize,
}

impl Shopper {
    fn value(&self) -> String {
        self.name.iter().map(|(ch, _)| ch.as_str()).collect()
    }

    fn input(&mut self, value: &str, input_type: &str, is_composing: bool) {
        self.furigana.hear(match self.browser {
            None => Event::Value(value),
            Some(_) => Event::Input {
                value,
                input_type,
                is_composing,
            },
        });
    }

    /// The field with `text` being composed at a place, and what has been typed of it.
    fn compose(&mut self, at: usize, text: &str, typed: Option<&str>) -> Result<(), TestCaseError> {
        let part = |part: &[(String, String)]| -> (String, String) { part.iter().cloned().unzip() };
        let (before, after) = (part(&self.name[..at]), part(&self.name[at..]));
        let value = before.0 + text + &after.0;
        self.input(&value, "insertCompositionText", true);
        let reading = self.furigana.reading(KanaForm::Hiragana);
        match typed {
            Some(typed) if reading.complete => {
                let expected = hiragana(&(before.1 + typed + &after.1));
                prop_assert_eq!(reading.text, expected, "{}", value);
            }
            Some(_) => {}
            None => prop_assert!(!reading.complete, "romaji under way: {value}"),
        }
        Ok(())
    }

    /// The composition ends: the text is what the field holds.
    fn commit(&mut self, before: &str) -> Result<(), TestCaseError> {
        let value = self.value();
        match self.browser {
            Some(Browser::Safari) => {
                self.input(before, "deleteCompositionText", true);
                self.input(&value, "insertFromComposition", true);
            }
            Some(Browser::Firefox) => self.input(&value, "insertCompositionText", false),
            Some(Browser::Chrome) | None => self.input(&value, "insertCompositionText", true),
        }
        self.check()
    }

    /// Nothing that is said to be known is wrong.
    fn check(&mut self) -> Result<(), TestCaseError> {
        self.past.extend(self.name.iter().map(|(ch, _)| ch.clone()));
        let value = self.value();
        let reading = self.furigana.reading(KanaForm::Hiragana);
        if reading.complete {
            self.known += 1;
            let all: String = self.name.iter().map(|(_, read)| read.as_str()).collect();
            prop_assert_eq!(reading.text, hiragana(&all), "{}", value);
        }
        for segment in self.furigana.segments(KanaForm::Hiragana) {
            let (mut at, mut read) = (0, String::new());
            for (ch, reading) in &self.name {
                if at >= segment.from && at < segment.to {
                    read += reading;
                }
                at += ch.encode_utf16().count() as u32;
            }
            if let Some(said) = segment.reading {
                prop_assert_eq!(said, hiragana(&read), "{} in {}", segment.from, value);
            }
        }
        Ok(())
    }

    fn take(&mut self, step: Step) -> Result<(), TestCaseError> {
        let at = |at: Index, name: &[(String, String)]| at.index(name.len() + 1);
        match step {
            Step::Type {
                at: place,
                words,
                slips,
                romaji,
                candidates,
                one_by_one,
            } => {
                let mut place = at(place, &self.name);
                for words in words.chunks(if one_by_one { 1 } else { 3 }) {
                    place = self.type_words(place, words, slips, romaji, &candidates)?;
                }
                Ok(())
            }
            Step::Delete(place) => {
                if self.name.is_empty() {
                    return Ok(());
                }
                let place = place.index(self.name.len());
                // Of two alike, the values don't tell which of them went.
                let alike = |other: usize| {
                    let other = self.name.get(other);
                    other.is_some_and(|other| other.0 == self.name[place].0)
                };
                if alike(place + 1) || place > 0 && alike(place - 1) {
                    return Ok(());
                }
                self.name.remove(place);
                self.input(&self.value(), "deleteContentBackward", false);
                self.check()
            }
            Step::Space(place) => {
                let place = at(place, &self.name);
                self.name.insert(place, ("　".into(), "　".into()));
                self.input(&self.value(), "insertText", false);
                self.check()
            }
            Step::Undo => {
                let was = self.furigana.reading(KanaForm::Hiragana);
                self.input("", "deleteContentBackward", false);
                self.input(&self.value(), "historyUndo", false);
                if was.complete {
                    prop_assert_eq!(self.furigana.reading(KanaForm::Hiragana), was);
                }
                self.check()
            }
            Step::Paste(place, word) => {
                let place = at(place, &self.name);
                let word = spelt(WORDS[word]);
                // Beside its like nobody can tell which of them is new; and by its values alone what comes
                // back may have been undone.
                let like = |ch: &String| word.iter().any(|new| new.0 == *ch);
                let back = self.browser.is_none() && self.past.iter().any(like);
                if back || self.name.iter().any(|(ch, _)| like(ch)) {
                    return Ok(());
                }
                self.name.splice(place..place, word);
                self.input(&self.value(), "insertFromPaste", false);
                self.check()
            }
            Step::Predict(place, word) => {
                let word = WORDS[word];
                // One kana may be all of a short word, and nobody can tell.
                if word.len() < 2 {
                    return Ok(());
                }
                let place = at(place, &self.name);
                let first: String = word[0].1.chars().take(1).collect();
                self.compose(place, &first, Some(&first))?;
                let before = self.value();
                self.name.splice(place..place, spelt(word));
                self.commit(&before)
            }
        }
    }

    fn type_words(
        &mut self,
        at: usize,
        words: &[usize],
        slips: bool,
        romaji: Option<bool>,
        candidates: &[usize],
    ) -> Result<usize, TestCaseError> {
        let mut typed = String::new();
        let words: Vec<(String, String)> = words.iter().flat_map(|at| spelt(WORDS[*at])).collect();
        let kana: String = words.iter().map(|(_, read)| read.as_str()).collect();
        for ch in kana.chars() {
            // What stands in the field before the kana does: a letter, or on a phone its base.
            if let Some(half_width) = romaji {
                let letter = if half_width { 'k' } else { 'ｋ' };
                self.compose(at, &format!("{typed}{letter}"), None)?;
            } else if let Some(base) = "がだばぱっょ"
                .find(ch)
                .and_then(|at| "かたははつよ".get(at..at + 3))
            {
                let early = format!("{typed}{base}");
                self.compose(at, &early, Some(&early))?;
            }
            if slips {
                let slip = format!("{typed}ぬ");
                self.compose(at, &slip, Some(&slip))?;
                self.compose(at, &typed.clone(), Some(&typed.clone()))?;
            }
            typed.push(ch);
            self.compose(at, &typed.clone(), Some(&typed.clone()))?;
        }
        for candidate in candidates {
            self.compose(at, CANDIDATES[*candidate], Some(&kana))?;
        }
        let before = self.value();
        let end = at + words.len();
        self.name.splice(at..at, words);
        self.commit(&before)?;
        Ok(end)
    }
}

fn spelt(word: &[(&str, &str)]) -> Vec<(String, String)> {
    let own = |(ch, read): &(&str, &str)| ((*ch).into(), (*read).into());
    word.iter().map(own).collect()
}

fn hiragana(text: &str) -> String {
    let options = Options {
        kana: KanaForm::Hiragana,
        ..Options::default()
    };
    normalize(Kind::Kana, text, options).value
}

proptest! {
    #![proptest_config(config(2_000))]

    #[test]
    fn a_reading_is_what_was_typed_or_unknown(
        browser in select(vec![None, Some(Browser::Chrome), Some(Browser::Firefox), Some(Browser::Safari)]),
        steps in prop::collection::vec(step(), 1..6),
    ) {
        let mut shopper = Shopper { furigana: Furigana::new(), browser, name: Vec::new(), past: Vec::new(), known: 0 };
        for step in steps {
            shopper.take(step)?;
        }
    }

    /// Nothing but typing and converting, with letters of full width: all of it is known.
    #[test]
    fn what_is_typed_plainly_is_known(
        words in prop::collection::vec(0..WORDS.len(), 1..4),
        slips in any::<bool>(),
        romaji in select(vec![None, Some(false)]),
        browser in select(vec![None, Some(Browser::Chrome), Some(Browser::Safari)]),
    ) {
        let mut shopper = Shopper { furigana: Furigana::new(), browser, name: Vec::new(), past: Vec::new(), known: 0 };
        shopper.type_words(0, &words, slips, romaji, &[])?;
        prop_assert_eq!(shopper.known, 1, "{}", shopper.value());
    }

    #[test]
    fn kana_are_their_own_reading(text in "[ぁ-ゖァ-ヺー]{0,12}") {
        let mut furigana = Furigana::new();
        for (at, ch) in text.char_indices() {
            furigana.hear(Event::Value(&text[..at + ch.len_utf8()]));
        }
        let reading = furigana.reading(KanaForm::Hiragana);
        prop_assert!(reading.complete);
        prop_assert_eq!(reading.text, hiragana(&text));
    }

    /// Whatever happens, the segments cover the name and agree with the whole.
    #[test]
    fn any_events_are_taken(
        events in prop::collection::vec((any::<u8>(), "[a-zｎやまだ山田　+\\PC]{0,6}", select(vec![
            "", "insertText", "insertCompositionText", "insertFromPaste", "deleteCompositionText",
            "deleteContentBackward", "historyUndo",
        ])), 0..12),
        long in 0..MAX_CHARS * 2,
    ) {
        let mut furigana = Furigana::new();
        let long = "山".repeat(long);
        for (what, value, input_type) in &events {
            let before = furigana.segments(KanaForm::Katakana);
            furigana.hear(match what % 8 {
                0 => Event::HandEdited(value),
                1 => Event::Value(value),
                2 => Event::Value(&long),
                _ => Event::Input { value, input_type, is_composing: what % 2 == 0 },
            });
            let reading = furigana.reading(KanaForm::Katakana);
            let segments = furigana.segments(KanaForm::Katakana);
            let mut end = 0;
            for segment in &segments {
                prop_assert_eq!(segment.from, end);
                prop_assert!(segment.to > segment.from);
                end = segment.to;
            }
            let taken = what % 8 > 0 && segments != before;
            let value = if what % 8 == 2 { &long } else { value };
            if taken && value.chars().count() <= MAX_CHARS {
                prop_assert_eq!(end as usize, value.encode_utf16().count());
                prop_assert_eq!(reading.complete, segments.iter().all(|part| part.reading.is_some()));
            }
            if what % 8 == 0 && !value.is_empty() {
                prop_assert_eq!(furigana.offer(KanaForm::Katakana), None);
            }
        }
    }
}
