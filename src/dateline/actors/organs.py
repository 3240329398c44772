"""Find the bodies without a name that are of a named one: "the Guard's political wing", "the premier's office"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from dateline.lexicon import load_lexicon
from dateline.model import Mention, NameLabel, Span

__all__ = ["find_organs"]

BECAUSE = "a part without a name of a body that is named"
# Behind the name of a body: what follows is said of it ("Al-Nahr, an armed wing of the Guard").
SAID_OF = re.compile(r"(?:,|\s\(|\s[–—-]|\sis|\swas|\sand|\sas)\s?(?:an?\s|the\s|its\s)?(?:\w+\s)?$")
# Between "of" and the name of the body: "of the", "of Iraq's", "of the Orvalian armed group".
GAP = r"(?:the\s)?(?:[^\W\d_][\w.-]*[’']s\s)?(?:[A-Z][\w.-]+\s)?(?:[a-z-]+\s){0,2}"
HOLDERS = "premier|prime minister|president|presidential|minister|chancellor|governor|king|emir|sultan|speaker"
LONGEST = 60  # characters between an organ and the body that it is of
LANDS = (NameLabel.GPE, NameLabel.NORP)


def find_organs(text: str, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """
    Add a mention, with label ``OTHER``, for each part of a named body that has no name itself.

    The same words of the same body are the same part. Where a name stands beside them ("the Guard's armed wing,
    Al-Nahr") the words are that body's, and are left.

    Args:
        text: The report.
        mentions: Its names, in reading order.

    Returns:
        All mentions in reading order.
    """
    ids: dict[tuple[str, str], str] = {}
    bodies = [mention.span for mention in mentions if mention.label is NameLabel.ORG]
    starts, ends = {span.start for span in bodies}, {span.end for span in bodies}
    added: dict[Span, Mention] = {}
    for mention in mentions:
        for span, what in (*of_body(text, mention), *of_holder(text, mention)):
            first = min(span.start, mention.span.start)
            beside = follows_name(text, first, ends) or names_follow(text, max(span.end, mention.span.end), starts)
            if not beside and not covered(span, mention, mentions):
                actor = ids.setdefault((mention.actor, what), f"organ{len(ids) + 1}")
                added.setdefault(span, Mention(span, NameLabel.OTHER, actor, BECAUSE))
    return tuple(sorted((*mentions, *added.values()), key=lambda one: (one.span.start, one.span.end)))


def of_body(text: str, body: Mention) -> Iterator[tuple[Span, str]]:
    """The parts of a body right behind its name, or before "of" and its name."""
    if body.label is not NameLabel.ORG:
        return
    behind = after_body().match(text, body.span.end)
    if behind is not None:
        yield Span(*behind.span(1)), behind[1]
        return
    for before in before_body().finditer(text, max(0, body.span.start - LONGEST), body.span.start):
        if before.end() == body.span.start:
            yield Span(*before.span(1)), before[1]


def of_holder(text: str, land: Mention) -> Iterator[tuple[Span, str]]:
    """The office of one who holds an office of a country: "the Iraqi premier's office"."""
    if land.label in LANDS:
        found = re.compile(rf"(?:[’']s)?\s({HOLDERS})(?:[’']s)?\soffice\b").match(text, land.span.end)
        if found is not None:
            yield Span(land.span.start, found.end()), f"office of the {found[1]}"


def names_follow(text: str, end: int, starts: set[int]) -> bool:
    """Whether the name of a body follows, with a comma or without: the words before are said of it."""
    gap = re.compile(r",?\s(?:the\s|called\s|known\sas\s)?(?:the\s)?").match(text, end)
    return gap is not None and gap.end() in starts


def follows_name(text: str, start: int, ends: set[int]) -> bool:
    """Whether the words are said of a body whose name stands before them."""
    gap = SAID_OF.search(text, max(0, start - LONGEST // 2), start)
    return gap is not None and any(gap.start() <= end <= start and SAID_OF.fullmatch(text, end, start) for end in ends)


def covered(span: Span, body: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether another name crosses the edge of the words, or they are those of a name."""
    return any(
        one is not body and one.span.overlaps(span) and (not span.holds(one.span) or one.span == span)
        for one in mentions
    )


@cache
def after_body() -> re.Pattern[str]:
    """What stands behind the name of a body, from its end to that of the part."""
    return re.compile(rf"(?:[’']s)?\s(?:group[’']?s?\s)?({organ()})\b(?![’'-])")


@cache
def before_body() -> re.Pattern[str]:
    """What stands before the name of a body, from the part on."""
    return re.compile(rf"\b({organ()})\s(?:of|for)\s{GAP}")


@cache
def organ() -> str:
    """A noun of a part with what stands before it."""
    roles = load_lexicon("roles")
    before, nouns = ("|".join(roles[name].split()) for name in ("of_organs", "organs"))
    return rf"(?:(?:{before})\s){{0,2}}(?:{nouns})"
