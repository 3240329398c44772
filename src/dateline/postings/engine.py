"""Choose what does the work: the C kernel where it was built, else the Python that the kernel is checked against."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import astuple, dataclass
from typing import Any, Final

from dateline.postings.keys import write_keys
from dateline.postings.merging import Piece, write_piece
from dateline.postings.search import count_families, count_held, find_candidates, find_holders
from dateline.postings.tail import PlainTail
from dateline.postings.values import Plan, Progress
from dateline.postings.view import PlainView

try:
    from dateline.text import _segments
except ImportError:  # built without a compiler, or for a machine that the kernel is not for
    _segments = None  # type: ignore[assignment]

__all__ = ["ENGINE", "PLAIN", "Engine", "keys_of"]


@dataclass(frozen=True, slots=True)
class Engine:
    """
    The functions of the index; both engines take the same arguments and give the same answers and the same bytes.

    Args:
        name: ``c`` or ``python``.
        View, Tail: A segment that is open: ``View(name, file)``; the reports that came last: ``Tail()``.
        find_candidates, count_families, find_holders, count_held: As in ``search``.
        write_piece: As in ``merging``.
    """

    name: str
    View: Callable[[str, Any], Any]
    Tail: Callable[[], Any]
    find_candidates: Callable[[Sequence[Any], bytes, int, int], list[int]]
    count_families: Callable[[Sequence[Any], bytes, int], list[int]]
    find_holders: Callable[[Sequence[Any], bytes], list[int]]
    count_held: Callable[[Sequence[Any], bytes, int], int]
    write_piece: Callable[[Sequence[Any], Plan, Progress, int], Piece]


def write_piece_in_c(sources: Sequence[Any], plan: Plan, progress: Progress, budget: int) -> Piece:
    """What ``write_piece`` does."""
    shape = (plan.first, plan.last, plan.buckets, plan.width)
    reached, table, directory, data = _segments.write_piece(sources, shape, astuple(progress), budget)
    return Progress(*reached), table, directory, data


PLAIN: Final = Engine(
    name="python",
    View=PlainView,
    Tail=PlainTail,
    find_candidates=find_candidates,
    count_families=count_families,
    find_holders=find_holders,
    count_held=count_held,
    write_piece=write_piece,
)
ENGINE: Final = (
    Engine(
        name="c",
        View=_segments.View,
        Tail=_segments.Tail,
        find_candidates=_segments.find_candidates,
        count_families=_segments.count_families,
        find_holders=_segments.find_holders,
        count_held=_segments.count_held,
        write_piece=write_piece_in_c,
    )
    if _segments
    else PLAIN
)
#: The keys of a text from its shingles.
keys_of: Final[Callable[[Iterable[int]], bytes]] = _segments.keys_of if _segments else write_keys
