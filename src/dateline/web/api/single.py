"""The shapes of single things that reports say of each other: the fields of their lines in the contract, and counts."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, Field

__all__ = ["ActorRead", "EventRead", "FindingRead", "StoryRead", "UtteranceRead"]

Days = str | None
Spans = list[tuple[int, int]]


class Families(BaseModel):
    """The publisher families behind independent accounts, where people said who owns what."""

    number: int
    shared: dict[str, int] = Field(description="Families with more than one account, with how many.")
    unknown: int = Field(description="Accounts of which nobody said who owns the outlet.")


class Counted(BaseModel):
    """What rests on reports, counted with copies folded."""

    id: str
    independent: int = Field(description="Independent accounts behind it.")
    families: Families | None = Field(description="None where the reports are too many to be counted.")
    because: str


class StoryRead(Counted):
    """A story."""

    reports: list[str]
    texts: int = Field(description="Full copies folded into one.")
    earliest: Days
    latest: Days
    words: list[str]
    differing: int = Field(
        description="Questions in which its accounts contradict, differ or respond: /findings?story="
    )


class FindingRead(BaseModel):
    """A question that several accounts answer."""

    id: str
    finding: str
    question: str
    field: str
    subject: str = Field(description="The event or utterance.")
    story: str | None
    report: str
    text_sha256: str
    spans: Spans
    accounts: list[dict[str, Any]]
    because: str


class EventRead(Counted):
    """An event."""

    type: str | None
    earliest: Days
    latest: Days
    contested: bool
    story: str | None
    accounts: list[dict[str, Any]]
    findings: list[FindingRead]


class UtteranceRead(Counted):
    """One thing said."""

    scope: str
    report: str
    text_sha256: str
    spans: Spans
    words: list[str]
    speakers: list[str]
    first_seen: str | None
    sayings: list[dict[str, Any]]
    findings: list[FindingRead]


class Place(BaseModel):
    """Where a name stands."""

    report: str
    start: int
    end: int


class Used(BaseModel):
    """A spelling and every place of it."""

    name: str
    places: list[Place]


class ActorRead(BaseModel):
    """An actor over the whole record."""

    id: str
    name: str
    actor_kind: str
    described: bool
    reports: list[str]
    independent: int
    families: Families | None = Field(description="None where the reports are too many to be counted.")
    names: list[Used]
    roles: list[dict[str, Any]]
    joins: list[list[str]] = Field(description="Why the names are one's: the reasons of each join.")
    statements: list[dict[str, Any]] = Field(description="At most 200: report, attribution and spans.")
    events: list[str] = Field(description="At most 200 merged events in which it acts or is acted on.")
