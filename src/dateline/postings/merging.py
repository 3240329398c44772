"""Write a segment piece by piece from the segments before it, or from the reports that came last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from heapq import merge
from itertools import groupby
from operator import itemgetter
from typing import TypeAlias

from dateline.postings.layout import Facts, check, fold_digest, pack_block, pack_bucket, pack_line
from dateline.postings.tail import PlainTail
from dateline.postings.values import TABLE_BLOCK, Plan, Progress
from dateline.postings.view import PlainView

__all__ = ["Piece", "Source", "write_piece"]

Source: TypeAlias = PlainView | PlainTail
# What comes next in the table of reports, in the directory and in the data.
Piece: TypeAlias = tuple[Progress, bytes, bytes, bytes]


def write_piece(sources: Sequence[Source], plan: Plan, progress: Progress, budget: int) -> Piece:
    """
    The next piece of a segment: blocks of its table of reports, or buckets.

    Args:
        sources: Where its reports are, in order of their numbers.
        plan: The segment.
        progress: What is written already.
        budget: Stop at the end of the block or bucket with which so many reports or postings are reached.

    Returns:
        The new progress, and what to write behind what is there: to the table, to the directory, to the data.
    """
    if progress.blocks < plan.blocks:
        return _write_blocks(sources, plan, progress, budget)
    return _write_buckets(sources, plan, progress, budget)


def _write_blocks(sources: Sequence[Source], plan: Plan, progress: Progress, budget: int) -> Piece:
    """Blocks of the table of reports."""
    end = min(plan.blocks, progress.blocks + max(1, budget // TABLE_BLOCK))
    digest, table = progress.digest, b""
    for block in range(progress.blocks, end):
        start = plan.first + block * TABLE_BLOCK
        numbers = range(start, min(start + TABLE_BLOCK, plan.last + 1))
        packed = pack_block(block, [_facts(sources, number) for number in numbers])
        digest = fold_digest(digest, check(block, packed[8:]))
        table += packed
    counts = (progress.keys, progress.postings, progress.length)
    return Progress(end, progress.buckets, *counts, digest), table, b"", b""


def _write_buckets(sources: Sequence[Source], plan: Plan, progress: Progress, budget: int) -> Piece:
    """Buckets."""

    def facts(posting: int) -> Facts:
        return _facts(sources, plan.first + posting) or (0, 0)

    groups = _groups(sources, plan.least(progress.buckets))
    held = next(groups, None)
    bucket, keys, postings, digest = progress.buckets, progress.keys, progress.postings, progress.digest
    directory, data = bytearray(), bytearray()
    while bucket < plan.buckets and postings - progress.postings < budget:
        lists: list[tuple[int, list[int]]] = []
        while held and plan.bucket_of(held[0]) == bucket:
            lists.append((held[0], [number - plan.first for number in held[1]]))
            held = next(groups, None)
        apart, packed = pack_bucket(plan, bucket, progress.length + len(data), lists, facts)
        digest = fold_digest(digest, check(bucket, apart + packed))
        data += apart
        directory += pack_line(bucket, progress.length + len(data), (key for key, _ in lists))
        data += packed
        keys += len(lists)
        postings += sum(len(held) for _, held in lists)
        bucket += 1
    new = Progress(progress.blocks, bucket, keys, postings, progress.length + len(data), digest)
    return new, b"", bytes(directory), bytes(data)


def _groups(sources: Sequence[Source], low: int) -> Iterator[tuple[int, list[int]]]:
    """The keys of all sources from ``low`` on, each with the numbers of its reports in order."""
    for key, parts in groupby(merge(*(source.groups(low) for source in sources)), itemgetter(0)):
        yield key, [number for _, numbers in parts for number in numbers]


def _facts(sources: Sequence[Source], number: int) -> Facts | None:
    """The family and the number of shingles of a report."""
    for source in sources:
        if source.first <= number <= source.last:
            return source.facts_of(number)
    return None
