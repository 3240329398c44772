"""Lengths of time as TIMEX3 writes them."""

from __future__ import annotations

__all__ = ["length_of"]


def length_of(count: float | None, unit: str) -> str:
    """
    The TIMEX3 value of a length.

    Example:
        >>> [length_of(*pair) for pair in ((3, "D"), (None, "Y"), (2.5, "Y"), (1.5, "TH"), (2, "E"), (1, "F"))]
        ['P3D', 'PXY', 'P2Y6M', 'PT1H30M', 'P20Y', 'P2W']
    """
    if unit == "WE":
        return f"P{'X' if count is None else f'{count:g}'}WE"
    times, letter = {"Q": (3, "M"), "E": (10, "Y"), "C": (100, "Y"), "F": (2, "W")}.get(unit, (1, unit[-1]))
    lead = "PT" if unit[0] == "T" else "P"
    if count is None:
        return f"{lead}X{unit if unit in ('E', 'C') else letter}"
    count = count * times
    halves = {"Y": "6M", "TH": "30M", "TM": "30S"}
    if count % 1 == 0.5 and unit in halves:
        return f"{lead}{int(count)}{letter}{halves[unit]}" if count > 1 else f"{lead}{halves[unit]}"
    return f"{lead}{count:g}{letter}"
