"""A user's own list of names: read as CSV, TSV or JSON lines, refused with its line, and joining over a record."""

from __future__ import annotations

import gzip
import json
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


JRC = (
    "# numbers, types, languages and spellings\n7\tP\tu\tHana+Orlen\n7\tP\tu\tHanna+Orlen\n8\tO\ten\tRiver+Guard\n"
    "9\tP\tu\tMilo+Vell\n10\tP\tu\tMilo+Vell\n11\tU\tu\tMarsh+Front\n"
)


def item(own: str, label: str, kind: str, *aliases: str, code: str = "", rank: str = "normal") -> dict[str, object]:
    """An item as a dump of Wikidata has it."""

    def claim(value: object) -> list[dict[str, object]]:
        return [{"rank": rank, "mainsnak": {"snaktype": "value", "datavalue": {"value": value}}}]

    claims = {"P31": claim({"id": kind})} | ({"P297": claim(code)} if code else {})
    named = {"en": {"value": label}, "tlh": {"value": "Unread"}}
    return {"id": own, "labels": named, "aliases": {"en": [{"value": one} for one in aliases]}, "claims": claims}


ITEMS = [
    item("Q901", "River Guard", "Q43229", "RGU"),
    item("Q902", "Orvale", "Q6256", code="QO"),
    item("Q903", "Hana Orlen", "Q5"),
    item("Q904", "Milo Vell", "Q5"),
    item("Q905", "Milo Vell", "Q5", "M. Vell the Elder"),
    item("Q906", "Marsh Front", "Q999999999"),
    item("Q907", "Old Guard", "Q43229", rank="deprecated"),
]
DUMP = "[\n" + ",\n".join(map(json.dumps, ITEMS)) + "\n]\n"


@pytest.mark.parametrize(
    ("name", "content", "led"),
    [
        ("names.txt", JRC, {"Hana Orlen": "jrc:7", "Hanna Orlen": "jrc:7", "River Guard": "jrc:8"}),
        ("dump.json", DUMP, {"River Guard": "Q901", "RGU": "Q901", "Orvale": "Q902", "Hana Orlen": "Q903"}),
        ("part.jsonl", "\n".join(map(json.dumps, ITEMS)), {"RGU": "Q901", "M. Vell the Elder": "Q905"}),
    ],
)
@pytest.mark.parametrize("packed", [False, True])
def test_a_downloaded_list_is_read(tmp_path: Path, name: str, content: str, led: dict[str, str], packed: bool) -> None:
    """JRC-Names and items of Wikidata, by their first line; a name of two and what has no known class are left out."""
    path = tmp_path / (f"{name}.gz" if packed else name)
    path.write_bytes(gzip.compress(content.encode()) if packed else content.encode())
    found = read_gazetteer(path)
    labels = (NameLabel.PERSON, NameLabel.ORG, NameLabel.GPE)

    def own(words: str) -> str | None:
        return next((entry.id for label in labels if (entry := found.find(words, label)) is not None), None)

    assert {words: own(words) for words in led} == led
    assert [own(words) for words in ("Milo Vell", "Marsh Front", "Old Guard", "Unread")] == [None] * 4


@pytest.mark.parametrize("line", ["7\tP\tHana", '{"id": "Q1", "claims": {"P31": [{}]}}', "{", "Hana Orlen"])
def test_a_broken_line_of_a_dump_is_told(tmp_path: Path, line: str) -> None:
    """With its number, and what the two forms are."""
    (tmp_path / "names.txt").write_text(f"{JRC}{line}\n", "utf-8")
    with pytest.raises(UsageError, match=r"names\.txt:8: neither a line of JRC-Names nor an item of Wikidata"):
        read_gazetteer(tmp_path / "names.txt")


def test_a_packed_file_that_breaks_off_is_told(tmp_path: Path) -> None:
    (tmp_path / "names.gz").write_bytes(gzip.compress(JRC.encode() * 5_000)[:-2_000])
    with pytest.raises(UsageError, match="cannot be read as a list of names"):
        read_gazetteer(tmp_path / "names.gz")
