"""What a question finds, in parts each of which is told once; and which of it is new."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from dateline.alerting.plan import Question
from dateline.model import Alert, AlertLine
from dateline.text.ids import content_id

__all__ = ["Found", "Part", "fresh", "mark"]


@dataclass(frozen=True, slots=True)
class Part:
    """
    What is told once.

    Args:
        marks: Of every report and place that says the same; when one of them was met before, the part is not new.
        lines: The words.
    """

    marks: frozenset[str]
    lines: tuple[AlertLine, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """
    One answer of a question.

    Args:
        title: What it is, in one line.
        because: Why it is told.
        parts: At least one.
        beside: Words that are told with whatever is new.
    """

    title: str
    because: str
    parts: tuple[Part, ...]
    beside: tuple[AlertLine, ...] = ()


def mark(*parts: object) -> str:
    """
    What is remembered of something that was met: a hash, which has no word of it.

    Example:
        >>> mark("report", "a") == mark("report", "a"), mark("report", "a") == mark("report", "b")
        (True, False)
    """
    return content_id("m", *parts)


def fresh(
    question: Question, answers: Iterable[Found], seen: Collection[str] | None, found_at: str
) -> tuple[list[Alert], set[str]]:
    """
    The alerts of what is new, and the marks of all that was found.

    Args:
        question: What was asked.
        answers: What it finds now.
        seen: The marks of what it found before; None when it was never asked: then nothing is told, since all that is
            there already would be.
        found_at: The moment.
    """
    met = set(seen or ())
    known = set(met)
    alerts: list[Alert] = []
    for answer in answers:
        new = [part for part in answer.parts if known.isdisjoint(part.marks)]
        for part in answer.parts:
            met |= part.marks
        if not new or seen is None:
            continue
        known |= {mark for part in new for mark in part.marks}
        lines = (*answer.beside, *(line for part in new for line in part.lines))
        own = content_id("alert", question.id, *sorted(mark for part in new for mark in part.marks))
        alerts.append(Alert(own, question.name, question.kind, found_at, answer.title, lines, answer.because))
    return alerts, met
