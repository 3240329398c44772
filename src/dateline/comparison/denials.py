"""Find the events that a statement denies without telling them as events: by the words they share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from dateline.comparison.stems import family, stem, telling_words
from dateline.comparison.told import Told
from dateline.comparison.values import ActorGraph
from dateline.lexicon import load_lexicon
from dateline.model import Quote, ReadReport, ReportId

__all__ = ["Denial", "find_denials"]

CLASSES = frozenset(("denied", "rejected", "refuted"))
MOST = 0.6  # of the telling words of an event, in what is denied
FEWEST = 2  # words


class Denial(NamedTuple):
    """
    A statement that denies an event.

    Args:
        report, quote: Where it stands.
        speaker: Who denies it, record-wide; None where nobody is named.
        told: An account of the event that it denies.
        because: The words that both have.
    """

    report: ReportId
    quote: Quote
    speaker: str | None
    told: Told
    because: str


def find_denials(
    reads: Iterable[ReadReport], told: Sequence[Told], graph: ActorGraph, stories: Mapping[ReportId, str]
) -> Iterator[Denial]:
    """
    The denials among the statements of all reports, each with the account that its words fit best.

    A denial fits an account of its own report, or of one story, when both words of the account's trigger, or most of
    the telling words of its clause, stand in what is denied; a statement is no account that can be denied.

    Args:
        reads: The reports.
        told: All accounts.
        graph: Who is who.
        stories: The story of each report.
    """
    held = by_trigger(told, stories)
    for read in reads:
        report = read.report
        story = stories.get(report.id, report.id)
        for quote in read.quotes:
            if quote.klass not in CLASSES:
                continue
            words = {term for span in quote.content for _, _, term in telling_words(span.of(report.text))}
            near = [alike for word in words for alike in held.get((story, word), {}).values()]
            fits = [(share_of(own := alike.nearest(report.id), words), own.report == report.id, own) for alike in near]
            best = min(fits, key=lambda row: (-row[0], not row[1], row[2].id), default=None)
            if best is None or best[0] < MOST:
                continue
            speaker = graph.speaker(report.id, quote)
            shared = ", ".join(sorted(words & (set(best[2].words) | best[2].trigger)))
            yield Denial(report.id, quote, speaker, best[2], f"what is denied has the words of the event: {shared}")


class Alike:
    """
    Accounts in the same telling words: what is denied fits one as it fits the others.

    Args:
        first: The first of them by id.
    """

    __slots__ = ("by_report", "first")

    def __init__(self, first: Told) -> None:
        self.first = first
        self.by_report: dict[ReportId, Told] = {}

    def add(self, one: Told) -> None:
        """Put a further account to them."""
        self.first = min(self.first, one, key=lambda told: told.id)
        self.by_report[one.report] = min(self.by_report.get(one.report, one), one, key=lambda told: told.id)

    def nearest(self, report: ReportId) -> Told:
        """The account that a denial of a report is of: its own, else the first."""
        return self.by_report.get(report, self.first)


def by_trigger(
    told: Iterable[Told], stories: Mapping[ReportId, str]
) -> dict[tuple[str, str], dict[tuple[frozenset[str], frozenset[str]], Alike]]:
    """
    The accounts that can be denied, by story and a word of their trigger, which must stand in what is denied.

    So a large story, and a deed that many reports tell in the same words, are not gone through for each denial.
    """
    found: defaultdict[tuple[str, str], dict[tuple[frozenset[str], frozenset[str]], Alike]] = defaultdict(dict)
    for one in told:
        if one.real and not one.said and one.trigger:
            kinds = found[stories.get(one.report, one.report), min(sought_in(one))]
            kinds.setdefault((one.trigger, frozenset(one.words)), Alike(one)).add(one)
    return found


def share_of(one: Told, words: set[str]) -> float:
    """How much of an account's words stand in what is denied, by weight; 0 unless its trigger is among them."""
    told = sought_in(one)
    if not told <= words or len(words & (set(one.words) | one.trigger)) < FEWEST:
        return 0.0
    if len(told) >= FEWEST:
        return 1.0
    whole = sum(weight * weight for weight in one.words.values())
    return sum(w * w for term, w in one.words.items() if term in words) / whole if whole else 0.0


def sought_in(one: Told) -> frozenset[str]:
    """The words of an account's trigger that what is denied must have: of "joint patrols had resumed" the patrols."""
    return one.trigger - going_on() or one.trigger


@cache
def going_on() -> frozenset[str]:
    """The stems of verbs that say only that something goes on."""
    return frozenset(family(stem(word)) for word in load_lexicon("event_status")["happening"]["verbs"].split())
