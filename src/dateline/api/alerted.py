"""Ask a record saved questions of what is new, and tell who is to be told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline.api.base import Row
from dateline.api.opened import OpenRecord
from dateline.clock import now
from dateline.errors import UsageError
from dateline.exports.edits import edit_rows
from dateline.model import SavedQuestion

if TYPE_CHECKING:
    from dateline.alerting import View
    from dateline.fetching.pace import Clock

__all__ = ["AlertedRecord"]


class AlertedRecord(OpenRecord):
    """What is told of a record without being asked."""

    def alerts(
        self,
        plan: str | Path,
        *,
        once: bool = False,
        every: timedelta = timedelta(minutes=5),
        from_start: bool = False,
        stopped: Callable[[], bool] = lambda: False,
        clock: Clock | None = None,
    ) -> Iterator[Row]:
        """
        Ask saved questions, of a file and of the record, and send what they find anew: each thing once, copies never.

        Asking and sending go on beside whoever adds to the record: nobody waits for a receiver. What could not be sent
        stays in the record and is tried again, after 5 minutes, then 10, 20 ... up to a day.

        Args:
            plan: A TOML file; see docs/how-to/alerts.md.
            once: Ask and send once, and end; else again and again until it is stopped.
            every: How long to wait between two rounds.
            from_start: Tell also what is in the record when a question is asked for the first time; else that is only
                noted, and what comes later is told.
            stopped: Asked between two steps; True ends the run.
            clock: The clock; the machine's unless a test moves one.

        Returns:
            An object for each alert (``kind`` "alert", with ``lines`` that open their words), and for each digest that
            was "sent" or "failed".

        Raises:
            UsageError: If the file says something that is not known.
        """
        from dateline.alerting import Alerter, read_plan  # loads clients of HTTP and mail, which nothing else needs
        from dateline.fetching.pace import Clock

        known, read = clock if clock is not None else Clock(), read_plan(Path(plan))
        if not read.questions and not self.store.questions().all():
            raise UsageError(
                f"{plan}: nothing is asked in it, nor in the record", hint="see docs/how-to/alerts.md, or /alerts"
            )
        alerter = Alerter(self.store, self.alert_view, read, known, from_start, stopped)
        return alerter.run(once=once, every=every)

    def alerted(self, *, receiver: str | None = None, most: int | None = None) -> Iterator[Row]:
        """
        The alerts that the record keeps, the newest first.

        Args:
            receiver: Only those for one receiver, by name.
            most: At most so many.
        """
        from dateline.alerting.digest import alert_object

        return iter([alert_object(alert) for alert in self.store.alerts().last(receiver, most)])

    def receivers(self) -> Iterator[Row]:
        """How those stand who are told: alerts that each has, that wait for it, and why it could not be reached."""
        return iter(
            [
                {
                    "kind": "receiver",
                    "receiver": one.receiver,
                    "sent": one.sent,
                    "waiting": one.waiting,
                    "due_at": one.due_at,
                    "problem": one.problem,
                }
                for one in self.store.alerts().deliveries()
            ]
        )

    def alert_questions(self) -> Iterator[Row]:
        """The questions that people saved in the record, by time; ``paused_by`` is empty while they are asked."""
        return iter(
            [
                {
                    "kind": "alert_question",
                    "id": one.id,
                    "asks": dict(one.asks),
                    "by": one.by,
                    "at": one.at,
                    "paused_by": one.paused_by,
                    "paused_at": one.paused_at,
                }
                for one in self.store.questions().all()
            ]
        )

    def save_alert(self, asks: Mapping[str, Any], *, by: str) -> bool:
        """
        Save a question in the record: ``alerts`` asks it beside those of its file.

        Args:
            asks: As a table of a file of alerts says it, such as ``{"phrase": "harbour strike"}``.
            by: Who saves it.

        Returns:
            Whether it is new.

        Raises:
            UsageError: If it asks for nothing that is known.
        """
        from dateline.alerting.plan import question_of

        question = question_of(dict(asks), "the question")
        return self.store.questions().keep(SavedQuestion(question.id, {**asks, "name": question.name}, by, now()))

    def pause_alert(self, question: str, *, by: str, paused: bool = True) -> None:
        """Ask a saved question no more, by its id; or again. What comes meanwhile is told when it is asked again."""
        if not self.store.questions().pause(question, by if paused else None, now() if paused else None):
            raise UsageError(f"the record has no saved question {question!r}", hint="alert_questions() lists them")

    def drop_alert(self, question: str) -> None:
        """Drop a saved question, by its id; what it found stays."""
        if not self.store.questions().drop(question):
            raise UsageError(f"the record has no saved question {question!r}", hint="alert_questions() lists them")

    def alert_view(self) -> View:
        """What saved questions are asked of: the record as it is now."""
        from dateline.alerting import View

        copies = self.keeper.copies()
        return View(
            self.settled(copies),
            self.keeper.lineages(copies),
            list(edit_rows(self.store, None)),
            self.store.find_words,
            self.store.find,
        )
