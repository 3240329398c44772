"""Commands and exports read what is settled beside the record where it is of now: the same bytes as settled afresh."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import dateline
import dateline.compared
from dateline import beside
from dateline.api import Record
from dateline.exports import formats
from dateline.record import Standing, standing_path
from dateline.web.lists import Lists
from dateline.web.settling import settle_record

pytestmark = pytest.mark.file  # on a server nothing stands beside the record

ASKED: dict[str, Callable[[Record], object]] = {
    "stories": lambda record: [*record.stories()],
    "events": lambda record: [*record.events()],
    "events of one actor": lambda record: [*record.events(actor="velidar", min_accounts=2)],
    "utterances": lambda record: [*record.utterances()],
    "findings": lambda record: [*record.compare()],
    "wording": lambda record: [*record.wording()],
    "actors": lambda record: [*record.actors(described=True)],
    "candidates": lambda record: [*record.actor_candidates()],
    "conflicts": lambda record: [*record.actor_conflicts()],
    "copies": lambda record: [*record.copy_rows()],
    "lineages": lambda record: [*record.lineage_rows()],
    "page": lambda record: record.page(),
    "alerts": lambda record: repr((record.alert_view().lineages, record.alert_view().stories)),
}


@pytest.fixture(scope="module")
def judged_record(example_record: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example in which persons said who is who and which reports are of one story, some against each other."""
    path = tmp_path_factory.mktemp("beside") / "judged.db"
    shutil.copy(example_record, path)
    with dateline.Record(path) as record:
        first, second, *_ = (str(row["id"]) for row in record.actors(kind="person"))
        record.same(first, second, because="x", by="a", at="2024-01-01T00:00:00Z")
        record.different(first, second, because="y", by="b", at="2024-01-02T00:00:00Z")
        reports = [*record.store.ids()]
        record.part(reports[0], because="z", by="a", at="2024-01-03T00:00:00Z")
    return path


@pytest.fixture(scope="module")
def afresh(judged_record: Path) -> dict[str, object]:
    """What is answered without a file beside the record."""
    assert not standing_path(judged_record).exists()
    return answers(judged_record)


def answers(path: Path) -> dict[str, object]:
    """All that commands and exports say."""
    with dateline.Record(path, read_only=True) as record:
        found = {name: ask(record) for name, ask in ASKED.items()}
        for name, known in formats().items():
            if not known.binary:
                found[f"export {name}"] = b"".join(record.export_bytes(format=name))
        found["export without texts"] = "".join(record.export(words=6))
        found["sheet of findings"] = [*record.export(format="csv")]
    return found


@pytest.fixture
def settled_record(judged_record: Path, tmp_path: Path) -> Path:
    """The same with the file."""
    path = tmp_path / "judged.db"
    shutil.copy(judged_record, path)
    with dateline.Record(path, read_only=True) as record, record.store.snapshot():
        settle_record(record, Lists(record, record.changed()), standing_path(path))
    return path


def test_the_file_gives_the_same_bytes(
    settled_record: Path, afresh: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object) -> None:
        raise AssertionError("it was settled afresh")

    monkeypatch.setattr(dateline.compared, "settle_across", never)
    monkeypatch.setattr("dateline.named.actors_of", never)
    monkeypatch.setattr("dateline.keeping.sharing.settle", never)
    found = answers(settled_record)
    for name, answer in afresh.items():
        assert found[name] == answer, name
    assert all(afresh[name] for name in ("stories", "events", "utterances", "findings", "actors", "copies", "lineages"))


