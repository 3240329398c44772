"""Describe every piece of a paragraph for the first reader, which finds the words that attribute."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

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


class Sentences(NamedTuple):
    """
    What the pieces of one paragraph's sentences share.

    Args:
        rates: How often each piece's word was a cue in training; 0 seldom or never.
        highest: By sentence, the highest of its pieces.
        speech: By sentence, "q" where it holds a quotation, else "0".
        before, after: For each piece the nearest before and after it that can be a cue.
        below: For each piece what hangs on it.
        anywhere: Whether the paragraph holds a quotation.
    """

    rates: list[int]
    highest: list[int]
    speech: list[str]
    before: list[int | None]
    after: list[int | None]
    below: list[str]
    anywhere: bool


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
    held = sentences_of(strip, rates)
    return [
        [
            *own_signs(strip, held, at),
            *neighbour_signs(strip, held, at),
            *grammar_signs(strip, held, at),
            *pair_signs(strip, at),
            *rival_signs(strip, held, at),
        ]
        for at in range(len(strip))
    ]


def sentences_of(strip: Strip, rates: Mapping[str, int]) -> Sentences:
    """What is asked of the whole paragraph, once."""
    rate = [rates.get(low, 0) for low in strip.lows]
    highest, speech = [0] * len(strip.heads), ["0"] * len(strip.heads)
    for place, sentence in enumerate(strip.sentences):
        highest[sentence] = max(highest[sentence], rate[place])
        if strip.marks[place] == "q":
            speech[sentence] = "q"
    return Sentences(rate, highest, speech, *nearest(rate), children_of(strip), "q" in strip.marks)


def own_signs(strip: Strip, held: Sentences, at: int) -> list[str]:
    """The piece itself: its word, its place in the sentence, what the rules took it for."""
    low, sentence, rule, rate = strip.lows[at], strip.sentences[at], strip.rules[at], held.rates[at]
    head, tail, mark, kind = strip.heads[sentence], strip.tails[sentence], strip.marks[at], strip.kinds[at]
    return [
        "b",
        f"w={low}",
        f"s={strip.shapes[at]}",
        f"e3={low[-3:]}",
        f"e2={low[-2:]}",
        f"q={mark}{held.speech[sentence]}{held.anywhere:d}",
        f"c={rate}",
        f"k={kind}",
        f"r={rule}",
        f"rk={rule}|{kind}",
        f"rw={rule[:6]}|{low}",
        f"cs={rate}{held.highest[sentence]}{mark}",
        f"fs={near(at - head)}",
        f"ls={near(tail - at)}",
        f"fw={strip.lows[head]}",
    ]


def neighbour_signs(strip: Strip, held: Sentences, at: int) -> Iterator[str]:
    """The three pieces on either side."""
    for step in (-3, -2, -1, 1, 2, 3):
        place = at + step
        if not 0 <= place < len(strip):
            yield f"w{step}={BEYOND}"
            continue
        yield f"w{step}={strip.lows[place]}"
        if -3 < step < 3:
            yield f"s{step}={strip.shapes[place]}{held.rates[place]}{strip.marks[place]}"
            yield f"r{step}={strip.rules[place][:6]}"


def grammar_signs(strip: Strip, held: Sentences, at: int) -> Iterator[str]:
    """The part of speech, and what the piece hangs on and what on it; nothing where the report was not analysed."""
    tag, relation, above = strip.tags[at], strip.relations[at], strip.above[at]
    if not tag:
        return
    below = held.below[at]
    yield f"t={tag}"
    yield f"tr={tag}|{relation}"
    yield f"th={relation}|{strip.lows[above]}"
    yield f"tu={tag}|{strip.tags[above]}|{relation}"
    yield f"tk={below}"
    yield f"tkk={below}|{strip.kinds[at]}"
    yield f"tkc={below}|{held.rates[at]}"


def pair_signs(strip: Strip, at: int) -> Iterator[str]:
    """The piece with the one before and the one after it."""
    if at:
        yield f"b-={strip.lows[at - 1]}|{strip.lows[at]}"
        yield f"k-={strip.kinds[at - 1]}|{strip.kinds[at]}"
    if at + 1 < len(strip):
        yield f"b+={strip.lows[at]}|{strip.lows[at + 1]}"
        yield f"k+={strip.kinds[at]}|{strip.kinds[at + 1]}"


def rival_signs(strip: Strip, held: Sentences, at: int) -> Iterator[str]:
    """The nearest pieces before and after that can be a cue, how far off, and what stands between."""
    for name, other in (("p", held.before[at]), ("n", held.after[at])):
        if other is None:
            yield f"{name}=none"
            continue
        same = strip.sentences[other] == strip.sentences[at]
        first, last = min(at, other), max(at, other)
        pauses = sum(low in PAUSES for low in strip.lows[first + 1 : last])
        yield f"{name}={near(last - first)}{same:d}{held.rates[other]}"
        yield f"{name}w={strip.lows[other]}|{same:d}{min(pauses, 2)}"
        yield f"{name}x={same:d}{min(pauses, 3)}{'q' in strip.marks[first:last]:d}"


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
