"""Find the words that name who speaks after an inverted cue or after "according to", with their apposition."""

from __future__ import annotations

from dateline.quotes.grammar import APPOSITION, BREAKERS, DAYS, DETERMINERS, FINITE, PREPOSITIONS, PRONOUNS
from dateline.quotes.phrases import has_verb
from dateline.quotes.reading import Reading
from dateline.quotes.sources import LONGEST, STOPS, Source

__all__ = ["inverted", "source_after", "source_of_phrase"]

ADJUNCTS = frozenset("on during after before via through late early last earlier".split())


def source_after(reading: Reading, start: int, ceiling: int) -> Source | None:
    """
    Find the noun phrase that begins after an inverted cue: "..., said Hill, a doctor".

    Args:
        reading: The report.
        start: First token after the cue.
        ceiling: One past the last token that may be read.

    Returns:
        The phrase with its apposition, or None when no noun phrase begins there.
    """
    words, lows = reading.words, reading.lows
    ceiling = min(ceiling, start + LONGEST)
    if start >= ceiling or (reading.inside[start] >= 0 and reading.inside[start] != reading.inside[start - 1]):
        return None
    if lows[start] in PRONOUNS:
        return Source(start, start + 1, start + 1)
    if not (words[start][0].isupper() or lows[start] in DETERMINERS or words[start][0].isalpha()):
        return None
    if lows[start] in ("that", "to", "if") or lows[start] in DAYS or lows[start] in PREPOSITIONS:
        return None
    end = phrase_end(reading, start, ceiling)
    if end <= start:
        return None
    return Source(start, apposition_end(reading, end, ceiling), end)


def inverted(reading: Reading, start: int, ceiling: int) -> Source | None:
    """The speaker behind "..., said"; none where a clause begins instead: "..., said he would leave"."""
    if start + 1 < ceiling and reading.lows[start] in PRONOUNS and reading.inside[start + 1] < 0:
        if has_verb(reading, start, start + 2):
            return None
        return Source(start, start + 1, start + 1)
    if reading.parsed and start < ceiling and reading.parsed[start].tag == "VERB":
        return None  # "the car, reported stolen from a farm"
    return source_after(reading, start, ceiling)


def phrase_end(reading: Reading, start: int, ceiling: int) -> int:
    """Where the noun phrase that begins at ``start`` ends: at a stop, a time, a finite verb or a clause."""
    words, lows = reading.words, reading.lows
    at = start
    while at < ceiling:
        word, low = words[at], lows[at]
        if word == "(":
            at = closing(reading, at, ceiling)
        elif (
            (
                word in STOPS
                or (word == "." and at + 1 >= ceiling)
                or (low in FINITE and not word[0].isupper())
                or (low in BREAKERS and low != "than")
            )
            or (low in DAYS and not (at > start and word[0].isupper() and words[at - 1] == "The"))
            or (at > start and opens_adjunct(reading, at, ceiling))
        ):
            break
        at += 1
    return at


def opens_adjunct(reading: Reading, at: int, ceiling: int) -> bool:
    """Whether the token opens when or where something was said; "in" and "at" may belong to a name."""
    low = reading.lows[at]
    return low in ADJUNCTS or (low in ("in", "at") and is_occasion(reading, at, ceiling))


def is_occasion(reading: Reading, at: int, ceiling: int) -> bool:
    """Whether "in" or "at" opens the occasion of the speech ("in an interview") and no part of a name."""
    return at + 1 < ceiling and reading.lows[at + 1] in (
        "a",
        "an",
        "his",
        "her",
        "their",
        "its",
        "response",
        "comments",
        "remarks",
    )


def closing(reading: Reading, at: int, ceiling: int) -> int:
    """The bracket that closes the one at ``at``, or ``at`` itself."""
    for place in range(at + 1, min(ceiling, at + 15)):
        if reading.words[place] in (")", "]"):
            return place
    return at


def apposition_end(reading: Reading, end: int, ceiling: int) -> int:
    """Where the apposition after the phrase ends, or the end of the phrase when there is none."""
    words, lows = reading.words, reading.lows
    if end + 1 >= ceiling or words[end] != ",":
        return end
    follows = lows[end + 1]
    if follows in ("both", "but", "and", "including", "speaking", "referring", "citing", "adding"):
        return end
    if follows not in APPOSITION and not is_age(reading, end + 1, ceiling) and not is_named(reading, end, ceiling):
        return end
    at = end + 1
    while (
        at < ceiling and words[at] not in (",", ";", "—", "–", "--", ":") and reading.inside[at] == reading.inside[end]
    ):
        if words[at] == "." and at + 1 >= ceiling:
            break
        at += 1
    return at


def is_age(reading: Reading, at: int, ceiling: int) -> bool:
    """Whether the token is somebody's age: a number with a pause or stop after it."""
    return reading.words[at].isdigit() and at + 1 < ceiling and reading.words[at + 1] in (",", ".")


def is_named(reading: Reading, comma: int, ceiling: int) -> bool:
    """ "the head of the union, Pavel Dorin": after a description a name alone to the next pause or stop."""
    words, at = reading.words, comma + 1
    if words[comma - 1] != reading.lows[comma - 1]:
        return False
    while at < ceiling and (words[at][0].isupper() or words[at] in ("al", "bin", "de", "van", "von")):
        at += 1
    return at > comma + 2 and (at >= ceiling or words[at] in (",", "."))


def source_of_phrase(reading: Reading, start: int, ceiling: int) -> Source | None:
    """The speaker after "according to": everything to the next pause, with an apposition."""
    words = reading.words
    at = start
    ceiling = min(ceiling, start + LONGEST)
    while at < ceiling:
        if words[at] == "(":
            at = closing(reading, at, ceiling)
        elif (words[at] in STOPS and not (reading.inside[at] >= 0)) or (words[at] == "." and at + 1 >= ceiling):
            break
        at += 1
    if at <= start:
        return None
    return Source(start, apposition_end(reading, at, ceiling), at)
