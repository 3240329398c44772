"""Who is named in a report: every name, what they are and of what, each with its words."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.names import NameKind
from dateline.model.span import Span

__all__ = ["Actor", "ActorRole", "PartOf"]


@dataclass(frozen=True, slots=True, order=True)
class ActorRole:
    """
    What a person is said to be.

    Args:
        evidence: The words.
        role: What, without article and body ("deputy head").
        organisation: The actor it is of, by its id in the report; None where none is named.
        because: How it was read.
    """

    evidence: Span
    role: str
    organisation: str | None
    because: str


@dataclass(frozen=True, slots=True, order=True)
class PartOf:
    """
    What a body is said to be of.

    Args:
        evidence: The words, from the one name to the other.
        actor: The whole, by its id in the report.
        because: How it was read.
    """

    evidence: Span
    actor: str
    because: str


@dataclass(frozen=True, slots=True)
class Actor:
    """
    One who is named in a report.

    Args:
        id: An id within the report, as in its mentions.
        name: The fullest name; the fullest description of one whom the report does not name (its mentions are all
            ``OTHER``).
        kind: Person, organisation, group, country, place or outlet.
        names: Every name, in the order of the report.
        roles: What the person is said to be, in the order of the report; two that differ stand beside each other.
        part_of: What the body is said to be of.
    """

    id: str
    name: str
    kind: NameKind
    names: tuple[str, ...]
    roles: tuple[ActorRole, ...] = ()
    part_of: tuple[PartOf, ...] = ()
