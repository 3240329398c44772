"""Find who was asked in the sentence before a reply: "The group had asked the ministry why. It had not replied"."""

from __future__ import annotations

from bisect import bisect_right

from dateline.quotes.memory import Memory
from dateline.quotes.sources import phrase_start

__all__ = ["is_reply", "who_was_asked"]

REPLIES = frozenset("reply replied replies respond responded responds answer answered answers".split())
ASKING = frozenset("asked ask asks requested contacted approached questioned urged invited emailed e-mailed".split())
FARTHEST = 120  # tokens at the end of the sentence before
LONGEST = 30  # tokens from the verb of asking to whom it asks


def is_reply(memory: Memory, cue: tuple[int, int] | None) -> bool:
    """Whether a cue is a verb of answering."""
    return cue is not None and not REPLIES.isdisjoint(memory.reading.lows[cue[0] : cue[1]])


def who_was_asked(memory: Memory, at: int) -> tuple[int, int] | None:
    """
    The one whom the sentence before asks.

    Args:
        memory: The report.
        at: The pronoun of the reply.

    Returns:
        The tokens of the object of the verb of asking; empty, ``(at, at)``, where that verb has no object that the
        grammar tells; None where the sentence before asks nobody.
    """
    reading, heads = memory.reading, memory.sentence_heads
    place = bisect_right(heads, at) - 1
    if place < 1 or not reading.parsed:
        return None
    start, end = max(heads[place - 1], heads[place] - FARTHEST), heads[place]
    verbs = [one for one in range(start, end) if reading.lows[one] in ASKING and reading.parsed[one].tag == "VERB"]
    if not verbs:
        return None
    verb = verbs[-1]
    for one in range(verb + 1, min(end, verb + LONGEST)):
        if reading.parsed[one].head == verb and reading.parsed[one].relation in ("obj", "iobj"):
            first = phrase_start(reading, one + 1, verb + 1)
            return (first, one + 1) if first is not None else (at, at)
    return at, at
