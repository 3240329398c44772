"""Many reports beside each other: stories, utterances, merged events, and what accounts say of each other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType

from dateline.model.event import EventId
from dateline.model.quote import QuoteId
from dateline.model.report import ReportId
from dateline.model.span import Span

__all__ = [
    "Account",
    "Comparison",
    "Finding",
    "FindingKind",
    "MergedEvent",
    "MergedEventId",
    "Naming",
    "Question",
    "Saying",
    "SayingKind",
    "Story",
    "StoryId",
    "Utterance",
    "UtteranceId",
]

StoryId = NewType("StoryId", str)
UtteranceId = NewType("UtteranceId", str)
MergedEventId = NewType("MergedEventId", str)


@dataclass(frozen=True, slots=True)
class Story:
    """
    Reports of one affair.

    Args:
        id: Made from its first report, so a report that comes later leaves it as it is.
        reports: By earliest day of publication, then id; those without a day last.
        earliest, latest: The days of publication, half open; None where no report has one.
        words: What tells it from others: up to eight words or names that most of its reports share, as they stand in
            the first.
        because: What holds it together, in plain words.
    """

    id: StoryId
    reports: tuple[ReportId, ...]
    earliest: date | None
    latest: date | None
    words: tuple[str, ...]
    because: str


class SayingKind(StrEnum):
    """How a report gives an utterance, beside its fullest form."""

    FULLEST = "fullest"
    EXACT = "exact"
    CUT = "cut"
    REWORDED = "reworded"
    INDIRECT = "indirect"


@dataclass(frozen=True, slots=True)
class Saying:
    """
    One report's attribution of an utterance.

    Args:
        report, quote: Where it stands.
        kind: How it is given.
        speaker: Who is said to have said it, by the record-wide id, else the words; None where nobody is named.
        spans: Its words.
        missing: The words of the fullest form that it lacks, as spans of that report; only of one that is cut.
        because: Why it is held to be the same utterance.
    """

    report: ReportId
    quote: QuoteId
    kind: SayingKind
    speaker: str | None
    spans: tuple[Span, ...]
    missing: tuple[Span, ...]
    because: str


@dataclass(frozen=True, slots=True)
class Utterance:
    """
    One thing said, as one report or many give it.

    Args:
        id: Made from its fullest form.
        sayings: The fullest form first, then by report and place.
        speakers: Who is said to have said it, each once, in the order of the sayings; several are a disagreement, or
            one speaker by names that nobody joined.
        first_seen: The report that had it first; None where the days leave that open.
        because: What joins the sayings.
    """

    id: UtteranceId
    sayings: tuple[Saying, ...]
    speakers: tuple[str, ...]
    first_seen: ReportId | None
    because: str


@dataclass(frozen=True, slots=True)
class MergedEvent:
    """
    What is held to be one event, with every account of it.

    Args:
        id: Made from its first account, so that accounts that come later leave it as it is.
        events: Its accounts: the report and the event in it, by day of publication, report and place.
        story: The story of its first account, or None.
        type: The root of the PLOVER ontology that most accounts have, or None.
        earliest, latest: The days that all accounts with a date allow, half open; None is open.
        contested: Whether one account says that it happened and another denies it.
        because: What joins the accounts, in plain words.
    """

    id: MergedEventId
    events: tuple[tuple[ReportId, EventId], ...]
    story: StoryId | None
    type: str | None
    earliest: date | None
    latest: date | None
    contested: bool
    because: str


class FindingKind(StrEnum):
    """What accounts say of each other; silence is never a contradiction, and a copy never agrees on its own."""

    AGREES = "agrees"
    DIFFERS = "differs"
    CONTRADICTS = "contradicts"
    RESPONDS = "responds"
    SILENT = "silent"
    UNDETERMINED = "undetermined"


class Question(StrEnum):
    """What a reader asks of an event or an utterance."""

    HAPPENED = "did it happen"
    WHO = "who"
    TO_WHOM = "to whom"
    WHAT = "what"
    CALLED = "what it was called"
    WHEN = "when"
    WHERE = "where"
    HOW = "how"
    HOW_MANY = "how many"
    SAYS_SO = "who says so"
    WORDS = "in what words"


@dataclass(frozen=True, slots=True)
class Account:
    """
    One side of a finding.

    Args:
        report: The report.
        chain: Who says so, the outermost first, by record-wide id; empty when the report does.
        value: The answer it gives, in words; "" when it is silent.
        spans: The words, in the report.
        independent_group: Accounts with the same one do not count twice: the one copied the other, or both rest on one
            speaker.
    """

    report: ReportId
    chain: tuple[str, ...]
    value: str
    spans: tuple[Span, ...]
    independent_group: str


@dataclass(frozen=True, slots=True)
class Finding:
    """
    What the accounts of one event or utterance answer to one question.

    Args:
        id: Made from the subject, the question and the accounts.
        subject: The merged event or the utterance.
        story: The story it belongs to, or None.
        kind: What the accounts say of each other.
        question: The question.
        field: The field of the contract that holds the answer.
        accounts: Two or more, by report and place; one or more where the finding is that others are silent.
        because: Why, in plain words.
    """

    id: str
    subject: str
    story: StoryId | None
    kind: FindingKind
    question: Question
    field: str
    accounts: tuple[Account, ...]
    because: str


@dataclass(frozen=True, slots=True)
class Naming:
    """
    How one outlet names one actor or event: counted, without a score and without a side.

    Args:
        subject: The record-wide id of the actor, or the merged event.
        outlet: The outlet, or the report where no outlet is known.
        words: The naming, in small letters.
        places: Where it stands: report and span, in order. Reprints of a text count with it.
    """

    subject: str
    outlet: str
    words: str
    places: tuple[tuple[ReportId, Span], ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """
    A record beside itself: all that is settled over its reports.

    Args:
        stories: By their first day and report.
        utterances: Of two sayings or more, by story and place.
        events: Every merged event, those of one account too, by story, day and place.
        findings: By story, subject and question.
        namings: By subject, outlet and number.
    """

    stories: tuple[Story, ...] = ()
    utterances: tuple[Utterance, ...] = ()
    events: tuple[MergedEvent, ...] = ()
    findings: tuple[Finding, ...] = ()
    namings: tuple[Naming, ...] = ()
