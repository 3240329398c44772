"""Sheets of reports in a short notation, for tests of actors across reports."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from dateline.model import (
    Actor,
    ActorRole,
    ActorSheet,
    NameKind,
    NameLabel,
    PartOf,
    ReportId,
    SheetMention,
    Span,
)

KINDS = {
    "person": (NameKind.PERSON, NameLabel.PERSON),
    "body": (NameKind.ORGANISATION, NameLabel.ORG),
    "place": (NameKind.PLACE, NameLabel.GPE),
    "country": (NameKind.COUNTRY, NameLabel.GPE),
    "group": (NameKind.GROUP, NameLabel.NORP),
    "description": (NameKind.GROUP, NameLabel.OTHER),
}


@dataclass(frozen=True, slots=True)
class Said:
    """
    One actor of a report.

    Args:
        names: With "/" between; each is a mention.
        kind: A key of ``KINDS``.
        roles: (role, the first name of the body or None).
        of: The first names of wholes.
        acts: Of every mention.
    """

    names: str
    kind: str = "person"
    roles: tuple[tuple[str, str | None], ...] = ()
    of: tuple[str, ...] = ()
    acts: bool | None = None


def sheet(report: str, *said: Said, text: str = "", outlet: str = "") -> ActorSheet:
    """A report; the text is of the report's own unless one is given."""
    ids = {one.names.split("/")[0]: f"a{k}" for k, one in enumerate(said, 1)}
    actors, mentions, place = [], [], 0
    for k, one in enumerate(said, 1):
        kind, label = KINDS[one.kind]
        names = one.names.split("/")
        first = Span(place, place + len(names[0]))
        for name in names:
            mentions.append(SheetMention(Span(place, place + len(name)), name, label, f"a{k}", False, one.acts))
            place += len(name) + 1
        roles = tuple(
            ActorRole(first, role, ids.get(body or ""), "a title before the name") for role, body in one.roles
        )
        wholes = tuple(PartOf(first, ids[whole], "the words say so") for whole in one.of)
        actors.append(Actor(f"a{k}", names[0], kind, tuple(names), roles, wholes))
    outlets = (outlet,) if outlet else ()
    return ActorSheet(
        ReportId(report), text or f"text of {report}", tuple(actors), tuple(mentions), None, None, outlets
    )


@dataclass(frozen=True, slots=True)
class Judgement:
    """A judgement as the record keeps it."""

    id: str
    verdict: str
    anchors: tuple[dict[str, Any], ...]
    at: str = "2020-01-01T00:00:00Z"
    value: Any = None
    by: str = "ana"
    because: str = ""
    subject: dict[str, Any] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "subject", {"line": "actor", "anchors": list(self.anchors)})


def anchor(of: ActorSheet, name: str, number: int = 0) -> dict[str, Any]:
    """An anchor on the mention of a name in a report."""
    mention = [mention for mention in of.mentions if mention.words == name][number]
    return {"text_sha256": of.text_sha256, "spans": [[mention.span.start, mention.span.end]], "words": name}
