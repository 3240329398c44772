"""What people put aside is kept with the report, taken back by whoever put it, and gone with the report."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import dateline
from dateline.model import Span
from dateline.record import Aside, Putting


@pytest.mark.file  # it begins with a copy of one
def test_it_is_kept_replaced_taken_back_and_forgotten(tmp_path: Path, example_record: Path) -> None:
    shutil.copytree(example_record.parent, tmp_path / "own")
    with dateline.Record(tmp_path / "own" / example_record.name) as record:
        one, other = list(record.store.ids())[:2]
        shelf = record.store.shelf()
        shelf.put(Aside("Ana", Putting.BOOKMARK, one, (Span(3, 9),), "ask", "2026-01-01"))
        shelf.put(Aside("Ana", Putting.BOOKMARK, one, (Span(3, 9),), "asked", "2026-01-02"))
        shelf.put(Aside("Dov", Putting.SEEN, other, at="2026-01-03"))
        assert [(each.by, each.note, each.spans) for each in shelf.of()] == [
            ("Dov", "", ()),
            ("Ana", "asked", (Span(3, 9),)),
        ]
        assert shelf.of(by="Ana", what=Putting.SEEN) == []
        assert [each.report for each in shelf.of(reports=[other])] == [other]
        assert not shelf.take(Aside("Dov", Putting.BOOKMARK, one, (Span(3, 9),)))
        with dateline.Record(tmp_path / "both.db") as both:
            both.merge(record.store.path)
            assert both.store.shelf().of() == shelf.of()
        record.forget(one)
        assert [each.by for each in shelf.of()] == ["Dov"]
        assert shelf.take(Aside("Dov", Putting.SEEN, other))
        assert shelf.of() == []
