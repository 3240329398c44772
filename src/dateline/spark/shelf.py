"""Hold reports on disk and give each when it is asked for: what the driver needs of texts does not fill its memory."""

from __future__ import annotations

import pickle
import tempfile
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from types import TracebackType
from typing import Self

from dateline.copies.values import CopyInput
from dateline.model import ReportId

__all__ = ["Shelf"]

_HELD = 1 << 13  # reports held in memory; some 5 KB each


class Shelf(Mapping[ReportId, CopyInput]):
    """
    Reports by id, in a temporary file; those asked for last are held.

    Example:
        >>> with Shelf() as shelf:
        ...     shelf.add(ReportId("1"), pickle.dumps(CopyInput(ReportId("1"), "Rain fell.")))
        ...     shelf[ReportId("1")].text, list(shelf)
        ('Rain fell.', ['1'])
    """

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115  # closed with the shelf
        self._places: dict[ReportId, tuple[int, int]] = {}
        self._held: OrderedDict[ReportId, CopyInput] = OrderedDict()
        self._end = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def add(self, report: ReportId, packed: bytes) -> None:
        """Put down a report, pickled."""
        self._file.seek(self._end)
        self._file.write(packed)
        self._places[report] = (self._end, len(packed))
        self._end += len(packed)

    def __getitem__(self, report: ReportId) -> CopyInput:
        held = self._held.get(report)
        if held is None:
            start, size = self._places[report]
            self._file.seek(start)
            held = self._held[report] = pickle.loads(self._file.read(size))
            if len(self._held) > _HELD:
                self._held.popitem(last=False)
        else:
            self._held.move_to_end(report)
        return held

    def __iter__(self) -> Iterator[ReportId]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)
