"""Who denies what another said before, in so many words: our own sentences, one table for each construction."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import dateline

DENIED = [
    # this, that; what they go on to say stands with it
    (
        "Anna Weber said the bridge had been sold to Egypt. John Smith denied this. “It is ours,” Smith said.",
        "the bridge had been sold to Egypt",
        "John Smith denied this",
    ),
    (
        "Anna Weber said the bridge had been sold to Egypt. A spokesman for Egypt said that was untrue.",
        "the bridge had been sold to Egypt",
        "A spokesman for Egypt said that was untrue",
    ),
    # whose account it is, further up
    (
        (
            "The minister, Anna Weber, said the bridge had been sold. It was built in 1960. It is old. "
            "John Smith rejected the minister's account."
        ),
        "the bridge had been sold",
        "John Smith rejected the minister's account",
    ),
    # a claim that is denied where it is told
    (
        "Egypt denied a claim by the broadcaster Canal Two that the bridge had been sold.",
        "the bridge had been sold",
        "Egypt denied a claim",
    ),
    # in one sentence
    (
        "Syria says that its army has left the valley; Jordan says that is untrue.",
        "its army has left the valley",
        "Jordan says that is untrue",
    ),
    # what the report itself tells
    (
        "The army killed ten people in the valley on Monday. Syria denied it.",
        "The army killed ten people in the valley on Monday",
        "Syria denied it",
    ),
]

NOT_DENIED = [
    "Anna Weber said the bridge had been sold to Egypt. John Smith neither confirmed nor denied this.",
    "Anna Weber said the bridge had been sold to Egypt. John Smith did not deny it.",
    "Anna Weber said the bridge had been sold to Egypt. If that is a lie, it will come out, John Smith said.",
    "Anna Weber asked Egypt to sell the bridge. John Smith denied this.",
    "Anna Weber said the bridge had been sold to Egypt. Weber denied this later.",
]


def findings(folder: Path, *texts: str) -> list[dict[str, Any]]:
    """What a record of some texts says of them."""
    rows = [
        {"id": f"r{at}", "outlet": f"Outlet {at}", "published": "2020-01-17", "text": text}
        for at, text in enumerate(texts)
    ]
    (folder / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    with dateline.Record(folder / "r.db") as record:
        record.add(folder / "rows.jsonl")
        return list(record.compare())


def words_of(account: dict[str, Any]) -> str:
    """The words of an account."""
    return " ".join(account["words"])


@pytest.mark.parametrize(("text", "asserted", "denied"), DENIED)
def test_a_denial_stands_against_what_it_takes_up(tmp_path: Path, text: str, asserted: str, denied: str) -> None:
    rows = findings(tmp_path, text)
    for kind in ("contradicts", "responds"):
        [found] = [row for row in rows if is_rebuttal(row, kind)]
        one, other = found["accounts"]
        assert (one["value"], other["value"]) == ("asserted", "denied")
        assert asserted in words_of(one)
        assert denied in words_of(other)
        assert one["independent_group"] != other["independent_group"]


def is_rebuttal(row: dict[str, Any], kind: str) -> bool:
    """Whether a finding is of a denial in so many words."""
    return bool(row["finding"] == kind and row["field"] == "content")


@pytest.mark.parametrize("text", NOT_DENIED)
def test_words_that_deny_nothing_make_no_contradiction(tmp_path: Path, text: str) -> None:
    assert [row for row in findings(tmp_path, text) if is_rebuttal(row, "contradicts")] == []
