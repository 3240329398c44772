"""Do one piece of work for each of many items, in this process or in several, and give the results in order."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

__all__ = ["in_order"]

Item = TypeVar("Item")
Result = TypeVar("Result")
CHUNK = 16  # lines handed to a process at once: some 100 ms of work


def in_order(work: Callable[[Item], Result], items: Iterable[Item], jobs: int) -> Iterator[Result]:
    """The results of the items in their order, made in this process or in several; few items are held at once."""
    if jobs == 1:
        yield from map(work, items)
        return
    source = iter(items)
    with ProcessPoolExecutor(jobs) as pool:
        while chunk := list(itertools.islice(source, CHUNK * jobs * 4)):
            yield from pool.map(work, chunk, chunksize=CHUNK)
