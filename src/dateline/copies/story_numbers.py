"""Number what a report states so that others that state the same have the number too: words, names by their sound."""

from __future__ import annotations

from enum import IntEnum
from functools import cache, lru_cache
from typing import Final

from dateline.lexicon.loader import load_lexicon
from dateline.text.calendar import MONTHS, OTHER_MONTHS, WEEKDAYS
from dateline.text.fold import fold_word

__all__ = [
    "LONG",
    "MASK",
    "Kind",
    "Use",
    "kind_of",
    "mix",
    "name_number",
    "sound_of",
    "use_of",
    "with_kind",
    "word_number",
    "words_in_use",
]

MASK: Final = (1 << 64) - 1
LONG: Final = 4  # letters: shorter words are small words in most languages of news
_KIND_BITS = 3


class Kind(IntEnum):
    """What a number stands for; figures differ in how telling they are. The values are those of kernel/rewrites.h."""

    NAME = 1
    DATE = 2  # a day of a month
    BIG = 3  # 100 and more, or with a fraction
    MID = 4  # 13 to 99
    YEAR = 5
    SMALL = 6  # 0 to 12
    WORDING = 7


class Use(IntEnum):
    """What a word of the lexicon is for; the values are those of kernel/rewrites.h."""

    NONE = 0
    NUMBER = 1
    TENS = 2
    POWER = 3
    SHORT_POWER = 4  # behind figures only: "2.5bn"
    MONTH = 5
    DAY = 6
    LINK = 7  # between a day and its month
    SMALL = 8


def kind_of(number: int) -> Kind:
    """What a number stands for."""
    return Kind(number & ((1 << _KIND_BITS) - 1))


def with_kind(number: int, kind: Kind) -> int:
    """A number with its kind in the lowest bits."""
    return number >> _KIND_BITS << _KIND_BITS | kind


def mix(number: int) -> int:
    """A number with its bits well mixed (the finalizer of splitmix64)."""
    number = ((number ^ (number >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    number = ((number ^ (number >> 27)) * 0x94D049BB133111EB) & MASK
    return number ^ (number >> 31)


@lru_cache(maxsize=1 << 16)
def word_number(folded: str) -> int:
    """The number of a word by its folded form (FNV-1a, mixed)."""
    number = 0xCBF29CE484222325
    for byte in folded.encode("utf-8", "surrogatepass"):
        number = ((number ^ byte) * 0x100000001B3) & MASK
    return mix(number)


@lru_cache(maxsize=1 << 16)
def name_number(folded: str) -> int:
    """The number of a name by its sound."""
    return with_kind(word_number(sound_of(folded)), Kind.NAME)


# Consonants that houses write for one another when they carry a name over from another script; vowels do not count.
_SOUNDS: Final = {
    **dict.fromkeys("bp", "1"),
    **dict.fromkeys("fvw", "2"),
    **dict.fromkeys("cgkq", "3"),
    **dict.fromkeys("jszx", "4"),
    **dict.fromkeys("dt", "5"),
    "l": "6",
    "r": "7",
    "m": "8",
    "n": "9",
}
_PAIRS: Final = {"ph": "2", "sh": "4", "zh": "4", "ch": "4", "kh": "3", "gh": "3", "th": "5", "dj": "4"}
_SOFT: Final = frozenset("aeiouyh")
_FEWEST = 3  # signs: with fewer, too many names sound alike


def sound_of(folded: str) -> str:
    """
    A name by its consonants, so that "Ashwala Askant" is "Ashvala Askand".

    Vowels, and doubled sounds, do not count; that a name begins with a vowel does. A name with too few consonants, or
    with signs outside a to z, stays as it is.

    Example:
        >>> [sound_of(name) for name in ("askand", "askant", "ruzhan", "rujan", "orr")]
        ['a4395', 'a4395', '749', '749', 'orr']

    Source: the classes are Soundex's with the fricatives apart; codes are kept in full.
    """
    if not folded.isascii():
        return folded
    sound = "a" if folded[:1] in _SOFT else ""
    k = 0
    while k < len(folded):
        code = _PAIRS.get(folded[k : k + 2])
        k += 2 if code else 1
        code = code or _SOUNDS.get(folded[k - 1], "" if folded[k - 1] in _SOFT else folded[k - 1])
        if code != sound[-1:]:
            sound += code
    return sound if len(sound) >= _FEWEST else folded


@cache
def _uses() -> dict[int, tuple[Use, int]]:
    """The words of the lexicon by their numbers, each with what it is for and its value."""
    lexicon = load_lexicon("story_words", "mul")
    small = lexicon["small"]["words"].split()
    for language in load_lexicon("languages", "mul").values():
        small += [fold_word(word) for word in language.split() if len(word) >= LONG]
    found = {word_number(word): (Use.SMALL, 0) for word in small}
    found |= {word_number(word): (Use.DAY, 0) for word in (*lexicon["days"]["names"].split(), *WEEKDAYS)}
    for word, month in (*MONTHS.items(), *OTHER_MONTHS.items()):
        found[word_number(fold_word(word))] = (Use.MONTH, month)
    found |= {word_number(word): (Use.LINK, 0) for word in lexicon["days"]["links"].split()}
    for value, words in lexicon["numbers"].items():
        use = Use.TENS if int(value) >= 20 else Use.NUMBER
        found |= {word_number(word): (use, int(value)) for word in words.split()}
    for table, use in (("multipliers", Use.POWER), ("short_multipliers", Use.SHORT_POWER)):
        for power, words in lexicon[table].items():
            found |= {word_number(word): (use, int(power)) for word in words.split()}
    return found


def words_in_use() -> list[tuple[int, int, int]]:
    """The words of the lexicon for the kernel: number, use, value."""
    return [(number, int(use), value) for number, (use, value) in sorted(_uses().items())]


def use_of(number: int) -> tuple[Use, int]:
    """What a word is for, by its number, and its value."""
    return _uses().get(number, (Use.NONE, 0))
