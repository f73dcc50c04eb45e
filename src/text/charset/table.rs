//! Made by `tools/proposals.py`; not to be edited.
//!
//! Source: Unihan 15.0.0 (Unicode License v3); which characters are among them, and those that
//! the tool names on its error output, by hand.

/// Pairs: what is proposed, and for what. The first twelve are six signs that CP932 and JIS
/// X 0208 read differently.
pub(super) const PAIRS: &str = "\
    \u{FF5E}\u{301C}\u{FF0D}\u{2212}\u{2225}\u{2016}\u{FFE0}\u{A2}\u{FFE1}\u{A3}\u{FFE2}\u{AC}\u{301C}\u{FF5E}\u{2212}\u{FF0D}\u{2016}\u{2225}\u{A2}\u{FFE0}\u{A3}\u{FFE1}\u{AC}\u{FFE2}侠俠倶俱劉刘吉𠮷呂吕呉吳呑吞哲喆\
    喜㐂土圡土𡈽増增孫孙宜冝寛寬岩嵓岸㟁島㠀崎㟢崎\u{FA11}巣巢張张徳德悦悅教敎昂昻昇曻暦曆\
    曹曺杉杦松柗松梥柳栁柿柹桑桒楊杨横橫橋槗橋𣘺欅\u{FA14}歩步毎每毘毗浜濵清淸渉涉温溫瀬瀨\
    盧卢研硏祷禱箪簞緑綠緒緖縁緣繍繡羅罗莱萊華华蒋蔣薫薰蘇苏蝉蟬裕𥙿裴裵許许謝谢譚谭\
    賈贾趙赵軍军郎郞郷鄕鄭郑醤醬錬鍊録錄鍾钟間閒陳陈陸陆青靑韓韩頼賴馬马馮冯騨驒高髙\
    鴎鷗鶏雞鶴靍鶴靏鹸鹼麗丽麹麴麺麵黄黃黒黑\u{FFE5}\u{A5}\u{FFE3}\u{203E}-\u{2011}-\u{2013}\u{2015}\u{2014}\u{30FB}\u{2022}DĐdđOØoø\
    LŁlł\
    ";
