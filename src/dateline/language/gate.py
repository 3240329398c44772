"""Tell whether a report is in a language that the pipeline reads."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from dateline.model import Problem, Report, Role

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

__all__ = ["PROBLEM_CODES", "read_as_english"]

SAMPLE = 500  # characters of the body
FEWEST = 100  # characters; in fewer nothing is told
SURE = 0.9  # of the identifier's own probability

PROBLEM_CODES = {
    "language-not-read": (
        "The report is not in English. Its sentences, quotation marks and dates were read; its names were not. "
        "If it is English, say so (`language`)."
    ),
}


def read_as_english(report: Report) -> Problem | None:
    """
    Whether a report is to be read as English.

    Its language as given, stated or inferred decides; without one, the first 500 characters of the body where they are
    surely of another language. What is too short to tell is read.

    Returns:
        None when it is to be read, or the problem that says what was left out.
    """
    language = report.metadata.language.value or told_language(report)
    if language is None or language.lower().split("-")[0] == "en":
        return None
    message = f"names and grammar were not read: the report is in {language!r}, and the pipeline reads English"
    return Problem("language-not-read", message, report.where, "language")


def told_language(report: Report) -> str | None:
    """The language of the body's first words, when it is sure."""
    body = " ".join(zone.span.of(report.text) for zone in report.zones if zone.role is Role.BODY)[:SAMPLE]
    if len(body) < FEWEST:
        return None
    language, probability = identifier().classify(body)
    return str(language) if probability >= SURE else None


@cache
def identifier() -> LanguageIdentifier:
    """py3langid's model, loaded once in a process."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
