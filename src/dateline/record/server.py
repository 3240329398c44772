"""A record on a PostgreSQL server: the part of SQLite's connection that the record uses, spoken to psycopg.

The record's SQL is written once, for SQLite, in words that both understand as far as there are any. What differs is
turned round here, and nowhere else: the marks of parameters, the names of types, the pragmas, locks and errors. Texts
are ordered by code point on both (``COLLATE "C"``), so lists and exports come out the same.
"""

from __future__ import annotations

import hashlib
import os
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from decimal import Decimal
from functools import lru_cache
from itertools import count
from pathlib import Path, PosixPath
from typing import Any, Final, NamedTuple, Self
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from dateline.errors import RecordError, UsageError

__all__ = ["ServerAddress", "ServerConnection", "connect_server", "is_address", "place_of"]

SCHEMES = ("postgresql", "postgres")
SCHEMA = "dateline"
NEWEST: Final = "dateline_version"  # the table that holds what a file's header does

# PostgreSQL keeps no NUL, and no half of a surrogate pair: they stand behind this sign of the private use area.
SIGN = "\ue000"
UNKEPT = re.compile(f"[\x00\ud800-\udfff{SIGN}]")
KEPT = re.compile(f"{SIGN}([0-9a-f]{{4}})")


class ServerAddress(PosixPath):
    """
    The address of a record on a server, where else the path of its file stands.

    Shown without its password. Files that belong to a record, such as the index of shared text, stand in the cache of
    whoever uses it, and are made again where they are missing.

    Example:
        >>> address = place_of("postgresql://ana:secret@news.example/desk?schema=story")
        >>> str(address), address.schema
        ('postgresql://ana@news.example/desk?schema=story', 'story')
    """

    url: str
    schema: str
    _shown: str

    @classmethod
    def of(cls, url: str) -> Self:
        """The address that a person wrote."""
        parts = urlsplit(url)
        asked = dict(parse_qsl(parts.query))
        schema = asked.pop("schema", SCHEMA)
        if not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]{0,62}", schema):
            raise UsageError(f"{schema!r} is no name of a schema", hint="use letters, digits and _")
        user, _, host = parts.netloc.rpartition("@")
        netloc = f"{user.partition(':')[0]}@{host}" if user else host
        address = cls(unquote(parts.path).strip("/") or "record")
        address.url = f"{parts.scheme}://{parts.netloc}{parts.path}" + (f"?{urlencode(asked)}" if asked else "")
        address.schema = schema
        address._shown = f"{parts.scheme}://{netloc}{parts.path}" + (f"?{parts.query}" if parts.query else "")
        return address

    def __str__(self) -> str:
        return self._shown

    def __fspath__(self) -> str:
        return self._shown

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ServerAddress) and (self.url, self.schema) == (other.url, other.schema)

    def __hash__(self) -> int:
        return hash((self.url, self.schema))

    def exists(self) -> bool:
        """Whether there may be a record: the server is asked when it is opened."""
        return True

    def absolute(self) -> Self:
        """The address itself."""
        return self

    def resolve(self, strict: bool = False) -> Self:
        """The address itself."""
        return self

    def with_name(self, name: str) -> Path:  # type: ignore[override]  # a file, and no address
        """A file that belongs to the record, by what its name has behind the record's."""
        digest = hashlib.sha256(f"{self._shown} {self.schema}".encode()).hexdigest()[:16]
        cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "dateline"
        cache.mkdir(parents=True, exist_ok=True)
        return cache / f"{digest}{name.removeprefix(self.name)}"


def is_address(path: str | Path) -> bool:
    """Whether this is the address of a server, also where a path swallowed one of its slashes."""
    return isinstance(path, ServerAddress) or str(path).startswith(tuple(f"{scheme}:/" for scheme in SCHEMES))


def place_of(path: str | Path) -> Path:
    """A record's file, or its address on a server."""
    if isinstance(path, ServerAddress) or not is_address(path):
        return Path(path) if not isinstance(path, Path) else path
    scheme, _, rest = str(path).partition(":")
    return ServerAddress.of(f"{scheme}:{rest if rest.startswith('//') else f'/{rest}'}")


class Translation(NamedTuple):
    """A statement in PostgreSQL's words; the numbers of parameters that are texts given as bytes."""

    sql: str
    texts: frozenset[int | str]


