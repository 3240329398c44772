"""Keep alerts: what saved questions found, what of it goes to whom, and what each receiver has."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from dateline.model import Alert, AlertLine, ReportId, Span
from dateline.record.lines import bindable, put, seal_of
from dateline.record.opening import clear_errors
from dateline.record.part import Part
from dateline.record.streaming import row_by_row
from dateline.record.values import Failure
from dateline.text.ids import content_id

__all__ = ["Alerts", "Batch", "Delivery", "alert_failures", "forget_alerts"]

COLUMNS = ("id", "question", "found_at", "reports", "content", "seal")
MOST = 100  # alerts of one digest
LONGEST = timedelta(days=1)  # that a receiver is left alone
EVERYTHING = 1_000_000_000
ASKED = ""  # the mark that a question was asked at all


@dataclass(frozen=True, slots=True)
class Batch:
    """
    A digest as it is sent, and sent again until the receiver has it.

    Args:
        id: Made from its receiver and its alerts.
        alerts: By the time they were found.
        tries: How often it could not be sent so far.
    """

    id: str
    alerts: tuple[Alert, ...]
    tries: int


@dataclass(frozen=True, slots=True)
class Delivery:
    """
    How a receiver stands.

    Args:
        receiver: Its name.
        sent: Alerts that it has.
        waiting: Alerts that it has not.
        due_at: Not before this moment is it tried again, or None.
        problem: Why it could not be reached last, or None.
    """

    receiver: str
    sent: int
    waiting: int
    due_at: str | None
    problem: str | None


class Alerts(Part):
    """The alerts of one record."""

    # What was found

    def marks(self, question: str) -> set[str] | None:
        """The marks of what a question found before, by its id; None when it was never asked."""
        with clear_errors(self.path):
            found = {mark for (mark,) in self.connection.execute(MARKS, (question,))}
        return found - {ASKED} if ASKED in found else None

    def keep(
        self, question: str, marks: Collection[str], alerts: Sequence[Alert], receivers: Sequence[str]
    ) -> set[str]:
        """
        Keep what a question found, and put it into the queue of its receivers, in one transaction.

        Returns:
            The ids of those alerts that are new: what another process kept meanwhile is not.
        """
        new: set[str] = set()
        with self.writing(), clear_errors(self.path):
            rows = [(question, mark) for mark in sorted({ASKED, *marks})]
            self.connection.executemany("INSERT OR IGNORE INTO alert_mark (question, mark) VALUES (?, ?)", rows)
            for alert in alerts:
                if self.connection.execute("SELECT 1 FROM alert WHERE id = ?", (alert.id,)).fetchone():
                    continue
                new.add(alert.id)
                put(self.connection, "alert", COLUMNS, [row_of(alert)])
                queued = [(receiver, alert.id) for receiver in receivers]
                self.connection.executemany("INSERT INTO delivery (receiver, alert) VALUES (?, ?)", queued)
        return new

    def take_in(self, other: Alerts, called: Mapping[ReportId, ReportId]) -> None:
        """
        Take in what another record found and told, so that neither is told again; what waits there waits here too.

        Args:
            other: What that record keeps of alerts.
            called: What its reports are called here, by their ids there.
        """
        with self.writing(), clear_errors(self.path):
            marks = row_by_row(other.connection, "SELECT question, mark FROM alert_mark")
            self.connection.executemany("INSERT OR IGNORE INTO alert_mark (question, mark) VALUES (?, ?)", marks)
            for row in row_by_row(other.connection, f"SELECT {NAMED} FROM alert"):
                if self.connection.execute("SELECT 1 FROM alert WHERE id = ?", (row[0],)).fetchone() is None:
                    put(self.connection, "alert", COLUMNS, [row_of(told_of(alert_of(row), called))])
            told = row_by_row(other.connection, "SELECT receiver, alert, digest, sent_at FROM delivery")
            self.connection.executemany(DELIVERED, told)

    def last(self, receiver: str | None = None, most: int | None = None) -> list[Alert]:
        """The alerts of a receiver, or all, the newest first."""
        join = "JOIN delivery ON delivery.alert = alert.id AND delivery.receiver = ?" if receiver is not None else ""
        query = f"SELECT {NAMED} FROM alert {join} ORDER BY found_at DESC, id LIMIT ?"
        values = (*((receiver,) if receiver is not None else ()), EVERYTHING if most is None else most)
        with clear_errors(self.path):
            return [alert_of(row) for row in self.connection.execute(query, values)]

    def counts(self) -> dict[str, int]:
        """How many alerts are kept, by the name of their question."""
        with clear_errors(self.path):
            return dict(self.connection.execute("SELECT question, count(*) FROM alert GROUP BY question").fetchall())

    def told(self, alerts: Iterable[Alert]) -> dict[str, list[tuple[str, str | None]]]:
        """Of alerts, by id: who is told, by name, and since when they have it; None while it waits."""
        query = "SELECT receiver, sent_at FROM delivery WHERE alert = ? ORDER BY receiver"
        with clear_errors(self.path):
            return {one.id: self.connection.execute(query, (one.id,)).fetchall() for one in alerts}

    # What goes to whom

    def take(self, receiver: str, now: datetime, until: datetime) -> Batch | None:
        """
        The next digest of a receiver, held until a moment; None when nothing waits, or it is not to be tried yet.

        Which alerts it holds is settled here and stays so until it is sent.
        """
        moment = stamp(now)
        with self.writing(), clear_errors(self.path):
            self.connection.execute("INSERT OR IGNORE INTO receiver (name, failures) VALUES (?, 0)", (receiver,))
            due_at, leased, failures = self.connection.execute(
                "SELECT due_at, leased_until, failures FROM receiver WHERE name = ?", (receiver,)
            ).fetchone()
            furthest = stamp(now + LONGEST)  # what is held for longer was held before the clock was set back
            if any(held is not None and moment < held <= furthest for held in (due_at, leased)):
                return None
            waiting = self.connection.execute(WAITING, (receiver,)).fetchall()
            if not waiting:
                return None
            settled = [own for own, digest in waiting if digest is not None]
            held = settled or [own for own, _ in waiting][:MOST]
            digest = content_id("digest", receiver, *sorted(held))
            rows = [(digest, receiver, own) for own in held]
            self.connection.executemany("UPDATE delivery SET digest = ? WHERE receiver = ? AND alert = ?", rows)
            self.connection.execute("UPDATE receiver SET leased_until = ? WHERE name = ?", (stamp(until), receiver))
            alerts = [self.connection.execute(ONE, (own,)).fetchone() for own in held]
            return Batch(digest, tuple(map(alert_of, alerts)), failures)

    def sent(self, receiver: str, batch: Batch, now: datetime) -> None:
        """Note that a receiver has a digest."""
        with self.writing(), clear_errors(self.path):
            rows = [(stamp(now), receiver, alert.id) for alert in batch.alerts]
            self.connection.executemany("UPDATE delivery SET sent_at = ? WHERE receiver = ? AND alert = ?", rows)
            self.connection.execute(LET_GO, (None, 0, None, receiver))

    def failed(self, receiver: str, batch: Batch, due: datetime, problem: str) -> None:
        """Note that a receiver could not be reached, and when it is tried again."""
        with self.writing(), clear_errors(self.path):
            self.connection.execute(LET_GO, (stamp(due), batch.tries + 1, problem, receiver))

    def deliveries(self) -> list[Delivery]:
        """How every receiver stands, by name."""
        with clear_errors(self.path):
            return [Delivery(*row) for row in self.connection.execute(DELIVERIES)]

    def drop_before(self, moment: datetime) -> int:
        """Drop alerts that were found before a moment and that no receiver waits for; what was told stays marked."""
        with self.writing(), clear_errors(self.path):
            return self.connection.execute(OLD, (stamp(moment),)).rowcount


MARKS = "SELECT mark FROM alert_mark WHERE question = ?"
NAMED = ", ".join(f"alert.{column}" for column in COLUMNS)
ONE = f"SELECT {NAMED} FROM alert WHERE id = ?"
WAITING = """SELECT alert, digest FROM delivery JOIN alert ON alert.id = delivery.alert
    WHERE receiver = ? AND sent_at IS NULL ORDER BY found_at, alert"""
DELIVERED = """INSERT INTO delivery (receiver, alert, digest, sent_at) VALUES (?, ?, ?, ?)
    ON CONFLICT (receiver, alert) DO UPDATE SET sent_at = coalesce(delivery.sent_at, excluded.sent_at)"""
LET_GO = "UPDATE receiver SET due_at = ?, failures = ?, problem = ?, leased_until = NULL WHERE name = ?"
DELIVERIES = """SELECT delivery.receiver, count(sent_at), count(*) - count(sent_at), due_at, problem
    FROM delivery LEFT JOIN receiver ON receiver.name = delivery.receiver
    GROUP BY delivery.receiver, due_at, problem ORDER BY delivery.receiver"""
OLD = """DELETE FROM alert WHERE found_at < ?
    AND NOT EXISTS (SELECT 1 FROM delivery WHERE delivery.alert = alert.id AND sent_at IS NULL)"""


def forget_alerts(connection: sqlite3.Connection, report: ReportId) -> None:
    """Delete the alerts that have words of a report."""
    query = "DELETE FROM alert WHERE EXISTS (SELECT 1 FROM json_each(reports) WHERE value = CAST(? AS TEXT))"
    connection.execute(query, (bindable(report),))


def alert_failures(connection: sqlite3.Connection) -> Iterator[Failure]:
    """The alerts that are not what was written."""
    for row in row_by_row(connection, f"SELECT {NAMED} FROM alert ORDER BY id"):
        if seal_of(tuple(row[:-1]), []) != row[-1]:
            yield Failure(None, f"alert {row[0]}", "it is not what was written")


def told_of(alert: Alert, called: Mapping[ReportId, ReportId]) -> Alert:
    """An alert with its reports called otherwise."""
    lines = tuple(replace(line, report=called.get(line.report, line.report)) for line in alert.lines)
    return replace(alert, lines=lines)


def row_of(alert: Alert) -> tuple[Any, ...]:
    """An alert as its columns."""
    told = {name: value for name, value in asdict(alert).items() if name in ("kind", "title", "because")}
    told["lines"] = [{**asdict(line), "spans": [[span.start, span.end] for span in line.spans]} for line in alert.lines]
    row = (alert.id, alert.question, alert.found_at, json.dumps(list(alert.reports)), json.dumps(told))
    return (*row, seal_of(row, []))


def alert_of(row: tuple[Any, ...]) -> Alert:
    """An alert from its columns."""
    own, question, found_at, _, content, _ = row
    told = json.loads(content)
    lines = tuple(
        AlertLine(**{**line, "spans": tuple(Span(*span) for span in line["spans"])}) for line in told["lines"]
    )
    return Alert(own, question, told["kind"], found_at, told["title"], lines, told["because"])


def stamp(moment: datetime) -> str:
    """A moment as the record keeps it."""
    return moment.isoformat(timespec="seconds")
