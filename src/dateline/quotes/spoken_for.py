"""Find the body that a person speaks for: "Lena Orr, chairwoman of Andov", "Vell, the State Department spokesman"."""

from __future__ import annotations

from dateline.quotes.grammar import HONORIFICS, HUMANS
from dateline.quotes.memory import Memory
from dateline.quotes.names import Mention, key_of, mentions_between

__all__ = ["body_spoken_for"]

BELONGS = frozenset("for of at from with".split())
ROLES = HUMANS | HONORIFICS


def body_spoken_for(memory: Memory, start: int, end: int) -> Mention | None:
    """
    The one body that stands beside a role in the words that introduce a speaker.

    Args:
        memory: The report.
        start, end: The tokens of the source, with its apposition.

    Returns:
        The body's fullest mention; None where there is none, or more than one.
    """
    found: dict[tuple[str, ...], Mention] = {}
    for mention in mentions_between(memory.reading, start, end):
        body = before_role(memory, mention) or behind_role(memory, mention, start)
        full = memory.names.resolve(body) if body is not None else None
        if full is not None:
            found[full.key] = full
    return next(iter(found.values())) if len(found) == 1 else None


def before_role(memory: Memory, mention: Mention) -> Mention | None:
    """ "the State Department Spokesman", "a State Department spokesman": the name before the role."""
    reading = memory.reading
    last = mention.end - 1
    if mention.end - mention.start > 2 and reading.lows[last] in ROLES:
        key = key_of(reading.words[mention.start : last])
        return Mention(mention.start, last, key, True, ()) if key else None
    following = reading.lows[mention.end] if mention.end < len(reading.lows) else ""
    return mention._replace(body=True) if following in HUMANS and memory.is_body(mention) else None


def behind_role(memory: Memory, mention: Mention, start: int) -> Mention | None:
    """ "chairwoman of Andov", "a vice president at the Orvale Works": the name behind a role and "of"."""
    lows = memory.reading.lows
    at = mention.start - 1
    while at > start and (lows[at] == "the" or memory.reading.words[at][0].isupper()):
        at -= 1
    if at <= start or lows[at] not in BELONGS or lows[at - 1] not in ROLES:
        return None
    return mention._replace(body=True) if memory.is_body(mention) else None
