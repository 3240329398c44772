"""How cost grows with the input: steps of the interpreter, the same on every run, and processor time."""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable
from types import FrameType
from typing import Any

__all__ = ["grows_as_the_input", "seconds", "steps"]

NOISE = 0.02  # seconds below which a reading says nothing


def steps(do: Callable[[], object]) -> int:
    """
    How many lines of Python a call runs, turns of a comprehension included; what runs in C counts as one line.

    A number without noise: the same call takes the same steps on an idle and on a busy machine.
    """
    found = 0

    def in_frame(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal found
        found += event == "line"
        return in_frame

    before = sys.gettrace()
    sys.settrace(lambda frame, event, argument: in_frame)
    try:
        do()
    finally:
        sys.settrace(before)
    return found


def seconds(do: Callable[[], object]) -> float:
    """Processor time of a call, with no garbage collected during it: its cost is that of what other tests left."""
    was = gc.isenabled()
    gc.disable()
    try:
        start = time.process_time()
        do()
        return time.process_time() - start
    finally:
        if was:
            gc.enable()


def grows_as_the_input(small: Callable[[], object], large: Callable[[], object], times: int, rounds: int = 5) -> bool:
    """
    Whether what is some times as large costs less than twice so many times as much, by the best of several readings.

    Both are read in turn until they do, ``rounds`` times at most; of quadratic cost no reading does for ``times`` of
    four and more.
    """
    costs = [float("inf"), float("inf")]
    for _ in range(rounds):
        costs = [min(costs[0], seconds(small)), min(costs[1], seconds(large))]
        if costs[1] <= 2 * times * costs[0] + NOISE:
            return True
    return False
