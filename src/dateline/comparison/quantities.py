"""Hold amounts of one thing against each other: "losses of 2.1 billion", "its losses amount to 3.4 billion"."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from itertools import combinations
from typing import NamedTuple

from dateline.comparison.answers import Relation, counts
from dateline.comparison.clauses import Clause, clauses_in
from dateline.comparison.contradicted import event_near
from dateline.comparison.figures import NUMBER, SPELT_WORDS, bound_of, is_age, kind_of, tells_change, value_of
from dateline.comparison.findings import Sources
from dateline.comparison.groups import group_voices
from dateline.comparison.sentences import Sentences, voice_at
from dateline.comparison.stems import family, stem, telling_words
from dateline.lexicon import load_lexicon
from dateline.model import Account, Finding, FindingKind, Question, Span
from dateline.text.ids import content_id

__all__ = ["Quantity", "quantities_in", "quantity_findings"]

DAYS = 3  # of publication apart up to which reports may give one amount
TIMES = 6  # amounts that lie further apart are of two things
NEAR = 2  # sentences over which two speakers of a report give one amount
SHARED = 2  # telling words that two clauses share when they give one amount
FEW = 2  # telling words of two clauses that say nothing but an amount of what they have in common
MOST = 24  # amounts of one unit in a story that are compared
PRINTS = 2  # of amounts in the same words, as in the prints of one text
PEOPLE = "people"
KINDS = (None, "dead", "wounded")  # what is counted here; other kinds are compared as counts of all
TOLLS = ("dead", "wounded")  # what only grows as days go by
NUMBERS = SPELT_WORDS | {"hundred", "thousand", "million", "billion"}
SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
BEHIND = re.compile(
    r"(?:[.,]\d+)?\s+(?P<scale>hundred|thousand|million|billion)\b|(?P<fraction>[.,]\d+)", re.IGNORECASE
)
DECIMAL = re.compile(r"(?<![\w.,])(?P<value>\d+\.\d+)(?=\s)")
NOUN = re.compile(
    r"(?:\s+of\s+(?:them|whom))?(?:\s+(?!of\b|and\b|or\b|to\b|in\b|at\b|were\b|was\b|for\b|with\b|on\b)[^\W\d_][\w-]*){0,2}?"
    r"\s+(?P<noun>people|persons|children|[^\W\d_]*(?:men|women)|[^\W\d_]{3,}s)\b"
)
GOODS = re.compile(r"\s+of\s+(?P<noun>[a-z]{4,})\b")  # "tonnes of diesel"
PART = re.compile(r"\s+(?:more|other|others|further|of\s+(?:the|its|his|her|their|these|those))\b", re.IGNORECASE)
MORE = re.compile(r"\b(?:another|other|further|additional|next|last|first|every|each|a\s+further)\s+\Z", re.IGNORECASE)
GOVERNED = re.compile(
    r"(?P<noun>[^\W\d_]{4,})\s+(?:(?:had|have|has)\s+)?(?:of|for|at|to|worth|is|was|were|amount(?:s|ed|ing)?\s+to|stands?\s+at|stood\s+at|"
    r"totall?(?:s|ed|ing)|reache[ds]|comes?\s+to|came\s+to|put\s+at|estimated\s+at)\s+"
    r"(?:(?:about|around|some|nearly|almost|at\s+least|more\s+than|over|up\s+to|only|as\s+many\s+as)\s+)?\Z",
    re.IGNORECASE,
)


class Quantity(NamedTuple):
    """
    An amount that a report gives.

    Args:
        report, sentence: Where it stands.
        span: From the number to what it counts.
        unit: What is counted, or the measure; a count of the dead or wounded by who they were with its kind.
        value: How many.
        bound: "about", "least", "most", or "".
        told: The telling stems of its clause, without the unit.
        around: The same of its sentence.
        names: Those of them that stand with a capital.
        governor: The stem of the noun that the amount is of ("losses of"), or "".
        speaker: Who gives it; None for the report itself.
    """

    report: Sentences
    sentence: int
    span: Span
    unit: str
    value: float
    bound: str
    told: frozenset[str]
    around: frozenset[str]
    names: frozenset[str]
    governor: str
    speaker: str | None


def quantity_findings(reports: Sequence[Sentences], sources: Sources) -> Iterator[Finding]:
    """
    Where two voices of a story give other amounts of one thing.

    Both count by one noun or measure, as done and not as demanded or planned, in reports of few days, and their clauses
    say of what: they share two telling words, or the noun that the amount is of and a word beside it. Parts ("nine of
    the"), what came on top ("three more"), what is told to have changed and what one report gives both ways are left
    out.

    Args:
        reports: The reports of one story, sentence by sentence.
        sources: For who counts once.

    Returns:
        A difference for each two; none where no event is near.
    """
    by_unit: defaultdict[str, list[Quantity]] = defaultdict(list)
    printed: Counter[tuple[str, float, frozenset[str]]] = Counter()
    for report in reports:
        for one in quantities_in(report):
            key = (one.unit, one.value, one.around)
            printed[key] += 1
            if printed[key] <= PRINTS and len(by_unit[one.unit]) < MOST:
                by_unit[one.unit].append(one)
    for unit in sorted(by_unit):
        places = by_unit[unit]
        seen: set[tuple[float, float]] = set()
        for one, other in combinations(places, 2):
            values = (one.value, other.value)
            if values not in seen and are_apart(one, other, places, sources):
                seen.add(values)
                yield from made(one, other, sources)


def quantities_in(report: Sentences) -> Iterator[Quantity]:
    """The amounts that a report tells as they are."""
    clauses: defaultdict[int, list[Clause]] = defaultdict(list)
    for clause in clauses_in(report):
        clauses[clause.sentence].append(clause)
    for number in range(len(report.spans)):
        words = report.words(number)
        if tells_change(words):
            continue
        for found in numbers_in(words):
            quantity = quantity_at(report, number, found, clauses[number])
            if quantity is not None:
                yield quantity


class Number(NamedTuple):
    """A number in a sentence: its place, and its value."""

    start: int
    end: int
    value: float
    whole: bool


def numbers_in(words: str) -> Iterator[Number]:
    """The numbers of a sentence, "2.1 billion" as one."""
    taken = 0
    places = [(match.start(), match.end(), float(match["value"])) for match in DECIMAL.finditer(words)]
    places += [
        (match.start(), match.end(), float(value_of(match)))
        for match in NUMBER.finditer(words)
        if not is_age(words, match) and (is_measured(words, match.end()) or kind_of(words, match) in KINDS)
    ]
    for start, end, value in sorted(places):
        if start < taken:
            continue
        scale = BEHIND.match(words, end)
        times = SCALES[scale["scale"].lower()] if scale is not None and scale["scale"] else 1
        taken = scale.end() if scale is not None and scale["scale"] else end
        yield Number(start, taken, value * times, times == 1)


def is_measured(words: str, place: int) -> bool:
    """Whether a measure stands behind a number."""
    return any(pattern.match(words, place) for pattern, _ in measures().values())


def quantity_at(report: Sentences, number: int, found: Number, clauses: Sequence[Clause]) -> Quantity | None:
    """An amount with what it is of; None where it counts nothing that words name, or is no fact."""
    words, start = report.words(number), report.starts[number]
    if PART.match(words, found.end) or MORE.search(words[: found.start]):
        return None
    unit = unit_of(report, number, found)
    if unit is None:
        return None
    name, times, end = unit
    clause = next((one for one in clauses if one.span.start <= start + found.start < one.span.end), None)
    if clause is None:
        return None
    at = next((place for place, word in enumerate(clause.words) if word.start >= start + found.start), 0)
    at -= bool(at) and clause.words[at - 1].form == "to"  # "amount to"
    wished = any(word.stem in wishes() for word in clause.words[:at])
    if wished or not clause.is_told(at) or clause.is_ahead(at) or clause.turns(at, at):
        return None
    governed = GOVERNED.search(words[: found.start])
    span = Span(start + found.start, start + end)
    counted = {stem(word) for word in words[found.end : end].split() if word[0].isalpha()}
    quote = report.saying(span)
    return Quantity(
        report,
        number,
        span,
        name,
        found.value * times,
        bound_of(words[: found.start]),
        terms(clause.span.of(report.text)) - counted,
        terms(words) - counted,
        named(words),
        family(stem(governed["noun"])) if governed else "",
        report.who(quote) if quote is not None else None,
    )


def unit_of(report: Sentences, number: int, found: Number) -> tuple[str, float, int] | None:
    """What a number counts, by how much that is more than its unit, and where the words for it end."""
    words, start = report.words(number), report.starts[number]
    for name, (pattern, times) in measures().items():
        measured = pattern.match(words, found.end)
        if measured:
            goods = GOODS.match(words, measured.end())
            of = f" {stem(goods['noun'])}" if goods else ""
            return name.split("/")[0] + of, times, goods.end() if goods else measured.end()
    here = Span(start + found.start, start + found.end)
    if any(one.span.overlaps(here) for one in report.dates_in(here)):
        return None
    noun = NOUN.match(words, found.end)
    if noun is None or noun["noun"].lower() in units():
        return None
    match = NUMBER.match(words, found.start)
    kind = kind_of(words, match) if match is not None else None
    named = PEOPLE if noun["noun"].lower() in ("people", "persons") else stem(noun["noun"])
    if not found.whole:
        kind = None
    if named == PEOPLE and kind is not None:
        return None  # counts of all who died: ``counts.py``
    return f"{kind} {named}" if kind else named, 1, noun.end()


def terms(words: str) -> frozenset[str]:
    """The telling stems of some words, those of one kind of happening as one; numbers tell nothing here."""
    return frozenset(
        "kill" if (own := family(term)) == "die" else own
        for start, end, term in telling_words(words)
        if not term[0].isdigit() and words[start:end].lower() not in NUMBERS
    )


def named(words: str) -> frozenset[str]:
    """The stems of the words with a capital."""
    return frozenset(family(term) for start, _, term in telling_words(words) if words[start].isupper())


def are_apart(one: Quantity, other: Quantity, places: Sequence[Quantity], sources: Sources) -> bool:
    """Whether two amounts are of one thing, by two voices, and not the same."""
    low, high = sorted((one.value, other.value))
    if counts((one.value, one.bound), (other.value, other.bound)) is not Relation.OTHER or high > TIMES * low:
        return False
    if one.report is other.report:
        near = abs(one.sentence - other.sentence) <= NEAR
        return near and is_of_two_speakers(one, other, sources) and are_of_one(one, other)
    if any(is_given_by(mine, theirs, places) for mine, theirs in ((one, other), (other, one))):
        return False
    return are_near(one, other) and are_of_one(one, other) and not has_grown(one, other)


def is_of_two_speakers(one: Quantity, other: Quantity, sources: Sources) -> bool:
    """Whether a report hands on two amounts by two who are not one."""
    if one.speaker is None or other.speaker is None or one.sentence == other.sentence:
        return False
    return one.speaker != other.speaker and not sources.graph.linked(one.speaker, other.speaker)


def is_given_by(one: Quantity, other: Quantity, places: Sequence[Quantity]) -> bool:
    """Whether the report of one amount gives the other's too: it counts two things."""
    return any(place.report is one.report and place.value == other.value for place in places)


def has_grown(one: Quantity, other: Quantity) -> bool:
    """Whether a count of the dead or wounded is that of a later day, and higher."""
    if one.unit.split()[0] not in TOLLS:
        return False
    first, last = sorted(
        (place.report.read.report.metadata.published.earliest or date.min, place.value) for place in (one, other)
    )
    return first[0] < last[0] and first[1] < last[1]


def are_near(one: Quantity, other: Quantity) -> bool:
    """Whether two reports came out within few days."""
    days = [place.report.read.report.metadata.published.earliest for place in (one, other)]
    return days[0] is not None and days[1] is not None and abs((days[0] - days[1]).days) <= DAYS


def are_of_one(one: Quantity, other: Quantity) -> bool:
    """Whether the words around two amounts say that they are of one thing."""
    names = one.names | other.names
    beside = one.around & other.around
    if one.governor and one.governor == other.governor:
        return bool(beside - {one.governor}) or len(one.told | other.told) <= FEW
    if one.unit.split()[0] in measured() and " " in one.unit:
        return True  # so many tonnes of one thing in one story
    if one.report is other.report and one.unit not in measured():
        return one.unit.split()[0] in TOLLS or bool((one.told & other.told) - names)
    if one.unit.split()[0] in TOLLS and are_near(one, other):
        return True  # so many workers who died, in reports of few days
    told = one.told & other.told
    if not told - names and not beside - names:
        return False
    return (len(told) >= SHARED and bool(told - names)) or (one.unit not in measured() and len(beside) > SHARED)


def made(one: Quantity, other: Quantity, sources: Sources) -> Iterator[Finding]:
    """The finding on two amounts."""
    event = event_near((one, other))
    if event is None:
        return
    voices = [voice_at(place.report, (place.span,), place.speaker) for place in (one, other)]
    groups = group_voices(voices, sources.passages)
    if len(set(groups)) < 2:
        return
    accounts = tuple(
        Account(
            place.report.read.report.id,
            (place.speaker,) if place.speaker else (),
            " ".join(place.span.of(place.report.text).split()),
            (place.span,),
            group,
        )
        for place, group in zip((one, other), groups, strict=True)
    )
    values = "; ".join(f"“{account.value}”" for account in accounts)
    shared = ", ".join(sorted(one.around & other.around))
    because = f"other amounts in the same words ({shared}): {values}"
    places = [(account.report, *((span.start, span.end) for span in account.spans)) for account in accounts]
    own = content_id("finding", "quantity", places)
    yield Finding(own, event.id, event.story, FindingKind.DIFFERS, Question.HOW_MANY, "numbers", accounts, because)


@cache
def measures() -> dict[str, tuple[re.Pattern[str], float]]:
    """The words of each measure behind a number, with how much of the measure they are."""
    found: dict[str, tuple[re.Pattern[str], float]] = {}
    for name, row in load_lexicon("figures")["measures"].items():
        for words, times in row.items():
            found[f"{name}/{words}"] = (re.compile(rf"[\s-]+(?:{words})\b", re.IGNORECASE), float(times))
    return found


@cache
def wishes() -> frozenset[str]:
    """The stems of verbs behind which an amount is wished for, not told."""
    return frozenset(map(stem, load_lexicon("figures")["wished"]["words"].split()))


@cache
def measured() -> frozenset[str]:
    """The measures, and people: of what is counted so, a clause must say more."""
    return frozenset((*load_lexicon("figures")["measures"], PEOPLE))


@cache
def units() -> frozenset[str]:
    """What makes a number a measure, or part of a time."""
    return frozenset(load_lexicon("figures")["units"]["words"].split())
