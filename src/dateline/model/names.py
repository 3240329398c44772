"""Names beside each other: the parts of a name as they are compared, and what a comparison says."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

__all__ = ["NameItem", "NameKind", "NamePair", "NamePart", "NameScore", "ReadName"]


class NameKind(StrEnum):
    """Who or what a name is of, in the contract's words."""

    PERSON = "person"
    ORGANISATION = "organisation"
    GROUP = "group"
    COUNTRY = "country"
    PLACE = "place"
    OUTLET = "outlet"


class NamePart(NamedTuple):
    """
    One part of a name.

    Args:
        form: In small letters, without accents that tell no sound; Arabic and Cyrillic letters stay.
        plain: In the letters a to z.
        bound: What stands before it and belongs to it: "father" (Abu), "mother" (Umm), "servant" (Abdul); else "".
        initial: Whether it is one letter that stands for a name.
    """

    form: str
    plain: str
    bound: str = ""
    initial: bool = False


@dataclass(frozen=True, slots=True)
class ReadName:
    """
    A name as it is compared.

    Args:
        text: As it was given.
        parts: Its parts in the order of given name first; titles and small words ("al-", "bin", "of") are left out.
        numbers: The figures in it.
        age: "younger" (Jr), "elder" (Sr), "third"; else "".
        free: Whether it is romanised, or of a language whose names are spelt freely abroad.
        unvowelled: Whether its script leaves short vowels out.
        capitals: Its letters when it is one word in capitals ("PMU"); else "".
    """

    text: str
    parts: tuple[NamePart, ...]
    numbers: tuple[str, ...] = ()
    age: str = ""
    free: bool = False
    unvowelled: bool = False
    capitals: str = ""


@dataclass(frozen=True, slots=True)
class NameScore:
    """
    What two names say of each other, by the names alone.

    Args:
        score: 0 to 1; from ``dateline.actors.SAME`` on they are one name.
        same: True, False, or None where the names do not decide.
        because: Why, in plain words.
    """

    score: float
    same: bool | None
    because: str


class NamePair(NamedTuple):
    """A line that asks whether two names are one."""

    id: str
    a: str
    b: str
    kind: NameKind | None = None


class NameItem(NamedTuple):
    """A line with one name, to be put with others."""

    id: str
    name: str
    kind: NameKind | None = None
