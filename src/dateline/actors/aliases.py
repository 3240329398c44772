"""Lead the names of one report to one actor where the words say so, or where they are two spellings of one name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from dateline.actors.clusters import cluster_names
from dateline.actors.described import is_body_words
from dateline.actors.read import read_name
from dateline.actors.words import listed_outlets
from dateline.lexicon import load_lexicon
from dateline.model import Mention, NameItem, NameKind, NameLabel
from dateline.text.initials import initials_of

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
    r"|,?\s\(?(?:alias|a\.?k\.?a\.?)\s[\"“]?"
    r"|(?:\s\([A-Z]{2,8}\)|\)),?\sor(?: the)?\s[\"“]?"
)
NAMED = frozenset((NameLabel.PERSON, NameLabel.ORG))
# "River Units (RU) umbrella forces, who are better known as": what a body is, behind its name.
WHAT = re.compile(r"(\)?(?:\s\([A-Z]{2,8}\))?)((?:\s[a-z-]+){0,2}\s([a-z]+))(?=,?\s\(?(?:who|which|better|also)\s)")
LETTERS = re.compile(r"[A-Z]{3,6}")
NEAR = 60  # characters between two names with a noun of kin
SHORT_LETTERS = re.compile(r"[A-Z]{2,8}")
SHORT = "the initials in brackets right behind the name"


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
    leads = spellings(text, mentions, related(text, mentions))
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
            short = named and is_short(text, one, other)
            if named and (short or says(text, one, other) or is_bracketed(text, one, other)):
                leads.setdefault(other.actor, (one.actor, SHORT if short else said))
                # Initials with a name in brackets are a body's.
                label = one.label if " " in one.span.of(text) or one.label is other.label else NameLabel.ORG
                labels.setdefault(other.actor, label)
                labels.setdefault(one.actor, label)
    return tuple(replace(led(one, leads), label=labels.get(one.actor, one.label)) for one in mentions)


def says(text: str, one: Mention, other: Mention) -> bool:
    """Whether the words between two names say that they are one's; what a body is may stand behind its name."""
    between = text[one.span.end : other.span.start]
    what = WHAT.match(between)
    if what is not None and one.label is NameLabel.ORG and is_body_words(what[3]):
        between = what[1] + between[what.end() :]
    return SAYS.fullmatch(between) is not None


def is_bracketed(text: str, one: Mention, other: Mention) -> bool:
    """Whether a name stands in brackets behind initials, which it does not have: "ARU (Al-Nahr)"."""
    between, end = text[one.span.end : other.span.start], text[other.span.end : other.span.end + 1]
    names = one.span.of(text), other.span.of(text)
    letters = LETTERS.fullmatch(names[0]) is not None and not names[1].isupper()
    return between == " (" and end == ")" and letters and listed_outlets().isdisjoint(names)


def is_short(text: str, one: Mention, other: Mention) -> bool:
    """Whether initials in brackets right behind a body's name are it in another language: "Workers' Union (SBT)"."""
    between, end = text[one.span.end : other.span.start], text[other.span.end : other.span.end + 1]
    name, letters = one.span.of(text), other.span.of(text)
    bodies = one.label is other.label is NameLabel.ORG and " " in name and not name.isupper()
    signed = initials_of(name) != letters and letters in signing_agencies() | listed_outlets()
    return between == " (" and end == ")" and bodies and SHORT_LETTERS.fullmatch(letters) is not None and not signed


@cache
def signing_agencies() -> frozenset[str]:
    """The letters by which agencies sign what they report."""
    return frozenset(load_lexicon("layout")["agencies"]["names"])


def led(mention: Mention, leads: dict[str, tuple[str, str]]) -> Mention:
    """A mention under the id that its actor leads to."""
    actor, because, seen = mention.actor, mention.because, {mention.actor}
    while actor in leads and leads[actor][0] not in seen:
        actor, reason = leads[actor]
        seen.add(actor)
        because = f"{because}; {reason}"
    return replace(mention, actor=actor, because=because)


def related(text: str, mentions: Sequence[Mention]) -> set[frozenset[str]]:
    """Pairs of actors whom the words call kin: "Luis Manuel Orr, father of the striker Luis Orr"."""
    persons = [mention for mention in mentions if mention.label is NameLabel.PERSON]
    return {
        frozenset((one.actor, other.actor))
        for one, other in pairwise(persons)
        if other.span.start - one.span.end < NEAR and kin().search(text, one.span.end, other.span.start)
    }


@cache
def kin() -> re.Pattern[str]:
    """The nouns of kin."""
    return re.compile(rf"\b(?:{'|'.join(load_lexicon('entities')['kin'].split())})\b")


def spellings(text: str, mentions: Sequence[Mention], apart: set[frozenset[str]]) -> dict[str, tuple[str, str]]:
    """Actors of whose full names two are spellings of one name, led to the one that is named first; kin stays apart."""
    held: dict[str, NameItem] = {}
    actor_of: dict[str, str] = {}
    for mention in mentions:
        name = mention.span.of(text)
        if mention.label in NAMED and len(read_name(name, KIND_OF[mention.label]).parts) > 1:
            key = f"{mention.actor} {name}"
            held.setdefault(key, NameItem(key, name, KIND_OF[mention.label]))
            actor_of[key] = mention.actor
    first: dict[str, str] = {}
    leads: dict[str, tuple[str, str]] = {}
    for key, cluster in cluster_names(held.values()).items():
        actor = actor_of[key]
        top = first.setdefault(cluster, actor)
        while top in leads:
            top = leads[top][0]
        if top != actor and actor not in leads and frozenset((top, actor)) not in apart:
            leads[actor] = (top, "two spellings of one name")
    return leads
