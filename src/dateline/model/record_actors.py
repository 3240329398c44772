"""Who is named in a record: actors across reports, the grounds of every join, and what a person should judge."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from dateline.model.actors import Actor
from dateline.model.analysis import NameLabel
from dateline.model.names import NameKind
from dateline.model.report import ReportId
from dateline.model.span import Span

__all__ = [
    "ActorCandidate",
    "ActorConflict",
    "ActorEvidence",
    "ActorGround",
    "ActorJoin",
    "ActorMember",
    "ActorSheet",
    "GroundKind",
    "NameUse",
    "RecordActor",
    "RecordActors",
    "RecordPart",
    "RecordRole",
    "SheetMention",
]


class GroundKind(StrEnum):
    """What two names of two reports may be joined on; each counts once."""

    NAME = "name"  # the full name, of two parts and more
    SHORT = "short"  # a name of one part: it counts only beside another ground
    ORGANISATION = "organisation"  # the same body, whole, part or holder
    ROLE = "role"
    STATED = "stated"  # words of a report say that the two names are one's
    SLOT = "slot"  # the same place in a copied sentence
    COMPANY = "company"  # both reports also name the same others, of whom few reports tell
    GAZETTEER = "gazetteer"  # an entry that only one can be: enough alone
    JUDGEMENT = "judgement"  # a person's word: enough alone


class SheetMention(NamedTuple):
    """
    A name where it stands in a report, as the search across reports needs it.

    Args:
        span: Its place.
        words: The name.
        label: What it is of.
        actor: The actor of the report.
        titled: Whether it stands outside the body: headline, caption, credit.
        acts: Whether a capital stands for its government here ("Washington said"): True; for the place ("in
            Washington"): False; None where the words beside it do not tell.
        land: Of a body, the country that the words beside it give it ("Iraq's River Units", "the River Units, another
            Iraqi group"), as a country code, with those words; None where they give none.
    """

    span: Span
    words: str
    label: NameLabel
    actor: str
    titled: bool = False
    acts: bool | None = None
    land: tuple[str, Span] | None = None


@dataclass(frozen=True, slots=True)
class ActorSheet:
    """
    What one report says of who is named: what the search across reports is given.

    Args:
        report: The report.
        text_sha256: Of its text: what ids and judgements hang on.
        actors: The report's own actors.
        mentions: Of all of them, in reading order.
        earliest, latest: The days it may have been published, half open.
        outlets: The outlet and the agency of the report.
        name: The report's name for people.
    """

    report: ReportId
    text_sha256: str
    actors: tuple[Actor, ...]
    mentions: tuple[SheetMention, ...]
    earliest: date | None = None
    latest: date | None = None
    outlets: tuple[str, ...] = ()
    name: str = ""


class ActorMember(NamedTuple):
    """
    One actor of one report.

    Args:
        report: The report.
        actor: Its id within the report; the government that a capital stands for has ``:acts`` behind it, and what a
            judgement parted from it ``:`` and a number.
    """

    report: ReportId
    actor: str


class ActorEvidence(NamedTuple):
    """Words of a report."""

    report: ReportId
    span: Span


@dataclass(frozen=True, slots=True)
class ActorGround:
    """
    One reason to hold two names for one actor's.

    Args:
        kind: What it rests on.
        because: In plain words.
        evidence: The words, of both reports where both have them.
    """

    kind: GroundKind
    because: str
    evidence: tuple[ActorEvidence, ...] = ()


@dataclass(frozen=True, slots=True)
class ActorJoin:
    """Two actors of reports that are one: two grounds of different kinds, or one of a kind that is enough alone."""

    a: ActorMember
    b: ActorMember
    grounds: tuple[ActorGround, ...]


@dataclass(frozen=True, slots=True)
class NameUse:
    """
    A name with every place where it stands, by report and text.

    Args:
        name: As it is spelt there.
        places: Where.
        described: Whether it is a description ("the mayor") and no name.
    """

    name: str
    places: tuple[ActorEvidence, ...]
    described: bool = False


@dataclass(frozen=True, slots=True)
class RecordRole:
    """
    A role as one report gave it.

    Args:
        role: In the report's words.
        organisation: The body it is of, by its id in the record; None where none is named.
        evidence: The words.
        earliest, latest: The days the report may be of, half open: the role is as of then.
        because: How it was read.
    """

    role: str
    organisation: str | None
    evidence: ActorEvidence
    earliest: date | None
    latest: date | None
    because: str


@dataclass(frozen=True, slots=True)
class RecordPart:
    """
    What an actor is of: a whole, the state it acts for, the country of a people.

    Args:
        relation: "part of", "agent of" or "people of".
        actor: The whole, by its id in the record.
        because: How it is known.
        evidence: The words; None where the gazetteer says it.
    """

    relation: str
    actor: str
    because: str
    evidence: ActorEvidence | None = None


@dataclass(frozen=True, slots=True)
class RecordActor:
    """
    One who is named in a record.

    Args:
        id: Made from content: of the words that name them first, or of their entry in the gazetteer.
        name: The fullest name outside titles, or the one that a person gave.
        kind: What most reports take them for.
        names: Every spelling, the most frequent first; behind them what they are described as.
        members: The actors of reports that are this one.
        joins: Why; one for each member but the first.
        roles: What reports say they are, by day and report; two that differ stand beside each other.
        links: What they are of.
        entry: Their entry in the gazetteer ("country IQ"), or "".
        described: Whether they have no name anywhere, and ``name`` describes them.
    """

    id: str
    name: str
    kind: NameKind
    names: tuple[NameUse, ...]
    members: tuple[ActorMember, ...]
    joins: tuple[ActorJoin, ...] = ()
    roles: tuple[RecordRole, ...] = ()
    links: tuple[RecordPart, ...] = ()
    entry: str = ""
    described: bool = False

    @property
    def reports(self) -> tuple[ReportId, ...]:
        """The reports that name them, sorted."""
        return tuple(sorted({member.report for member in self.members}))


@dataclass(frozen=True, slots=True)
class ActorCandidate:
    """Two actors that are near each other, and not near enough: for a person to judge."""

    a: str
    b: str
    grounds: tuple[ActorGround, ...]
    because: str


@dataclass(frozen=True, slots=True)
class ActorConflict:
    """Judgements that cannot all hold, by id: of one person's the last one wins, of several persons' none counts."""

    judgements: tuple[str, ...]
    because: str


@dataclass(frozen=True, slots=True)
class RecordActors:
    """
    All who are named in a record.

    Args:
        actors: By id.
        candidates: For a person to judge, by their ids.
        conflicts: Of judgements.
        at: The actor of each mention, by report and place.
    """

    actors: tuple[RecordActor, ...]
    candidates: tuple[ActorCandidate, ...] = ()
    conflicts: tuple[ActorConflict, ...] = ()
    at: tuple[tuple[ActorEvidence, str], ...] = ()
