"""One story is taken along by itself: whole, with what its lines rest on, and nothing of any other."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import dateline
from dateline.errors import UsageError
from dateline.exports import formats

NARROWED = {"actor", "naming", "mention", "conflict", "candidate"}  # with the places of the story alone


@pytest.fixture(scope="module")
def record(example_record: Path) -> Any:
    """The example, open."""
    with dateline.Record(example_record, read_only=True) as opened:
        yield opened


@pytest.fixture(scope="module")
def stories(record: dateline.Record) -> list[dict[str, Any]]:
    """Its stories."""
    return list(record.stories())


def lines_of(record: dateline.Record, **asked: Any) -> list[dict[str, Any]]:
    """The lines of an export."""
    return [json.loads(line) for line in "".join(record.export(**asked)).splitlines()]


def test_every_line_of_a_story_is_the_line_of_the_record(record: dateline.Record, stories: list[Any]) -> None:
    """Of actors and namings only the places in the story are there; everything else is as in the whole export."""
    whole = {(line["kind"], line["id"]): line for line in lines_of(record)}
    for story in stories:
        found = lines_of(record, story=story["id"])
        reports = {line["report"] for line in found if line["kind"] == "report"}
        assert reports >= set(story["reports"])
        assert {line["report"] for line in found} <= reports | {None}
        assert [line["id"] for line in found if line["kind"] == "story"] == [story["id"]]
        for line in found:
            if line["kind"] not in NARROWED:
                assert line == whole[line["kind"], line["id"]]
        for kind in ("event", "finding", "lineage", "utterance"):
            own = {line["id"] for line in found if line["kind"] == kind}
            of_story = {one["id"] for (of, _), one in whole.items() if of == kind and touches(one, story)}
            assert of_story <= own, kind


def touches(line: dict[str, Any], story: dict[str, Any]) -> bool:
    """Whether a line of the whole export is of a story."""
    reports = set(story["reports"])
    if line["kind"] == "lineage":
        return bool(reports & set(line["cluster"]))
    return line["report"] in reports if line["kind"] == "event" else line.get("story") == story["id"]


def test_a_report_names_its_story(record: dateline.Record, stories: list[Any]) -> None:
    """The same bytes by the id of the story and by any report in it."""
    story = stories[0]
    by_id = "".join(record.export(story=story["id"]))
    assert "".join(record.export(story=story["reports"][-1])) == by_id
    for odd in ("story-none", "no-such-report"):
        with pytest.raises(UsageError, match=r"no (story|report)"):
            "".join(record.export(story=odd))


@pytest.mark.parametrize("name", [name for name in formats() if name != "parquet"])
def test_every_format_takes_a_story_along(record: dateline.Record, stories: list[Any], name: str) -> None:
    """Smaller than the whole record, the same bytes again, and shorter still without the texts."""
    story = stories[-1]["id"]
    found = b"".join(record.export_bytes(format=name, story=story))
    assert 0 < len(found) < len(b"".join(record.export_bytes(format=name)))
    assert b"".join(record.export_bytes(format=name, story=story)) == found
    assert len(b"".join(record.export_bytes(format=name, story=story, words=3))) <= len(found)
