"""What goes into the record comes out of it, equal in every field, and verifies."""

from __future__ import annotations

import dataclasses
import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import UsageError
from dateline.model import AlignedSpan, Copy, CopyKind, Problem, ReadReport, ReportId, Role, Source, Span, Zone
from dateline.record import PairRow, Store
from tests.record.record_strategies import made_report, read_reports

ONE = "The dam held, the mayor said.\nNobody was hurt on Monday."
TWO = "Engineers left the site before noon."


@given(st.lists(read_reports(), max_size=3, unique_by=lambda read: read.report.id))
@settings(max_examples=60, deadline=None)
def test_every_value_comes_back_as_it_went_in(reads: list[ReadReport]) -> None:
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "r.db") as store:
        for read in reads:
            added = store.add(read, shingles=[-(2**63), 7, 2**63 - 1])
            assert added.new
            assert added.id == read.report.id
        assert {read.report.id: read for read in store.reports()} == {read.report.id: read for read in reads}
        verified = store.verify()
        assert verified.failures == ()
        assert verified.reports == len(reads)
        for read in reads:
            assert store.report(read.report.id) == read
            again = store.add(read)
            assert not again.new
            assert not again.new_source
            assert again.problems == ()


@given(st.lists(read_reports(), min_size=2, max_size=4, unique_by=lambda read: read.report.id), st.randoms())
@settings(max_examples=20, deadline=None)
def test_the_order_of_adding_does_not_show(reads: list[ReadReport], chance: object) -> None:
    found = []
    for order in (reads, reads[::-1]):
        with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "r.db") as store:
            for read in order:
                store.add(read)
            found.append(list(store.reports()))
    assert found[0] == found[1]


def test_the_same_report_in_another_place_has_two_sources(tmp_path: Path) -> None:
    first = made_report(ONE, where="a.txt")
    second = dataclasses.replace(made_report(ONE, where="b.txt"), sources=(Source("b.txt", "f" * 64),))
    with Store(tmp_path / "r.db") as store:
        assert store.add(first).new
        added = store.add(second)
        assert (added.new, added.new_source) == (False, True)
        assert store.report(first.report.id).sources == (*first.sources, *second.sources)
        assert len(store) == 1


def test_an_id_that_another_text_has_loses_nothing(tmp_path: Path) -> None:
    first, second = made_report(ONE, id="x", where="a"), made_report(TWO, id="x", where="b")
    with Store(tmp_path / "r.db") as store:
        store.add(first)
        added = store.add(second)
        renamed = f"x~{second.report.text_sha256[:8]}"
        assert added.id == renamed
        assert [problem.code for problem in added.problems] == ["id-reused"]
        assert store.report("x") == first
        assert store.report(renamed).report.text == TWO
        assert [problem.code for problem in store.report(renamed).report.problems] == ["id-reused"]
        assert store.admit(second.report).known
        assert not store.add(second).new
        assert store.verify().holds


def test_a_pair_made_under_an_id_that_was_taken_meanwhile_is_refused_whole(tmp_path: Path) -> None:
    first, second, third = made_report(ONE, id="x"), made_report(TWO, id="x"), made_report(TWO + " So.", id="w")
    with Store(tmp_path / "r.db") as store:
        store.add(third)
        store.add(first)
        with pytest.raises(Exception, match="taken by another text meanwhile"):
            store.add(second, [PairRow(ReportId("w"), ReportId("x"), (AlignedSpan(0, 9, 0, 9),), "{}")])
        assert len(store) == 2


def test_details_that_differ_are_told_and_do_not_replace_the_first(tmp_path: Path) -> None:
    with Store(tmp_path / "r.db") as store:
        store.add(made_report(ONE, id="x", outlet="The Ashvala Post"))
        for _ in range(2):
            added = store.add(made_report(ONE, id="x", outlet="Vale Daily", where="b.txt"))
            assert [problem.code for problem in added.problems] == ["details-differ"]
            assert "'The Ashvala Post', not 'Vale Daily'" in added.problems[0].message
        read = store.report("x")
        assert read.report.metadata.outlet.value == "The Ashvala Post"
        assert len(read.report.problems) == 1
        assert store.add(made_report(ONE, id="x")).problems == ()
        assert store.verify().holds


