"""What pages show of what is settled over many reports: a line of a list, and an actor cut for its page."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model import FindingKind, Naming, RecordActor, Story

__all__ = ["DIFFERENT", "KINDS", "ActorLine", "ActorShown", "Called", "StoryLine"]

#: The order in which a reader wants them: what differs first.
KINDS = (
    FindingKind.CONTRADICTS,
    FindingKind.DIFFERS,
    FindingKind.RESPONDS,
    FindingKind.UNDETERMINED,
    FindingKind.AGREES,
    FindingKind.SILENT,
)
DIFFERENT = (FindingKind.CONTRADICTS, FindingKind.DIFFERS, FindingKind.RESPONDS)


@dataclass(frozen=True, slots=True)
class StoryLine:
    """A story in a list: its reports, texts, independent accounts, and in how many questions its accounts differ."""

    story: Story
    texts: int
    independent: int
    differing: int


@dataclass(frozen=True, slots=True)
class ActorLine:
    """An actor in a list: what else it is called, and how often it is named, speaks and acts."""

    id: str
    name: str
    kind: str
    described: bool
    also: tuple[str, ...]
    reports: int
    quotes: int
    events: int


@dataclass(frozen=True, slots=True)
class ActorShown:
    """
    An actor on its page.

    Args:
        actor: With the first places of each name, the first joins and the first roles.
        line: As in the list.
        places: How many places each name has.
        independent: How many independent accounts name it.
    """

    actor: RecordActor
    line: ActorLine
    places: tuple[int, ...]
    independent: int


@dataclass(frozen=True, slots=True)
class Called:
    """How one outlet names a subject, with the first places and the number of all."""

    naming: Naming
    number: int
