"""Say whether an answer leads to the speaker of the gold: an actor by its names, a description by its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

__all__ = ["answer_names", "plain", "speaker_right"]

Row = Mapping[str, Any]
WORD = re.compile(r"\w+")
SMALL = frozenset("the a an this that these those some s of and for in from".split())
LEAST = 0.5  # of the words of the shorter description that must be in the longer one


def plain(words: str) -> tuple[str, ...]:
    """
    Words in small letters, without marks and a "the" before them.

    Example:
        >>> plain("The Port Wire’s")
        ('port', 'wire')
    """
    found = WORD.findall(words.lower().replace("’s", " ").replace("'s", " "))
    return tuple(found[1:] if found[:1] == ["the"] and len(found) > 1 else found)


def answer_names(line: Row, speaker: str | None) -> tuple[str, ...]:
    """The names of an answer's speaker, the fullest first: its actor's if the line has actors, or the value itself."""
    if speaker is None:
        return ()
    for actor in line.get("actors") or ():
        if actor["id"] == speaker:
            return tuple(dict.fromkeys([actor["name"], *actor.get("names", ())]))
    return (speaker,)


def speaker_right(gold: Row, speaker: Row, names: tuple[str, ...]) -> bool:
    """
    Whether the names of an answer lead to the speaker of the gold.

    A name leads to the actor that has it among its names ("Gen. Ilo Venn" to the person Ilo Venn too); it must lead to
    no other, so a surname that two bear is wrong. Of joint speakers one is enough. A description is right when half of
    the words of the shorter one are in the other, and the answer is no named actor: an official of X is not X.

    Args:
        gold: The report's gold, with ``actors`` and ``names``.
        speaker: The gold speaker, of kind "name" or "description".
        names: The answer's names, the fullest first; empty for an abstention, which is wrong.
    """
    if not names:
        return False
    reached = leads_to(gold, names)
    if speaker["kind"] == "name":
        return len(reached) == 1 and reached <= set(speaker["names"])
    if plain(names[0]) == plain(speaker["words"]):
        return True
    if reached:
        return False
    wanted = set(plain(speaker["words"])) - SMALL
    return any(overlaps(wanted, set(plain(name)) - SMALL) for name in names)


def leads_to(gold: Row, names: Iterable[str]) -> set[str]:
    """The gold's actors that the first of the names with any leads to."""
    people = {name["actor"] for name in gold["names"] if name["label"] == "PERSON"}
    for name in map(plain, names):
        fullest = {actor["name"] for actor in gold["actors"] if plain(actor["name"]) == name}
        found = fullest or {actor["name"] for actor in gold["actors"] if name in map(plain, actor["names"])}
        found = found or {
            actor["name"]
            for actor in gold["actors"]
            if actor["name"] in people and ends_with(name, plain(max(actor["names"], key=len)))
        }
        if found:
            return found
    return set()


def ends_with(name: tuple[str, ...], form: tuple[str, ...]) -> bool:
    """Whether a name is a form with titles before it."""
    return 0 < len(form) < len(name) and name[-len(form) :] == form


def overlaps(wanted: set[str], said: set[str]) -> bool:
    """Whether two descriptions share half of the words of the shorter one."""
    return bool(wanted and said) and len(wanted & said) >= LEAST * min(len(wanted), len(said))
