"""Find what the reports of a JSONL input share, without a record; also on many machines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.api.base import CONFIG_FILE, Row, Watch, ignore
from dateline.api.ordered import in_order
from dateline.config import Config, read_config
from dateline.copies import (
    CopyInput,
    find_copies,
    find_lines,
)
from dateline.exports import copy_object
from dateline.extraction import Imprint
from dateline.imprinting import copy_input_of_imprint, read_imprint
from dateline.intake import read_rows
from dateline.model import (
    Incoming,
    Problem,
    ReportId,
)
from dateline.spark import SparkOptions, find_copies_on_spark
from dateline.text.later import later

if TYPE_CHECKING:
    from dateline.exports.jsonl import encode_line
else:  # few lines are not written by the kernel, and that module knows the record
    (encode_line,) = later("dateline.exports.jsonl", "encode_line")

__all__ = ["copies_as_lines", "copies_in_lines", "copies_on_spark"]


def read_row(row: Incoming | Problem, config: Config) -> Imprint | Problem:
    """What the search for shared text asks of one row's report."""
    return read_imprint(row, config) if isinstance(row, Incoming) else row


def copies_in_lines(
    lines: Iterable[bytes], *, jobs: int = 1, where: str = "-", config: Config | None = None, watch: Watch = ignore
) -> Iterator[Row]:
    """
    Which reports of a JSONL input share text: the contract's lines of ``dateline copies``.

    Args:
        lines: JSON lines as bytes, or an open binary file.
        jobs: Processes to read the layout with; the result is the same.
        where: The name of the input, for problems.
        config: The options of every stage.
        watch: Called with the id of every report and with every problem.

    Returns:
        Lines by ``(a, b)``.
    """
    config = config if config is not None else read_config(Path(CONFIG_FILE))
    found = find_copies(list(copy_inputs(lines, jobs, where, config, watch)), config.copies)
    return (copy_object(copy) for copy in found)


def copies_as_lines(
    lines: Iterable[bytes], *, jobs: int = 1, where: str = "-", config: Config | None = None, watch: Watch = ignore
) -> Iterator[bytes]:
    """What ``copies_in_lines`` gives, as the lines themselves in UTF-8, several in each piece: for large inputs."""
    config = config if config is not None else read_config(Path(CONFIG_FILE))
    inputs = copy_inputs(lines, jobs, where, config, watch)
    return find_lines(inputs, lambda copy: encode_line(copy_object(copy)), config.copies)


def copies_on_spark(
    source: str | Path,
    *,
    options: SparkOptions = SparkOptions(),  # noqa: B008  # frozen
    config: Config | None = None,
    watch: Watch = ignore,
) -> Iterator[str]:
    """
    What ``copies_as_lines`` gives, the same lines, with the work spread over the workers of Apache Spark.

    An open Spark session is used and left open; else one is started.

    Args:
        source: A JSONL file (plain or .gz), a Parquet file, or a folder of either; every worker sees it by this path.
        options: The address of the cluster, and how the work is cut.
        config: The options of every stage.
        watch: Called with the id of every report and with every problem.

    Returns:
        Lines by ``(a, b)``, each with its line end.

    Raises:
        UsageError: If pyspark or Java is missing.
        InputError: If there is no such input.
    """
    config = config if config is not None else read_config(Path(CONFIG_FILE))
    found = find_copies_on_spark(str(source), config, options, watch)
    return (encode_line(copy_object(copy)) for copy in found)


def copy_inputs(lines: Iterable[bytes], jobs: int, where: str, config: Config, watch: Watch) -> Iterator[CopyInput]:
    """The reports of JSON lines as the search for shared text takes them, each id once."""
    seen: set[ReportId] = set()
    again = "another report has this id: only the first is compared"
    for read in in_order(partial(read_row, config=config), read_rows(lines, where, config.intake), jobs):
        if isinstance(read, Problem):
            watch(read)
        elif read.id in seen:
            watch(Problem("id-repeated", again, read.where, "copies"))
        else:
            seen.add(read.id)
            watch(read.id)
            yield copy_input_of_imprint(read)
