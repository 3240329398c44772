"""Texts that were put away come back as they were, from memory, from the file, and where the file cannot be written."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.copies import find, shelf
from dateline.copies.find import find_lines
from dateline.copies.shelf import Shelf
from dateline.copies.values import CopyInput
from dateline.model import Copy, Published, ReportId, Role, Span, Zone

texts = st.lists(st.text(max_size=80), max_size=12)


@given(texts, st.integers(0, 100), st.integers(1, 60))
def test_texts_come_back(found: list[str], kept: int, at_once: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shelf, "_AT_ONCE", at_once)
        held = Shelf(kept)
        put = [held.put(CopyInput(ReportId(str(n)), text)) for n, text in enumerate(found)]
        for _ in range(2):
            assert [report.text for report in put] == found


def test_all_else_is_said_as_well() -> None:
    zone = Zone(Role.BODY, Span(0, 4))
    report = CopyInput(ReportId("1"), "Oslo", (zone,), Published("2020"), "Ledger", "Wire", (Span(0, 1),))
    put: Any = Shelf(0).put(report)
    assert put is not report
    assert all(getattr(put, name) == getattr(report, name) for name in CopyInput.__slots__)


def test_a_full_disk_costs_memory_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(**options: object) -> object:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shelf, "_AT_ONCE", 8)
    monkeypatch.setattr(shelf, "TemporaryFile", full)
    held = Shelf(0)
    put = [held.put(CopyInput(ReportId(str(n)), "words " * n)) for n in range(20)]
    assert [report.text for report in put] == ["words " * n for n in range(20)]
    monkeypatch.undo()
    later = held.put(CopyInput(ReportId("x"), "and there is room again " * 99_000))
    assert [report.text for report in put] == ["words " * n for n in range(20)]
    assert later.text.startswith("and there is room")


def test_lines_are_the_same_whether_texts_are_in_memory_or_not(monkeypatch: pytest.MonkeyPatch) -> None:
    story = "The guards closed the road to the dam at noon and did not say when it would be open again.\n"
    more = "Temir Orsan, who farms by Kolvesh, said on Monday that 2,500 goats had not been fed for a day."
    reports = [
        CopyInput(ReportId("1"), f"ORVAN (Ashvala Wire) – {story}{more}", outlet="Ashvala Wire"),
        CopyInput(ReportId("2"), f"{story}{more}\nSource: Ashvala Wire", outlet="Ledger"),
        CopyInput(ReportId("3"), story.upper(), outlet="Post"),
    ]

    def write(copy: Copy) -> str:
        return f"{copy.a} {copy.b}\n"

    first = list(find_lines(reports, write))
    monkeypatch.setattr(find, "Shelf", lambda: Shelf(0))
    assert b"".join(first)
    assert list(find_lines(reports, write)) == first
