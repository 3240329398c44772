"""Read reports without a record, and teach a reader: one object out per line in."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from dateline.api.base import CONFIG_FILE, Row, Watch, ignore
from dateline.api.ordered import in_order
from dateline.config import Config, read_config
from dateline.errors import UsageError
from dateline.exports.annotation import annotation_object, unread_object
from dateline.intake import read_rows, row_of
from dateline.layers import LAYERS, check_layers
from dateline.model import (
    Incoming,
    Problem,
)
from dateline.pipeline import read_twice
from dateline.proposing import check_address
from dateline.quotes import open_reader
from dateline.teaching import Trained, train_quotes

__all__ = ["annotate", "train", "watched", "with_reader"]


def annotate(
    lines: Iterable[bytes],
    *,
    layers: Sequence[str] | None = None,
    reader: str | None = None,
    analyzer: str | None = None,
    second_reader: str | None = None,
    jobs: int = 1,
    where: str = "-",
    config: Config | None = None,
    watch: Watch = ignore,
) -> Iterator[Row]:
    """
    Read reports without a record: one object out per line in.

    Args:
        lines: JSON lines as bytes, or an open binary file (.gz is read as it is).
        layers: Of meta, zones, sentences, entities, actors, attributions, timexes, events; None is all.
        reader: Who reads quotes, in place of the option: "rules", "learned", or a file that :func:`train` wrote.
        analyzer: The language pipeline for this run, as in ``LanguageOptions``; None is that of the options.
        second_reader: Address of a language model to ask for further events, in place of the option; off by default.
        jobs: Processes to use; the objects and their order are the same.
        where: The name of the input, for problems.
        config: The options of every stage.
        watch: Called with the id of every report and with every problem.

    Returns:
        The contract's objects, in the order of the lines. A line that cannot be read gives its id or line number and
        its problems.

    Raises:
        UsageError: If a layer does not exist in this version.

    Example:
        >>> line = b'{"id": "1", "text": "Bridge falls\\\\n\\\\nA bridge fell, Ana Vale said."}'
        >>> [zone["role"] for zone in next(annotate([line], layers=["zones"]))["zones"]]
        ['headline', 'body']
    """
    asked = check_layers(LAYERS if layers is None else layers)
    config = with_reader(config if config is not None else read_config(Path(CONFIG_FILE)), reader, second_reader)
    if analyzer is not None:
        config = dataclasses.replace(config, language=dataclasses.replace(config.language, analyzer=analyzer))
    return annotate_rows(read_rows(lines, where, config.intake), asked, jobs, config, watch)


def with_reader(config: Config, reader: str | None, second_reader: str | None = None) -> Config:
    """
    The options with another reader of quotes, which is opened now, so that a slip shows at once, and with a second
    reader of events.

    Raises:
        UsageError: If there is no such reader, or the second one has no address that can be asked.
    """
    if second_reader is not None:
        options = dataclasses.replace(config.second_reader, url=check_address(second_reader))
        config = dataclasses.replace(config, second_reader=options)
    if reader is None:
        return config
    open_reader(reader)
    return dataclasses.replace(config, quotes=dataclasses.replace(config.quotes, reader=reader))


def train(
    task: str, corpus: str | Path, out: str | Path, *, config: Config | None = None, watch: Watch = ignore
) -> Trained:
    """
    Teach a reader with reports that people marked, and write it to a file.

    Args:
        task: What to teach: "quotes".
        corpus: A JSONL file or a folder of them: reports with ``attributions`` beside their text.
        out: The file to write.
        config: The options of every stage.
        watch: Called with the id of every report and with every problem.

    Returns:
        What was made; see :class:`dateline.teaching.Trained`.

    Raises:
        UsageError: If there is no such task or corpus, or the file cannot be written.
        InputError: If the corpus is malformed or marks nothing.
    """
    if task != "quotes":
        raise UsageError(f"no task {task!r}", hint="tasks are quotes")
    path = Path(out)
    if not path.parent.is_dir():
        raise UsageError(f"{path}: no folder {path.parent}", hint="make it first")
    trained = train_quotes(corpus, config=config if config is not None else read_config(Path(CONFIG_FILE)), watch=watch)
    path.write_bytes(trained.content)
    return trained


def annotate_rows(
    rows: Iterable[Incoming | Problem], asked: frozenset[str], jobs: int, config: Config, watch: Watch
) -> Iterator[Row]:
    """Annotate rows in order, in this process or in several."""
    yield from watched(in_order(partial(annotate_row, asked=asked, config=config), rows, jobs), watch)


def watched(results: Iterable[tuple[Row, list[Problem]]], watch: Watch) -> Iterator[Row]:
    """The objects of the results, after telling what was met."""
    for row, problems in results:
        for problem in problems:
            watch(problem)
        if not any(problem.fatal for problem in problems):
            watch(row["id"])
        yield row


def annotate_row(row: Incoming | Problem, asked: frozenset[str], config: Config) -> tuple[Row, list[Problem]]:
    """One line's object with the problems to tell."""
    read = read_twice(row, config, asked) if isinstance(row, Incoming) else row
    if isinstance(read, Problem):
        line, name = row_of(row) if isinstance(row, Problem) else (None, row.given.id)
        return unread_object(read, name if name is not None else line), [read]
    return annotation_object(read, asked), list(read.report.problems)
