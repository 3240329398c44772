"""Score ``dateline annotate`` against the open gold: the scorer of record.

usage: score.py GOLD.jsonl PREDICTED.jsonl [--split test] [--bootstrap 1000] [--json]

GOLD is a file that `mark.py join` wrote (gold lines with their texts; own/gold.jsonl is one already), PREDICTED what
``dateline annotate GOLD.jsonl`` makes of it. A report of GOLD without a line in PREDICTED counts as an empty answer
and is named; a line over another text ends the run. What each figure counts is said in scoring/report.py.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from marking.gold import read_rows
from scoring.counts import Figure, figures
from scoring.report import count_report

Row = Mapping[str, Any]


class OtherTextError(ValueError):
    """An answer over another text than the gold's: its offsets would mean nothing."""


def score(gold: Sequence[Row], said: Mapping[str, Row], resample: int = 0) -> list[Figure]:
    """
    All figures of the reports of ``gold``.

    Args:
        gold: Lines of gold with ``text``.
        said: The answer's lines by id.
        resample: Samples for the 95 % intervals; 0 for none.

    Raises:
        OtherTextError: When an answer's ``text`` or ``text_sha256`` is not the gold's.
    """
    for row in gold:
        line = said.get(row["id"], {})
        digest = hashlib.sha256(row["text"].encode()).hexdigest()
        if line.get("text", row["text"]) != row["text"] or line.get("text_sha256", digest) != digest:
            raise OtherTextError(f"{row['id']}: the answer is over another text")
    return figures([count_report(row, said.get(row["id"], {})) for row in gold], resample)


def as_table(found: Sequence[Figure], *, intervals: bool) -> str:
    """The figures as Markdown."""
    lines = [
        f"| figure | P | R | F1 or share |{' 95 % |' if intervals else ''} said | gold |",
        f"| --- | --- | --- | --- |{' --- |' if intervals else ''} --- | --- |",
    ]
    for own in found:
        values = " | ".join(f"{100 * value:.1f}" for value in (own.precision, own.recall, own.f1))
        interval = f" {100 * own.low:.1f} to {100 * own.high:.1f} |" if intervals else ""
        lines.append(f"| {own.name} | {values} |{interval} {own.answered} | {own.gold} |")
    return "\n".join(lines)


def main() -> int:
    """Score and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("predicted", type=Path)
    parser.add_argument(
        "--bootstrap", type=int, default=0, metavar="N", help="95 %% intervals from N samples of reports"
    )
    parser.add_argument("--split", choices=("train", "dev", "test", "sealed"), help="only reports of this split")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    gold = [row for row in read_rows([asked.gold]) if asked.split in (None, row["split"])]
    said = {row["id"]: row for row in read_rows([asked.predicted]) if "id" in row}
    missing = [row["id"] for row in gold if row["id"] not in said]
    if missing:
        print(f"no answer for {', '.join(missing)}", file=sys.stderr)
    try:
        found = score(gold, said, asked.bootstrap)
    except OtherTextError as error:
        sys.exit(str(error))
    if asked.json:
        print(json.dumps({own.name: asdict(own) for own in found}, indent=1))
    else:
        print(as_table(found, intervals=asked.bootstrap > 0))
    return 0


if __name__ == "__main__":
    sys.exit(main())
