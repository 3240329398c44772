"""The words of time as tables and as pieces of patterns, made once from the lexicon."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from dateline.lexicon import load_lexicon
from dateline.text.calendar import MONTHS, WEEKDAYS

__all__ = [
    "ABOUT",
    "BLANKS",
    "CLOCK",
    "DAY_NUMBER",
    "MONTH",
    "NUMBER",
    "NUMBERS",
    "ORDINALS",
    "ORDINAL_WORDS",
    "PART",
    "SEASON",
    "UNIT",
    "UNITS",
    "VAGUE",
    "WEEKDAY",
    "YEAR",
    "ZONE",
    "any_of",
    "compiled",
    "read_number",
    "table",
    "word_set",
]


def table(*path: str) -> Any:
    """An entry of the lexicon of dates; ``path`` leads to it."""
    node: Any = load_lexicon("dates")
    for key in path:
        node = node[key]
    return node


@cache
def word_set(*path: str) -> frozenset[str]:
    """An entry that is a list of words, as a set."""
    return frozenset(str(table(*path)).split())


def any_of(words: Iterable[str]) -> str:
    """The words as alternatives, longest first; a curly apostrophe stands for both kinds."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace("\\ ", " ").replace("’", "[’']") for word in ordered)


# A blank in a pattern of this package is one or two blanks of any kind, no-break ones too, but never a line break;
# inside brackets it is each of them, and in a look-behind, which must have one width, exactly one.
BLANKS = " \u00a0\u202f\u2009"
PIECES = re.compile(r"\\.|\[[^\]]*\]|\(\?<[=!]|[()]| ", re.DOTALL)


def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern in which a blank means any blank; capitals do not count."""
    return re.compile(with_blanks(pattern), re.IGNORECASE)


def with_blanks(pattern: str) -> str:
    """
    The pattern with its blanks written out.

    Example:
        >>> with_blanks("a[- ]b").replace(BLANKS, "_")
        'a[-_]b'
    """
    open_groups: list[bool] = []  # for each open group: is it a look-behind

    def written(match: re.Match[str]) -> str:
        piece = match[0]
        if piece in ("(", "(?<=", "(?<!"):
            open_groups.append(piece != "(")
        elif piece == ")":
            open_groups.pop()
        elif piece == " ":
            return f"[{BLANKS}]" if any(open_groups) else f"(?:[{BLANKS}]{{1,2}})"
        elif piece[0] == "[":
            return piece.replace(" ", BLANKS)
        return piece

    return PIECES.sub(written, pattern)


def number_table() -> dict[str, int]:
    """Number words to numbers."""
    names = table("numbers")
    numbers = {"a": 1, "an": 1, "hundred": 100, "thousand": 1000, "dozen": 12}
    numbers |= {word: n for n, word in enumerate(names["ones"].split(), 1)}
    numbers |= {word: n for n, word in enumerate(names["teens"].split(), 10)}
    return numbers | {word: 10 * n for n, word in enumerate(names["tens"].split(), 2)}


NUMBERS = number_table()
ORDINAL_WORDS = {word: n for n, word in enumerate(table("numbers", "ordinals").split(), 1)}
UNITS: dict[str, str] = table("units") | {
    (name[:-1] + "ie" if name.endswith("y") and name != "day" else name) + "s": code
    for name, code in table("units").items()
}

ONES, TEENS, TENS = (any_of(table("numbers", name).split()) for name in ("ones", "teens", "tens"))
NUMBER = (
    rf"(?:\d{{1,4}}(?:,\d{{3}}|\.\d{{1,2}})?(?:(?: |-)1/2)?|(?:{TENS})(?:[ -](?:{ONES}))?"
    r"|half an?|(?:(?:an?|one|three)[- ])?quarters? of an?|(?:a|three)[- ]quarters?(?=[- ]century)"
    rf"|(?:{TEENS}|{ONES}|an?) (?:hundred|thousand)(?: and)? "
    rf"(?:(?:{TENS})(?:[ -](?:{ONES}))?|{TEENS}|{ONES})\b"
    rf"|(?:{TEENS}|{ONES}|an?)(?: (?:hundred|thousand|dozen|half))?)"
)
VAGUE = rf"(?:{any_of(table('numbers', 'vague'))})"
ABOUT = rf"(?:{any_of(table('numbers', 'about'))})"
UNIT = rf"(?:{any_of(UNITS)})\b"
MONTH = (
    rf"(?:(?:{any_of(name for name in MONTHS if len(name) > 4 or name in ('may', 'june', 'july'))})\b"
    rf"|(?:{any_of(name for name in MONTHS if len(name) < 4 and name != 'may')}|sept)\b\.?)"
)
WEEKDAY = rf"(?:{any_of(name for name in WEEKDAYS if name.endswith('day'))})"
ANY_WEEKDAY = rf"(?:{any_of(WEEKDAYS)})\b"
YEAR = r"(?:1[5-9]\d\d|20\d\d)(?!\d|[.,]\d)"
ORDINALS = rf"(?:{any_of(ORDINAL_WORDS)})"
DAY_NUMBER = r"(?:[12]\d|3[01]|0?[1-9])(?!\d|[.,:]\d|%)(?:st\b|nd\b|rd\b|th\b)?"
PART = rf"(?:{any_of(set(table('parts')) - {'midnight', 'overnight', 'midday'})})"
SEASON = rf"(?:{any_of(table('seasons'))})"
ZONE = (
    r"(?:\(?(?:GMT|UTC|[ECMP][SD]?T|BST|CES?T|EES?T|MSK|IST|IRS?T|AST|JST|AES?T|AEDT|local time|hrs|hours)\b\)?"
    r"(?:[+-]\d{1,2}(?::?\d\d)?)?)"
)
CLOCK = (
    rf"(?:(?:1[0-2]|0?[1-9])(?:[:.][0-5]\d)? ?(?:[ap]m\b|[ap]\.m\b\.?)(?: {ZONE})?"
    rf"|(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?!\d)(?: ?{ZONE}| ?Z\b)?"
    rf"|(?:[01]\d|2[0-3])[0-5]\d ?(?:GMT|UTC|hrs|hours)\b(?: {ZONE})?"
    r"|noon\b|midnight\b|midday\b)"
)


def read_number(words: str) -> float | None:
    """
    A count in figures or words.

    Example:
        >>> [read_number(words) for words in ("12", "twenty-two", "two thousand", "2 1/2", "an", "1.5", "half an")]
        [12, 22, 2000, 2.5, 1, 1.5, 0.5]
        >>> read_number("two hundred and fifty")
        250
    """
    words = words.lower().replace(",", "")
    half = 0.5 if words.endswith("1/2") else 0
    if half:
        words = words[:-3].rstrip(" -\u00a0\u202f\u2009")
    if words[:1].isdigit():
        number = float(words) + half
        return int(number) if number == int(number) else number
    if words.startswith("half "):
        return 0.5
    if "quarter" in words:
        return 0.75 if words.startswith("three") else 0.25
    total = 0
    for part in re.split(r"[\s-]+", words):
        if part == "half" and total == 1:
            return 0.5
        if part == "and":
            continue
        if part not in NUMBERS:
            return None
        value = NUMBERS[part]
        total = max(total, 1) * value if part in ("hundred", "thousand", "dozen") else total + value
    return total
