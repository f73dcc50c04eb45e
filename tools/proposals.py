#!/usr/bin/env python3
"""Writes src/text/charset/table.rs: what to propose for a character that a back end cannot store.

What canonical decomposition answers is not in it. Source (Debian: unicode-data): of Unihan the
variants and, in OtherMappings, the old forms among the kanji for names (kJinmeiyoKanji).

    python3 tools/proposals.py /usr/share/unicode > src/text/charset/table.rs
"""

import bz2
import re
import sys

# Kanji of Japanese names, companies and addresses that JIS X 0208 has only in another form. Each
# pair is one character written in two ways, never two characters that sound alike.
NAMES = """
増增 寛寬 徳德 悦悅 教敎 昂昻 柳栁 横橫 浜濵 瀬瀨 緑綠 緒緖 薫薰 頼賴 郎郞 郷鄕 高髙 黒黑 崎﨑 清淸 青靑 昇曻
桑桒 哲喆 岩嵓 鶴靏 鶴靍 宜冝 曹曺 裴裵 欅﨔 杉杦 間閒 侠俠 倶俱 呑吞 土圡 巣巢 暦曆 松柗 松梥 柿柹 歩步 毎每
毘毗 渉涉 温溫 研硏 祷禱 箪簞 縁緣 繍繡 莱萊 蒋蔣 蝉蟬 醤醬 録錄 錬鍊 鶏雞 騨驒 鴎鷗 鹸鹼 麹麴 麺麵 黄黃 呉吳
喜㐂 崎㟢 岸㟁 島㠀 橋槗 吉𠮷 土𡈽 橋𣘺 裕𥙿
"""

# Simplified forms in frequent Chinese names. A residence card has them in Japanese forms, too.
CHINESE = """
劉刘 陳陈 張张 楊杨 趙赵 孫孙 馬马 羅罗 鄭郑 謝谢 韓韩 馮冯 許许 呂吕 蘇苏 盧卢 賈贾 鍾钟 譚谭 陸陆 華华 軍军 麗丽
"""

# What neither set has of signs and of letters that do not decompose.
SIGNS = "￥\u00a5￣\u203e-\u2011-\u2013\u2015\u2014・\u2022DĐdđOØoøLŁlł"

# Two readings of the same bytes: of each pair one is in CP932, the other in JIS X 0208.
TWINS = "～〜－−∥‖￠¢￡£￢¬"

def in_jis(ch: str) -> bool:
    try:
        ch.encode("shift_jis")
    except UnicodeEncodeError:
        return False
    return True


def main(folder: str) -> None:
    known = set()
    for name in ["Variants", "OtherMappings"]:
        for line in bz2.open(f"{folder}/Unihan_{name}.txt.bz2", "rt", encoding="utf-8"):
            if row := re.match(r"U\+([0-9A-F]+)\t(k\w*Variant|kJinmeiyoKanji)\t(.*)", line):
                one = chr(int(row[1], 16))
                for code in re.findall(r"U\+([0-9A-F]+)", row[3]):
                    known |= {(one, chr(int(code, 16))), (chr(int(code, 16)), one)}

    pairs = (NAMES + CHINESE).split()
    for pair in pairs:
        to, of = pair
        assert in_jis(to) and not in_jis(of), pair
        if (to, of) not in known:
            print(f"by hand: {pair}", file=sys.stderr)
    assert len(set(pair[1] for pair in pairs)) == len(pairs)
    pairs.sort()
    twins = [TWINS[at : at + 2] for at in range(0, len(TWINS), 2)]
    # First, since learning the sets looks for them in every character.
    pairs = twins + [pair[::-1] for pair in twins] + pairs
    pairs += [SIGNS[at : at + 2] for at in range(0, len(SIGNS), 2)]

    def literal(text: str) -> str:
        # Editors and version control must not take the one for the other.
        def sacred(ch: str) -> bool:
            return 0xF900 <= ord(ch) <= 0xFAFF or (not ch.isalnum() and not ch.isascii())

        return "".join(f"\\u{{{ord(ch):X}}}" if sacred(ch) else ch for ch in text)

    def constant(name: str, text: str, step: int) -> None:
        out(f"pub(super) const {name}: &str = \"\\\n")
        for start in range(0, len(text), step):
            out("    " + literal(text[start : start + step]).replace(" ", "_") + "\\\n")
        out('    ";\n')

    out = sys.stdout.write
    out("//! Made by `tools/proposals.py`; not to be edited.\n//!\n")
    out("//! Source: Unihan 15.0.0 (Unicode License v3); which characters are among them, and those that\n")
    out("//! the tool names on its error output, by hand.\n\n")
    out("/// Pairs: what is proposed, and for what. The first twelve are six signs that CP932 and JIS\n/// X 0208 read differently.\n")
    constant("PAIRS", "".join(pairs), 40)


if __name__ == "__main__":
    main(sys.argv[1])
