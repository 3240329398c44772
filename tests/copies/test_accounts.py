"""Accounts: every report of a cluster stands behind a source, and the number counted is that of the sources."""

from __future__ import annotations

import pytest

from dateline.copies.accounts import count_accounts
from dateline.model import AlignedSpan, LineageEdge, LineageMember, ReportId, Span

Told = list[tuple[str, str]]
WHOLE = (Span(0, 100),)


def edge(source: str, to: str, start: int = 0, end: int = 100, *, undirected: bool = False) -> LineageEdge:
    """An edge of so many characters."""
    spans = () if source.startswith("unseen:") else (AlignedSpan(start, end, start, end),)
    return LineageEdge(source, ReportId(to), (), undirected, spans)


@pytest.mark.parametrize(
    ("names", "edges", "expected"),
    [
        ("ab", [edge("a", "b")], [("a", "b")]),
        ("abc", [edge("a", "b"), edge("b", "c")], [("a", "bc")]),
        # A passage alone does not make a report lean: it is an account of its own.
        ("ab", [edge("a", "b", 0, 20)], [("a", ""), ("b", "")]),
        ("ab", [edge("unseen:Wire", "a"), edge("unseen:Wire", "b")], [("unseen:Wire", "ab")]),
        # Who was first is open: the two are one account, and neither leads.
        ("ab", [edge("a", "b", undirected=True)], [("ab", "")]),
        # Made of two: it stands behind both and adds none.
        ("abc", [edge("a", "c", 0, 50), edge("b", "c", 50, 100)], [("a", "c"), ("b", "c")]),
    ],
)
def test_accounts(names: str, edges: list[LineageEdge], expected: Told) -> None:
    """Sources and followers, each named by one letter."""
    members = [LineageMember(ReportId(name), WHOLE, ()) for name in names]
    number, because, accounts = count_accounts(members, edges)
    told = ["".join(a.sources) if len(a.sources[0]) == 1 else a.sources[0] for a in accounts]
    assert list(zip(told, ("".join(a.reports) for a in accounts), strict=True)) == expected
    assert number == len(accounts)
    assert because.startswith(f"{len(names)} reports, {number} independent account")


def test_every_report_is_behind_an_account() -> None:
    """Also in a long chain with a branch."""
    names = [f"r{n:03}" for n in range(400)]
    edges = [edge(names[n // 3], names[n]) for n in range(1, 400)]
    members = [LineageMember(ReportId(name), WHOLE, ()) for name in names]
    _, _, (account,) = count_accounts(members, edges)
    assert account.sources == ("r000",)
    assert list(account.reports) == names[1:]
