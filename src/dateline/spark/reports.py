"""Read blocks of input into rows, one for each report or problem: the first work of a worker."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from dateline.config import Config
from dateline.copies.parcels import words_mark
from dateline.copies.rewrites import read_marks
from dateline.imprinting import copy_input_of_imprint, read_imprint
from dateline.model import Problem
from dateline.spark.inputs import read_block
from dateline.spark.values import Block, place_of

__all__ = ["REPORTS", "reader_of"]

# place: number of the report, by block and line; report: CopyInput, pickled, or null for a problem; words: a mark of
# its words; marks: what rewrites are looked for by; problem: pickled, of a line that gave no report.
REPORTS = "place long, id string, at string, report binary, words binary, marks binary, problem binary"
_NAMES = ("place", "id", "at", "report", "words", "marks", "problem")
_ROWS = 512  # rows handed to Spark at once


def reader_of(blocks: Sequence[Block], config: Config) -> Callable[[Iterator[Any]], Iterator[Any]]:
    """What a worker does with the numbers of some blocks: batches of numbers in, batches of reports out."""

    def read(batches: Iterator[Any]) -> Iterator[Any]:
        for batch in batches:
            for number in batch.column(0).to_pylist():
                yield from _batches(_rows(number, blocks[number], config))

    return read


def _rows(number: int, block: Block, config: Config) -> Iterator[tuple[Any, ...]]:
    """The rows of a block."""
    for line, item in read_block(block, config.intake):
        place = place_of(number, line)
        read = item if isinstance(item, Problem) else read_imprint(item, config)
        if isinstance(read, Problem):
            yield place, None, read.where, None, None, None, pickle.dumps(read)
        else:
            report = copy_input_of_imprint(read)
            marks = read_marks(report).to_bytes()
            yield place, read.id, read.where, pickle.dumps(report), words_mark(report), marks, None


def _batches(rows: Iterator[tuple[Any, ...]]) -> Iterator[Any]:
    """Rows as batches of Arrow."""
    import itertools

    import pyarrow as pa

    kinds = (pa.int64(), pa.string(), pa.string(), *[pa.binary()] * 4)
    while held := list(itertools.islice(rows, _ROWS)):
        columns = [pa.array(column, kind) for column, kind in zip(zip(*held, strict=True), kinds, strict=True)]
        yield pa.RecordBatch.from_arrays(columns, list(_NAMES))
