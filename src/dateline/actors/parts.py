"""Find what a body is said to be of: "which is part of", "belongs to", "its armed wing", "the Force of the Guard"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from dateline.lexicon import load_lexicon
from dateline.model import Mention, NameLabel, PartOf, Span

__all__ = ["find_parts"]

REACH = 100  # characters between the two names


def find_parts(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[str, PartOf]]:
    """
    What the words between two bodies say that the one is of the other.

    Args:
        text: The report.
        mentions: In reading order.

    Returns:
        The id of each part with the whole; both are named, and nothing but the words of the rule stands between.
    """
    bodies = [mention for mention in mentions if mention.label is NameLabel.ORG]
    for at, one in enumerate(bodies):
        for other in bodies[at + 1 : at + 3]:
            between = text[one.span.end : other.span.start]
            if one.actor == other.actor or len(between) > REACH or "\n" in between:
                continue
            span = Span(one.span.start, other.span.end)
            unit = text[one.span.start : one.span.end].split()[-1].casefold() in units()
            if part_words().fullmatch(between) or (unit and OF.fullmatch(between)):
                yield one.actor, PartOf(span, other.actor, "the words between the names say that it is a part")
            elif wing_words().fullmatch(between):
                yield other.actor, PartOf(span, one.actor, "the words between the names say that it is its part")


# A state before the whole: "of Orvale's River Units", "of the country's River Units".
STATE = r"(?:the\s)?(?:[^\W\d_]+[’']s\s|[A-Z]\w+\s)?"
OF = re.compile(rf"(?:\s\([A-Z]{{2,8}}\))?\sof\s{STATE}")


@cache
def part_words() -> re.Pattern[str]:
    """What stands between a part and its whole."""
    parts = "|".join(load_lexicon("roles")["parts"].split())
    noun = rf"(?!no\s|not\s|never\s|once\s)(?:an?\s|the\s)?(?:(?!former)\w+\s){{0,2}}?(?:{parts})\s(?:of|in)"
    verb = r"(?:is|are|forms|remains)"  # "was" may be of the past
    relative = rf",?\s(?:which|that)\s(?:{verb}\s{noun}|belongs?\sto)"
    link = rf"(?:{relative}|\s{verb}\s{noun}|,\s{noun}|\sbelongs?\sto|,?\sunder\sthe\sumbrella\sof)"
    return re.compile(rf"(?:\s\([A-Z]{{2,8}}\))?(?:\sgroup)?{link}\s{STATE}")


@cache
def wing_words() -> re.Pattern[str]:
    """What stands between a whole and its part."""
    parts = "|".join(load_lexicon("roles")["parts"].split())
    return re.compile(rf"(?:[’']s|\sand\sits)\s(?:\w+\s){{0,2}}?(?:{parts}),?\s(?:called\s|known\sas\s)?(?:the\s)?")


@cache
def units() -> frozenset[str]:
    """Last words of bodies that are of another."""
    return frozenset(load_lexicon("roles")["units"].split())
