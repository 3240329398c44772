"""Count what a piece of work does, so that its growth is tested without a clock."""

from __future__ import annotations

import sys
from collections.abc import Callable

__all__ = ["operations"]


def operations(work: Callable[[], object]) -> int:
    """
    How many functions, steps of generators and built-in functions a piece of work calls: the same on every machine.

    Example:
        >>> operations(lambda: [abs(number) for number in range(20)]) - operations(lambda: [abs(1) for _ in range(10)])
        10
    """
    count = 0

    def note(_frame: object, event: str, _given: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count
