"""What lists say of the words for a role: what somebody may be, what stands beside such a word, what no office is."""

from __future__ import annotations

import re
from functools import cache

from dateline.lexicon import load_lexicon

__all__ = [
    "BEHIND",
    "DETERMINERS",
    "TITLE_INSIDE",
    "governs",
    "in_government",
    "in_parliament",
    "is_address",
    "is_beside",
    "is_charge",
    "is_kin",
    "is_office",
    "is_rank",
    "is_role",
    "is_trade",
    "opens",
    "plain",
]

DETERMINERS = frozenset("the a an its his her their whose another one".split())
TITLE_INSIDE = frozenset(("of", "state", "the", "for", "and"))
TRADES = ("ologist", "ician", "ographer")  # endings of callings
SHORTEST = 6  # letters, above which such an ending tells one
#: What ends the words of a role and begins what it is of, where, or since when.
BEHIND = re.compile(
    r"\s(?:of|for|from|at|in|to|with|on|by|near|under|against|within|inside|behind|since|until|who"
    r"|representing|overseeing)\s"
)


def plain(word: str) -> str:
    """A word in small letters without its stop and possessive."""
    return word.casefold().rstrip(".").removesuffix("’s").removesuffix("'s")


def is_role(word: str) -> bool:
    """
    Whether a word says what a person may be, alone or as a part of a word with a hyphen.

    Example:
        >>> is_role("Vice-President"), is_role("commander-in-chief"), is_role("Gen."), is_role("mother")
        (True, True, True, False)
    """
    told = plain(word)
    if len(told) > SHORTEST and told.endswith(TRADES):
        return True
    return told in roles() or word in letters() or ("-" in told and not roles().isdisjoint(told.split("-")))


def is_kin(word: str) -> bool:
    """Whether a word says whose relative somebody is: what that is of the words must tell."""
    return plain(word) in words("kin")


def is_charge(word: str) -> bool:
    """Whether a word is what an office has charge of: "Police Public Relations Officer", "chief of staff"."""
    return plain(word) in charges()


def opens(word: str) -> bool:
    """Whether a word may begin the words of a role: an article, a role, what stands beside one."""
    told = plain(word)
    return told in DETERMINERS or is_role(word) or told in with_role() or told in charges() or is_kin(word)


def is_beside(word: str) -> bool:
    """Whether a word belongs to the role behind it ("deputy", "former", "police")."""
    return plain(word) in with_role() or is_charge(word)


def is_address(word: str) -> bool:
    """Whether a word addresses somebody and tells no role ("Ms", "Lady"), before a name."""
    if word in load_lexicon("entities")["styles"].split() or word == "U":
        return True
    return word[:1].isupper() and plain(word) in words("address") and not is_role(word)


def is_rank(word: str) -> bool:
    """Whether a word is what somebody is beside an office: a rank, a calling ("Gen.", "Sheikh", "judge")."""
    return plain(word) in ranks() | words("trades") or word in letters()


def is_office(word: str) -> bool:
    """Whether a word is of an office, before which and behind which a rank may stand ("Minister Gen. Vale")."""
    return is_role(word) and not is_rank(word) and not is_beside(word)


@cache
def ranks() -> frozenset[str]:
    """Ranks, in short and in full."""
    known = load_lexicon("roles")["ranks"]
    return (frozenset(known) | frozenset(known.values()) | words("callings")) - words("offices_short")


def is_trade(role: str) -> bool:
    """Whether a role is what somebody is without any body: "cleric"."""
    return plain(role.split()[-1]) in words("trades") if role.split() else False


def in_government(role: str) -> bool:
    """Whether one with a role is of the government of a country."""
    return any(plain(word) in words("in_government") for word in role.split())


def governs(role: str) -> bool:
    """Whether one with a role is the head of a state or of its government."""
    told = [plain(word) for word in role.split()]
    return bool(told) and told[-1] in words("heads_of_state")


def in_parliament(role: str) -> bool:
    """Whether one with a role is of the parliament of a country."""
    return any(plain(word) in words("in_parliament") for word in role.split())


@cache
def words(name: str) -> frozenset[str]:
    """A list of ``roles.toml``."""
    return frozenset(load_lexicon("roles")[name].split())


@cache
def roles() -> frozenset[str]:
    """Words for what a person may be, and nouns of one person that say what somebody does."""
    listed = load_lexicon("entities")
    doing = frozenset(f"{listed['occupations']} {listed['person_nouns']} {listed['person_before']}".split())
    titled = frozenset(load_lexicon("names")["honorifics"].split()) - words("address") - words("with_role")
    return words("roles") | words("roles_too") | (doing - words("no_role")) | (titled - words("no_role"))


@cache
def letters() -> frozenset[str]:
    """Ranks and offices by their letters, which are capitals: "MLA"."""
    return frozenset(load_lexicon("entities")["ranks"].split())


@cache
def charges() -> frozenset[str]:
    """Words for what an office has charge of."""
    return words("charges") - words("address")


@cache
def with_role() -> frozenset[str]:
    """Words that belong to such a word."""
    return words("with_role") - words("address")
