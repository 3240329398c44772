"""How many days a time expression counts from what happened: "two days after the attack", "the following day"."""

from __future__ import annotations

import re

from dateline.lexicon import load_lexicon
from dateline.model import LinkKind, TimeExpression, TimeType

__all__ = ["counted_days"]

LENGTH = re.compile(r"P(\d+)D")
NEXT_WORD = re.compile(r"\s*([^\W\d_]+)")
DAY = re.compile(r"\b(?:day|morning|afternoon|evening|night)\b", re.IGNORECASE)


def counted_days(text: str, when: TimeExpression) -> int | None:
    """
    The days from the event that a time is counted from to the one that it dates.

    Weeks, months and years are rounded by those who write them, and give no day.

    Returns:
        Days, negative for "two days before"; None when the expression counts none.
    """
    if when.link is None or when.link.kind is not LinkKind.EVENT:
        return None
    words = when.span.of(text).lower()
    following = NEXT_WORD.match(text, when.span.end)
    told = {*re.findall(r"[^\W\d_]+", words), following[1].lower() if following else ""}
    counting = load_lexicon("event_status")["counting"]
    length = LENGTH.fullmatch(when.value)
    if when.type is TimeType.DURATION and length:
        if told & set(counting["later"].split()):
            return int(length[1])
        return -int(length[1]) if told & set(counting["sooner"].split()) else None
    if when.type is TimeType.DURATION or not DAY.search(words):
        return None
    if told & set(counting["next"].split()):
        return 1
    return -1 if told & set(counting["last"].split()) else None
