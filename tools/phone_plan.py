#!/usr/bin/env python3
"""Writes src/field/phone/plan.rs, how long the area code of a Japanese fixed-line number is; with
`cases` tests/data/numbering_plan.tsv, what libphonenumber says of every number there can be.

Source: libphonenumber's metadata for Japan, as packed by the Python package `phonenumbers`
(Apache-2.0). The package's version is libphonenumber's version and goes into the head of both.

    python3 -m venv .tools/venv
    .tools/venv/bin/pip install phonenumbers==9.0.43
    .tools/venv/bin/python tools/phone_plan.py > src/field/phone/plan.rs
    .tools/venv/bin/python tools/phone_plan.py cases > tests/data/numbering_plan.tsv

Five digits after the leading 0 decide; the script proves it against six before it writes. The cases
are not read from the table: they take six digits, every length, and several ways to go on, and need
some minutes.
"""

import sys

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumber, PhoneNumberFormat, PhoneNumberType

FIXED = (PhoneNumberType.FIXED_LINE, PhoneNumberType.FIXED_LINE_OR_MOBILE)

# What follows the six digits. Whether a number is valid, what it reaches and where its hyphens stand
# must not depend on it.
FILLERS = ("23456789012", "00000000000", "98765432109")

TYPES = {
    getattr(PhoneNumberType, name.upper()): name
    for name in (
        "fixed_line mobile toll_free premium_rate personal_number voip pager uan".split()
    )
}


def area_length(prefix: str, filler: str) -> int:
    """Digits of the area code with its leading 0, or 0 where no fixed line is assigned."""
    number = PhoneNumber(country_code=81, national_number=int(prefix + filler[: 9 - len(prefix)]))
    if prefix.startswith("0") or phonenumbers.number_type(number) not in FIXED:
        return 0
    return len(phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL).split("-")[0])


def table() -> None:
    lengths = [area_length(f"{n:05}", "2345") for n in range(100_000)]
    for n in range(0, 1_000_000, 7):
        assert area_length(f"{n:06}", "987") == lengths[n // 10], f"{n:06} needs a sixth digit"

    out = sys.stdout.write
    out("//! Made by `tools/phone_plan.py`; not to be edited.\n//!\n")
    out(f"//! Source: libphonenumber {phonenumbers.__version__}, metadata for Japan (Apache-2.0).\n\n")
    out("/// By the first digit after the leading 0, runs over the four that follow, from 0000 up: how many\n")
    out("/// numbers in the upper 13 bits, digits of the area code with its 0 in the lower 3 (0: no fixed\n")
    out("/// line). What is left of the 10,000 is no fixed line.\n")
    out("#[rustfmt::skip]\n")
    out("pub(super) const RUNS: [&[u16]; 10] = [\n")
    for digit in range(10):
        runs: list[tuple[int, int]] = []
        for length in lengths[digit * 10_000 : (digit + 1) * 10_000]:
            # 13 bits hold the length of a run; a longer one is written as several.
            if runs and runs[-1][1] == length and runs[-1][0] < 0x1FFF:
                runs[-1] = (runs[-1][0] + 1, length)
            else:
                runs.append((1, length))
        while runs and runs[-1][1] == 0:
            runs.pop()
        line = "    &["
        for word in [f"{count << 3 | length}" for count, length in runs]:
            if len(line) + len(word) > 96:
                out(line.rstrip() + "\n")
                line = "      "
            line += word + ", "
        out(line.removesuffix(", ") + "],\n")
    out("];\n")


def said_of(dialled: str) -> str:
    """What libphonenumber says of a number as it is dialled in Japan; empty where it is none."""
    if dialled.startswith(("00", "010")):
        # Prefixes of carriers, and the one that calls abroad: only its parser knows them.
        try:
            number = phonenumbers.parse(dialled, "JP")
        except NumberParseException:
            return ""
        if number.country_code != 81:
            return ""
    else:
        number = PhoneNumber(country_code=81, national_number=int(dialled))
    kind = phonenumbers.number_type(number)
    if kind == PhoneNumberType.UNKNOWN:
        return ""
    national = phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL)
    return "-".join(str(len(group)) for group in national.split("-")) + " " + TYPES[kind]


def cases_of(length: int) -> list[tuple[int, int, str]]:
    """Runs of six digits after the 0 of which the same is said, as numbers of so many digits."""
    runs: list[tuple[int, int, str]] = []
    for n in range(1_000_000):
        # No number that does not begin with 00 has another length.
        if length not in (10, 11) and n >= 100_000:
            break
        said = {said_of(f"0{n:06}{filler[: length - 7]}") for filler in FILLERS}
        if n < 100_000:
            # Through a carrier, free or with another number after its prefix.
            said = {"- carrier" if any(said) else ""}
        assert len(said) == 1, f"0{n:06} needs a seventh digit: {said}"
        said = said.pop()
        if runs and runs[-1][1] == n - 1 and runs[-1][2] == said:
            runs[-1] = (runs[-1][0], n, said)
        else:
            runs.append((n, n, said))
    return [run for run in runs if run[2]]


def cases() -> None:
    for digit in "123456789":
        for length in (8, 9, 12, 13, 14):
            for n in range(0, 100_000, 97):
                dialled = f"0{digit}{n:05}2345678"[:length]
                assert dialled.startswith("010") or not said_of(dialled), dialled

    out = sys.stdout.write
    out("# Made by tools/phone_plan.py; not to be edited.\n")
    out(f"# Source: libphonenumber {phonenumbers.__version__}, metadata for Japan (Apache-2.0).\n")
    out("# digits of the number\tthe six after its 0: from\tto\tgroups and what it reaches\n")
    for length in range(8, 19):
        for first, last, said in cases_of(length):
            out(f"{length}\t{first:06}\t{last:06}\t{said}\n")


if __name__ == "__main__":
    cases() if sys.argv[1:] == ["cases"] else table()
