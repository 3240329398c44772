"""Pick the reports of the open part by a stated rule and write sources.tsv.

usage: pick.py OPEN_NEWS.jsonl.gz

The rule: texts of 150 to 550 words (blank-separated), in the order of the SHA-256 of their ids, which has nothing to do
with what they say: 40 of Wikinews 2019-20, no two of one day, none with "((WN))" (interviews that lost their answers);
all of GUM's training news and interviews (12); of the press releases 3 each of CENTCOM and the UK government and 2 of
the US State Department. GUM's four development texts are all taken, whatever their length. Once reports are marked the
list is not made anew.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import hashlib
import json
import re
from pathlib import Path
from typing import Any

FIELDS = ("id", "source_id", "collection", "outlet", "published", "licence", "attribution", "url", "sha256", "words")
LEAST, MOST = 150, 550
WANTED = {
    ("wikinews-2019-2020", "Wikinews"): 40,
    ("gum-train", "Wikinews"): 12,
    ("gum-dev", "Wikinews"): 4,
    ("re3d", "CENTCOM"): 3,
    ("re3d", "UK Government"): 3,
    ("re3d", "US State Department"): 2,
}


def short_id(source: str) -> str:
    """
    Our id: the source's in small letters, a long hash cut to eight.

    Example:
        >>> short_id("re3d-001C9C3F3DFE16B4921B1E906F66E161"), short_id("GUM_news_flag")
        ('re3d-001c9c3f', 'gum-news-flag')
    """
    return re.sub(r"-([0-9a-f]{8})[0-9a-f]+$", r"-\1", source.lower().replace("_", "-"))


def pick(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The reports by the rule, in the order of collection and id."""
    left = dict(WANTED)
    days: set[str] = set()
    chosen = []
    for row in sorted(rows, key=lambda row: hashlib.sha256(row["id"].encode()).hexdigest()):
        group = (row["collection"], row["outlet"])
        fits = LEAST <= len(row["text"].split()) <= MOST or group[0] == "gum-dev"
        day = row.get("published") or row["id"]
        if row["collection"].startswith("wikinews") and "((WN))" in row["text"]:
            continue
        if not fits or not left.get(group) or (group[0].startswith("wikinews") and day in days):
            continue
        days.add(day)
        left[group] -= 1
        chosen.append(row)
    return sorted(chosen, key=lambda row: (row["collection"], row["id"].lower()))


def as_source(row: dict[str, Any]) -> dict[str, str]:
    """A line of sources.tsv."""
    made = {name: str(row.get(name) or "").replace("\t", " ") for name in FIELDS}
    digest = hashlib.sha256(row["text"].encode()).hexdigest()
    return made | {
        "id": short_id(row["id"]),
        "source_id": row["id"],
        "sha256": digest,
        "words": str(len(row["text"].split())),
    }


def main() -> None:
    """Write open/sources.tsv."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path)
    asked = parser.parse_args()
    with gzip.open(asked.texts, "rt", encoding="utf-8") as lines:
        chosen = pick([json.loads(line) for line in lines])
    with (Path(__file__).parent / "open/sources.tsv").open("w", encoding="utf-8", newline="") as out:
        write = csv.DictWriter(out, FIELDS, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None)
        write.writeheader()
        write.writerows(map(as_source, chosen))
    print(f"{len(chosen)} reports")


if __name__ == "__main__":
    main()
