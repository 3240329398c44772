"""Find what a body is said to be of: "which is part of", "belongs to", "its armed wing", "the Force of the Guard"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from dateline.actors.described import is_body_words
from dateline.actors.nations import Nations
from dateline.lexicon import load_lexicon
from dateline.model import Mention, NameLabel, PartOf, Span

__all__ = ["find_parts"]

REACH = 120  # characters between the two names
BACK = 60  # characters before the first name in which words may deny the link
LANDS = (NameLabel.GPE, NameLabel.NORP)
# A state before the whole: "of Orvale's River Units", "of the country's River Units".
STATE = r"(?:the\s)?(?:[^\W\d_]+[’']s\s|[A-Z]\w+\s)?(?:[a-z-]+\s){0,2}?"
OF = re.compile(rf"(?:\s\([A-Z]{{2,8}}\))?\s(?:of|for)\s{STATE}")
DENIED = re.compile(r"\b(?:not|never|no longer|den(?:y|ies|ied|ying)|refus\w+|reject\w+|n[’']t)\s", re.I)
WHOLE, PART = "the words between the names say that it is a part", "the words between the names say that it is its part"
BLOC_BEFORE = re.compile(r"\bparliamentary\s(?:bloc|group|faction|alliance),?\s(?:the\s)?$")
BLOC_BEHIND = re.compile(
    r",?\s(?:is\s)?(?:the|an?)\s(?:[\w-]+\s){0,3}?parliamentary\s(?:bloc|group|faction|alliance)\b"
)
BLOC = "a group of the parliament that the report tells of"
OWNED = "the country before the name of its body"


def find_parts(text: str, mentions: Sequence[Mention], nations: Nations) -> Iterator[tuple[str, PartOf]]:
    """
    What the words between two bodies say that the one is of the other.

    Args:
        text: The report.
        mentions: In reading order.
        nations: The countries of the report.

    Returns:
        The id of each part with the whole; nothing but the words of the rule stands between the two, and no "not" or
        "denied" before them.
    """
    yield from of_countries(text, mentions, nations)
    yield from of_parliament(text, mentions, nations)
    bodies = [m for m in mentions if m.label is NameLabel.ORG or (m.label is NameLabel.OTHER and is_whole(text, m))]
    for at, one in enumerate(bodies):
        for other in bodies[at + 1 : at + 4]:
            between = text[one.span.end : other.span.start]
            if one.actor == other.actor or len(between) > REACH or "\n" in between or other.span.start < one.span.end:
                continue
            if DENIED.search(text, max(0, one.span.start - BACK, text.rfind(". ", 0, one.span.start)), one.span.start):
                continue
            span = Span(one.span.start, other.span.end)
            if is_part(text, one, between):
                yield one.actor, PartOf(span, other.actor, WHOLE)
            elif wing_words().fullmatch(between) or is_possessed(text, other, between):
                yield other.actor, PartOf(span, one.actor, PART)
            elif (end := wing_behind(text, other)) and between in (", ", ", the ", " (", " – "):
                yield one.actor, PartOf(Span(one.span.start, end), other.actor, "the words behind the two names")


def is_whole(text: str, mention: Mention) -> bool:
    """Whether a description is of a body with an article or a country: "the national army", no "armed groups"."""
    return (is_body_words(mention.span.of(text)) and not mention.span.of(text).endswith("s")) or bool(
        re.search(r"(?:armed forces|security forces)$", mention.span.of(text))
    )


def of_countries(text: str, mentions: Sequence[Mention], nations: Nations) -> Iterator[tuple[str, PartOf]]:
    """The bodies of a state by name, behind the name of the state: "the US State Department"."""
    for land, body in pairwise(mentions):
        if land.label not in LANDS or body.label is not NameLabel.ORG:
            continue
        country = nations.country(land)
        gap = text[land.span.end : body.span.start]
        if country is not None and gap in (" ", "’s ", "'s ") and is_of_state(body.span.of(text)):
            yield body.actor, PartOf(Span(land.span.start, body.span.end), country, OWNED)


def of_parliament(text: str, mentions: Sequence[Mention], nations: Nations) -> Iterator[tuple[str, PartOf]]:
    """The groups of the only parliament that the report tells of: "the largest parliamentary bloc, Rivera"."""
    parliaments = {actor for (_, noun), actor in nations.bodies.items() if noun == "parliament"}
    if len(parliaments) != 1:
        return
    for body in mentions:
        if body.label is NameLabel.ORG:
            if (found := BLOC_BEFORE.search(text, max(0, body.span.start - BACK), body.span.start)) is not None:
                yield body.actor, PartOf(Span(found.start(), body.span.end), next(iter(parliaments)), BLOC)
            if (found := BLOC_BEHIND.match(text, body.span.end)) is not None:
                yield body.actor, PartOf(Span(body.span.start, found.end()), next(iter(parliaments)), BLOC)


def is_of_state(name: str) -> bool:
    """Whether a name is of a body that states have: "State Department", "Ministry of Oil"."""
    words = [word.casefold() for word in name.split()]
    own = frozenset(load_lexicon("roles")["bodies_of_state"].split())
    return len(words) > 0 and (words[0] in own or words[-1] in own)


def is_part(text: str, one: Mention, between: str) -> bool:
    """Whether what stands between says that the first is of the second."""
    unit = one.span.of(text).split()[-1].casefold() in (organs() if one.label is NameLabel.OTHER else units())
    return part_words().fullmatch(between) is not None or (unit and OF.fullmatch(between) is not None)


def is_possessed(text: str, other: Mention, between: str) -> bool:
    """Whether the second is a unit of the first by an apostrophe: "the Guard's Marsh Force", "the Guard's wing"."""
    last = other.span.of(text).split()[-1].casefold()
    if other.label is NameLabel.OTHER:
        return between in ("’s ", "'s ", " ", " group’s ", " group's ") and last in organs()
    return between in ("’s ", "'s ") and last in units()


def wing_behind(text: str, other: Mention) -> int:
    """Where words behind the second name end that make the first its part: "Al-Nahr, the Guard's armed wing"."""
    parts = "|".join(load_lexicon("roles")["parts"].split())
    found = re.compile(rf"[’']s\s(?:(?!former)\w+\s){{0,2}}?(?:{parts})\b(?!\sof)").match(text, other.span.end)
    return found.end() if found is not None else 0


@cache
def part_words() -> re.Pattern[str]:
    """What stands between a part and its whole."""
    parts = "|".join(load_lexicon("roles")["parts"].split())
    noun = rf"(?!no\s|not\s|never\s|once\s)(?:an?\s|the\s)?(?:(?!former)[\w-]+\s){{0,2}}?(?:{parts})\s(?:of|in|within)"
    among = r"one\sof\s(?:the\s)?(?:\w+\s){1,3}?(?:in|of|within|making\sup|that\smake\sup|comprising)"
    verb = r"(?:is|are|forms|remains)"  # "was" may be of the past
    relative = rf",?\s(?:which|that)\s(?:{verb}\s(?:{noun}|{among})|belongs?\sto|operates?\swithin)"
    known = rf"(?:\s(?:was|were))?(?:\s\w+)?\s(?:as|to\sbe)\s{noun}"  # "recognised as part of"
    owned = r"(?:,?\s(?:under\sthe\sumbrella\sof|owned\sby|affiliated\s(?:with|to)))"
    member = rf"(?:,|\s\(|\s[–—-])\s?(?:{noun}|{among})"
    link = (
        rf"(?:{relative}|\s{verb}\s(?:{noun}|{among})|{member}|{known}|\sbelongs?\sto|{owned}|\s(?:{parts})\s(?:of|in))"
    )
    return re.compile(rf"(?:\s\([A-Z]{{2,8}}\))?(?:\s(?:group|movement|militia|party))?{link}\s{STATE}")


@cache
def wing_words() -> re.Pattern[str]:
    """What stands between a whole and its part."""
    parts = "|".join(load_lexicon("roles")["parts"].split())
    own = r"(?:[’']s|,?\sand\sits|,\s(?:through|via)\sits|,?\swhose)"
    wing = rf"{own}\s(?:\w+\s){{0,2}}?(?:{parts}),?\s(?:called\s|known\sas\s)?(?:the\s)?"
    umbrella = r"umbrella(?:\s\w+)?(?:\s(?:of|for)\s(?:[\w-]+\s){1,4}?)"
    includes = (
        rf"(?:,?\s(?:which|that)\s(?:includes?|comprises?|groups)|,\s(?:an?|the)\s{umbrella}(?:including|such\sas))"
    )
    return re.compile(rf"(?:{wing}|{includes}\s(?:the\s)?|-affiliated\s)")


@cache
def organs() -> frozenset[str]:
    """Nouns of what is a part of a body without a name of its own."""
    return frozenset(load_lexicon("roles")["organs"].split())


@cache
def units() -> frozenset[str]:
    """Last words of bodies that are of another."""
    return frozenset(load_lexicon("roles")["units"].split())
