"""What is known of an index beside its files: its options, its segments, and how far a merge has come."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Merge", "Plan", "PostingsOptions", "Progress", "Segment"]

# Two bits of every posting mark the end of a list and a list that stands elsewhere.
_MARKS = 2
# Keys in a bucket, on average. Fewer: a look-up reads less (some 240 bytes now); more: fewer lines of the directory, 64
# bytes each. On 250,000 reports 21 keys took .20 ms to a report and 10.9 bytes to a posting, 43 keys .24 and 9.4.
_BUCKET = 30
# Reports whose entries are checked together: 392 bytes, some six cache lines.
TABLE_BLOCK = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class PostingsOptions:
    """
    When the index writes and merges. Any values give the same answers.

    Args:
        tail: Reports held in memory before they become a segment: 1,024 are read back in 15 ms when the record is
            opened, and a record of fewer reports is one file.
        factor: So many neighbouring segments of one size become one. A million reports then lie in 5 to 15 segments,
            and every posting is written about five times.
        slice: Postings that one call of ``tend`` merges, 0.1 ms. All merges of a growing index ask for some 1,100 per
            report of 220 shingles, so each is done long before the next of its size is due.
    """

    tail: int = 1_024
    factor: int = 4
    slice: int = 8_192


@dataclass(frozen=True, slots=True, order=True)
class Segment:
    """
    One file of the index, never changed once it is written.

    Args:
        first, last: The numbers of the reports it answers for, both included; some may be gone.
        digest: Of its content, so that a file of another record is never taken for it.
    """

    first: int
    last: int
    digest: int

    @property
    def name(self) -> str:
        """The name of its file."""
        return f"{self.first}-{self.last}-{self.digest:016x}.segment"

    @property
    def span(self) -> int:
        """How many report numbers it covers."""
        return self.last - self.first + 1


@dataclass(frozen=True, slots=True)
class Plan:
    """
    The shape of a segment that is to be written.

    Args:
        first, last: The report numbers it will cover.
        buckets: How many buckets there are; each has an equal part of all keys.
    """

    first: int
    last: int
    buckets: int

    @classmethod
    def of(cls, first: int, last: int, keys: int) -> Plan:
        """The plan for at most so many keys."""
        return cls(first, last, max(1, keys // _BUCKET))

    def bucket_of(self, key: int) -> int:
        """The bucket of a key."""
        return key * self.buckets >> 64

    def least(self, bucket: int) -> int:
        """The smallest key of a bucket."""
        return -(-(bucket << 64) // self.buckets)

    def base(self, bucket: int) -> int:
        """What the first key of a bucket is counted from: about the smallest, found without dividing for each."""
        return bucket * (((1 << 64) - 1) // self.buckets)

    @property
    def span(self) -> int:
        """How many report numbers it covers."""
        return self.last - self.first + 1

    @property
    def width(self) -> int:
        """Bytes of a posting."""
        return max(2, ((self.span - 1).bit_length() + _MARKS + 7) // 8)

    @property
    def blocks(self) -> int:
        """Blocks of the table of reports."""
        return -(-self.span // TABLE_BLOCK)


@dataclass(frozen=True, slots=True)
class Progress:
    """
    How much of a segment is written.

    Args:
        blocks: Blocks of the table of reports.
        buckets: Buckets.
        keys, postings: What they hold.
        length: Bytes of the buckets and of the lists that stand apart.
        digest: Of all blocks and buckets so far.
    """

    blocks: int = 0
    buckets: int = 0
    keys: int = 0
    postings: int = 0
    length: int = 0
    digest: int = 0

    def is_done(self, plan: Plan) -> bool:
        """Whether nothing is left to write but the head."""
        return self.blocks == plan.blocks and self.buckets == plan.buckets


@dataclass(frozen=True, slots=True)
class Merge:
    """A merge under way: the segments from ``plan.first`` to ``plan.last`` become one."""

    plan: Plan
    progress: Progress = Progress()

    @property
    def name(self) -> str:
        """The name of its file until it is done."""
        return f"{self.plan.first}-{self.plan.last}.merging"
