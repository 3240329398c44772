"""Records are merged, copied, put back and made to forget; whatever is killed in between leaves a whole record."""

from __future__ import annotations

import json
import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

import pytest
from tests.conftest import Run
from tests.copies.copies_texts import FOURTH, LEAD, OTHER, SECOND, THIRD, words
from tests.record.older import drop_later_columns, drop_list_indexes

import dateline
from dateline.config import Config, JudgingOptions
from dateline.copies import CopyOptions
from dateline.errors import RecordError, UsageError
from dateline.language import assemble
from dateline.model import Given
from dateline.pipeline import QUICK_LAYERS
from dateline.quotes import QuoteOptions

pytestmark = pytest.mark.file

SIGNED = Config(judging=JudgingOptions(person="Orr"), quotes=QuoteOptions(reader="rules"))
SECRET = "Zyqqorblin Vanthewick signed the paper in Quelmbrax on Monday."
KILLS = 6


def rows() -> list[dict[str, str]]:
    """A story with prints and one report that stands alone."""
    parts = [LEAD, SECOND, THIRD, FOURTH]
    texts = ["\n".join([*parts[: n % 4 + 1], words(n, 20)]) for n in range(8)]
    found = [{"id": f"r{n}", "text": text, "outlet": f"Outlet {n % 3}"} for n, text in enumerate([*texts, OTHER])]
    return [*found, {"id": "secret", "text": f"{LEAD}\n{SECRET}", "outlet": "Lissend", "title": "Quelmbrax paper"}]


def fill(path: Path, chosen: Iterable[dict[str, str]]) -> Path:
    """A record of some rows."""
    source = path.with_suffix(".jsonl")
    source.write_text("".join(json.dumps(row) + "\n" for row in chosen), "utf-8")
    with dateline.Record(path, config=SIGNED) as record:
        record.add(source, layers=QUICK_LAYERS)
    return path


def exported(path: Path) -> list[str]:
    """The export without where reports were found, which differs from file to file."""
    with dateline.Record(path) as record:
        assert record.verify().failures == ()
        return [without_places(line) for line in record.export()]


def without_places(line: str) -> str:
    row = json.loads(line)
    row.pop("sources", None)
    return json.dumps(row)


def test_merged_records_are_the_record_of_all_their_reports(tmp_path: Path) -> None:
    everything = rows()
    whole = fill(tmp_path / "whole.db", everything)
    one, two = fill(tmp_path / "one.db", everything[:6]), fill(tmp_path / "two.db", everything[4:])
    with dateline.Record(two, config=SIGNED) as record:
        record.judge("r5", set={"published": "2020-01-06"}, at="2024-05-08T00:00:00Z")
        judged = list(record.corrections())
    with dateline.Record(whole) as record:
        record.take_corrections(judged)
    before = two.read_bytes()
    ends = []
    for name, order in (("a.db", (one, two)), ("b.db", (two, one))):
        with dateline.Record(tmp_path / name) as record:
            summary = record.merge(*order)
            assert (summary.added, summary.again, summary.total) == (10, 2, 10)
            assert record.merge(*order).added == 0
        ends.append(exported(tmp_path / name))
    assert ends[0] == ends[1] == exported(whole)
    assert two.read_bytes() == before


def test_a_merge_gives_the_layers_that_are_lacking_and_keeps_ids_apart(tmp_path: Path) -> None:
    (tmp_path / "one.jsonl").write_text(json.dumps(rows()[0]) + "\n", "utf-8")
    with dateline.Record(tmp_path / "one.db") as record:
        record.add(tmp_path / "one.jsonl", layers=["zones"])
    fill(tmp_path / "two.db", [{"id": "r0", "text": "Another text with this id."}])
    two = fill(tmp_path / "two.db", rows()[:1])
    with dateline.Record(tmp_path / "one.db") as record:
        record.merge(two)
        assert record.show("r0").sentences, "read in the other record"
        assert len(record.store) == 2
        renamed = next(own for own in record.store.ids() if own != "r0")
        assert record.show(renamed).report.text == "Another text with this id."
        assert [problem.code for problem in record.show(renamed).report.problems] == ["id-reused"]
        assert [problem.code for problem in record.show("r0").report.problems] == []
        assert record.verify().failures == ()


