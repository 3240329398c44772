"""Name a described speaker ("a senior official") whose words the report gives to one name elsewhere."""

from __future__ import annotations

from dateline.quotes.drafts import Draft
from dateline.quotes.memory import Speaker
from dateline.quotes.reading import Reading

__all__ = ["settle_by_words"]

SAME_WORDS = 0.7  # share of the shorter content's words that another content must hold to be the same statement
FEWEST_WORDS = 5  # content words below which likeness is chance
MANY = 40  # attributions with a name that are compared; a text with more is no report


def settle_by_words(reading: Reading, drafts: list[Draft], found: list[Speaker]) -> list[Speaker]:
    """A described speaker whose words the report gives to one name elsewhere is that name."""
    open_cases = [
        index
        for index, (draft, speaker) in enumerate(zip(drafts, found, strict=True))
        if (speaker.name is None or not speaker.named)
        and draft.source is not None
        and draft.source.end - draft.source.start > 2
    ]
    if not open_cases:
        return found
    named = [
        (draft, speaker.name, words)
        for draft, speaker in zip(drafts[:MANY], found[:MANY], strict=True)
        if speaker.name is not None and speaker.named and len(words := content_words(reading, draft)) >= FEWEST_WORDS
    ]
    settled = list(found)
    for index in open_cases:
        settled[index] = same_words(reading, drafts[index], named) or found[index]
    return settled


def same_words(reading: Reading, draft: Draft, named: list[tuple[Draft, str, set[str]]]) -> Speaker | None:
    """The one name to which the report gives the words of a draft elsewhere."""
    mine = content_words(reading, draft)
    if len(mine) < FEWEST_WORDS:
        return None
    alike: dict[str, tuple[int, int]] = {}
    for other, name, theirs in named:
        if other.source is None or draft.parent is other or other.parent is draft or meets(draft, other):
            continue
        if len(mine & theirs) >= SAME_WORDS * min(len(mine), len(theirs)):
            alike[name] = (other.source.start, other.source.end)
    if len(alike) != 1:
        return None
    name, place = next(iter(alike.items()))
    return Speaker(name, (place,), "same words", f"the report gives the same words to {name}")


def meets(draft: Draft, other: Draft) -> bool:
    """Whether two attributions are of the same place: the one tells how the other's words came to the report."""
    return any(start < end and first < stop for start, stop in draft.contents for first, end in other.contents)


def content_words(reading: Reading, draft: Draft) -> set[str]:
    """The longer words of a content in small letters."""
    return {low for start, end in draft.contents for low in reading.lows[start:end] if len(low) > 3}
