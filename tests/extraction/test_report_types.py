"""Correction notices, retractions and live blogs are told from reports, with the words that say so."""

from __future__ import annotations

import pytest
from tests.extraction.type_pages import PAGES, TypePage

from dateline.extraction import extract
from dateline.extraction.report_types import report_type
from dateline.model import Given, Incoming, Media, Report

BODY = "The harbour of Orsun was closed on Monday after three men were held, officials said.\n\nFerries run from Kesh."
CLOCKS = "\n\n".join(
    f"{hour}:05\n\nThe crane was moved a little, the harbour master said at the quay." for hour in (15, 14, 13, 12)
)
EARLY = "\n\n".join(
    f"{hour} a.m. The crane was moved, the harbour master said." for hour in ("8.05", "9.10", "10.15", "11.30")
)


def read(title: str, body: str = BODY, url: str | None = None) -> Report:
    """A report of plain text."""
    found = extract(Incoming(f"{title}\n\n{body}", Media.TEXT, "a.txt", "", Given(url=url)))
    assert isinstance(found, Report)
    return found


@pytest.mark.parametrize(
    ("title", "body", "url", "expected", "words"),
    [
        ("Harbour of Orsun closed after arrests", BODY, None, "report", ""),
        ("Correction: Harbour story", BODY, None, "correction", "Correction"),
        ("Corrections and clarifications", BODY, None, "correction", "Corrections and clarifications"),
        ("CLARIFICATION | The number of men held in Orsun", BODY, None, "correction", "CLARIFICATION"),
        ("Retraction: Harbour closed after arrests", BODY, None, "retraction", "Retraction"),
        ("RETRACTED - Harbour closed after arrests", BODY, None, "retraction", "RETRACTED"),
        (
            "Harbour closed",
            "This article has been withdrawn. We regret it.",
            None,
            "retraction",
            "This article has been",
        ),
        ("CORRECTED-UPDATE 2-Harbour closed after arrests", BODY, None, "corrected", "CORRECTED"),
        (
            "Harbour closed",
            f"{BODY}\n\nAn earlier version of this article gave a wrong day.",
            None,
            "corrected",
            "An earlier",
        ),
        (
            "Harbour closed",
            f"{BODY}\n\n* Correction: the harbour was closed on Monday.",
            None,
            "corrected",
            "* Correction",
        ),
        ("LIVE: Harbour closed after arrests", BODY, None, "live", "LIVE"),
        ("Harbour closed after arrests – live updates", BODY, None, "live", "live updates"),
        ("Harbour closed", BODY, "https://post.example/world/live/2026/harbour", "live", ""),
        ("Harbour closed", CLOCKS, None, "live", "15:05"),
        ("Harbour closed", EARLY, None, "live", "8.05 a.m."),
        ("Live fish trade at Orsun harbour grows", BODY, None, "report", ""),
        ("Live-fish trade at Orsun harbour grows", BODY, None, "report", ""),
        ("Correction in the price of fish expected", BODY, None, "report", ""),
        ("Officials withdrawn from the harbour of Orsun", BODY, None, "report", ""),
        ("Where the dockers live", BODY, None, "report", ""),
        ("Harbour closed", "He said a correction: the port is shut.\n\n9:30\n\nIt was late.", None, "report", ""),
        ("Harbour closed", BODY, "https://post.example/news/alive/olive-trees", "report", ""),
    ],
)
def test_types(title: str, body: str, url: str | None, expected: str, words: str) -> None:
    """Of what type a report is, and by which words."""
    report = read(title, body, url)
    found = report_type(report)
    assert found.value == expected, found.because
    assert " ".join(span.of(report.text) for span in found.evidence).startswith(words)
    assert found.because


@pytest.mark.parametrize("made", PAGES, ids=lambda made: made.name)
def test_pages_of_many_houses(made: TypePage) -> None:
    """Of what type a page is, and by which words of its text."""
    report = extract(Incoming(made.html, Media.HTML, "a.html", ""))
    assert isinstance(report, Report)
    found = report_type(report)
    assert found.value == made.kind, found.because
    assert " ".join(span.of(report.text) for span in found.evidence).startswith(made.words)
