"""Keep the texts of many reports in a temporary file, and give each back when it is asked for."""

from __future__ import annotations

import os
import sys
from array import array
from tempfile import TemporaryFile
from typing import BinaryIO, cast
from weakref import finalize

from dateline.copies.values import CopyInput
from dateline.model import Published, ReportId, Role, Span, Zone

__all__ = ["KEPT", "Shelf", "Shelved"]

KEPT = 1 << 26  # bytes of text that stay in memory; a set of some 20,000 reports needs no file
_AT_ONCE = 1 << 20  # bytes written at a time
_HELD = 256  # texts: a report is asked for with its relatives, one after the other
_ROLES = tuple(Role)
_NUMBERS = {role: number for number, role in enumerate(_ROLES)}


class Shelf:
    """
    Where the texts of a set of reports are: the first of them in memory, the others in a file without a name.

    The file goes with the shelf. Where it cannot be written, for want of room, the texts stay in memory as well.

    Args:
        kept: Bytes of text that stay in memory.

    Example:
        >>> shelf = Shelf(kept=0)
        >>> held = [shelf.put(CopyInput(ReportId(str(n)), text)) for n, text in enumerate(["Oslo", "Caf\\u00e9"])]
        >>> [report.text for report in held]
        ['Oslo', 'Café']
    """

    def __init__(self, kept: int = KEPT) -> None:
        self._left = kept
        self._file: BinaryIO | None = None
        self._waiting = bytearray()  # what is to be written next
        self._next = _AT_ONCE  # how much has to wait before it is written
        self._written = 0
        self._read: dict[int, str] = {}  # the texts asked for last

    def put(self, report: CopyInput, text: bytes | None = None) -> CopyInput:
        """
        The report, or one that says the same and has its text in the file.

        Args:
            report: The report.
            text: The UTF-8 of its text where that is at hand.
        """
        if self._left > 0:
            self._left -= len(report.text)
            return report
        text = report.text.encode("utf-8", "surrogatepass") if text is None else text
        place = self._written + len(self._waiting)
        self._waiting += text
        if len(self._waiting) >= self._next:
            self._write()
        return cast("CopyInput", Shelved(report, self, place, len(text)))

    def text(self, place: int, size: int) -> str:
        """The text of so many bytes at a place."""
        text = self._read.get(place) if size else ""
        if text is None:
            if len(self._read) >= _HELD:
                self._read.clear()
            text = self._read[place] = self._text(place, size)
        return text

    def _text(self, place: int, size: int) -> str:
        """The text, read anew."""
        if place >= self._written:
            start = place - self._written
            return self._waiting[start : start + size].decode("utf-8", "surrogatepass")
        assert self._file is not None
        if sys.platform != "win32":
            return os.pread(self._file.fileno(), size, place).decode("utf-8", "surrogatepass")
        self._file.seek(place)
        return self._file.read(size).decode("utf-8", "surrogatepass")

    def _write(self) -> None:
        """Write what waits; where there is no room for it, it stays in memory until it has doubled."""
        try:
            if self._file is None:
                self._file = cast("BinaryIO", TemporaryFile(buffering=0))  # noqa: SIM115 - it goes with the shelf
                finalize(self, self._file.close)
            self._file.seek(self._written)
            done = self._file.write(self._waiting)
        except OSError:  # told by nothing but the memory that it takes: no result depends on it
            self._next = 2 * len(self._waiting)
            return
        self._written += done
        del self._waiting[:done]
        self._next = len(self._waiting) + _AT_ONCE


class Shelved:
    """
    A report whose text is in a file: it says all that a :class:`~dateline.copies.values.CopyInput` says.

    Args:
        report: The report.
        shelf: Where its text is.
        place, size: Where in the file it begins, and how many bytes it has.
    """

    __slots__ = ("_place", "_shelf", "_size", "_zones", "agency", "id", "outlet", "published", "quoted")

    id: ReportId
    published: Published
    outlet: str | None
    agency: str | None
    quoted: tuple[Span, ...] | None

    def __init__(self, report: CopyInput, shelf: Shelf, place: int, size: int) -> None:
        self._shelf, self._place, self._size = shelf, place, size
        self.id, self.published = report.id, report.published
        packed = array("I", (n for zone in report.zones for n in (_NUMBERS[zone.role], zone.span.start, zone.span.end)))
        self._zones = packed.tobytes()
        self.outlet, self.agency, self.quoted = report.outlet, report.agency, report.quoted

    @property
    def text(self) -> str:
        """The text, from the shelf."""
        return self._shelf.text(self._place, self._size)

    @property
    def zones(self) -> tuple[Zone, ...]:
        """Its zones, which take a fifth of the memory as numbers."""
        packed = array("I", self._zones)
        parts = zip(packed[::3], packed[1::3], packed[2::3], strict=True)
        return tuple(Zone(_ROLES[role], Span(start, end)) for role, start, end in parts)
