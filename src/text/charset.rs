//! What a back end can store: which characters of a text are outside its set, and what could stand
//! in their place.
//!
//! No table of 7,000 characters ships. Both sets follow from the `shift_jis` index of the Encoding
//! Standard, which every browser and Node has in `TextDecoder`, and what a letter is without its
//! accent `String.prototype.normalize` knows: a page tells them to [`learn`]. Natively
//! `encoding_rs` and `unicode-normalization` are asked, without a word from the caller.

mod table;

use alloc::string::String;
#[cfg(not(target_arch = "wasm32"))]
use alloc::vec::Vec;
use core::sync::atomic::{AtomicU8, AtomicU16, Ordering};

use super::edit::utf16;
use table::PAIRS;

/// What the shop's back end can store. Characters outside it are warned of, never replaced.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Charset {
    /// Everything.
    #[default]
    Utf8,
    /// Windows-31J, as the Encoding Standard has it under `shift_jis`, without the private use area.
    Cp932,
    /// JIS X 0208, the kanji of levels 1 and 2, with the half-width katakana of JIS X 0201.
    JisX0208,
}

/// Of each character of the basic plane, whether it is in CP932 (1) and in JIS X 0208 (2). Zeros take no
/// room in a module.
static SETS: [AtomicU8; 0x1_0000] = [const { AtomicU8::new(0) }; 0x1_0000];

/// What each of [`accented`] is without its accent or in its usual form, in that order.
static BASES: [AtomicU16; 0x2040] = [const { AtomicU16::new(0) }; 0x2040];

fn is_known(ch: char, bits: u8) -> bool {
    let known = SETS.get(ch as usize).map(|set| set.load(Ordering::Relaxed));
    known.unwrap_or(0) & bits != 0
}

fn know(ch: char, bits: u8) {
    if let Some(set) = SETS.get(ch as usize) {
        set.fetch_or(bits, Ordering::Relaxed);
    }
}

/// The codes whose characters [`learn`] wants to be told, each two bytes, the higher first: 0x8100
/// to 0xFCFF without 0xA000 to 0xDFFF, where single bytes are.
#[cfg(not(target_arch = "wasm32"))]
pub fn codes() -> impl Iterator<Item = u16> {
    (0x8100..0xFD00_u16).filter(|code| (code >> 13) % 3 == 1)
}

/// The characters whose first part [`learn`] wants to be told: the letters of Latin, Greek, Cyrillic
/// and what is between, and the compatibility ideographs.
#[cfg(not(target_arch = "wasm32"))]
pub fn accented() -> impl Iterator<Item = char> {
    ('\u{C0}'..='\u{1EFF}').chain('\u{F900}'..='\u{FAFF}')
}

/// Learns both sets from what a decoder for `shift_jis` of the Encoding Standard made of `codes`, and
/// the proposals from the first character of the canonical decomposition (NFD) of each of `accented`.
/// In a page:
///
/// ```js
/// const bytes = [];
/// for (let code = 0x8100; code < 0xfd00; code++)
///   if ((code >> 13) % 3 == 1) bytes.push(code >> 8, code);
/// let bases = "";
/// for (let code = 0xc0; code < 0xfb00; code = code == 0x1eff ? 0xf900 : code + 1)
///   bases += String.fromCharCode(code).normalize("NFD")[0];
/// learn(new TextDecoder("shift_jis").decode(Uint8Array.from(bytes)), bases);
/// ```
///
/// JIS X 0208 is that index without the rows of NEC (13, 89 to 92) and IBM (115 to 119), with six
/// signs as the Unicode tables of JIS have them: U+301C for U+FF5E, U+2212 for U+FF0D. A code that
/// stands for nothing gives a replacement character, after which a page has the ASCII of its second
/// byte, and Node has not: ASCII is in both sets without being learned.
pub fn learn(decoded: &str, bases: &str) {
    let mut bits = 3;
    for ch in decoded.chars() {
        bits = match ch {
            // The first of row 13, and of row 89: what follows is NEC's and IBM's.
            '①' | '纊' => 1,
            // The first of row 16.
            '亜' => 3,
            _ => bits,
        };
        if !matches!(ch, '\u{E000}'..='\u{F8FF}' | '\u{FFFD}') {
            know(ch, bits & 1);
            know(paired(ch).unwrap_or(ch), bits & 2);
        }
    }
    for (entry, base) in BASES.iter().zip(bases.chars()) {
        entry.store(
            u16::try_from(base as u32).unwrap_or(0xFFFD),
            Ordering::Relaxed,
        );
    }
}

