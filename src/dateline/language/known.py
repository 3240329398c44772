"""What lists say of a name: a place with a government, a region, something built, a people, a body."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from dateline.language.plain import plain
from dateline.lexicon import load_lexicon, load_table
from dateline.model import NameLabel

__all__ = [
    "built_after",
    "closes_built",
    "governs",
    "has_capital",
    "is_body_noun",
    "is_calendar",
    "is_company",
    "is_honorific",
    "is_legal_form",
    "is_letters",
    "is_people",
    "is_person_noun",
    "is_rank",
    "is_state_body",
    "is_title",
    "is_unit",
    "known_label",
    "label_by_words",
    "listed_names",
    "lists",
    "means_language",
]

TRIM = re.compile(r"[.'’]")
TRADES = ("ologist", "ician", "woman", "smith", "keeper", "worker")
SHORTEST_TRADE = 6  # letters, above which such an ending tells a trade


# "al-Odwani", "d'Orville", "ez-Zor": the capital of a name stands behind its article.
ARTICLED = re.compile(r"(?:[a-z]{1,3}-|[dl]')[A-Z]")


def has_capital(form: str) -> bool:
    """
    Whether a word is written as a part of a name is, also behind its article.

    Example:
        >>> [has_capital(form) for form in ("Vale", "al-Odwani", "d'Orr", "co-op", "left")]
        [True, True, True, False, False]
    """
    return form[:1].isupper() or ARTICLED.match(form) is not None


@cache
def lists() -> dict[str, frozenset[str]]:
    """The word lists of ``entities.toml``: names one a line, other words by blanks."""
    lines = ("states", "regions", "outlets", "bodies")
    return {
        name: frozenset(words.strip().split("\n") if name in lines else words.split())
        for name, words in load_lexicon("entities").items()
    }


@cache
def listed_names() -> dict[str, NameLabel]:
    """Every name of the lists with what it is of."""
    known = dict.fromkeys(load_table("places"), NameLabel.GPE)
    known |= dict.fromkeys(lists()["outlets"] | lists()["bodies"], NameLabel.ORG)
    known |= dict.fromkeys(lists()["regions"], NameLabel.LOC)
    known |= dict.fromkeys(lists()["states"], NameLabel.GPE)
    return known


@cache
def capitals_of_lists() -> dict[str, NameLabel]:
    """The names of the lists in capitals, as datelines and headlines have them; four letters and more."""
    return {name.upper(): label for name, label in listed_names().items() if len(name) > 3}


def known_label(name: str) -> NameLabel | None:
    """
    What a list says of a name.

    Example:
        >>> known_label("Baghdad"), known_label("BAGHDAD"), known_label("Red Sea"), known_label("Orvale")
        (<NameLabel.GPE: 'GPE'>, <NameLabel.GPE: 'GPE'>, <NameLabel.LOC: 'LOC'>, None)
    """
    name = plain(name)
    return listed_names().get(name) or (capitals_of_lists().get(name) if name.isupper() else None)


def is_people(word: str) -> bool:
    """Whether a word with a capital is a nation, faith or persuasion, one of it or many."""
    known = lists()["norp"]
    if word in listed_names():  # "Philippines"
        return False
    return word in known or (word.endswith("s") and word[:-1] in known) or (word.isupper() and word.title() in known)


def label_by_words(words: list[str], label: NameLabel) -> NameLabel:
    """
    What the words of a name say it is of: "Orr Airport" is built, "Orr Sea" is no government's.

    Args:
        words: Those of the name.
        label: What it is of without that.
    """
    last, first = words[-1].lower(), words[0].lower()
    several = len(words) > 1
    if several and is_company(" ".join(words)):
        return NameLabel.ORG
    if several and last in lists()["placed_sure"]:
        return NameLabel.GPE
    if words[-2:] == ["Government", "Area"]:
        return NameLabel.GPE
    if label is NameLabel.PERSON and several and (last in lists()["bodies_sure"] or "&" in words or "for" in words):
        return NameLabel.ORG
    if several and first in lists()["bodies_first"]:
        return NameLabel.ORG
    if several and last in lists()["body_nouns"] | lists()["parties_last"]:
        return NameLabel.ORG
    if several and last in lists()["facilities_sure" if label is NameLabel.PERSON else "facilities"]:
        return NameLabel.FAC
    if label is NameLabel.PERSON:
        if several and last in lists()["region_sure"]:
            return NameLabel.LOC
        if several and last in lists()["governed"]:
            return NameLabel.GPE
        return NameLabel.GPE if len(words) == 2 and first in lists()["quarters"] else label
    if several and (last in lists()["region_nouns"] or first in lists()["region_heads"]):
        return NameLabel.LOC
    return NameLabel.GPE if label is NameLabel.LOC else label


@cache
def legal_forms() -> tuple[frozenset[str], frozenset[str]]:
    """What stands behind a company's name in law: sure forms, and those that are other words, too."""
    return lists()["legal_forms"], lists()["legal_forms_unsure"]


