"""What the kernel tells of many pairs at once is what the rules tell of each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.copies.copies_texts import FOURTH, LEAD, OTHER, SECOND, STORY, THIRD, words

from dateline.copies import CopyInput, CopyOptions, kernel
from dateline.copies.evidence import furniture_of
from dateline.copies.extents import body_of
from dateline.copies.family import Family
from dateline.copies.find import find_lines, house_numbers, packed
from dateline.copies.kin_origins import find_kin_origins
from dateline.copies.kin_ties import KinTies
from dateline.copies.origins import find_origins, trace_origins
from dateline.copies.rewrites import find_rewrites, join_rewrites
from dateline.copies.ties import PlainTies, Ties
from dateline.exports import copy_object
from dateline.exports.jsonl import encode_line
from dateline.model import AlignedSpan, Copy, CopyKind, Published, ReportId
from dateline.text.kernel import engine

pytestmark = pytest.mark.skipif(engine() == "python", reason="built without a compiler")

HOUSES = ("Orvan Voice", "Lissend Gazette", "The Lissend Gazette", "Pellmar Observer", None)
NOTES = (*(f"Source: {house}" for house in HOUSES if house), "Source: Ashvala Wire", "")
HEADS = ("(Ashvala Wire) ", "(Orvan Voice) ", "")
BODIES = (LEAD, SECOND, THIRD, FOURTH, OTHER, STORY, words(1, 40), words(2, 40), "as seen by the Gazette on Monday.")
TIMES = (
    None,
    "2020-01-06",
    "2020-01-07",
    "2020-01-06T09:00",
    "2020-01-06T10:30",
    "2020-01-06T09:00Z",
    "2020-01-08T00:00",
)


def published(time: str | None) -> Published:
    """A day, or a minute of one."""
    if time is None:
        return Published()
    day = date.fromisoformat(time[:10])
    return Published(time, earliest=day, latest=day + timedelta(days=1))


REPORTS = st.lists(
    st.tuples(
        st.sampled_from(HEADS),
        st.lists(st.sampled_from(BODIES), min_size=1, max_size=4).map(" ".join),
        st.sampled_from(NOTES),
        st.sampled_from(HOUSES),
        st.sampled_from(TIMES),
    ),
    min_size=2,
    max_size=12,
).map(
    lambda rows: [
        CopyInput(ReportId(f"r{n:02}"), f"{head}{body}\n\n{note}", (), published(time), house)
        for n, (head, body, note, house, time) in enumerate(rows)
    ]
)


def settled(reports: list[CopyInput]) -> tuple[kernel.Kin, dict[ReportId, CopyInput]]:
    """The settled corpus of reports, and these by id."""
    met = kernel.new_table()
    readings = [kernel.read(r.text, furniture_of(r), r.quoted, CopyOptions(), met) for r in reports]
    corpus = kernel.compare_all(readings, CopyOptions())
    kernel.settle_all(
        corpus, house_numbers(r.outlet for r in reports), [packed(body_of(r)) for r in reports], bytes(len(reports))
    )
    return kernel.Kin(corpus, [report.id for report in reports]), {report.id: report for report in reports}


@settings(max_examples=200, deadline=None)
@given(REPORTS)
def test_what_is_told_at_once_is_what_is_told_of_each(reports: list[CopyInput]) -> None:
    """Lines of the whole command beside the rules run over values, origins and all."""
    kin, inputs = settled(reports)
    copies = list(kernel.copies_of(kin.corpus, kin.ids))
    known = join_rewrites(copies, find_rewrites(inputs, copies))
    expected = "".join(encode_line(copy_object(copy)) for copy in trace_origins(known, inputs))
    assert b"".join(find_lines(reports, lambda copy: encode_line(copy_object(copy)))).decode() == expected


@settings(max_examples=100, deadline=None)
@given(REPORTS, st.data())
def test_a_rewrite_comes_before_its_line(reports: list[CopyInput], data: st.DataObject) -> None:
    """Whichever pairs are rewrites: those that share words and those that do not."""
    kin, inputs = settled(reports)
    pairs = list(combinations(inputs, 2))
    chosen = sorted(data.draw(st.sets(st.sampled_from(pairs), max_size=3)))
    spans = (AlignedSpan(0, 30, 0, 30),)
    rewrites = [Copy(a, b, spans, 1.0, 0.5, CopyKind.REWRITE, None, None, "told anew") for a, b in chosen]
    copies = join_rewrites(kernel.copies_of(kin.corpus, kin.ids), rewrites)
    plain, held = PlainTies(copies, inputs), KinTies(kin, inputs, rewrites)
    assert_same_ties(plain, held, inputs)
    family = Family(plain, inputs)
    whole = find_origins(copies, family)
    found = find_kin_origins(held, inputs)
    assert found.rewrites == {pair: origin for pair, origin in whole.items() if pair in found.rewrites}
    told = {
        (kin.ids[a], kin.ids[b]): origin for n, origin in found.told.items() for a, b in [kin.corpus.told_at(n)[:2]]
    }
    assert told == {pair: whole[pair] for pair in told}


def assert_same_ties(plain: Ties, held: Ties, inputs: dict[ReportId, CopyInput]) -> None:
    """All that is asked of ties, of every two and three reports that have any."""
    tied = list(plain)
    assert list(held) == tied
    names = frozenset(HOUSES[:2])
    for report in tied:
        assert sorted(held[report]) == sorted(plain[report])
        assert len(held[report]) == len(plain[report])
        assert set(held.outlets(report)) == set(plain.outlets(report))
        assert held.kindred_of(report, names) == plain.kindred_of(report, names)
        assert sorted(held.carriers(report, 20)) == sorted(plain.carriers(report, 20))
        for others in (frozenset(), frozenset(plain[report]), frozenset(tied)):
            for name in tied:
                assert held.is_tied_to_all(name, others) == plain.is_tied_to_all(name, others)
        for other in tied:
            assert (other in held[report]) == (other in plain[report])
            assert held.third(report, other) == plain.third(report, other)
            if other in plain[report]:
                assert held.share(report, other) == plain.share(report, other)
                assert [*held[report][other].spans] == [*plain[report][other].spans]
    one, two = Family(plain, inputs), Family(held, inputs)
    for report in tied:
        for first in plain[report]:
            for second in tied:
                assert one.has_more_with(report, first, second) == two.has_more_with(report, first, second)


def test_an_outlet_is_named_as_each_report_names_it() -> None:
    """Two spellings of one outlet that prints what others wrote: the reason has that of the earlier report."""
    first = [CopyInput(ReportId(f"s{n}"), words(n, 40), outlet="Orvan Voice") for n in (1, 2, 3, 4)]
    spelt = ("Lissend Gazette", "The Lissend Gazette") * 2
    takers = [
        CopyInput(ReportId(f"t{n}"), f"{words(n, 40)}\n\nSource: Orvan Voice", outlet=spelt[n - 1])
        for n in (1, 2, 3, 4)
    ]
    early, late = published("2020-01-06"), published("2020-01-08")
    pairs = [
        CopyInput(ReportId(f"{name}{n}"), words(20 + n, 60), (), day, house)
        for n, house in ((1, spelt[0]), (2, spelt[1]))
        for name, day, house in (("a", early, house), ("b", late, "Pellmar Observer"))
    ]
    reports = sorted([*first, *takers, *pairs], key=lambda report: report.id)
    lines = b"".join(find_lines(reports, lambda copy: encode_line(copy_object(copy)))).decode().splitlines()
    open_ones = [line for line in lines if '"a": "a' in line]
    assert ["; Lissend Gazette, the outlet" in open_ones[0], "; The Lissend Gazette, the outlet" in open_ones[1]] == [
        True
    ] * 2
    again = b"".join(find_lines([replace(r) for r in reversed(reports)], lambda copy: encode_line(copy_object(copy))))
    assert again.decode().splitlines() == lines
