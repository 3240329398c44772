"""Lead the names of one report to one actor where the words say so, or where they are two spellings of one name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dateline.actors.clusters import cluster_names
from dateline.actors.read import read_name
from dateline.model import Mention, NameItem, NameKind, NameLabel

__all__ = ["KIND_OF", "join_aliases"]

KIND_OF = {
    NameLabel.PERSON: NameKind.PERSON,
    NameLabel.ORG: NameKind.ORGANISATION,
    NameLabel.GPE: NameKind.PLACE,
    NameLabel.LOC: NameKind.PLACE,
    NameLabel.FAC: NameKind.PLACE,
    NameLabel.NORP: NameKind.GROUP,
}
SAYS = re.compile(
    r"\)?(?:\s\([A-Z]{2,8}\))?,?\s\(?(?:(?:who|which) (?:is|are) )?(?:better known|also known|known|also called)"
    r"(?: locally| in [A-Z]\w+)?(?: as| by)?(?: the(?: names?(?: of)?)?)?\s[\"“]?"
    r"|(?:\s\([A-Z]{2,8}\)|\)),?\sor(?: the)?\s[\"“]?"
)
NAMED = frozenset((NameLabel.PERSON, NameLabel.ORG))


def join_aliases(text: str, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """
    The mentions with those of one actor under one id, and the reason.

    Two neighbouring names are one actor, whatever the tagger took the second for, where "better known as", "also
    called" or, behind an acronym in brackets, "or" stands between them. Persons and bodies of two parts and more are
    one where they are spellings of one name.

    Args:
        text: The report.
        mentions: In reading order.
    """
    mentions = as_told(text, mentions)
    leads = spellings(text, mentions)
    return tuple(led(mention, leads) for mention in mentions)


def as_told(text: str, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions with those under one id, and of one kind, that the words call by two names."""
    leads: dict[str, tuple[str, str]] = {}
    labels: dict[str, NameLabel] = {}
    said = "the words say that it is the other's name"
    for at, one in enumerate(mentions):
        # An acronym in brackets may stand between: "River Units (RU) or Al-Nahr".
        for other in mentions[at + 1 : at + 3]:
            named = one.label in NAMED and other.label in NAMED and one.actor != other.actor
            if named and SAYS.fullmatch(text, one.span.end, other.span.start):
                leads.setdefault(other.actor, (one.actor, said))
                labels.setdefault(other.actor, one.label)
    return tuple(replace(led(one, leads), label=labels.get(one.actor, one.label)) for one in mentions)


def led(mention: Mention, leads: dict[str, tuple[str, str]]) -> Mention:
    """A mention under the id that its actor leads to."""
    actor, because, seen = mention.actor, mention.because, {mention.actor}
    while actor in leads and leads[actor][0] not in seen:
        actor, reason = leads[actor]
        seen.add(actor)
        because = f"{because}; {reason}"
    return replace(mention, actor=actor, because=because)


def spellings(text: str, mentions: Sequence[Mention]) -> dict[str, tuple[str, str]]:
    """Actors whose fullest names are spellings of one name, led to the one that is named first."""
    fullest: dict[str, NameItem] = {}
    for mention in mentions:
        name = text[mention.span.start : mention.span.end]
        held = fullest.get(mention.actor)
        if mention.label in NAMED and (held is None or len(name) > len(held.name)):
            fullest[mention.actor] = NameItem(mention.actor, name, KIND_OF[mention.label])
    full = [item for item in fullest.values() if len(read_name(item.name, item.kind).parts) > 1]
    first: dict[str, str] = {}
    leads: dict[str, tuple[str, str]] = {}
    for actor, cluster in cluster_names(full).items():
        top = first.setdefault(cluster, actor)
        if top != actor:
            leads[actor] = (top, "two spellings of one name")
    return leads
