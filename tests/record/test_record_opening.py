"""A file that is no record, or not ours to write, is refused in one line; older records are migrated."""

from __future__ import annotations

import dataclasses
import os
import sqlite3
import tempfile
import threading
from pathlib import Path

import pytest

from dateline.errors import RecordError, VersionError
from dateline.exports import export_jsonl
from dateline.model import Role, Sentence, Span
from dateline.record import Store
from dateline.record.opening import APPLICATION_ID
from dateline.record.versions import Migration, shipped_migrations
from tests.record.record_strategies import made_report

pytestmark = pytest.mark.file

ONE = "The dam held, the mayor said."
NEWEST = shipped_migrations()[-1].version
NEXT = Migration(NEWEST + 1, "CREATE TABLE more (a TEXT NOT NULL) STRICT;\nALTER TABLE setting ADD COLUMN why TEXT;\n")
BROKEN = Migration(NEWEST + 1, "CREATE TABLE more (a TEXT) STRICT;\nINSERT INTO nowhere VALUES (1);\n")
NOBODY = 65_534


def one_line(error: pytest.ExceptionInfo[RecordError]) -> str:
    """The message, which is one line and names a next step."""
    assert error.value.hint
    assert "\n" not in str(error.value)
    return str(error.value)


def make_sqlite(path: Path, *statements: str) -> None:
    """An SQLite file by hand."""
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def test_a_new_record_is_marked_and_strict(tmp_path: Path) -> None:
    with Store(tmp_path / "r.db") as store:
        ask = store.connection.execute
        assert ask("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
        assert ask("PRAGMA user_version").fetchone()[0] == NEWEST
        assert ask("PRAGMA journal_mode").fetchone()[0] == "wal"
        assert ask("PRAGMA foreign_keys").fetchone()[0] == 1
        tables = ask("SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'").fetchall()
        assert {name for name, strict in tables if not strict} <= {"sqlite_schema"}
    assert not (tmp_path / "r.db-wal").exists(), "a closed record is one file"


@pytest.mark.parametrize(
    "content", [b"not a database at all", b"SQLite", b"SQLite format 3\x00" + b"\x07" * 200, b"\x00" * 5_000]
)
def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "r.db"
    path.write_bytes(content)
    for read_only in (False, True):
        with pytest.raises(RecordError) as error:
            Store(path, read_only=read_only)
        assert "is not a record" in one_line(error)
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    make_sqlite(path, "CREATE TABLE own (a)")
    before = path.read_bytes()
    with pytest.raises(RecordError) as error:
        Store(path)
    assert "another program" in one_line(error)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "options", "message"),
    [
        ("", {}, "is a folder"),
        ("no/such/r.db", {}, "there is no folder"),
        ("none.db", {"create": False}, "there is no record"),
        ("none.db", {"read_only": True}, "there is no record"),
        ("a\0b.db", {}, "cannot be read"),
        ("x" * 300, {}, "cannot be read"),
    ],
)
def test_a_path_without_a_record_says_what_it_is(
    tmp_path: Path, name: str, options: dict[str, bool], message: str
) -> None:
    with pytest.raises(RecordError) as error:
        Store(tmp_path / name, **options)  # type: ignore[arg-type]  # a table of options
    assert message in one_line(error)
    assert list(tmp_path.iterdir()) == []


def test_a_device_is_no_record() -> None:
    with pytest.raises(RecordError) as error:
        Store("/dev/null")
    assert "is not a file" in one_line(error)


