"""Lineage: who had what from whom in small invented clusters, and how many accounts that leaves."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.copies.copies_texts import FOURTH, LEAD, OTHER, SECOND, STORY, THIRD, on, report, words

from dateline.copies import CopyInput, find_copies, independent_accounts, trace_lineage
from dateline.copies.values import CopyInput as Input
from dateline.model import Copy, CopyKind, Direction, Lineage, Published, ReportId, Span

MONDAY, TUESDAY, WEDNESDAY, THURSDAY = (date(2020, 1, day) for day in (6, 7, 8, 9))
FIFTH = "The barrier was still down at dusk, and a queue of carts reached back to the mill at Orsha."
SIXTH = "A clerk at the toll house showed visitors an empty ledger and said the day would bring in nothing."
NAMED = "first appeared in the"


def lineages(*reports: CopyInput) -> tuple[Lineage, ...]:
    """The lineages of reports."""
    return trace_lineage(find_copies(reports), {one.id: one for one in reports})


def told(lineage: Lineage) -> list[str]:
    """The edges in short: "1 > 2" is directed, "1 - 2" is not."""
    return [f"{edge.source} {'-' if edge.undirected else '>'} {edge.to}" for edge in lineage.edges]


CHAIN = [
    report("1", STORY, "Orvan Voice"),
    report("2", f"{LEAD} {SECOND} {THIRD}\n\nThis report {NAMED} Orvan Voice.", "Pellmar Observer"),
    report("3", f"{LEAD} {SECOND}\n\nThis report {NAMED} Pellmar Observer.", "Lissend Gazette"),
]
STAR = [
    report("1", STORY, "Orvan Voice"),
    report("2", f"{LEAD} {SECOND}\n\nSource: Orvan Voice", "Lissend Gazette"),
    report("3", f"{THIRD} {FOURTH}\n\nSource: Orvan Voice", "Pellmar Observer"),
]
UNSEEN_AGENCY = [
    report("1", f"KOLVESH (Ashvala Wire) – {LEAD} {SECOND} {THIRD}", "Orvan Voice", MONDAY),
    report("2", f"{LEAD} {SECOND} {FOURTH}\n\nSource: Ashvala Wire", "Lissend Gazette", TUESDAY),
]
CREDIT_AGAINST_DATE = [
    report("1", STORY, "Orvan Voice", WEDNESDAY),
    report("2", f"(Orvan Voice) {STORY}", "Lissend Gazette", MONDAY),
]
CIRCLE = [
    report("1", f"(Lissend Gazette) {STORY}", "Orvan Voice"),
    report("2", f"(Pellmar Observer) {STORY}", "Lissend Gazette"),
    report("3", f"(Orvan Voice) {STORY}", "Pellmar Observer"),
]
MERGED = [
    report("1", f"{STORY} {words(1, 30)}", "Orvan Voice", MONDAY),
    report("2", f"{OTHER} {words(2, 30)}", "Lissend Gazette", MONDAY),
    report("3", f"{STORY}\n\n{OTHER}", "Pellmar Observer", WEDNESDAY),
]
NAMELESS = [
    report("1", f"{LEAD} {SECOND} {THIRD} {FIFTH}", "Orvan Voice"),
    report("2", f"{LEAD} {SECOND} {FOURTH} {SIXTH}", "Lissend Gazette"),
    report("3", f"{THIRD} {FIFTH} {FOURTH} {SIXTH}", "Pellmar Observer"),
]
HOUSE_WORDS = [
    report("1", f"{STORY} A list seen by the Ledger names no driver.", "Ishtera Ledger", MONDAY),
    report("2", f"{STORY} A list seen by the Ledger names no driver.", "Tervand Today", TUESDAY),
]


@pytest.mark.parametrize(
    ("reports", "edges", "independent"),
    [
        (CHAIN, ["1 > 2", "2 > 3"], 1),
        (STAR, ["1 > 2", "1 > 3"], 1),
        (UNSEEN_AGENCY, ["unseen:Ashvala Wire > 1", "1 - 2", "unseen:Ashvala Wire > 2"], 1),
        (CREDIT_AGAINST_DATE, ["1 - 2"], 1),
        (CIRCLE, ["1 - 2", "1 - 3"], 1),
        (MERGED, ["1 > 3", "2 > 3"], 2),
        (NAMELESS, ["unseen: > 1", "1 - 2", "unseen: > 2", "2 - 3", "unseen: > 3"], 1),
        (HOUSE_WORDS, ["1 > 2"], 1),
    ],
    ids=["chain", "star", "unseen agency", "credit against date", "circle", "merged", "nameless", "house words"],
)
def test_small_clusters(reports: list[CopyInput], edges: list[str], independent: int) -> None:
    """The edges that the evidence gives, and no more; the accounts that are left."""
    (lineage,) = lineages(*reports)
    assert told(lineage) == edges
    assert lineage.independent == independent
    assert lineage.because.startswith(f"{len(reports)} reports, {independent} independent account")
    assert lineage.cluster == tuple(sorted(one.id for one in reports))
    assert independent_accounts(len(reports) + 4, [lineage]) == independent + 4


def test_reasons_quote_words_or_say_what_field() -> None:
    """The words of a credit can be opened."""
    (lineage,) = lineages(*CHAIN)
    texts = {one.id: one.text for one in CHAIN}
    for edge in lineage.edges:
        reason = edge.basis[0]
        assert reason.report == edge.to
        assert [span.of(texts[edge.to]) for span in reason.spans] == [reason.words.split(" credits ")[1].split(",")[0]]
    assert [reason.words for reason in lineage.edges[1].basis] == [
        "3 credits Pellmar Observer, the outlet of 2",
        "92 % of 3 stands in 2, 68 % of 2 in 3",
    ]


def test_a_quotation_joins_nobody() -> None:
    """Two reporters heard one speaker."""
    speech = "“We were told nothing and we had no water for the beasts, and nobody came all that day,”"
    one = report("1", f"In Lissend the talk is of trade. {speech} Temir Orsan said.", "Orvan Voice")
    two = report("2", f"The road to the coast was closed again. {speech} a trader told us.", "Lissend Gazette")
    copies = find_copies([one, two])
    assert [copy.kind for copy in copies] == [CopyKind.QUOTATION]
    assert trace_lineage(copies, {one.id: one, two.id: two}) == ()
    assert independent_accounts(2, ()) == 2


def test_a_passage_is_told_from_the_rest_of_its_report() -> None:
    """A report that took one sentence is an account of its own, and the sentence is not."""
    taker = report("2", f"{OTHER}\n\n{LEAD}\n\n{words(7, 40)}\n\nSource: Orvan Voice", "Lissend Gazette")
    (lineage,) = lineages(report("1", STORY, "Orvan Voice"), taker)
    assert told(lineage) == ["1 > 2"]
    assert lineage.independent == 2
    member = lineage.members[1]
    assert [span.of(taker.text) for span in member.shared] == [LEAD]
    assert member.own[0] == Span(0, taker.text.index(LEAD))


def test_a_second_source_stands_for_the_passages_that_the_first_lacks() -> None:
    """By credit as well as by dates."""
    taker = report("3", f"{STORY}\n\n{OTHER}\n\nSource: Orvan Voice, Lissend Gazette", "Pellmar Observer")
    (lineage,) = lineages(report("1", STORY, "Orvan Voice"), report("2", OTHER, "Lissend Gazette"), taker)
    assert told(lineage) == ["1 > 3", "2 > 3"]
    assert lineage.independent == 2
    covered = sorted((span.b_start, span.b_end) for edge in lineage.edges for span in edge.spans)
    assert all(x[1] <= y[0] for x, y in itertools.pairwise(covered))


def test_each_passage_has_the_source_that_it_is_from() -> None:
    """What two sources have is told of the first, and what only the second has of the second."""
    one, two = report("1", f"{STORY} {FIFTH}", "Orvan Voice"), report("2", f"{FIFTH} {OTHER}", "Lissend Gazette")
    taker = report("3", f"{STORY} {FIFTH} {OTHER}\n\nSource: Orvan Voice, Lissend Gazette", "Pellmar Observer")
    (lineage,) = lineages(one, two, taker)
    assert told(lineage) == ["1 > 3", "2 > 3"]
    words_of = [[taker.text[span.b_start : span.b_end] for span in edge.spans] for edge in lineage.edges]
    assert words_of == [[f"{STORY} {FIFTH}"], [OTHER]]


def test_a_passage_may_be_from_a_source_that_nobody_gave() -> None:
    """Beside those from a report at hand; a credit that came with the words of that report is for them."""
    source = report("1", f"(Telegraph Desk) {STORY}", "Orvan Voice")
    taker = report("2", f"(Telegraph Desk) {STORY}\n\n{OTHER}\n\nSource: Orvan Voice, Ashvala Wire", "Lissend Gazette")
    other = report("3", f"{OTHER} {words(1, 40)}", "Pellmar Observer")
    (lineage,) = lineages(source, taker, other)
    assert told(lineage) == ["unseen:Telegraph Desk > 1", "1 > 2", "unseen:Ashvala Wire > 2", "2 - 3"]
    (lineage,) = lineages(source, taker)
    assert told(lineage) == ["unseen:Telegraph Desk > 1", "1 > 2"]  # nobody else has the rest: it may be its own


def test_minutes_tell_as_well_as_days() -> None:
    """Two times of one day, when the words tell the rest."""
    both = [Published(f"2020-01-06T{time}", earliest=MONDAY, latest=TUESDAY) for time in ("09:00", "17:30")]
    one = CopyInput(ReportId("1"), STORY, published=both[0])
    two = CopyInput(ReportId("2"), f"{LEAD} {SECOND}", published=both[1])
    assert told(lineages(one, two)[0]) == ["1 > 2"]
    assert told(lineages(one, CopyInput(two.id, two.text, published=both[0]))[0]) == ["1 - 2"]


def test_words_tell_which_of_two_prints_of_an_outlet_was_copied() -> None:
    """The taker has the sentence that only one of them has."""
    one, two = (report(name, f"{LEAD} {SECOND} {more}", "Orvan Voice") for name, more in (("1", THIRD), ("2", FOURTH)))
    (lineage,) = lineages(one, two, report("3", f"(Orvan Voice) {LEAD} {SECOND} {THIRD}", "Lissend Gazette"))
    assert "1 > 3" in told(lineage)
    assert "2 > 3" not in told(lineage)


def test_dates_settle_nothing_where_a_third_print_may_be_the_source() -> None:
    """As soon as nobody has it all, order in time is no proof."""
    cut = report("2", f"{LEAD} {SECOND}", "Lissend Gazette", WEDNESDAY)
    (lineage,) = lineages(report("1", STORY, "A", MONDAY), report("3", f"{STORY} {FIFTH}", "C"), cut)
    assert all(edge.undirected for edge in lineage.edges)


def test_a_rewrite_counts_with_what_it_retells() -> None:
    """Whatever few words the two share."""
    one, two = report("1", STORY, "Orvan Voice"), report("2", OTHER, "Lissend Gazette")
    copy = Copy(one.id, two.id, (), 0.1, 0.1, CopyKind.REWRITE, None, None, "the same story")
    (lineage,) = trace_lineage([copy], {one.id: one, two.id: two})
    assert (told(lineage), lineage.independent) == (["1 - 2"], 1)


PARTS = [LEAD, SECOND, THIRD, FOURTH, FIFTH, SIXTH, OTHER, "(Ashvala Wire) ", "(Lissend) ", "Source: Orvan Voice"]
TEXTS = st.lists(st.sampled_from(PARTS), max_size=7).map("\n".join)
OUTLETS = st.sampled_from([None, "Orvan Voice", "Lissend", "Pellmar Observer"])
REPORTS = st.lists(st.tuples(TEXTS, OUTLETS, st.sampled_from([None, 6, 7, 8])), min_size=2, max_size=7).map(
    lambda rows: [
        Input(ReportId(f"r{n}"), text, (), on(date(2020, 1, day) if day else None), outlet)
        for n, (text, outlet, day) in enumerate(rows)
    ]
)


@settings(max_examples=150, deadline=None)
@given(REPORTS, st.randoms(use_true_random=False))
def test_what_holds_of_every_lineage(reports: list[CopyInput], chance: Random) -> None:
    """The order never shows, the graph holds together, agrees with the copies and never runs against the dates."""
    copies, inputs = find_copies(reports), {one.id: one for one in reports}
    found = trace_lineage(copies, inputs)
    mixed = list(copies)
    chance.shuffle(mixed)
    assert trace_lineage(mixed, dict(reversed(inputs.items()))) == found
    assert 1 <= independent_accounts(len(reports), found) <= len(reports)
    ways = {
        frozenset((c.a, c.b)): c.direction and ((c.a, c.b) if c.direction == Direction.AB else (c.b, c.a))
        for c in copies
    }
    for lineage in found:
        check_lineage(lineage, inputs, ways)


def check_lineage(
    lineage: Lineage, inputs: Mapping[ReportId, CopyInput], ways: Mapping[frozenset[ReportId], object]
) -> None:
    """One lineage."""
    assert 1 <= lineage.independent <= len(lineage.members)
    assert len({(edge.source, edge.to) for edge in lineage.edges}) == len(lineage.edges)
    above: dict[str, set[str]] = {}
    for edge in lineage.edges:
        assert edge.basis
        assert edge.to in lineage.cluster
        if edge.unseen:
            continue
        source, to = ReportId(edge.source), edge.to
        assert ways[frozenset((source, to))] == (None if edge.undirected else (source, to))
        assert edge.spans
        if not edge.undirected:
            above.setdefault(to, set()).add(source)
            first, last = inputs[source].published.earliest, inputs[to].published.latest
            assert first is None or last is None or first < last
    assert reached(lineage) == set(lineage.cluster)
    assert not runs_in_circles(above)
    for member in lineage.members:
        ends = sorted((*member.shared, *member.own))
        assert all(x.end <= y.start for x, y in itertools.pairwise(ends))
        assert not ends or ends[-1].end <= len(inputs[member.report].text)


def reached(lineage: Lineage) -> set[str]:
    """The reports that edges between reports join to the first."""
    joined = {str(lineage.cluster[0])}
    for _ in lineage.members:
        for edge in lineage.edges:
            if not edge.unseen and joined & {edge.source, edge.to}:
                joined |= {edge.source, str(edge.to)}
    return joined


def runs_in_circles(above: dict[str, set[str]]) -> bool:
    """Whether some report comes from itself."""

    def sources(report: str, seen: Sequence[str]) -> bool:
        return report in seen or any(sources(source, [*seen, report]) for source in above.get(report, ()))

    return any(sources(report, []) for report in above)
