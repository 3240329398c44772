"""What nouns of a report are of: one person, a body, or what is written and is nobody."""

from __future__ import annotations

from functools import cache

from dateline.language.known import is_body_noun
from dateline.language.sexes import sexes
from dateline.lexicon import load_lexicon

__all__ = ["BY_SEX", "bodies", "is_nobody", "is_noun_of_person", "is_of_body", "titles_in_full", "written"]

PERSONAL = ("ist", "ician", "woman", "ologist")
BY_SEX = frozenset("he him his himself she her hers herself".split())


@cache
def persons() -> frozenset[str]:
    """Nouns of one person."""
    humans, nouns = load_lexicon("names")["humans"], load_lexicon("entities")["person_nouns"]
    told = load_lexicon("roles")["roles"]
    return frozenset(f"{humans} {nouns} {told}".split()) | frozenset(sexes()) - BY_SEX


def is_noun_of_person(noun: str) -> bool:
    """Whether a noun is of one person, by the lists or its ending."""
    return noun in persons() or noun.strip(".") in titles_in_full() or (noun.endswith(PERSONAL) and len(noun) > 6)


def is_of_body(name: str) -> bool:
    """Whether a word of a name is of a body or a place, or the name is one word."""
    words = name.lower().split()
    return len(words) == 1 or any(word in bodies() or is_body_noun(word) for word in words)


@cache
def titles_in_full() -> dict[str, str]:
    """Short forms of titles with the words they stand for."""
    return {short: full for full, shorts in load_lexicon("roles")["short"].items() for short in shorts.split()}


@cache
def written() -> frozenset[str]:
    """Nouns of what is written or carries words and is nobody: "report", "poll", "sources"."""
    names = load_lexicon("names")
    return frozenset(
        f"{names['messages']} {names['documents']} {names['carriers']} {names['channels']}".split()
    ) - frozenset(names["humans"].split())


@cache
def happenings() -> frozenset[str]:
    """Nouns of what happened and is nobody: "massacre", "war"."""
    entities = load_lexicon("entities")
    return frozenset(f"{entities['happenings']} {entities['happenings_unsure']}".split())


def is_nobody(noun: str) -> bool:
    """
    Whether a noun is of a body, of something written or of what happened, and so of no person.

    Example:
        >>> is_nobody("ministry"), is_nobody("letter"), is_nobody("massacre"), is_nobody("clerk")
        (True, True, True, False)
    """
    return noun in bodies() or noun in written() or noun in happenings()


@cache
def bodies() -> frozenset[str]:
    """Nouns of one body."""
    names = load_lexicon("names")
    return frozenset(f"{names['body_nouns']} {names['state_bodies']} {load_lexicon('entities')['any_body']}".split())