class ServerConnection:
    """
    What the record asks of :class:`sqlite3.Connection`, of a connection to a server.

    Args:
        raw: A psycopg connection in autocommit mode that binds parameters itself.
    """

    def __init__(self, raw: Any) -> None:
        self.raw = raw

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction was begun."""
        return bool(self.raw.info.transaction_status)

    def execute(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> Rows:
        """Run a statement."""
        if (told := self.special(sql.strip())) is not None:
            return told
        translated, texts = translate(sql)
        return self.run(translated, bound(parameters, texts))

    def executemany(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run a statement for each row."""
        translated, texts = translate(sql)
        if some := [bound(row, texts) for row in rows]:
            with errors():
                self.raw.cursor().executemany(translated, some)

    def run(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] | None = None) -> Rows:
        """Run a statement of PostgreSQL's."""
        with errors():
            cursor = self.raw.cursor()
            cursor.execute(sql, parameters)
            return Rows(map(unbound, cursor.fetchall()) if cursor.description else (), cursor.rowcount)

    def in_pieces(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> Iterator[tuple[Any, ...]]:
        """
        The rows of a SELECT through a cursor on the server, so many at a time as are some megabytes at the most.

        The cursor outlives the transaction that it was made in. Who does not read to its end leaves it to the server
        until the connection ends.
        """
        translated, texts = translate(sql)
        said = self.raw.cursor().mogrify(translated, bound(parameters, texts))
        name = f"rows_{next(CURSORS)}"
        self.run(f"DECLARE {name} NO SCROLL CURSOR WITH HOLD FOR {said}")
        many = 1
        while rows := self.run(f"FETCH {many} FROM {name}").fetchall():
            yield from rows
            longest = max(sum(len(value) for value in row if isinstance(value, str | bytes)) for row in rows)
            many = min(2 * many, MOST_ROWS, max(1, PIECE // max(longest, 1)))
        self.run(f"CLOSE {name}")

    def commit(self) -> None:
        """End a transaction, if there is one."""
        if self.in_transaction:
            self.run("COMMIT")

    def rollback(self) -> None:
        """Leave a transaction, if there is one."""
        if self.in_transaction and not self.raw.closed:
            self.run("ROLLBACK")

    def close(self) -> None:
        """Leave the server."""
        self.raw.close()

    # What SQLite has words of its own for

    def special(self, sql: str) -> Rows | None:
        """The answer to a statement that PostgreSQL has no like of, or None."""
        if sql == "BEGIN IMMEDIATE":
            return self.begin_writing()
        if sql == "BEGIN":
            return self.run("BEGIN ISOLATION LEVEL REPEATABLE READ")
        if sql == "VACUUM":
            return self.vacuum()
        if sql == "INSERT INTO search (search) VALUES ('optimize')":
            return Rows((), 0)
        if sql.startswith("PRAGMA "):
            return self.pragma(*PRAGMA.fullmatch(sql).groups())  # type: ignore[union-attr]  # all of ours fit it
        return None

    def begin_writing(self) -> Rows:
        """Begin a transaction that no other writer is beside."""
        self.run("BEGIN")
        try:
            return self.run("SELECT pg_advisory_xact_lock(hashtext(current_schema() || current_database()))")
        except BaseException:
            self.rollback()
            raise

    def vacuum(self) -> Rows:
        """Write all tables anew, so that no page has a row that was deleted."""
        for (table,) in self.run("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()").fetchall():
            self.run(f'VACUUM FULL "{table}"')
        return Rows((), 0)

    def pragma(self, name: str, value: str | None) -> Rows:
        """What SQLite calls a pragma."""
        answers: dict[str, Callable[[], Iterable[tuple[Any, ...]]]] = {
            "integrity_check": lambda: [("ok",)],
            "foreign_key_check": lambda: (),
            "wal_checkpoint": lambda: [(0, 0, 0)],
        }
        if name == "data_version":
            return self.run(INDEX_STATE)
        if name in ("user_version", "application_id"):
            return self.version(name, value)
        if name == "busy_timeout" and value is not None:
            return self.run(f"SET lock_timeout = {int(value) or 1}")
        if name == "query_only":
            return self.run("SET default_transaction_read_only = on")
        return Rows(answers.get(name, tuple)(), 0)

    def version(self, name: str, value: str | None) -> Rows:
        """Read or write a number that stands in a file's header."""
        if value is not None:
            self.run(f"CREATE TABLE IF NOT EXISTS {NEWEST} (name TEXT PRIMARY KEY, value BIGINT NOT NULL)")
            keep = f"INSERT INTO {NEWEST} VALUES (%s, %s) ON CONFLICT (name) DO UPDATE SET value = excluded.value"
            return self.run(keep, (name, int(value)))
        if not self.run("SELECT to_regclass(%s) IS NOT NULL", (NEWEST,)).fetchone()[0]:
            return Rows([(0,)], 1)
        return Rows(self.run(f"SELECT value FROM {NEWEST} WHERE name = %s", (name,)).fetchall() or [(0,)], 1)


# SQLite's number changes when another connection wrote; it is asked for by the index alone, so this is of its tables.
INDEX_STATE = """
SELECT hashtextextended(concat_ws('|',
  (SELECT string_agg(concat_ws(',', first, last, digest), ';' ORDER BY first) FROM segment),
  (SELECT string_agg(md5(state), ';' ORDER BY first) FROM merging),
  (SELECT concat_ws(',', count(*), max(report)) FROM recent),
  (SELECT concat_ws(',', count(*), sum(number)) FROM forgotten)), 0)
"""
CURSORS = count()
MOST_ROWS = 1_000  # that are fetched at once
PIECE = 4_000_000  # signs or bytes of them
PRAGMA = re.compile(r"PRAGMA (\w+)(?:\((?:\w+)\)| = ([-\w]+))?")


class Rows:
    """
    The rows that a statement gave.

    Args:
        rows: The rows.
        changed: How many rows it changed, or gave.
    """

    def __init__(self, rows: Iterable[tuple[Any, ...]], changed: int) -> None:
        self.rows = iter(rows)
        self.rowcount = changed

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        return self.rows

    def fetchone(self) -> Any:
        """The next row, or None."""
        return next(self.rows, None)

    def fetchall(self) -> list[tuple[Any, ...]]:
        """The rest of them."""
        return list(self.rows)


# ---- statements ----

TYPES = {"INTEGER": "BIGINT", "TEXT": 'TEXT COLLATE "C"', "BLOB": "BYTEA", "REAL": "DOUBLE PRECISION"}
WORDS_TABLE = (
    "CREATE TABLE search (rowid BIGINT PRIMARY KEY REFERENCES report ON DELETE CASCADE, words TSVECTOR NOT NULL);"
    " CREATE INDEX search_by_word ON search USING gin (words)"
)
TRIGGER = re.compile(r"CREATE TRIGGER (\w+) (AFTER \w+ ON \w+) BEGIN\s+(.*?;)\s*END;?", re.DOTALL)
FUNCTION_AND_TRIGGER = (
    r"CREATE FUNCTION \1() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN \3 RETURN NULL; END $$;"
    r" CREATE TRIGGER \1 \2 FOR EACH ROW EXECUTE FUNCTION \1()"
)
PARTS = re.compile(
    r"""
    '(?:[^']|'')*' | "[^"]*"            # quoted: left as it is
    | CAST\((?P<cast>\?|:\w+)\ AS\ TEXT\)
    | (?P<mark>\?) | (?<![:\w]):(?P<name>\w+)
    """,
    re.VERBOSE,
)
OTHER_WORDS = (
    (re.compile(r"json_each\(([^()]+|\?)\)"), r"json_array_elements_text(CAST(\1 AS json)) AS each (value)"),
    (re.compile(r"CROSS JOIN (\w+) ON"), r"JOIN \1 ON"),
    (re.compile(r"julianday\(([\w.]+)\)"), r"CAST(\1 AS date)"),
    (re.compile(r" IN \(\)"), " IN (NULL)"),
    (
        re.compile(r"SELECT count\(\*\) FROM sqlite_schema"),
        "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()",
    ),
    (re.compile(r"SELECT id FROM search_docsize"), "SELECT rowid FROM search"),
)


@lru_cache(maxsize=512)
def translate(sql: str) -> Translation:
    """A statement as PostgreSQL takes it."""
    plain = re.sub(r"--[^\n]*", "", sql).strip()
    if plain.startswith("CREATE VIRTUAL TABLE search"):
        return Translation(WORDS_TABLE, frozenset())
    if plain.startswith(("CREATE TABLE", "ALTER TABLE")):
        typed = re.sub(r"\b(INTEGER|TEXT|BLOB|REAL)\b", lambda found: TYPES[found[0]], plain)
        return Translation(re.sub(r"\)\s*STRICT(, WITHOUT ROWID)?\s*;?\s*\Z", ")", typed), frozenset())
    for pattern, other in OTHER_WORDS:
        plain = pattern.sub(other, plain)
    if plain.startswith("CREATE TRIGGER"):
        return Translation(TRIGGER.sub(FUNCTION_AND_TRIGGER, plain), frozenset())
    if plain.startswith("INSERT OR IGNORE"):
        plain = plain.replace("INSERT OR IGNORE", "INSERT", 1) + " ON CONFLICT DO NOTHING"
    texts: set[int | str] = set()
    numbers = count()

    def turned(found: re.Match[str]) -> str:
        if cast := found["cast"]:
            texts.add(next(numbers) if cast == "?" else cast[1:])
            return "CAST(%s AS TEXT)" if cast == "?" else f"CAST(%({cast[1:]})s AS TEXT)"
        if found["mark"]:
            next(numbers)
            return "%s"
        return f"%({found['name']})s" if found["name"] else found[0].replace("%", "%%")

    return Translation(PARTS.sub(turned, plain), frozenset(texts))


def bound(parameters: Sequence[Any] | Mapping[str, Any], texts: frozenset[int | str]) -> Any:
    """Parameters as PostgreSQL takes them."""
    if isinstance(parameters, Mapping):
        return {name: kept(value, name in texts) for name, value in parameters.items()}
    return [kept(value, number in texts) for number, value in enumerate(parameters)]


def kept(value: Any, is_text: bool) -> Any:
    """A value as it is kept."""
    if is_text and isinstance(value, bytes):
        value = value.decode("utf-8", "surrogatepass")
    if isinstance(value, bool):
        return int(value)
    return UNKEPT.sub(lambda found: f"{SIGN}{ord(found[0]):04x}", value) if isinstance(value, str) else value


def unbound(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """A row as SQLite would give it."""
    return tuple(map(as_given, row))


def as_given(value: Any) -> Any:
    """A value as it was, or as SQLite counts: sums and truths are whole numbers."""
    if isinstance(value, str):
        return KEPT.sub(lambda found: chr(int(found[1], 16)), value) if SIGN in value else value
    return int(value) if isinstance(value, (bool, Decimal)) else value


# ---- the server ----


def connect_server(
    address: ServerAddress, *, create: bool, read_only: bool, wait_seconds: float
) -> tuple[ServerConnection, bool]:
    """
    Connect to a record on a server.

    Args:
        address: Where it is; without a password that of the environment or of ``~/.pgpass`` is used.
        create: Whether its schema is made where there is none.
        read_only: Change nothing.
        wait_seconds: How long to wait for another writer.

    Returns:
        The connection, and whether it only reads.

    Raises:
        UsageError: If psycopg is not installed.
        RecordError: If the server cannot be reached, or there is no such record.
    """
    try:
        import psycopg
    except ImportError as error:
        raise UsageError("psycopg is not installed", hint="pip install 'dateline[postgresql]'") from error
    try:
        raw = psycopg.connect(address.url, autocommit=True, cursor_factory=psycopg.ClientCursor, connect_timeout=10)
    except psycopg.Error as error:
        why = " ".join(str(error).split())
        raise RecordError(
            f"{address} cannot be opened ({why})", hint="check the address and that the server runs"
        ) from error
    try:
        connection = ServerConnection(raw)
        prepare(connection, address, create=create and not read_only, wait_seconds=wait_seconds)
        if read_only:
            connection.execute("PRAGMA query_only = ON")
    except BaseException:
        raw.close()
        raise
    return connection, read_only


def prepare(connection: ServerConnection, address: ServerAddress, *, create: bool, wait_seconds: float) -> None:
    """Go to the schema of the record, and make it where that is asked for."""
    found = connection.run("SELECT 1 FROM pg_namespace WHERE nspname = %s", (address.schema,)).fetchone()
    if found is None and not create:
        raise RecordError(f"there is no record at {address}", hint="`dateline add FOLDER` makes one")
    if found is None:
        connection.run(f'CREATE SCHEMA IF NOT EXISTS "{address.schema}"')
    connection.run(f'SET search_path TO "{address.schema}"')
    connection.run("SET client_min_messages TO warning")
    connection.run(f"SET lock_timeout = {max(1, int(wait_seconds * 1000))}")


@contextmanager
def errors() -> Iterator[None]:
    """psycopg's errors as those of SQLite that say the same, so that both are told alike."""
    import psycopg

    try:
        yield
    except psycopg.Error as error:
        state = error.sqlstate or ""
        told = sqlite3.OperationalError(" ".join(str(error).split()))
        told.sqlite_errorcode = CODES.get(state, CODES.get(state[:2], sqlite3.SQLITE_ERROR))
        raise told from error


CODES = {
    "55P03": sqlite3.SQLITE_BUSY,  # a lock was not to be had in time
    "40": sqlite3.SQLITE_BUSY,  # another transaction was in the way
    "25006": sqlite3.SQLITE_READONLY,
    "42501": sqlite3.SQLITE_READONLY,  # no right to do so
    "53100": sqlite3.SQLITE_FULL,
}