def test_an_input_without_a_report_is_kept_until_it_gives_one(tmp_path: Path) -> None:
    empty = Problem("empty", "the file is empty", "a.txt", "intake", fatal=True)
    other = Problem("binary", "the file is not text", "b.txt", "intake", fatal=True)
    with Store(tmp_path / "r.db") as store:
        store.keep_unread("b.txt", [other])
        store.keep_unread("a.txt", [empty, other])
        store.keep_unread("a.txt", [empty])
        assert list(store.unread()) == [empty, other]
        store.add(made_report(ONE, where="a.txt"))
        assert list(store.unread()) == [other]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("one-report", "one-report"),
        ("one", "one-report"),
        ("news/000.txt", "one-report"),
        ("000.txt", "one-report"),
        ("000", "one-report"),
        ("https://example.org/2", "second"),
        ("in.jsonl:3", "second"),
        ("sec", "second"),
    ],
)
def test_a_report_is_found_by_the_names_people_use(tmp_path: Path, name: str, expected: str) -> None:
    with Store(tmp_path / "r.db") as store:
        store.add(made_report(ONE, id="one-report", where="news/000.txt"))
        store.add(made_report(TWO, id="second", where="news/in.jsonl:3", url="https://example.org/2"))
        assert store.report(name).report.id == expected


@pytest.mark.parametrize(
    ("name", "message"), [("s", "could be s1, s2"), ("zzz", "no report 'zzz'"), ("\ud800", "no report")]
)
def test_a_name_that_fits_none_or_several_says_so(tmp_path: Path, name: str, message: str) -> None:
    with Store(tmp_path / "r.db") as store:
        store.add(made_report(ONE, id="s1", where="a"))
        store.add(made_report(TWO, id="s2", where="b"))
        with pytest.raises(UsageError, match=message):
            store.report(name)


def test_a_line_outside_its_text_is_refused(tmp_path: Path) -> None:
    read = made_report(ONE)
    wrong = dataclasses.replace(read, report=dataclasses.replace(read.report, zones=(Zone(Role.BODY, Span(0, 999)),)))
    with Store(tmp_path / "r.db") as store:
        with pytest.raises(ValueError, match="outside its text"):
            store.add(wrong)
        with pytest.raises(ValueError, match="not the hash"):
            store.add(dataclasses.replace(read, report=dataclasses.replace(read.report, text="other")))
        assert len(store) == 0


def test_a_story_counts_reports_texts_and_credits(tmp_path: Path) -> None:
    with Store(tmp_path / "r.db") as store:
        store.add(made_report(ONE, id="a", published=date(2024, 5, 2), agency="Vale Press"))
        store.add(made_report(ONE + " So.", id="b", published=date(2024, 5, 1), agency="VALE PRESS"))
        store.add(made_report(TWO, id="c", agency="Ashvala Wire"))
        spans = (AlignedSpan(0, 9, 0, 9),)
        whole = Copy(ReportId("a"), ReportId("b"), spans, 1.0, 0.95, CopyKind.COPY, None, None, "all of it")
        part = Copy(ReportId("a"), ReportId("c"), spans, 0.1, 0.1, CopyKind.PARTIAL, None, "Vale press", "some of it")
        story = store.readout((part, whole))
        assert [read.report.id for read in story.reports] == ["b", "a", "c"]
        assert story.copies == (whole, part)


def test_pairs_and_shingles_come_back(tmp_path: Path) -> None:
    with Store(tmp_path / "r.db") as store:
        store.add(made_report(ONE, id="b"), shingles=[5, 6, -7])
        pair = PairRow(ReportId("a"), ReportId("b"), (AlignedSpan(0, 5, 1, 6),), '{"any": "thing"}')
        store.add(made_report(TWO, id="a"), [pair], shingles=[5, 9])
        store.add(made_report(TWO + "!", id="c"), shingles=[5, 8, -7])
        assert list(store.pair_evidence()) == [pair]
        assert store.shingle_frequencies([5, 6, 1]) == {5: 2, 6: 1}, "b and c are one family: both begin with -7"
        assert store.shingle_frequencies([5], most=1) == {5: 2}
        assert store.candidates([5, 6, 7, 8, 11], leads=1, many=9) == ["a", "b", "c"], "8 and 6 lead; 5 is half of a"
        assert store.candidates([1, 2, 5, 6, 9], leads=0, many=9) == ["a", "b"], "no shingle leads; c shares one of 3"
        assert store.holders(5) == ["a", "b", "c"]
        assert store.holders(8) == ["c"]
        inputs = list(store.copy_inputs([ReportId("c"), ReportId("a")]))
        assert [report.id for report in inputs] == ["c", "a"]
        assert inputs[1] == store.report("a").report


def test_settings_are_kept(tmp_path: Path) -> None:
    with Store(tmp_path / "r.db") as store:
        assert store.setting("copies") is None
        store.keep_setting("copies", "a")
        store.keep_setting("copies", "b")
    with Store(tmp_path / "r.db", read_only=True) as store:
        assert store.setting("copies") == "b"
