"""Rewrites: the same story in other words, and what is easily taken for one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.copies.copies_texts import OTHER, STORY
from tests.copies.rewrite_texts import FOLLOWUP, INDEPENDENT, MARKET, RETOLD, SOURCE, told

from dateline.copies import CopyInput
from dateline.copies.find import compare_all_in_python
from dateline.copies.rewrite_values import Marks, RewriteOptions
from dateline.copies.rewrites import families_of, find_pairs, find_rewrites, join_rewrites, read_marks, retell
from dateline.copies.settle import settle_pairs
from dateline.copies.values import CopyOptions
from dateline.model import AlignedSpan, Copy, CopyKind, ReportId, Span
from dateline.text.fold import fold


def by_id(*reports: CopyInput) -> dict[ReportId, CopyInput]:
    """Reports as the search takes them."""
    return {report.id: report for report in reports}


def pairs(*reports: CopyInput, settled: list[Copy] | None = None) -> list[tuple[str, str]]:
    """The pairs of reports that are rewrites."""
    found = find_rewrites(by_id(*reports), settled or [])
    return [(copy.a, copy.b) for copy in found]


def grams(text: str) -> set[tuple[int, ...]]:
    """The runs of five words of a text."""
    words = fold(text).words
    return {tuple(words[k : k + 5]) for k in range(len(words) - 4)}


def by_words(reports: Sequence[CopyInput]) -> list[Copy]:
    """What the first tier finds."""
    return settle_pairs(*compare_all_in_python({report.id: report for report in reports}, CopyOptions()))


def test_the_texts_share_no_run_of_five_words() -> None:
    """Tier one has nothing to say of the source and its rewrite."""
    assert not grams(SOURCE) & grams(RETOLD)
    assert not by_words([told("1", SOURCE), told("2", RETOLD)])


def test_a_rewrite_is_found() -> None:
    """With the sentences that tell the same, what it rests on, and no direction."""
    one, two = told("1", SOURCE), told("2", RETOLD, 1)
    (copy,) = find_rewrites(by_id(one, two))
    assert (copy.a, copy.b, copy.kind, copy.direction, copy.common_source) == ("1", "2", CopyKind.REWRITE, None, None)
    assert copy.because.startswith(
        "the same story in other words: of 17 names and figures that 2 states 17 stand in 1 too"
    )
    for words in ("Temir Orsan", "Lasko Dren", "310", "Veskard"):
        assert words in copy.because
    told_by = {one.text[s.a_start : s.a_end][:20]: two.text[s.b_start : s.b_end][:20] for s in copy.spans}
    assert told_by["A strike of 310 ferr"] == "Runa Tol has 310 men"
    assert told_by["Judge Irena Halm ord"] == "Bail of 2500 crowns "
    assert copy.a_share > 0.6 < copy.b_share


@pytest.mark.parametrize(
    "other",
    [
        told("2", INDEPENDENT),
        told("2", FOLLOWUP, 1),
        told("2", OTHER),
        told("2", ""),
        told("2", RETOLD, 9),  # too late
    ],
    ids=["independent", "followup", "other", "empty", "late"],
)
def test_no_rewrites(other: CopyInput) -> None:
    """The same event by somebody else, the next turn of the story, another story, another time."""
    assert not pairs(told("1", SOURCE), other)
    assert not pairs(told("1", RETOLD), replace(other, text=other.text if other.text != RETOLD else SOURCE))


def test_a_market_report_of_the_next_day_is_no_rewrite() -> None:
    """All the words, and none of the figures; both as tier one leaves them and without it."""
    one, two = told("1", MARKET.format(1, 24)), told("2", MARKET.format(7, 31), 1)
    assert not pairs(one, two)
    assert not pairs(one, two, settled=by_words([one, two]))


def test_an_unknown_day_asks_for_more() -> None:
    """The options say how much; dates too far apart say no whatever the evidence."""
    one, two = told("1", SOURCE), told("2", RETOLD, None)
    assert pairs(one, two)
    strict = RewriteOptions(enough_undated=40)
    assert not find_rewrites(by_id(one, two), (), strict)
    assert find_rewrites(by_id(one, told("2", RETOLD)), (), strict)


def test_what_shared_words_settle_is_left_alone() -> None:
    """A copy, or a part that is more than a phrase or two; boilerplate and quotations settle nothing."""
    one, two = told("1", SOURCE), told("2", RETOLD)

    def line(kind: CopyKind, share: float) -> Copy:
        return Copy(one.id, two.id, (AlignedSpan(0, 6, 0, 4),), share, share, kind, None, None, "some words")

    assert not pairs(one, two, settled=[line(CopyKind.COPY, 0.95)])
    assert not pairs(one, two, settled=[line(CopyKind.PARTIAL, 0.3)])
    for settled in (line(CopyKind.BOILERPLATE, 0.3), line(CopyKind.QUOTATION, 0.1), line(CopyKind.PARTIAL, 0.1)):
        assert pairs(one, two, settled=[settled])


def test_a_quotation_stays_among_the_spans() -> None:
    """The line of the pair becomes a rewrite; the sentences with the shared words do not speak for it."""
    quote = "“I have counted the holes in the carts and they are all in the back,” she told reporters on the steps."
    one, two = told("1", f"{SOURCE}\n{quote}\nNobody answered her."), told("2", f"{quote}\n{RETOLD}")
    settled = by_words([one, two])
    assert [copy.kind for copy in settled] == [CopyKind.PARTIAL]
    assert settled[0].a_share < 0.2
    (copy,) = find_rewrites(by_id(one, two), settled)
    assert set(settled[0].spans) < set(copy.spans)
    assert "besides, " in copy.because
    assert join_rewrites(settled, [copy]) == [copy]
    shared = [Span(span.a_start, span.a_end) for span in settled[0].spans]
    assert not any(
        s.overlaps(Span(o.a_start, o.a_end)) for s in shared for o in set(copy.spans) - set(settled[0].spans)
    )


def test_facts_inside_shared_words_do_not_count() -> None:
    """Two reporters who print one statement share all its names; that is no rewrite."""
    statement = SOURCE.replace("\n", " ")
    one = told("1", f"“{statement}”\nSo the court in Brenn, where Ilva Nemet sat.")
    two = told("2", f"“{statement}”\nFrom Torn, Senna Kray.")
    quotation = replace(by_words([one, two])[0], kind=CopyKind.QUOTATION)
    assert pairs(one, two)
    assert not pairs(one, two, settled=[quotation])


def test_stock_facts_tell_little() -> None:
    """What every report of these days has does not make a rewrite, and does not square the work."""
    crowd = [
        told(f"{n:03}", SOURCE.split("\n")[0] + f"\nOther words {n} of Reporter{n} and Witness{n}.") for n in range(40)
    ]
    assert not pairs(*crowd)


def test_copies_count_once() -> None:
    """Reprints of the source do not make its facts stock, and each of them is paired with the rewrite."""
    prints = [told(f"p{n:02}", SOURCE, outlet=f"Outlet {n}") for n in range(30)]
    retold = told("z", RETOLD, 1)
    settled = by_words(prints)
    assert len(settled) == 435
    assert pairs(*prints, retold, settled=settled) == [(f"p{n:02}", "z") for n in range(30)]
    assert families_of([report.id for report in prints], settled) == [0] * 30


def test_the_steps_give_the_same_as_the_whole() -> None:
    """Marks may be stored, pairs made from them, and each pair compared by itself, as a record and Spark do."""
    reports = [told("1", SOURCE), told("2", RETOLD, 1), told("3", INDEPENDENT), told("4", FOLLOWUP, 1)]
    ids = [report.id for report in reports]
    stored = [read_marks(report).to_bytes() for report in reports]
    marks = [Marks.from_bytes(line) for line in stored]
    found, weighed = find_pairs(ids, marks)
    lines = [retell((reports[a], marks[a], weighed[a]), (reports[b], marks[b], weighed[b])) for a, b in found]
    assert [line for line in lines if line] == find_rewrites(by_id(*reports))
    assert max(map(len, stored)) < 500


TEXTS = st.sampled_from(
    [SOURCE, RETOLD, INDEPENDENT, FOLLOWUP, STORY, OTHER, MARKET.format(1, 24), MARKET.format(7, 31)]
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(TEXTS, st.sampled_from([None, 0, 1, 4])), max_size=7), st.randoms(use_true_random=False))
def test_the_order_never_shows(parts: list[tuple[str, int | None]], chance: object) -> None:
    """The same reports in any order give the same lines."""
    reports = [told(f"r{n}", text, after) for n, (text, after) in enumerate(parts)]
    settled = by_words(reports)
    turned = list(reports)
    chance.shuffle(turned)  # type: ignore[attr-defined]  # a random.Random
    once = find_rewrites(by_id(*reports), settled)
    again = find_rewrites(by_id(*turned), settled[::-1])
    assert once == again == sorted(once, key=lambda copy: (copy.a, copy.b))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=120), max_size=5))
def test_any_texts(texts: list[str]) -> None:
    """Nothing fails, and every span lies in its text."""
    reports = {ReportId(str(n)): told(str(n), text * 3) for n, text in enumerate(texts)}
    for copy in find_rewrites(reports):
        for span in copy.spans:
            assert 0 <= span.a_start < span.a_end <= len(reports[copy.a].text)
            assert 0 <= span.b_start < span.b_end <= len(reports[copy.b].text)
