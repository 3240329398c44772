"""What the tests of the formats share: the example and a record of hostile reports, exported once each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

import dateline
from dateline.model import Detail, Published, ReadReport, Status
from dateline.record import Store
from tests.record.record_strategies import made_report

Exported = Callable[..., bytes]
SHARED = 5  # words of a line where texts are not given away

FORMULA = (
    "=SUM(A1:A9) was all.\nThe guards left the dam; <script>alert(1)</script> & \\input{x} 50% _of_ it. \x07 \ud800"
)
QUOTED = (
    "On Monday, Ana Vale said: “We stay where we are until noon, and not an hour longer than that.”\nThe guards left."
)


def hostile_reads() -> list[ReadReport]:
    """Reports whose words, outlets, ids and days try what a format may stumble over."""
    quoted = ("Ana Vale", "said", "“We stay where we are until noon, and not an hour longer than that.”")
    plain = made_report(QUOTED, id="one", published=date(2024, 5, 7), quoted=quoted, named=("The guards", "left"))
    odd = made_report(FORMULA, id='=a "b" <c>/ü', where="+o.txt", outlet="@Vale & {Söhne}", dated=("=SUM", None))
    weeks = made_report("The week was told.", id="weeks", outlet="Weekly", url="javascript:alert(1)")
    return [plain, with_title(odd, "-Cut_the \\dam & {the} 50%<br>"), published_in(weeks, 3, 9)]


def with_title(read: ReadReport, title: str) -> ReadReport:
    """A report with a title that was given."""
    known = replace(read.report.metadata, title=Detail(title, Status.GIVEN, (), "given with the report"))
    return replace(read, report=replace(read.report, metadata=known))


def published_in(read: ReadReport, first: int, last: int) -> ReadReport:
    """A report that was published on one of some days of May 2024."""
    days = Published(None, Status.INFERRED, (), "between", date(2024, 5, first), date(2024, 5, last + 1))
    return replace(read, report=replace(read.report, metadata=replace(read.report.metadata, published=days)))


@pytest.fixture(scope="session")
def hostile_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of hostile reports; tests only read it."""
    return recorded(tmp_path_factory.mktemp("hostile") / "hostile.db", hostile_reads())


def recorded(path: Path, reads: Iterable[ReadReport]) -> Path:
    """A record with some reports, ready to be read out."""
    with Store(path) as store:
        for read in reads:
            store.add(read)
    with dateline.Record(path) as record:
        record.copies()
    return path


def exporting(path: Path) -> Exported:
    """Export a record; the same is not made twice."""

    @cache
    def export(name: str, words: int | None = None) -> bytes:
        with dateline.Record(path, read_only=True) as record:
            return b"".join(record.export_bytes(format=name, words=words))

    return export


@pytest.fixture(scope="session")
def example_export(example_record: Path) -> Exported:
    """The example in any format."""
    return exporting(example_record)


@pytest.fixture(scope="session")
def hostile_export(hostile_record: Path) -> Exported:
    """The hostile reports in any format."""
    return exporting(hostile_record)
