"""Find every pair of reports that share text with Apache Spark: the steps in their order, and what the driver does."""

from __future__ import annotations

import pickle
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from dateline.config import Config
from dateline.copies.rewrite_values import Marks
from dateline.copies.settle import finish, settle_pairs
from dateline.model import Copy, Problem, ReportId
from dateline.spark.cells import FOUND, comparer_of, gathered, unpacked
from dateline.spark.inputs import find_blocks, lines_before
from dateline.spark.meetings import POSTINGS, cells_of, meet, pairs_worth, sender_of
from dateline.spark.reports import REPORTS, reader_of
from dateline.spark.session import keeping, open_session
from dateline.spark.shelf import Shelf
from dateline.spark.values import Block, SparkOptions, block_of

__all__ = ["find_copies_on_spark"]

Watch = Callable[[ReportId | Problem], None]
AGAIN = "another report has this id: only the first is compared"


def find_copies_on_spark(source: str, config: Config, options: SparkOptions, watch: Watch) -> Iterator[Copy]:
    """
    Find every pair of reports of some files that share text, with the work spread over the workers of Spark.

    Reading, folding, pairing and comparing are the workers'; what depends on the whole set (stock words, kinds,
    rewrites, who copied) is settled on the driver, as on one machine. How many workers there are, how the input is cut,
    and what is lost and done again on the way never shows.

    Args:
        source: A file or folder of JSONL or Parquet.
        config: The options of every stage.
        options: How the work is cut.
        watch: Called with the id of every report and with every problem, in the order of the input.

    Returns:
        The copies by ``(a, b)``; the work is done when the first is asked for.

    Raises:
        UsageError: If pyspark or Java is missing.
        InputError: If there is no such input.
    """
    blocks = find_blocks(source, options.block)
    with open_session(options.master) as session:
        if not blocks:
            return
        with Shelf() as shelf:
            yield from _found(session, blocks, config, shelf, watch)


def _found(session: Any, blocks: Sequence[Block], config: Config, shelf: Shelf, watch: Watch) -> list[Copy]:
    """The copies of some blocks."""
    options = config.copies
    with keeping() as keep:
        numbers = session.range(0, len(blocks), 1, len(blocks))
        read = keep(numbers.mapInArrow(reader_of(blocks, config), REPORTS))
        held = _hold(read, blocks, shelf, watch)
        skipped = session.sparkContext.broadcast(held.skipped)
        reports = read.where("report is not null").select("place", "report")
        met = keep(meet(reports.mapInArrow(sender_of(skipped, options), POSTINGS)))
        pairs = keep(_with_twins(session, pairs_worth(met, options, keep), held.twins))
        cells = gathered(keep(cells_of(pairs)), reports, _members(session, held.twins))
        found = keep(cells.mapInArrow(comparer_of(options), FOUND))
        evidence = [pair for row in found.toLocalIterator() for pair in unpacked(row["evidence"])]
        frequencies = _frequencies(met, found)
    return finish(settle_pairs(evidence, shelf, frequencies, options), shelf, held.marks)


def _members(session: Any, twins: Mapping[int, Sequence[int]]) -> Any:
    """The reports with the same words, each with the first of them."""
    rows = [(first, place) for first, places in twins.items() for place in places]
    return session.createDataFrame(rows, "first long, place long")


@dataclass(slots=True)
class _Held:
    """
    What the driver holds of the reports besides the shelf.

    Args:
        marks: What rewrites are looked for by.
        skipped: The places of reports that send no shingles: of two with one id the second, of two with the same words.
        twins: For the first of several reports with the same words the places of all of them.
    """

    marks: dict[ReportId, Marks] = field(default_factory=dict)
    skipped: set[int] = field(default_factory=set)
    twins: dict[int, list[int]] = field(default_factory=dict)


def _hold(read: Any, blocks: Sequence[Block], shelf: Shelf, watch: Watch) -> _Held:
    """Go through the reports in the order of the input, and tell of each and of every problem."""
    held = _Held()
    lines = _Lines(blocks)
    same: defaultdict[bytes, list[int]] = defaultdict(list)
    for row in _in_order(read):
        place = row["place"]
        if row["problem"] is not None:
            problem = pickle.loads(row["problem"])
            watch(replace(problem, where=lines.mended(place, problem.where)))
        elif row["id"] in held.marks:
            watch(Problem("id-repeated", AGAIN, lines.mended(place, row["at"]), "copies"))
            held.skipped.add(place)
        else:
            report = ReportId(row["id"])
            shelf.add(report, row["report"])
            held.marks[report] = Marks.from_bytes(row["marks"])
            if row["words"]:
                same[bytes(row["words"])].append(place)
            watch(report)
    held.twins = {places[0]: places for places in same.values() if len(places) > 1}
    held.skipped.update(place for places in held.twins.values() for place in places[1:])
    return held


def _in_order(read: Any) -> Iterator[Any]:
    """The rows by place: a partition is a block, and its rows are in order."""
    return iter(read.toLocalIterator(prefetchPartitions=True))


class _Lines:
    """Where lines stand in their files, for those that read one block alone."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._before: dict[int, int] = {}

    def mended(self, place: int, where: str) -> str:
        """A place of a block as a place of its file."""
        number = block_of(place)
        block = self._blocks[number]
        digits, blank, rest = where[len(block.shown) + 1 :].partition(" ")
        if not digits.isdigit():
            return where
        if number not in self._before:
            self._before[number] = lines_before(block) - bool(block.start and not block.parquet)
        return f"{block.shown}:{int(digits) + self._before[number]}{blank}{rest}"


def _with_twins(session: Any, pairs: Any, twins: Iterable[int]) -> Any:
    """The pairs, and each report that stands for others with the same words as a pair with itself."""
    rows = [(first, first, 0, None, None) for first in twins]
    return pairs.unionByName(session.createDataFrame(rows, "a long, b long, leads long, least long, most long"))


def _frequencies(met: Any, found: Any) -> dict[int, int]:
    """Of how many families each shingle is that a passage is known by; of one family are those that are left out."""
    from pyspark.sql import functions as f

    keys = found.select(f.explode("keys").alias("shingle")).distinct()
    counts = met.where("families > 1").select("shingle", "families").distinct().join(keys, "shingle")
    return {row["shingle"]: row["families"] for row in counts.toLocalIterator()}
