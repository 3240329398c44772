"""Gather the actors of one report from its mentions: names, kind, roles, and what each is part of."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from dateline.actors.aliases import KIND_OF
from dateline.actors.described import (
    body_of_description,
    is_family,
    is_of_people,
    kind_by_words,
    without_article,
    without_doubt,
)
from dateline.actors.nations import Nations
from dateline.actors.parts import find_parts
from dateline.actors.role_phrases import is_role_phrase, read_roles
from dateline.actors.role_words import governs
from dateline.actors.roles import find_roles
from dateline.actors.words import listed_outlets, listed_states, names_outlet
from dateline.model import Actor, ActorRole, Mention, NameKind, NameLabel, PartOf

__all__ = ["gather_actors"]

GOVERNED = (NameKind.COUNTRY, NameKind.PLACE, NameKind.ORGANISATION)
REACH = 40  # characters before a name
OUTLETS = (
    r"(?:newspaper|daily|weekly|magazine|broadcaster|news agency|news website|news portal|news site|tabloid|newswire)"
)
BEFORE_OUTLET = re.compile(rf"\b{OUTLETS}\s(?:the\s)?$")
BEHIND_OUTLET = re.compile(rf"(?:,\s(?:an?|the)\s(?:[\w’'-]+\s){{0,4}}|\s){OUTLETS}\b(?![’'-])")
LONGEST = 80  # characters of a name that is made of the words of a link


def gather_actors(text: str, mentions: Sequence[Mention], outlets: Collection[str] = ()) -> tuple[Actor, ...]:
    """
    The actors of one report.

    Args:
        text: The report.
        mentions: In reading order, each with its actor.
        outlets: The names of the report's outlet and agency, as its metadata have them.

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
    nations = Nations(text, mentions)
    parts: dict[str, list[PartOf]] = defaultdict(list)
    for actor, part in find_parts(text, mentions, nations):
        parts[actor].append(part)
    actors = [
        actor_of(text, actor, named, mentions, nations, tuple(sorted(set(parts[actor]))))
        for actor, named in held.items()
    ]
    actors = [
        replace(actor, kind=NameKind.OUTLET)
        if actor.kind is NameKind.ORGANISATION and not outlets_of(outlets).isdisjoint(map(str.casefold, actor.names))
        else actor
        for actor in actors
    ]
    return tuple(of_governments(actors))


def outlets_of(outlets: Collection[str]) -> set[str]:
    """Names of outlets in small letters, without an article."""
    return {name.casefold().removeprefix("the ") for name in outlets if name}


def of_governments(actors: Sequence[Actor]) -> Iterator[Actor]:
    """The actors with a body of a person ("the Orlen administration") of the country that the person governs."""
    kinds = {actor.id: actor.kind for actor in actors}
    governed = {
        actor.id: role.organisation
        for actor in actors
        for role in reversed(actor.roles)
        if governs(role.role) and kinds.get(role.organisation or "") in GOVERNED
    }
    for actor in actors:
        if any(kinds[part.actor] is NameKind.PERSON for part in actor.part_of):
            wholes = (
                (part, governed.get(part.actor) if kinds[part.actor] is NameKind.PERSON else part.actor)
                for part in actor.part_of
            )
            kept = {replace(part, actor=whole) for part, whole in wholes if whole is not None}
            yield replace(actor, part_of=tuple(sorted(kept)))
        else:
            yield actor


def actor_of(
    text: str,
    actor: str,
    held: Sequence[Mention],
    mentions: Sequence[Mention],
    nations: Nations,
    parts: tuple[PartOf, ...],
) -> Actor:
    """One actor out of its mentions; descriptions are its names only where it has no other."""
    named = [mention for mention in held if mention.label is not NameLabel.OTHER]
    if not named:
        return described_actor(text, actor, held, mentions, nations, parts)
    names = tuple(dict.fromkeys(without_doubt(text[mention.span.start : mention.span.end]) for mention in named))
    fullest = max(names, key=lambda name: (len(name.split()), len(name)))
    label = label_of(text, named)
    persons = [mention for mention in named if mention.label is NameLabel.PERSON]
    told = {role for person in persons for role in find_roles(text, person, mentions, nations)}
    kind = kind_of(label, names)
    if kind is NameKind.ORGANISATION and is_outlet(text, named):
        kind = NameKind.OUTLET
    if kind is NameKind.PERSON and all(is_family(text, person.span) for person in named):
        kind = NameKind.GROUP
    if persons:
        told |= roles_described(text, held, mentions, nations, told)
    return Actor(actor, fullest, kind, names, tuple(sorted(told)), parts)


