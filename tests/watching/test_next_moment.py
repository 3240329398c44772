"""When something is due next, whoever holds what; and plans that change nothing write nothing."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dateline.model import Given, Watched, WatchedKind
from dateline.record import Store

START = datetime(2026, 3, 2, 8, tzinfo=UTC)
EACH = "SELECT min(CASE WHEN leased_until > due_at THEN leased_until ELSE due_at END) FROM watched WHERE source = 'a'"


def planned(number: int, hours: int | None, source: str = "a") -> Watched:
    """An address."""
    due = None if hours is None else (START + timedelta(hours=hours)).isoformat(timespec="seconds")
    return Watched(f"http://post.example/{number}", WatchedKind.PAGE, source, Given(title="Rain"), due_at=due)


@pytest.mark.parametrize("seed", range(12))
def test_the_next_moment_is_that_of_all_addresses(tmp_path: Path, seed: int) -> None:
    """As if every address were looked at: what is held is due when it is let go of."""
    chance = random.Random(seed)
    with Store(tmp_path / "story.db") as store:
        assert store.next_watched(["a"]) is None
        hours = [chance.choice((None, chance.randrange(40), chance.randrange(40))) for _ in range(9)]
        store.plan_watch(planned(number, at, chance.choice("aab")) for number, at in enumerate(hours))
        for _ in range(4):
            now = START + timedelta(hours=chance.randrange(40))
            store.lease_watched(["a"], now, now + timedelta(hours=chance.randrange(1, 9)), chance.randrange(1, 4))
            (expected,) = store.connection.execute(EACH).fetchone()
            found = store.next_watched(["a"])
            assert (found.isoformat(timespec="seconds") if found else None) == expected


def test_what_is_planned_again_unchanged_is_not_written(tmp_path: Path) -> None:
    """What a source says otherwise is; what was read already is not due again for that."""
    with Store(tmp_path / "story.db") as store:
        assert store.plan_watch([planned(1, 0), planned(2, 1)]) == 2
        before = store.connection.total_changes
        assert store.plan_watch([planned(1, 5), planned(2, 6)]) == 0
        assert store.connection.total_changes == before
        other = Watched(planned(1, 5).address, WatchedKind.PAGE, "a", Given(title="Snow"), due_at=planned(1, 5).due_at)
        assert store.plan_watch([other]) == 0
        assert store.connection.total_changes == before + 1
        (found,) = store.watched_at([other.address]).values()
        assert (found.given.title, found.due_at) == ("Snow", planned(1, 0).due_at)
