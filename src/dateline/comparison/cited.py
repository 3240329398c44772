"""Lead the report of another outlet that is denied or answered to that outlet's own words in the record."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple, Protocol

from dateline.comparison.findings import Sources
from dateline.comparison.groups import group_voices
from dateline.comparison.rebuttals import ON, Side, denial
from dateline.comparison.sentences import Sentences, voice_at
from dateline.comparison.stems import telling_words
from dateline.lexicon import load_lexicon
from dateline.model import Account, Finding, FindingKind, MergedEvent, Question, ReadReport, ReportId, Span
from dateline.text.fold import fold_word
from dateline.text.ids import content_id

__all__ = ["Answering", "Outlets", "cited_findings"]

BACK = timedelta(14)  # how long a report is answered
MOST = 8  # reports of one outlet that a citation is held against, the latest first
SHARED = 2  # telling words of what is cited that the outlet's sentence has
SHARE = 0.3  # of the telling words of what is cited
NAME = r"(?:the\s+)?(?P<whose>(?-i:[A-Z])[^,.;:“”\"]{2,60}?)(?=\s+that\b|\s+which\b|\s*[,.;:])"
NEGATIVE = re.compile(r"\s*[“\"]?(?:no|none|nobody|nothing|not|never)\b", re.IGNORECASE)


class Answering(Protocol):
    """Tells which reports a citation may mean."""

    def before(self, name: str, day: date, citing: ReportId) -> list[ReportId]:
        """The last reports of an outlet up to a day, for a report that cites it."""


class Outlets:
    """The reports of a record by the names of their outlets and their days."""

    def __init__(self) -> None:
        self.rows: defaultdict[str, list[tuple[date, ReportId]]] = defaultdict(list)

    def add(self, read: ReadReport) -> None:
        """Keep one report; of those whose outlet or day nobody tells nothing is cited."""
        metadata = read.report.metadata
        if metadata.outlet.value and metadata.published.earliest is not None:
            self.rows[key_of(metadata.outlet.value)].append((metadata.published.earliest, read.report.id))

    def before(self, name: str, day: date, citing: ReportId) -> list[ReportId]:
        """The last reports of an outlet up to a day."""
        rows = sorted(self.rows.get(key_of(name), ()))
        first, last = bisect_left(rows, (day - BACK, "")), bisect_right(rows, (day + timedelta(1), ""))
        return [own for _, own in reversed(rows[first:last]) if own != citing][:MOST]


class Citation(NamedTuple):
    """
    Another outlet's report, as it is denied or answered.

    Args:
        sentence: Where it is cited.
        name: The outlet.
        words: The telling words of what it is said to report.
        denied: Whether that is denied; else it is only answered.
    """

    sentence: int
    name: str
    words: frozenset[str]
    denied: bool


def key_of(name: str) -> str:
    """A name as it is compared: folded, without "the"."""
    words = [fold_word(word) for word in name.split()]
    return " ".join(words[1:] if words[:1] == ["the"] else words)


def cited_findings(
    reports: Sequence[Sentences],
    outlets: Answering,
    read: Callable[[ReportId], Sentences],
    sources: Sources,
) -> Iterator[Finding]:
    """
    What is denied, or answered, of a report that the record holds.

    "The company denied a report on Radio Vell that its engineers had left" contradicts and answers the sentence of
    Radio Vell's report, of the fortnight before, that has most of those words; "the statement followed a report by the
    Vell Gazette, which said that patrols had resumed" answers the Gazette's.

    Args:
        reports: The reports of one story.
        outlets: All reports of the record by outlet and day.
        read: Gives the sentences of a report, of whatever story.
        sources: For who counts once.
    """
    for report in reports:
        day = report.read.report.metadata.published.earliest
        for citation in citations(report) if day is not None else ():
            assert day is not None
            event = report.events.get(citation.sentence) or report.event_before(citation.sentence)
            held = [read(own) for own in outlets.before(citation.name, day, report.read.report.id)]
            best = max(
                ((len(shared), -at, other, shared, number) for at, other in enumerate(held)
                 for number, shared in sentences_with(other, citation)),
                key=lambda row: (row[0], row[1], -row[4]), default=None,
            )  # fmt: skip
            if event is not None and best is not None:
                yield from made(report, citation, best[2], best[4], event, sources, best[3])


def citations(report: Sentences) -> Iterator[Citation]:
    """The reports of others that a report's sentences deny or answer."""
    for number in range(len(report.spans)):
        words = report.words(number)
        for pattern, denied in ((denied_report(), True), (followed_report(), False)):
            found = pattern.search(words)
            if found:
                name = found["whose"].strip()
                own = {term for _, _, term in telling_words(name)}
                told = frozenset(term for _, _, term in telling_words(words[found.end() :])) - own
                yield Citation(number, name, told, denied)
                break


