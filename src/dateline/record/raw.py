"""Keep bytes as they came, by their hash, packed; and what a site said beside them."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from typing import Any

from dateline.model import Arrival, ReportId
from dateline.record.lines import bindable, put
from dateline.record.opening import clear_errors
from dateline.record.part import Part
from dateline.record.streaming import row_by_row
from dateline.record.values import Failure
from dateline.text.ids import content_id, sha256_of_bytes

__all__ = ["Raw", "forget_bytes", "raw_failures", "sources_of"]

PIECE = 4_000_000  # packed bytes that another record gives in one transaction
LEVEL = 6  # pages pack to a fifth; a higher level takes twice the time for a hundredth


class Raw(Part):
    """The bytes that a record keeps."""

    def keep(self, arrival: Arrival) -> None:
        """Keep bytes, once whatever came twice, and each answer that brought them, with what was asked on the way."""
        with self.writing(), clear_errors(self.path):
            self.keep_bytes(arrival)
            if arrival.address is not None:
                own = content_id("f", arrival.address, arrival.at, arrival.sha256)
                if self.connection.execute("SELECT 1 FROM fetched WHERE id = ?", (own,)).fetchone() is None:
                    for one in arrival.way:
                        if one.content:
                            self.keep_bytes(one)
                    way = json.dumps([row_of(one) for one in arrival.way]) if arrival.way else None
                    address, at, status, told, asked, sha256 = row_of(arrival)
                    answer = (own, address, at, status, json.dumps(told), sha256, json.dumps(asked) if asked else None)
                    put(self.connection, "fetched", COLUMNS, [(*answer, way)])

    def keep_bytes(self, arrival: Arrival) -> None:
        """Keep bytes, once."""
        row = (arrival.sha256, zlib.compress(arrival.content, LEVEL), len(arrival.content), arrival.at)
        insert = "INSERT OR IGNORE INTO raw (sha256, packed, size, kept_at) VALUES (?, ?, ?, ?)"
        self.connection.execute(insert, row)

    def keep_again(self, report: ReportId, arrival: Arrival) -> None:
        """
        Note that what stands at an address was read again and is what it was; of these the last is kept.

        Args:
            report: The report that was read there.
            arrival: The answer, whatever bytes it brought.
        """
        query = "SELECT source_sha256 FROM report JOIN raw ON raw.sha256 = source_sha256 WHERE id = CAST(? AS TEXT)"
        with self.writing(), clear_errors(self.path):
            found = self.connection.execute(query, (bindable(report),)).fetchone()
            if found is None or arrival.address is None:
                return  # its bytes are not kept
            values = {"address": arrival.address, "sha256": found[0]}
            if (first := self.connection.execute(FIRST, values).fetchone()[0]) is None:
                return  # they came from another address, or out of a file
            self.connection.execute(AGAIN, {**values, "first": first})
            address, at, status, told, asked, _ = row_of(arrival)
            answer = (content_id("f", address, at, found[0]), address, at, status, json.dumps(told), found[0])
            if at > first:
                put(self.connection, "fetched", COLUMNS, [(*answer, json.dumps(asked) if asked else None, None)])

    def take_in(self, other: Raw) -> None:
        """Take in what another record keeps; what both keep is kept once, since when this one keeps it."""
        insert = "INSERT OR IGNORE INTO raw (sha256, packed, size, kept_at) VALUES (?, ?, ?, ?)"
        for some in in_pieces(row_by_row(other.connection, "SELECT sha256, packed, size, kept_at FROM raw")):
            with self.writing(), clear_errors(self.path):
                self.connection.executemany(insert, some)
        columns = ", ".join(COLUMNS)
        insert = f"INSERT OR IGNORE INTO fetched ({columns}) VALUES ({', '.join('?' * len(COLUMNS))})"
        with self.writing(), clear_errors(self.path):
            self.connection.executemany(insert, row_by_row(other.connection, f"SELECT {columns} FROM fetched"))

    def read(self, sha256: str) -> bytes | None:
        """The bytes with a hash; None when they are not kept."""
        with clear_errors(self.path):
            found = self.connection.execute("SELECT packed FROM raw WHERE sha256 = ?", (sha256,)).fetchone()
            return None if found is None else unpacked(found[0])

    def answers(self) -> Iterator[Arrival]:
        """What was fetched and is kept, by the time it came, then by address."""
        with clear_errors(self.path):
            for packed, at, address, status, headers, asked, way in row_by_row(self.connection, ANSWERS):
                steps = tuple(map(self.step_of, json.loads(way or "[]")))
                told, said = pairs_of(json.loads(headers)), pairs_of(json.loads(asked or "[]"))
                yield Arrival(unpacked(packed), at, address, status, told, said, steps)

    def step_of(self, row: list[Any]) -> Arrival:
        """What was asked on the way, with its bytes."""
        address, at, status, told, asked, sha256 = row
        content = self.read(sha256) or b""
        return Arrival(content, at, address, status, pairs_of(told), pairs_of(asked))

    def sizes(self) -> tuple[int, int, int]:
        """How many bytes are kept: how often, unpacked, and packed."""
        with clear_errors(self.path):
            count, size, packed = self.connection.execute(SIZES).fetchone()
            return count, size, packed

    def drop_before(self, moment: str) -> int:
        """Drop bytes that were kept before a moment, and the answers that brought them; how many."""
        with self.writing(), clear_errors(self.path):
            old = self.connection.execute("SELECT sha256 FROM raw WHERE kept_at < ?", (moment,)).fetchall()
            on_the_way = way_of(self.connection)
            gone = [sha256 for (sha256,) in old if sha256 not in on_the_way or is_used(self.connection, sha256)]
            drop(self.connection, gone)
            return len(gone)


COLUMNS = ("id", "address", "fetched_at", "status", "headers", "sha256", "asked", "way")
ANSWERS = """SELECT packed, fetched_at, address, status, headers, asked, way FROM fetched JOIN raw USING (sha256)
    ORDER BY fetched_at, address, id"""
FIRST = "SELECT min(fetched_at) FROM fetched WHERE address = :address AND sha256 = :sha256"
AGAIN = "DELETE FROM fetched WHERE address = :address AND sha256 = :sha256 AND fetched_at > :first"
SIZES = "SELECT count(*), coalesce(sum(size), 0), coalesce(sum(length(packed)), 0) FROM raw"
#: The hashes of the bytes that a report was read from, and its earlier texts.
SOURCES = """SELECT source_sha256 FROM report WHERE id = :id
    UNION SELECT sha256 FROM source JOIN report ON report.number = source.report WHERE id = :id
    UNION SELECT source_sha256 FROM earlier WHERE report = :id"""
USED = """SELECT 1 FROM report WHERE source_sha256 = :sha256
    UNION SELECT 1 FROM source WHERE sha256 = :sha256 UNION SELECT 1 FROM earlier WHERE source_sha256 = :sha256"""


def sources_of(connection: sqlite3.Connection, report: str) -> list[str]:
    """The hashes of the bytes that a report and its earlier texts were read from."""
    return [sha256 for (sha256,) in connection.execute(SOURCES, {"id": report})]


def forget_bytes(connection: sqlite3.Connection, hashes: Iterable[str]) -> None:
    """Delete bytes that no report was read from any more, and the answers that brought them."""
    drop(connection, [sha256 for sha256 in hashes if not is_used(connection, sha256)])


def is_used(connection: sqlite3.Connection, sha256: str) -> bool:
    """Whether a report was read from some bytes."""
    return connection.execute(USED, {"sha256": sha256}).fetchone() is not None


def drop(connection: sqlite3.Connection, hashes: Iterable[str]) -> None:
    """Delete bytes, the answers that brought them, and what came on the way to these alone."""
    before = way_of(connection)
    for sha256 in hashes:
        connection.execute("DELETE FROM fetched WHERE sha256 = ?", (sha256,))
        connection.execute("DELETE FROM raw WHERE sha256 = ?", (sha256,))
    for sha256 in sorted(before - way_of(connection)):
        if not is_used(connection, sha256):
            connection.execute("DELETE FROM raw WHERE sha256 = ?", (sha256,))


def way_of(connection: sqlite3.Connection) -> set[str]:
    """The hashes of what was asked on the way to all answers."""
    rows = row_by_row(connection, "SELECT DISTINCT way FROM fetched WHERE way IS NOT NULL")
    return {step[-1] for (way,) in rows for step in json.loads(way)}


def row_of(arrival: Arrival) -> tuple[str, str, int, list[list[str]], list[list[str]], str]:
    """Address, moment, status, headers, what was asked, and the hash of the bytes."""
    told, asked = ([list(header) for header in headers] for headers in (arrival.headers, arrival.asked))
    return arrival.address or "", arrival.at, arrival.status or 200, told, asked, arrival.sha256


def pairs_of(headers: Iterable[Iterable[str]]) -> tuple[tuple[str, str], ...]:
    """Headers as they were."""
    return tuple((name, value) for name, value in headers)


def raw_failures(connection: sqlite3.Connection) -> Iterator[Failure]:
    """The bytes that do not have the hash that they are kept under."""
    for sha256, packed in row_by_row(connection, "SELECT sha256, packed FROM raw ORDER BY sha256"):
        try:
            whole = sha256_of_bytes(unpacked(packed)) == sha256
        except zlib.error:
            whole = False
        if not whole:
            yield Failure(None, f"raw {sha256[:12]}", "it is not what came")


def in_pieces(rows: Iterable[tuple[Any, ...]]) -> Iterator[list[tuple[Any, ...]]]:
    """Rows of packed bytes in lists of some megabytes."""
    some: list[tuple[Any, ...]] = []
    size = 0
    for row in rows:
        some.append(row)
        size += len(row[1])
        if size > PIECE:
            yield some
            some, size = [], 0
    yield some


def unpacked(packed: bytes) -> bytes:
    """The bytes of a row."""
    return zlib.decompress(packed)
