"""Find the occasion of what was said: to whom, when, where, and through which outlet or form."""

from __future__ import annotations

from bisect import bisect_right

from dateline.quotes.contents import skip_phrase
from dateline.quotes.drafts import Draft
from dateline.quotes.grammar import CHANNELS, DAY_HEADS, DAYS
from dateline.quotes.memory import Memory
from dateline.quotes.reading import Reading
from dateline.quotes.verbs import cue_forms

__all__ = ["KINDS", "find_occasion"]

KINDS = ("to", "when", "where", "through")
Ranges = dict[str, list[tuple[int, int]]]
PLACES = frozenset("in at from outside near inside".split())
CARRYING = frozenset("in on via through during by over carried".split())
LISTENERS = frozenset("to with".split())
SPEAKING = frozenset("speaking talking".split())
WIDEST = 80  # tokens from the cue in which its occasion is looked for
ENDS = frozenset((".", "?", "!", ";"))


def find_occasion(memory: Memory, draft: Draft) -> Ranges:
    """
    Find what the sentence of a cue tells of its occasion.

    Args:
        memory: The report with its sentences.
        draft: An attribution.

    Returns:
        Token ranges by kind, those that have any; the words of source, cue and content are none of them.
    """
    if draft.cue is None or memory.reading.inside[draft.cue[0]] >= 0:
        return {}
    reading, heads = memory.reading, memory.sentence_heads
    place = bisect_right(heads, draft.cue[0])
    head = max(heads[place - 1] if place else 0, draft.cue[0] - WIDEST)
    stop = min(heads[place] if place < len(heads) else len(reading.words), draft.cue[1] + WIDEST)
    held = set(range(*draft.cue))
    if draft.source is not None:
        held.update(range(draft.source.start, draft.source.end))
    for start, end in draft.contents[:WIDEST]:
        held.update(range(max(start, head), min(end, stop)))
    found: Ranges = {}
    listener(reading, draft, held, stop, found)
    at = head
    while at < stop:
        if at in held or (at > draft.cue[1] and reading.words[at] in ENDS):
            at += 1
            continue
        at = max(at + 1, phrase(reading, at, stop, held, found))
    return found


def listener(reading: Reading, draft: Draft, held: set[int], stop: int, found: Ranges) -> None:
    """ "told reporters", "asked the minister": the phrase right after a cue that takes a person."""
    assert draft.cue is not None
    at = draft.cue[1]
    takes = any(
        "person" in entry.frames for low in reading.lows[slice(*draft.cue)] for entry in cue_forms().get(low, ())
    )
    if (
        not takes
        or at >= stop
        or at in held
        or reading.lows[at] in CARRYING | LISTENERS
        or not reading.words[at][0].isalnum()
    ):
        return
    end = bounded(skip_phrase(reading, at, stop), at, held)
    while end > at and reading.lows[end - 1] in DAYS:
        end -= 1
    if end > at:
        found.setdefault("to", []).append((at, end))
        held.update(range(at, end))


def phrase(reading: Reading, at: int, stop: int, held: set[int], found: Ranges) -> int:
    """Read one phrase of the occasion that begins at a token; returns where the reading goes on."""
    low = reading.lows[at]
    if low in DAYS or (low in DAY_HEADS and at + 1 < stop and reading.lows[at + 1] in DAYS and at + 1 not in held):
        end = at + 1
        while end < stop and end not in held and (reading.lows[end] in DAYS or reading.lows[end].isdigit()):
            end += 1
        found.setdefault("when", []).append((at, end))
        return end
    if at + 1 >= stop or at + 1 in held:
        return at + 1
    spoke = at > 0 and reading.lows[at - 1] in SPEAKING
    if low in LISTENERS and (spoke or (low == "to" and at - 1 in held)):
        end = bounded(skip_phrase(reading, at + 1, stop), at, held)
        if end > at + 1:
            found.setdefault("to", []).append((at + 1, end))
        return end
    if low not in CARRYING and low not in PLACES:
        return at + 1
    end = bounded(skip_phrase(reading, at + 1, stop), at, held)
    if end <= at + 1:
        return at + 1
    words = set(reading.lows[at + 1 : end])
    if not words.isdisjoint(CHANNELS):
        if end + 1 < stop and reading.lows[end] in ("with", "by", "to", "from") and end not in held:
            end = bounded(skip_phrase(reading, end + 1, stop), end, held)
        found.setdefault("through", []).append((at, end))
    elif low in PLACES and any(word[0].isupper() for word in reading.words[at + 1 : end]) and words.isdisjoint(DAYS):
        found.setdefault("where", []).append((at, end))
    return end


def bounded(end: int, at: int, held: set[int]) -> int:
    """The end of a phrase, before the first token that is a part of the attribution."""
    return next((place for place in range(at + 1, end) if place in held), end)
