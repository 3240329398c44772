"""Say who owns what publishes, and list it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from dateline.api.base import Row
from dateline.api.judged import JudgedRecord
from dateline.clock import now
from dateline.judging import check_fields, outlet_key, outlet_subject, read_outlets
from dateline.model import Judgement, Outlet, Verdict

__all__ = ["OutletRecord"]


class OutletRecord(JudgedRecord):
    """What persons say of outlets."""

    def outlets(self) -> Iterator[Row]:
        """
        The outlets of the reports with what persons said of who owns them, those of most reports first.

        Returns:
            Rows with ``name``, ``reports``, ``owner``, ``family``, ``because`` and ``contested`` (the fields on
            which two persons do not agree); outlets of which somebody spoke and no report is come last.

        Example:
            >>> row = next(record.outlets())
            >>> row["name"], row["reports"]
            ('Tervand Today', 4)
        """
        with self.store.snapshot():
            known = self.keeper.desk().outlets()
            counts: Counter[str | None] = Counter(dict(self.store.pager().details("outlet")))
            for own, read in self.changed().items():
                counts[self.store.report_of(own).report.metadata.outlet.value] -= 1
                counts[read.report.metadata.outlet.value] += 1
            names = {name: number for name, number in counts.items() if name and number > 0}
            keys = set(map(outlet_key, names))
            rows = [outlet_row(name, number, known.get(outlet_key(name))) for name, number in names.items()]
            rows += [outlet_row(one.name, 0, one) for key, one in known.items() if key not in keys]
            return iter(sorted(rows, key=lambda row: (-row["reports"], row["name"])))

    def own(
        self,
        outlet: str,
        *,
        owner: str | None = None,
        family: str | None = None,
        because: str = "",
        by: str | None = None,
        at: str | None = None,
    ) -> Judgement:
        """
        Say who owns an outlet, and which publisher family it counts with.

        Args:
            outlet: Its name, as reports give it; case and accents do not count.
            owner: Who owns it; "" takes away what was said.
            family: The name that its accounts count under, where that is not the owner's; "" takes it away.
            because: How it is known.
            by: Who says so; by default the ``person`` of ``dateline.toml``.
            at: When, ISO 8601; by default now.

        Raises:
            UsageError: If nothing is said, or nobody signs.
        """
        given = {"owner": owner, "family": family}
        fields = {name: value.strip() or None for name, value in given.items() if value is not None}
        check_fields("outlet", fields)
        return self.say(outlet_subject(outlet), Verdict.SET, fields, because, by, at)

    def take_outlets(
        self, lines: Iterable[str], *, where: str = "-", by: str | None = None, at: str | None = None
    ) -> int:
        """
        Take in a table of outlets: ``name``, ``owner``, ``family``, ``because``, with tabs between.

        A row that says what the record says already adds nothing; an empty cell takes nothing away.

        Returns:
            How many rows said something new.

        Raises:
            UsageError: If it is no such table.
        """
        rows, known = read_outlets(lines, where), self.keeper.desk().outlets()
        moment, new = at or now(), 0
        for row in rows:
            held = known.get(outlet_key(row["name"]), Outlet(row["name"]))
            fresh = {name: row[name] for name in ("owner", "family") if row[name] not in ("", getattr(held, name))}
            if fresh:
                self.own(row["name"], **fresh, because=row["because"], by=by, at=moment)
                new += 1
        return new


def outlet_row(name: str, number: int, known: Outlet | None) -> Row:
    """An outlet as a row."""
    said = known if known is not None else Outlet(name)
    return {
        "kind": "outlet",
        "name": name,
        "reports": number,
        "owner": said.owner,
        "family": said.family,
        "because": said.because,
        "contested": list(said.mark.contested) if said.mark is not None else [],
    }
