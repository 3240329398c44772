"""Pairs of names out of the seeds: spellings of one actor, and names of two actors of one kind.

usage: seed_names.py SEEDS OUT.jsonl

A spelling pair is two forms of one actor (groups apart, whose "names" are descriptions) with as many words, each word
as the other's in .6 of its letters (difflib; case, accents, apostrophes and "al-" apart), neither in capitals only.
Every two forms of two actors of one kind are a negative pair.
"""

from __future__ import annotations

import difflib
import itertools
import json
import re
import sys
import unicodedata
from pathlib import Path
from typing import Any

KINDS = {"country/government": "country", "media": "outlet", "person-group": "group"}
ALIKE = 0.6


def folded(name: str) -> str:
    """A name in small letters, without accents, apostrophes and the article."""
    letters = (sign for sign in unicodedata.normalize("NFKD", name).casefold() if not unicodedata.combining(sign))
    words = re.sub("['’‘`]", "", "".join(letters)).replace("-", " ").split()
    return " ".join(word for word in words if word not in ("al", "the"))


def forms(actor: dict[str, Any]) -> list[str]:
    """The names that the texts have for an actor."""
    return sorted({mention["text"] for mention in actor["mentions"] if mention["kind"] == "name"})


def spelt_alike(a: str, b: str) -> bool:
    """Whether two forms of one actor are two spellings."""
    if a.isupper() or b.isupper():
        return False
    one, other = folded(a).split(), folded(b).split()
    return len(one) == len(other) and all(word_alike(*words) for words in zip(one, other, strict=True))


def word_alike(a: str, b: str) -> bool:
    """Whether two words are alike in their letters."""
    return difflib.SequenceMatcher(None, a, b, autojunk=False).ratio() >= ALIKE


def pairs(actors: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The lines of both sorts."""
    rows: list[dict[str, Any]] = []
    for actor in actors:
        kind = KINDS.get(actor["type"], actor["type"])
        for a, b in itertools.combinations(forms(actor), 2):
            if kind != "group" and spelt_alike(a, b):
                rows.append({"a": a, "b": b, "kind": kind, "same": True, "group": "spelling"})
    for one, other in itertools.combinations(actors, 2):
        kinds = [KINDS.get(actor["type"], actor["type"]) for actor in (one, other)]
        if kinds[0] == kinds[1]:
            for a, b in itertools.product(forms(one), forms(other)):
                rows.append({"a": a, "b": b, "kind": kinds[0], "same": False, "group": "two_actors"})
    return [{"id": f"seed-{at}", **row} for at, row in enumerate(rows)]


def main() -> int:
    """Write the pairs of a folder of seeds."""
    seeds, out = map(Path, sys.argv[1:3])
    gold = json.loads((seeds / "gold.json").read_text("utf-8"))
    rows = pairs(gold["actors"])
    out.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
