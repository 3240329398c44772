"""What a report is about: its telling words and names, weighed by how few reports have them."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from dateline.comparison.stems import telling_words
from dateline.model import ReadReport, ReportId, Role

__all__ = ["StoryInput", "Vector", "cosine", "frequencies", "story_input", "weigh", "weigh_words"]

Vector = dict[str, float]

HEADS = (Role.HEADLINE, Role.KICKER)
HEAD_WEIGHT = 2  # a headline names what the report is about
OTHERS = 1000  # reports without a name, beside those of the record
NAME_WEIGHT = 1.5  # who and where tell stories apart better than what
KEPT = 80  # terms of a report that are kept: those that weigh most


@dataclass(frozen=True, slots=True)
class StoryInput:
    """
    Of a report, what stories are gathered by.

    Args:
        id: The report.
        key: What its story is named by when it is the first: the hash of its text.
        counts: Its telling words, each with how often it stands, headlines counted twice.
        names: Those among them that mostly stand with a capital, and figures.
        forms: For a stem, the first word it stands for.
        earliest, latest: When it was published, half open; None is open.
    """

    id: ReportId
    key: str
    counts: Mapping[str, int]
    names: frozenset[str]
    forms: Mapping[str, str]
    earliest: date | None = None
    latest: date | None = None


def story_input(read: ReadReport) -> StoryInput:
    """Read what a report is about: its headlines and body, or all of a text whose layout is not known."""
    report = read.report
    heads = [span.of(report.text) for span in report.zones_of(*HEADS)]
    bodies = [span.of(report.text) for span in report.zones_of(Role.BODY)]
    published = report.metadata.published
    return counted(report.id, report.text_sha256, heads, bodies, published.earliest, published.latest)


def counted(
    report: ReportId,
    key: str,
    heads: Iterable[str],
    bodies: Iterable[str],
    earliest: date | None = None,
    latest: date | None = None,
) -> StoryInput:
    """
    What a report with this headline and body is about.

    Example:
        >>> read = counted(ReportId("1"), "k", ["Bridge falls"], ["The old bridge at Orsan fell."])
        >>> sorted(read.counts.items()), sorted(read.names)
        ([('bridg', 3), ('fall', 3), ('old', 1), ('orsan', 1)], ['orsan'])
    """
    counts: Counter[str] = Counter()
    capitals: Counter[str] = Counter()
    bodies_have: Counter[str] = Counter()
    forms: dict[str, str] = {}
    for text in bodies:
        for start, end, term in telling_words(text):
            counts[term] += 1
            bodies_have[term] += 1
            forms.setdefault(term, text[start:end])
            if text[start].isupper():
                capitals[term] += 1
    for text in heads:
        named = is_sentence(text)
        for start, end, term in telling_words(text):
            counts[term] += HEAD_WEIGHT
            forms.setdefault(term, text[start:end])
            if named and start and not bodies_have[term] and text[start].isupper():
                capitals[term] += 1  # a name that stands in the headline alone
    names = frozenset(term for term, often in capitals.items() if 2 * often > bodies_have[term])
    return StoryInput(report, key, counts, names, forms, earliest, latest)


def is_sentence(headline: str) -> bool:
    """Whether a headline has capitals as a sentence has, so that they show names: fewer than half of its words."""
    words = [word for word in headline.split() if word[0].isalpha()]
    return 2 * sum(word[0].isupper() for word in words) < len(words)


def frequencies(inputs: Iterable[StoryInput]) -> Counter[str]:
    """In how many reports each term stands."""
    found: Counter[str] = Counter()
    for one in inputs:
        found.update(one.counts.keys())
    return found


def weigh(read: StoryInput, found: Mapping[str, int], number: int) -> Vector:
    """The terms of a report that weigh most, of length 1 together."""
    weights: Vector = {}
    for term, often in read.counts.items():
        rare = name_weight(number, found[term]) if term in read.names else rarity(number, found[term])
        weights[term] = (1 + math.log(often)) * rare
    kept = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:KEPT]
    size = math.sqrt(sum(weight * weight for _, weight in kept))
    return {term: weight / size for term, weight in kept} if size else {}


def rarity(number: int, having: int) -> float:
    """How much a word tells that so many of some reports have."""
    return math.log(1 + number / having)


def name_weight(number: int, having: int) -> float:
    """How much a name tells: it is rare among all news, whatever a record of one affair makes of it."""
    return NAME_WEIGHT * math.log(1 + (number + OTHERS) / having)


def cosine(one: Vector, other: Vector) -> float:
    """How much two vectors say the same: 0 to 1 when both are of length 1."""
    if len(other) < len(one):
        one, other = other, one
    return sum(weight * other[term] for term, weight in one.items() if term in other)


def weigh_words(terms: Iterable[str], found: Mapping[str, int], number: int) -> Vector:
    """Some terms weighed by how few reports have them, of length 1 together."""
    weights = {term: math.log(1 + number / found.get(term, 1)) for term in sorted(terms)}
    size = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {term: weight / size for term, weight in weights.items()} if size else {}
