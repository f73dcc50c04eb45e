#!/usr/bin/env python3
"""Writes src/text/radical/table.rs: the character that each radical looks like.

Source: EquivalentUnifiedIdeograph.txt of the Unicode Character Database (Debian: unicode-data).

    python3 tools/radicals.py /usr/share/unicode/EquivalentUnifiedIdeograph.txt > src/text/radical/table.rs
"""

import re
import sys

FIRST, LAST = 0x2E80, 0x2FD5


def main(path: str) -> None:
    version = ""
    table = [0] * (LAST - FIRST + 1)
    for line in open(path, encoding="utf-8"):
        if found := re.match(r"# EquivalentUnifiedIdeograph-([\d.]+)\.txt", line):
            version = found[1]
        if row := re.match(r"([0-9A-F]+)(?:\.\.([0-9A-F]+))?\s*;\s*([0-9A-F]+)", line):
            first, last, to = int(row[1], 16), int(row[2] or row[1], 16), int(row[3], 16)
            for code in range(first, last + 1):
                # The few that stand for a character outside the basic plane have no use in a name.
                if FIRST <= code <= LAST and to <= 0xFFFF:
                    table[code - FIRST] = to

    out = sys.stdout.write
    out("//! Made by `tools/radicals.py`; not to be edited.\n//!\n")
    out(f"//! Source: Unicode Character Database {version}, `EquivalentUnifiedIdeograph.txt`\n")
    out("//! (Unicode License v3).\n\n")
    out("/// From U+2E80 up: the upper and the lower byte of the ideograph, both 0 where there is none. Apart\n")
    out("/// they compress better.\n")
    for name, of in ("UPPER", lambda code: code >> 8), ("LOWER", lambda code: code & 255):
        out(f"#[rustfmt::skip]\npub(super) const {name}: [u8; {len(table)}] = [\n")
        for start in range(0, len(table), 16):
            out("    " + " ".join(f"0x{of(code):02X}," for code in table[start : start + 16]) + "\n")
        out("];\n")


if __name__ == "__main__":
    main(sys.argv[1])
