"""The index beside the record is always that of the reports one sees, and can always be made again from them."""

from __future__ import annotations

import shutil
import sqlite3
import threading
from collections.abc import Iterable
from pathlib import Path

import pytest

from dateline.errors import DamagedIndexError
from dateline.model import Report, ReportId
from dateline.postings import PostingsOptions
from dateline.record import Store
from dateline.record.lines import seal_of
from dateline.record.versions import shipped_migrations
from dateline.record.writing import stored_row, stored_seals
from tests.record.behind import behind, files_of
from tests.record.older import drop_list_indexes
from tests.record.record_strategies import made_report

SMALL = PostingsOptions(tail=3, factor=2, slice=20)
FIRST = shipped_migrations()[:1]


def shingles_of(report: Report) -> list[int]:
    """A shingle that all share, and a few of its own."""
    number = int(report.text.split()[-1])
    return [7, *range(number * 1_000, number * 1_000 + 4)]


def add(store: Store, numbers: Iterable[int]) -> None:
    """Reports that end in their number."""
    for number in numbers:
        read = made_report(f"The dam held in year {number}", id=f"r{number:03}", where=f"{number}.txt")
        store.add(read, shingles=shingles_of(read.report))


def ids(numbers: Iterable[int]) -> list[str]:
    """Their ids."""
    return [f"r{number:03}" for number in numbers]


def folder(path: Path) -> Path:
    """Where the index is."""
    return files_of(path, ".index")


@pytest.mark.file
def test_a_small_record_is_one_file(tmp_path: Path) -> None:
    """No folder is made before there are more reports than are held in memory."""
    with Store(tmp_path / "r.db") as store:
        add(store, range(1, 30))
    assert [path.name for path in tmp_path.iterdir()] == ["r.db"]
    with Store(tmp_path / "r.db", read_only=True) as store:
        assert store.holders(7) == ids(range(1, 30))


def test_what_was_written_is_read_by_the_next_process(tmp_path: Path) -> None:
    """Whichever reports are in files, being merged, or in the record itself."""
    path = tmp_path / "r.db"
    for last in range(1, 40):
        with Store(path, postings=SMALL) as store:
            add(store, [last])
        with Store(path, read_only=True, postings=SMALL) as store:
            assert store.holders(7) == ids(range(1, last + 1))
            assert store.verify(shingles_of=shingles_of).failures == ()
            assert store.verify().notes == ()
    assert len(list(folder(path).iterdir())) <= 9


def test_a_transaction_that_fails_leaves_the_index_as_it_was(tmp_path: Path) -> None:
    """Also when it wrote a segment and merged others."""
    path = tmp_path / "r.db"
    with Store(path, postings=SMALL) as store:
        add(store, range(1, 11))
        before = store.holders(7)
        for upto in range(12, 30):
            with pytest.raises(RuntimeError), store.writing():  # noqa: PT012  # what was added is rolled back
                add(store, range(11, upto))
                raise RuntimeError
            assert store.holders(7) == before
            assert store.verify(shingles_of=shingles_of).holds
        add(store, range(11, 41))
        assert store.holders(7) == ids(range(1, 41))
        assert store.verify(shingles_of=shingles_of).holds


def test_a_snapshot_sees_the_index_of_its_moment(tmp_path: Path) -> None:
    """Another process adds, merges and removes files meanwhile."""
    path = tmp_path / "r.db"
    with Store(path, postings=SMALL) as writer, Store(path, read_only=True, postings=SMALL) as reader:
        add(writer, range(1, 8))
        with reader.snapshot():
            assert reader.holders(7) == ids(range(1, 8))
            add(writer, range(8, 60))
            assert reader.holders(7) == ids(range(1, 8))
            assert reader.shingle_frequencies([7, 1_000, 9_000]) == {7: 1, 1_000: 1}
        assert reader.holders(7) == ids(range(1, 60))
        assert reader.shingle_frequencies([9_000]) == {9_000: 1}


