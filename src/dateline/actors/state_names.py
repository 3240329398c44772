"""Tell which body of which state words name: a country and the noun of one of its bodies ("the Iraqi government")."""

from __future__ import annotations

from functools import cache

from dateline.actors.gazetteer import Entry, Gazetteer
from dateline.actors.state_bodies import BEFORE, kinds

__all__ = ["state_body"]

SOURCE = "the state and the kind of body that its words name"
LEADING = frozenset("a an the its all of by with from for to in".split())


def state_body(words: str, gazetteer: Gazetteer) -> Entry | None:
    """
    The body of a state that words name and nothing else.

    Args:
        words: A name or a description.
        gazetteer: For the state.

    Returns:
        None where another word stands between ("Iraqi resistance groups"), or the gazetteer has no such state.

    Example:
        >>> from dateline.actors.gazetteer import shipped_gazetteer
        >>> known = shipped_gazetteer()
        >>> [state_body(words, known).id for words in ("the Kenyan armed forces", "Kenya’s troops", "U.S. military")]
        ['KE forces', 'KE forces', 'US forces']
        >>> state_body("Kenyan rebel forces", known) is None
        True
    """
    parts = words.split()
    while parts and parts[0].casefold() in LEADING:
        parts = parts[1:]
    for last in (3, 2, 1):
        ending = " ".join(parts[-last:])
        noun = kinds().get(ending) or kinds().get(ending.casefold()) if len(parts) > last else None
        for size in (3, 2, 1) if noun else ():
            state = gazetteer.country_of(" ".join(parts[:size])) if size <= len(parts) - last else ""
            if state and all(word.casefold() in between() for word in parts[size:-last]):
                return Entry("state body", f"{state} {noun}", state, source=SOURCE)
    return None


@cache
def between() -> frozenset[str]:
    """Words that may stand between the state and the noun."""
    return frozenset(BEFORE.split())
