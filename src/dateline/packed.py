"""Keep the reports of a large record small while something is settled over all of them."""

from __future__ import annotations

import dataclasses
import io
import pickle
import zlib
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Any

from dateline.model import ReadReport, ReportId

__all__ = ["Packed", "packed", "seen_as", "text_in"]

FEW = 20_000  # reports that are kept as they are
AT_HAND = 1_000  # reports that are unpacked at one time: those of a story are asked for together
FASTEST = 1  # of zlib: a sixth of the size, for a fifth of a millisecond


class Pickler(pickle.Pickler):
    """
    Writes a dataclass as a call with its fields.

    Its own way asks for its fields again with every value that is read: four times as long.
    """

    def reducer_override(self, value: Any) -> Any:
        """How a value is made again."""
        if not dataclasses.is_dataclass(value) or isinstance(value, type):
            return NotImplemented
        kind = value.__class__
        return kind, tuple(getattr(value, name) for name in names_of(kind))


@cache
def names_of(kind: Any) -> tuple[str, ...]:
    """The fields of a dataclass, in order."""
    return tuple(field.name for field in dataclasses.fields(kind))


def with_text(read: ReadReport, text: str) -> ReadReport:
    """A report with another text."""
    return dataclasses.replace(read, report=dataclasses.replace(read.report, text=text))


def text_in(reads: Mapping[ReportId, ReadReport], own: ReportId) -> str:
    """The text of one of some reports; of packed ones nothing else is unpacked for it."""
    return reads.text(own) if isinstance(reads, Packed) else reads[own].report.text


def dumped(read: ReadReport) -> bytes:
    """A report as bytes."""
    found = io.BytesIO()
    Pickler(found, pickle.HIGHEST_PROTOCOL).dump(read)
    return found.getvalue()


class Packed(Mapping[ReportId, ReadReport]):
    """
    Reports by id, of which those asked for last are at hand and the others are packed.

    A report with all its lines takes some 40 kB as values and 4 kB packed.

    Example:
        >>> from dateline.example import REPORTS
        >>> import dateline, tempfile
        >>> with tempfile.TemporaryDirectory() as folder, dateline.Record(f"{folder}/a.db") as record:
        ...     summary = record.add(REPORTS)
        ...     reads = list(record.reads())
        >>> held = Packed(reads)
        >>> held == {read.report.id: read for read in reads}
        True
    """

    def __init__(self, reads: Iterable[ReadReport]) -> None:
        self.content: dict[ReportId, bytes] = {}
        self.texts: dict[ReportId, bytes] = {}
        for read in reads:
            report = read.report
            self.texts[report.id] = zlib.compress(report.text.encode("utf-8", "surrogatepass"), FASTEST)
            self.content[report.id] = zlib.compress(dumped(with_text(read, "")), FASTEST)
        self.known: OrderedDict[ReportId, ReadReport] = OrderedDict()

    def __getitem__(self, own: ReportId) -> ReadReport:
        found = self.known.get(own)
        if found is not None:
            self.known.move_to_end(own)
            return found
        bare: ReadReport = pickle.loads(zlib.decompress(self.content[own]))  # packed by this process
        read = with_text(bare, self.text(own))
        self.known[own] = read
        if len(self.known) > AT_HAND:
            self.known.popitem(last=False)
        return read

    def text(self, own: ReportId) -> str:
        """The text of a report, of which nothing else is unpacked."""
        return zlib.decompress(self.texts[own]).decode("utf-8", "surrogatepass")

    def __iter__(self) -> Iterator[ReportId]:
        return iter(self.content)

    def __len__(self) -> int:
        return len(self.content)

    def __contains__(self, own: object) -> bool:
        return own in self.content


class Seen(Mapping[ReportId, ReadReport]):
    """
    Packed reports as somebody sees them: changed when they are asked for.

    Args:
        reads: The reports.
        change: What is made of each.
    """

    def __init__(self, reads: Packed, change: Callable[[ReadReport], ReadReport]) -> None:
        self.reads = reads
        self.seen = lru_cache(AT_HAND)(lambda own: change(reads[own]))

    def __getitem__(self, own: ReportId) -> ReadReport:
        return self.seen(own)

    def __iter__(self) -> Iterator[ReportId]:
        return iter(self.reads)

    def __len__(self) -> int:
        return len(self.reads)


def seen_as(
    reads: Mapping[ReportId, ReadReport], change: Callable[[ReadReport], ReadReport]
) -> Mapping[ReportId, ReadReport]:
    """Reports with a change made to each: at once, or of packed ones when they are asked for."""
    if isinstance(reads, Packed):
        return Seen(reads, change)
    return {own: change(read) for own, read in reads.items()}


def packed(reads: Iterable[ReadReport], number: int) -> Mapping[ReportId, ReadReport]:
    """
    Reports by id, packed where there are many.

    Args:
        reads: Each id once; they keep their order.
        number: How many there are.
    """
    return Packed(reads) if number > FEW else {read.report.id: read for read in reads}
