"""Write and read the parts of a segment file: the head, the table of reports, buckets of keys, lists that stand apart.

All numbers are little-endian. A file is, in this order:

- the head, 128 bytes: what ``pack_head`` packs, then its check
- the directory: for each bucket a line of 64 bytes: check, where the bucket begins in the data (8 bytes), and 384 bits,
  of which each key of the bucket sets three; a key one of whose bits is not set is not there, and the bucket, which is
  most likely on a page that nobody has read, is left alone
- the table of reports, in blocks of 32: check, then for each report its family (8 bytes) and how many shingles it has
  (4 bytes; all ones for a number that no report has)
- the data: buckets in order, each before it the lists that are too long to stand in it
- 8 bytes that end the file

A key is a shingle times an odd number (see ``keys``); a posting is the number of a report less that of the segment's
first.

- A bucket: check, number of keys (4 bytes), of postings (4), of lists that stand apart (3), width of a key (1); the
  keys, each less the one before it, the first less ``Plan.base``; the postings of all keys in a row, the last of each
  key marked by the highest bit; where each list that stands apart begins (8 each). A posting with the second highest
  bit is no report but the place of such a list among these. The postings of a key are in order, but of more than eight
  those of few shingles come first, by that number.
- A list that stands apart: check, number of reports (4 bytes), of those among them that have few shingles (4), of
  leaders (4), the leaders (4 each): the first report of each of its first families; then in blocks of 128, each with
  its check, the reports of few shingles by that number, then the others in order.

Every part is checked when it is read, so a changed byte is found before it can change an answer. A check is the part,
read as one number with its place as the highest digit, modulo 2**64 - 1: the sum of its words, which takes C 15 ns and
which any one changed byte changes.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import TypeAlias

from dateline.postings.values import TABLE_BLOCK, Plan, Progress

__all__ = [
    "ABSENT",
    "APART",
    "BUCKET_HEAD",
    "END",
    "ENTRY",
    "FEW",
    "HEAD_BYTES",
    "LEADERS",
    "LINE",
    "LIST_BLOCK",
    "LIST_HEAD",
    "UNORDERED",
    "Facts",
    "check",
    "filter_bits",
    "fold_digest",
    "pack_block",
    "pack_bucket",
    "pack_head",
    "pack_line",
    "pack_list",
    "read_head",
]

Facts: TypeAlias = tuple[int, int]  # family, shingles

MAGIC = b"DtLnSeg\n"
VERSION = 1
END = b"\ngeSnLtD"
MODULUS = (1 << 64) - 1
PRIME = (1 << 61) - 1  # of digests, so that SQLite can hold them
DIGEST_STEP = 1_000_003  # any number that is neither 0 nor 1: blocks and buckets that change places change the digest
HEAD = struct.Struct("<8s7I4Q52x")  # 8 + 28 + 32 + 52 unused = 120, and the check makes 128
HEAD_BYTES = HEAD.size + 8
LINE = struct.Struct("<QQ48s")
FILTER_BITS = 384
FILTER_FACTOR = 0xD6E8FEB86659FD93  # odd; any number without a pattern will do
ENTRY = struct.Struct("<QI")
BUCKET_HEAD = struct.Struct("<QIII")
LIST_HEAD = struct.Struct("<QIII")
ABSENT = 0xFFFF_FFFF
# A list of more reports stands apart, with its leaders and in blocks, so that it can be asked without being read.
APART = 64
LIST_BLOCK = 128
# Families that a list names up front: more than shingles.LEADS, above which a new report asks no further, by as many as
# may be gone before the list must be read.
LEADERS = 32
# A list of more reports has those of few shingles in front, so that who looks for them need not read it through.
UNORDERED = 8
# Reports of fewer shingles can share half of them though they share few: twice CopyOptions.many, above which 32 are
# asked for whatever the size.
FEW = 64


def check(place: int, part: bytes | memoryview) -> int:
    """
    The check of a part of the file.

    Example:
        >>> check(0, bytes(100)) != check(1, bytes(100)) != check(1, bytes(99))
        True
    """
    return (int.from_bytes(part, "little") + (place + 1 << 8 * len(part))) % MODULUS


def fold_digest(digest: int, checked: int) -> int:
    """The digest of a file with one more block or bucket."""
    return (digest * DIGEST_STEP + checked) % PRIME


def pack_head(plan: Plan, progress: Progress) -> bytes:
    """The head of a segment that is written."""
    counts = (plan.first, plan.last, plan.buckets, plan.width, TABLE_BLOCK, LIST_BLOCK)
    sums = (progress.keys, progress.postings, progress.length, progress.digest)
    head = HEAD.pack(MAGIC, VERSION, *counts, *sums)
    return head + check(0, head).to_bytes(8, "little")


def read_head(file: bytes | memoryview) -> tuple[Plan, Progress]:
    """
    What the head of a file says.

    Raises:
        ValueError: If it is not the head of a segment of this version, or not of a file of this length.
    """
    head = bytes(file[: HEAD.size])
    if len(file) < HEAD_BYTES + len(END) or check(0, head) != int.from_bytes(file[HEAD.size : HEAD_BYTES], "little"):
        raise ValueError("its head is damaged")
    magic, version, first, last, buckets, width, table, block, keys, postings, length, digest = HEAD.unpack(head)
    plan = Plan(first, last, buckets)
    if not buckets or (magic, version, width, table, block) != (MAGIC, VERSION, plan.width, TABLE_BLOCK, LIST_BLOCK):
        raise ValueError("it is not a segment of this version")
    if len(file) != HEAD_BYTES + LINE.size * plan.buckets + plan.blocks * block_bytes() + length + len(END):
        raise ValueError("it is not whole")
    if bytes(file[-len(END) :]) != END:
        raise ValueError("its end is damaged")
    return plan, Progress(plan.blocks, plan.buckets, keys, postings, length, digest)


def block_bytes() -> int:
    """The length of a block of the table of reports."""
    return 8 + TABLE_BLOCK * ENTRY.size


def pack_block(number: int, entries: Iterable[Facts | None]) -> bytes:
    """A block of the table of reports; None is a number that no report has."""
    packed = b"".join(ENTRY.pack(*(entry or (0, ABSENT))) for entry in entries)
    packed += ENTRY.pack(0, ABSENT) * (TABLE_BLOCK - len(packed) // ENTRY.size)
    return check(number, packed).to_bytes(8, "little") + packed


def pack_line(bucket: int, place: int, keys: Iterable[int]) -> bytes:
    """The line of the directory for a bucket."""
    bits = 0
    for key in keys:
        bits |= filter_bits(key)
    body = place.to_bytes(8, "little") + bits.to_bytes(FILTER_BITS // 8, "little")
    return check(bucket, body).to_bytes(8, "little") + body


def filter_bits(key: int) -> int:
    """The bits that a key sets."""
    mixed = key * FILTER_FACTOR
    bits = 0
    for shift in (16, 32, 48):
        bits |= 1 << ((mixed >> shift & 0xFFFF) * FILTER_BITS >> 16)
    return bits


def pack_bucket(
    plan: Plan, bucket: int, place: int, lists: Sequence[tuple[int, Sequence[int]]], facts: Callable[[int], Facts]
) -> tuple[bytes, bytes]:
    """
    A bucket.

    Args:
        plan: The segment.
        bucket: Its number.
        place: Where in the data it will be written.
        lists: Its keys in order, each with the postings that have it, in order.
        facts: The family and the number of shingles of a posting.

    Returns:
        The lists that stand apart, one after the other, and the bucket that follows them.
    """
    marks = 8 * plan.width
    apart: list[bytes] = []
    places: list[int] = []
    entries: list[int] = []
    for _, postings in lists:
        if len(postings) <= APART:
            entries += chain(*ordered(postings, facts)) if len(postings) > UNORDERED else postings
        else:
            entries.append(len(places) | 1 << marks - 2)
            places.append(place + sum(map(len, apart)))
            apart.append(pack_list(places[-1], postings, facts))
        entries[-1] |= 1 << marks - 1
    steps_from = [plan.base(bucket), *(key for key, _ in lists)]
    steps = [key - before for (key, _), before in zip(lists, steps_from, strict=False)]
    width = max(1, (max(steps, default=0).bit_length() + 7) // 8)
    body = b"".join(
        (
            BUCKET_HEAD.pack(0, len(steps), len(entries), len(places) << 8 | width)[8:],
            *(step.to_bytes(width, "little") for step in steps),
            *(entry.to_bytes(plan.width, "little") for entry in entries),
            *(place.to_bytes(8, "little") for place in places),
        )
    )
    return b"".join(apart), check(bucket, body).to_bytes(8, "little") + body


def ordered(postings: Sequence[int], facts: Callable[[int], Facts]) -> tuple[list[int], list[int]]:
    """The reports of few shingles by that number, and the others in order."""
    sizes = {posting: facts(posting)[1] for posting in postings}
    few = sorted(
        (posting for posting in postings if sizes[posting] < FEW), key=lambda posting: (sizes[posting], posting)
    )
    return few, [posting for posting in postings if sizes[posting] >= FEW]


def pack_list(place: int, postings: Sequence[int], facts: Callable[[int], Facts]) -> bytes:
    """
    A list that stands apart.

    Args:
        place: Where in the data it will be written.
        postings: The reports, in order.
        facts: The family and the number of shingles of each.
    """
    leaders: dict[int, int] = {}
    for posting in postings:
        if len(leaders) < LEADERS:
            leaders.setdefault(facts(posting)[0], posting)
    few, many = ordered(postings, facts)
    named = list(leaders.values())
    body = struct.pack(f"<III{len(named)}I", len(postings), len(few), len(named), *named)
    packed = check(place, body).to_bytes(8, "little") + body
    for part in (few, many):
        for start in range(0, len(part), LIST_BLOCK):
            block = struct.pack(f"<{len(part[start : start + LIST_BLOCK])}I", *part[start : start + LIST_BLOCK])
            packed += check(place + len(packed), block).to_bytes(8, "little") + block
    return packed
