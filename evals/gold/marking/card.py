"""The figures of the data card: how much there is, by part and split."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from marking.lines import LABELS, is_negative

__all__ = ["size_table"]

Row = Mapping[str, Any]
SPLITS = ("train", "dev", "test", "sealed")
WORD = re.compile(r"\w+(?:[’'-]\w+)*")


def size_table(rows: Iterable[Row]) -> str:
    """
    Reports, words, names and attributions by part and split, as Markdown.

    Args:
        rows: Gold with texts.
    """
    counts: dict[tuple[str, str], Counter[str]] = {}
    for row in rows:
        counts.setdefault((row["part"], row["split"]), Counter()).update(dict(count_row(row)))
    columns = sorted(counts, key=lambda own: (own[0], SPLITS.index(own[1])))
    lines = [
        f"| | {' | '.join(' '.join(own) for own in columns)} | all |",
        f"| --- |{' --- |' * (len(columns) + 1)}",
    ]
    for what in dict.fromkeys(name for count in counts.values() for name in sorted(count, key=order)):
        cells = [counts[own][what] for own in columns]
        lines.append(f"| {what} | {' | '.join(f'{cell:,}' for cell in [*cells, sum(cells)])} |")
    return "\n".join(lines)


def count_row(row: Row) -> Iterator[tuple[str, int]]:
    """What one report adds."""
    yield "reports", 1
    yield "words", len(WORD.findall(row["text"]))
    yield "names", len(row["names"])
    for label in LABELS:
        yield label, sum(name["label"] == label for name in row["names"])
    told = row["attributions"]
    yield "attributions", len(told)
    for kind in ("direct", "mixed", "indirect"):
        yield kind, sum(own["type"] == kind for own in told)
    yield "nested", sum(own["parent"] is not None for own in told)
    yield (
        "of not saying",
        sum(is_negative(own["class"]) for own in told),
    )
    for kind in ("name", "description", "nobody"):
        yield f"speaker: {kind}", sum(own["speaker"]["kind"] == kind for own in told)


def order(name: str) -> int:
    """The place of a line in the table."""
    names = [
        "reports",
        "words",
        "names",
        *LABELS,
        "attributions",
        "direct",
        "mixed",
        "indirect",
        "nested",
        "of not saying",
    ]
    return names.index(name) if name in names else len(names)
