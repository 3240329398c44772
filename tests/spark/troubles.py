"""Sets of reports made to trouble a search that is spread: reprints, frequent words, floods, flashes, rewrites."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random
from typing import Any

from tests.copies.copies_texts import FOOTER, FOURTH, LEAD, OTHER, SECOND, STORY, THIRD, words
from tests.copies.rewrite_texts import FOLLOWUP, INDEPENDENT, RETOLD, SOURCE

__all__ = ["local_lines", "mixed_set", "reprinted_set", "write_lines"]

Row = dict[str, Any]
OUTLETS = ("Orvan Voice", "Lissend Post", "Ishtera Ledger", None)
PARTS = (LEAD, SECOND, THIRD, FOURTH, OTHER, FOOTER, "(Ashvala Wire) –", "Source: Orvan Voice", "He said no.", "Rain.")


def mixed_set(seed: int, count: int = 48) -> list[Row]:
    """Reports made of few sentences, so that some of these are frequent; beside them retold stories and flashes."""
    chance = Random(seed)
    rows = [
        row_of(f"m{number}", "\n\n".join(chance.choices(PARTS, k=chance.randint(1, 5))), chance)
        for number in range(count // 2)
    ]
    for number in range(count - len(rows)):
        body = [
            words(seed * 1000 + number, chance.randint(8, 60)),
            chance.choice((FOOTER, LEAD, STORY, SECOND + FOOTER)),
        ]
        chance.shuffle(body)
        rows.append(row_of(f"u{number}", "\n\n".join(body), chance))
    for name, text in (("s", SOURCE), ("r", RETOLD), ("i", INDEPENDENT), ("f", FOLLOWUP)):
        rows.append({"id": name, "text": text, "published": "2019-03-04", "outlet": chance.choice(OUTLETS)})
    rows += [{"id": "none", "text": "– ... –"}, {"id": "none2", "text": "– ... –"}]
    chance.shuffle(rows)
    return rows


def row_of(name: str, text: str, chance: Random) -> Row:
    """A report with an outlet and a day, or without."""
    row: Row = {"id": name, "text": text, "outlet": chance.choice(OUTLETS)}
    if chance.random() < 0.7:
        row["published"] = f"2020-01-{chance.randint(10, 14)}"
    return row


def reprinted_set(prints: int) -> list[Row]:
    """One story reprinted by so many outlets, half of them to the letter, the others each with a word of its own."""
    story = f"{STORY} {SOURCE}"
    rows = [{"id": f"p{number:03}", "text": story, "outlet": f"Outlet {number}"} for number in range(prints // 2)]
    for number in range(prints // 2, prints):
        text = story.replace("melons", f"melon{number}").replace("noon", f"noon{number}")
        rows.append({"id": f"p{number:03}", "text": f"{number} prints\n\n{text}", "outlet": f"Outlet {number}"})
    return [*rows, {"id": "other", "text": OTHER}, {"id": "cut", "text": f"{LEAD} {SECOND}"}]


def write_lines(rows: Iterable[Row], path: Path) -> Path:
    """Reports as JSONL."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    return path


def local_lines(rows: Iterable[Row], **how: Any) -> str:
    """What one machine says of the same reports."""
    from dateline.api import copies_as_lines

    return b"".join(copies_as_lines([json.dumps(row).encode() for row in rows], **how)).decode()


def shuffled(rows: list[Row], seed: int) -> Iterator[Row]:
    """The same reports in another order."""
    return iter(Random(seed).sample(rows, len(rows)))
