"""Ask the saved questions of what is new, and send what is due; who cannot be reached is tried again later."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from dateline.alerting.asking import ask
from dateline.alerting.digest import alert_object
from dateline.alerting.found import Found, fresh
from dateline.alerting.plan import Plan, Question, Receiver, saved_questions
from dateline.alerting.senders import SendingError, send
from dateline.alerting.view import View
from dateline.errors import UsageError
from dateline.fetching.pace import Clock, backed_off
from dateline.record import Alerts, Store

__all__ = ["Alerter"]

Row = dict[str, Any]
LEASE = timedelta(minutes=5)  # longer than a digest takes to be sent
ASKED = "alerts"  # the setting that says of what record the questions were asked last


@dataclass(slots=True)
class Alerter:
    """
    Asks the questions of a plan and tells its receivers.

    Args:
        store: The open record.
        view: Makes what the questions are asked of; called only when the record is another one than last time.
        plan: What is asked, and who is told.
        clock: The clock.
        from_start: Tell also what the record held when a question is asked for the first time.
        stopped: Asked between two steps; True ends the run.
    """

    store: Store
    view: Callable[[], View]
    plan: Plan
    clock: Clock
    from_start: bool = False
    stopped: Callable[[], bool] = lambda: False

    def run(self, *, once: bool, every: timedelta = timedelta(minutes=5)) -> Iterator[Row]:
        """
        Ask and tell once, or again and again until it is stopped.

        Returns:
            The alerts that are new (``kind`` "alert"), then what came of each receiver ("sent", "failed").
        """
        while not self.stopped():
            yield from self.ask()
            for receiver in self.plan.receivers:
                yield from self.tell(receiver)
            if once:
                return
            until = self.clock.now() + every
            while not self.stopped() and (left := (until - self.clock.now()).total_seconds()) > 0:
                self.clock.sleep(min(left, 1.0))

    def ask(self) -> Iterator[Row]:
        """Ask the questions, if anything in the record changed since they were asked last."""
        with self.store.snapshot():
            questions = self.questions()
            asked = json.dumps([self.store.digest(), sorted(question.id for question in questions)])
            if asked == self.store.setting(ASKED):
                return
            view = self.view()
            answers = [(question, answer(question, view)) for question in questions]
        now = stamp(self.clock.now())
        for question, found in answers:
            if isinstance(found, str):
                yield {"kind": "failed", "receiver": None, "question": question.name, "message": found}
                continue
            seen = self.alerts.marks(question.id)
            known = set[str]() if seen is None and self.from_start else seen
            alerts, marks = fresh(question, found, known, now)
            new = self.alerts.keep(question.id, marks, alerts, self.plan.receivers_of(question))
            yield from (alert_object(alert) for alert in alerts if alert.id in new)
        if not any(isinstance(found, str) for _, found in answers):
            self.store.keep_setting(ASKED, asked)

    def questions(self) -> list[Question]:
        """The questions of the plan, then those that people saved in the record; what two of them ask is asked once."""
        asked = (*self.plan.questions, *saved_questions(self.store.questions().all()))
        return list({question.id: question for question in reversed(asked)}.values())[::-1]

    def tell(self, receiver: Receiver) -> Iterator[Row]:
        """Send a receiver what waits for it, digest by digest, until nothing does or it cannot be reached."""
        while not self.stopped():
            now = self.clock.now()
            batch = self.alerts.take(receiver.name, now, now + LEASE)
            if batch is None:
                return
            told: Row = {"receiver": receiver.name, "digest": batch.id, "alerts": len(batch.alerts)}
            try:
                send(receiver, batch, lambda: self.alerts.last(receiver.name), now)
            except SendingError as error:
                due = now + backed_off(batch.tries + 1)
                self.alerts.failed(receiver.name, batch, due, str(error))
                yield {"kind": "failed", **told, "message": str(error), "due_at": stamp(due)}
                return
            self.alerts.sent(receiver.name, batch, self.clock.now())
            yield {"kind": "sent", **told}

    @property
    def alerts(self) -> Alerts:
        """What the record keeps of alerts."""
        return self.store.alerts()


def answer(question: Question, view: View) -> list[Found] | str:
    """What a question finds; or why it cannot be asked: the report that it names is not in the record, or not yet."""
    try:
        return ask(question, view)
    except UsageError as error:
        return str(error)


def stamp(moment: datetime) -> str:
    """A moment as the record keeps it."""
    return moment.isoformat(timespec="seconds")
