"""Find the words of a title right before a person's name: "Majority Leader Hon.", "Speaker of the House"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.actors.role_phrases import is_body
from dateline.actors.role_words import (
    TITLE_INSIDE,
    is_address,
    is_beside,
    is_charge,
    is_office,
    is_rank,
    is_role,
    plain,
)
from dateline.model import Mention, NameLabel

__all__ = ["behind_address", "title_of_body", "title_words", "turns"]

WORD = re.compile(r"[^\W\d_][\w’'.-]*")
LONGEST_SMALL = 4  # letters: shorter words with a capital open a sentence ("When", "On")
# "Attorney General" is one office.
OF_GENERAL = frozenset(
    "attorney secretary director inspector solicitor surgeon governor consul auditor comptroller advocate".split()
)
OWNS = frozenset(("of", "for", "to"))  # before whom a relative, a lawyer or a party is of
OF_BEFORE = re.compile(r"\s(?:of|for|at)\s(?:the\s)?$")


def behind_address(text: str, start: int, end: int) -> int:
    """Where a form of address that tells no role begins right before a place: "Ms", "Lady"."""
    for word in reversed(list(WORD.finditer(text, start, end))):
        tan = word[0] == "Tan" and text.startswith("Sri ", end)  # "Tan Sri"
        if text[word.end() : end].strip(" ") or not (is_address(word[0]) or tan):
            break
        end = word.start()
    return end


def title_words(text: str, start: int, end: int, mentions: Sequence[Mention]) -> list[re.Match[str]]:
    """The words right before a place that are of a title, with the state or body before it, in order."""
    names = (NameLabel.ORG, NameLabel.GPE, NameLabel.NORP)
    bodies = [m for m in mentions if m.span.end <= end and (m.label in names or is_body(text, m))]
    inside = {at for m in bodies for at in range(m.span.start, m.span.end)}
    found: list[re.Match[str]] = []
    for word in reversed(list(WORD.finditer(text, start, end))):
        within = plain(word[0]) in TITLE_INSIDE or word.start() in inside
        between = text[word.end() : found[-1].start() if found else end]
        charged = bool(found) and is_portfolio(word[0], found[-1][0])
        if between.strip() or not (is_role(word[0]) or is_beside(word[0]) or charged or (found and within)):
            break
        if found and not joins(word[0], found[-1][0]):
            break
        found.append(word)
    while found and plain(found[-1][0]) in TITLE_INSIDE and plain(found[-1][0]) != "state":
        found.pop()
    # "the mayor and police chief Ana Vale", "the lawyer of singer Ana Vale": only the chief and the singer are she.
    owned = len(found) > 1 and is_role(found[0][0])
    parted = (
        at
        for at, word in enumerate(found)
        if (word[0] == "and" and is_role(found[at + 1][0])) or (owned and word[0] in OWNS and small_beside(found, at))
    )
    return found[: next(parted, len(found))][::-1]


def small_beside(found: Sequence[re.Match[str]], at: int) -> bool:
    """Whether a noun in small letters stands on a side of "of": no "Minister for Railways Sheikh"."""
    return any(word[0].islower() for word in (*found[:1], *found[at + 1 : at + 2]))


def is_portfolio(word: str, behind: str) -> bool:
    """Whether a word is what a minister has charge of, whatever it is: "Ports Minister"."""
    charged = behind in ("Minister", "Secretary", "Commissioner") and word[:1].isupper() and len(word) > LONGEST_SMALL
    return charged and not is_address(word) and not word.endswith(("’s", "'s"))


def joins(word: str, behind: str) -> bool:
    """Whether a small word within a title stands where it may: "under" a secretary, "and" between what is in charge."""
    if plain(word) == "under":
        return word[:1].isupper() or plain(behind).startswith("secretar")
    return plain(word) != "and" or (is_beside(behind) and not is_role(behind))


def title_of_body(
    text: str, start: int, person: Mention, mentions: Sequence[Mention]
) -> tuple[list[re.Match[str]], int]:
    """The words of a title with its body right before a name: "Speaker of the House Ana Vale"; with their end."""
    for body in mentions:
        if body.span.end != person.span.start - 1 or text[body.span.end] != " " or body.label is NameLabel.PERSON:
            continue
        of = OF_BEFORE.search(text, start, body.span.start)
        words = title_words(text, start, of.start() + 1, mentions) if of is not None else []
        if words and any(is_role(word[0]) for word in words):
            return words, body.span.end
    return [], person.span.start


def turns(before: str, behind: str) -> bool:
    """Whether a role ends and a rank with a capital begins: "chief Gen.", "Defence Minister Gen."."""
    if plain(behind) == "general" and plain(before) in OF_GENERAL:
        return False
    if before.islower() and is_role(before) and not is_beside(before) and behind[:1].isupper() and is_beside(behind):
        return True  # "community leader Paramount Chief"
    if is_beside(before):
        return is_charge(before) and not is_role(before) and is_rank(behind) and behind[:1].isupper()
    if before.islower() or is_office(before):
        return is_role(before) and behind[:1].isupper() and is_role(behind) and (before.islower() or is_rank(behind))
    return False
