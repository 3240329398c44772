"""How varied the texts of our own are, beside news at hand: cue lemmas, sentence openings, words.

usage: variety.py [PEER.jsonl[.gz]] [--gold own/gold.jsonl]

PEER holds reports with ``text`` and, for the cues, ``attributions`` (source, cue and content spans). Both sides are cut
to equal length (whole reports, then words) before anything is counted, because every figure here grows with length: of
PEER as many words as ours, taken in steps over the whole file. Without PEER ours stands alone. Nothing of PEER is
printed.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from marking.cut import cut_sentences
from marking.texts import FOLDER

from dateline.quotes.verbs import cue_forms

Row = Mapping[str, Any]
WORD = re.compile(r"\w+(?:[’'-]\w+)*")
WINDOW = 1000  # words over which a type-token ratio is taken, and then averaged
CUES = 1000  # attributions over which cues are counted, or as many as the smaller side has
SENTENCES = 1000  # sentences over which openings are counted
SMALL = frozenset(
    "has have had was were is are be been being will would could can may might did do does not also later then again "
    "to still never repeatedly already it he she they and by as of that who which".split()
)


@dataclass(frozen=True, slots=True)
class Variety:
    """
    Figures of one set of reports.

    Args:
        words, sentences, attributions: How much there is to count.
        ratio: Types by tokens, the mean over stretches of 1,000 words, small letters.
        types: Different words, at the length compared.
        openings: Different first two words of a sentence, of 1,000 sentences.
        common: The share of sentences that begin with the ten commonest first words.
        lemmas: Different verbs of cues, at the number compared.
        said: The share of cues with a form of "say".
        length: Words in a sentence, the mean; ``spread`` their standard deviation.
    """

    words: int
    sentences: int
    attributions: int
    ratio: float
    types: int
    openings: int
    common: float
    lemmas: int
    said: float
    length: float
    spread: float


def read_reports(path: Path) -> list[Row]:
    """The lines of a JSONL file, .gz or not."""
    source = path.read_bytes()
    lines = (gzip.decompress(source) if path.suffix == ".gz" else source).decode("utf-8").split("\n")
    return [json.loads(line) for line in lines if line.strip()]


def spread_out(rows: Sequence[Row], words: int) -> list[Row]:
    """Reports of about as many words, in equal steps over the file."""
    sizes = [len(WORD.findall(row["text"])) for row in rows]
    step = max(1, sum(sizes) // max(1, words))
    chosen: list[Row] = []
    total = 0
    for offset in range(step):
        for row, size in list(zip(rows, sizes, strict=True))[offset::step]:
            if total >= words:
                return chosen
            chosen.append(row)
            total += size
    return chosen


def measure(rows: Sequence[Row], words: int, cues_counted: int = CUES) -> Variety:
    """The figures of some reports, types over their first ``words`` words, cue verbs over ``cues_counted`` of them."""
    tokens = [word.lower() for row in rows for word in WORD.findall(row["text"])]
    windows = [tokens[at : at + WINDOW] for at in range(0, len(tokens) - WINDOW + 1, WINDOW)] or [tokens]
    openings = [found for row in rows for found in open_sentences(row["text"])]
    step = max(1, len(openings) // SENTENCES)
    sample = openings[::step][:SENTENCES]
    firsts = Counter(opening[0] for opening, _ in sample)
    cues = [lemma for row in rows for lemma in cue_lemmas(row)]
    some = cues[:: max(1, len(cues) // max(1, cues_counted))][:cues_counted]
    lengths = [length for _, length in openings]
    mean = sum(lengths) / max(1, len(lengths))
    return Variety(
        len(tokens),
        len(openings),
        len(cues),
        sum(len(set(window)) / max(1, len(window)) for window in windows) / len(windows),
        len(set(tokens[:words])),
        len({opening for opening, _ in sample}),
        sum(count for _, count in firsts.most_common(10)) / max(1, len(sample)),
        len(set(some)),
        sum(lemma == "say" for lemma in some) / max(1, len(some)),
        mean,
        (sum((length - mean) ** 2 for length in lengths) / max(1, len(lengths))) ** 0.5,
    )


def open_sentences(text: str) -> Iterator[tuple[tuple[str, ...], int]]:
    """The first two words of each sentence of three words or more, and its length."""
    for start, end in cut_sentences(text):
        words = WORD.findall(text, start, end)
        if len(words) > 2:
            yield tuple(word.lower() for word in words[:2]), len(words)


def cue_lemmas(row: Row) -> Iterator[str]:
    """
    The verb of each cue in its base form, or its last word that is no small one.

    Example:
        >>> text = "He has repeatedly denied it, according to her."
        >>> list(cue_lemmas({"text": text, "attributions": [{"cue": [[3, 24]]}, {"cue": [[29, 41]]}]}))
        ['deny', 'according']
    """
    forms = cue_forms()
    for own in row.get("attributions") or ():
        words = [word for start, end in own["cue"] for word in WORD.findall(row["text"][start:end].lower())]
        verbs = [forms[word][-1].lemma.split()[0] for word in words if forms.get(word)]
        others = [word for word in words if word not in SMALL]
        if verbs or others:
            yield verbs[-1] if verbs else others[-1]


LINES = (
    ("words", "words", "{:,}"),
    ("sentences of three words or more", "sentences", "{:,}"),
    ("attributions", "attributions", "{:,}"),
    ("type-token ratio, 1,000 words", "ratio", "{:.3f}"),
    ("different words at equal length", "types", "{:,}"),
    ("different first two words, of 1,000 sentences", "openings", "{:,}"),
    ("sentences opened by the ten commonest words", "common", "{:.1%}"),
    ("different cue verbs at equal number, at most 1,000", "lemmas", "{:,}"),
    ("cues with a form of “say”", "said", "{:.1%}"),
    ("words a sentence", "length", "{:.1f}"),
    ("their standard deviation", "spread", "{:.1f}"),
)


def as_table(columns: Sequence[tuple[str, Variety]]) -> str:
    """The figures as Markdown."""
    lines = [f"| | {' | '.join(name for name, _ in columns)} |", f"| --- |{' --- |' * len(columns)}"]
    for title, field, form in LINES:
        cells = " | ".join(form.format(getattr(found, field)) for _, found in columns)
        lines.append(f"| {title} | {cells} |")
    return "\n".join(lines)


def own_reports(gold: Path) -> list[Row]:
    """Our reports with their marks; while there is no gold yet, the texts alone."""
    if gold.exists():
        return read_reports(gold)
    return [{"text": path.read_text("utf-8")} for path in sorted((FOLDER / "own/texts").glob("*.txt"))]


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("peer", nargs="?", type=Path)
    parser.add_argument("--gold", type=Path, default=FOLDER / "own/gold.jsonl")
    asked = parser.parse_args()
    ours = own_reports(asked.gold)
    length = sum(len(WORD.findall(row["text"])) for row in ours)
    columns = [("ours", ours)]
    if asked.peer:
        columns.append((asked.peer.name.split(".")[0], spread_out(read_reports(asked.peer), length)))
    least = min(sum(len(WORD.findall(row["text"])) for row in rows) for _, rows in columns)
    counts = [sum(1 for row in rows for _ in cue_lemmas(row)) for _, rows in columns]
    cues = min([CUES, *(count for count in counts if count)])
    print(as_table([(name, measure(rows, least, cues)) for name, rows in columns]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
