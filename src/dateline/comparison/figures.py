"""Find figures in the sentences of a report: how many died, how many were hurt, bare numbers of what was counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from dateline.comparison.sentences import Sentences
from dateline.lexicon import load_lexicon
from dateline.model import Quote, Span

__all__ = [
    "ABDUCTED",
    "ABOARD",
    "ARRESTED",
    "BARE",
    "CROWD",
    "INSIDE",
    "LEAST_BARE",
    "NUMBER",
    "SPELT_WORDS",
    "Figure",
    "bound_of",
    "counts_all",
    "find_figures",
    "has_number",
    "is_count",
    "kind_of",
    "tells_change",
    "value_of",
]

BARE = "number"
CROWD = "those who took part"
ABOARD = "those on board"
ABDUCTED = "those abducted"
ARRESTED = "those arrested"
INSIDE = "those inside"
COUNTED = (
    "dead",
    "wounded",
    CROWD,
    ABOARD,
    ABDUCTED,
    ARRESTED,
    INSIDE,
)  # what words beside a number say that it counts
SMALL = {
    word: value
    for value, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
        " eighteen nineteen twenty".split(),
        1,
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
UNITS = list(SMALL)[:9]
SPELT = "|".join([*(f"{ten}-{unit}" for ten in TENS for unit in UNITS), *sorted(SMALL, key=len, reverse=True)])
NUMBER = re.compile(
    r"(?<![\w.,:/$€£-])(?:(?P<digits>\d{1,3}(?:,\d{3})+|\d+)(?![\d:/.,]*\d)|" + rf"(?P<words>{SPELT}))(?![\w-])", re.I
)
DIGIT = re.compile(r"\d")
LETTERS = re.compile(r"[a-z]+")
SPELT_WORDS = frozenset(SMALL)
NOUN = re.compile(r"\s+(?:more\s+|other\s+)?(?P<noun>[^\W\d_]+)")
CARRIED = 2  # sentences on in which a bare number counts what the one before did
LEAST_BARE = 100  # of a bare number that nothing says the kind of
AFTER = 48  # characters behind a number in which its kind is told
ENDS = re.compile(r"\s*(?:[.,;:!?”\"’)\]]|\Z|and\b|but\b|or\b|at\b|in\b|last\b|to\b|stayed\b|remain)")
LEASTS = re.compile(r"\b(?:at least|more than|over|no fewer than)\s+\Z", re.I)
MOSTS = re.compile(r"\b(?:up to|at most|fewer than|less than|under|as many as)\s+\Z", re.I)
JOINED = re.compile(r"\band\s+\Z", re.I)
AGED = re.compile(r"\b(?:aged?|(?:man|woman|boy|girl|child|driver|person|worker|youth)\s+of)\s+\Z", re.I)
BESIDE_NAME = re.compile(r"[^\W\d_]\s*[,(]\s*\Z")
ONE_MORE = re.compile(r"\b(?:an?|another)\s+(?:[\w-]+\s+){1,3}(?:was|were|and|died)\b|\band\s+(?:an?|another)\s", re.I)
HARMED = re.compile(r"[^.;]{0,40}\b(?:hurt|injured|wounded|killed|died|missing|dead)\b", re.I)
ROUNDED = re.compile(r"\b(?:about|around|some|nearly|almost|roughly|approximately|an estimated)\s+[“\"]?\Z", re.I)


class Figure(NamedTuple):
    """
    One figure.

    Args:
        sentence: The sentence it stands in.
        span: The words that give it, from the number to what it counts, or from what it counts to the number.
        of: "dead", "wounded", "those who took part", or "number" of what the words around leave to the sentence before.
        value: How many.
        bound: "about", "least", "most", or "".
        quote: The attribution that gives it; None where the report does.
    """

    sentence: int
    span: Span
    of: str
    value: int
    bound: str
    quote: Quote | None


def find_figures(report: Sentences) -> Iterator[Figure]:
    """
    The figures of the body, in order.

    A count of some alone ("seven villagers", "four of them"), a figure that is told to have changed, and one that is
    part of a date, a measure or a name are none. Several counts of the dead in one clause ("two commanders and seven
    other people") are added where the words say that they are all; else none is taken.
    """
    last: Figure | None = None
    for number, span in enumerate(report.spans):
        words = span.of(report.text)
        has_figure = has_number(words)
        if not has_figure and last is None:
            continue
        if tells_change(words):
            last = None
            continue
        if not has_figure:
            continue
        for found in in_sentence(report, number, words, last):
            last = found if found.of != BARE else last
            yield found


def has_number(words: str) -> bool:
    """Whether a figure may stand in a sentence: most have none, and this is soon seen."""
    return bool(DIGIT.search(words)) or not SPELT_WORDS.isdisjoint(LETTERS.findall(words.lower()))


def in_sentence(report: Sentences, number: int, words: str, last: Figure | None) -> Iterator[Figure]:
    """The figures of one sentence."""
    start = report.starts[number]
    matches = [one for one in NUMBER.finditer(words) if is_count(report, words, start, one)]
    kinds = [(one, kind_of(words, one)) for one in matches]
    counted = {kind: [one for one, own in kinds if own == kind] for kind in COUNTED}
    for kind, some in counted.items():
        if len(some) == 1 and counts_all(words, some[0], kind, number == 0):
            yield figure(report, number, some[0], kind, value_of(some[0]))
    bare = [one for one, own in kinds if own is None and ENDS.match(words, one.end())]
    whole = [(one, own) for one, own in kinds if own == CROWD]
    if len(bare) == 1 and len(whole) == 1 and len(matches) == 2 and ";" in words[whole[0][0].end() : bare[0].start()]:
        yield figure(report, number, bare[0], CROWD, value_of(bare[0]))  # "2,000 marched; the party spoke of 10,000"
    elif len(bare) == 1 and len(matches) == 1:
        carried = last if last is not None and number - last.sentence <= CARRIED else None
        value = value_of(bare[0])
        if carried is not None and value < LEAST_BARE:
            yield figure(report, number, bare[0], carried.of, value)
        elif value >= LEAST_BARE:
            yield figure(report, number, bare[0], BARE, value)


def is_count(report: Sentences, words: str, start: int, found: re.Match[str]) -> bool:
    """Whether a number counts something: it is no part of a time, a measure or a name."""
    here = Span(start + found.start(), start + found.end())
    if any(one.span.overlaps(here) for one in report.dates_in(here)):
        return False
    behind = re.match(r"\s*([^\s,;:]+)", words[found.end() :])
    if behind and behind[1].rstrip(".").lower() in units():
        return False
    if is_age(words, found):
        return False
    before = re.search(r"([^\W\d_]+)\s\Z", words[: found.start()])
    return not (before and before[1][0].isupper() and before.start() > 0)  # "Gate Four", "Article 9"


def is_age(words: str, found: re.Match[str]) -> bool:
    """Whether a number is how old somebody is: "aged 44", "a man of 44", "Peter Galt, 58, was"."""
    if AGED.search(words[: found.start()]):
        return True
    return bool(BESIDE_NAME.search(words[: found.start()])) and words[found.end() : found.end() + 1] in (",", ")")


def kind_of(words: str, found: re.Match[str]) -> str | None:
    """Whether a number counts the dead or the wounded; None where the words beside it say neither."""
    return kind_at(words[: found.start()], words[found.end() : found.end() + AFTER])


@lru_cache(1 << 14)
def kind_at(front: str, after: str) -> str | None:
    """The same by the words before and behind it; a sentence is read twice, and again in every print of a report."""
    stop = NUMBER.search(after)
    behind_it = after[: stop.start()] if stop else after
    found = [kind for kind in COUNTED if tells_kind(kind, front, behind_it)]
    if len(found) > 1 and JOINED.search(front):  # "three were hurt and 21 people arrested"
        found = [kind for kind in found if patterns(kind)[0].search(behind_it)] or found
    return found[0] if found else None


def tells_kind(kind: str, front: str, behind_it: str) -> bool:
    """Whether the words around a number say that it counts a kind."""
    behind, before, toll = patterns(kind)
    return bool(behind.search(behind_it) or before.search(front) or toll.search(front))


def counts_all(words: str, found: re.Match[str], kind: str, lead: bool = False) -> bool:
    """Whether a number counts all and not some: of people, of nothing named; in a lead also of workers, soldiers."""
    toll = patterns(kind)[2]
    noun = NOUN.match(words, found.end())
    named = noun["noun"].lower() if noun else ""
    if kind in (CROWD, ABDUCTED):
        return True
    if kind in (ABOARD, INSIDE):
        carried = ("passengers",) if kind == ABOARD else ("spectators", "visitors", "guests", "worshippers", "pupils")
        return (named in people() or named in carried) and not HARMED.match(words, found.end())
    if lead and named not in ("", "of") and not ONE_MORE.search(words):
        return True
    return bool(toll.search(words[: found.start()])) or named in people() or bool(ENDS.match(words, found.end()))


def figure(report: Sentences, number: int, found: re.Match[str], kind: str, value: int) -> Figure:
    """A figure with the words that give it."""
    words, start = report.words(number), report.starts[number]
    end = found.end()
    if kind not in (BARE, ABOARD, INSIDE):
        behind = patterns(kind)[0].search(words[end : end + AFTER])
        end += behind.end() if behind else 0
    span = Span(start + found.start(), start + end)
    bound = bound_of(words[: found.start()])
    return Figure(number, span, kind, value, bound, report.saying(Span(start + found.start(), start + found.end())))


def bound_of(before: str) -> str:
    """How exact a figure is, by the words before it."""
    for bound, pattern in (("about", ROUNDED), ("least", LEASTS), ("most", MOSTS)):
        if pattern.search(before):
            return bound
    return ""


def tells_change(words: str) -> bool:
    """Whether a sentence tells how a figure changed."""
    return bool(changed().search(words))


def value_of(found: re.Match[str]) -> int:
    """How many."""
    if found["digits"]:
        return int(found["digits"].replace(",", ""))
    return sum(SMALL[part] for part in found["words"].lower().split("-"))


@cache
def patterns(kind: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What stands behind a number of a kind, right before it, and before it with what leads to it."""
    listed = load_lexicon("figures")[
        {CROWD: "crowd", ABOARD: "aboard", ABDUCTED: "abducted", ARRESTED: "arrested", INSIDE: "inside"}.get(kind, kind)
    ]
    return (
        re.compile(rf"(?:^|[^.;:,]*?)\b(?:{listed['behind']})\b", re.I),
        re.compile(rf"\b(?:{listed['before']})\s+(?:\w+\s+){{0,2}}\Z", re.I),
        re.compile(rf"\b(?:{listed['toll']})\s+(?:\w+\s+){{0,2}}(?:at|to|of|is|was|as|stood at)\s+(?:\w+\s+)?\Z", re.I),
    )


@cache
def changed() -> re.Pattern[str]:
    """Words that tell how a figure changed."""
    return re.compile(rf"\b(?:{'|'.join(load_lexicon('figures')['changed']['words'].split())})\b", re.I)


@cache
def units() -> frozenset[str]:
    """What makes a number a measure."""
    return frozenset(load_lexicon("figures")["units"]["words"].split())


@cache
def people() -> frozenset[str]:
    """Words for people without a further word."""
    return frozenset(load_lexicon("figures")["people"].split())
