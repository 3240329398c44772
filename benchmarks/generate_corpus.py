"""Generate reports of news length in any number, each with 4 relatives on average however many there are.

usage: generate_corpus.py COUNT OUT.jsonl [--truth FILE] [--seed 7] [--window 16384]

A story is some 24 sentences of invented words; a family is a story with what was made of it: reprints, cuts, versions
with sentences dropped or reordered, respelt, paraphrased, two stories merged, a statement quoted in another story.
Family sizes come in the same mixture all along, so that pairs grow as the reports do. Everything streams: memory is the
same at any count. The same count, seed and window give the same bytes. Reports are shuffled within a moving window, and
their ids tell nothing. The truth has the lines that evals/scorers/copies_score.py reads; corpus_truth.py says what
they hold.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import random
from collections.abc import Iterable, Iterator
from pathlib import Path

from corpus_press import Made, Press
from corpus_truth import Kin

__all__ = ["generate", "write_corpus"]

# Of every 100 families so many have so many reports: chosen so that a report has 4.0 relatives (tests/benchmarks).
SIZES = {1: 38, 2: 20, 3: 14, 4: 10, 5: 7, 6: 4, 8: 4, 10: 2, 12: 1}


def generate(count: int, seed: int = 7) -> Iterator[Made]:
    """Reports in the order of making, family by family."""
    press = Press(seed)
    made = 0
    for size in family_sizes(random.Random(seed)):
        for report in press.family(size):
            if made == count:
                return
            made += 1
            yield report


def family_sizes(chance: random.Random) -> Iterator[int]:
    """Sizes without end, each hundred the same mixture in another order."""
    deck = [size for size, families in SIZES.items() for _ in range(families)]
    while True:
        chance.shuffle(deck)
        yield from deck


def write_corpus(
    reports: Iterable[Made], out: Path, truth: Path | None = None, *, seed: int = 7, window: int = 16384
) -> None:
    """Write reports, shuffled within a window, and beside them which of them share what."""
    encode = json.JSONEncoder(ensure_ascii=False).encode
    with contextlib.ExitStack() as files:
        file = files.enter_context(out.open("wb"))
        pairs = files.enter_context(truth.open("w", encoding="utf-8")) if truth else None
        kin = Kin()

        def lines() -> Iterator[bytes]:
            for report in reports:
                if pairs:
                    pairs.writelines(encode(row) + "\n" for row in kin.add(report))
                yield (encode(row_of(report)) + "\n").encode("utf-8")

        file.writelines(shuffled(lines(), random.Random(seed), window))


def row_of(report: Made) -> dict[str, str]:
    """A report in the contract's input form."""
    row = {"id": report.id, "outlet": report.outlet.name}
    if report.published:
        row["published"] = report.published
    row["text"] = report.text
    return row


def shuffled(lines: Iterable[bytes], chance: random.Random, window: int) -> Iterator[bytes]:
    """Lines in another order: each waits in a window for a random time."""
    held: list[bytes] = []
    for line in lines:
        if len(held) < window:
            held.append(line)
            continue
        at = int(chance.random() * window)
        yield held[at]
        held[at] = line
    chance.shuffle(held)
    yield from held


def main() -> None:
    """Write the corpus named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int)
    parser.add_argument("out", type=Path)
    parser.add_argument("--truth", type=Path)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--window", type=int, default=16384)
    asked = parser.parse_args()
    write_corpus(generate(asked.count, asked.seed), asked.out, asked.truth, seed=asked.seed, window=asked.window)


if __name__ == "__main__":
    main()