def test_two_that_write_and_one_that_reads(tmp_path: Path) -> None:
    """SQLite says who writes; nobody misses a report that is there."""
    path = tmp_path / "r.db"
    Store(path).close()
    faults: list[BaseException] = []

    def work(numbers: range) -> None:
        try:
            with Store(path, postings=SMALL) as store:
                for number in numbers:
                    add(store, [number])
                    with store.snapshot():
                        assert store.holders(7) == list(store.ids())
        except BaseException as fault:
            faults.append(fault)

    def read() -> None:
        try:
            with Store(path, read_only=True, postings=SMALL) as store:
                while len(store) < 120:
                    with store.snapshot():
                        assert store.holders(7) == list(store.ids())
        except BaseException as fault:
            faults.append(fault)

    threads = [threading.Thread(target=work, args=(range(start, 121, 2),)) for start in (1, 2)]
    threads.append(threading.Thread(target=read))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    with Store(path, postings=SMALL) as store:
        assert store.verify(shingles_of=shingles_of).holds


def test_a_report_that_is_forgotten_leaves_nothing(tmp_path: Path) -> None:
    """Not in the lines, not in the search, not in the index; and its number is not used again."""
    path = tmp_path / "r.db"
    with Store(path, postings=SMALL) as store:
        add(store, range(1, 9))
        for number in (8, 3, 1):
            store.forget(ReportId(f"r{number:03}"))
            assert store.verify(shingles_of=shingles_of).failures == ()
        add(store, [9, 8])
        assert store.holders(7) == ids([2, 4, 5, 6, 7, 8, 9])
        assert store.holders(3_000) == []
        assert store.holders(8_000) == ids([8])
        assert [hit.report.id for hit in store.search("year 3")] == []
        assert [hit.report.id for hit in store.search("year 8")] == ids([8])
        numbers = [number for (number,) in store.connection.execute("SELECT number FROM report ORDER BY number")]
        assert numbers == [2, 4, 5, 6, 7, 9, 10]
    with Store(path, read_only=True, postings=SMALL) as store:
        assert store.holders(7) == ids([2, 4, 5, 6, 7, 8, 9])


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize("harm", ["folder", "one file", "torn", "changed", "another record's"])
def test_a_harmed_index_is_made_again(tmp_path: Path, read_only: bool, harm: str) -> None:
    """From the texts: for good by who may write, for itself by who may not; the .db alone is the record."""
    path = tmp_path / "r.db"
    with Store(path, postings=SMALL) as store:
        add(store, range(1, 30))
    files = sorted(folder(path).glob("*.segment"))
    match harm:
        case "folder":
            shutil.rmtree(folder(path))
        case "one file":
            files[0].unlink()
        case "torn":
            files[0].write_bytes(files[0].read_bytes()[:-20])
        case "changed":
            raw = bytearray(files[0].read_bytes())
            raw[len(raw) // 2] ^= 1
            files[0].write_bytes(raw)
        case "another record's":
            other = tmp_path / "other.db"
            with Store(other, postings=SMALL) as store:
                add(store, range(101, 130))
            shutil.rmtree(folder(path))
            folder(other).rename(folder(path))
    before = {file.name: file.read_bytes() for file in folder(path).glob("*")}
    with Store(path, read_only=read_only, postings=SMALL) as store:
        verified = store.verify()
        assert verified.holds == (harm not in ("torn", "changed"))
        assert bool(verified.notes) == (harm not in ("torn", "changed"))
        if harm != "changed":  # which is met by who asks for that place, or by who reads all
            with pytest.raises(DamagedIndexError):
                store.holders(7)
            assert not store.index_is_whole()
        count = store.mend(shingles_of, thorough=True)
        assert 0 < count <= 29
        assert store.holders(7) == ids(range(1, 30))
        assert store.mend(shingles_of, thorough=True) == 0
        if not read_only:
            assert store.verify(shingles_of=shingles_of).holds
            add(store, range(30, 50))
    if read_only:
        assert {file.name: file.read_bytes() for file in folder(path).glob("*")} == before, "a reader writes nothing"
    else:
        with Store(path, read_only=True, postings=SMALL) as store:
            assert store.holders(7) == ids(range(1, 50))
            assert store.verify(shingles_of=shingles_of).holds


def test_an_index_that_is_made_again_may_be_stopped(tmp_path: Path) -> None:
    """Each part is kept, so the next goes on where it was."""
    path = tmp_path / "r.db"
    with Store(path, postings=SMALL) as store:
        add(store, range(1, 30))
    shutil.rmtree(folder(path))
    read: list[str] = []

    def stopping(report: Report) -> list[int]:
        read.append(report.id)
        if len(read) == 10:
            raise KeyboardInterrupt
        return shingles_of(report)

    with Store(path, postings=SMALL) as store:
        with pytest.raises(KeyboardInterrupt):
            store.mend(stopping)
        assert store.mend(shingles_of) <= 29 - 9
        assert store.holders(7) == ids(range(1, 30))


def test_shingles_that_were_changed_in_the_record_are_read_again(tmp_path: Path) -> None:
    """Those of the last reports stand in the record itself, with a check."""
    path = tmp_path / "r.db"
    with Store(path, postings=SMALL) as store:
        add(store, range(1, 6))
    with behind(path) as connection:
        connection.execute("UPDATE recent SET keys = substr(keys, 2) WHERE report = 4")
    with Store(path, postings=SMALL) as store:
        assert [failure.report for failure in store.verify().failures] == ["r004"]
        with pytest.raises(DamagedIndexError):
            store.holders(7)
        assert store.mend(shingles_of) == 2
        assert store.holders(7) == ids(range(1, 6))
        assert store.verify(shingles_of=shingles_of).holds


@pytest.mark.file
def test_an_older_record_is_read_again(tmp_path: Path) -> None:
    """Version 1 kept the shingles in a table; its reports count as lost until they are read again."""
    path = tmp_path / "r.db"
    with Store(path, postings=SMALL) as store:
        add(store, range(1, 12))
        texts = [read.report.text for read in store.reports()]
    connection = sqlite3.connect(path)
    for table in ("segment", "merging", "recent", "forgotten"):
        connection.execute(f"DROP TABLE {table}")
    connection.executescript(
        FIRST[0].sql.partition("CREATE TABLE shingle")[2].join(("CREATE TABLE shingle", "")).partition(";")[0]
    )
    connection.execute("INSERT INTO shingle VALUES (7, 7, 1)")
    connection.execute("ALTER TABLE quote DROP COLUMN more")  # of version 3
    connection.execute("DELETE FROM reading")  # of version 4, as all that follows
    for (number,) in connection.execute("SELECT number FROM report").fetchall():
        sign = seal_of(stored_row(connection, number)[0], stored_seals(connection, number))
        connection.execute("UPDATE report SET seal = ? WHERE number = ?", (sign, number))
    drop_list_indexes(connection)
    connection.execute("DROP INDEX report_by_text")  # of version 5
    connection.execute("ALTER TABLE judgement DROP COLUMN seal")
    later = ["upload", "job", "watched", "earlier"]  # of versions 6 and 7
    later += ["raw", "fetched", "alert_mark", "delivery", "alert", "receiver"]  # of version 8
    later += ["shelf", "placed", "alert_question"]  # of versions 9, 11 and 13
    for table in ("reading", "mention", "actor", "event", "analysis", "settled", *later):
        connection.execute(f"DROP TABLE {table}")
    connection.execute("PRAGMA user_version = 1")
    connection.commit()
    connection.close()
    shutil.rmtree(folder(path))
    with Store(path, postings=SMALL) as store:
        assert store.kept_copy
        assert store.verify().holds
        assert store.verify().notes
        assert not store.index_is_whole()
        assert store.mend(shingles_of) == 11
        assert store.holders(7) == ids(range(1, 12))
        assert store.verify(shingles_of=shingles_of).failures == ()
        assert [read.report.text for read in store.reports()] == texts
    with Store(tmp_path / "empty.db", migrations=FIRST):
        pass
    with Store(tmp_path / "empty.db") as store:
        assert store.index_is_whole()
        add(store, [1])
        assert store.holders(7) == ids([1])
