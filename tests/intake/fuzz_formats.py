"""Change the bytes of a file of every format at random and read it: no exception, no wait, no lost process."""

from __future__ import annotations

import random
import zlib
from collections.abc import Iterator

from tests.intake.files import FILES, MENTION, docx_of, odt_of, zipped
from tests.intake.fuzz_intake import check_item

from dateline.intake import Inner, IntakeOptions, Opened, UnreadableError
from dateline.intake.apart import Apart
from dateline.intake.formats import bare_name
from dateline.intake.frames import decode_found, encode_found
from dateline.intake.reader import Found
from dateline.intake.registry import find_reader
from dateline.intake.unpacking import unpack
from dateline.model import Problem

OPTIONS = IntakeOptions(
    max_report_bytes=300_000, max_file_bytes=600_000, max_archive_files=200, max_pages=20, max_seconds=10
)
SEEDS = {
    **FILES,
    "c.csv": MENTION.encode(),
    "c.docx": docx_of("<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Rain</w:t><w:br/></w:r></w:p></w:tc></w:tr></w:tbl>"),
    "c.odt": odt_of("<text:list><text:list-item><text:p>Rain<text:s/></text:p></text:list-item></text:list>"),
    "c.zip": zipped({"a.docx": FILES["a.docx"], "b.eml": FILES["a.eml"]}),
}
PARTS = [
    b"\x00",
    b"\xff" * 4,
    b"\xff\xff\xff\x7f",
    b"<",
    b">",
    b"</",
    b"&x;",
    b"&#0;",
    b"\r\n",
    b"\r\n\r\n",
    b"{",
    b"}",
]
PARTS += [b"\\'e9", b"\\u-1", b"--b1", b"=?utf-8?b?", b"9" * 40, b"-1", b" obj", b"endobj", b"stream", b"<<", b">>"]
PARTS += [b"PK\x03\x04", b"PK\x05\x06", b"WARC/1.0\r\n", b"Content-Length: 0\r\n", b"<!ENTITY x 'y'>", b"]]>", b"\\"]
PARTS += [b"\xed\xa0\x80", b"/Kids", b"}"]
PACKED = ((b"\x1f\x8b\x08", 10), (b"stream\nx", 9))  # what begins a packed part, and how far behind it the part is
BAD = ("reader-died", "too-slow")


def run(count: int, seed: int) -> None:
    """
    Read ``count`` changed files.

    Args:
        count: Number of files.
        seed: Of the chance; the same seed gives the same files.

    Raises:
        AssertionError: With the seed, the number and the bytes of the file that was read wrongly.
    """
    chance = random.Random(seed)
    names = sorted(SEEDS)
    with Apart(OPTIONS) as apart:
        for number in range(count):
            name = chance.choice(names)
            content = changed(SEEDS[name], chance)
            try:
                check(name, content, apart)
            except Exception as error:
                raise AssertionError(f"seed {seed}, file {number}, {name}: {content!r}") from error


def changed(content: bytes, chance: random.Random) -> bytes:
    """The bytes after one to six changes; half of the packed ones are changed within what is packed."""
    held = bytearray(content)
    if chance.random() < 0.5 and (inner := inflated(held)) is not None:
        at, end, words = inner
        held[at:end] = zlib.compress(bytes(mutated(bytearray(words), chance)))[2:-4]
        return bytes(held)
    return bytes(mutated(held, chance))


def inflated(held: bytearray) -> tuple[int, int, bytes] | None:
    """The first packed part of a ZIP, gzip or PDF, with its place."""
    starts = [held.find(mark) + skip for mark, skip in PACKED if held.find(mark) >= 0]
    for at in starts:
        unpacker = zlib.decompressobj(wbits=-15)
        try:
            words = unpacker.decompress(bytes(held[at:]), 500_000)
        except zlib.error:
            continue
        if unpacker.eof:
            return at, len(held) - len(unpacker.unused_data), words
    return None


def mutated(held: bytearray, chance: random.Random) -> bytearray:
    """Bytes with pieces changed, cut, doubled and put in."""
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(held) + 1)
        match chance.randrange(6):
            case 0 if held:
                held[at % len(held)] ^= 1 << chance.randrange(8)
            case 1:
                held[at : at + 1] = bytes((chance.randrange(256),))
            case 2 if chance.random() < 0.2:
                del held[at:]
            case 3:
                del held[at : at + chance.randint(1, 60)]
            case 4:
                held[at:at] = chance.choice(PARTS) * chance.choice((1, 1, 1, 50))
            case _:
                piece = held[at : at + chance.randint(1, 80)]
                held[at:at] = piece
    return held


def check(name: str, content: bytes, apart: Apart, depth: int = 0) -> None:
    """Read one file with its reader, and the files within it with theirs."""
    if not content or depth > OPTIONS.max_depth:
        return
    for item in found_in(name, content, apart):
        assert not (isinstance(item, Problem) and item.code in BAD), item
        assert decode_found(encode_found(item)) == item
        if isinstance(item, Inner):
            check(item.name, item.content, apart, depth + 1)
        else:
            check_item(item)


def found_in(name: str, content: bytes, apart: Apart) -> Iterator[Found]:
    """What a file holds; what ends it is the last problem."""
    bare = bare_name(name)
    try:
        if not bare.endswith(".warc"):
            content = b"".join(unpack(iter((content,)), OPTIONS, named=name))
        reader = find_reader(bare, content[:8_192])
        opened = Opened("x", bare, iter((content,)))
        yield from apart.read(reader.name, opened) if reader.apart else reader.read(opened, OPTIONS)
    except UnreadableError as stop:
        yield stop.at("x")
