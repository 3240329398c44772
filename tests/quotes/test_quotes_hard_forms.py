"""The hard forms of attribution, each with content, cue, source, class and speaker: the table of the documentation."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from tests.factories import annotated

from dateline.config import Config
from dateline.language import analyse_words
from dateline.model import Quote, Span
from dateline.quotes import find_quotes

FORMS: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("hard_forms.toml").read_text("utf-8"))["form"]


def shown(quote: Quote, text: str) -> str:
    """An attribution as the table has it."""

    def words(spans: tuple[Span, ...]) -> str:
        return " / ".join(span.of(text) for span in spans) or "-"

    depth = "> " if quote.parent else ""
    told = (words(quote.source), words(quote.cue), words(quote.content), quote.klass, ", ".join(quote.speakers) or "-")
    return depth + " | ".join(told)


@pytest.mark.parametrize("form", FORMS, ids=[form["name"] for form in FORMS])
def test_a_hard_form_is_read_as_the_table_says(form: dict[str, Any]) -> None:
    report = annotated(form["text"])
    quotes = find_quotes(report, Config().quotes, analyse_words(report, Config().language))
    assert [shown(quote, form["text"]) for quote in quotes] == form["found"]


def test_there_are_forty_forms_and_no_two_have_one_name() -> None:
    assert len({form["name"] for form in FORMS}) == len(FORMS) >= 40
