"""Gather the actors of one report from its mentions: names, kind, roles, and what each is part of."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from dateline.actors.aliases import KIND_OF
from dateline.actors.parts import find_parts
from dateline.actors.roles import find_roles
from dateline.actors.words import listed_outlets, listed_states
from dateline.model import Actor, Mention, NameKind, NameLabel, PartOf

__all__ = ["gather_actors"]


def gather_actors(text: str, mentions: Sequence[Mention]) -> tuple[Actor, ...]:
    """
    The actors of one report.

    Args:
        text: The report.
        mentions: In reading order, each with its actor.

    Returns:
        Actors by their first mention; each id of a mention is that of an actor.

    Example:
        >>> from dateline.model import Span
        >>> text = "Hana Orlen, the head of the River Guard, spoke."
        >>> said = [Mention(Span(0, 10), NameLabel.PERSON, "a1", ""), Mention(Span(28, 39), NameLabel.ORG, "a2", "")]
        >>> [(role.role, role.organisation) for role in gather_actors(text, said)[0].roles]
        [('head', 'a2')]
    """
    held: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        held[mention.actor].append(mention)
    parts: dict[str, list[PartOf]] = defaultdict(list)
    for actor, part in find_parts(text, mentions):
        parts[actor].append(part)
    return tuple(
        actor_of(text, actor, named, mentions, tuple(sorted(set(parts[actor])))) for actor, named in held.items()
    )


def actor_of(
    text: str, actor: str, named: Sequence[Mention], mentions: Sequence[Mention], parts: tuple[PartOf, ...]
) -> Actor:
    """One actor out of its mentions."""
    names = tuple(dict.fromkeys(text[mention.span.start : mention.span.end] for mention in named))
    fullest = max(names, key=lambda name: (len(name.split()), len(name)))
    label = max(sorted({m.label for m in named}), key=Counter(m.label for m in named).__getitem__)
    persons = [mention for mention in named if mention.label is NameLabel.PERSON]
    roles = sorted({role for person in persons for role in find_roles(text, person, mentions)})
    return Actor(actor, fullest, kind_of(label, names), names, tuple(roles), parts)


def kind_of(label: NameLabel, names: Sequence[str]) -> NameKind:
    """What an actor is; states and outlets by the lists."""
    if label is NameLabel.GPE and any(name.casefold() in listed_states() for name in names):
        return NameKind.COUNTRY
    if label is NameLabel.ORG and any(name in listed_outlets() for name in names):
        return NameKind.OUTLET
    return KIND_OF.get(label, NameKind.GROUP)
