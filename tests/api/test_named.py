"""The record's actors over all reports: lists, one actor, what persons say, the export."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import dateline
from dateline.errors import UsageError
from dateline.model import Lineage, LineageAccount, LineageMember, ReportId
from dateline.named import accounts_naming

REPORTS = {
    "one": "Governor Hana Orlen spoke on Monday. “We will open the bridge,” Governor Hana Orlen said.",
    "two": "Governor Hana Orlen was in Nairobi on Tuesday. The U.S. embassy did not answer.",
    "three": "Hana Orlen won in Oslo. “I sang for my mother,” Hana Orlen said. The United States came last.",
}


@pytest.fixture
def record(tmp_path: Path) -> Iterator[dateline.Record]:
    source = tmp_path / "reports.jsonl"
    source.write_text("".join(json.dumps({"id": name, "text": text}) + "\n" for name, text in REPORTS.items()), "utf-8")
    with dateline.Record(tmp_path / "record.db") as held:
        held.add(source)
        yield held


def reports(record: dateline.Record, name: str) -> list[list[str]]:
    """The reports of each actor with a name."""
    return sorted(row["reports"] for row in record.actors(name))


def test_actors_lists_who_is_named_with_counts_and_grounds(record: dateline.Record) -> None:
    assert reports(record, "orlen") == [["one", "two"], ["three"]]
    (governor,) = [row for row in record.actors("hana orlen") if len(row["reports"]) == 2]
    assert governor["actor_kind"] == "person"
    assert {role["role"].lower() for role in governor["roles"]} == {"governor"}
    assert [ground["ground"] for join in governor["joins"] for ground in join["grounds"]] == ["name", "role"]
    (country,) = record.actors("united states", kind="country")
    assert country["reports"] == ["three", "two"]
    assert country["accounts"] == 2
    assert [row["name"] for row in record.actors(kind="country", report="three")] == ["United States"]


def test_one_actor_has_its_quotes_and_events(record: dateline.Record) -> None:
    row = record.actor("Hana Orlen@three")
    assert [quote["words"] for quote in row["quotes"]] == ["“I sang for my mother,”"]
    assert record.actor(row["id"])["id"] == record.actor(row["id"][:14])["id"] == row["id"]
    with pytest.raises(UsageError, match="2 actors are called 'Hana Orlen'"):
        record.actor("Hana Orlen")
    with pytest.raises(UsageError, match="nobody is called"):
        record.actor("Osmet Velidar")
    with pytest.raises(UsageError, match="no kind"):
        record.actors(kind="river")


def test_same_different_rename_and_undo(record: dateline.Record, tmp_path: Path) -> None:
    (candidate,) = [row for row in record.actor_candidates() if row["a_name"] == "Hana Orlen"]
    assert candidate["because"].endswith("and no second ground")
    said = record.same("Hana Orlen", because="her office says so", by="Orr", at="2020-01-01T00:00:00Z")
    assert reports(record, "orlen") == [["one", "three", "two"]]
    assert not [row for row in record.actor_candidates() if row["a_name"] == "Hana Orlen"]
    record.undo(said.id, by="Orr")
    assert reports(record, "orlen") == [["one", "two"], ["three"]]
    record.different("Hana Orlen@one", "Hana Orlen@two", by="Orr")
    assert reports(record, "orlen") == [["one"], ["three"], ["two"]]
    record.rename("Hana Orlen@three", "Hana Orlen (singer)", by="Orr")
    assert [row["name"] for row in record.actors("singer")] == ["Hana Orlen (singer)"]
    with dateline.Record(tmp_path / "other.db") as other:
        other.add(tmp_path / "reports.jsonl")
        other.take_corrections(record.corrections())
        assert reports(other, "orlen") == [["one"], ["three"], ["two"]]


def test_a_judgement_on_actors_is_signed_and_says_something(record: dateline.Record) -> None:
    with pytest.raises(UsageError, match="signed"):
        record.same("Hana Orlen")
    with pytest.raises(UsageError, match="one already"):
        record.same("United States", by="Orr")
    with pytest.raises(UsageError, match="the same words"):
        record.different("Hana Orlen@one", "Hana Orlen@one", by="Orr")
    with pytest.raises(UsageError, match="needs a name"):
        record.rename("Hana Orlen@one", " ", by="Orr")


def test_the_export_has_actors_that_mentions_lead_to(record: dateline.Record) -> None:
    lines = [json.loads(line) for line in record.export()]
    actors = {line["id"]: line for line in lines if line["kind"] == "actor"}
    mentions = [line for line in lines if line["kind"] == "mention"]
    assert mentions
    assert {line["actor"] for line in mentions} == set(actors)
    for line in mentions:
        uses = actors[line["actor"]]["names"]
        assert any(
            [place["report"], place["span"]] == [line["report"], line["spans"][0]]
            for use in uses
            for place in use["places"]
        )
    assert list(record.export()) == list(record.export())
    speakers = {line["speaker"] for line in lines if line["kind"] == "attribution" and line["speaker"]}
    assert speakers
    assert speakers <= set(actors)


def test_the_order_of_adding_never_shows(record: dateline.Record, tmp_path: Path) -> None:
    source = tmp_path / "turned.jsonl"
    rows = [json.dumps({"id": name, "text": text}) + "\n" for name, text in reversed(REPORTS.items())]
    source.write_text("".join(rows), "utf-8")
    with dateline.Record(tmp_path / "turned.db") as turned:
        turned.add(source)
        assert turned.who() == record.who()


def lineage(cluster: str, *accounts: str) -> Lineage:
    """A cluster of reports with its accounts, each as the letters of its reports."""
    members = tuple(LineageMember(ReportId(one), (), ()) for one in cluster)
    held = tuple(LineageAccount((one[0],), tuple(map(ReportId, one[1:]))) for one in accounts)
    return Lineage(members, (), len(held), "", held)


@pytest.mark.parametrize(
    ("reports", "lineages", "accounts"),
    [
        ("ab", [], 2),
        ("ab", [lineage("abc", "abc")], 1),
        ("ac", [lineage("abc", "ab", "c")], 2),
        ("abz", [lineage("abc", "ab", "c")], 2),
        ("ac", [lineage("abc", "ac", "bc")], 1),  # c is made of both, and b does not name them
        ("abc", [lineage("abc", "ac", "bc")], 2),
    ],
)
def test_accounts_count_copies_once(reports: str, lineages: list[Lineage], accounts: int) -> None:
    assert accounts_naming(tuple(map(ReportId, reports)), lineages) == accounts


def test_the_page_lists_who_is_named_and_every_line_opens_its_words(record: dateline.Record) -> None:
    page = record.page()
    section = page.split('<section id="who"', 1)[1].split("</section>", 1)[0]
    assert "Hana Orlen" in section
    assert "the same role: “governor”" in section
    targets = re.findall(r'href="#([^"]+)"', section)
    assert targets
    assert all(f'id="{target}"' in page for target in targets)
