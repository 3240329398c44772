"""Lead a description beside a name to who is named: "the deputy head of the Guard, Ana Vale"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from dateline.actors.described import is_body_words, kind_by_words
from dateline.actors.nations import Nations
from dateline.actors.roles import find_roles
from dateline.model import Mention, NameKind, NameLabel, Quote, Span

__all__ = ["lead_appositions"]

REACH = 100  # characters between a description and the name that it is given
NAMED_AS = re.compile(
    r"(?:,|\s\()?\s?(?:(?:who|which)\s)?(?:(?:was|has been|had been|is)\s)?(?:(?:later|since|only|locally)\s)?"
    r"(?:named|identified)(?:\s(?:later|only|locally))?(?:\s(?:by|in|on)\s[^,.;:]{1,60}?)?\sas\s(?:\d{1,3}-year-old\s)?"
)
KNOWN = re.compile(
    r"(?:,\s|\s\()(?:(?:which|who)\s(?:is|are)\s)?(?:(?:also|better|widely|locally|commonly|collectively)\s)?(?:known|called)"
    r"(?:\slocally)?(?:\sas)?\s(?:the\s)?[\"“]?"
)
IDENTIFIED = re.compile(r"\b(?:identified|named)\s(?:the\s)?$")
AS = re.compile(r"\s(?:only\s)?as\s(?:\d{1,3}-year-old\s)?")
AND_ANOTHER = re.compile(r"(?:,\s\d{1,3},?)?\sand\s[A-Z]")
SAID = "the words beside the name"
# "The family of the politician Ana Vale" and "Ana Orr’s lawyer Ana Vale": whose the one described is stands before.
OWNS = re.compile(r"\b(?:of|for|to|by|with|against|from|behind|near|in|at)\b")


def lead_appositions(
    text: str, mentions: Sequence[Mention], quotes: Sequence[Quote]
) -> tuple[tuple[Mention, ...], tuple[Quote, ...]]:
    """
    The mentions with each description of a person that tells the role of a neighbouring name under the name's actor.

    Args:
        text: The report.
        mentions: In reading order.
        quotes: Its attributions, each with its actors.

    Returns:
        The mentions, and the attributions of an actor that is another now led to that one.
    """
    leads = led_places(text, mentions)
    moved = tuple(
        replace(one, actor=leads[one.span], because=f"{one.because}; {SAID}") if one.span in leads else one
        for one in mentions
    )
    left = {mention.actor for mention in moved}
    gone: dict[str, set[str]] = defaultdict(set)
    for was, now in zip(mentions, moved, strict=True):
        if was.actor != now.actor:
            gone[was.actor].add(now.actor)
    # An actor that is no longer mentioned is who all of its descriptions are of.
    to = {was: next(iter(now)) for was, now in gone.items() if was not in left and len(now) == 1}
    kept = tuple(one for one in moved)
    if any(was not in left and len(now) > 1 for was, now in gone.items()):
        return tuple(mentions), tuple(quotes)
    return kept, tuple(with_led(quote, to) for quote in quotes)


def with_led(quote: Quote, to: dict[str, str]) -> Quote:
    """An attribution with its actors led on."""
    if to.keys().isdisjoint(quote.actors):
        return quote
    actors = tuple(dict.fromkeys(to.get(actor, actor) for actor in quote.actors))
    return replace(quote, actor=actors[0], actors=actors)


def led_places(text: str, mentions: Sequence[Mention]) -> dict[Span, str]:
    """The places of descriptions that tell the role of a name, each with the actor named."""
    nations = Nations(text, mentions)
    named = {mention.actor for mention in mentions if mention.label is not NameLabel.OTHER}
    descriptions = [one for one in mentions if one.label is NameLabel.OTHER and one.actor not in named]
    found = known_as(text, descriptions, mentions)
    descriptions = [one for one in descriptions if not is_body_words(one.span.of(text))]
    if not descriptions:
        return found
    found |= identified(text, descriptions, mentions)
    for person in mentions:
        if person.label is not NameLabel.PERSON:
            continue
        for role in find_roles(text, person, mentions, nations):
            for one in descriptions:
                if tells(text, role.evidence, one.span) or (
                    one.span.holds(person.span)
                    and one.span.holds(role.evidence)
                    and OWNS.search(text, one.span.start, role.evidence.start) is None
                ):
                    found.setdefault(one.span, person.actor)
    return found


def known_as(text: str, descriptions: Sequence[Mention], mentions: Sequence[Mention]) -> dict[Span, str]:
    """The places of descriptions that the words give a name: "the military, known as the Sit-Tat"."""
    found: dict[Span, str] = {}
    names = [one for one in mentions if one.label in (NameLabel.ORG, NameLabel.PERSON)]
    starts = [one.span.start for one in names]
    for one in descriptions:
        told = KNOWN.match(text, one.span.end)
        at = bisect_left(starts, told.end()) if told is not None else len(names)
        held = any(
            one.span.holds(name.span) for name in names[max(0, at - 3) : at]
        )  # "the head of the Guard, known as"
        if told is not None and not held and at < len(names) and names[at].span.start == told.end():
            found[one.span] = names[at].actor
    return found


def identified(text: str, descriptions: Sequence[Mention], mentions: Sequence[Mention]) -> dict[Span, str]:
    """The places of descriptions of one person to whom the words give a name: "the driver, named as Jo Orr"."""
    found: dict[Span, str] = {}
    persons = [one for one in mentions if one.label is NameLabel.PERSON]
    starts = [person.span.start for person in persons]
    for one in descriptions:
        if kind_by_words(one.span.of(text)) is not NameKind.PERSON:
            continue
        at = bisect_right(starts, one.span.end)
        person = persons[at] if at < len(persons) else None
        if person is None or person.span.start - one.span.end > REACH or AND_ANOTHER.match(text, person.span.end):
            continue
        told = NAMED_AS.fullmatch(text, one.span.end, person.span.start)
        verb = IDENTIFIED.search(text, max(0, one.span.start - REACH), one.span.start)
        if told or (verb and AS.fullmatch(text, one.span.end, person.span.start)):
            found[one.span] = person.actor
    return found


def tells(text: str, evidence: Span, description: Span) -> bool:
    """Whether a description is the words of a role or their beginning up to its noun, an article apart."""
    begins = description.start <= evidence.start and not text[description.start : evidence.start].strip().strip(
        "AaTthne"
    )
    return begins and evidence.start < description.end <= evidence.end
