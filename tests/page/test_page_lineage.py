"""Who copied whom on the page: every report under its source, lines told in words, reasons that open their words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.copies.copies_texts import LEAD, SECOND, STORY, THIRD
from tests.page.page_reader import Node, check_links, lit_words, read_page, squeezed
from tests.page.story_factory import find, make_report, make_story, read

from dateline.copies import find_copies, independent_accounts, trace_lineage
from dateline.copies.origins import dates_reason
from dateline.model import (
    AlignedSpan,
    Copy,
    CopyKind,
    Detail,
    Direction,
    Lineage,
    LineageAccount,
    LineageEdge,
    LineageMember,
    Metadata,
    Readout,
    Reason,
    ReportId,
    Role,
    Status,
)
from dateline.page import render_page
from dateline.pipeline import copy_input

ROWS = (
    ("one", f"KOLVESH (Ashvala Wire) – {STORY}", "Orvan Voice"),
    ("two", f"{LEAD} {SECOND} {THIRD}\n\nThis report first appeared in the Orvan Voice.", "Lissend Gazette"),
    ("three", f"{SECOND} {THIRD}", "Pellmar <Observer>"),
)


def traced() -> Readout:
    """A story with a line of every kind."""
    reports = []
    for name, text, outlet in ROWS:
        known = Metadata(outlet=Detail(outlet, Status.GIVEN, because="given"))
        reports.append(make_report(name, ((Role.BODY, text),), known))
    inputs = {report.id: copy_input(report) for report in reports}
    copies = tuple(find_copies(list(inputs.values())))
    lineages = trace_lineage(copies, inputs)
    accounts = independent_accounts(3, lineages)
    return Readout(tuple(read(report) for report in reports), copies, lineages=lineages, independent=accounts)


def section(story: Readout) -> Node:
    """The part of the page that draws the lineage."""
    return read_page(render_page(story)).by_id("lineage")


def test_each_kind_of_line_is_drawn_and_said() -> None:
    """A solid arrow for a credit, a dashed one for an unseen source, a dotted line where the order is open."""
    drawn = section(traced())
    told = squeezed(drawn.text())
    for line in ("solid", "dashed", "dotted"):
        assert len(drawn.all("li", class_=line)) == 1
        arms = [arm for arm in drawn.all("svg", class_="arm") if line in arm.attributes["class"].split()]
        assert [len(arm.all("path")) for arm in arms] == [0 if line == "dotted" else 1]
    assert "R2 Lissend Gazette, no datehas it from R1 Orvan Voice · side by side" in told
    assert "R1 Orvan Voice, no datehas it from Ashvala Wire, whose text is not at hand" in told
    assert "R3 Pellmar <Observer>, no dateshares words with R1 Orvan Voice; who was first is not determined" in told
    assert "R2 Lissend Gazette credits Orvan Voice, the outlet of R1 Orvan Voice" in told
    keys = [squeezed(key.text()) for key in drawn.all(class_="line-keys")[0].all("dd")]
    assert len(keys) == 3


def test_every_reason_opens_its_words() -> None:
    """The link stands in the reason itself, with the words around it, and lights the words that it shows."""
    story = traced()
    page = read_page(render_page(story))
    check_links(page)
    reasons = [reason for lineage in story.lineages for edge in lineage.edges for reason in edge.basis if reason.spans]
    links = [link for quoted in page.by_id("lineage").all("q") for link in quoted.all("a", class_="to-words")]
    assert len(links) == sum(len(reason.spans) for reason in reasons)
    for link in links:
        shown = link.text(labels=False)
        assert "".join(lit_words(page, link.attributes["href"][1:])) == shown
    assert {link.text(labels=False) for link in links} == {"Ashvala Wire", "Orvan Voice"}


def test_dates_and_passages_of_an_edge_open_their_words_too() -> None:
    """A reason of dates names both days; numbers lead to the passages."""
    story = make_story()
    harbour, tern = ReportId("harbour-1"), ReportId("tern/5 ä")
    span = next(copy for copy in story.copies if {copy.a, copy.b} == {harbour, tern}).spans[0]
    edge = LineageEdge(tern, harbour, (dates_reason(harbour, tern),), False, (span.turned(),))
    members = (LineageMember(harbour, (), ()), LineageMember(tern, (), ()))
    page = read_page(render_page(replace(story, lineages=(Lineage(members, (edge,), 1, "two"),))))
    check_links(page)
    (reasons,) = page.by_id("lineage").all("ul", class_="reasons")
    assert "(R2: 14 May 2021, 18:05; R1: 13 May 2021)" in squeezed(reasons.text())
    (day,) = reasons.all("a", class_="to-words")
    assert "".join(lit_words(page, day.attributes["href"][1:])) == "14 May 2021 - 18:05"
    (number,) = reasons.all("a", class_="jump")
    assert number.attributes["href"].startswith("#r-harbour-1-s")


def test_links_lead_to_the_reports_and_side_by_side() -> None:
    """Each name opens its report."""
    page = read_page(render_page(traced()))
    links = [link.attributes["href"].removeprefix("#") for link in page.by_id("lineage").all("a")]
    assert {"r-one", "r-two", "p-one--two"} <= set(links)
    assert all(page.by_id(link) for link in links)


def test_the_accounts_are_explained_beside_the_tree() -> None:
    """Who each account comes from and who counts with it; the sum stands above."""
    drawn = section(traced())
    (accounts,) = drawn.all(class_="accounts")
    told = squeezed(accounts.text())
    assert told.startswith("1 independent account")
    assert "Ashvala Wire (text not at hand), and with it R1 Orvan Voice, R2 Lissend Gazette, R3 Pellmar" in told
    assert "3 reports in 1 group of shared reporting come down to 1 account" in squeezed(drawn.text())


@pytest.mark.parametrize(
    ("account", "told"),
    [
        (LineageAccount(("one",), ()), "R1 Orvan Voice, on its own"),
        (LineageAccount(("one", "two"), ()), "R1 Orvan Voice or R2 Lissend Gazette; who was first is not determined"),
        (
            LineageAccount(("unseen:",), (ReportId("one"),)),
            "a source that nobody names (text not at hand), and with it R1",
        ),
    ],
)
def test_how_an_account_is_told(account: LineageAccount, told: str) -> None:
    """One report, several of open order, a source without a name."""
    story = traced()
    (lineage,) = story.lineages
    drawn = section(replace(story, lineages=(replace(lineage, accounts=(account,)),)))
    assert told in squeezed(drawn.all(class_="accounts")[0].text())


@pytest.mark.parametrize(("accounts", "told"), [(1, "1 independent account"), (3, "3 independent accounts")])
def test_the_head_counts_the_accounts(accounts: int, told: str) -> None:
    """Beside reports, texts and credited origins."""
    (counts,) = read_page(render_page(replace(make_story(), independent=accounts))).all(class_="counts")
    assert counts.text().endswith(f"credited origin / {told}")


def test_without_shared_reporting_there_is_no_tree() -> None:
    """And the page says so."""
    assert "No two reports of this record share reporting." in section(Readout(())).text()


def test_a_long_chain_is_listed_at_one_depth() -> None:
    """From the seventh step on, nothing is nested further."""
    names = [f"r{n:03}" for n in range(40)]
    reports = [make_report(name, ((Role.BODY, STORY),)) for name in names]
    inputs = {
        report.id: replace(copy_input(report), outlet=f"Outlet {n:03}", agency=f"Outlet {n - 1:03}" if n else None)
        for n, report in enumerate(reports)
    }
    lineages = trace_lineage(find_copies(list(inputs.values())), inputs)
    drawn = section(Readout(tuple(read(report) for report in reports), lineages=lineages, independent=1))
    assert len(drawn.all("li", class_="solid")) == 39


def many(number: int, line: str) -> Readout:
    """One source, and so many reports that hang on it alike."""
    reports = [make_report(f"r{n:03}", ((Role.BODY, f"Report {n} has words."),)) for n in range(number + 1)]
    first, *others = (report.id for report in reports)
    source = "unseen:Wire" if line == "dashed" else first
    told = (Reason(("it says so",)),)
    edges = tuple(LineageEdge(source, other, told, undirected=line == "dotted") for other in others)
    members = tuple(LineageMember(report.id, (), ()) for report in reports)
    return Readout(
        tuple(read(report) for report in reports), lineages=(Lineage(members, edges, 1, "many"),), independent=1
    )


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("solid", "and 25 more reports that have it from R1"),
        ("dotted", "and 25 more reports that share words with R1"),
        ("dashed", "and 25 more reports that have it from Wire"),
    ],
)
def test_many_that_hang_alike_fold_into_one_line(line: str, told: str) -> None:
    """Five stand open, the others behind a line that says how many and how they hang."""
    drawn = section(many(30, line))
    (fold,) = drawn.all("details", class_="more")
    assert squeezed(fold.all("summary")[0].text()).startswith(told)
    assert len(drawn.all("li", class_=line)) == 30
    assert len(fold.all("li", class_=line)) == 25
    assert section(many(6, line)).all("details", class_="more") == []


def retold() -> Readout:
    """One report retells another, which a third one copies."""
    reports = [
        make_report("a", ((Role.BODY, "The pier at Orsun will close in 40 days, an engineer said."),)),
        make_report("b", ((Role.BODY, "An engineer told us: within 40 days Orsun loses its pier."),)),
    ]
    one, two = reports
    span = AlignedSpan(0, len(one.text), 0, len(two.text))
    copy = Copy(one.id, two.id, (span,), 0.9, 0.9, CopyKind.REWRITE, Direction.AB, None, "the same told otherwise")
    edge = LineageEdge(one.id, two.id, (Reason(("", two.id, " tells what ", one.id, " told")),), False, (span,))
    members = (LineageMember(one.id, (), ()), LineageMember(two.id, (), ()))
    account = LineageAccount((one.id,), (two.id,))
    lineage = Lineage(members, (edge,), 1, "2 reports, 1 independent account", (account,))
    return Readout(tuple(map(read, reports)), (copy,), texts=2, lineages=(lineage,), independent=1)


def test_what_is_retold_is_drawn_weaker_everywhere() -> None:
    """In the tree, the table, the reports, side by side and the legend: a dotted outline, and the word."""
    page = read_page(render_page(retold()))
    check_links(page)
    tree = page.by_id("lineage")
    assert "retells R1 a.txt, not copied word for word" in squeezed(tree.text())
    assert [squeezed(node.text()) for node in tree.all(class_="retold")] == ["name", "R2 b.txt, no date"]
    table = page.by_id("shared")
    assert [row.attributes.get("class") for row in table.all("tr")] == [None, "weak"]
    assert "rewrite: 90 % of R1, 90 % of R2" in squeezed(table.text()).replace("\xa0", " ")
    assert "R2 b.txt retells R1 a.txt" in squeezed(table.text())
    for report in ("r-a", "r-b"):
        (passage,) = page.by_id(report).all(class_="passage")
        assert "retold" in passage.attributes["class"].split()
        assert "retold, not word for word, in" in squeezed(page.by_id(report).text())
    assert "retold passage: it says the same in other words" in squeezed(page.by_id("legend").text())
    assert "retold, not copied word for word" in squeezed(page.by_id("pairs").text())
    (view,) = page.all(class_="facing")
    assert {word.text() for word in view.all(class_="common")} == {"engineer", "Orsun", "40"}
    assert view.all(class_="reworded") == []


def merged_story() -> Readout:
    """A report made of two, and one that took a passage into reporting of its own."""
    first, second = "The pier at Orsun closed on Monday at noon.", "Its chairman said that nobody would be paid."
    own = "A long report of our own stands here, with far more words than any passage that came from elsewhere. " * 2
    reports = [
        make_report("a", ((Role.BODY, first),)),
        make_report("b", ((Role.BODY, second),)),
        make_report("c", ((Role.BODY, f"{first}\n{second}"),)),
        make_report("d", ((Role.BODY, f"{own}\n{second}"),)),
    ]
    edges, copies = [], []
    for source, to, words in (("a", "c", first), ("b", "c", second), ("b", "d", second)):
        one, two = (next(report for report in reports if report.id == name) for name in (source, to))
        start, end = find(one.text, words), find(two.text, words)
        span = AlignedSpan(start.start, start.end, end.start, end.end)
        edges.append(LineageEdge(one.id, two.id, (Reason(("", two.id, " says so")),), False, (span,)))
        copies.append(Copy(one.id, two.id, (span,), 1.0, 0.5, CopyKind.PARTIAL, Direction.AB, None, "same words"))
    members = tuple(LineageMember(report.id, (), ()) for report in reports)
    accounts = tuple(
        LineageAccount((name,), tuple(map(ReportId, more))) for name, more in (("a", "c"), ("b", "c"), ("d", ""))
    )
    lineage = Lineage(members, tuple(edges), 3, "4 reports, 3 independent accounts", accounts)
    return Readout(tuple(map(read, reports)), tuple(copies), texts=4, lineages=(lineage,), independent=3)


def test_a_passage_from_elsewhere_says_so_where_it_stands() -> None:
    """In the words, and in the note beside them with where the rest comes from."""
    page = read_page(render_page(merged_story()))
    tags = {name: [squeezed(tag.text()) for tag in page.by_id(f"r-{name}").all(class_="remark-tag")] for name in "abcd"}
    assert tags == {"a": [], "b": [], "c": ["from R1"], "d": ["from R2"]}
    (note,) = page.by_id("r-c").all(class_="origin")
    assert squeezed(note.text()).startswith("from R1 a.txt; the rest of this report has most from R2 b.txt")
    (note,) = page.by_id("r-d").all(class_="origin")
    assert squeezed(note.text()).startswith("from R2 b.txt; the rest of this report is its own")
