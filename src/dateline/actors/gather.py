"""Gather the actors of one report from its mentions: names, kind, roles, and what each is part of."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from dateline.actors.aliases import KIND_OF
from dateline.actors.described import body_of_description, is_of_people, kind_by_words, without_article
from dateline.actors.parts import find_parts
from dateline.actors.roles import find_roles
from dateline.actors.words import listed_outlets, listed_states
from dateline.model import Actor, ActorRole, Mention, NameKind, NameLabel, PartOf

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
    text: str, actor: str, held: Sequence[Mention], mentions: Sequence[Mention], parts: tuple[PartOf, ...]
) -> Actor:
    """One actor out of its mentions; descriptions are its names only where it has no other."""
    named = [mention for mention in held if mention.label is not NameLabel.OTHER]
    if not named:
        return described_actor(text, actor, held, mentions, parts)
    names = tuple(dict.fromkeys(text[mention.span.start : mention.span.end] for mention in named))
    fullest = max(names, key=lambda name: (len(name.split()), len(name)))
    label = max(sorted({m.label for m in named}), key=Counter(m.label for m in named).__getitem__)
    persons = [mention for mention in named if mention.label is NameLabel.PERSON]
    roles = sorted({role for person in persons for role in find_roles(text, person, mentions)})
    return Actor(actor, fullest, kind_of(label, names), names, tuple(roles), parts)


def described_actor(
    text: str, actor: str, held: Sequence[Mention], mentions: Sequence[Mention], parts: tuple[PartOf, ...]
) -> Actor:
    """An actor whom the report only describes, with whom it belongs to as far as the words say."""
    words = tuple(dict.fromkeys(without_article(" ".join(mention.span.of(text).split())) for mention in held))
    fullest = max(words, key=lambda told: (len(told.split()), len(told)))
    kind = kind_by_words(fullest)
    belongs = [found for mention in held if (found := body_of_description(text, mention, mentions)) is not None]
    if is_of_people(fullest):
        roles = tuple(ActorRole(*found) for found in sorted(belongs))
        return Actor(actor, fullest, kind, words, roles, parts)
    wholes = {PartOf(evidence, body, because) for evidence, _, body, because in belongs}
    return Actor(actor, fullest, kind, words, (), tuple(sorted({*parts, *wholes})))


def kind_of(label: NameLabel, names: Sequence[str]) -> NameKind:
    """What an actor is; states and outlets by the lists."""
    if label is NameLabel.GPE and any(name.casefold() in listed_states() for name in names):
        return NameKind.COUNTRY
    if label is NameLabel.ORG and any(name in listed_outlets() for name in names):
        return NameKind.OUTLET
    return KIND_OF.get(label, NameKind.GROUP)
