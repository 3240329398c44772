"""Generate reports of news length in any number: families of an original and its copies, in invented words, seeded.

usage: generate.py N OUT.jsonl [--seed 7]

Each family is one original of about 420 words and three relatives (cut, with sentences dropped, retitled whole), so a
report has the same mean number of relatives however many there are. The same N and seed give the same bytes.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

__all__ = ["generate"]

SYLLABLES = "ba ke lo mi tu ra se no vi da go pel tor wen zar hil os un ar eth ish om kal ven dor mur sil tan".split()
VERBS = "said denied announced warned reported added stressed demanded".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
FAMILY = 4


def generate(count: int, seed: int = 7) -> Iterator[dict[str, str]]:
    """Reports in the contract's input form, family by family."""
    chance = random.Random(seed)
    words = sorted({"".join(chance.choices(SYLLABLES, k=chance.choice((2, 3)))) for _ in range(20_000)})
    names = [" ".join(w.capitalize() for w in chance.sample(words, 2)) for _ in range(500)]
    outlets = [
        f"{chance.choice(words).capitalize()} {kind}"
        for kind in ("Post", "Courier", "Gazette", "Herald")
        for _ in range(10)
    ]
    family: list[str] = []
    for number in range(count):
        if number % FAMILY == 0:
            family = [sentence(chance, words, names) for _ in range(24)]
            title = " ".join(chance.sample(words, 6)).capitalize()
        kept = relative(chance, family, number % FAMILY)
        day = date(2019, 1, 1) + timedelta(days=chance.randrange(700))
        paragraphs = "\n\n".join(" ".join(kept[at : at + 3]) for at in range(0, len(kept), 3))
        yield {
            "id": f"g{number:07d}",
            "outlet": chance.choice(outlets),
            "published": day.isoformat(),
            "text": f"{title if number % FAMILY != 3 else title.upper()}\n\n{paragraphs}\n",
        }


def relative(chance: random.Random, family: list[str], place: int) -> list[str]:
    """The original, a cut of it, one with sentences dropped, or the whole."""
    if place == 1:
        return family[: len(family) * 2 // 3]
    if place == 2:
        return [words for words in family if chance.random() < 0.75] or family[:1]
    return family


def sentence(chance: random.Random, words: list[str], names: list[str]) -> str:
    """A sentence: a plain one, a quotation, or an indirect statement with a day."""
    run = " ".join(chance.choices(words, k=chance.randrange(10, 20)))
    kind = chance.random()
    if kind < 0.25:
        return f"“{run.capitalize()},” {chance.choice(names)} {chance.choice(VERBS)} on {chance.choice(DAYS)}."
    if kind < 0.45:
        return f"{chance.choice(names)} {chance.choice(VERBS)} that {run} on {chance.choice(DAYS)}."
    return f"{run.capitalize()}."


def main() -> None:
    """Write the reports."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=7)
    asked = parser.parse_args()
    with asked.out.open("w", encoding="utf-8") as file:
        for report in generate(asked.count, asked.seed):
            file.write(json.dumps(report, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
