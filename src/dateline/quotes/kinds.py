"""Tell what sort of speaker somebody is, for the pronouns that follow: person, human, group, body or thing."""

from __future__ import annotations

from dateline.quotes.grammar import BODY_NOUNS, HUMANS, MESSAGES, PREPOSITIONS
from dateline.quotes.memory import Memory, Speaker
from dateline.quotes.names import Mention
from dateline.quotes.phrase_names import AGENTS

__all__ = ["kind_of"]


def kind_of(memory: Memory, found: Speaker, mention: Mention | None, start: int, end: int) -> str:
    """What sort of speaker it is, for the pronouns that follow."""
    if mention is not None:
        return "body" if memory.is_body(mention) else "person"
    if found.others:
        return "group"
    if found.name in memory.kinds:
        return memory.kinds[found.name]
    lows = memory.reading.lows
    if any(lows[at] in ("and", "&") for at in range(start, end)):
        return "group"
    stop = next((at for at in range(start + 1, end) if lows[at] in PREPOSITIONS or lows[at] in ("who", "that")), end)
    head = lows[stop - 1]
    if head in HUMANS:
        return "human"
    if head in MESSAGES:
        return "thing"
    if head in BODY_NOUNS:
        return "body"
    if head.endswith("s") or head in ("people", "men", "women", "police", "others"):
        return "group"
    return "human" if head.endswith(AGENTS) else "thing"
