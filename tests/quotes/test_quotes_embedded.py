"""Attributions within what others say: found by the grammar, each with the one it lies in."""

from __future__ import annotations

import pytest
from tests.factories import annotated

from dateline.config import Config
from dateline.language import analyse_words
from dateline.quotes import find_quotes


def nested(text: str) -> list[tuple[str, str, str, str]]:
    """Source, cue and content of each nested attribution, and the cue of the one around it."""
    report = annotated(text)
    quotes = find_quotes(report, Config().quotes, analyse_words(report, Config().language))
    cues = {quote.id: " ".join(span.of(text) for span in quote.cue) for quote in quotes}

    def words(spans: tuple[object, ...]) -> str:
        return " ".join(span.of(text) for span in spans)  # type: ignore[attr-defined]  # spans, in a test

    return [(words(one.source), words(one.cue), words(one.content), cues[one.parent]) for one in quotes if one.parent]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Orr said that Anna Vell had told her to wait.",
            ("Anna Vell", "had told", "to wait", "said"),
        ),
        (
            "A police spokesman denied that anyone was asked to leave.",
            ("", "was asked", "to leave", "denied"),
        ),
        (
            "Orr said the ministry believed that the dam would hold.",
            ("the ministry", "believed", "that the dam would hold", "said"),
        ),
    ],
)
def test_an_attribution_within_the_words_of_another_has_it_as_its_parent(
    text: str, found: tuple[str, str, str, str]
) -> None:
    assert found in nested(text)


@pytest.mark.parametrize("text", ["Orr said the road was open.", "Orr left. The ministry said the road was open."])
def test_where_nothing_is_told_within_nothing_is_nested(text: str) -> None:
    assert nested(text) == []
