"""Days that other events give: the same remarks, days counted from another event, a dated saying, a death."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from dateline.events.board import DONE, Board
from dateline.events.counted import count
from dateline.events.drafts import Draft
from dateline.events.ground import Ground
from dateline.events.remarks import go_on, one_occasion, same_denial
from dateline.events.sayings import date_of_saying
from dateline.events.when import up_to
from dateline.model import Event, EventDate, EventForm, Quote

__all__ = ["settle_dates"]

DEADLY = frozenset(
    "kill assassinate murder slay execute assassination killing murder massacre slaughter shoot behead die".split()
)


def settle_dates(ground: Ground, drafts: Sequence[Draft]) -> list[Event]:
    """
    Give events the days that other events of the report have, as far as the words say so.

    Remarks that go on are of the day of those before, also further down where their speaker, a person, has one dated
    saying in the report; a lead that tells in short what its speaker says below is of that day; so is a denial of what
    the next sentence denies with a day; "two days after the attack" gives the one day by the other; what is told as
    done within a dated saying was by that day; the death of one person is one event. No day is
    given for lack of another.

    Args:
        ground: The report.
        drafts: Its events by place.

    Returns:
        The events in the same order.
    """
    board = Board(ground, drafts)
    for _ in range(2):  # a day that is counted may carry remarks on, and the other way round
        go_on(board)
        one_occasion(board)
        same_denial(board)
        count(board)
    one_death(board)
    by_the_saying(board)
    return board.events()


def one_death(board: Board) -> None:
    """The death of one person is one event: the day that one place tells holds for the others."""
    known: dict[str, int] = {}
    for number, draft in deaths(board):
        for who in draft.event.recipients if board.is_dated(number) else ():
            if who not in known or width(board.dates[number]) < width(board.dates[known[who]]):
                known[who] = number
    for number, draft in deaths(board):
        one = next((known[who] for who in draft.event.recipients if who in known), None)
        if one is not None and one != number and fits(board.dates[number], board.dates[one]):
            evidence = tuple(sorted({*board.dates[number].evidence, *board.dates[one].evidence}))
            board.dates[number] = dataclasses.replace(board.dates[one], evidence=evidence)
            board.why[number] = "the same death is dated elsewhere in the report"


def deaths(board: Board) -> Iterator[tuple[int, Draft]]:
    """The events in which persons that are named die, with the attacks on them that the next sentence tells."""
    persons = board.ground.who.persons
    dying, told = set[str](), 0
    for number, draft in enumerate(board.drafts):
        if draft.event.status not in DONE or not persons.intersection(draft.event.recipients):
            continue
        forms = {board.ground.at[word].word for word in draft.words if word in board.ground.at}
        if forms & DEADLY:
            dying, told = set(draft.event.recipients), board.sentence[number]
            yield number, draft
        elif (draft.event.type, dying) == ("ASSAULT", set(draft.event.recipients)) and told >= board.sentence[
            number
        ] - 1:
            yield number, draft


def by_the_saying(board: Board) -> None:
    """What is told as done inside a dated saying was by that day."""
    for number, draft in enumerate(board.drafts):
        if draft.around is None or draft.event.form is not EventForm.EMBEDDED or draft.event.status not in DONE:
            continue
        said = said_on(board, draft.around, number)
        if said is not None:
            board.give(number, up_to(said), "told as done in what was said that day")


def said_on(board: Board, quote: Quote | None, own: int) -> EventDate | None:
    """When something was said, else when those said it who hand it on ("the paper said on Monday, citing")."""
    seen: set[str] = set()
    while quote is not None and quote.id not in seen:
        seen.add(quote.id)
        number = board.spoken.get(quote.id)
        when = board.dates[number] if number is not None else date_of_saying(board.ground, quote)
        if number != own and when.earliest is not None and when.latest is not None:
            return when
        quote = board.ground.quotes.get(quote.parent or "")
    return None


def fits(when: EventDate, other: EventDate) -> bool:
    """Whether a date leaves its days open, or is a wider one that holds another."""
    if when.earliest is None or when.latest is None:
        return True
    assert other.earliest is not None
    assert other.latest is not None
    return when.earliest <= other.earliest and other.latest <= when.latest and width(other) < width(when)


def width(when: EventDate) -> int:
    """How many days a date with two ends has."""
    assert when.earliest is not None
    assert when.latest is not None
    return (when.latest - when.earliest).days
