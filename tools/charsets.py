#!/usr/bin/env python3
"""Writes tests/data/charsets.txt: what CPython's codecs can encode, an oracle for src/text/charset.rs.

First line: `shift_jis`; second line: what `cp932` has more, without the private use area; third
line: what it has not.

    python3 tools/charsets.py > tests/data/charsets.txt
"""

import sys


def encodable(codec: str) -> set[str]:
    found = set()
    for code in range(0x80, 0x110000):
        try:
            chr(code).encode(codec)
        except UnicodeEncodeError:
            continue
        found.add(chr(code))
    return found


def main() -> None:
    jis = encodable("shift_jis")
    cp932 = {ch for ch in encodable("cp932") if not 0xE000 <= ord(ch) <= 0xF8FF}
    for chars in (jis, cp932 - jis, jis - cp932):
        sys.stdout.write("".join(sorted(chars)) + "\n")


if __name__ == "__main__":
    main()
