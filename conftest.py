"""What tests and the examples in docstrings share: the shipped example read into a record once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from _pytest.doctest import DoctestItem

import dateline
from dateline.example import REPORTS


@pytest.fixture(scope="session")
def example() -> Path:
    """The folder with the reports of the shipped example."""
    return REPORTS


@pytest.fixture(scope="session")
def example_record(tmp_path_factory: pytest.TempPathFactory, example: Path) -> Path:
    """A record of the shipped example; tests only read it."""
    path = tmp_path_factory.mktemp("example") / "story.db"
    with dateline.Record(path) as record:
        record.add(example)
    return path


@pytest.fixture(scope="session")
def shipped(example_record: Path) -> Iterator[dateline.Record]:
    """The record that the examples in docstrings ask."""
    with dateline.Record(example_record, read_only=True) as record:
        yield record


@pytest.fixture(autouse=True)
def _record_of_examples(request: pytest.FixtureRequest, doctest_namespace: dict[str, object]) -> None:
    """Give an example in a docstring the ``record`` it asks; nothing is read for one that asks none."""
    if isinstance(request.node, DoctestItem) and any("record." in one.source for one in request.node.dtest.examples):
        doctest_namespace["record"] = request.getfixturevalue("shipped")
