"""Tell of which sex a name, a title or a noun is, and how surely: by words of the report, by lists, by the sound."""

from __future__ import annotations

from functools import cache

from dateline.lexicon import load_lexicon, load_table
from dateline.text.folded_names import folded

__all__ = ["given_sexes", "sex_by_list", "sex_by_sound", "sex_of_role", "sexes"]

LONGEST, SHORTEST = 3, 2  # letters of an ending


@cache
def sexes() -> dict[str, str]:
    """Titles and nouns that tell the sex: "m" or "f" by the word."""
    names = load_lexicon("names")
    return dict.fromkeys(names["male"].split(), "m") | dict.fromkeys(names["female"].split(), "f")


def sex_of_role(noun: str, name: str) -> str:
    """
    The sex that a role tells of somebody: "spokesman" and "chairman" say nothing of one with a woman's given name.

    Example:
        >>> sex_of_role("spokesman", "Marko Venn"), sex_of_role("spokesman", "Zdenka Venn")
        ('m', '')
        >>> sex_of_role("actress", "Venn")
        'f'
    """
    if noun in load_lexicon("names")["of_both"].split() and sex_by_list(name) == "f":
        return ""
    return sexes().get(noun, "")


@cache
def given_sexes() -> dict[str, str]:
    """Common given names that tell the sex surely."""
    names = load_lexicon("names")
    return dict.fromkeys(names["male_names"].split(), "m") | dict.fromkeys(names["female_names"].split(), "f")


def sex_by_list(name: str) -> str:
    """
    The sex of nearly all who have the given name of a full name: a hint and no more, since lands differ.

    Example:
        >>> sex_by_list("Zdenka Orr"), sex_by_list("Orr"), sex_by_list("Qorva Orr")
        ('f', '', '')
    """
    first, *others = name.split()
    return load_table("given_sexes", "mul").get(folded(first), "") if others else ""


def sex_by_sound(name: str) -> str:
    """
    The sex of most given names that end as that of a full name does.

    Example:
        >>> sex_by_sound("Zvorana Orr"), sex_by_sound("Orr")
        ('f', '')
    """
    first, *others = name.split()
    known = load_table("sex_endings", "mul")
    ends = (folded(first)[-length:] for length in range(LONGEST, SHORTEST - 1, -1)) if others else ()
    return next((known[end] for end in ends if end in known), "")
