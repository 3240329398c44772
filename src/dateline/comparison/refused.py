"""Lead a refusal of "calls to free prisoners" to those who called for it in other reports of the story."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from dateline.comparison.findings import Sources
from dateline.comparison.stems import family, telling_words
from dateline.comparison.told import Told
from dateline.model import ReportId

__all__ = ["refused_calls", "refused_next"]

CALLS = re.compile(
    r"\b(?:calls|demands?|appeals?|pleas?)\s+(?:from\s+[^,.;]{2,40}?\s+)?(?:to|for|that)\s+(?P<what>(?:\s*[\w-]+){1,6})",
    re.IGNORECASE,
)
WOULD_NOT = re.compile(
    r"\b(?:it|he|she|they|we|i)\s+(?:would|will|could|did)\s+not\s+"
    r"(?:do\s+(?:so|that|it)|comply|yield|agree|give\s+(?:way|in)|back\s+down|budge|bow)\b",
    re.IGNORECASE,
)
DAYS = 14  # of publication apart up to which a call is the one that is refused
MOST = 4  # calls that one refusal answers
LONG = 5  # letters of a word that both must have


def refused_calls(
    told_in: Mapping[ReportId, Sequence[Told]], sources: Sources
) -> Iterator[tuple[Sequence[Told], Told, str]]:
    """
    Each refusal of calls for something with the requests of other reports that ask for it.

    Both have a telling word of what is called for, another asks than who refuses, and in no later report.

    Args:
        told_in: The accounts of each report of a story.
        sources: What they are read from.

    Returns:
        What was asked, in order, the refusal, and why the one answers the other.
    """
    every = [one for own in sorted(told_in) for one in told_in[own]]
    asked = [one for one in every if one.type == "REQUEST" and one.real]
    for one in every:
        if one.type != "REJECT" or not one.real:
            continue
        found = CALLS.search(words_of(one, sources))
        if found is None:
            continue
        wanted = terms(found["what"])
        before = [other for other in asked if is_call(other, one, wanted, sources)]
        if before:
            latest = sorted(before, key=lambda other: other.order)[-MOST:]
            yield latest, one, f"it refuses calls for what was asked there: “{' '.join(found[0].split())}”"


def refused_next(told: Sequence[Told], sources: Sources) -> Iterator[tuple[Sequence[Told], Told, str]]:
    """
    Each "it would not do so" with the request of another in the sentence right before it.

    Args:
        told: The accounts of one report, in order.
        sources: What they are read from.
    """
    asked = [one for one in told if one.type == "REQUEST" and one.real]
    for one in told:
        found = WOULD_NOT.search(words_of(one, sources)) if one.said else None
        before = [
            other for other in asked if one.sentence_at - other.sentence_at == 1 and not other.actors & one.actors
        ]
        if found is not None and before:
            yield [before[-1]], one, f"by “{' '.join(found[0].split())}” it answers what was asked right before"


def is_call(asked: Told, one: Told, wanted: frozenset[str], sources: Sources) -> bool:
    """Whether a request of another report asks for what is refused."""
    if asked.report == one.report or asked.actors & one.actors:
        return False
    first, last = (sources.reads[told.report].report.metadata.published.earliest for told in (asked, one))
    if first is not None and last is not None and not 0 <= (last - first).days <= DAYS:
        return False
    return bool(wanted & terms(words_of(asked, sources)))


def words_of(told: Told, sources: Sources) -> str:
    """The words of an account."""
    text = sources.reads[told.report].report.text
    return " ".join(span.of(text) for span in sources.event(told).evidence)


def terms(words: str) -> frozenset[str]:
    """The families of the long telling words that are no names."""
    return frozenset(
        family(term) for start, end, term in telling_words(words) if not words[start].isupper() and end - start >= LONG
    )
