"""Which reports share word runs, and what was found when two of them were compared."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator

from dateline.model import AlignedSpan, ReportId
from dateline.record.values import PairRow, Sharing

__all__ = ["find_candidates", "find_sharing", "read_pairs", "shingle_frequencies"]

# Shingles travel as one JSON list: a statement takes few parameters, a report has hundreds of shingles.
GIVEN = "SELECT value FROM json_each(?)"


def find_sharing(connection: sqlite3.Connection, shingles: Iterable[int]) -> list[Sharing]:
    """The reports that have at least one of the shingles, by id."""
    given = json.dumps(sorted(set(shingles)))
    shared: dict[int, list[int]] = {}
    query = f"SELECT report, shingle FROM shingle WHERE shingle IN ({GIVEN}) ORDER BY shingle"
    for report, shingle in connection.execute(query, (given,)):
        shared.setdefault(report, []).append(shingle)
    query = f"SELECT number, id, shingles FROM report WHERE number IN ({GIVEN}) ORDER BY id"
    found = connection.execute(query, (json.dumps(list(shared)),))
    return [Sharing(ReportId(own), tuple(shared[number]), size) for number, own, size in found]


def find_candidates(connection: sqlite3.Connection, shingles: Iterable[int], cap: int) -> list[ReportId]:
    """The reports that have at least one of the shingles which no more than ``cap`` families have, by id."""
    frequencies = shingle_frequencies(connection, shingles)
    rare = [shingle for shingle, families in frequencies.items() if families <= cap]
    query = f"SELECT id FROM report WHERE number IN (SELECT report FROM shingle WHERE shingle IN ({GIVEN})) ORDER BY id"
    return [ReportId(own) for (own,) in connection.execute(query, (json.dumps(rare),))]


def shingle_frequencies(connection: sqlite3.Connection, shingles: Iterable[int]) -> dict[int, int]:
    """In how many families of near-identical texts each shingle stands; those in none are left out."""
    query = f"SELECT shingle, count(DISTINCT family) FROM shingle WHERE shingle IN ({GIVEN}) GROUP BY shingle"
    return dict(connection.execute(query, (json.dumps(sorted(set(shingles))),)))


def read_pairs(connection: sqlite3.Connection) -> Iterator[PairRow]:
    """What was found for every pair that was compared, by ``(a, b)``."""
    query = (
        "SELECT one.id, two.id, spans, payload FROM pair"
        " JOIN report AS one ON one.number = a JOIN report AS two ON two.number = b ORDER BY one.id, two.id"
    )
    for a, b, spans, payload in connection.execute(query):
        yield PairRow(ReportId(a), ReportId(b), tuple(AlignedSpan(*span) for span in json.loads(spans)), payload)
