"""Describe every piece of a paragraph for the first reader, which finds the words that attribute."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.quotes.learned.strips import Strip, near

__all__ = ["cue_rows"]

PAUSES = frozenset((",", "—", "–", ";", ":", "--"))
BEYOND = "<>"
CHILDREN = {
    "nsubj": "s",
    "nsubj:pass": "p",
    "ccomp": "c",
    "xcomp": "x",
    "parataxis": "r",
    "obj": "o",
    "obl": "b",
    "obl:agent": "a",
    "mark": "m",
    "aux": "u",
}


def cue_rows(strip: Strip, rates: Mapping[str, int]) -> list[list[str]]:
    """
    The features of each piece, as strings.

    Args:
        strip: The paragraph.
        rates: How often a word was a cue in training, 1 to 3; words that seldom were are left out.

    Returns:
        One list a piece: the word and its neighbours, its place in the sentence, the nearest words that can be cues,
        and what the rules found.
    """
    count = len(strip)
    lows, shapes, marks, kinds, rules = strip.lows, strip.shapes, strip.marks, strip.kinds, strip.rules
    rate = [rates.get(low, 0) for low in lows]
    before, after = nearest(rate)
    has_speech = "q" in marks
    sentence_rate = [0] * len(strip.heads)
    sentence_speech = ["0"] * len(strip.heads)
    for place, sentence in enumerate(strip.sentences):
        sentence_rate[sentence] = max(sentence_rate[sentence], rate[place])
        if marks[place] == "q":
            sentence_speech[sentence] = "q"
    below = children_of(strip)
    rows = []
    for at in range(count):
        low, sentence, rule = lows[at], strip.sentences[at], rules[at]
        head, tail = strip.heads[sentence], strip.tails[sentence]
        row = [
            "b",
            f"w={low}",
            f"s={shapes[at]}",
            f"e3={low[-3:]}",
            f"e2={low[-2:]}",
            f"q={marks[at]}{sentence_speech[sentence]}{has_speech:d}",
            f"c={rate[at]}",
            f"k={kinds[at]}",
            f"r={rule}",
            f"rk={rule}|{kinds[at]}",
            f"rw={rule[:6]}|{low}",
            f"cs={rate[at]}{sentence_rate[sentence]}{marks[at]}",
            f"fs={near(at - head)}",
            f"ls={near(tail - at)}",
            f"fw={lows[head]}",
        ]
        for step in (-3, -2, -1, 1, 2, 3):
            place = at + step
            if not 0 <= place < count:
                row.append(f"w{step}={BEYOND}")
                continue
            row.append(f"w{step}={lows[place]}")
            if -3 < step < 3:
                row.append(f"s{step}={shapes[place]}{rate[place]}{marks[place]}")
                row.append(f"r{step}={rules[place][:6]}")
        if strip.tags[at]:
            tag, relation, above = strip.tags[at], strip.relations[at], strip.above[at]
            row += [
                f"t={tag}",
                f"tr={tag}|{relation}",
                f"th={relation}|{lows[above]}",
                f"tu={tag}|{strip.tags[above]}|{relation}",
                f"tk={below[at]}",
                f"tkk={below[at]}|{kinds[at]}",
                f"tkc={below[at]}|{rate[at]}",
            ]
        if at:
            row.append(f"b-={lows[at - 1]}|{low}")
            row.append(f"k-={kinds[at - 1]}|{kinds[at]}")
        if at + 1 < count:
            row.append(f"b+={low}|{lows[at + 1]}")
            row.append(f"k+={kinds[at]}|{kinds[at + 1]}")
        for name, other in (("p", before[at]), ("n", after[at])):
            if other is None:
                row.append(f"{name}=none")
                continue
            same = strip.sentences[other] == sentence
            low_end, high_end = min(at, other), max(at, other)
            pauses = sum(low in PAUSES for low in lows[low_end + 1 : high_end])
            row.append(f"{name}={near(high_end - low_end)}{same:d}{rate[other]}")
            row.append(f"{name}w={lows[other]}|{same:d}{min(pauses, 2)}")
            row.append(f"{name}x={same:d}{min(pauses, 3)}{'q' in marks[low_end:high_end]:d}")
        rows.append(row)
    return rows


def children_of(strip: Strip) -> list[str]:
    """For each piece what hangs on it, of what tells a cue: its subject, clauses, objects, "not" and quotations."""
    held: list[set[str]] = [set() for _ in range(len(strip))]
    for at, above in enumerate(strip.above):
        if above != at:
            relation = strip.relations[at]
            sign = "q" if strip.marks[at] == "q" else CHILDREN.get(relation)
            if sign is not None:
                held[above].add(sign + ("<" if at < above else ">"))
    return ["".join(sorted(one)) for one in held]


def nearest(rate: list[int]) -> tuple[list[int | None], list[int | None]]:
    """For each piece the nearest before and after it that can be a cue."""
    before: list[int | None] = []
    last: int | None = None
    for at, value in enumerate(rate):
        before.append(last)
        last = at if value else last
    after: list[int | None] = []
    last = None
    for at in range(len(rate) - 1, -1, -1):
        after.append(last)
        last = at if rate[at] else last
    return before, after[::-1]