def test_a_record_of_other_options_or_the_record_itself_is_refused(tmp_path: Path) -> None:
    one = fill(tmp_path / "one.db", rows()[:2])
    other = Config(copies=CopyOptions(frequent=2))
    with dateline.Record(tmp_path / "two.db", config=other) as record:
        record.add(one.with_suffix(".jsonl"), layers=["zones"])
        with pytest.raises(UsageError, match="other options for copies"):
            record.merge(one)
    with dateline.Record(one) as record, pytest.raises(UsageError, match="this very record"):
        record.merge(one)


def test_a_backup_is_the_record_and_comes_back(tmp_path: Path) -> None:
    path = fill(tmp_path / "story.db", rows()[:5])
    expected = exported(path)
    with dateline.Record(path) as record:
        copy = record.backup(tmp_path / "copy.db")
        with pytest.raises(RecordError, match="replaces nothing"):
            record.backup(copy)
    assert exported(copy) == expected
    fill(path, rows())
    later = exported(path)
    assert later != expected
    kept = dateline.Record.restore(copy, path)
    assert kept == tmp_path / "story.db.before-restore"
    assert exported(path) == expected
    fill(path, rows())
    assert exported(path) == later, "and it goes on from there, index and all"
    assert exported(kept) == later
    assert dateline.Record.restore(copy, path) == tmp_path / "story.db.before-restore-2"
    assert dateline.Record.restore(copy, tmp_path / "new.db") is None
    assert exported(tmp_path / "new.db") == expected
    assert not list(tmp_path.glob("*unfinished*"))


def test_a_reader_sees_the_old_record_or_the_new(tmp_path: Path) -> None:
    path, other = fill(tmp_path / "story.db", rows()[:3]), fill(tmp_path / "other.db", rows()[3:])
    with dateline.Record(path, read_only=True) as reader:
        assert len(reader.store) == 3
        dateline.Record.restore(other, path)
        assert len(reader.store) == 7


