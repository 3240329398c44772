"""Rows of which nothing has to be told are read in few steps, to the same reports."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dateline.intake.rows import KEYS, NOTHING, RowSource, report_of_row
from dateline.model import Given, Incoming

WORDS = st.text(st.sampled_from(" aé\t\n\x00\ud800"), max_size=4)
ROWS = st.dictionaries(st.sampled_from([*KEYS, "text", "html", "other"]), WORDS | st.none() | st.integers(0, 1))
SOURCE = RowSource("in.jsonl:1", "0" * 64)


@given(ROWS, WORDS, WORDS)
def test_the_short_way_gives_what_the_long_way_gives(row: dict[str, Any], known: str, text: str) -> None:
    for asked in (row, {"id": known, "text": text}, {**row, "id": known, "text": text}):
        short = report_of_row(asked, SOURCE, flags=NOTHING, sidecar=NOTHING, needs_id=True)
        long = report_of_row(asked, SOURCE, flags=Given(), sidecar=Given(), needs_id=True)
        assert short == long


def test_a_plain_row_is_read_whole() -> None:
    row = {"id": " a ", "text": " Rain. ", "outlet": " Orsun Post ", "title": " ", "more": [1]}
    report = report_of_row(row, SOURCE, flags=NOTHING, sidecar=NOTHING, needs_id=True)
    assert isinstance(report, Incoming)
    assert (report.content, report.given) == (" Rain. ", Given(id=" a ", outlet="Orsun Post"))