def sentences_with(other: Sentences, citation: Citation) -> Iterator[tuple[int, frozenset[str]]]:
    """The sentences of an outlet's report that have enough of the words by which it is cited."""
    for number in range(len(other.spans)):
        shared = citation.words & {term for _, _, term in telling_words(other.words(number))}
        if len(shared) >= SHARED and len(shared) >= SHARE * len(citation.words):
            yield number, shared


def made(
    report: Sentences,
    citation: Citation,
    other: Sentences,
    number: int,
    event: MergedEvent,
    sources: Sources,
    shared: frozenset[str],
) -> Iterator[Finding]:
    """The findings on one citation; none where both count once."""
    asserted = Side(number, (other.spans[number],), None)
    denied = answer_of(report, citation)
    sides = ((other, asserted, "asserted"), (report, denied, "denied" if citation.denied else "answered"))
    groups = group_voices([voice_at(one, side.spans, side.speaker) for one, side, _ in sides], sources.passages)
    if groups[0] == groups[1]:
        return
    accounts = tuple(
        Account(one.read.report.id, (side.speaker,) if side.speaker else (), value, side.spans, group)
        for (one, side, value), group in zip(sides, groups, strict=True)
    )
    places = [(a.report, *((s.start, s.end) for s in a.spans)) for a in accounts]
    because = (
        f"a report of “{citation.name}” is cited, and its own words are in the record: {', '.join(sorted(shared))}"
    )
    kinds = [(FindingKind.RESPONDS, Question.WHAT)]
    if citation.denied:
        kinds.insert(0, (FindingKind.CONTRADICTS, Question.HAPPENED))
    for kind, question in kinds:
        own = content_id("finding", "cited", kind.value, *places)
        yield Finding(own, event.id, event.story, kind, question, "content", accounts, because)


def answer_of(report: Sentences, citation: Citation) -> Side:
    """The words that deny or answer, with what is said right behind them that denies the same."""
    side = denial(report, citation.sentence, report.spans[citation.sentence])
    if not citation.denied:
        return side
    more: list[Span] = []
    for quote in (one for on in range(1, ON + 1) for one in report.quotes.get(citation.sentence + on, ())):
        said = " ".join(span.of(report.text) for span in quote.content)
        if NEGATIVE.match(said) and citation.words & {term for _, _, term in telling_words(said)}:
            more += quote.content
    return side._replace(spans=tuple(sorted({*side.spans, *more})))


@cache
def denied_report() -> re.Pattern[str]:
    """A report of another that is denied: "denied a report on Radio Vell that ..."."""
    words = load_lexicon("rebuttals")
    verbs, nouns = ("|".join(words[name].split()) for name in ("verbs", "cited"))
    return re.compile(rf"\b(?:{verbs})\s+(?:an?|the)\s+(?:{nouns})\s+(?:by|on|in|from|of)\s+{NAME}", re.IGNORECASE)


@cache
def followed_report() -> re.Pattern[str]:
    """Remarks that a report says came after a report of another: "the statement followed a report by the Gazette"."""
    words = load_lexicon("rebuttals")
    said, nouns = ("|".join(words[name].split()) for name in ("remarks", "cited"))
    after = r"(?:came\s+after|followed|came\s+in\s+response\s+to|w(?:as|ere)\s+a\s+response\s+to)"
    return re.compile(
        rf"\A[“\"]?(?:the|his|her|its|their)\s+(?:{said})\s+{after}\s+an?\s+(?:{nouns})\s+(?:by|on|in|from|of)\s+{NAME}",
        re.IGNORECASE,
    )