@pytest.mark.parametrize("damage", ["text", "half", "other"])
def test_a_backup_that_does_not_hold_changes_nothing(tmp_path: Path, damage: str) -> None:
    path, copy = fill(tmp_path / "story.db", rows()[:3]), tmp_path / "copy.db"
    with dateline.Record(path) as record:
        record.backup(copy)
    if damage == "text":
        with sqlite3.connect(copy) as connection:
            connection.execute("UPDATE report SET text = text || '!'")
        connection.close()
    elif damage == "half":
        copy.write_bytes(copy.read_bytes()[: copy.stat().st_size // 2])
    else:
        copy.write_bytes(b"no record at all, but long enough to be one" * 200)
    before = path.read_bytes()
    with pytest.raises(RecordError):
        dateline.Record.restore(copy, path)
    assert path.read_bytes() == before
    assert not list(tmp_path.glob("*unfinished*"))
    assert not list(tmp_path.glob("*before-restore*"))


def test_a_damaged_record_is_replaced_and_kept(tmp_path: Path) -> None:
    path, copy = fill(tmp_path / "story.db", rows()[:3]), tmp_path / "copy.db"
    with dateline.Record(path) as record:
        record.backup(copy)
    path.write_bytes(b"torn" + path.read_bytes()[4:])
    kept = dateline.Record.restore(copy, path)
    assert kept is not None
    assert kept.read_bytes().startswith(b"torn")
    assert len(exported(path)) > 3


def test_a_backup_of_an_older_version_comes_back_as_this_one(tmp_path: Path) -> None:
    path = fill(tmp_path / "story.db", rows()[:3])
    shutil.copy(path, tmp_path / "older.db")
    with sqlite3.connect(tmp_path / "older.db") as connection:
        drop_later_columns(connection)
        drop_list_indexes(connection)
        connection.execute("DROP INDEX report_by_text")
        connection.execute("ALTER TABLE judgement DROP COLUMN seal")
        later = ("raw", "fetched", "alert_mark", "delivery", "alert", "receiver", "shelf", "placed", "alert_question")
        for table in ("upload", "job", "watched", "earlier", *later):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("PRAGMA user_version = 4")
    connection.close()
    dateline.Record.restore(tmp_path / "older.db", tmp_path / "back.db")
    assert exported(tmp_path / "back.db") == exported(path)
    assert not list(tmp_path.glob("*unfinished*"))


def test_a_disk_that_is_full_leaves_no_half_backup(tmp_path: Path) -> None:
    path = fill(tmp_path / "story.db", rows())
    small = path.stat().st_size // 3
    code = "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2); import signal;"
    code += "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); sys.argv = ['dateline', *sys.argv[2:]];"
    code += "from dateline.cli.main import run; run()"
    assert resource.RLIMIT_FSIZE
    for command in (["backup", str(tmp_path / "copy.db")], ["restore", str(path), "--db", str(tmp_path / "new.db")]):
        words_of = [*command, *([] if "--db" in command else ["--db", str(path)])]
        done = subprocess.run(
            [sys.executable, "-c", code, str(small), *words_of], capture_output=True, text=True, check=False
        )
        assert done.returncode == 2, done.stderr
        assert len(done.stderr.splitlines()) == 1
    assert sorted(file.name for file in tmp_path.iterdir() if not file.is_dir()) == ["story.db", "story.jsonl"]
    assert len(exported(path)) > 10


RUN = "import sys, dateline; record = sys.argv[2]; "
JOBS = {
    "merge": RUN + "dateline.Record(record).merge(*sys.argv[3:])",
    "backup": RUN + "dateline.Record(record, read_only=True).backup(sys.argv[3])",
    "restore": RUN + "dateline.Record.restore(sys.argv[3], record)",
}


def killed(job: str, *arguments: str | Path, after: float) -> bool:
    """Run a job and kill it after some seconds; whether it was killed."""
    process = subprocess.Popen([sys.executable, "-c", JOBS[job], job, *map(str, arguments)])
    try:
        return process.wait(after) < 0
    except subprocess.TimeoutExpired:
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        return True


def test_whatever_is_killed_leaves_a_whole_record(tmp_path: Path) -> None:
    """Merge goes on where it was; a backup has its name or is not there; a restored record is the old or the new."""
    one, two = fill(tmp_path / "one.db", rows()[:5]), fill(tmp_path / "two.db", rows()[5:])
    old, new = exported(one), exported(two)
    started = time.monotonic()
    assert not killed("merge", tmp_path / "whole.db", one, two, after=600)
    took = time.monotonic() - started
    merged = exported(tmp_path / "whole.db")
    chance = random.Random(7)
    for number in range(KILLS):
        after = took * (0.5 + 0.5 * chance.random())
        target = tmp_path / f"merged-{number}.db"
        if killed("merge", target, one, two, after=after):
            assert not target.exists() or dateline.Record(target).verify().failures == ()
            assert not killed("merge", target, one, two, after=600)
        assert exported(target) == merged
        copy = tmp_path / f"copy-{number}.db"
        killed("backup", one, copy, after=after)
        assert not copy.exists() or exported(copy) == old
        place = tmp_path / f"place-{number}.db"
        shutil.copy(one, place)
        killed("restore", place, two, after=after)
        assert exported(place) in (old, new)


def bytes_beside(folder: Path) -> bytes:
    """Every byte of every file of a folder, files within folders too."""
    return b"\0".join(file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file())


def secrets() -> list[bytes]:
    """Words that no other report has, as texts and as the search folds them."""
    names = ("Zyqqorblin", "Vanthewick", "Quelmbrax")
    return [form for name in names for form in (name.encode(), name.lower().encode())]


def test_nothing_of_a_forgotten_report_is_left_in_any_file(tmp_path: Path) -> None:
    """Not in the record, its log, its search, its index, older copies, or what was said of the report."""
    folder = tmp_path / "desk"
    folder.mkdir()
    path = fill(folder / "story.db", rows())
    others = fill(tmp_path / "others.db", rows()[:-1])
    (folder / "story.jsonl").unlink()
    assemble.open_once("en").forget()
    with dateline.Record(path, config=SIGNED) as record:
        record.reread(layers=["entities", "events"])
        record.backup(folder / "story.db.before-restore")
        shutil.copy(folder / "story.db.before-restore", folder / "story.db.version-3")
        record.judge("secret", "Zyqqorblin Vanthewick", kind="zone", set={"role": "body"})
        kept = record.judge("r1", set={"title": "Stays"}, at="2024-05-08T00:00:00Z")
        record.store.keep_settled("actors", "x", "Quelmbrax")
        record.store.connection.execute(
            "INSERT INTO job VALUES ('j', 'Orr', '2024-05-08', 'Quelmbrax paper', '{}', 'done', 0, '{}', '[]')"
        )
        assert record.store.connection.execute("SELECT count(*) FROM analysis").fetchone()[0]
    assert all(word in bytes_beside(folder) for word in (b"Zyqqorblin", b"quelmbrax"))
    with dateline.Record(path, config=SIGNED) as record:
        (gone,) = record.forget("secret")
        assert gone.judgements == 1
        assert [file.name for file in gone.files] == ["story.db.version-3", "story.db.before-restore"]
        assert gone.notes == ()
        found = [word for word in secrets() if word in bytes_beside(folder)]
        assert found == [], "while the record is open, log and all"
        assert [row["id"] for row in record.judgements()] == [kept.id]
        record.undo(kept.id)
        assert record.verify().failures == ()
    assert [word for word in secrets() if word in bytes_beside(folder)] == []
    with dateline.Record(others) as record:
        expected = [(copy.a, copy.b, copy.kind, copy.spans) for copy in record.copies()]
    with dateline.Record(path) as record:
        assert [(copy.a, copy.b, copy.kind, copy.spans) for copy in record.copies()] == expected
        assert record.verify().notes == (), "the index is whole"
    with dateline.Record(folder / "story.db.before-restore") as record:
        assert record.verify().failures == ()
        assert len(record.store) == len(rows()) - 1


def test_a_report_that_was_half_forgotten_is_forgotten_by_the_next_who_does(tmp_path: Path) -> None:
    """As a process leaves it that is killed when the report is removed and its traces are not."""
    folder = tmp_path / "desk"
    folder.mkdir()
    path = fill(folder / "story.db", rows())
    (folder / "story.jsonl").unlink()
    with dateline.Record(path, config=SIGNED) as record:
        record.backup(folder / "story.db.version-4")
        record.keeper.make_ready()
        record.keeper.forget_known(record.id_of("secret"))
    assert any(word in bytes_beside(folder) for word in secrets())
    with dateline.Record(path, config=SIGNED) as record:
        assert record.forget() == []
        assert record.store.half_forgotten() is None
        assert record.verify().failures == ()
        assert record.verify().notes == ()
    assert [word for word in secrets() if word in bytes_beside(folder)] == []


def test_the_same_text_of_another_outlet_keeps_what_was_said_of_the_words(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Bridge falls\n\n“We heard it go before anybody saw it,” Ana Vale told reporters.\n", "utf-8")
    with dateline.Record(tmp_path / "r.db", config=SIGNED) as record:
        for outlet in ("Orsun Post", "Vale Courier"):
            record.add(path, given=Given(outlet=outlet), layers=QUICK_LAYERS)
        one, two = record.store.ids()
        words_said = record.judge(one, "We heard it", kind="attribution", confirm=True)
        record.judge(one, set={"published": "2020-01-06"})
        (gone,) = record.forget(one)
        assert gone.judgements == 1
        assert [row["id"] for row in record.judgements()] == [words_said.id]
        (gone,) = record.forget(two)
        assert gone.judgements == 1
        assert list(record.judgements()) == []


def test_the_commands(run: Run, tmp_path: Path) -> None:
    one, two = fill(tmp_path / "one.db", rows()[:2]), fill(tmp_path / "two.db", rows()[2:4])
    done = run("merge", one, two)
    assert (done.returncode, "2 added" in done.stderr, "4 reports" in done.stderr) == (0, True, True)
    assert run("merge", one, tmp_path / "none.db").returncode == 2
    assert run("backup", "copy.db", "--db", one).returncode == 0
    assert run("backup", "copy.db", "--db", one).returncode == 2
    asked = run("forget", "r0", "--db", one)
    assert (asked.returncode, "add --yes" in asked.stderr) == (2, True)
    done = run("forget", "r0", "--yes", "--db", one)
    assert (done.returncode, "3 reports" in done.stderr) == (0, True)
    done = run("restore", "copy.db", "--db", one)
    assert (done.returncode, "before-restore" in done.stderr) == (0, True)
    assert len([line for line in run("export", "--db", one).stdout.splitlines() if '"kind": "report"' in line]) == 4
    assert run("restore", "nowhere.db", "--db", one).returncode == 2
