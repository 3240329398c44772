"""Keep bytes as they came, by their hash, packed; and what a site said beside them."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from typing import Any

from dateline.model import Arrival
from dateline.record.lines import put
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
        """Keep bytes, once whatever came twice, and each answer that brought them."""
        row = (arrival.sha256, zlib.compress(arrival.content, LEVEL), len(arrival.content), arrival.at)
        with self.writing(), clear_errors(self.path):
            insert = "INSERT OR IGNORE INTO raw (sha256, packed, size, kept_at) VALUES (?, ?, ?, ?)"
            self.connection.execute(insert, row)
            if arrival.address is not None:
                own = content_id("f", arrival.address, arrival.at, arrival.sha256)
                if self.connection.execute("SELECT 1 FROM fetched WHERE id = ?", (own,)).fetchone() is None:
                    told = json.dumps([list(header) for header in arrival.headers])
                    asked = json.dumps([list(header) for header in arrival.asked]) if arrival.asked else None
                    columns = ("id", "address", "fetched_at", "status", "headers", "sha256", "asked")
                    answer = (own, arrival.address, arrival.at, arrival.status or 200, told, arrival.sha256, asked)
                    put(self.connection, "fetched", columns, [answer])

    def take_in(self, other: Raw) -> None:
        """Take in what another record keeps; what both keep is kept once, since when this one keeps it."""
        insert = "INSERT OR IGNORE INTO raw (sha256, packed, size, kept_at) VALUES (?, ?, ?, ?)"
        for some in in_pieces(row_by_row(other.connection, "SELECT sha256, packed, size, kept_at FROM raw")):
            with self.writing(), clear_errors(self.path):
                self.connection.executemany(insert, some)
        columns = "id, address, fetched_at, status, headers, sha256, asked"
        insert = f"INSERT OR IGNORE INTO fetched ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?)"
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
            for packed, at, address, status, headers, asked in row_by_row(self.connection, ANSWERS):
                told, said = (
                    tuple((name, value) for name, value in json.loads(one or "[]")) for one in (headers, asked)
                )
                yield Arrival(unpacked(packed), at, address, status, told, said)

    def sizes(self) -> tuple[int, int, int]:
        """How many bytes are kept: how often, unpacked, and packed."""
        with clear_errors(self.path):
            count, size, packed = self.connection.execute(SIZES).fetchone()
            return count, size, packed

    def drop_before(self, moment: str) -> int:
        """Drop bytes that were kept before a moment, and the answers that brought them; how many."""
        with self.writing(), clear_errors(self.path):
            gone = self.connection.execute("SELECT sha256 FROM raw WHERE kept_at < ?", (moment,)).fetchall()
            self.connection.executemany("DELETE FROM raw WHERE sha256 = ?", gone)
            self.connection.executemany("DELETE FROM fetched WHERE sha256 = ?", gone)
            return len(gone)


ANSWERS = """SELECT packed, fetched_at, address, status, headers, asked FROM fetched JOIN raw USING (sha256)
    ORDER BY fetched_at, address, id"""
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
    for sha256 in hashes:
        if connection.execute(USED, {"sha256": sha256}).fetchone() is None:
            connection.execute("DELETE FROM raw WHERE sha256 = ?", (sha256,))
            connection.execute("DELETE FROM fetched WHERE sha256 = ?", (sha256,))


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