def test_an_empty_file_becomes_a_record_only_when_written(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    path.touch()
    with pytest.raises(RecordError) as error:
        Store(path, read_only=True)
    assert "is empty" in one_line(error)
    with Store(path) as store:
        assert store.verify().holds


def test_a_newer_record_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    Store(path).close()
    make_sqlite(path, f"PRAGMA user_version = {NEWEST + 1}")
    with pytest.raises(VersionError) as error:
        Store(path)
    assert "newer Dateline" in one_line(error)
    assert "upgrade" in one_line(error)


def test_an_older_record_is_migrated_after_a_copy_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    with Store(path) as store:
        store.add(made_report(ONE, id="a"))
    with Store(path, migrations=(*shipped_migrations(), NEXT)) as store:
        assert store.kept_copy == tmp_path / f"r.db.version-{NEWEST}"
        assert store.report("a").report.text == ONE
        assert store.connection.execute("SELECT count(*) FROM more").fetchone()[0] == 0
        assert store.verify().holds
    with Store(tmp_path / f"r.db.version-{NEWEST}", read_only=True) as kept:
        assert kept.kept_copy is None
        assert kept.report("a").report.text == ONE
    with Store(path, migrations=(*shipped_migrations(), NEXT)) as store:
        assert store.kept_copy is None, "nothing more to do"


def test_an_older_record_is_not_migrated_by_reading(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    Store(path).close()
    with pytest.raises(RecordError) as error:
        Store(path, read_only=True, migrations=(*shipped_migrations(), NEXT))
    assert "older Dateline" in one_line(error)


def test_a_migration_that_fails_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    with Store(path) as store:
        store.add(made_report(ONE, id="a"))
    with pytest.raises(RecordError):
        Store(path, migrations=(*shipped_migrations(), BROKEN))
    with Store(path) as store:
        assert store.verify().holds
        assert len(store) == 1
    with Store(path, migrations=(*shipped_migrations(), NEXT)) as store:
        assert store.kept_copy == tmp_path / f"r.db.version-{NEWEST}-2", "a copy never replaces another one"


def test_migrations_are_numbered_without_gaps() -> None:
    assert [step.version for step in shipped_migrations()] == list(range(1, NEWEST + 1))


def test_a_record_that_another_process_writes_says_so(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    with Store(path) as first, Store(path, wait_seconds=0.05) as second:
        with first.writing():
            first.add(made_report(ONE, id="a"))
            with pytest.raises(RecordError) as error:
                second.add(made_report(ONE, id="b"))
            assert "another process is writing" in one_line(error)
            assert list(second.reports()) == [], "readers see the record as it was"
        assert [read.report.id for read in second.reports()] == ["a"]
        second.add(made_report(ONE, id="b"))
        assert first.verify().holds


def test_two_writers_take_turns(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    Store(path).close()

    def add_some(letter: str) -> None:
        with Store(path) as store:
            for number in range(15):
                store.add(made_report(f"{ONE} {letter}{number}", where=f"{letter}{number}"), shingles=[number])

    threads = [threading.Thread(target=add_some, args=(letter,)) for letter in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with Store(path, read_only=True) as store:
        assert len(store) == 30
        assert store.verify().holds


def test_what_is_added_within_a_failed_writing_is_not_there(tmp_path: Path) -> None:
    read = made_report(f"{ONE} So.", id="b")
    wrong = dataclasses.replace(read, sentences=(Sentence(Span(0, 999), Role.BODY, 0),))
    with Store(tmp_path / "r.db") as store:
        with pytest.raises(ValueError, match="outside its text"), store.writing():  # noqa: PT012  # two adds, one fault
            store.add(made_report(ONE))
            store.add(wrong)
        assert len(store) == 0
        store.add(made_report(ONE))
        assert store.verify().holds


def test_a_snapshot_does_not_move(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    with Store(path) as reader, Store(path) as writer:
        writer.add(made_report(ONE, id="a"))
        with reader.snapshot():
            assert len(reader) == 1
            writer.add(made_report(ONE, id="b"))
            assert len(reader) == 1
        assert len(reader) == 2


def test_reading_leaves_no_files_beside_the_record(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    Store(path).close()
    with Store(path, read_only=True) as store:
        assert store.verify().holds
    assert list(tmp_path.iterdir()) == [path]


def test_a_list_that_nobody_reads_to_its_end_may_outlive_the_store(tmp_path: Path) -> None:
    with Store(tmp_path / "r.db") as store:
        store.add(made_report(ONE, id="a"))
        lines = export_jsonl(store, [])
        next(lines)
    del lines


def test_a_record_opened_for_reading_refuses_to_add(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    Store(path).close()
    with Store(path, read_only=True) as store, pytest.raises(RecordError) as error:
        store.add(made_report(ONE))
    assert "cannot be written" in one_line(error)


def opened_by_nobody(path: Path) -> str:
    """What somebody who owns nothing finds there."""
    shipped_migrations()
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        if os.geteuid() == 0:  # root may write everywhere
            os.setuid(NOBODY)
        try:
            with Store(path) as store:
                found = f"{len(store)} {store.read_only} {store.verify().holds}"
        except BaseException as error:
            found = str(error)
        os.write(writer, found.encode())
        os._exit(0)
    os.close(writer)
    os.waitpid(child, 0)
    with os.fdopen(reader) as answer:
        return answer.read()


@pytest.mark.parametrize(
    ("name", "left_open", "expected"),
    [("r.db", False, "1 True True"), ("new.db", False, "cannot be written"), ("r.db", True, "r.db-wal")],
)
def test_a_folder_that_may_not_be_written(tmp_path: Path, name: str, left_open: bool, expected: str) -> None:
    """A record in it can be read; a new one cannot be made; one with its last lines in the log says what to copy."""
    folder = tmp_path / "closed"
    folder.mkdir()
    with Store(folder / "r.db") as store:
        store.add(made_report(ONE))
        if left_open:
            log = (folder / "r.db-wal").read_bytes()
    if left_open:
        (folder / "r.db-wal").write_bytes(log)
    ours = Path(tempfile.gettempdir()).resolve()
    for parent in (tmp_path, *(parent for parent in tmp_path.parents if ours in parent.parents)):
        parent.chmod(0o755)
    folder.chmod(0o555)
    assert expected in opened_by_nobody(folder / name)


def test_each_version_has_one_migration() -> None:
    """Two people may each take the next number."""
    versions = [step.version for step in shipped_migrations()]
    assert versions == list(range(1, len(versions) + 1))
