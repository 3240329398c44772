"""The interface for programs keeps to its own description, whatever is asked; its lines are those of the pages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from tests.web.conftest import TESTS

import dateline
from dateline.config import Config
from dateline.record import Standing, standing_path
from dateline.web import ServeOptions, create_app

CASES = 300
CASES_AT_LENGTH = 5_000


@pytest.fixture(scope="module")
def schema(web_record: Path) -> Any:
    """The description of the interface, as the site gives it."""
    app = create_app(ServeOptions(db=web_record, per_page=5, hosts=(TESTS,)), config=Config())
    return schemathesis.openapi.from_asgi("/api/v1/openapi.json", app)


def ask_for_everything(schema: Any, cases: int) -> int:
    """So many requests, over all operations alike; each answer is held to the description."""
    operations = [found.ok() for found in schema.get_all_operations()]
    asked = 0

    for operation in operations:

        @given(case=operation.as_strategy())
        @settings(
            max_examples=-(-cases // len(operations)),
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        )
        def ask(case: Any) -> None:
            nonlocal asked
            asked += 1
            case.call_and_validate()

        ask()
    return asked


def test_the_interface_keeps_to_its_description(schema: Any) -> None:
    assert ask_for_everything(schema, CASES) > CASES // 2  # an operation without parameters is asked once


@pytest.mark.nightly
def test_the_interface_keeps_to_its_description_at_length(schema: Any) -> None:
    assert ask_for_everything(schema, CASES_AT_LENGTH) > CASES_AT_LENGTH // 2


def test_lists_are_paged_and_hold_all(client: TestClient, web_record: Path) -> None:
    with dateline.Record(web_record, read_only=True) as record:
        quotes = sorted((row["report"], row["words"]) for row in record.quotes())
    found: list[tuple[str, str]] = []
    address: str | None = "/api/v1/quotes"
    while address:
        answer = client.get(address)
        assert answer.status_code == 200
        page = answer.json()
        found += [(row["report"], row["words"]) for row in page["items"]]
        address = page["next"]
    assert sorted(found) == quotes
    assert page["total"] == len(quotes)


def test_what_did_not_change_is_not_sent_again(client: TestClient) -> None:
    mark = client.get("/api/v1/record").headers["etag"]
    assert client.get("/api/v1/record", headers={"If-None-Match": mark}).status_code == 304


def test_a_slip_is_told_as_problem_details(client: TestClient) -> None:
    for path, status in (("/api/v1/reports/none", 404), ("/api/v1/times?after=x", 422), ("/api/v1/quotes?page=0", 422)):
        answer = client.get(path)
        assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
        assert answer.json()["status"] == status


def test_a_report_opens_its_words(client: TestClient) -> None:
    one = client.get("/api/v1/reports").json()["items"][0]
    whole = client.get(f"/api/v1/reports/{one['slug']}").json()
    for line in whole["lines"]["attributions"]:
        assert all(whole["text"][start:end].strip() for start, end in line["content"])


@pytest.mark.parametrize("kind", ["stories", "events", "utterances", "actors"])
def test_one_thing_has_the_fields_of_its_line_and_is_not_sent_again(client: TestClient, kind: str) -> None:
    """Each of a list is had by its id, with the same fields, what stands behind it, and a mark."""
    lines = client.get(f"/api/v1/{kind}").json()["items"]
    assert lines
    for line in lines[:8]:
        answer = client.get(f"/api/v1/{kind}/{line['id']}")
        assert answer.status_code == 200
        one = answer.json()
        assert {name: one[name] for name in line} == line
        assert one["independent"] >= 1
        assert one["families"] == {"number": 0, "shared": {}, "unknown": 0}
        again = client.get(f"/api/v1/{kind}/{line['id']}", headers={"If-None-Match": answer.headers["etag"]})
        assert again.status_code == 304
    assert client.get(f"/api/v1/{kind}/none").status_code == 404


def test_statements_and_findings_of_one_thing_open_their_words(client: TestClient) -> None:
    actor = next(
        one
        for line in client.get("/api/v1/actors").json()["items"]
        if (one := client.get(f"/api/v1/actors/{line['id']}").json())["statements"]
    )
    for said in actor["statements"]:
        whole = client.get(f"/api/v1/reports/{said['report']}").json()
        assert all(whole["text"][start:end].strip() for start, end in said["spans"])
    story = client.get("/api/v1/stories").json()["items"][0]["id"]
    counts = client.get(f"/api/v1/stories/{story}").json()
    found = client.get("/api/v1/findings", params={"story": story}).json()["items"]
    assert sum(line["finding"] in ("contradicts", "differs", "responds") for line in found) <= counts["differing"]
    event = next(line["subject"] for line in found if line["subject"].startswith("event"))
    assert {one["subject"] for one in client.get(f"/api/v1/events/{event}").json()["findings"]} == {event}


def test_a_finding_is_had_by_its_id_as_it_stands_in_the_list(client: TestClient) -> None:
    lines = client.get("/api/v1/findings").json()["items"]
    assert lines
    for line in lines[:20]:
        answer = client.get(f"/api/v1/findings/{line['id']}")
        assert (answer.status_code, answer.json()) == (200, line)
        mark = {"If-None-Match": answer.headers["etag"]}
        assert client.get(f"/api/v1/findings/{line['id']}", headers=mark).status_code == 304
    missing = client.get("/api/v1/findings/finding-0")
    assert (missing.status_code, missing.headers["content-type"]) == (404, "application/problem+json")
    assert "no finding 'finding-0'" in missing.json()["detail"]


@pytest.mark.parametrize("table", ["story", "event", "utterance", "finding", "actor"])
def test_one_thing_is_looked_up_by_an_index(client: TestClient, web_record: Path, table: str) -> None:
    """What it costs does not grow with the record: no table of the file of how things stand is read through."""
    assert client.get("/api/v1/stories").status_code == 200  # the file is there
    standing = Standing(standing_path(web_record))
    asked = f"EXPLAIN QUERY PLAN SELECT content FROM {table} WHERE id = 'x' LIMIT 1"
    (step,) = [row[3] for row in standing.connection.execute(asked)]
    standing.close()
    assert step.startswith(f"SEARCH {table} USING INDEX")


def test_an_outlet_is_had_by_its_name(client: TestClient) -> None:
    for line in client.get("/api/v1/outlets").json()["items"]:
        assert client.get(f"/api/v1/outlets/{line['name'].upper()}").json() == line
    assert client.get("/api/v1/outlets/The%20Nowhere/Post").status_code == 404


def test_what_is_not_determined_is_listed(client: TestClient, web_record: Path) -> None:
    with dateline.Record(web_record, read_only=True) as record:
        unnamed = [row for row in record.quotes() if row["speaker"] is None]
        undated = [one for one in record.store.summaries() if one.published.day is None]
    quotes = client.get("/api/v1/quotes?unnamed=true").json()
    assert quotes["total"] == len(unnamed) > 0
    assert {line["speaker"] for line in quotes["items"]} == {None}
    reports = client.get("/api/v1/reports?undated=true").json()
    assert reports["total"] == len(undated) > 0
    pairs = client.get("/api/v1/copies?undirected=true").json()
    assert pairs["total"] > 0
    assert {line["dir"] for line in pairs["items"]} == {None}
    assert all(line["confidence"] < 0.8 for line in client.get("/api/v1/quotes?below=0.8").json()["items"])


def test_a_quotation_is_looked_up_with_the_words_of_each_report(client: TestClient) -> None:
    said = next(line for line in client.get("/api/v1/quotes?type=direct").json()["items"] if len(line["content"]) == 1)
    found = client.get("/api/v1/quotation", params={"q": said["words"]}).json()
    assert found["items"][0]["form"] == "word for word"
    assert (said["report"], said["speaker_name"]) in {(line["report"], line["speaker"]) for line in found["items"]}
    for line in found["items"]:
        text = client.get(f"/api/v1/reports/{line['report']}").json()["text"]
        assert line["words"] == [text[start:end] for start, end in line["spans"]]
    nothing = client.get("/api/v1/quotation", params={"q": "nobody ever said these words of a zeppelin"}).json()
    assert nothing == {"items": [], "searched": 19}


def test_what_people_left_beside_the_reports_is_had_too(client: TestClient) -> None:
    for path in ("versions", "alerts", "alert-questions", "shelf", "jobs"):
        answer = client.get(f"/api/v1/{path}")
        assert (answer.status_code, answer.json()["items"]) == (200, [])
    assert client.get("/api/v1/corrections/none").status_code == 404
