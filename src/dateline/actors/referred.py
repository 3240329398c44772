"""Lead "the company", "the clinic" and their like to the one body with a name that may be meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from dateline.actors.words import names_company
from dateline.lexicon import load_lexicon
from dateline.model import Mention, NameLabel, Span

__all__ = ["lead_referred"]

FIRMS = frozenset(("company", "firm"))
# What goes on behind is said of another: "the company that", "the group Vale".
ALONE = r"(?!\s(?:of|for|that|which|whose|[A-Z“\"])|[\w-])"
THE = re.compile(rf"\b[Tt]he\s([a-z]{{4,}}){ALONE}")
FIRM = "the only company named so far"
NOUN = "the only body named so far whose name has the noun"


def lead_referred(text: str, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """
    Add a mention, with label ``OTHER``, for each "the company" that can be but one of the bodies named before.

    "The company" is the only company named before it, as legal forms and the like tell companies; "the clinic" the
    only body of the report whose name has that noun. The nouns of a state's bodies ("the army") tell nothing.

    Args:
        text: The report.
        mentions: Its names and described bodies, in reading order.

    Returns:
        All mentions in reading order; where one stands already nothing is added.
    """
    bodies = [mention for mention in mentions if mention.label is NameLabel.ORG]
    if not bodies:
        return tuple(mentions)
    firms = {mention.actor for mention in bodies if names_company(mention.span.of(text))}
    called = called_by_noun(text, bodies)
    taken = [(mention.span.start, mention.span.end) for mention in mentions]
    added = [
        Mention(span, NameLabel.OTHER, actor, because)
        for span, actor, because in found(text, bodies, firms, called)
        if not any(start < span.end and span.start < end for start, end in taken)
    ]
    return tuple(sorted((*mentions, *added), key=lambda one: (one.span.start, one.span.end)))


def found(
    text: str, bodies: Sequence[Mention], firms: set[str], called: Mapping[str, set[str]]
) -> Iterator[tuple[Span, str, str]]:
    """Each description that can be but one body, with that and the reason."""
    for one in THE.finditer(text):
        noun = one[1]
        if noun not in called and noun not in FIRMS:
            continue
        before = {mention.actor for mention in bodies if mention.span.end <= one.start()}
        live = called.get(noun, set())
        if len(live) == 1 and live <= before:
            yield Span(*one.span()), next(iter(live)), NOUN
        elif not live and noun in FIRMS and len(before & firms) == 1:
            yield Span(*one.span()), next(iter(before & firms)), FIRM


def called_by_noun(text: str, bodies: Sequence[Mention]) -> dict[str, set[str]]:
    """For each noun of bodies in their names whose it is."""
    held: dict[str, set[str]] = {}
    for mention in bodies:
        words = [word.casefold() for word in mention.span.of(text).split()]
        for word in words if len(words) > 1 else ():
            if word in telling_nouns():
                held.setdefault(word, set()).add(mention.actor)
    return held


@cache
def telling_nouns() -> frozenset[str]:
    """Nouns of bodies that tell one of a report from others."""
    names, roles = load_lexicon("names"), load_lexicon("roles")
    known = frozenset(f"{names['bodies']} {names['body_nouns']} {roles['organs']} {roles['telling']}".split())
    return known - frozenset(roles["telling_nothing"].split())
