"""What is turned round for a record on a server, without one: addresses, statements, signs that it does not keep."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import UsageError
from dateline.record.server import ServerAddress, bound, is_address, place_of, translate, unbound
from dateline.record.server_words import lexeme
from dateline.record.versions import shipped_migrations

STATEMENTS = [
    ("SELECT a FROM t WHERE b = ? AND c = '?'", "SELECT a FROM t WHERE b = %s AND c = '?'", frozenset()),
    ("SELECT 'a%' WHERE id = CAST(? AS TEXT)", "SELECT 'a%%' WHERE id = CAST(%s AS TEXT)", frozenset({0})),
    ("SELECT ?, CAST(? AS TEXT)", "SELECT %s, CAST(%s AS TEXT)", frozenset({1})),
    ("SELECT 1 WHERE :x IS NULL OR a = :x", "SELECT 1 WHERE %(x)s IS NULL OR a = %(x)s", frozenset()),
    ("SELECT CAST(:name AS TEXT)", "SELECT CAST(%(name)s AS TEXT)", frozenset({"name"})),
    ("SELECT 1 WHERE a IN ()", "SELECT 1 WHERE a IN (NULL)", frozenset()),
    (
        "SELECT value FROM json_each(?)",
        "SELECT value FROM json_array_elements_text(CAST(%s AS json)) AS each (value)",
        frozenset(),
    ),
    ("CREATE TABLE t (a INTEGER, b BLOB) STRICT, WITHOUT ROWID;", "CREATE TABLE t (a BIGINT, b BYTEA)", frozenset()),
]


@pytest.mark.parametrize(("sql", "expected", "texts"), STATEMENTS)
def test_statements_are_turned_round(sql: str, expected: str, texts: frozenset[int | str]) -> None:
    assert translate(sql) == (expected, texts)


def test_no_word_of_sqlites_is_left_in_a_migration() -> None:
    words = ("STRICT", "ROWID", "BLOB", "INTEGER", "fts5", "REAL")
    for step in shipped_migrations():
        for statement in re.sub("--[^\n]*", "", step.sql).split(";"):
            told = translate(f"{statement};").sql
            assert not any(word in told.replace("rowid", "") for word in words), told


@pytest.mark.parametrize(
    "path", ["postgresql://ana:secret@h:5/desk?schema=x", Path("postgres://ana:secret@h:5/desk?schema=x")]
)
def test_an_address_is_told_from_a_file(path: str | Path) -> None:
    address = place_of(path)
    assert isinstance(address, ServerAddress)
    assert (address.schema, address.url.partition("://")[2]) == ("x", "ana:secret@h:5/desk")
    assert "secret" not in f"{address} {address!r} {address.with_name('desk.index')}"
    assert place_of(address) is address
    assert address.exists()
    assert address.absolute() is address.resolve()


def test_files_are_files(tmp_path: Path) -> None:
    assert place_of(tmp_path / "r.db") == tmp_path / "r.db"
    assert not is_address("postgresql.db")
    assert place_of("postgresql.db") == Path("postgresql.db")


@pytest.mark.parametrize("name", ["a-b", "1a", 'x"; DROP', ""])
def test_a_schema_is_a_plain_name(name: str) -> None:
    with pytest.raises(UsageError, match="no name of a schema"):
        place_of(f"postgresql://h/d?schema={name}&x=1" if name else "postgresql://h/d?schema=%20")


@given(st.text(st.characters(exclude_categories=[])))
def test_any_text_comes_back(text: str) -> None:
    (kept,) = bound([text], frozenset())
    assert "\x00" not in kept
    kept.encode()
    assert unbound((kept,)) == (text,)
    assert bound([text.encode("utf-8", "surrogatepass")], frozenset({0})) == [kept]


def test_words_are_quoted() -> None:
    assert lexeme("o'hara\\") == "'o''hara\\\\'"
    assert lexeme("ab", open_end=True) == "'ab':*"
    assert lexeme("x" * 300).endswith("':*")
