"""Bring the texts of each cell together and compare its pairs with the kernel: the second shuffle."""

from __future__ import annotations

import itertools
import pickle
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from operator import itemgetter
from typing import Any, NamedTuple

from dateline.copies import kernel
from dateline.copies.evidence import compare, furniture_of, read_witness
from dateline.copies.shingles import SEVERAL
from dateline.copies.values import CopyInput, CopyOptions, PairEvidence, is_telling
from dateline.text.fold import known_words
from dateline.text.kernel import KERNEL

__all__ = ["FOUND", "comparer_of", "gathered", "unpacked"]

# evidence: of some pairs, as packed lines of JSON; keys: the shingles that their passages are known by.
FOUND = "evidence binary, keys array<long>"
_AT_ONCE = 512  # pairs in a row: of a story with very many prints neither a worker nor the driver holds all unpacked
_PAIR, _TEXT = 0, 1


def gathered(pairs: Any, reports: Any, members: Any) -> Any:
    """
    The pairs of each cell with the texts that they need, cell by cell.

    Args:
        pairs: ``cell, a, b, leads, least, most``.
        reports: ``place, report``.
        members: ``first, place``: for the first of the reports with the same words each of them; others are not in it.
    """
    from pyspark.sql import functions as f

    ends = pairs.select("cell", f.col("a").alias("first")).unionByName(pairs.select("cell", f.col("b").alias("first")))
    needed = (
        ends.distinct()
        .join(members, "first", "left")
        .select("cell", "first", f.coalesce("place", "first").alias("place"))
    )
    texts = needed.join(reports, "place").select(
        "cell", f.lit(_TEXT).alias("kind"), f.col("first").alias("a"), f.col("place").alias("b"), *_none(f), "report"
    )
    asked = pairs.select(
        "cell",
        f.lit(_PAIR).alias("kind"),
        "a",
        "b",
        "leads",
        "least",
        "most",
        f.lit(None).cast("binary").alias("report"),
    )
    return texts.unionByName(asked).repartition("cell").sortWithinPartitions("cell", "kind")


def _none(f: Any) -> Iterator[Any]:
    """What a text has none of."""
    return (f.lit(None).cast("long").alias(name) for name in ("leads", "least", "most"))


class _Asked(NamedTuple):
    """What is known of a pair before its texts are: see ``meetings.pairs_worth``."""

    leads: int
    least: int | None
    most: int | None


class _Cell(NamedTuple):
    """The pairs of one cell, by the first reports with the words of either; its texts, each with that report."""

    asked: dict[tuple[int, int], _Asked]
    reports: list[CopyInput]
    firsts: dict[str, int]


def comparer_of(options: CopyOptions) -> Callable[[Iterator[Any]], Iterator[Any]]:
    """What a worker does with the rows of cells: batches of ``gathered`` in, batches of evidence out."""

    def work(batches: Iterator[Any]) -> Iterator[Any]:
        for cell in _cells(batches):
            found = _compared(cell, options)
            while held := list(itertools.islice(found, _AT_ONCE)):
                yield _batch(held)

    return work


def _cells(batches: Iterator[Any]) -> Iterator[_Cell]:
    """Rows that are sorted by cell as cells."""
    rows = (row for batch in batches for row in zip(*(column.to_pylist() for column in batch.columns), strict=True))
    for _, here in itertools.groupby(rows, key=itemgetter(0)):
        cell = _Cell({}, [], {})
        for _, kind, a, b, leads, least, most, packed in here:
            if kind == _PAIR:
                known = cell.asked.get((a, b))
                if known is None or known.leads < leads:  # it may come twice: once by a flood of frequent shingles
                    cell.asked[a, b] = _Asked(leads, least, most)
            else:
                report: CopyInput = pickle.loads(packed)
                cell.reports.append(report)
                cell.firsts[report.id] = a
        yield cell


def _compared(cell: _Cell, options: CopyOptions) -> Iterator[PairEvidence]:
    """The evidence of the pairs of a cell that share more than a phrase; of ``firm`` no more than ``is_worth`` asks."""
    for pair in _all_pairs(cell, options):
        one, two = cell.firsts[pair.a], cell.firsts[pair.b]
        asked = cell.asked.get((min(one, two), max(one, two)))
        if asked is not None and _is_worth(pair, asked) and is_telling(pair, options):
            yield replace(pair, firm=tuple(number for number in pair.firm if number in (asked.least, asked.most)))


def _is_worth(pair: PairEvidence, asked: _Asked) -> bool:
    """``shingles.is_worth``, with what was told where the shingles met."""
    return pair.flood or asked.leads >= SEVERAL or asked.least in pair.firm or asked.most in pair.firm


def _all_pairs(cell: _Cell, options: CopyOptions) -> Iterator[PairEvidence]:
    """
    The evidence of the pairs of a cell and of others that the cell happens to hold.

    A search among the texts of the cell alone finds all of its pairs: no shingle is more frequent in it than in the
    set. It compares texts with the same words once.
    """
    reports = sorted(cell.reports, key=lambda report: report.id)
    table = known_words() if KERNEL else None
    readings = [kernel.read(r.text, furniture_of(r), r.quoted, options, table) for r in reports]
    if all(readings):
        yield from kernel.pairs_of(kernel.compare_all(readings, options, keep=True), [r.id for r in reports])
        return
    witnesses = {report.id: read_witness(report, options) for report in reports}
    for a, b in itertools.combinations(witnesses, 2):
        one, two = cell.firsts[a], cell.firsts[b]
        if (min(one, two), max(one, two)) in cell.asked and (pair := compare(witnesses[a], witnesses[b], options)):
            yield pair


def _batch(found: Sequence[PairEvidence]) -> Any:
    """Evidence as a row of Arrow."""
    import pyarrow as pa

    packed = zlib.compress("\n".join(pair.to_json() for pair in found).encode(), 1)
    keys = sorted({key for pair in found for passage in pair.passages for key in passage.keys})
    columns = [pa.array([packed], pa.binary()), pa.array([keys], pa.list_(pa.int64()))]
    return pa.RecordBatch.from_arrays(columns, ["evidence", "keys"])


def unpacked(packed: bytes) -> Iterator[PairEvidence]:
    """The evidence of one row."""
    return map(PairEvidence.from_json, zlib.decompress(packed).decode().split("\n"))
