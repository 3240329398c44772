"""Read the answer of a second reader into proposals of one form; whatever is of another form is left out."""

from __future__ import annotations

import json
from typing import Any

from dateline.lexicon import load_lexicon
from dateline.model import Problem
from dateline.proposing.options import SecondReaderOptions

__all__ = ["read_answer"]


def read_answer(content: str, options: SecondReaderOptions, where: str) -> list[dict[str, Any]] | Problem:
    """
    The proposals of one answer.

    Args:
        content: The words of the answer; a fence of three marks around the JSON is taken off.
        options: For the most events that are read.
        where: The report, for problems.

    Returns:
        Each with "sentence" (number), "trigger", "type" (one of the roots), "status" (words), "actors", "recipients"
        (lists of words), "place" and "when" (words or None). One that is of another form is left out; a whole answer
        that is gives a problem.
    """
    try:
        told = json.loads(unfenced(content))
    except (ValueError, RecursionError):
        told = None
    if not isinstance(told, dict) or not isinstance(told.get("events"), list):
        message = f'the second reader at {options.url} answers without a list "events": the report is read by the rules'
        return Problem("second-reader-answer", message, where, "proposing")
    proposals = (proposal(one) for one in told["events"][: options.most_events])
    return [one for one in proposals if one is not None]


def unfenced(content: str) -> str:
    """The JSON of an answer: from its first brace to its last."""
    return content[content.find("{") : content.rfind("}") + 1]


def proposal(told: Any) -> dict[str, Any] | None:
    """One proposal with every field of its type; None where one that it needs is of another."""
    if not isinstance(told, dict):
        return None
    number, words, root, status = (told.get(key) for key in ("sentence", "trigger", "type", "status"))
    if isinstance(number, bool) or not isinstance(number, int) or not isinstance(words, str):
        return None
    if not isinstance(root, str) or root not in load_lexicon("event_roots") or not isinstance(status, str):
        return None
    return {
        "sentence": number,
        "trigger": words,
        "type": root,
        "status": status,
        "actors": listed(told.get("actors")),
        "recipients": listed(told.get("recipients")),
        "place": text_or_none(told.get("place")),
        "when": text_or_none(told.get("when")),
    }


def listed(told: Any) -> list[str]:
    """The words of a list."""
    return [one for one in told if isinstance(one, str)] if isinstance(told, list) else []


def text_or_none(told: Any) -> str | None:
    """Words, or None for anything else."""
    return told if isinstance(told, str) else None