@pytest.mark.parametrize("change", ["report", "judgement", "rules", "options", "damage"])
def test_a_file_of_another_state_is_left_be(
    settled_record: Path, change: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gazetteer = None
    with dateline.Record(settled_record, read_only=True) as record:
        assert record.keeper.kept() is not None
        before = [*record.stories()]
    if change == "report":
        (tmp_path / "further.txt").write_text("The ferry of Tervand sank.\n\nNobody was hurt, the port said on Monday.")
        with dateline.Record(settled_record) as record:
            record.add(tmp_path / "further.txt")
    elif change == "judgement":
        with dateline.Record(settled_record) as record:
            record.part([*record.store.ids()][-1], because="w", by="a")
    elif change == "rules":
        monkeypatch.setattr(beside, "rules", lambda: "of another day")
    elif change == "options":
        gazetteer = tmp_path / "names.csv"
        gazetteer.write_text("name,kind\nOsmet Velidar,person\n")
    else:
        standing_path(settled_record).write_bytes(b"no database")
    with dateline.Record(settled_record, read_only=True, gazetteer=gazetteer) as record:
        assert record.keeper.kept() is None
        assert ([*record.stories()] == before) is (change not in ("report", "judgement"))


def test_a_change_is_seen_by_an_open_record(settled_record: Path) -> None:
    with dateline.Record(settled_record) as record:
        assert record.keeper.kept() is record.keeper.kept() is not None
        record.part([*record.store.ids()][-1], because="w", by="a")
        assert record.keeper.kept() is None


def test_parts_of_the_file_are_read_when_they_are_asked_for(
    settled_record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    rows = Standing.rows

    def noted(self: Standing, table: str, *given: object, **named: object) -> object:
        asked.append(table)
        return rows(self, table, *given, **named)  # type: ignore[arg-type]  # as they came

    monkeypatch.setattr(Standing, "rows", noted)
    with dateline.Record(settled_record, read_only=True) as record:
        assert [*record.stories()]
    assert sorted(set(asked)) == ["gathered", "report", "story"]


def settled(path: Path, gazetteer: Path | None = None) -> None:
    """Write the file of how things stand beside a record."""
    with dateline.Record(path, read_only=True, gazetteer=gazetteer) as record, record.store.snapshot():
        settle_record(record, Lists(record, record.changed()), standing_path(path))


def test_another_content_of_a_list_of_ones_own_is_another_state(tmp_path: Path) -> None:
    """Under the same name: lines of the old list are never shown."""
    path, names = tmp_path / "r.db", tmp_path / "names.csv"
    names.write_text("name,kind,id\nHana Orlen,person,x1\n")
    with dateline.Record(path) as record:
        (tmp_path / "a.txt").write_text("Talks\n\nHana Orlen spoke in Tervand on Monday.\n")
        (tmp_path / "b.txt").write_text("A ferry\n\nThe boat was built by Hana Orlen, who owns it.\n")
        record.add(tmp_path / "a.txt", tmp_path / "b.txt")
    settled(path, names)
    with dateline.Record(path, read_only=True, gazetteer=names) as record:
        assert record.keeper.kept() is not None
        assert [len(row["reports"]) for row in record.actors(kind="person")] == [2]
    names.write_text("name,kind,id\nPetra Vale,person,x1\n")
    with dateline.Record(path, read_only=True, gazetteer=names) as record:
        assert record.keeper.kept() is None
        assert [len(row["reports"]) for row in record.actors(kind="person")] == [1, 1]


def test_words_that_ship_are_rules_too() -> None:
    """Another gazetteer or list of given names is another state, as another rule is."""
    files = {path.relative_to(beside.HERE).as_posix() for path in beside.made_by()}
    assert {
        "lexicon/mul/gazetteer.tsv",
        "lexicon/mul/given_names.tsv",
        "lexicon/fr/dates.toml",
        "dates/gathered.py",
    } <= files


def test_gathered_days_follow_the_reports(tmp_path: Path) -> None:
    """A report that comes and dates another's event changes what is told of that other's day."""
    path = tmp_path / "r.db"
    told = "approved a bill demanding that all foreign engineers leave the northern mines."
    (tmp_path / "a.txt").write_text(f"Mines\n\nOrsun deputies, last year, {told}\n")
    (tmp_path / "b.txt").write_text(f"Deputies\n\nOn January 5, 2020, Orsun deputies {told}\n")
    with dateline.Record(path) as record:
        record.add(tmp_path / "a.txt")
    settled(path)
    with dateline.Record(path) as record:
        assert record.keeper.kept() is not None
        assert not record.gathered_dates()
        [undated] = record.store.ids()
        record.add(tmp_path / "b.txt")
        assert record.keeper.kept() is None
        found = record.gathered_dates()
        assert found[undated].years == (2021,)
    settled(path)
    with dateline.Record(path) as record:
        assert record.keeper.kept() is not None
        assert record.gathered_dates() == found
        record.forget(next(own for own in record.store.ids() if own != undated))
        assert record.keeper.kept() is None
