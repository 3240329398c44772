"""The days that other reports allow those which leave them open stand on the timeline, each with its reason."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from fastapi.testclient import TestClient
from tests.web.test_corrections import all_of

import dateline
from dateline.record import Cut
from dateline.web.lists import long_merged, merged


def test_the_interface_has_them_as_the_record_does(client: TestClient, web_record: Any) -> None:
    times = all_of(client, "/api/v1/times")
    with dateline.Record(web_record, read_only=True) as record:
        own = [*record.timeline()]
        alone = [one for one in record.store.timeline() if one.earliest or one.latest]
    assert len(own) > len(alone)
    assert sorted(map(told, times)) == sorted(map(told, own))
    assert times == sorted(times, key=lambda row: row["earliest"] or row["latest"])


def test_the_page_says_why(client: TestClient, web_record: Any) -> None:
    with dateline.Record(web_record, read_only=True) as record:
        gathered = next(found for found in record.gathered_dates().values() if found.latest is not None)
    html = re.sub(r"\s+", " ", client.get("/timeline?page=1").text + client.get("/timeline?page=2").text)
    assert gathered.because[:40].split("“")[0].strip() in html


def told(row: dict[str, Any]) -> tuple[str, ...]:
    """A line of either as it can be compared."""
    names = ("report", "kind", "words", "earliest", "latest", "because")
    return tuple(" ".join(str(row[name]).split()) for name in names)


def test_many_further_items_stand_where_few_would() -> None:
    first = [date(2020, 1, 1 + day) for day in range(0, 28, 2)]
    own = [date(2020, 1, 2 + day) for day in range(20)]

    def fetch(start: int, most: int) -> Cut[date]:
        return Cut(tuple(first[start : start + most]), len(first))

    whole = sorted([*first, *own])
    for offset in range(len(whole) + 2):
        for limit in (1, 5, 40):
            long = long_merged(fetch, sorted(own), lambda day: (day,), offset, limit)
            assert list(long.items) == whole[offset : offset + limit]
            assert long == merged(fetch, own, lambda day: (day,), offset, limit)
