"""Give each report to train, dev or test: whole outlets and stories on one side, written down and never moved."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Mapping
from pathlib import Path

from marking.texts import FOLDER, read_sources

__all__ = [
    "SEALED",
    "SHARES",
    "SplitError",
    "assign_splits",
    "group_open",
    "group_own",
    "read_index",
    "read_splits",
    "write_splits",
]

# Of the reports; the test part is the project's test of record.
SHARES = {"train": 0.6, "dev": 0.15, "test": 0.25}
# A second test part, written when the first had been measured often: no report is given to it, those of splits.tsv are.
SEALED = "sealed"


class SplitError(ValueError):
    """A new report ties together two groups that are on different sides."""


def read_index(folder: Path = FOLDER / "own") -> dict[str, dict[str, str]]:
    """The lines of own/index-*.tsv by report id: file, outlet, story, country, naming, section, published."""
    rows: dict[str, dict[str, str]] = {}
    for path in sorted(folder.glob("index-*.tsv")):
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
                rows[row["file"].removesuffix(".txt")] = row
    return rows


def group_own(index: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """
    The group of each of our own reports: all that outlets and stories tie together, named by its first report.

    Example:
        >>> told = [("a", "X", "1"), ("b", "Y", "1"), ("c", "Z", "2")]
        >>> group_own({report: {"outlet": outlet, "story": story} for report, outlet, story in told})
        {'a': 'a', 'b': 'a', 'c': 'c'}
    """
    group = {report: report for report in index}
    changed = True
    while changed:
        changed = False
        for field in ("outlet", "story"):
            first: dict[str, str] = {}
            for report in sorted(index):
                own = index[report][field]
                least = min(group[report], first.get(own, group[report]))
                first[own] = least
            for report in index:
                if group[report] != first[index[report][field]]:
                    group[report], changed = first[index[report][field]], True
    return group


def group_open(sources: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """The group of each open report: press releases by outlet, GUM's development texts together, others by day."""
    return {report: group_of(row) for report, row in sources.items()}


def group_of(row: Mapping[str, str]) -> str:
    """The group of one open report."""
    if row["collection"] == "gum-dev":
        return "gum-dev"
    return f"re3d {row['outlet']}" if row["collection"] == "re3d" else row["published"]


def assign_splits(groups: Mapping[str, str], fixed: Mapping[str, str]) -> dict[str, str]:
    """
    Give whole groups to the splits.

    A group with a report that has a split keeps it. Of the others the largest goes first, those of one size in the
    order of the SHA-256 of their names, each to the split that lacks the largest part of its share; of splits that lack
    as much, to the largest.

    Args:
        groups: The group of each report.
        fixed: The split of reports, or of groups ("gum-dev"), that have one.

    Returns:
        The split of each report.

    Raises:
        SplitError: When one group holds reports of two splits.

    Example:
        >>> assign_splits({"a": "g", "b": "g", "c": "h", "d": "i"}, {"h": "test"})
        {'a': 'train', 'b': 'train', 'c': 'test', 'd': 'dev'}
    """
    members: dict[str, list[str]] = {}
    for report, group in sorted(groups.items()):
        members.setdefault(group, []).append(report)
    given = {group: fixed[group] for group in members if group in fixed}
    for report in sorted(groups):
        if report in fixed and given.setdefault(groups[report], fixed[report]) != fixed[report]:
            raise SplitError(
                f"{report} is in {fixed[report]}, others of its outlets and stories in {given[groups[report]]}"
            )
    count = dict.fromkeys([*SHARES, SEALED], 0)
    for group, split in given.items():
        count[split] += len(members[group])
    shared = len(groups) - count[SEALED]
    left = [group for group in members if group not in given]
    for group in sorted(left, key=lambda own: (-len(members[own]), hashlib.sha256(own.encode()).hexdigest())):
        given[group] = max(SHARES, key=lambda split: (1 - count[split] / (SHARES[split] * shared), SHARES[split]))
        count[given[group]] += len(members[group])
    return {report: given[group] for report, group in sorted(groups.items())}


def read_splits(path: Path = FOLDER / "splits.tsv") -> dict[str, str]:
    """The split of each report, as written down."""
    if not path.exists():
        return {}
    with path.open(encoding="utf-8", newline="") as lines:
        return {row["id"]: row["split"] for row in csv.DictReader(lines, delimiter="\t")}


def write_splits(folder: Path = FOLDER) -> str:
    """The lines of splits.tsv for all reports listed, those of the file as they are."""
    fixed = read_splits(folder / "splits.tsv")
    out = io.StringIO()
    print("id", "part", "split", "group", sep="\t", file=out)
    parts: Iterable[tuple[str, dict[str, str], dict[str, str]]] = (
        ("own", group_own(read_index(folder / "own")), fixed),
        ("open", group_open(read_sources(folder / "open/sources.tsv")), fixed | {"gum-dev": "test"}),
    )
    for part, groups, known in parts:
        for report, split in assign_splits(groups, known).items():
            print(report, part, split, groups[report], sep="\t", file=out)
    return out.getvalue()
