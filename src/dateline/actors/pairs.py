"""Pair the parts of two names, best first: by sound where names are spelt freely, by letters elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import Indel

from dateline.actors.sounds import sound_likeness
from dateline.actors.words import full_names_of, given_names
from dateline.model import NamePart

__all__ = ["Paired", "Pairing", "joined_alike", "pair_parts", "part_likeness"]

PAIRED = 0.66  # below it two parts are two names
INITIAL = 0.88
SHORT_FORM = 0.9
GIVEN = 0.98
SPELLING = 0.97
WITH_ARTICLE = 0.93
ALIKE = 0.9  # two parts written as one are as one part from here on


class Paired(NamedTuple):
    """Two parts that are taken for each other, with how far they are alike and why."""

    a: int
    b: int
    likeness: float
    because: str


class Pairing(NamedTuple):
    """The pairs of parts of two names, and the parts that found none."""

    pairs: tuple[Paired, ...]
    only_a: tuple[int, ...]
    only_b: tuple[int, ...]


def pair_parts(a: Sequence[NamePart], b: Sequence[NamePart], *, free: bool, unvowelled: bool) -> Pairing:
    """
    Pair the parts of two names, the most alike first, whatever their order.

    Args:
        a, b: The parts.
        free: Whether spelling counts by sound.
        unvowelled: Whether a script leaves short vowels out.
    """
    found: list[Paired] = []
    for i, one in enumerate(a):
        for j, other in enumerate(b):
            likeness, because = part_likeness(one, other, free=free, unvowelled=unvowelled)
            if likeness >= PAIRED:
                found.append(Paired(i, j, likeness, because))
    found.sort(key=lambda pair: (-pair.likeness, abs(pair.a - pair.b), pair.a, pair.b))
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    pairs = []
    for pair in found:
        if pair.a not in taken_a and pair.b not in taken_b:
            pairs.append(pair)
            taken_a.add(pair.a)
            taken_b.add(pair.b)
    rest_a = tuple(at for at in range(len(a)) if at not in taken_a)
    rest_b = tuple(at for at in range(len(b)) if at not in taken_b)
    return Pairing(tuple(sorted(pairs)), rest_a, rest_b)


@lru_cache(1 << 16)
def part_likeness(a: NamePart, b: NamePart, *, free: bool, unvowelled: bool) -> tuple[float, str]:
    """
    How far two parts are alike, 0 to 1, and why.

    Example:
        >>> part_likeness(NamePart("putin", "putin"), NamePart("putin", "putin"), free=False, unvowelled=False)
        (1.0, '')
    """
    if a.bound != b.bound:
        return 0.0, ""
    if a.initial or b.initial:
        if a.plain[:1] != b.plain[:1]:
            return 0.0, ""
        return (1.0, "") if a.initial and b.initial else (INITIAL, f"“{short(a, b)}.” fits “{longer(a, b)}”")
    if a.form == b.form:
        return 1.0, ""
    if (known := by_given_names(a, b)) is not None:
        return known
    sound = sound_likeness(a.form, b.form, unvowelled)
    if a.plain == b.plain:
        return SPELLING, f"“{shown(a)}” is “{shown(b)}” but for spelling"
    if b.plain in with_article(a.plain) or a.plain in with_article(b.plain):
        return WITH_ARTICLE, f"“{longer(a, b)}” is “{short(a, b)}” with its small word"
    if free:
        how = "sounds as" if sound >= ALIKE else "is near in sound to"
        return sound, f"“{shown(a)}” {how} “{shown(b)}”"
    letters = Indel.normalized_similarity(a.plain, b.plain)
    return min(sound, letters), f"“{shown(a)}” is near “{shown(b)}” in its letters"


def by_given_names(a: NamePart, b: NamePart) -> tuple[float, str] | None:
    """What the list of given names says of two parts."""
    if b.form in full_names_of(a.form) or a.form in full_names_of(b.form):
        return SHORT_FORM, f"“{short(a, b)}” is short for “{longer(a, b)}”"
    one, other = given_names().get(a.form), given_names().get(b.form)
    if one is None or other is None:
        return None
    if one == other:
        return GIVEN, f"“{a.form}” and “{b.form}” are one given name"
    return 0.0, ""


@lru_cache(1 << 14)
def with_article(plain: str) -> frozenset[str]:
    """A part with each small word that is often written as one with it."""
    return frozenset(word + plain for word in ("al", "el", "de", "du", "la", "le", "van", "von", "bin", "ben"))


def shown(part: NamePart) -> str:
    """A part as a person reads it."""
    return part.form if part.form.isascii() else part.plain


def short(a: NamePart, b: NamePart) -> str:
    """The shorter of two forms."""
    return min(shown(a), shown(b), key=len)


def longer(a: NamePart, b: NamePart) -> str:
    """The longer of two forms."""
    return max(shown(a), shown(b), key=len)


def joined_alike(a: Sequence[NamePart], b: Sequence[NamePart]) -> tuple[NamePart, ...]:
    """
    The parts of ``a`` with two neighbours as one where ``b`` writes them as one ("Jan Daniel", "Jandaniel").

    Example:
        >>> apart, joined = [NamePart("jan", "jan"), NamePart("ole", "ole")], [NamePart("janole", "janole")]
        >>> [part.form for part in joined_alike(apart, joined)]
        ['janole']
    """
    single = {part.plain for part in a}
    sought = [part for part in b if part.plain not in single and len(part.plain) > 3]
    out: list[NamePart] = []
    at = 0
    while at < len(a):
        if at + 1 < len(a) and sought:
            both = NamePart(a[at].form + a[at + 1].form, a[at].plain + a[at + 1].plain, a[at].bound)
            if any(
                Indel.normalized_similarity(both.plain, part.plain) >= ALIKE and near_size(both, part)
                for part in sought
            ):
                out.append(both)
                at += 2
                continue
        out.append(a[at])
        at += 1
    return tuple(out)


def near_size(a: NamePart, b: NamePart) -> bool:
    """Whether two parts have nearly as many letters, so that one is not the other with a short word more."""
    return abs(len(a.plain) - len(b.plain)) <= 1
