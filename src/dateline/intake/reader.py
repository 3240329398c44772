"""What a reader of one format is: how it knows its files, and how it turns one into reports."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Protocol, runtime_checkable

from dateline.intake.options import IntakeOptions
from dateline.intake.streams import take_all
from dateline.model import Given, Incoming, Problem

__all__ = ["FileReader", "Found", "Inner", "Opened", "Reader"]

NOTHING = Given()


@dataclass(slots=True)
class Opened:
    """
    One file, part of an archive or stream, open to be read once.

    Args:
        where: Its place as it is shown to people; readers put the place within it behind (``where@offset``).
        name: Its file name, without ``.gz`` or ``.zst``.
        pieces: Its bytes, unpacked.
        charset: The encoding that what carried it declares (an HTTP header, the head of a mail part); empty for none.
    """

    where: str
    name: str
    pieces: Iterator[bytes]
    charset: str = ""

    def content(self, ceiling: int) -> bytes:
        """
        All its bytes.

        Raises:
            UnreadableError: If they are more than the ceiling.
        """
        return take_all(self.pieces, ceiling)


@dataclass(frozen=True, slots=True)
class Inner:
    """
    A file within a file (a member of an archive, an attachment, a page of a web archive), to be read by its own reader.

    Args:
        where: Its place as it is shown to people.
        name: Its file name; its ending helps to tell the format.
        content: Its bytes.
        given: What is known of it beside its bytes.
        charset: The encoding that was declared beside it.
        reader: The name of its reader when that is known; empty to tell it by name and content.
    """

    where: str
    name: str
    content: bytes
    given: Given = NOTHING
    charset: str = ""
    reader: str = ""


Found = Incoming | Inner | Problem


@runtime_checkable
class Reader(Protocol):
    """
    Reads the files of one format.

    A reader of your own is any object like this, offered as an entry point in the group ``dateline.readers``; it is
    asked before those that ship.

    Args:
        name: A word for the format.
        endings: Endings of file names, in small letters with their dot.
        magic: Bytes that such files begin with; empty when they have none.
        single: True when a file is one report: an id given by flags then counts.
        apart: True to read in a process of its own with ceilings on memory and time, as complex formats are.
    """

    @property
    def name(self) -> str: ...
    @property
    def endings(self) -> tuple[str, ...]: ...
    @property
    def magic(self) -> tuple[bytes, ...]: ...
    @property
    def single(self) -> bool: ...
    @property
    def apart(self) -> bool: ...

    def recognises(self, head: bytes) -> bool:
        """Whether the first bytes (8 kB of them) are of this format, when no ending says it."""
        ...

    def read(self, opened: Opened, options: IntakeOptions) -> Iterator[Found]:
        """
        The reports of a file, in their order.

        Raises:
            UnreadableError: When nothing more can be read; what was given before stays.
        """
        ...


def nothing(_: bytes) -> bool:
    """Recognise nothing by content."""
    return False


@dataclass(frozen=True, slots=True)
class FileReader:
    """A reader put together from a function; see :class:`Reader` for the fields."""

    name: str
    reads: Callable[[Opened, IntakeOptions], Iterator[Found]]
    endings: tuple[str, ...] = ()
    magic: tuple[bytes, ...] = ()
    known_by: Callable[[bytes], bool] = field(default=nothing)
    single: bool = False
    apart: bool = False

    def recognises(self, head: bytes) -> bool:
        """Whether the first bytes are of this format."""
        return self.known_by(head)

    def read(self, opened: Opened, options: IntakeOptions) -> Iterator[Found]:
        """The reports of a file."""
        return self.reads(opened, options)
