"""The finding on a denial that stands in a sentence, with all that others tell against it: one shape for all kinds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

from dateline.comparison.findings import Sources
from dateline.comparison.groups import group_voices
from dateline.comparison.sentences import Sentences, voice_at
from dateline.model import Account, Finding, FindingKind, MergedEvent, Question, Span
from dateline.text.ids import content_id

__all__ = ["Placed", "Voiced", "contradiction", "event_near", "is_of_one_week", "speaker_of"]

DAYS = 7  # of publication apart up to which reports tell of one time


class Placed(Protocol):
    """What is told in one sentence of a report."""

    @property
    def report(self) -> Sentences:
        """The report, sentence by sentence."""

    @property
    def sentence(self) -> int:
        """Its number."""

    @property
    def span(self) -> Span:
        """The words."""


class Voiced(NamedTuple):
    """
    One side of a contradiction.

    Args:
        report: The report, sentence by sentence.
        spans: Its words.
        speaker: Who says so; None for the report itself.
        voice: Whose voice it is, where the reports are the voices of one who says both: None then.
    """

    report: Sentences
    spans: tuple[Span, ...]
    speaker: str | None
    voice: str | None


def speaker_of(one: Placed) -> str | None:
    """Who says so; None for the report itself."""
    quote = one.report.saying(one.span)
    return one.report.speaker(quote) if quote is not None else None


def is_of_one_week(one: Placed, other: Placed) -> bool:
    """Whether two reports tell of the same days, as far as is known."""
    days = [side.report.read.report.metadata.published.earliest for side in (one, other)]
    return days[0] is None or days[1] is None or abs((days[0] - days[1]).days) <= DAYS


def event_near(sides: Sequence[Placed]) -> MergedEvent | None:
    """The event of the first side that has one in its sentence, else of the first that has one before it."""
    found = next((event for one in sides if (event := one.report.events.get(one.sentence)) is not None), None)
    return found or next((event for one in sides if (event := one.report.event_before(one.sentence))), None)


def contradiction(
    name: str,
    event: MergedEvent,
    sides: Sequence[Voiced],
    because: str,
    sources: Sources,
    question: Question = Question.HAPPENED,
) -> Iterator[Finding]:
    """
    The finding on one denial.

    Args:
        name: Of the kind of finding, for its id.
        event: What it is of.
        sides: What is told against it, and the denial itself as the last.
        because: Its reason.
        sources: For who counts once.
        question: What the accounts differ in.

    Returns:
        A contradiction of all that is a voice of its own beside the denial's; nothing where there is none.
    """
    voices = [voice_at(one.report, one.spans, one.voice) for one in sides]
    groups = group_voices(voices, sources.passages)
    accounts = tuple(
        Account(
            one.report.read.report.id,
            (one.speaker,) if one.speaker else (),
            "denied" if one is sides[-1] else "asserted",
            one.spans,
            group,
        )
        for one, group in zip(sides, groups, strict=True)
        if one is sides[-1] or group != groups[-1]
    )
    if len(accounts) < 2:
        return
    places = [(account.report, *((span.start, span.end) for span in account.spans)) for account in accounts]
    own = content_id("finding", name, places)
    yield Finding(own, event.id, event.story, FindingKind.CONTRADICTS, question, "content", accounts, because)
