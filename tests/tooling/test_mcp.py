"""``dateline mcp`` as a program meets it: a client of the protocol over standard input and output, and its bounds."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import Client, StdioServerParameters

import dateline
from dateline.errors import UsageError
from dateline.tooling import Answers
from dateline.tooling.answers import COUNTED, LONGEST, MOST
from dateline.tooling.server import QUESTIONS

Talk = Callable[[Client], Awaitable[None]]


def talking(record: Path, talk: Talk) -> None:
    """Start the command as a program does, and talk to it."""

    async def session() -> None:
        server = StdioServerParameters(command=sys.executable, args=["-m", "dateline", "mcp", "--db", str(record)])
        with anyio.fail_after(180):
            async with Client(server) as client:
                await talk(client)

    anyio.run(session)


@pytest.fixture(scope="module")
def reports(example_record: Path) -> dict[str, Any]:
    """The reports of the example by id."""
    with dateline.Record(example_record, read_only=True) as record:
        return {read.report.id: read.report for read in record.reads()}


def opened(item: dict[str, Any], reports: dict[str, Any], spans: str = "spans") -> str:
    """The words that stand where an item says, in the text with the hash that it gives."""
    report = reports[item["report"]]
    assert hashlib.sha256(report.text.encode()).hexdigest() == item["text_sha256"]
    return " ... ".join(report.text[start:end] for start, end in item[spans])


def test_a_client_asks_every_question_over_standard_input_and_output(
    example_record: Path, reports: dict[str, Any]
) -> None:
    before = example_record.read_bytes()

    async def talk(client: Client) -> None:
        listed = (await client.list_tools()).tools
        assert [tool.name for tool in listed] == list(QUESTIONS)
        for tool in listed:
            assert tool.annotations is not None
            assert (tool.annotations.read_only_hint, tool.annotations.destructive_hint) == (True, False)
            assert tool.description == QUESTIONS[tool.name]

        async def ask(tool: str, **arguments: Any) -> list[dict[str, Any]]:
            answer = await client.call_tool(tool, arguments)
            assert not answer.is_error, answer.content
            found = answer.structured_content
            assert found is not None
            assert found["record"]["reports"] == len(reports)
            assert len(json.dumps(found, ensure_ascii=False)) < LONGEST * 2
            items: list[dict[str, Any]] = found["items"]
            return items

        assert "Kolvesh Courier" in (await ask("about"))[0]["outlets"]
        hits = await ask("search", words="dam guards", limit=3)
        assert len(hits) == 3
        assert all("guard" in opened(hit, reports, "places").lower() for hit in hits)
        own = hits[0]["report"]
        (shown,) = await ask("report", report=own)
        assert shown["text"] == reports[own].text[: shown["end"]]
        for line in shown["attributions"]:
            assert line["words"] == [shown["text"][start:end] for start, end in line["content"]]
        (story,) = await ask("story", report=own)
        assert own in {report["report"] for report in story["reports"]}
        assert all(report["text_sha256"] == reports[report["report"]].text_sha256 for report in story["reports"])
        quotes = await ask("quotes", speaker="Velidar")
        assert quotes
        assert all(opened(quote, reports) == quote["words"] for quote in quotes)
        events = await ask("events", min_accounts=2, limit=5)
        for account in (account for event in events for account in event["accounts"]):
            assert " ".join(opened(account, reports, "evidence").split()) == account["words"]
        findings = await ask("compare", finding="differs,contradicts", limit=5)
        assert len(findings) == 5
        assert all(account["spans"] for finding in findings for account in finding["accounts"])
        found = await ask("actor", name=quotes[0]["speaker_name"])
        assert any("Velidar" in row["name"] for row in found)
        said = await ask("was_it_said", words=quotes[0]["words"])
        assert said[0]["form"] == "word for word"
        assert opened(said[0], reports)

        nobody = await client.call_tool("report", {"report": "no such report"})
        assert nobody.is_error
        assert "no report" in str(nobody.content).lower()
        assert (await client.call_tool("search", {"words": "dam", "limit": 0})).is_error
        none = await client.call_tool("was_it_said", {"words": "Purple elephants dance tonight"})
        assert none.structured_content is not None
        assert f"none found in {len(reports)} reports from 2019-" in none.structured_content["none_found"]

    talking(example_record, talk)
    assert example_record.read_bytes() == before, "a server that only reads wrote"


def test_answers_are_bounded(example_record: Path) -> None:
    with dateline.Record(example_record, read_only=True) as record:
        answers = Answers(record)
        for answer in (answers.quotes(limit=10_000), answers.events(limit=10_000), answers.compare(limit=10_000)):
            assert 0 < len(answer["items"]) <= MOST
            assert answer["left_out"] > 0
            assert len(json.dumps(answer, ensure_ascii=False)) < LONGEST * 2
        whole = len(list(record.quotes()))
        few = answers.quotes(limit=2)
        assert (len(few["items"]), few["left_out"]) == (2, min(whole - 2, COUNTED))
        many = answers.answer({"n": at} for at in range(5_000))
        assert (len(many["items"]), many["left_out"]) == (MOST, COUNTED)
        (long,) = answers.answer([{"quotes": [{"words": "word " * 200}] * 900, "name": "Vale"}])["items"]
        assert len(json.dumps(long)) <= LONGEST
        assert len(long["quotes"]) + long["left_out"]["quotes"] == 900
        with pytest.raises(UsageError, match="a limit of 0"):
            answers.quotes(limit=0)
        with pytest.raises(UsageError, match="is not in the text"):
            answers.report(few["items"][0]["report"], start=10**9)


def test_a_long_text_is_given_piece_by_piece(tmp_path: Path) -> None:
    text = "The guards left the dam at noon. " * 900
    (tmp_path / "long.txt").write_text(text, "utf-8")
    with dateline.Record(tmp_path / "long.db") as record:
        record.add(tmp_path / "long.txt", layers=["meta", "zones"])
        answers = Answers(record)
        pieces, start = [], 0
        while start is not None:
            answer = answers.report("long.txt", start=start)
            pieces.append(answer["items"][0]["text"])
            start = answer["goes_on_at"]
    assert len(pieces) > 2
    assert "".join(pieces).strip() == text.strip()


def test_no_record_is_one_line(run: Any, tmp_path: Path) -> None:
    done = run("mcp", "--db", tmp_path / "none.db")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("dateline: ")
    assert not (tmp_path / "none.db").exists()
