"""A record asked about many reports at once: stories, events, utterances, findings, wording, and their exports."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.comparison.comparison_factory import REPORTS

from dateline.api import Record
from dateline.errors import UsageError

SETTLED = ("story", "utterance", "finding", "naming")


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """The invented reports in a record."""
    folder = tmp_path_factory.mktemp("compared")
    path = folder / "in.jsonl"
    rows = (
        json.dumps({"id": own, "text": text, "outlet": outlet, "published": day, "title": "Soldiers in Orsan"})
        for own, (text, outlet, day) in REPORTS.items()
    )
    path.write_text("\n".join(rows), "utf-8")
    with Record(folder / "story.db") as opened:
        opened.add(path)
        yield opened


def test_every_question_has_rows_that_name_their_reports(record: Record) -> None:
    assert [row["reports"] for row in record.stories()] == [["post", "gazette", "reprint"], ["other"]]
    (event,) = record.events(type="assault", min_accounts=2)
    assert event["contested"]
    assert {told["report"] for told in event["accounts"]} == {"post", "gazette", "reprint"}
    assert set(event["names"]) == {"post", "gazette", "reprint"}
    (utterance,) = record.utterances(containing="leave this square")
    assert (utterance["first_seen"], utterance["speaker_names"]) == ("post", ["Hana Orlen"])
    (number,) = record.compare(finding="differs", question="how many")
    assert [account["value"] for account in number["accounts"]] == ["5 (five)", "7 (seven)", "5 (five)"]
    assert {row["words"] for row in record.wording(name="bans live rounds")} == {"bill", "resolution"}


def test_rows_can_be_narrowed_to_a_report(record: Record) -> None:
    assert [row["reports"] for row in record.stories(report="other")] == [["other"]]
    assert all("gazette" in row["names"] for row in record.compare(report="gazette"))
    assert not list(record.utterances(speaker="nobody of that name"))


def test_a_kind_of_finding_that_does_not_exist_says_which_do(record: Record) -> None:
    with pytest.raises(UsageError, match="no finding 'quarrels'"):
        list(record.compare(finding="quarrels"))


def test_the_export_has_the_contracts_findings_and_clusters(record: Record) -> None:
    lines = [json.loads(line) for line in record.export()]
    texts = {line["report"]: line["text"] for line in lines if line["kind"] == "report"}
    findings = [line for line in lines if line["kind"] == "finding"]
    assert findings
    for finding in findings:
        for account in finding["accounts"]:
            assert {"report", "chain", "value", "spans", "independent_group"} <= account.keys()
            words = [" ".join(texts[account["report"]][start:end].split()) for start, end in account["spans"]]
            assert words == account["words"]
    killed = {line["cluster"] for line in lines if line["kind"] == "event" and line["type"] == "ASSAULT"}
    assert len(killed) == 1
    assert len({line["id"] for line in lines}) == len(lines)
    assert all({"report", "text_sha256", "spans"} <= line.keys() for line in lines if line["kind"] in SETTLED)


def test_plover_records_keep_accounts_apart_and_open_their_words(record: Record, tmp_path: Path) -> None:
    lines = [json.loads(line) for line in record.export(format="plover")]
    assert lines
    assert {"id", "date", "actor", "recipient", "event", "mode", "event_text", "text_info", "cite_info"} <= lines[
        0
    ].keys()
    killed = [line for line in lines if line["event"] == ["ASSAULT"] and line["status"] != "denied"]
    assert [line["numbers"][0]["value"] for line in killed] == [7, 5, 5]
    assert len({line["cluster"] for line in killed}) == 1
    for line in lines:
        text = record.show(line["cite_info"]["report"]).report.text
        assert line["event_text"] == [text[start:end] for start, end in line["text_info"]["spans"]]


def test_the_sheet_has_a_row_for_each_place_of_a_finding(record: Record) -> None:
    rows = "".join(record.export(format="csv")).splitlines()
    assert any(row.startswith("finding,") and ",differs," in row for row in rows)
