"""Read a weekday of a title as the text below it has it: "Formal bid on Sunday" has no verb that tells which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dateline.model import LinkKind, Role, TimeExpression, TimeLink

__all__ = ["as_the_text_has_it"]

TITLES = frozenset((Role.HEADLINE, Role.KICKER))
RULE = "weekday"


def as_the_text_has_it(
    made: Sequence[TimeExpression], roles: Sequence[Role], words: Sequence[str]
) -> list[TimeExpression]:
    """
    The expressions, those weekdays of a title whose text has that weekday on one other day alone on that day.

    Args:
        made: The expressions of a report, in reading order.
        roles: For each the zone that it stands in.
        words: For each its words.

    Returns:
        As many expressions in the same order; a title whose text has no such weekday, or two of them, keeps its own.
    """
    days: dict[int, dict[date, TimeExpression]] = {}
    for one, role in zip(made, roles, strict=True):
        if role is Role.BODY and one.rule == RULE and one.earliest is not None:
            days.setdefault(one.earliest.weekday(), {}).setdefault(one.earliest, one)
    found = []
    for one, role, shown in zip(made, roles, words, strict=True):
        told = days.get(one.earliest.weekday(), {}) if one.earliest is not None else {}
        if role in TITLES and one.rule == RULE and " " not in shown and len(told) == 1:
            one = told_as(one, shown, next(iter(told.values())))
        found.append(one)
    return found


def told_as(title: TimeExpression, shown: str, body: TimeExpression) -> TimeExpression:
    """A weekday of a title on the day that the text has."""
    if title.earliest == body.earliest or body.earliest is None or body.latest is None:
        return title
    link = TimeLink(LinkKind.EXPRESSION, body.span)
    because = f"“{shown}” of the title is the one that the text tells of, {body.earliest.isoformat()}."
    return replace(
        title,
        value=body.earliest.isoformat(),
        earliest=body.earliest,
        latest=body.latest,
        because=because,
        anchor=f"{body.earliest.isoformat()} at {body.span.start}",
        link=link,
    )
