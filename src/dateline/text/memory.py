"""Leave Python's search for circles of values be while many values are made that hold none."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["without_collecting"]


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
