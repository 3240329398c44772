"""The independent accounts behind some reports, and the publisher families behind those accounts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from dateline.judging import houses_of, outlet_key
from dateline.model import UNSEEN, Finding, Houses, Lineage, Outlet, ReportId

__all__ = ["Owners", "accounts_in", "independent_in"]

COUNTED = 2_000  # reports whose families are counted while a page waits


@dataclass(frozen=True, slots=True)
class Owners:
    """
    Who owns the outlets of the reports.

    Args:
        outlets: What people said, by the key of the name.
        outlet_of: Gives the outlet of a report.
        lineage_of: The group of each report that is in one.
    """

    outlets: Mapping[str, Outlet] = field(default_factory=dict)
    outlet_of: Callable[[ReportId], str | None] = lambda _: None
    lineage_of: Mapping[ReportId, Lineage] = field(default_factory=dict)

    def behind(self, reports: Iterable[ReportId]) -> Houses | None:
        """
        The publisher families behind the independent accounts of some reports.

        Returns:
            No families where nobody said who owns what; None where the reports are too many to be counted for a page.
        """
        if not self.outlets:
            return Houses()
        own = [*reports]
        return self.count(accounts_in(own, self.lineage_of)) if len(own) <= COUNTED else None

    def behind_group(self, lineage: Lineage) -> Houses:
        """The publisher families behind the accounts of a group of shared reporting."""
        return self.count(account.sources for account in lineage.accounts) if self.outlets else Houses()

    def of_names(self, names: Iterable[str]) -> Houses:
        """The publisher families of some outlets, each counted once."""
        return Houses.of(houses_of([name], self.outlets) for name in names) if self.outlets else Houses()

    def count(self, accounts: Iterable[Iterable[str]]) -> Houses:
        """Count families over accounts, each given by where it comes from."""
        return Houses.of(houses_of(map(self.name_of, account), self.outlets) for account in accounts)

    def name_of(self, source: str) -> str | None:
        """The outlet of a report, or of a source that is not in the record."""
        return source.removeprefix(UNSEEN) if source.startswith(UNSEEN) else self.outlet_of(ReportId(source))

    def house(self, report: ReportId) -> str | None:
        """The publisher family of a report's outlet; None where nobody said."""
        if not self.outlets:
            return None
        known = self.outlets.get(outlet_key(self.outlet_of(report) or ""))
        return known.house if known is not None else None

    def twice_in(self, finding: Finding) -> dict[ReportId, str]:
        """The publisher families that stand behind more than one account of a finding, by report."""
        houses = {one.report: self.house(one.report) for one in finding.accounts}
        groups: dict[str, set[str]] = {}
        for one in finding.accounts:
            if (house := houses[one.report]) is not None:
                groups.setdefault(house, set()).add(one.independent_group)
        return {report: house for report, house in houses.items() if house is not None and len(groups[house]) > 1}


def independent_in(reports: Iterable[ReportId], lineage_of: Mapping[ReportId, Lineage]) -> int:
    """How many independent accounts stand behind some reports: those of their groups that one of them counts with."""
    return len(accounts_in(reports, lineage_of))


def accounts_in(reports: Iterable[ReportId], lineage_of: Mapping[ReportId, Lineage]) -> list[tuple[str, ...]]:
    """
    The independent accounts behind some reports.

    Returns:
        For each where it comes from: reports, or ``unseen:NAME``; a report of no group is its own.
    """
    own = set(reports)
    groups = {lineage.cluster: lineage for report in own if (lineage := lineage_of.get(report)) is not None}
    found: list[tuple[str, ...]] = [(report,) for report in sorted(own) if report not in lineage_of]
    for cluster, lineage in sorted(groups.items()):
        held = [account.sources for account in lineage.accounts if own & {*account.sources, *account.reports}]
        found += held or [tuple(sorted(own & set(cluster)))]
    return found
