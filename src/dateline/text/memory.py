"""Leave Python's search for circles of values be while many values are made that hold none."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["collect_seldom", "without_collecting"]

NEW = 20_000  # values of which so many more were made than let go, before circles among them are looked for
ROUNDS = (20, 50)  # of which every 20th looks further, and of those every 50th through all that is held


@contextmanager
def without_collecting() -> Iterator[None]:
    """
    Keep the search for circles from walking through all that is held, again and again.

    What it costs grows faster than the number of values, and values of the model hold no circles: they are freed when
    they are let go, as ever. A search that was off before stays off.

    Example:
        >>> with without_collecting():
        ...     gc.isenabled()
        False
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def collect_seldom() -> None:
    """
    Look for circles among what a process makes from now on, and seldom among all of it.

    For a process that answers: what it has loaded stays, and a search through all that is held stops every thread.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(NEW, *ROUNDS)
