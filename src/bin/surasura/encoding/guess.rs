//! Which encoding a file is in, by its first bytes. What cannot be told is asked, never guessed: a
//! wrong guess would mend characters that are not there.

use encoding_rs::{DecoderResult, EUC_JP, SHIFT_JIS, UTF_8};

use super::{BOM, Encoding};
use crate::fault::{Fault, FaultCode};

/// The encoding of a text that begins with `block`. `given`: what the user said it is; `whole`:
/// the text ends with the block.
///
/// # Errors
/// `ENCODING_UNSUPPORTED` where it is UTF-16, ISO-2022-JP or no text, `ENCODING_UNKNOWN` where it
/// could be several or none.
pub fn guess(block: &[u8], given: Option<Encoding>, whole: bool) -> Result<Encoding, Fault> {
    let unsupported = |what: &str| Err(Fault::new(FaultCode::EncodingUnsupported, what));
    if block.starts_with(b"\xFF\xFE") || block.starts_with(b"\xFE\xFF") {
        return unsupported("UTF-16");
    }
    if let Some(given) = given {
        if given == Encoding::Cp932 && block.starts_with(BOM) {
            return Err(Fault::new(FaultCode::EncodingUnknown, "BOM: UTF-8"));
        }
        return Ok(given);
    }
    if block.starts_with(BOM) {
        return Ok(Encoding::Utf8);
    }
    if block.contains(&0) {
        return unsupported("NUL");
    }
    let utf8 = Reading::of(UTF_8, block, whole);
    if utf8.errors == 0 || utf8.fits(2) {
        // Seven bits and escapes between them: ASCII to the eye of UTF-8.
        let escape = |pair: &[u8]| matches!(pair, b"\x1B$" | b"\x1B(");
        if utf8.characters == 0 && block.windows(2).any(escape) {
            return unsupported("ISO-2022-JP");
        }
        return Ok(Encoding::Utf8);
    }
    let unknown = |which: &str| Err(Fault::new(FaultCode::EncodingUnknown, which));
    if utf8.fits(1) {
        return unknown("UTF-8? CP932?");
    }
    // EUC-JP read as CP932 is half-width kana, nearly all of it: they would be "mended".
    if Reading::of(EUC_JP, block, whole).fits(10) {
        return unknown("EUC-JP? CP932?");
    }
    if Reading::of(SHIFT_JIS, block, whole).fits(2) {
        return Ok(Encoding::Cp932);
    }
    unknown("UTF-8? CP932?")
}

/// How well an encoding fits.
struct Reading {
    /// Characters from U+0800 on: kana, kanji, full-width forms. Shorter ones come of half-width
    /// kana in CP932 that are read as UTF-8.
    characters: usize,
    /// Bytes that are none.
    errors: usize,
}

impl Reading {
    fn of(encoding: &'static encoding_rs::Encoding, block: &[u8], whole: bool) -> Self {
        let mut decoder = encoding.new_decoder_without_bom_handling();
        let mut reading = Self {
            characters: 0,
            errors: 0,
        };
        let mut out = [0; 4096];
        let mut rest = block;
        loop {
            let (result, read, written) =
                decoder.decode_to_utf8_without_replacement(rest, &mut out, whole);
            let text = out.get(..written).unwrap_or_default();
            reading.characters += text.iter().filter(|byte| **byte >= 0xE0).count();
            rest = rest.get(read..).unwrap_or_default();
            match result {
                DecoderResult::InputEmpty => return reading,
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(..) => reading.errors += 1,
            }
        }
    }

    /// Whether there are so many good characters for each broken one: databases cut texts off at a
    /// number of bytes.
    fn fits(&self, good: usize) -> bool {
        self.errors * good <= self.characters
    }
}