/// Natively all is learned on first use.
#[cfg(not(target_arch = "wasm32"))]
fn ready() {
    static ONCE: std::sync::Once = std::sync::Once::new();
    ONCE.call_once(|| {
        let bytes: Vec<u8> = codes().flat_map(u16::to_be_bytes).collect();
        let decoded = encoding_rs::SHIFT_JIS.decode_without_bom_handling(&bytes).0;
        let first = |ch| {
            let mut first = None;
            unicode_normalization::char::decompose_canonical(ch, |part| {
                first.get_or_insert(part);
            });
            first.unwrap_or(ch)
        };
        learn(&decoded, &accented().map(first).collect::<String>());
    });
}

/// In a page, JavaScript calls [`learn`].
#[cfg(target_arch = "wasm32")]
fn ready() {}

impl Charset {
    /// Whether `ch` comes back from the back end as it was sent. Before [`learn`] was called in a
    /// page, every character does.
    ///
    /// U+00A5 and U+203E are in JIS X 0201, in the place of `\` and `~`, which CP932 has there.
    #[must_use]
    pub fn has(self, ch: char) -> bool {
        let bits = match self {
            Self::Utf8 => return true,
            Self::Cp932 => 1,
            Self::JisX0208 => 2,
        };
        ready();
        is_known(ch, bits)
            || matches!(ch, '\0'..='\u{7F}' | '\u{FF61}'..='\u{FF9F}')
            || (bits == 2 && matches!(ch, '\u{A5}' | '\u{203E}'))
            || !is_known('亜', 1)
    }
}

/// A character that a back end cannot store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missing {
    /// The character.
    pub ch: char,
    /// Where it begins, a UTF-16 offset.
    pub at: u32,
}

/// Which characters of a text the set does not have, in order. A variation selector is one.
///
/// ```
/// use surasura::text::charset::{Charset, missing};
///
/// let names: Vec<_> = missing("髙田𠮷子", Charset::Cp932).collect();
/// assert_eq!((names.len(), names[0].ch, names[0].at), (1, '𠮷', 2));
/// assert_eq!(missing("髙田𠮷子", Charset::JisX0208).count(), 2);
/// ```
pub fn missing(text: &str, charset: Charset) -> impl Iterator<Item = Missing> + '_ {
    let mut end = 0_u32;
    text.chars().filter_map(move |ch| {
        let at = end;
        end = end.saturating_add(utf16(ch));
        (!charset.has(ch)).then_some(Missing { ch, at })
    })
}

/// What to say of a text with characters that the set does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// How many there are.
    pub count: u16,
    /// The first of them; of a selector, what it stands on.
    pub first: char,
    /// The text with something that the set has in place of each: 髙 as 高, é as e, a variation
    /// selector or an accent left out. `None` when one of them has nothing to stand for it. To be
    /// offered, never written.
    pub proposal: Option<String>,
}

/// Looks a text over. `None` when the set has every character of it.
///
/// ```
/// use surasura::text::charset::{Charset, review};
///
/// let proposal = |text| review(text, Charset::JisX0208).and_then(|review| review.proposal);
/// assert_eq!(proposal("髙﨑").as_deref(), Some("高崎"));
/// assert_eq!(proposal("山田😀"), None);
/// assert_eq!(review("髙﨑", Charset::Cp932), None);
/// ```
#[must_use]
pub fn review(text: &str, charset: Charset) -> Option<Review> {
    let mut first = None;
    let mut count = 0_u16;
    let mut proposal = Some(String::new());
    let mut before = None;
    for ch in text.chars() {
        let mut instead = Some(ch);
        let mark = is_selector(ch) || matches!(ch, '\u{300}'..='\u{36F}');
        if !charset.has(ch) {
            count = count.saturating_add(1);
            first = first.or(before.filter(|_| mark)).or(instead);
            instead = stand_in(ch).filter(|found| charset.has(*found));
        }
        match (instead, &mut proposal) {
            (Some(instead), Some(proposal)) => proposal.push(instead),
            (None, _) if !mark => proposal = None,
            _ => {}
        }
        before = Some(ch);
    }
    Some(Review {
        first: first?,
        count,
        proposal,
    })
}

/// A variation selector: it chooses the glyph of the character before it.
#[must_use]
pub fn is_selector(ch: char) -> bool {
    matches!(ch, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

/// Another character for `ch`: the same one written in another way.
fn stand_in(ch: char) -> Option<char> {
    paired(ch).or_else(|| {
        let from = match ch {
            '\u{C0}'..='\u{1EFF}' => 0xC0,
            '\u{F900}'.. => 0xF900 - 0x1E40,
            _ => return None,
        };
        let at = (ch as usize).wrapping_sub(from);
        let base = BASES.get(at)?.load(Ordering::Relaxed);
        char::from_u32(u32::from(base))
    })
}

/// What the pairs have for `ch`.
fn paired(ch: char) -> Option<char> {
    let mut chars = PAIRS.chars();
    loop {
        let found = chars.next()?;
        if chars.next()? == ch {
            return Some(found);
        }
    }
}
