use encoding_rs::{EUC_JP, ISO_2022_JP};

use super::*;
use crate::fault::FaultCode;

fn cp932(text: &str) -> Vec<u8> {
    let mut out = Vec::new();
    assert!(Encoding::Cp932.push(&mut out, text), "{text}");
    out
}

/// Every character of CP932 is written as bytes that are read as it.
#[test]
fn every_character_of_cp932_comes_back() {
    let mut read = 0;
    let mut same = 0;
    let singles = (0..=0xFF_u8).map(|byte| vec![byte]);
    let leads = (0x81..=0x9F).chain(0xE0..=0xFC_u8);
    let pairs = leads.flat_map(|lead| (0x40..=0xFC_u8).map(move |trail| vec![lead, trail]));
    for bytes in singles.chain(pairs) {
        let Some(text) = Encoding::Cp932.decode(&bytes) else {
            continue;
        };
        if text.chars().count() != 1 {
            continue; // a single byte and an ASCII one
        }
        let written = cp932(&text);
        assert_eq!(
            Encoding::Cp932.decode(&written).as_deref(),
            Some(&*text),
            "{bytes:X?}"
        );
        read += 1;
        same += usize::from(written == bytes);
    }
    // Single bytes: 128 ASCII, 0x80, 63 half-width; pairs: 9,413 with 1,880 private ones.
    assert_eq!(
        read,
        128 + 1 + 63 + 7_724 + 1_880 - 191 + 191 - 7_724 + 7_724
    );
    // NEC's and IBM's rows have characters twice.
    assert!(read - same < 500, "{}", read - same);
}

#[test]
fn japanese_traps() {
    let text = "～－㈱髙①ポ能表\u{E000}\u{E757}";
    assert_eq!(
        cp932(text),
        b"\x81\x60\x81\x7C\x87\x8A\xFB\xFC\x87\x40\x83\x7C\x94\x5C\x95\x5C\xF0\x40\xF9\xFC"
    );
    for lost in ["𠮷", "〜", "−", "¥", "‾", "é", "a\u{E000}−", "−\u{E757}"] {
        let mut out = b"kept".to_vec();
        assert!(!Encoding::Cp932.push(&mut out, lost), "{lost}");
        assert_eq!(out, b"kept");
    }
}

const TEXT: &str = "番号,氏名,電話番号\r\n1,山田　太郎,０９０ー１２３４ー５６７８\r\n";

fn told(block: &[u8]) -> Result<Encoding, FaultCode> {
    guess(block, None, true).map_err(|fault| fault.code)
}

#[test]
fn tells_what_can_be_told() {
    assert_eq!(told(b""), Ok(Encoding::Utf8));
    assert_eq!(told(b"a,b\n"), Ok(Encoding::Utf8));
    assert_eq!(told(TEXT.as_bytes()), Ok(Encoding::Utf8));
    assert_eq!(told(b"\xEF\xBB\xBFa\xFF\0"), Ok(Encoding::Utf8));
    assert_eq!(told(&cp932(TEXT)), Ok(Encoding::Cp932));
    assert_eq!(told(&cp932("山")), Ok(Encoding::Cp932));
    assert_eq!(told(&cp932("ﾔﾏﾀﾞ ﾀﾛｳ")), Ok(Encoding::Cp932));
}

#[test]
fn a_character_cut_off_is_no_other_encoding() {
    for encoding in [Encoding::Utf8, Encoding::Cp932] {
        let mut bytes = Vec::new();
        encoding.push(&mut bytes, TEXT);
        // At the end of the block, where more follows.
        let at_end = guess(&bytes[..bytes.len() - 3], None, false);
        assert_eq!(at_end, Ok(encoding));
        // And in a cell that a database cut off.
        let mut cut = bytes.clone();
        let ideograph = cut
            .windows(2)
            .position(|pair| pair == b"1,")
            .expect("a cell")
            + 2;
        cut.remove(ideograph);
        assert_eq!(told(&cut), Ok(encoding));
    }
}

#[test]
fn asks_where_it_cannot_be_told() {
    assert_eq!(
        told(&EUC_JP.encode(TEXT).0),
        Err(FaultCode::EncodingUnknown)
    );
    // Half-width kana in even numbers are good EUC-JP, too.
    assert_eq!(told(&cp932("ﾔﾏﾀﾀ")), Err(FaultCode::EncodingUnknown));
    assert_eq!(told(b"\xFD\xFD\xFD"), Err(FaultCode::EncodingUnknown));
    // 邊見 in CP932, or a kanji in UTF-8 and a byte too many.
    assert_eq!(told(&cp932("邊見")), Err(FaultCode::EncodingUnknown));
    assert_eq!(told(&cp932("邊見の山田ビル")), Ok(Encoding::Cp932));
    assert_eq!(told("電話\n".as_bytes()), Ok(Encoding::Utf8));
    assert_eq!(
        told(b"\xE9\x9B\xBB\xE8\xA9\xB1\n\xFF\n"),
        Ok(Encoding::Utf8)
    );
    assert_eq!(
        told(b"\xE9\x9B\xBB\xE8\xA9\xB1\n\xFF\xFE\n"),
        Err(FaultCode::EncodingUnknown)
    );
    assert_eq!(
        told(&ISO_2022_JP.encode(TEXT).0),
        Err(FaultCode::EncodingUnsupported)
    );
    assert_eq!(told(b"\xFF\xFEa\0"), Err(FaultCode::EncodingUnsupported));
    assert_eq!(told(b"a\0,\0"), Err(FaultCode::EncodingUnsupported));
}

#[test]
fn what_is_given_counts() {
    let given =
        |block: &[u8], encoding| guess(block, Some(encoding), true).map_err(|fault| fault.code);
    assert_eq!(given(&cp932("ﾔﾏﾀﾀ"), Encoding::Cp932), Ok(Encoding::Cp932));
    assert_eq!(given(b"\xFD", Encoding::Utf8), Ok(Encoding::Utf8));
    // Unless the file says otherwise.
    assert_eq!(
        given(b"\xFF\xFEa\0", Encoding::Utf8),
        Err(FaultCode::EncodingUnsupported)
    );
    assert_eq!(
        given(b"\xEF\xBB\xBFa", Encoding::Cp932),
        Err(FaultCode::EncodingUnknown)
    );
}
