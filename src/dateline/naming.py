"""Names without a record: ``dateline names`` as a function."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from dateline.actors import cluster_names, compare_names
from dateline.config import Config, read_config
from dateline.exports.annotation import unread_object
from dateline.exports.names import item_object, pair_object
from dateline.intake import read_names, row_of
from dateline.model import NameItem, NamePair, Problem

__all__ = ["names"]

CONFIG_FILE = "dateline.toml"
Watch = Callable[[str | Problem], None]


def ignore(_: str | Problem) -> None:
    """Watch nothing."""


def names(
    lines: Iterable[bytes], *, where: str = "-", config: Config | None = None, watch: Watch = ignore
) -> Iterator[dict[str, Any]]:
    """
    Compare names, or put them together, by the names alone: the contract's lines of ``dateline names``.

    A line with ``a`` and ``b`` asks whether two names are one; a line with ``name`` asks which names of the input it
    belongs with. All lines are read before the first is answered.

    Args:
        lines: JSON lines as bytes, or an open binary file.
        where: The name of the input, for problems.
        config: The options of every stage.
        watch: Called with the id of every line and with every problem.

    Returns:
        One object a line, in the order of the lines. A line that cannot be read gives its id or line number and its
        problems.

    Example:
        >>> lines = [b'{"id": "1", "a": "Osmet al-Velidar", "b": "Velidar, Osmet", "kind": "person"}',
        ...          b'{"id": "2", "name": "Hana Orlen"}', b'{"id": "3", "name": "Hannah Orlen"}']
        >>> [row.get("same", row.get("cluster")) for row in names(lines)]
        [True, 'Hana Orlen', 'Hana Orlen']
    """
    config = config if config is not None else read_config(Path(CONFIG_FILE))
    held = list(read_names(lines, where, config.intake))
    # An id may stand twice, as in any file that somebody made: lines are told apart by where they stand.
    items = [line._replace(id=str(at)) for at, (line, _) in enumerate(held) if isinstance(line, NameItem)]
    clusters = cluster_names(items)
    for at, (line, slips) in enumerate(held):
        if isinstance(line, Problem):
            watch(line)
            number, name = row_of(line)
            yield unread_object(line, name if name is not None else number)
            continue
        for slip in slips:
            watch(slip)
        watch(line.id)
        if isinstance(line, NamePair):
            yield pair_object(line, compare_names(line.a, line.b, line.kind), slips)
        else:
            yield item_object(line, clusters[str(at)], slips)
