"""A lineage in the terminal: every line of the tree in its style, many alike in one line, retellings told as such."""

from __future__ import annotations

import io

import pytest
from rich.console import Console
from rich.text import Text

from dateline.cli.lineage_tree import Teller
from dateline.cli.tree import ASCII, UNICODE, Node, Signs, draw_tree
from dateline.copies import Line
from dateline.model import (
    AlignedSpan,
    Copy,
    CopyKind,
    Lineage,
    LineageAccount,
    LineageEdge,
    LineageMember,
    Published,
    Reason,
    ReportId,
    Span,
)
from dateline.record import ReportSummary


def drawn(tops: list[Node], width: int = 60, signs: Signs = UNICODE) -> list[str]:
    """The lines of a tree as plain text."""
    console = Console(file=io.StringIO(), width=width)
    return [line.plain for line in draw_tree(tops, console, signs)]


def tree() -> list[Node]:
    """A top with a line of each kind, notes, and a step further."""
    below = Node(Text("deep"), Line.SOLID, [Text("its note")])
    return [
        Node(
            Text("top"),
            None,
            [Text("a note of several words that does not fit on one line of its own")],
            [
                Node(Text("one"), Line.SOLID, [Text("told")], [below]),
                Node(Text("two"), Line.DASHED),
                Node(Text("three"), Line.DOTTED),
            ],
        )
    ]


@pytest.mark.parametrize(
    ("signs", "expected"),
    [
        (
            UNICODE,
            [
                "top",
                "│ · a note of several words that does not",
                "│   fit on one line of its own",
                "├── one",
                "│   │ · told",
                "│   └── deep",
                "│         · its note",
                "├╌╌ two",
                "└┄┄ three",
            ],
        ),
        (
            ASCII,
            [
                "top",
                "| - a note of several words that does not",
                "|   fit on one line of its own",
                "|-- one",
                "|   | - told",
                "|   `-- deep",
                "|         - its note",
                "|-  two",
                "`.. three",
            ],
        ),
    ],
)
def test_a_tree(signs: Signs, expected: list[str]) -> None:
    """Arms by the kind of edge, trunks beside what lies under them, notes wrapped under each other."""
    assert drawn(tree(), 42, signs) == expected


def test_a_chain_of_thousands_is_no_matter() -> None:
    """Nothing recurses, and words keep some room however deep they stand."""
    top = node = Node(Text("r0 with a name"))
    for number in range(1, 3000):
        node.below.append(Node(Text(f"r{number} with a name"), Line.SOLID))
        node = node.below[0]
    lines = drawn([top], 80)
    assert len(lines) == 3000
    assert lines[-1].endswith("r2999 with a name")


def summary(name: str, outlet: str | None = None) -> ReportSummary:
    """A report as a list shows it."""
    return ReportSummary(ReportId(name), None, outlet, None, None, Published(), f"in/{name}.txt", "")


def told(lineage: Lineage, *copies: Copy, every: bool = False, only: str | None = None) -> list[str]:
    """The lines of a lineage whose reports have the text "Source: Wire, of Osmere"."""
    reports = {report: summary(report, f"Outlet {report}") for report in lineage.cluster}
    teller = Teller(
        reports,
        copies,
        lambda _: "Source: Wire, of Osmere",
        UNICODE,
        every=every,
        only=ReportId(only) if only else None,
    )
    return drawn(teller.tree(lineage), 100)


def lineage(names: list[str], *edges: LineageEdge, accounts: tuple[LineageAccount, ...] = ()) -> Lineage:
    """A lineage of reports."""
    members = tuple(LineageMember(ReportId(name), (), ()) for name in sorted(names))
    return Lineage(members, edges, 1, "told", accounts)


def edge(source: str, to: str, *, undirected: bool = False, words: int = 9) -> LineageEdge:
    """An edge whose reason rests on words of the report."""
    reason = Reason(("", to, " credits Wire"), ReportId(to), (Span(8, 12),))
    spans = () if source.startswith("unseen:") else (AlignedSpan(0, words, 0, words),)
    return LineageEdge(source, ReportId(to), (reason,), undirected, spans)


def test_reasons_show_the_words_they_rest_on() -> None:
    """In their line."""
    assert told(lineage(["a", "b"], edge("a", "b"))) == [
        "Outlet a  a.txt, no date",
        "└── Outlet b  b.txt, no date",
        "      · it credits Wire: “Source: Wire, of Osmere”",
    ]


def test_open_and_further_edges_are_told_with_their_lines() -> None:
    """An undirected one that hangs, one that leads elsewhere, and a second source."""
    lines = told(
        lineage(
            ["a", "b", "c"],
            edge("unseen:Wire", "a"),
            edge("unseen:Desk", "b"),
            edge("a", "b", undirected=True),
            edge("a", "c"),
            edge("b", "c", words=3),
        )
    )
    assert any("· ╌╌ shares words with Outlet b; who was first is not determined" in line for line in lines)
    assert any("── has other words from Outlet b" in line for line in lines)
    assert lines[0] == "Desk, whose text is not at hand"


def test_what_is_retold_says_so() -> None:
    """It is no copy."""
    copy = Copy(ReportId("a"), ReportId("b"), (), 0.5, 0.5, CopyKind.REWRITE, None, None, "")
    assert "      · retold, not copied word for word" in told(lineage(["a", "b"], edge("a", "b")), copy)
    lines = told(lineage(["a", "b"], edge("a", "b", undirected=True)), copy)
    assert "      · tells in other words the same as the one above; who was first is not determined" in lines


def test_many_that_hang_alike_fold() -> None:
    """Unless all are asked for."""
    names = ["a", *(f"b{n:02}" for n in range(30))]
    many = lineage(names, *(edge("a", name) for name in names[1:]))
    assert told(many)[-1] == "└── and 25 more like these (--all lists them)"
    assert sum("Outlet b" in line for line in told(many)) == 5
    assert sum("Outlet b" in line for line in told(many, every=True)) == 30
    assert sum("Outlet b" in line for line in told(many, only="b29")) == 1


def test_accounts_are_listed_when_there_are_several() -> None:
    """Each with the reports that count with it."""
    two = (LineageAccount(("a",), (ReportId("b"),)), LineageAccount(("c", "d")))
    reports = {ReportId(name): summary(name, f"Outlet {name}") for name in "abcd"}
    teller = Teller(reports, (), lambda _: "", UNICODE)
    assert list(teller.accounts(lineage(["a", "b", "c", "d"], accounts=two))) == [
        "  1. Outlet a, and with it Outlet b",
        "  2. Outlet c or Outlet d, on its own",
    ]
    assert list(teller.accounts(lineage(["a"], accounts=two[:1]))) == []


def test_two_reports_of_one_outlet_are_told_apart() -> None:
    """By their files; one without an outlet is called by its file."""
    reports = [summary("a", "Courier"), summary("b", "Courier"), summary("c")]
    teller = Teller({report.id: report for report in reports}, (), lambda _: "", UNICODE)
    group = (LineageAccount(("a",), (ReportId("b"), ReportId("c"))), LineageAccount(("c",)))
    assert next(iter(teller.accounts(lineage(["a", "b", "c"], accounts=group)))) == (
        "  1. Courier (a.txt), and with it Courier (b.txt), c.txt"
    )
