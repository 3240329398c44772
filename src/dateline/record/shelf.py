"""Keep what people put aside: reports seen, bookmarks, stories followed; shared by the team."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from dateline.model import ReportId, Span
from dateline.record.lines import bindable
from dateline.record.opening import clear_errors
from dateline.record.part import Part

__all__ = ["Aside", "Putting", "Shelf"]

PUT = """
INSERT INTO shelf ("by", what, report, spans, note, "at") VALUES (?, ?, CAST(? AS TEXT), ?, ?, ?)
ON CONFLICT ("by", what, report, spans) DO UPDATE SET note = excluded.note, "at" = excluded."at"
"""


class Putting(StrEnum):
    """Why something is put aside."""

    SEEN = "seen"
    BOOKMARK = "bookmark"
    STORY = "story"


@dataclass(frozen=True, slots=True)
class Aside:
    """
    Something that somebody put aside.

    Args:
        by: Who.
        what: Why.
        report: The report; of a story one that is in it.
        spans: Words of it, or none for the report as a whole.
        note: What they wrote beside it.
        at: When, ISO 8601 in UTC.
    """

    by: str
    what: Putting
    report: ReportId
    spans: tuple[Span, ...] = ()
    note: str = ""
    at: str = ""


class Shelf(Part):
    """The shelf of one record."""

    def moment(self) -> tuple[int, str]:
        """How much is put aside, and when the last of it was: told apart from how it was before."""
        with clear_errors(self.path):
            number, last = self.connection.execute('SELECT count(*), max("at") FROM shelf').fetchone()
        return int(number), str(last or "")

    def put(self, one: Aside) -> None:
        """Put something aside; again, with another note, puts it in the place of the first."""
        row = (one.by, one.what.value, bindable(one.report), written(one.spans), one.note, one.at)
        with self.writing(), clear_errors(self.path):
            self.connection.execute(PUT, row)

    def take(self, one: Aside) -> bool:
        """
        Take something back.

        Returns:
            Whether it was there.
        """
        query = 'DELETE FROM shelf WHERE "by" = ? AND what = ? AND report = CAST(? AS TEXT) AND spans = ?'
        row = (one.by, one.what.value, bindable(one.report), written(one.spans))
        with self.writing(), clear_errors(self.path):
            return self.connection.execute(query, row).rowcount > 0

    def of(
        self, *, by: str | None = None, what: Putting | None = None, reports: Iterable[ReportId] | None = None
    ) -> list[Aside]:
        """
        What was put aside, the newest first.

        Args:
            by: Only by one person.
            what: Only for one reason.
            reports: Only on these reports.
        """
        query = (
            'SELECT "by", what, report, spans, note, "at" FROM shelf WHERE (:by IS NULL OR "by" = :by) '
            "AND (:what IS NULL OR what = :what) "
            "AND (:reports IS NULL OR report IN (SELECT value FROM json_each(:reports))) "
            'ORDER BY "at" DESC, "by", what, report, spans'
        )
        on = json.dumps(sorted(reports)) if reports is not None else None
        asked = {"by": by, "what": what.value if what else None, "reports": on}
        with clear_errors(self.path):
            rows = self.connection.execute(query, asked).fetchall()
        return [
            Aside(who, Putting(why), ReportId(own), tuple(Span(s, e) for s, e in json.loads(spans)), note, at)
            for who, why, own, spans, note, at in rows
        ]


def written(spans: Iterable[Span]) -> str:
    """Words as the table has them."""
    return json.dumps([[span.start, span.end] for span in spans])
