"""Lay a paragraph out as a strip of pieces: its tokens, with each quotation that is speech as one piece."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from dateline.quotes.drafts import Draft
from dateline.quotes.grammar import DAYS, DETERMINERS, PRONOUNS
from dateline.quotes.reading import Reading, Unit
from dateline.quotes.verbs import cue_forms

__all__ = ["SPEECH", "Strip", "lay_out", "near", "shape_of"]

SPEECH = "<speech>"  # stands for a quotation: what is said in it tells little of where it begins and ends
UPPER, LOWER, AGAIN = re.compile("[^\\W\\d_a-z]"), re.compile("[a-z\\d]"), re.compile("(.)\\1+")


@dataclass(slots=True)
class Strip:
    """
    A paragraph as rows of equal length, one entry a piece.

    Args:
        starts, ends: Its tokens, half open.
        lows: Its word in small letters; ``SPEECH`` for a quotation.
        shapes: The kinds of its letters, repeats left out: "Xx", "d", "q" for a quotation.
        marks: "0" outside of quotation marks, "q" a quotation, "1" in marks and no speech.
        kinds: What the lexicon says of the word as a cue: its class and form, or "-".
        sentences: The number of its sentence within the paragraph.
        heads, tails: First and last piece of each sentence.
        rules: What the rules found it to be, see :func:`mark_rules`.
        tags, relations: Its grammar, "" where it is not known; of a quotation that of the word which hangs outside.
        above: The piece it hangs on; itself for the head of a sentence or where that is not in the strip.
    """

    starts: list[int]
    ends: list[int]
    lows: list[str]
    shapes: list[str]
    marks: list[str]
    kinds: list[str]
    sentences: list[int]
    heads: list[int]
    tails: list[int]
    rules: list[str]
    tags: list[str]
    relations: list[str]
    above: list[int]

    def __len__(self) -> int:
        return len(self.starts)

    def piece_of(self, token: int) -> int:
        """The piece that holds a token of the paragraph, or the one after it."""
        place = bisect_left(self.starts, token + 1) - 1
        return place if place >= 0 and token < self.ends[place] else place + 1

    def pieces(self, start: int, end: int) -> range:
        """The pieces that begin within the tokens ``[start, end)``."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))


def lay_out(reading: Reading, units: Sequence[Unit], drafts: Iterable[Draft]) -> Strip:
    """
    Lay out one paragraph.

    Args:
        reading: The report.
        units: The units of the paragraph.
        drafts: What the rules found in it.

    Returns:
        Its strip; a quotation without a closing mark stays in tokens, since its end is a guess.
    """
    strip = Strip([], [], [], [], [], [], [], [], [], [], [], [], [])
    sentence = -1
    for unit in units:
        heads = set(unit.sentences)
        at = unit.start
        while at < unit.end:
            if at in heads or sentence < 0:
                sentence += 1
                strip.heads.append(len(strip))
                strip.tails.append(len(strip))
            index = reading.inside[at]
            end, mark = at + 1, "0"
            if index >= 0:
                quoted = reading.quoted[index]
                mark = "1"
                if quoted.speech and quoted.closed and quoted.start == at and quoted.end <= unit.end:
                    end, mark = quoted.end, "q"
            strip.starts.append(at)
            strip.ends.append(end)
            strip.marks.append(mark)
            strip.sentences.append(sentence)
            strip.lows.append(SPEECH if mark == "q" else reading.lows[at])
            strip.shapes.append("q" if mark == "q" else shape_of(reading.words[at]))
            strip.kinds.append("-" if mark == "q" else kind_of(reading.lows[at]))
            strip.tails[-1] = len(strip) - 1
            at = end
    strip.rules.extend(mark_rules(strip, drafts))
    mark_grammar(strip, reading)
    return strip


def mark_grammar(strip: Strip, reading: Reading) -> None:
    """Give each piece its grammar."""
    for piece, (start, end) in enumerate(zip(strip.starts, strip.ends, strict=True)):
        if not reading.parsed:
            strip.tags.append("")
            strip.relations.append("")
            strip.above.append(piece)
            continue
        outward = (at for at in range(start, end) if not start <= reading.parsed[at].head < end)
        token = next(outward, start)
        parsed = reading.parsed[token]
        head = strip.piece_of(parsed.head) if strip.starts[0] <= parsed.head < strip.ends[-1] else piece
        strip.tags.append("speech" if strip.lows[piece] == SPEECH else parsed.tag)
        strip.relations.append(parsed.relation)
        strip.above.append(head)


def mark_rules(strip: Strip, drafts: Iterable[Draft]) -> list[str]:
    """What the rules found each piece to be: a cue by its rule, a source, a content, or nothing."""
    found = ["-"] * len(strip)
    for letter, ranges in (
        ("K", [content for draft in drafts for content in draft.contents]),
        ("S", [(draft.source.start, draft.source.end) for draft in drafts if draft.source]),
    ):
        for start, end in ranges:
            for place in strip.pieces(start, end):
                found[place] = letter
    for draft in drafts:
        if draft.cue is not None:
            for place in strip.pieces(*draft.cue):
                found[place] = ("n:" if draft.parent is not None else "c:") + draft.rule
    return found


@lru_cache(maxsize=50_000)
def shape_of(word: str) -> str:
    """
    The kinds of letters of a word, figures as small ones, repeats left out.

    Example:
        >>> shape_of("al-Rubaye"), shape_of("2,500"), shape_of("U.S.")
        ('x-Xx', 'x,x', 'X.X.')
    """
    return AGAIN.sub(r"\1", UPPER.sub("X", LOWER.sub("x", word)))[:6]


@cache
def kind_of(low: str) -> str:
    """What the lexicons say of a word: a cue's class and form, a pronoun, a determiner, a day, or "-"."""
    entries = cue_forms().get(low)
    if entries:
        return f"{entries[-1].klass}.{entries[-1].form}"
    if low in PRONOUNS:
        return "pron"
    if low in DETERMINERS:
        return "det"
    return "day" if low in DAYS else "-"


def near(count: int) -> str:
    """A count in steps: 0, 1, 2, 3, 4-6, 7-12, more."""
    if count < 4:
        return str(count)
    return "6" if count < 7 else "12" if count < 13 else "+"
