#!/usr/bin/env python3
"""Writes src/field/phone/plan.rs: how long the area code of a Japanese fixed-line number is.

Source: libphonenumber's metadata for Japan, as packed by the Python package `phonenumbers`
(Apache-2.0). The package's version is libphonenumber's version and goes into the table's head.

    python3 -m venv .tools/venv
    .tools/venv/bin/pip install phonenumbers==9.0.43
    .tools/venv/bin/python tools/phone_plan.py > src/field/phone/plan.rs

Five digits after the leading 0 decide; the script proves it against six before it writes.
"""

import sys

import phonenumbers
from phonenumbers import PhoneNumber, PhoneNumberFormat, PhoneNumberType

FIXED = (PhoneNumberType.FIXED_LINE, PhoneNumberType.FIXED_LINE_OR_MOBILE)


def area_length(prefix: str, filler: str) -> int:
    """Digits of the area code with its leading 0, or 0 where no fixed line is assigned."""
    number = PhoneNumber(country_code=81, national_number=int(prefix + filler[: 9 - len(prefix)]))
    if prefix.startswith("0") or phonenumbers.number_type(number) not in FIXED:
        return 0
    return len(phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL).split("-")[0])


def main() -> None:
    lengths = [area_length(f"{n:05}", "2345") for n in range(100_000)]
    for n in range(0, 1_000_000, 7):
        assert area_length(f"{n:06}", "987") == lengths[n // 10], f"{n:06} needs a sixth digit"

    runs: list[tuple[int, int]] = []
    for length in lengths:
        # 13 bits hold the length of a run; a longer one is written as several.
        if runs and runs[-1][1] == length and runs[-1][0] < 0x1FFF:
            runs[-1] = (runs[-1][0] + 1, length)
        else:
            runs.append((1, length))
    while runs[-1][1] == 0:
        runs.pop()

    out = sys.stdout.write
    out("//! Made by `tools/phone_plan.py`; not to be edited.\n//!\n")
    out(f"//! Source: libphonenumber {phonenumbers.__version__}, metadata for Japan (Apache-2.0).\n\n")
    out("/// Runs over the five digits that follow the leading 0, from 00000 up: how many numbers in the\n")
    out("/// upper 13 bits, digits of the area code with its 0 in the lower 3 (0: no fixed line).\n")
    out("#[rustfmt::skip]\n")
    out(f"pub(super) const RUNS: [u16; {len(runs)}] = [\n")
    words = [f"{count << 3 | length}," for count, length in runs]
    line = "   "
    for word in words:
        if len(line) + len(word) > 98:
            out(line + "\n")
            line = "   "
        line += " " + word
    out(line + "\n];\n")


if __name__ == "__main__":
    main()
