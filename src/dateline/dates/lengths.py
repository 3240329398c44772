"""Lengths of time as TIMEX3 writes them."""

from __future__ import annotations

__all__ = ["length_of"]

SMALLER = {"Y": (12, "M"), "TH": (60, "M"), "TM": (60, "S")}  # how many of which make one


def length_of(count: float | None, unit: str) -> str:
    """
    The TIMEX3 value of a length.

    Example:
        >>> [length_of(*pair) for pair in ((3, "D"), (None, "Y"), (2.5, "Y"), (1.5, "TH"), (2, "E"), (0.25, "C"))]
        ['P3D', 'PXY', 'P2Y6M', 'PT1H30M', 'P20Y', 'P25Y']
    """
    if unit == "WE":
        return f"P{'X' if count is None else f'{count:g}'}WE"
    times, letter = {"Q": (3, "M"), "E": (10, "Y"), "C": (100, "Y"), "F": (2, "W")}.get(unit, (1, unit[-1]))
    lead = "PT" if unit[0] == "T" else "P"
    if count is None:
        return f"{lead}X{unit if unit in ('E', 'C') else letter}"
    count = count * times
    parts, smaller = SMALLER.get(unit, (1, letter))
    rest = count % 1 * parts
    if rest and rest == int(rest):
        return f"{lead}{f'{int(count)}{letter}' if count > 1 else ''}{int(rest)}{smaller}"
    return f"{lead}{count:g}{letter}"
