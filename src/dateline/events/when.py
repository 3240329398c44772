"""The day of an event: the time expression that hangs on it, or the bound that the report's own day sets."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from dateline.events.tree import Tree
from dateline.model import EventDate, EventStatus, TimeExpression, TimeType
from dateline.text.grammar import range_of

__all__ = ["NO_DATE", "bounded", "date_of", "dates_by_word"]

NO_DATE = EventDate()
VERBAL = frozenset(("VERB", "AUX"))


def dates_by_word(
    tree: Tree, dates: Sequence[TimeExpression], triggers: frozenset[int]
) -> dict[int, list[TimeExpression]]:
    """
    The time expressions by the word they date: the nearest verb or trigger above them.

    Args:
        tree: The grammar.
        dates: Of the report.
        triggers: The nouns that tell events; a time beneath one is its own.
    """
    found: dict[int, list[TimeExpression]] = {}
    for when in dates:
        if when.type not in (TimeType.DATE, TimeType.TIME):
            continue
        inside = range_of(tree.words, when.span.start, when.span.end)
        head = next((at for at in inside if tree.words[at].head not in inside or tree.words[at].head == at), None)
        for at in tree.up(head) if head is not None else ():
            if tree.words[at].upos in VERBAL or at in triggers:
                found.setdefault(at, []).append(when)
                break
    return found


def date_of(found: dict[int, list[TimeExpression]], *words: int | None) -> EventDate:
    """The date on the first of some words that has one; of several on one word the most precise."""
    for at in words:
        dated = [when for when in found.get(at, ()) if when.earliest or when.latest] if at is not None else []
        if dated:
            return as_date(min(dated, key=lambda when: (width(when), when.span.start)))
        if at is not None and found.get(at):
            return EventDate(None, None, "none", (found[at][0].span,))
    return NO_DATE


def as_date(when: TimeExpression) -> EventDate:
    """A time expression as an event's date."""
    days = width(when)
    return EventDate(
        when.earliest, when.latest, "day" if days == 1 else "interval" if days < OPEN else "open", (when.span,)
    )


OPEN = 10**6


def width(when: TimeExpression) -> int:
    """How many days it may mean."""
    return (when.latest - when.earliest).days if when.earliest and when.latest else OPEN


def bounded(when: EventDate, status: EventStatus, published: date | None) -> EventDate:
    """What has happened, and bears no date, was by the day of the report: an open beginning, and no words for it."""
    if when is not NO_DATE or status is not EventStatus.HAPPENED or published is None:
        return when
    return EventDate(None, published + timedelta(1), "open")