def label_of(text: str, named: Sequence[Mention]) -> NameLabel:
    """What the names of an actor are of, most often; a body where the fullest is a body's: "Hwarim", "Hwarim Group"."""
    count = Counter(mention.label for mention in named)
    fullest = max(named, key=lambda mention: len(mention.span.of(text).split()))
    if NameLabel.ORG in count and fullest.label is NameLabel.ORG and len(fullest.span.of(text).split()) > 1:
        return NameLabel.ORG
    return max(sorted(count), key=count.__getitem__)


def is_outlet(text: str, named: Sequence[Mention]) -> bool:
    """Whether the words beside a body's name say that it is an outlet: "Novy Krai, a daily", "the newspaper Krai"."""
    return any(
        BEFORE_OUTLET.search(text, max(0, mention.span.start - REACH), mention.span.start)
        or BEHIND_OUTLET.match(text, mention.span.end)
        for mention in named
    )


def roles_described(
    text: str, held: Sequence[Mention], mentions: Sequence[Mention], nations: Nations, told: Collection[ActorRole]
) -> set[ActorRole]:
    """The roles that descriptions of a named person tell with their body, where no words beside the name tell them."""
    found: set[ActorRole] = set()
    evidence = sorted((role.evidence.start, role.evidence.end) for role in told)
    starts, farthest = [start for start, _ in evidence], list(accumulate((end for _, end in evidence), max))
    names = sorted((one.span.start, one.span.end) for one in held if one.label is not NameLabel.OTHER)
    for one in held:
        if one.label is not NameLabel.OTHER:
            continue
        before = bisect_left(starts, one.span.end)
        known = before > 0 and farthest[before - 1] > one.span.start
        inside = names[bisect_left(names, (one.span.start,)) : bisect_left(names, (one.span.end,))]
        if known or any(end <= one.span.end for _, end in inside):
            continue
        if is_role_phrase(text, one.span.start, one.span.end, mentions):
            roles = read_roles(text, one.span, mentions, nations, "a description of the one who is named")
            found |= {role for role in roles if role.organisation is not None}
    return found


def described_actor(
    text: str,
    actor: str,
    held: Sequence[Mention],
    mentions: Sequence[Mention],
    nations: Nations,
    parts: tuple[PartOf, ...],
) -> Actor:
    """An actor whom the report only describes, with whom it belongs to as far as the words say."""
    words = tuple(dict.fromkeys(without_article(" ".join(mention.span.of(text).split())) for mention in held))
    fullest = max(words, key=lambda told: (len(told.split()), len(told)))
    kind = kind_by_words(fullest)
    belongs = [
        found for mention in held if (found := body_of_description(text, mention, mentions, nations)) is not None
    ]
    if is_of_people(fullest):
        roles = tuple(ActorRole(*found) for found in sorted(belongs) if found[1])
        return Actor(actor, fullest, kind, words, roles, parts)
    wholes = {PartOf(evidence, body, because) for evidence, _, body, because in belongs if body != actor}
    told = tuple(sorted({*parts, *wholes}))
    # "political wing" is told from others by whose it is: "the Guard's political wing".
    wide = [one.evidence for one in told if any(one.evidence.holds(m.span) for m in held) and not wholes]
    name = " ".join(wide[0].of(text).split()) if wide and len(wide[0]) < LONGEST else fullest
    return Actor(actor, name, kind, words, (), told)


def kind_of(label: NameLabel, names: Sequence[str]) -> NameKind:
    """What an actor is; states and outlets by the lists."""
    if label is NameLabel.GPE and any(name.casefold() in listed_states() for name in names):
        return NameKind.COUNTRY
    if label is NameLabel.ORG and any(name in listed_outlets() or names_outlet(name) for name in names):
        return NameKind.OUTLET
    return KIND_OF.get(label, NameKind.GROUP)
