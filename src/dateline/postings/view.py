"""Read a segment file: which of its reports have a key, by one bucket; what the C kernel does, in Python."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from functools import cached_property

from dateline.postings.layout import (
    ABSENT,
    BUCKET_HEAD,
    ENTRY,
    FEW,
    HEAD_BYTES,
    LEADERS,
    LINE,
    LIST_BLOCK,
    LIST_HEAD,
    UNORDERED,
    Facts,
    block_bytes,
    check,
    filter_bits,
    fold_digest,
    read_head,
)
from dateline.postings.values import TABLE_BLOCK

__all__ = ["PlainView", "Postings"]


class PlainView:
    """
    A segment that is open.

    Args:
        name: What to call it when it is damaged.
        file: Its bytes, usually a mapped file.

    Raises:
        ValueError: If the head does not belong to the file; every other method raises it when it meets a damaged part.
    """

    def __init__(self, name: str, file: memoryview | bytes) -> None:
        self.name = name
        self.file = memoryview(file)
        try:
            self.plan, self.progress = read_head(self.file)
        except ValueError as error:
            raise ValueError(f"{name}: {error}") from error
        self.table = HEAD_BYTES + LINE.size * self.plan.buckets
        self.data = self.table + self.plan.blocks * block_bytes()
        self.gone: set[int] = set()

    @property
    def first(self) -> int:
        """The number of its first report."""
        return self.plan.first

    @property
    def last(self) -> int:
        """The number of its last report."""
        return self.plan.last

    @property
    def keys(self) -> int:
        """How many keys it has."""
        return self.progress.keys

    def bury(self, number: int) -> None:
        """Leave a report out of all answers from now on."""
        self.gone.add(number - self.first)

    def facts(self, posting: int) -> Facts | None:
        """The family and the number of shingles of a report; None when it is not there."""
        if posting in self.gone or not 0 <= posting < self.plan.span:
            return None
        block, entry = divmod(posting, TABLE_BLOCK)
        family, size = ENTRY.unpack_from(self.block(block), entry * ENTRY.size)
        return None if size == ABSENT else (family, size)

    def facts_of(self, number: int) -> Facts | None:
        """The same by the number of the report."""
        return self.facts(number - self.first)

    def block(self, block: int) -> memoryview:
        """A block of the table of reports."""
        start = self.table + block * block_bytes()
        part = self.file[start + 8 : start + block_bytes()]
        if check(block, part) != int.from_bytes(self.file[start : start + 8], "little"):
            raise self.damage(f"block {block} of its reports")
        return part

    def find(self, key: int) -> Postings | None:
        """The reports that have a key; None when none has."""
        bucket, wanted = self.plan.bucket_of(key), filter_bits(key)
        if self.line(bucket)[1] & wanted != wanted:
            return None
        return self.bucket(bucket).get(key)

    def bucket(self, bucket: int) -> dict[int, Postings]:
        """The keys of a bucket in order, each with its reports."""
        place, step = self.place(bucket), self.plan.width
        expected, count, entries, packed = BUCKET_HEAD.unpack(self.part(place, BUCKET_HEAD.size, f"bucket {bucket}"))
        apart, width = packed >> 8, packed & 0xFF
        body = self.part(place + 8, self.bucket_bytes(bucket) - 8, f"bucket {bucket}")
        if check(bucket, body) != expected:
            raise self.damage(f"bucket {bucket}")
        key = self.plan.base(bucket)
        at = BUCKET_HEAD.size - 8
        keys: list[int] = []
        for _ in range(count):
            key += int.from_bytes(body[at : at + width], "little")
            keys.append(key)
            at += width
        places = struct.unpack_from(f"<{apart}Q", body, at + entries * step)
        last, away = 1 << 8 * step - 1, 1 << 8 * step - 2
        lists: dict[int, Postings] = {}
        held: list[int] = []
        for _ in range(entries):
            entry = int.from_bytes(body[at : at + step], "little")
            at += step
            posting = entry & ~(last | away)
            if entry & away:
                lists[keys[len(lists)]] = self.list_at(places[posting])
            else:
                held.append(posting)
                if entry & last:
                    lists[keys[len(lists)]] = Postings(self, len(held), tuple(held))
                    held = []
        return lists

    def line(self, bucket: int) -> tuple[int, int]:
        """Where in the data a bucket begins, and the bits of its keys."""
        start = HEAD_BYTES + LINE.size * bucket
        expected, place, bits = LINE.unpack(self.file[start : start + LINE.size])
        if check(bucket, self.file[start + 8 : start + LINE.size]) != expected:
            raise self.damage(f"line {bucket}")
        return place, int.from_bytes(bits, "little")

    def place(self, bucket: int) -> int:
        """Where in the data a bucket begins."""
        return self.line(bucket)[0]

    def bucket_bytes(self, bucket: int) -> int:
        """How long a bucket says it is."""
        head = self.part(self.place(bucket), BUCKET_HEAD.size, f"bucket {bucket}")
        _, count, entries, packed = map(int, BUCKET_HEAD.unpack(head))
        return BUCKET_HEAD.size + count * (packed & 0xFF) + entries * self.plan.width + 8 * (packed >> 8)

    def list_at(self, place: int) -> Postings:
        """A list that stands apart."""
        found = f"the list at {place}"
        expected, count, few, leaders = LIST_HEAD.unpack(self.part(place, LIST_HEAD.size, found))
        body = self.part(place + 8, LIST_HEAD.size - 8 + 4 * leaders, found)
        if check(place, body) != expected:
            raise self.damage(found)
        named = struct.unpack_from(f"<{leaders}I", body, LIST_HEAD.size - 8)
        return Postings(self, count, named, few, place + LIST_HEAD.size + 4 * leaders)

    def part(self, place: int, length: int, found: str) -> memoryview:
        """So many bytes of the data."""
        if not 0 <= place <= place + length <= self.progress.length:
            raise self.damage(found)
        return self.file[self.data + place : self.data + place + length]

    def damage(self, found: str) -> ValueError:
        """What to raise when a part is not what was written."""
        return ValueError(f"{self.name}: {found} is damaged")

    def groups(self, low: int) -> Iterator[tuple[int, list[int]]]:
        """The keys from ``low`` on, in order, each with the numbers of the reports that have it and are there."""
        for bucket in range(self.plan.bucket_of(low), self.plan.buckets):
            for key, postings in self.bucket(bucket).items():
                if key >= low:
                    numbers = sorted(self.first + posting for posting, _ in postings.alive())
                    if numbers:
                        yield key, numbers

    def verify(self) -> tuple[int, int]:
        """
        Read every part.

        Returns:
            How many keys and postings there are, those of reports that are gone among them.
        """
        digest = keys = count = end = 0
        for block in range(self.plan.blocks):
            digest = fold_digest(digest, check(block, self.block(block)))
        for bucket in range(self.plan.buckets):
            lists = self.bucket(bucket)
            start, (place, bits) = end, self.line(bucket)
            end = place + self.bucket_bytes(bucket)
            if any(filter_bits(key) & ~bits for key in lists):
                raise self.damage(f"line {bucket}")
            digest = fold_digest(digest, check(bucket, self.part(start, end - start, f"bucket {bucket}")))
            keys += len(lists)
            count += sum(len(list(postings)) for postings in lists.values())
        written = (self.progress.digest, self.progress.keys, self.progress.postings, self.progress.length)
        if (digest, keys, count, end) != written:
            raise self.damage("the whole")
        return keys, count


class Postings:
    """
    The reports of a segment that have a key.

    Args:
        view: The segment.
        count: How many they are, those that are gone among them.
        named: All of them; of a list that stands apart its leaders.
        few: How many of a list that stands apart have few shingles.
        place: Where the blocks of a list that stands apart begin, or None.
    """

    def __init__(
        self, view: PlainView, count: int, named: tuple[int, ...], few: int = 0, place: int | None = None
    ) -> None:
        self.view, self.count, self.named, self.few, self.place = view, count, named, few, place

    def __iter__(self) -> Iterator[int]:
        """Every posting, those of few shingles first where the list stands apart."""
        if self.place is None:
            yield from self.named
            return
        for block in range(self.few_blocks + self.many_blocks):
            yield from self.block(block)

    def alive(self, most: int | None = None) -> Iterator[tuple[int, Facts]]:
        """The reports that are there, each with its family and size; only those of at most so many shingles."""
        ordered = most is not None and most < FEW and (self.place is not None or self.count > UNORDERED)
        for n, posting in enumerate(self):
            if ordered and self.place is not None and n == self.few:
                return
            facts = self.view.facts(posting)
            if facts and (most is None or facts[1] <= most):
                yield posting, facts
            elif facts and ordered:
                return

    def families(self) -> tuple[set[int], bool]:
        """Families that are there, and whether they are all: the leaders of a list that stands apart may not be."""
        found = [self.view.facts(posting) for posting in self.named]
        there = {facts[0] for facts in found if facts}
        return there, self.place is None or (len(self.named) < LEADERS and None not in found)

    def holds(self, posting: int, size: int) -> bool:
        """Whether a report of so many shingles is among them; it is looked for and not read through."""
        if self.place is None:
            return posting in self.named
        low, high = (0, self.few_blocks) if size < FEW else (self.few_blocks, self.few_blocks + self.many_blocks)
        wanted = self.order(posting, size)
        while high - low > 1:
            middle = (low + high) // 2
            first = self.block(middle)[0]
            if self.order(first, self.size(first, size)) <= wanted:
                low = middle
            else:
                high = middle
        return low < high and posting in self.block(low)

    @staticmethod
    def order(posting: int, size: int) -> tuple[int, int]:
        """What a list that stands apart is ordered by."""
        return (size if size < FEW else FEW, posting)

    def size(self, posting: int, size: int) -> int:
        """The number of shingles of a posting, where the order of its part depends on it."""
        if size >= FEW:
            return size
        block, entry = divmod(posting, TABLE_BLOCK)
        return int(ENTRY.unpack_from(self.view.block(block), entry * ENTRY.size)[1])

    @cached_property
    def few_blocks(self) -> int:
        """Blocks of reports of few shingles."""
        return -(-self.few // LIST_BLOCK)

    @cached_property
    def many_blocks(self) -> int:
        """Blocks of the others."""
        return -(-(self.count - self.few) // LIST_BLOCK)

    def block(self, block: int) -> tuple[int, ...]:
        """The postings of a block of a list that stands apart."""
        assert self.place is not None
        whole = 8 + 4 * LIST_BLOCK
        inside = block if block < self.few_blocks else block - self.few_blocks
        rest = self.few if block < self.few_blocks else self.count - self.few
        start = self.place + inside * whole
        if block >= self.few_blocks:
            start += 8 * self.few_blocks + 4 * self.few
        count = min(LIST_BLOCK, rest - inside * LIST_BLOCK)
        found = f"the list block at {start}"
        part = self.view.part(start + 8, 4 * count, found)
        if check(start, part) != int.from_bytes(self.view.part(start, 8, found), "little"):
            raise self.view.damage(found)
        return struct.unpack(f"<{count}I", part)
