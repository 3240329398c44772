"""However reports come and go, in whatever batches, the record ends as if those that are left had come in one run."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.copies.copies_texts import FOOTER, FOURTH, LEAD, OTHER, SECOND, STORY, THIRD, words

from dateline.config import Config
from dateline.copies import CopyOptions, find_copies, rule_mark
from dateline.errors import RecordError
from dateline.exports import copy_object, export_jsonl
from dateline.intake import read_rows
from dateline.keeping import Keeper
from dateline.model import Incoming, ReportId
from dateline.pipeline import QUICK_LAYERS, copy_input
from dateline.postings import PostingsOptions
from dateline.record import Added, Store

SMALL = PostingsOptions(tail=2, factor=2, slice=30)
# Bounds low enough that shingles become frequent, and rare again, among a few reports.
LOW = Config(copies=CopyOptions(frequent=2, many=6))
PARTS = [LEAD, SECOND, THIRD, FOURTH, OTHER, FOOTER, STORY, "(Ashvala Wire) ", "Source: Orvan Voice", "\n\n"]
TEXTS = st.lists(st.sampled_from([*PARTS, *(words(n, 12) for n in range(4))]), min_size=1, max_size=6).map("\n".join)
REPORTS = st.lists(
    st.tuples(TEXTS, st.sampled_from([None, "Orvan Voice", "Lissend"]), st.sampled_from([None, "2020-01-06"])),
    min_size=2,
    max_size=10,
    unique_by=lambda row: row[0],
)


def incoming(rows: Iterable[tuple[str, str | None, str | None]]) -> list[Incoming]:
    """Rows as reports, each with an id of its own."""
    lines = (
        json.dumps({"id": f"r{n:02}", "text": text, "outlet": outlet, "published": day}).encode()
        for n, (text, outlet, day) in enumerate(rows)
    )
    return [item for item in read_rows(lines, "wire.jsonl") if isinstance(item, Incoming)]


def written(keeper: Keeper) -> tuple[list[str], list[str]]:
    """What ``dateline copies`` and ``dateline export`` write."""
    copies = keeper.copies()
    lines = [json.dumps(copy_object(copy)) for copy in copies]
    return lines, list(export_jsonl(keeper.store, copies, lineages=keeper.lineages(copies)))


@settings(max_examples=40, deadline=None)
@given(REPORTS, st.randoms(use_true_random=False), st.sampled_from([LOW, Config()]))
def test_any_order_any_batches_and_some_forgotten(
    rows: list[tuple[str, str | None, str | None]], chance: Random, config: Config
) -> None:
    """The same bytes as one run over what is left, and the same copies as without a record."""
    reports = incoming(rows)
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "story.db"
        here: set[str] = set()
        moves = [*reports, *chance.sample(reports, len(reports) // 2), *chance.sample(reports, len(reports) // 2)]
        chance.shuffle(moves)
        while moves:
            with Store(path, postings=SMALL) as store:
                keeper = Keeper(store, config)
                for report in moves[: (size := chance.randrange(1, 5))]:
                    name = str(report.given.id)
                    if name in here and chance.random() < 0.8:
                        keeper.forget(ReportId(name))
                        here.remove(name)
                    else:
                        keeper.keep(report, QUICK_LAYERS)
                        here.add(name)
                assert keeper.notices == []
                del moves[:size]
        with Store(path, read_only=True, postings=SMALL) as store:
            keeper = Keeper(store, config)
            assert keeper.verify().failures == ()
            found = written(keeper)
            assert list(keeper.copies()) == find_copies(
                [copy_input(read.report) for read in store.reports()], config.copies
            )
        with Store(Path(scratch) / "whole.db") as store:
            keeper = Keeper(store, config)
            for report in reports:
                if report.given.id in here:
                    keeper.keep(report, QUICK_LAYERS)
            assert written(keeper) == found


ROWS = [(f"{STORY}\n{words(n, 20)}\n{FOOTER}", "Lissend", None) for n in range(12)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A record of a story with twelve prints, most of them in files."""
    place = tmp_path / "story.db"
    with Store(place, postings=SMALL) as store:
        keeper = Keeper(store, Config())
        for report in incoming(ROWS):
            keeper.keep(report, QUICK_LAYERS)
    return place


@pytest.mark.file
def test_the_file_alone_is_the_record(path: Path, tmp_path: Path) -> None:
    """Copied to another machine without its index it says the same, read or written; one line tells of it."""
    with Store(path, read_only=True) as store:
        expected = written(Keeper(store, Config()))
    other = tmp_path / "elsewhere" / "story.db"
    other.parent.mkdir()
    shutil.copy(path, other)
    with Store(other, read_only=True, postings=SMALL) as store:
        keeper = Keeper(store, Config())
        assert written(keeper) == expected
        assert keeper.verify().holds
        assert [notice.code for notice in keeper.notices] == ["index-made-again"]
    assert list(other.parent.iterdir()) == [other]
    with Store(other, postings=SMALL) as store:
        keeper = Keeper(store, Config())
        (again,) = incoming(ROWS[:1])
        keeper.keep(again, QUICK_LAYERS)
        (notice,) = keeper.notices
        assert notice.code == "index-made-again"
        assert "\n" not in notice.line
        assert written(keeper) == expected
        assert keeper.verify().failures == ()
        assert keeper.verify().notes == ()


@pytest.mark.file
def test_a_file_that_is_damaged_is_met_while_adding(path: Path) -> None:
    """The report that met it is added all the same."""
    with Store(path, postings=SMALL) as store:
        expected = written(Keeper(store, Config()))
    for file in path.with_name("story.db.index").glob("*.segment"):
        raw = bytearray(file.read_bytes())
        raw[128 + 8 : -8] = bytes(len(raw) - 144)
        file.write_bytes(raw)
    with Store(path, postings=SMALL) as store:
        keeper = Keeper(store, Config())
        report = incoming([*ROWS, (f"{STORY} At last.", "Lissend", None)])[-1]
        added = keeper.keep(report, QUICK_LAYERS)
        assert isinstance(added, Added)
        assert added.new
        assert [notice.code for notice in keeper.notices] == ["index-made-again"]
        assert keeper.verify().failures == ()
        keeper.forget(added.id)
        assert written(keeper) == expected


def test_shingles_of_another_rule_are_not_mixed_with_ours(path: Path) -> None:
    """A reader refuses; `add` looks at everything again and says so."""
    with Store(path, postings=SMALL) as store:
        expected = written(Keeper(store, Config()))
        store.keep_setting("shingles", "an older rule")
        with store.writing():
            store.connection.execute("UPDATE pair SET payload = '[]'")
    for read_only in (True, False):
        with (
            Store(path, read_only=read_only, postings=SMALL) as store,
            store.snapshot(),
            pytest.raises(RecordError, match="rule of another version: `dateline add`"),
        ):
            Keeper(store, Config()).copies()
    with Store(path, postings=SMALL) as store:
        keeper = Keeper(store, Config())
        (again,) = incoming(ROWS[:1])
        keeper.keep(again, QUICK_LAYERS)
        assert ["newer rule" in notice.message for notice in keeper.notices] == [True]
        assert store.setting("shingles") == rule_mark(Config().copies)
        assert written(keeper) == expected
        assert keeper.verify().failures == ()
