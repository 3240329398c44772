"""Find the words that name who speaks: the noun phrase before a cue, with its apposition."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from dateline.quotes.capitals import is_genitive
from dateline.quotes.cues import is_adverb
from dateline.quotes.grammar import (
    APPOSITION,
    BREAKERS,
    DAY_HEADS,
    DAYS,
    DETERMINERS,
    FINITE,
    OPENERS,
    PREPOSITIONS,
    PRONOUNS,
)
from dateline.quotes.reading import Reading
from dateline.quotes.verbs import cue_forms

__all__ = ["LONGEST", "STOPS", "Source", "skip_time_back", "source_before"]

LONGEST = 40  # tokens looked back or on for a speaker; a longer phrase is a clause
STOPS = frozenset(',;:?!—–―-()[]"“”„«»……') | {"--", "''", "``", "...", "/", "‘", "’", "'"}
PARTICIPLES = frozenset("known described seen such referred".split())  # "better known as" breaks no phrase
CLAUSED = frozenset("day week month year night moment minute time way reason".split())  # a clause may stand behind
BRACKETS = {")": "(", "]": "["}


class Source(NamedTuple):
    """
    Who speaks, as tokens ``[start, end)``.

    Args:
        start, end: With the apposition.
        head_end: Where the noun phrase itself ends.
    """

    start: int
    end: int
    head_end: int


def source_before(reading: Reading, cue: int, floor: int) -> Source | None:
    """
    Find the noun phrase that ends where the cue begins.

    Args:
        reading: The report.
        cue: First token of the cue.
        floor: First token that may be read.

    Returns:
        The phrase, or None when no noun phrase ends there.
    """
    floor = max(floor, cue - LONGEST)
    end = skip_time_back(reading, cue, floor)
    if end <= floor:
        return None
    if reading.words[end - 1] == "," or reading.words[end - 1] in ("—", "–", "--", "-"):
        return source_with_apposition(reading, end, floor)
    start = phrase_start(reading, end, floor)
    return Source(start, end, end) if start is not None else None


def skip_time_back(reading: Reading, end: int, floor: int) -> int:
    """Leave out "on Saturday", "late Monday" at the end of the tokens before ``end``."""
    lows = reading.lows
    at = end
    while at > floor and (lows[at - 1] in DAYS or (at < end and lows[at - 1].isdigit())):
        at -= 1
    if at == end:
        return end
    while at > floor and lows[at - 1] in DAY_HEADS:
        at -= 1
    return at if at > floor else end


def source_with_apposition(reading: Reading, end: int, floor: int) -> Source | None:
    """ "Hill, a doctor, said": the phrase before the apposition that the last comma closes."""
    commas = [end - 1]
    at, words = end - 2, reading.words
    while at >= floor and words[at] not in (";", "?", "!", ":") and not in_speech(reading, at):
        if words[at] in BRACKETS:
            at = opening(reading, at, floor)
        elif words[at] in (",", "—", "–", "--") or (words[at] == "-" and words[end - 1] == "-"):
            commas.append(at)
        at -= 1
    best = None
    for near, comma in pairwise(commas):
        start = phrase_start(reading, comma, floor)
        if start is None or is_opening_verb(reading, start, comma):
            continue
        follows = reading.lows[comma + 1]
        if near == end - 1 and near - comma <= 3 and follows in OPENERS:
            return Source(start, comma, comma)  # "Hill, however, said"
        if follows in APPOSITION or follows.endswith("ing"):
            best = Source(start, end - 1, comma)
            if reading.lows[start] not in APPOSITION or words[start - 1] != ",":
                return best  # else it is an apposition itself: "Orr, a member of the PGU, which ..., said"
        if (
            best is None
            and near - comma <= 7
            and near == end - 1
            and (follows[0].isdigit() or words[comma + 1][0].isupper())
        ):
            best = Source(start, end - 1, comma)
    return best


def is_opening_verb(reading: Reading, start: int, comma: int) -> bool:
    """Whether one word with "-ing" opens the sentence before a comma: "Responding, the chairman, Orr, said"."""
    alone = comma - start == 1 and reading.lows[start].endswith("ing")
    return alone and (not reading.parsed or reading.parsed[start].tag == "VERB") and reading.words[start][0].isupper()


def in_speech(reading: Reading, at: int) -> bool:
    """Whether the token stands in a quotation of more than a word or two."""
    return reading.inside[at] >= 0 and reading.quoted[reading.inside[at]].speech


def phrase_start(reading: Reading, end: int, floor: int) -> int | None:
    """First token of the noun phrase that ends at ``end``, or None."""
    words, lows = reading.words, reading.lows
    last = lows[end - 1]
    if last in PRONOUNS:
        return end - 1
    if last in ("which", "that"):
        return end - 1 if end - 2 >= floor and lows[end - 2][0].isalnum() else None
    if not can_end_phrase(words[end - 1], last) and not is_surname(reading, end - 1):
        return None
    start = strip_openers(reading, back_to_break(reading, end, floor), end)
    if start < end and lows[start] in PREPOSITIONS:
        after = after_preposition(reading, start, end)
        if after is None:
            return None
        start = after
    return start if any(word[0].isalnum() for word in words[start:end]) else None


def is_surname(reading: Reading, at: int) -> bool:
    """Whether a word that is a verb in small letters goes on with a name: "Jim Fell", "Amy Rose", and no heading."""
    if at == 0 or not (reading.words[at][0].isupper() and reading.words[at - 1][0].isupper()):
        return False
    if reading.words[at].isupper() or reading.lows[at - 1] in DETERMINERS:
        return False
    return not reading.parsed or reading.parsed[at].tag == "PROPN"


def can_end_phrase(word: str, low: str) -> bool:
    """Whether a noun phrase can end in the word."""
    if word in (")", "]", "”", '"', "’", "'", "%"):
        return True
    if low.endswith(("’s", "'s", "s’", "s'")):  # "the group's claims": a noun follows, no verb
        return False
    if not word[0].isalnum() and word[0] not in "@#‘'’":
        return False
    if low in PREPOSITIONS or low in BREAKERS or (low.endswith("ed") and low in cue_forms()):
        return False
    if low in FINITE or low in OPENERS:
        return low in ("can", "will", "may", "second") and word[0].isupper()
    return low not in (
        "to",
        "and",
        "the",
        "a",
        "an",
        "his",
        "its",
        "their",
        "my",
        "your",
        "or",
        "not",
    ) and not is_adverb(low)


def back_to_break(reading: Reading, end: int, floor: int) -> int:
    """Walk back from ``end`` to where a clause begins."""
    words, lows, inside = reading.words, reading.lows, reading.inside
    home = inside[end - 1]
    at = end - 1
    while at >= floor:
        word, low = words[at], lows[at]
        if inside[at] != home and inside[at] >= 0 and reading.quoted[inside[at]].speech:
            break
        if word in BRACKETS:
            at = opening(reading, at, floor) - 1
            continue
        marks = is_hyphen(reading, at) or is_genitive(reading, at)
        if word in STOPS and not (word in '"“”' and inside[at] >= 0) and not marks:
            break
        if low in ("and", "or", "&"):
            if not joins_names(reading, at, end, floor):
                break
        elif low == "who" and at + 1 < end and not starts_phrase(reading, at + 1):
            pass  # "officials who attended said"
        elif breaks_phrase(reading, at, floor):
            break
        elif low in DETERMINERS and at > floor and lows[at - 1] in CLAUSED:
            return at  # "the day the council confirmed"
        at -= 1
    return at + 1


def is_hyphen(reading: Reading, at: int) -> bool:
    """Whether the sign joins two parts of a word: "44-year-old"."""
    tokens = reading.tokens
    if reading.words[at] != "-" or at == 0 or at + 1 >= len(tokens):
        return False
    return tokens[at - 1].end == tokens[at].start and tokens[at].end == tokens[at + 1].start


def breaks_phrase(reading: Reading, at: int, floor: int) -> bool:
    """Whether a clause begins after the token: a conjunction, a negation, a finite verb of another subject."""
    low = reading.lows[at]
    if low == "not":
        return True
    if low in BREAKERS:
        return low != "than" and (at == floor or reading.lows[at - 1] not in PARTICIPLES)
    if low.endswith("ed") and low in cue_forms() and at > floor and reading.lows[at - 1] not in DETERMINERS:
        behind = at + 1 < len(reading.lows) and reading.words[at - 1] == "," and reading.lows[at + 1] in DETERMINERS
        return behind or reading.words[at - 1][0].isupper() or reading.lows[at - 1] in PRONOUNS
    if low not in FINITE or (reading.words[at][0].isupper() and low in ("will", "may")) or is_surname(reading, at):
        return False
    return not followed_by_who(reading, at, floor)


def followed_by_who(reading: Reading, at: int, floor: int) -> bool:
    """Whether a "who" shortly before the token makes its clause a part of the noun phrase."""
    return any(reading.lows[place] == "who" for place in range(max(floor, at - 6), at))


def starts_phrase(reading: Reading, at: int) -> bool:
    """Whether a new noun phrase begins at the token: a determiner, a pronoun or a name."""
    low = reading.lows[at]
    return low in DETERMINERS or low in PRONOUNS or reading.words[at][0].isupper()


def joins_names(reading: Reading, at: int, end: int, floor: int) -> bool:
    """Whether the "and" at ``at`` joins two parts of one speaker: "Hill and Osk", "the army and police"."""
    if at + 1 >= end or at - 1 < floor:
        return False
    before, after = reading.words[at - 1], reading.words[at + 1]
    if before in (",", ";") or reading.lows[at - 1] in FINITE:
        return False
    if before[0].isupper() and (after[0].isupper() or reading.lows[at + 1] in DETERMINERS):
        return True
    start = at - 1
    while start > floor and reading.words[start - 1] not in STOPS and reading.lows[start - 1] not in BREAKERS:
        if reading.lows[start - 1] in FINITE:
            return False
        start -= 1
    return at - start <= 5 and before[0].isalpha() and (before.endswith("s") or before[0].isupper())


def strip_openers(reading: Reading, start: int, end: int) -> int:
    """Leave out "But", "Meanwhile", "now" at the head of the phrase."""
    while start < end and (reading.lows[start] in OPENERS or (is_adverb(reading.lows[start]) and start + 1 < end)):
        if reading.lows[start] == "no" or (
            reading.lows[start] in ("first", "second") and reading.words[start][0].isupper()
        ):
            break
        start += 1
    return start


def after_preposition(reading: Reading, start: int, end: int) -> int | None:
    """ "In a statement the group said", "On Saturday Hill said": the last noun phrase that no preposition governs."""
    words, lows = reading.words, reading.lows
    at = end - 1
    while at > start:
        free = lows[at - 1] not in PREPOSITIONS and lows[at - 1] not in ("and", "or")
        if free and lows[at] in DETERMINERS and lows[at - 1] not in DETERMINERS:
            return at
        if (
            free
            and words[at][0].isupper()
            and lows[at] not in DAYS
            and (lows[at - 1] in DAYS or lows[at - 1].isdigit() or words[at - 1][0].islower())
            and lows[at - 1] not in DETERMINERS
        ):
            return at
        at -= 1
    return None


def opening(reading: Reading, at: int, floor: int) -> int:
    """The bracket that the closing one at ``at`` belongs to, or ``at`` itself."""
    for place in range(at - 1, max(floor, at - 15) - 1, -1):
        if reading.words[place] == BRACKETS[reading.words[at]]:
            return place
    return at
