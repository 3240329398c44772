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
