"""Find the names in a report by their capitals, titles apart, without a list of names."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from dateline.model import Role
from dateline.quotes.capitals import NICKNAME_MARKS, POSSESSIVE, is_capital, run_begin, run_end
from dateline.quotes.grammar import (
    ATTRIBUTES,
    BEHIND,
    BODIES,
    BODY_NOUNS,
    BREAKERS,
    DAYS,
    DETERMINERS,
    FINITE,
    HONORIFICS,
    OPENERS,
    PARTICLES,
    PORTFOLIOS,
    PREPOSITIONS,
    PRONOUNS,
)
from dateline.quotes.reading import Reading
from dateline.text.descriptions import is_pronoun

__all__ = ["Mention", "find_mentions", "key_of", "mentions_between", "name_in", "plain_word", "trailing_name"]

APOSTROPHES = str.maketrans("", "", "'’‘ʼʻ`´")
ARTICLE = re.compile(r"^(?:al|el|an|as|ash|ad|ar|at|az)-(?=.)")
NO_TITLE = PREPOSITIONS | BREAKERS | FINITE | DETERMINERS | {"and", "or", "to", "who"}
SKIPPED = DETERMINERS | PREPOSITIONS | OPENERS | BREAKERS | PRONOUNS | FINITE  # open a sentence, are no name
WITHIN_TITLES = PORTFOLIOS | {"of", "for", "the"}
TITLES = HONORIFICS | PORTFOLIOS
SURE_BODIES = BODIES - TITLES
GIVEN_NAMES = frozenset(("jan", "april", "may", "june", "august"))  # months that people are called by
INDEFINITE = frozenset(("a", "an", "another", "one", "some", "any", "this"))
LINKS = PARTICLES | NICKNAME_MARKS | {"."}  # between two capitals of one name
FILIAL = frozenset("bin ibn bint abu umm al el".split())
SPOKES = "spokes"  # man, woman, person
SHORT_FORM = 2  # letters of "AG", "Co": of a firm at the end of a name alone; "Mohamed Ag Wantal" is a man
WIDEST_GAP = 3  # tokens from one capital of a name to the next: "Bank of the Valley"


class Mention(NamedTuple):
    """
    A name where it stands; a named tuple, because a report has a hundred of them.

    Args:
        start, end: Its tokens, titles left out.
        key: Its words in a form that spelling of apostrophes, articles and capitals does not change.
        body: It names a body and no person.
        titles: The words of the title or description before it, in small letters.
    """

    start: int
    end: int
    key: tuple[str, ...]
    body: bool
    titles: tuple[str, ...]


def key_of(words: list[str]) -> tuple[str, ...]:
    """
    The words of a name without what spelling varies.

    Example:
        >>> key_of(["Mahmoud", "al-Rubaye"]) == key_of(["Mahmoud", "Al-Rubaye’s"])
        True
    """
    if not NICKNAME_MARKS.isdisjoint(words):
        words = without_nickname(words)
    return tuple(part for part in map(plain_word, words) if part)


def without_nickname(words: list[str]) -> list[str]:
    """The words of a name outside of the marks within it: Anvel “the Ferryman” Desho."""
    kept, outside = [], True
    for word in words:
        if word in NICKNAME_MARKS:
            outside = not outside
        elif outside:
            kept.append(word)
    return kept


@lru_cache(maxsize=10_000)
def plain_word(word: str) -> str:
    """A word of a name without possessive, apostrophes, article and capitals; empty for "the" and a stop."""
    if word[0].islower() and "-" in word[1:5]:
        word = word.partition("-")[2]  # any article joined with a hyphen: al-, ul-, bin-
    plain = POSSESSIVE.sub("", word).translate(APOSTROPHES).casefold()
    return "" if plain in (".", "the", "al") else ARTICLE.sub("", plain)


def find_mentions(reading: Reading) -> list[Mention]:
    """
    Find the names of two words and more in the reporting of a report.

    Args:
        reading: The report.

    Returns:
        The mentions in reading order. Names of one word are read where they are asked for: they are many, and tell
        nothing of their own.
    """
    words, lows, units = reading.words, reading.lows, reading.units
    starts = [unit.start for unit in units]
    heads = {head for unit in units for head in unit.sentences}
    found: list[Mention] = []
    done = 0
    if not units:
        return found  # nothing but furniture
    for at, following in pairwise(reading.capitals):
        if at < done or following - at > WIDEST_GAP or lows[at] in SKIPPED or not is_capital(words[at]):
            continue
        if following > at + 1 and lows[at + 1] not in LINKS:
            continue
        if lows[at].endswith("ing") and words[at - 1] in (".", "”", '"'):
            continue  # "Visiting Orr Valley": a verb at the head of its sentence
        if at in heads and lows[at + 1] == "of" and lows[at].endswith("s") and lows[at] not in BODIES:
            continue  # "Shares of Orr Works": a noun at the head of its sentence
        unit = units[max(bisect_right(starts, at) - 1, 0)]
        if unit.role is not Role.BODY or not unit.start <= at < unit.end:
            continue
        done = run_end(reading, at, unit.end)
        mention = name_in(reading, at, done) if done > at + 1 else None
        if mention is not None:
            found.append(mention)
    return found


def mentions_between(reading: Reading, start: int, end: int) -> Iterator[Mention]:
    """The names of any length between two tokens, in reading order."""
    done = start
    capitals = reading.capitals
    for at in capitals[bisect_left(capitals, start) : bisect_left(capitals, end)]:
        if at < done or reading.lows[at] in SKIPPED or not is_capital(reading.words[at]):
            continue
        done = run_end(reading, at, end)
        mention = name_in(reading, at, done)
        if mention is not None:
            yield mention


def name_in(reading: Reading, start: int, end: int) -> Mention | None:
    """The name in a run of capitals, its title split off."""
    words, lows = reading.words, reading.lows
    while start < end and (lows[start] in ("the", "i") or lows[start].endswith("-year-old")):
        start += 1
    while start < end and (lows[start] in DAYS and (lows[start] not in GIVEN_NAMES or end - start == 1)):
        start += 1
    if start >= end or lows[start] in PRONOUNS or (end - start == 1 and is_pronoun(words[start])):
        return None  # also "We'll"
    if start and lows[start - 1] in INDEFINITE and end < len(words) and lows[end] in BODY_NOUNS:
        return None  # "an Iraqi resistance group" is nobody's name
    begin = after_titles(reading, start, end)
    stop = next((at for at in range(begin + 1, end) if lows[at] in ("of", "for")), end)
    titled = begin > start and TITLES.isdisjoint(lows[begin:stop]) and SURE_BODIES.isdisjoint(lows[begin:stop])
    member = stop < end and stop - begin > 1 and BODIES.isdisjoint(lows[begin:stop]) and lows[begin - 1] != "the"
    if member and not SURE_BODIES.isdisjoint(lows[stop:end]):
        titled, end = True, stop  # "Tom Ash of the River Union"
    if not titled and is_body(reading, start, end):
        if lows[start] in ATTRIBUTES and end - start > 2:
            start += 1  # "the US State Department" is the State Department
        while end - start > 2 and lows[end - 1].startswith(SPOKES):
            end -= 1  # "the State Department Spokesperson" is not the State Department
        key = key_of(words[start:end])
        return Mention(start, end, key, True, ()) if key else None
    if lows[begin] in TITLES or lows[begin] in ATTRIBUTES:  # a title alone, or "Iraqi" alone
        return Mention(start, end, key_of(words[start:end]), True, ()) if end - start > 1 else None
    end = next((at for at in range(begin + 2, end) if lows[at] in ("of", "for")), end)  # "Tom Ash of Kolvesh"
    end = before_honours(words, begin, end)
    begin = max(begin, from_initials(words, begin, reading.persons.get(end, begin)))  # "Det Con | Tom Ash"
    key = key_of(words[begin:end])
    if not key:
        return None
    titles = words_before(reading, start)
    if begin > start:
        titles += [low for low in lows[start:begin] if low[0].isalpha()]
    return Mention(begin, end, key, False, tuple(titles))


def from_initials(words: list[str], floor: int, begin: int) -> int:
    """Where a person's name begins, with bare initials before it: "K R | Vell"."""
    while begin > floor and len(words[begin - 1]) == 1 and words[begin - 1].isupper():
        begin -= 1
    return begin


