"""Merge the gold mentions of events of a corpus, in stories of our own, and write which of them are one.

usage: merging.py GOLD.jsonl[.gz] OUT.jsonl [--in-gold-stories]

GOLD: ``{"id", "text", "sentences": [[s, e]], "story", "mentions": [{"id", "kind", "spans"}]}`` a line; of the mentions
those of kind "event" are read, and never their chains. OUT: ``{"mention", "cluster"}`` a line, as scorers of
coreference take it.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dateline.comparison.mentions import MarkedMention, MarkedReport, merge_mentions
from dateline.model import ReportId, Span


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """The lines of a corpus."""
    text = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    for line in text.decode("utf-8").splitlines():
        yield json.loads(line)


def marked(line: dict[str, Any]) -> MarkedReport:
    """A report of the corpus with its marked events."""
    mentions = tuple(
        MarkedMention(mention["id"], tuple(Span(start, end) for start, end in mention["spans"]))
        for mention in line["mentions"]
        if mention["kind"] == "event"
    )
    sentences = tuple(Span(start, end) for start, end in line["sentences"])
    return MarkedReport(ReportId(line["id"]), line["text"], sentences, mentions)


def main() -> None:
    """Merge and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--in-gold-stories", action="store_true", help="take the stories of the corpus")
    given = parser.parse_args()
    lines = list(read_lines(given.gold))
    stories = {ReportId(line["id"]): line["story"] for line in lines} if given.in_gold_stories else None
    merged = merge_mentions(map(marked, lines), stories)
    rows = (json.dumps({"mention": mention, "cluster": cluster}) + "\n" for mention, cluster in merged.items())
    given.out.write_text("".join(rows), "utf-8")


if __name__ == "__main__":
    main()
