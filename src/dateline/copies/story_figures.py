"""Read figures by their value: "2,500", "2500", "2.5 thousand"; "fourteen" and "14"; "12 March" and "March 12"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.copies.story_numbers import MASK, Kind, Use, mix, with_kind

__all__ = ["Token", "figure_at"]

_DIGITS = 15  # more are no quantity but the number of an account, and their value would not fit


@dataclass(slots=True)
class Token:
    """
    A word or figure of a report.

    Args:
        sentence: The number of its sentence.
        start, end: Its place in the text.
        use, value: What it is for, by the lexicon, and the value it then has.
        number: The number of its folded form; 0 for a figure.
        name: The number it has as a name.
        stem: The number of its first letters.
        length: Letters of the folded form.
        upper: It begins with a capital.
        led: Its place gives it the capital: the first of a sentence or quotation, or behind a colon.
        title: It stands where most words have capitals, or above the body.
        figure: The digits with their marks; empty for a word.
    """

    sentence: int
    start: int
    end: int
    use: Use = Use.NONE
    value: int = 0
    number: int = 0
    name: int = 0
    stem: int = 0
    length: int = 0
    upper: bool = False
    led: bool = False
    title: bool = False
    figure: str = ""


def figure_at(tokens: Sequence[Token], k: int) -> tuple[int, int] | None:
    """
    Read the figure or date that begins at a token.

    Returns:
        Its number, 0 when it says nothing (the seconds of a clock), and the token behind; None when none begins here.
    """
    token = tokens[k]
    if token.use is Use.MONTH:
        day = _behind(tokens, k)
        if token.upper and day is not None and (number := _day_of(tokens[day])):
            return _date(token.value, number), day + 1
        return None
    day_value = _day_of(token)
    if token.figure:
        found = _value_of(token.figure)
        if found is None:
            return 0, k + 1
        mantissa, power, plain = found
    elif token.use in (Use.NUMBER, Use.TENS):
        mantissa, power, plain = token.value, 0, False
        unit = _behind(tokens, k) if token.use is Use.TENS else None
        if unit is not None and tokens[unit].use is Use.NUMBER and 1 <= tokens[unit].value <= 9:
            mantissa, k, day_value = mantissa + tokens[unit].value, unit, 0
    else:
        return None
    if day_value:
        month = _month_behind(tokens, k)
        if month is not None:
            return _date(tokens[month].value, day_value), month + 1
    after = _behind(tokens, k)
    while after is not None and (
        tokens[after].use is Use.POWER or (tokens[after].use is Use.SHORT_POWER and token.figure)
    ):
        power, plain, k = power + tokens[after].value, False, after
        after = _behind(tokens, k)
    return _figure(mantissa, power, plain), k + 1


def _behind(tokens: Sequence[Token], k: int) -> int | None:
    """The token behind, of the same sentence, if at most one sign stands between."""
    if k + 1 < len(tokens) and tokens[k + 1].sentence == tokens[k].sentence:
        return k + 1 if tokens[k + 1].start - tokens[k].end <= 1 else None
    return None


def _month_behind(tokens: Sequence[Token], k: int) -> int | None:
    """The name of a month behind a day: "12 March", "12th of March", "12 de março"."""
    for _ in range(3):
        after = _behind(tokens, k)
        if after is None or tokens[after].use is Use.MONTH:
            return after
        if tokens[after].use is not Use.LINK:
            return None
        k = after
    return None


def _day_of(token: Token) -> int:
    """The day of a month that a token may be, or 0."""
    value = token.value if token.use is Use.NUMBER else int(token.figure) if 0 < len(token.figure) <= 2 else 0
    return value if 1 <= value <= 31 else 0


def _date(month: int, day: int) -> int:
    return with_kind(mix(month * 32 + day), Kind.DATE)


def _value_of(figure: str) -> tuple[int, int, bool] | None:
    """The digits, the power of ten, and whether it is written as a bare whole number; None when it is no quantity."""
    parts, marks = re.split(r"[.,:]", figure), re.findall(r"[.,:]", figure)
    if len(figure) - len(marks) > _DIGITS:
        return None
    value = int("".join(parts))
    if not marks:
        return value, 0, True
    grouped = len(parts[0]) <= 3 and all(len(part) == 3 for part in parts[1:-1])
    same = len(set(marks[:-1])) <= 1 and ":" not in marks
    if grouped and same and len(parts[-1]) == 3 and marks[-1] == marks[0]:
        return value, 0, False  # 1,200 and 1.200.000
    if len(marks) == 1 or (grouped and same and marks[-1] != marks[0]):
        return value, -len(parts[-1]), False  # 2.5 and 14:20 and 1,200.50
    return None


def _figure(mantissa: int, power: int, plain: bool) -> int:
    """The number of a figure, with its kind."""
    if plain and 1900 <= mantissa <= 2099:
        kind = Kind.YEAR
    elif power < 0:
        kind = Kind.MID if mantissa < 100 else Kind.BIG
    elif mantissa and (power >= 2 or mantissa * 10**power >= 100):
        kind = Kind.BIG
    else:
        kind = Kind.MID if mantissa * 10**power > 12 else Kind.SMALL
    while mantissa and mantissa % 10 == 0:
        mantissa, power = mantissa // 10, power + 1
    return with_kind(mix((mantissa * 64 + (power & 63)) & MASK), kind)