def before_honours(words: list[str], begin: int, end: int) -> int:
    """Where a name ends before what is written behind it: "Lena Orr | KC"."""
    while end - begin > 1 and words[end - 1] in BEHIND:
        end -= 1
    return end


def after_titles(reading: Reading, start: int, end: int) -> int:
    """The first token of the name proper: "Acting Secretary of State | Hill", "Republican | Orr"."""
    words, lows = reading.words, reading.lows
    begin = start
    for at in range(start, end - 1):
        if lows[at] in HONORIFICS and not is_within_name(reading, start, at, end):
            begin = at + 1
    if begin > start:
        while begin < end - 1 and (words[begin] == "." or lows[begin] in WITHIN_TITLES):
            begin += 1
    while begin < end - 1 and lows[begin] in ATTRIBUTES:
        begin += 1
    return begin


def is_within_name(reading: Reading, start: int, at: int, end: int) -> bool:
    """Whether a word that can be a title is a part of the name: "Majid bin Sultan", "Nesrin Hajji Ali"."""
    lows = reading.lows
    if at == start:
        return False
    if lows[at - 1] in FILIAL:
        return True
    led = any(low in TITLES or low in PARTICLES or low in ATTRIBUTES or not low[0].isalpha() for low in lows[start:at])
    return not led and end - at == 2


