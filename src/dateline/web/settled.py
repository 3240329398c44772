"""What is settled over all reports of a record, as pages ask it: who shares what with whom, and counts."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, Generic, TypeVar

from dateline.model import Copy, CopyKind, Lineage, ReportId
from dateline.page.markup import Markup, element, join
from dateline.record import AtHand, Cut, Standing
from dateline.record.written import read_value
from dateline.text.fold import fold_word

__all__ = ["Looked", "Settled", "folded", "own_weight", "weight"]

Value = TypeVar("Value")
Key = TypeVar("Key")
Made = TypeVar("Made")
OFFERED = 400  # names that a field offers


class Looked(Mapping[Key, Value], Generic[Key, Value]):
    """
    A mapping that is looked up in a file, key by key, each once.

    Args:
        look: The value of a key, or None.
        keys: All keys, as they are used.
        size: How many there are.
        has: Whether there is a key, where that is known sooner than its value.
    """

    def __init__(
        self,
        look: Callable[[Key], Value | None],
        keys: Callable[[], Iterator[Key]],
        size: Callable[[], int],
        has: Callable[[Any], bool] | None = None,
    ) -> None:
        self.look = look
        self.has = has
        self.keys_of = keys
        self.size = size
        self.known: dict[Key, Value | None] = {}

    def __getitem__(self, key: Key) -> Value:
        if key not in self.known:
            self.known[key] = self.look(key)
        found = self.known[key]
        if found is None:
            raise KeyError(key)
        return found

    def __iter__(self) -> Iterator[Key]:
        return self.keys_of()

    def __len__(self) -> int:
        return self.size()

    def __contains__(self, key: object) -> bool:
        if self.has is not None and key not in self.known:
            return self.has(key)
        return self.get(key) is not None  # type: ignore[arg-type]  # whatever it is, it is looked up


class Settled:
    """
    The record as a whole, at one moment.

    Args:
        standing: The file that has it.
        newer: How many reports the record has now that it does not know.
        is_current: Whether the record is still as it was then.

    Attributes:
        tags: The number of each report by time, from 1; R7 is the same report on every page.
        slugs: The ids of reports that cannot stand in an address as they are.
        copies_of: The pairs of each report, the largest part of it first, stock words last.
        lineage_of: The group of each report that is in one.
    """

    at_hand: AtHand[Any] = AtHand()

    def __init__(self, standing: Standing, newer: int = 0, *, is_current: bool = True) -> None:
        self.standing = standing
        self.newer = newer
        self.is_current = is_current
        self.tags: Looked[ReportId, int] = Looked(self.tag_of, self.reports, self.size)
        self.slugs: Looked[str, ReportId] = Looked(self.called_so, lambda: iter(()), lambda: 0)
        self.copies_of: Looked[ReportId, Sequence[Copy]] = Looked(self.copies_with, self.reports, self.size)
        self.lineage_of: Looked[ReportId, Lineage] = Looked(self.lineage_with, self.reports, self.size)

    def once(self, what: str, make: Callable[[], Made]) -> Made:
        """What is of the moment of the file: it is made once, not for each who asks."""
        found: Made = self.at_hand.of(self.standing.file, what, make)
        return found

    @property
    def head(self) -> Mapping[str, str]:
        """What the file says of itself."""
        return self.standing.head

    @property
    def stamp(self) -> str:
        """The moment, as the record tells it."""
        return self.head["stamp"]

    @property
    def settled_at(self) -> str:
        """The moment, ISO 8601 in UTC."""
        return self.head["settled_at"]

    @property
    def is_whole(self) -> bool:
        """Whether what reports share and say of each other is settled too."""
        return self.head["whole"] == "yes"

    @property
    def texts(self) -> int:
        """How many texts there are when full copies are folded into one."""
        return int(self.head["texts"])

    @property
    def independent(self) -> int:
        """How many independent accounts stand behind the reports."""
        return int(self.head["independent"])

    @property
    def grouped(self) -> int:
        """How many reports are in a group of shared reporting."""
        return int(self.head["grouped"])

    @property
    def accounts(self) -> int:
        """How many independent accounts those groups have."""
        return int(self.head["accounts"])

    @property
    def sizes(self) -> dict[str, int]:
        """How many lines of each kind there are."""
        found: dict[str, int] = json.loads(self.head["sizes"])
        return found

    @cached_property
    def credited(self) -> tuple[str, ...]:
        """The sources that the reports credit."""
        return tuple(json.loads(self.head["credited"]))

    @property
    def outlets(self) -> list[tuple[str, int]]:
        """The names of outlets with the number of reports of each, the most frequent first."""
        return self.once("outlets", lambda: self.named("outlet"))

    @property
    def speakers(self) -> list[tuple[str, int]]:
        """The most frequent names of speakers as the reports spell them, with the number of quotes of each."""
        return self.once("speakers", lambda: self.named("speaker", OFFERED))

    def offered(self, kind: str) -> Markup:
        """The most frequent outlets or speakers, as what a field offers while somebody types."""
        names = self.outlets if kind == "outlet" else self.speakers
        return self.once(f"offered {kind}", lambda: join(element("option", value=name) for name, _ in names[:OFFERED]))

    def first_of(self, reports: Sequence[ReportId]) -> ReportId:
        """The earliest of some reports."""
        self.standing.look_up(reports)
        return min(reports, key=lambda report: self.tags[report])

    def named(self, kind: str, most: int = -1) -> list[tuple[str, int]]:
        """Names of a kind with their numbers."""
        found = self.standing.rows("named", ("name", "number"), limit=most, equal={"kind": kind})
        return [(name, number) for name, number in found]

    def speakers_called(self, words: str, most: int) -> tuple[str, ...]:
        """The names of speakers that hold these words; case, accents and apostrophes do not count."""
        found = self.standing.rows(
            "named", ("name",), limit=most, holding=("folded", folded(words)), equal={"kind": "speaker"}
        )
        return tuple(name for (name,) in found)

    def size(self) -> int:
        """How many reports it knows."""
        return int(self.head["reports"])

    def reports(self) -> Iterator[ReportId]:
        """All that it knows, oldest first."""
        found = self.standing.rows("report", ("id", "tag"), order="id")
        return iter([ReportId(own) for own, _ in sorted(found, key=lambda row: int(row[1]))])

    def tag_of(self, report: ReportId) -> int | None:
        """The number of a report."""
        found = self.standing.report(report)
        return None if found is None else found.tag

    def called_so(self, slug: str) -> ReportId | None:
        """The report whose id stands in addresses as these words."""
        found = self.standing.one("report", ("id",), slug=slug)
        return None if found is None else ReportId(found[0])

    def copies_with(self, report: ReportId) -> Sequence[Copy] | None:
        """The pairs of a report."""
        return [read_value(Copy, content) for content in self.standing.copies_of(report)] or None

    def lineage_with(self, report: ReportId) -> Lineage | None:
        """The group of a report."""
        known = self.standing.report(report)
        if known is None or known.lineage is None:
            return None
        found = self.standing.one("lineage", ("content",), place=known.lineage)
        return None if found is None else read_value(Lineage, found[0])

    def copies(self, *, kind: str = "", is_open: bool = False, offset: int, limit: int) -> Cut[Copy]:
        """
        Every pair that shares text, the largest share first, stock words last.

        Args:
            kind: Only those of one kind.
            is_open: Only those of which nobody knows who had it first, and should.
            offset, limit: Which of them.
        """
        equal: dict[str, Any] = {**({"kind": kind} if kind else {}), **({"is_open": 1} if is_open else {})}
        found = self.standing.rows("copy", offset=offset, limit=limit, equal=equal)
        return Cut(tuple(read_value(Copy, one) for (one,) in found), self.standing.count("copy", equal=equal))

    def lineages(self, *, offset: int, limit: int) -> Cut[Lineage]:
        """The groups of shared reporting, those of most reports first."""
        found = self.standing.rows("lineage", offset=offset, limit=limit)
        return Cut(tuple(read_value(Lineage, one) for (one,) in found), self.standing.count("lineage"))

    def first_lineages(self, most: int) -> Cut[Lineage]:
        """The first of them, read once for all who look."""
        return self.once(f"lineages {most}", lambda: self.lineages(offset=0, limit=most))


def weight(copy: Copy) -> float:
    """By what pairs are listed: the larger share; behind all copies what is only retold, then stock words."""
    if copy.kind is CopyKind.BOILERPLATE:
        return -2
    share = max(copy.a_share, copy.b_share)
    return share - 1 if copy.kind is CopyKind.REWRITE else share


def own_weight(copy: Copy, report: ReportId) -> float:
    """The same, by the share of one of the two."""
    if copy.kind is CopyKind.BOILERPLATE:
        return -2
    share = copy.a_share if copy.a == report else copy.b_share
    return share - 1 if copy.kind is CopyKind.REWRITE else share


def folded(name: str) -> str:
    """A name as names are compared here."""
    return " ".join(map(fold_word, name.split()))