def is_legal_form(word: str, *, sure: bool = False) -> bool:
    """
    Whether a word as it is written is a legal form of companies.

    Args:
        word: With its capitals; a stop at its end counts for nothing.
        sure: Only where it is hardly anything else.

    Example:
        >>> is_legal_form("GmbH"), is_legal_form("Ltd."), is_legal_form("AB"), is_legal_form("AB", sure=True)
        (True, True, True, False)
    """
    certain, doubtful = legal_forms()
    bare = word.rstrip(".")
    return bare in certain or (not sure and bare in doubtful)


@lru_cache(1 << 12)
def is_company(name: str) -> bool:
    """
    Whether the last word of a name says that it is of a company or a club.

    Example:
        >>> [is_company(name) for name in ("Orr Lines", "Orr Bygg AB", "Orr Bank", "PORT AS")]
        [True, True, False, False]
    """
    words = name.split()
    if len(words) < 2:
        return False
    form = is_legal_form(words[-1], sure=name.isupper())
    return form or words[-1].lower() in lists()["companies"]


@cache
def person_nouns() -> frozenset[str]:
    """Nouns of one person, in small letters."""
    known = lists()
    humans = frozenset(load_lexicon("names")["humans"].split())
    return known["person_nouns"] | known["person_before"] | known["occupations"] | humans


@lru_cache(1 << 12)
def is_person_noun(word: str, *, sure: bool = False) -> bool:
    """
    Whether a word in small letters is of one person by what he does or is.

    Args:
        word: The word.
        sure: Only where it stands before the name of no body ("rail operator Orr Lines").

    Example:
        >>> is_person_noun("welder"), is_person_noun("operator"), is_person_noun("operator", sure=True)
        (True, True, False)
    """
    if sure and word in lists()["body_or_person"]:
        return False
    return word in person_nouns() or (len(word) > SHORTEST_TRADE and word.endswith(TRADES))


def is_letters(word: str) -> bool:
    """
    Whether a word is written as initials of three letters and more, which are seldom a person's.

    Example:
        >>> is_letters("NDRC"), is_letters("LI"), is_letters("BAGHDAD")
        (True, False, False)
    """
    return 3 <= len(word) <= 6 and word.isupper() and word.isalpha()


def is_calendar(word: str) -> bool:
    """Whether a word is of a date or an hour."""
    return word.lower().strip(".") in lists()["calendar"]


def governs(word: str) -> bool:
    """Whether a word with a capital after a place's name belongs to it ("Province")."""
    return word[:1].isupper() and word.lower() in lists()["governed"]


def is_state_body(word: str) -> bool:
    """Whether a body whose name begins so may have its nation before it and apart."""
    return word.lower() in lists()["state_bodies"]


def means_language(following: str) -> bool:
    """Whether a nation's name before a word is of its language ("English edition")."""
    return following.lower() in lists()["language_nouns"]


def is_body_noun(word: str) -> bool:
    """Whether a name that ends with a word is of a body ("Department")."""
    return word.lower() in lists()["body_nouns"]


def is_unit(word: str) -> bool:
    """Whether a word is of a part of a body ("Brigade")."""
    return word.lower() in lists()["unit_nouns"]


def built_after(word: str, label: NameLabel) -> bool:
    """Whether a word in small letters after a name says that it is of something built ("airbase")."""
    sure = label is not NameLabel.PERSON or word in lists()["facilities_sure"]
    return sure and word in lists()["facilities_small"]


def closes_built(word: str) -> bool:
    """Whether a word with a capital, behind a name, belongs to the name of something built ("Street")."""
    return word in lists()["facilities"]


@cache
def titles() -> frozenset[str]:
    """Words of titles."""
    return honorifics() | frozenset(load_lexicon("names")["portfolios"].split())


@cache
def honorifics() -> frozenset[str]:
    """Words that stand before a person's name."""
    return frozenset(load_lexicon("names")["honorifics"].split()) | lists()["honorifics_too"]


def is_honorific(word: str) -> bool:
    """Whether a word stands before a person's name ("Gen.", "Mayor"), in any letters."""
    return TRIM.sub("", word).lower() in honorifics()


def is_title(word: str) -> bool:
    """Whether a word is of a title ("Lt.", "Minister"), in any letters."""
    return TRIM.sub("", word).lower() in titles()


def is_rank(word: str) -> bool:
    """
    Whether a word is a rank or office by its letters, before a person's name in full.

    Example:
        >>> is_rank("SHO"), is_rank("sp"), is_rank("DC")
        (True, False, False)
    """
    return word in lists()["ranks"]
