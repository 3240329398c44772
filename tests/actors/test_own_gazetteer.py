"""A user's own list of names: read as CSV, TSV or JSON lines, refused with its line, and joining over a record."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline import Record
from dateline.actors import read_gazetteer
from dateline.actors.gazetteer import Entry
from dateline.errors import UsageError
from dateline.model import NameLabel

CSV = """name,kind,id,names,parent,country
River Guard,organisation,Q1,RGU|Al-Karad,,
Marsh Front,organisation,Q2,,Q1,KE
Hana Orlen,person,Q3,,,
"""
JSONL = '{"name": "River Guard", "kind": "organisation", "id": "Q1", "names": ["RGU", "Al-Karad"]}\n\n'


@pytest.mark.parametrize(("name", "content"), [("a.csv", CSV), ("a.tsv", CSV.replace(",", "\t")), ("a.jsonl", JSONL)])
def test_a_list_is_read(tmp_path: Path, name: str, content: str) -> None:
    """Every name of a row leads to its entry; the shipped names stay."""
    (tmp_path / name).write_text(content, "utf-8")
    found = read_gazetteer(tmp_path / name)
    entry = Entry("body", "Q1", source=f"the list {name}")
    assert [found.find(words, NameLabel.ORG) for words in ("River Guard", "RGU", "Al-Karad")] == [entry] * 3
    kenya = found.find("Kenya", NameLabel.GPE)
    assert kenya is not None
    assert kenya.id == "KE"


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.csv", "name,kind\nRiver Guard,body\n", "a.csv:2: 'body' is no kind"),
        ("a.csv", "name,kind\n,person\n", "a.csv:2: no name"),
        ("a.csv", "name,kind,id\nRGU,organisation,1\nRGU,organisation,2\n", "a.csv:3: 'RGU' is 1 already"),
        ("a.jsonl", "[1]\n", "a.jsonl:1: not an object of JSON"),
        ("a.jsonl", "{\n", "a.jsonl:1: not an object of JSON"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(tmp_path: Path, name: str, content: str, told: str) -> None:
    """File, line and what is wrong; the hint names the columns."""
    (tmp_path / name).write_text(content, "utf-8")
    with pytest.raises(UsageError, match=name) as failed:
        read_gazetteer(tmp_path / name)
    assert told in str(failed.value)


def test_a_list_that_is_not_there(tmp_path: Path) -> None:
    """A usage error, not a trace."""
    with pytest.raises(UsageError):
        read_gazetteer(tmp_path / "none.csv")


def test_a_name_of_the_list_joins_reports(tmp_path: Path) -> None:
    """One name of one part and another name are one body, with its parent, where the list says so."""
    for name, words in (("a", "The RGU left Orsun on Monday."), ("b", "The River Guard came back on Tuesday.")):
        (tmp_path / f"{name}.txt").write_text(f"News\n\n{words}\n", "utf-8")
    (tmp_path / "own.csv").write_text(CSV, "utf-8")
    with Record(tmp_path / "r.db") as record:
        record.add(tmp_path / "a.txt", tmp_path / "b.txt")
        alone = [row for row in record.actors() if row["name"] in ("RGU", "River Guard")]
    with Record(tmp_path / "r.db", read_only=True, gazetteer=tmp_path / "own.csv") as record:
        joined = [row for row in record.actors() if row["name"] in ("RGU", "River Guard")]
    assert [len(row["reports"]) for row in alone] == [1, 1]
    assert [len(row["reports"]) for row in joined] == [2]
