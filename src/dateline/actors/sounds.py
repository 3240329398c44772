"""Compare two spellings by what they may sound like: consonants by class, vowels nearly free."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from dateline.lexicon import load_table

__all__ = ["Sound", "coarse_sounds", "sound_likeness", "sounds_of"]

VOWELS = frozenset("aeiou")
# Costs beside one consonant lost or changed, which is 1. Chosen by hand on 4,810 pairs of romanised names; halving or
# doubling any of them moves the best F1 there by less than .01.
VOWEL_LOST = 0.22
FIRST_VOWEL_LOST = 0.33
LAST_VOWEL_LOST = 0.30
SHORT_VOWEL_LOST = 0.08  # where a script leaves short vowels out
VOWEL_CHANGED = 0.12
LESS_LIKELY = 0.05
VOWEL_WEIGHT = 0.4
WEAK = {"h": 0.25, "y": 0.35, "w": 0.4, "-": 0.1, "G": 0.6}
LONGEST = 40  # sounds of one part that are compared; longer ones are no names
NEAR_VOWELS = {"a": "a", "e": "i", "i": "i", "o": "u", "u": "u"}


class Sound(NamedTuple):
    """One sound: the classes a consonant may be, the likeliest first, or the letters of a run of vowels."""

    vowel: bool
    may_be: tuple[str, ...]


@lru_cache(1 << 16)
def sounds_of(form: str) -> tuple[Sound, ...]:
    """
    The sounds of one part of a name.

    Double letters are one; a run of vowels is one sound; "y" is a vowel unless one follows it.

    Example:
        >>> [sound.may_be for sound in sounds_of("khaled")]
        [('x', 'k', 'h'), ('a',), ('l',), ('e',), ('d',)]
    """
    found: list[Sound] = []
    at = 0
    while at < len(form) and len(found) < LONGEST:
        end = at
        while end < len(form) and is_vowel(form, end):
            end += 1
        if end > at:
            found.append(Sound(True, tuple(form[at:end].replace("y", "i"))))
            at = end
            continue
        spelling, classes = spelling_at(form, at)
        for may_be in classes:
            sound = Sound(False, may_be)
            if not found or found[-1] != sound:
                found.append(sound)
        at += spelling
    return tuple(found)


def is_vowel(form: str, at: int) -> bool:
    """Whether a letter is read as a vowel."""
    if form[at] != "y":
        return form[at] in VOWELS
    before = form[at - 1] if at else ""
    after = form[at + 1] if at + 1 < len(form) else ""
    return not (after in VOWELS and (not before or before in VOWELS)) or after == ""


def spelling_at(form: str, at: int) -> tuple[int, tuple[tuple[str, ...], ...]]:
    """How many letters from a place on are one spelling, and its sounds; a letter of no table is silent."""
    table, longest = spellings()
    for size in range(min(longest, len(form) - at), 0, -1):
        entry = table.get(form[at : at + size])
        if entry is not None:
            return entry
    return 1, ()


@cache
def spellings() -> tuple[dict[str, tuple[int, tuple[tuple[str, ...], ...]]], int]:
    """The table of spellings: letters used up, and sounds; and its longest spelling."""
    table = {}
    for spelling, sounds in load_table("sounds", "mul").items():
        letters = spelling.removesuffix("@")
        used = len(letters) - (letters != spelling)
        table[letters] = (used, tuple(tuple(one.split("|")) for one in sounds.split()))
    return table, max(map(len, table))


@lru_cache(1 << 16)
def sound_likeness(a: str, b: str, unvowelled: bool = False) -> float:
    """
    How far two spellings may sound alike, 0 to 1.

    Args:
        a, b: Parts of names, as :class:`dateline.model.NamePart` has their forms.
        unvowelled: Whether one of them leaves short vowels out.

    Example:
        >>> round(sound_likeness("khaled", "khalid"), 2), round(sound_likeness("khaled", "walid"), 2)
        (0.98, 0.71)
    """
    one, other = sounds_of(a), sounds_of(b)
    size = max(weight(one), weight(other), 1.0)
    return max(0.0, 1.0 - distance(one, other, SHORT_VOWEL_LOST if unvowelled else None) / size)


def weight(sounds: tuple[Sound, ...]) -> float:
    """The size of a part: its consonants, and a little for its vowels."""
    return sum(VOWEL_WEIGHT if sound.vowel else 1.0 for sound in sounds)


def distance(a: tuple[Sound, ...], b: tuple[Sound, ...], short: float | None) -> float:
    """The cheapest way to make one run of sounds out of the other."""
    lost_a = [loss(sound, at, len(a), short) for at, sound in enumerate(a)]
    lost_b = [loss(sound, at, len(b), short) for at, sound in enumerate(b)]
    above = [0.0]
    for cost in lost_b:
        above.append(above[-1] + cost)
    for sound, lost in zip(a, lost_a, strict=True):
        row = [above[0] + lost]
        for at, other in enumerate(b):
            row.append(min(above[at + 1] + lost, row[at] + lost_b[at], above[at] + change(sound, other)))
        above = row
    return above[-1]


def loss(sound: Sound, at: int, size: int, short: float | None) -> float:
    """What it costs to leave a sound out."""
    if not sound.vowel:
        return WEAK["-"] if "-" in sound.may_be else WEAK.get(sound.may_be[0], 1.0)
    if short is not None:
        return short
    return FIRST_VOWEL_LOST if at == 0 else LAST_VOWEL_LOST if at == size - 1 else VOWEL_LOST


@lru_cache(1 << 14)
def change(a: Sound, b: Sound) -> float:
    """What it costs to take one sound for another."""
    if a == b:
        return 0.0
    if a.vowel and b.vowel:
        return vowel_change(set(a.may_be), set(b.may_be))
    if a.vowel or b.vowel:
        vowel, consonant = (a, b) if a.vowel else (b, a)
        glide = ("y" in consonant.may_be and set(vowel.may_be) & set("ie")) or (
            "w" in consonant.may_be and set(vowel.may_be) & set("uo")
        )
        return 0.2 if glide else 1.2
    return min(
        consonant_change(one, other) + LESS_LIKELY * ((i > 0) + (j > 0))
        for i, one in enumerate(a.may_be)
        for j, other in enumerate(b.may_be)
    )


def vowel_change(a: set[str], b: set[str]) -> float:
    """Between runs of vowels: little when they share one, more when e and i, o and u must be taken for each other."""
    if a == b:
        return 0.03
    if a & b:
        return VOWEL_CHANGED / 2
    near = {NEAR_VOWELS[one] for one in a} & {NEAR_VOWELS[one] for one in b}
    return VOWEL_CHANGED * (0.7 if near else 1.0)


def consonant_change(a: str, b: str) -> float:
    """Between two classes of consonants."""
    if a == b:
        return 0.0
    if "-" in (a, b):
        return WEAK.get(b if a == "-" else a, 1.0)
    return costs().get((a, b), 1.0)


@cache
def costs() -> dict[tuple[str, str], float]:
    """The table of near classes, both ways round."""
    table = {}
    for pair, cost in load_table("sound_costs", "mul").items():
        a, b = pair.split()
        table[a, b] = table[b, a] = float(cost)
    return table


# One letter for classes that spellings of one name swap, for keys that only have to bring names together.
COARSE = {one: key for key, classes in (("b", "bp"), ("f", "fv"), ("", "why-"), ("k", "kxgGJ")) for one in classes}
COARSE |= {"s": "s", "z": "s", "T": "s", "S": "S", "C": "S"} | {one: one for one in "dtlrmn"}
READINGS = 2


@lru_cache(1 << 16)
def coarse_sounds(form: str) -> tuple[str, ...]:
    """
    The keys of a part: its consonants in few classes, for each reading that differs there; at most two.

    Example:
        >>> coarse_sounds("khaled"), coarse_sounds("halid"), coarse_sounds("omar")
        (('kld', 'ld'), ('ald',), ('amr',))
    """
    sounds = sounds_of(form)
    opening = bool(sounds) and (sounds[0].vowel or sounds[0].may_be == ("h",))
    keys = ["a" if opening else ""]
    for sound in sounds:
        if sound.vowel:
            continue
        letters = dict.fromkeys(COARSE[one] for one in sound.may_be)
        longer = [key + letter if not letter or not key.endswith(letter) else key for key in keys for letter in letters]
        keys = list(dict.fromkeys(longer))[:READINGS]
    return tuple(sorted(set(keys)))
