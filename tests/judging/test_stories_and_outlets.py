"""Reports are moved between stories, outlets get owners: by signed judgements that outlive re-runs and travel."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.conftest import Run

import dateline
from dateline.errors import UsageError

pytestmark = pytest.mark.file  # they begin with a copy of one

NOBODY = "owners.tsv"


@pytest.fixture
def record(tmp_path: Path, example_record: Path) -> Iterator[dateline.Record]:
    """The example's record, to be written in."""
    shutil.copytree(example_record.parent, tmp_path / "own")
    with dateline.Record(tmp_path / "own" / example_record.name) as opened:
        yield opened


def story_of(record: dateline.Record, report: str) -> list[str]:
    return next(row["reports"] for row in record.stories(report=report))


def states(record: dateline.Record) -> list[str]:
    return [row["state"] for row in record.judgements()]


def test_a_report_leaves_its_story_and_comes_back(record: dateline.Record) -> None:
    before: set[tuple[str, ...]] = {tuple(row["reports"]) for row in record.stories()}
    largest = max(before, key=len)
    one = largest[-1]
    said = record.part(one, because="another flood", by="Ana")
    assert story_of(record, one) == [one]
    assert {tuple(row["reports"]) for row in record.stories()} == (before - {largest}) | {largest[:-1], (one,)}
    assert states(record) == ["applied"]
    record.undo(said.id, by="Ana")
    assert {tuple(row["reports"]) for row in record.stories()} == before


def test_a_report_moves_and_two_people_leave_it_where_it_was(record: dateline.Record) -> None:
    stories = sorted((row["reports"] for row in record.stories()), key=len)
    small, large = stories[0], stories[-1]
    parted, joined = record.move(large[-1], small[0], because="it is the other affair", by="Ana", at="2026-01-01")
    assert set(small) < set(story_of(record, large[-1]))
    assert parted.at == joined.at
    record.part(large[-1], small[0], because="it is not", by="Dov", at="2026-01-02")
    assert set(states(record)) == {"applied", "contested"}
    assert small[0] not in story_of(record, large[-1])
    assert record.verify().holds


def test_stories_are_joined_and_the_file_takes_it_elsewhere(
    record: dateline.Record, tmp_path: Path, example_record: Path
) -> None:
    stories = sorted((row["reports"] for row in record.stories()), key=len)
    record.join(stories[0][0], stories[-1][0], because="one affair", by="Ana")
    assert set(stories[0]) | set(stories[-1]) == set(story_of(record, stories[0][0]))
    with pytest.raises(UsageError, match="one story already"):
        record.join(stories[0][0], stories[-1][0], by="Ana")
    shutil.copytree(example_record.parent, tmp_path / "other")
    with dateline.Record(tmp_path / "other" / example_record.name) as other:
        other.take_corrections(record.corrections())
        assert story_of(other, stories[0][0]) == story_of(record, stories[0][0])


def test_outlets_have_owners_that_people_tell(record: dateline.Record) -> None:
    first = next(record.outlets())
    assert (first["owner"], first["family"], first["reports"] > 0) == (None, None, True)
    record.own(first["name"].upper(), owner="Meridian Group", because="its imprint", by="Ana", at="2026-01-01")
    known = next(row for row in record.outlets() if row["name"] == first["name"])
    assert known["owner"] == "Meridian Group"
    assert known["because"] == "Ana on 2026-01-01: its imprint"
    said = record.own(first["name"], owner="Lanna Trust", because="sold", by="Dov", at="2026-01-02")
    known = next(row for row in record.outlets() if row["name"] == first["name"])
    assert (known["owner"], known["contested"]) == (None, ["owner"])
    assert states(record) == ["contested", "contested"]
    record.undo(said.id, by="Dov")
    assert states(record) == ["applied", "undone"]
    lines = [json.loads(line) for line in record.corrections()]
    assert {line["subject"]["outlet"] for line in lines} == {first["name"].upper(), first["name"]}
    assert record.verify().holds
    with pytest.raises(UsageError, match="nothing is set"):
        record.own(first["name"], by="Ana")


def test_a_table_of_outlets_is_taken_in_once(record: dateline.Record, tmp_path: Path, run: Run) -> None:
    name = next(record.outlets())["name"]
    table = tmp_path / NOBODY
    table.write_text(f"name\towner\tfamily\tbecause\n{name}\tMeridian Group\t\tits imprint\nLanna Post\t\tLanna\t\n")
    done = run("outlets", "--take", str(table), "--by", "Ana", "--db", str(record.store.path))
    assert done.returncode == 0
    assert "2 rows said something new" in done.stderr
    assert record.take_outlets(table.read_text().splitlines(keepends=True), by="Ana") == 0
    listed = run("outlets", "--db", str(record.store.path))
    rows = [json.loads(line) for line in listed.stdout.splitlines()]
    assert [row["owner"] for row in rows if row["name"] == name] == ["Meridian Group"]
    assert (rows[-1]["name"], rows[-1]["reports"], rows[-1]["family"]) == ("Lanna Post", 0, "Lanna")
    table.write_text("outlet\tlean\nX\tleft\n")
    refused = run("outlets", "--take", str(table), "--by", "Ana", "--db", str(record.store.path))
    assert refused.returncode == 2
    assert "no table of outlets" in refused.stderr


def test_who_does_it_and_where_are_fields_of_an_event(record: dateline.Record) -> None:
    read = next(read for read in record.reads() if any(event.actors for event in read.events) and len(read.actors) > 2)
    event = next(event for event in read.events if event.actors)
    other = next(actor for actor in read.actors if actor.id not in event.actors)
    named = f"event-{event.id.partition('-')[2]}" if event.id.startswith("event-") else event.id
    record.judge(
        read.report.id, named, set={"actors": f"{other.name}; Nobody Known", "place": "Lanna"}, kind="event", by="Ana"
    )
    left = next(one for one in record.show(read.report.id).events if one.id == event.id)
    assert (left.actors, left.place, left.place_evidence) == ((other.id,), "Lanna", ())
    assert "the report names nobody 'Nobody Known'" in left.because
