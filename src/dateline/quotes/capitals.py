"""Find where a run of capitals, which may be a name, begins and ends."""

from __future__ import annotations

import re

from dateline.quotes.grammar import BODIES, PARTICLES
from dateline.quotes.reading import Reading

__all__ = ["LONGEST_NAME", "NICKNAME_MARKS", "POSSESSIVE", "is_capital", "is_genitive", "run_begin", "run_end"]

POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")
NICKNAME_MARKS = frozenset("\"'“”‘’«»„") | {"''", "``"}
LONGEST_NICKNAME = 3  # words between the marks
LONGEST_NAME = 9  # tokens


def is_capital(word: str) -> bool:
    """Whether a word is written as a part of a name: Hill, al-Rubaye, O'Neill, eBay no, 2nd no."""
    if word[0].isupper():
        return True
    if not word[0].islower():
        return word[0].isalpha()  # a script without capitals
    return word[:1].islower() and "-" in word[:5] and word.partition("-")[2][:1].isupper()


def run_end(reading: Reading, start: int, ceiling: int) -> int:
    """One past the run of capitals that begins at a token, with "of", "al-", "van" and a nickname between them."""
    words, lows = reading.words, reading.lows
    ceiling = min(ceiling, start + LONGEST_NAME)
    end = at = start + 1
    if POSSESSIVE.search(words[start]):
        return end
    while at < ceiling:
        word = words[at]
        if word != lows[at] and is_capital(word):
            at += 1
            end = at
            if POSSESSIVE.search(word):
                break
        elif (
            lows[at] in PARTICLES
            or (word == "." and len(words[at - 1]) <= 4)
            or word == "&"
            or is_genitive(reading, at)
        ):
            at += 1
        elif word in NICKNAME_MARKS and nickname_end(reading, at, ceiling) > at:
            at = nickname_end(reading, at, ceiling)
        else:
            break
    return end


def run_begin(reading: Reading, start: int, end: int) -> int:
    """Where the run of capitals that ends at a token begins, not before ``start``."""
    words, lows = reading.words, reading.lows
    begin = end
    while begin > start:
        word = words[begin - 1]
        if begin < end and POSSESSIVE.search(word):
            break
        if begin < end and is_genitive(reading, begin - 1):
            begin -= 1
            continue
        if begin < end and word in NICKNAME_MARKS:
            before = nickname_start(reading, begin - 1, start)
            if before == begin - 1:
                break
            begin = before
            continue
        joined = (
            lows[begin - 1] in PARTICLES
            or (word == "&" and begin < end)
            or (word == "." and begin - 1 > start and len(words[begin - 2]) <= 4)
        )
        if word in ("and", "&") and lows[end - 1] in BODIES and begin - 1 > start and is_capital(words[begin - 2]):
            joined = True  # "the Oversight and Reform Committee"
        if not joined and not is_capital(word):
            break
        begin -= 1
    while begin < end and not is_capital(words[begin]):
        begin += 1
    return begin


def is_short(words: list[str], at: int) -> bool:
    """Whether a stop may be that of a shortened word: "Lt. Orr"."""
    return words[at] == "." and len(words[at - 1]) <= 4


def is_genitive(reading: Reading, at: int) -> bool:
    """Whether a sign is the apostrophe of a plural before a capital: "the Workers' Union"."""
    tokens, words = reading.tokens, reading.words
    if words[at] not in ("'", "’") or not 0 < at < len(words) - 1 or reading.inside[at] >= 0:
        return False
    attached = tokens[at - 1].end == tokens[at].start < tokens[at + 1].start - 1
    return attached and words[at - 1].endswith("s") and words[at - 1][0].isupper() and words[at + 1][0].isupper()


def nickname_end(reading: Reading, at: int, ceiling: int) -> int:
    """One past a nickname in marks that a family name follows, or the same place when there is none."""
    words = reading.words
    if reading.tokens[at].start == reading.tokens[at - 1].end:
        return at  # an apostrophe: "the Emirates’ rulers"
    for place in range(at + 1, min(at + 2 + LONGEST_NICKNAME, ceiling - 1)):
        if words[place] in NICKNAME_MARKS:
            return place + 1 if place > at + 1 and is_capital(words[place + 1]) else at
        if not words[place][0].isalpha():
            break
    return at


def nickname_start(reading: Reading, at: int, floor: int) -> int:
    """Where the marks that close at a token open after a first name, or the same token."""
    words = reading.words
    for place in range(at - 1, max(floor, at - 2 - LONGEST_NICKNAME), -1):
        if words[place] in NICKNAME_MARKS:
            free = reading.tokens[place].start > reading.tokens[place - 1].end
            return place if free and is_capital(words[place - 1]) else at
        if not words[place][0].isalpha():
            break
    return at
