"""Explain beside a lineage which independent accounts stand behind it, and which reports count with each."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.model import UNSEEN, Lineage, LineageAccount, ReportId
from dateline.page.index import StoryIndex
from dateline.page.markup import Markup, element, join
from dateline.page.wording import count

__all__ = ["show_accounts"]

_MOST_NAMED = 8  # reports named with one account
_MOST = 50  # accounts of one cluster


def show_accounts(lineage: Lineage, index: StoryIndex) -> Markup | None:
    """The accounts of a cluster, numbered; a report counts with the one that it has most of its words from."""
    if not lineage.accounts:
        return None
    shown = [element("li", _account(account, index)) for account in lineage.accounts[:_MOST]]
    more = len(lineage.accounts) - len(shown)
    return element(
        "div",
        element("h4", count(lineage.independent, "independent account")),
        element("ol", *shown),
        element("p", f"and {more:,} more") if more else None,
        element(
            "p",
            "A report with half of its words or more from another one counts with it; so does one that credits its "
            "text to a source that is not at hand.",
            class_="remark",
        ),
        class_="accounts",
    )


def _account(account: LineageAccount, index: StoryIndex) -> Markup:
    """Who an account comes from, and who counts with it."""
    open_ = len(account.sources) > 1
    sources = _named(account.sources, index, " or " if open_ else ", ")
    text = " (text not at hand)" if not open_ and account.sources[0].startswith(UNSEEN) else None
    first = "; who was first is not determined" if open_ else None
    if not account.reports:
        return join([sources, text, first, None if open_ or text else ", on its own"])
    return join(
        [sources, text, first, "; with it " if open_ else ", and with it ", _named(account.reports, index, ", ")]
    )


def _named(nodes: Iterable[str], index: StoryIndex, between: str) -> Markup:
    """Reports and sources by name, the first few of many."""
    every = sorted(nodes, key=lambda node: index.order.get(ReportId(node), -1))
    named = join([index.show_node(node) for node in every[:_MOST_NAMED]], between)
    more = len(every) - _MOST_NAMED
    return join([named, f" and {more:,} more"]) if more > 0 else named
