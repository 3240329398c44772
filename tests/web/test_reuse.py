"""What was found of a story is taken over while it rests on the same: the rows are those of settling from nothing."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from tests.web.test_corrections import own_record
from tests.web.test_standing import rows_of

import dateline
from dateline.beside import ways_of
from dateline.comparison.reuse import Within
from dateline.exports.lines import line_id
from dateline.model import ReadReport, ReportId, StoryId
from dateline.record import StandingWriter
from dateline.web.lists import Lists
from dateline.web.settling import Earlier, settle_record

__all__ = ["own_record"]  # a fixture


def settle(record: dateline.Record, path: Path) -> None:
    """Settle a record into a file, beside what the file has."""
    settle_record(record, Lists(record, record.changed()), path)


def taken(record: dateline.Record, path: Path) -> set[StoryId]:
    """The stories of which all that was found can be taken over from a file."""
    with closing(Earlier(path, ways_of(record.config))) as earlier:
        reuse = record.settled_afresh(None, earlier).reuse
    assert reuse is not None
    return reuse.taken


def batches(reads: list[ReadReport], chance: random.Random) -> Iterator[list[ReadReport]]:
    """Reports in any order, some at a time."""
    chance.shuffle(reads)
    while reads:
        size = chance.randint(1, 8)
        yield reads[:size]
        del reads[:size]


@pytest.mark.parametrize("seed", range(2))
def test_settled_batch_by_batch_in_any_order_it_is_what_it_is_from_nothing(
    tmp_path: Path, example_record: Path, seed: int
) -> None:
    chance = random.Random(seed)
    with dateline.Record(example_record, read_only=True) as known:
        reads = [*known.store.reports()]
    with dateline.Record(tmp_path / "grown.db") as record:
        record.keeper.make_ready()
        for batch in batches(reads, chance):
            for read in batch:
                record.keeper.keep_lines(read)
            settle(record, tmp_path / "grown.standing")
        first = next(iter(record.store.quotes()))
        own = line_id("attribution", first.report.id, first.quote.id)
        record.judge(first.report.id, own, set={"speaker": "Ana Vale"}, because="x", by="a")
        settle(record, tmp_path / "grown.standing")
        settle(record, tmp_path / "anew.standing")
    grown, anew = rows_of(tmp_path / "grown.standing"), rows_of(tmp_path / "anew.standing")
    assert grown.keys() == anew.keys()
    for name in grown:
        assert grown[name] == anew[name], name


def test_only_the_story_of_what_changed_is_compared_again(tmp_path: Path, own_record: Path) -> None:
    path = tmp_path / "file.standing"
    with dateline.Record(own_record) as record:
        settle(record, path)
        stories = {story.id: story.reports for story in record.settled_afresh().comparison.stories}
        assert len(stories) > 1
        assert taken(record, path) == set(stories)
        changed = next(read for read in record.reads() if read.quotes)
        own = line_id("attribution", changed.report.id, changed.quotes[0].id)
        record.judge(changed.report.id, own, set={"speaker": "Ana Vale"}, because="x", by="a")
        left = taken(record, path)
        assert left
        assert not any(changed.report.id in stories[story] for story in left)


def test_nothing_is_taken_over_from_a_file_of_other_rules_or_a_damaged_one(tmp_path: Path, own_record: Path) -> None:
    path = tmp_path / "file.standing"
    with dateline.Record(own_record, read_only=True) as record:
        assert taken(record, path) == set()
        settle(record, path)
        with closing(Earlier(path, "other ways")) as earlier:
            assert earlier.basis_of(next(iter(taken(record, path)))) is None
        path.write_bytes(b"no file of ours")
        assert taken(record, path) == set()
        writer = StandingWriter(path)
        writer.finish({"ways": "other"})
        assert taken(record, path) == set()


def test_who_looks_at_a_report_that_is_not_in_the_digest_is_told_so(own_record: Path) -> None:
    with dateline.Record(own_record, read_only=True) as record:
        reads = {read.report.id: read for read in record.reads()}
    one, other, *_ = reads
    within = Within(reads, [one])
    assert within[one] is reads[one]
    with pytest.raises(KeyError, match="no part of what is looked at"):
        within[ReportId(other)]