def words_before(reading: Reading, start: int) -> list[str]:
    """Common nouns in small letters right before a name, a description of it: "the influential cleric"."""
    at = start - 1
    while (
        at >= 0
        and at >= start - 4
        and reading.words[at] == reading.lows[at]
        and reading.lows[at].isalpha()
        and reading.lows[at] not in NO_TITLE
    ):
        at -= 1
    return reading.lows[at + 1 : start]


def is_body(reading: Reading, start: int, end: int) -> bool:
    """Whether a run of capitals names a body: by a word in it, by "the" before it, or by what follows it."""
    words, lows = reading.words, reading.lows
    if "&" in words[start:end]:
        return True
    if lows[end - 1] in BODIES or any(low in SURE_BODIES and len(low) > SHORT_FORM for low in lows[start:end]):
        return True
    if (
        start
        and lows[start - 1] == "the"
        and lows[start] not in TITLES
        and not (end < len(words) and words[end] == ",")
    ):
        return True
    if words[end - 1].isupper() and len(words[end - 1]) > 2 and end - start == 1:
        return True
    if end < len(words) and (lows[end] in BODY_NOUNS or lows[end] in BODIES) and lows[start] not in TITLES:
        return True
    return end + 1 < len(words) and words[end] == "," and (lows[end + 1] == "which" or says_body(reading, end + 1))


def says_body(reading: Reading, at: int) -> bool:
    """Whether an apposition that begins at the token calls the name a group, party and so on."""
    if reading.lows[at] not in ("a", "an", "the", "another", "one"):
        return False
    for place in range(at + 1, min(len(reading.words), at + 6)):
        if not reading.words[place][0].isalpha() or reading.lows[place] in PREPOSITIONS:
            return reading.lows[place - 1] in BODY_NOUNS
    return False


def trailing_name(reading: Reading, start: int, end: int) -> Mention | None:
    """
    The name that ends a noun phrase: "influential cleric Muqtada al-Sadr".

    Args:
        reading: The report.
        start, end: The tokens of the phrase, without apposition.

    Returns:
        The name, its title split off, or None when the phrase ends in a common noun.
    """
    words = reading.words
    while end > start and words[end - 1] == ")":
        opening = next((at for at in range(end - 1, start - 1, -1) if words[at] == "("), None)
        if opening is None or opening == start:
            return None
        end = opening
    if end - 1 > start and words[end - 1] == "." and len(words[end - 2]) <= 4:
        end -= 1  # "T. K. Osk Jr."
    if end <= start or not is_capital(words[end - 1]):
        return None
    return name_in(reading, run_begin(reading, start, end), end)
