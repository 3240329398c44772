"""What all forms that correct something have in common: who says what and why, where it leads, a slip told in place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from fastapi import Request, Response
from fastapi.concurrency import run_in_threadpool

from dateline.api import Record
from dateline.errors import UsageError
from dateline.web.asking import state_of
from dateline.web.forms import led, needs_reason, sender, where_from

__all__ = ["Sent", "Word", "take"]

MOST_FIELDS = 400  # of a form; an actor's page has a box for each of 80 names


@dataclass(frozen=True, slots=True)
class Sent:
    """
    A form as it was sent.

    Args:
        values: Every value of each field.

    Example:
        >>> sent = Sent({"verdict": ["part"], "report": ["r-1", "r-2"]})
        >>> sent.verdict, sent.one("report"), sent.every("report"), sent.one("name")
        ('part', 'r-1', ['r-1', 'r-2'], '')
    """

    values: Mapping[str, list[str]]

    def one(self, name: str) -> str:
        """The first value of a field; "" when it was not sent."""
        return next(iter(self.every(name)), "").strip()

    def every(self, name: str) -> list[str]:
        """All values of a field."""
        return self.values.get(name, [])

    @property
    def verdict(self) -> str:
        """The button that was pressed."""
        return self.one("verdict")

    @property
    def typed(self) -> dict[str, str]:
        """The first value of each field, to be shown again."""
        return {name: values[0] for name, values in self.values.items() if values}

    def reason(self) -> str:
        """
        Why it is said.

        Raises:
            UsageError: If it does not say.
        """
        needs_reason(self.one("because"))
        return self.one("because")


@dataclass(frozen=True, slots=True)
class Word:
    """
    What a form says, decided and not yet written.

    Args:
        what: What it is called in the log.
        then: Where it leads.
        say: Writes it into the record, signed with a name; gives what the log names it by.
    """

    what: str
    then: str
    say: Callable[[Record, str], str]


async def take(
    request: Request,
    decide: Callable[[Record, Sent], Word],
    draw: Callable[[Record, str, Sent], Response],
) -> Response:
    """
    Take a form: decide what it says, write that down and lead on.

    Args:
        request: The form.
        decide: Says what the form says, or raises a :class:`~dateline.errors.UsageError` that tells what is amiss.
        draw: Draws the page again with what was amiss and what was typed; what the record does not have it refuses.
    """
    form = await request.form(max_files=0, max_fields=MOST_FIELDS)
    sent = Sent({name: [str(value) for value in form.getlist(name)] for name in form})
    return await run_in_threadpool(write_down, request, sent, decide, draw)


def write_down(
    request: Request,
    sent: Sent,
    decide: Callable[[Record, Sent], Word],
    draw: Callable[[Record, str, Sent], Response],
) -> Response:
    """The same, once the form is read."""
    state = state_of(request)
    person = sender(request, sent.one("mark"))
    with state.desk.reading() as record:
        try:
            word = decide(record, sent)
        except UsageError as error:
            return draw(record, str(error), sent)
    with state.desk.writing() as record:
        on = word.say(record, person.name)
    state.audit.write(word.what, person.name, where_from(request), on=on)
    return led(word.then)
