"""Tell a sentence from a mere phrase, as far as that can be told without a grammar."""

from __future__ import annotations

from dateline.quotes.grammar import FINITE, OPENERS, PREPOSITIONS
from dateline.quotes.reading import Reading

__all__ = ["has_verb", "is_adverbial", "is_sentence"]


def is_adverbial(reading: Reading, start: int, end: int) -> bool:
    """Whether the words are only time, place or manner: "On Monday in Tervand"."""
    lows = reading.lows
    if lows[start + 1 : start + 2] and (lows[start] == "at" and lows[start + 1] in ("least", "most")):
        return False  # "At least three people were killed"
    if lows[start] in ("over", "around", "about") and reading.words[start + 1][:1].isdigit():
        return False
    if (
        lows[start] in PREPOSITIONS
        or lows[start] in OPENERS
        or lows[start].endswith(("ing", "ly"))
        or lows[start] in ("asked", "when", "while", "as", "if", "though", "although", "late", "last", "this")
    ):
        return not any(reading.words[at] == "," for at in range(start, end)) or not is_sentence(reading, start, end)
    return False


def has_verb(reading: Reading, start: int, end: int) -> bool:
    """Whether the words are a clause, by the grammar if known: they have a verb that is no participle of a noun."""
    if not reading.parsed:
        return is_sentence(reading, start, end)
    parsed = reading.parsed[start:end]
    return any(one.tag in ("VERB", "AUX") and one.relation.partition(":")[0] not in ("acl", "amod") for one in parsed)


def is_sentence(reading: Reading, start: int, end: int) -> bool:
    """Whether the words have a finite verb, as far as can be told without a grammar."""
    return any(
        low in FINITE or (low.endswith("ed") and len(low) > 4) or low.endswith(("n’t", "n't", "’s", "'s"))
        for low in reading.lows[start + 1 : end]
    )
