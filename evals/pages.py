"""Score what Dateline reads off the pages of our own gold (evals/gold/pages): titles, bylines, datelines, captions.

usage: pages.py [--show]

Each page has one title, one byline or none, one dateline or none, and captions. A find counts when its words are
equal, case and marks apart; F1 is over all pages. A caption is a line of a zone of that role. A byline names people:
what names an agency, a desk or the outlet alone is none, as in a plain text ("By Reuters" tells the agency). The rules
were made on the first batch; the second, of other houses, was written before them.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dateline.extraction import extract
from dateline.intake import read_reports
from dateline.model import Incoming, Report, Role

__all__ = ["PAGES", "score_pages"]

PAGES = Path(__file__).resolve().parent / "gold" / "pages"
BATCHES = {"pages": PAGES, "pages, second batch": PAGES / "second"}
KINDS = ("titles", "bylines", "datelines", "captions")
WORD = re.compile(r"\w+")
AND = frozenset("and y et und e en og och i и ve".split())  # between the names of a byline, as a comma


def plain(words: str) -> str:
    """Words without case and marks."""
    return " ".join(WORD.findall(words.casefold()))


def names(words: str) -> str:
    """The words of a byline without what joins its names."""
    return " ".join(word for word in plain(words).split() if word not in AND)


def said(report: Report) -> dict[str, list[str]]:
    """What Dateline read off a page."""
    known = report.metadata
    zones = {role: [span.of(report.text) for span in report.zones_of(role)] for role in (Role.DATELINE, Role.CAPTION)}
    return {
        "titles": [plain(known.title.value)] if known.title.value else [],
        "bylines": [names(known.byline.value)] if known.byline.value else [],
        "datelines": [plain(words) for words in zones[Role.DATELINE][:1]],
        "captions": [plain(line) for words in zones[Role.CAPTION] for line in words.splitlines() if plain(line)],
    }


def wanted(row: dict[str, Any]) -> dict[str, list[str]]:
    """What stands on a page."""
    return {
        "titles": [plain(row["title"])],
        "bylines": [names(row["byline"])] if row["byline"] else [],
        "datelines": [plain(row["dateline"])] if row["dateline"] else [],
        "captions": [plain(words) for words in row["captions"]],
    }


def score_pages(misses: list[str]) -> Iterator[tuple[str, float]]:
    """F1 of each kind in each batch; what is wrong is added to the misses."""
    for name, folder in BATCHES.items():
        for kind, value in score_batch(folder, misses):
            yield f"{name}: {kind} F1", value


def score_batch(folder: Path, misses: list[str]) -> Iterator[tuple[str, float]]:
    """F1 of each kind over the pages of a folder."""
    both, found, real = Counter[str](), Counter[str](), Counter[str]()
    for row in map(json.loads, (folder / "gold.jsonl").read_text("utf-8").splitlines()):
        (incoming,) = read_reports([str(folder / row["file"])])
        assert isinstance(incoming, Incoming), incoming
        report = extract(incoming)
        assert isinstance(report, Report), report
        has, want = said(report), wanted(row)
        for kind in KINDS:
            shared = Counter(has[kind]) & Counter(want[kind])
            both[kind] += shared.total()
            found[kind] += len(has[kind])
            real[kind] += len(want[kind])
            if has[kind] != want[kind]:
                misses.append(f"{kind} {folder.name}/{row['file']}: {has[kind]}, gold {want[kind]}")
    for kind in KINDS:
        yield kind, 2 * both[kind] / (found[kind] + real[kind])


if __name__ == "__main__":
    told: list[str] = []
    for figure, value in score_pages(told):
        print(f"{figure:36} {value:.4f}")
    if "--show" in sys.argv:
        print("\n".join(told))
