"""The record and one story are taken along from their pages, in every format, with the texts or without."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.web.crawling import links_of

import dateline
from dateline.exports import formats
from dateline.web.state import State


def test_every_format_is_offered_in_both_modes(client: TestClient) -> None:
    html = client.get("/take?words=7").text
    for name in formats():
        assert f"/take/{name}" in links_of(html)
        assert f"/take/{name}?words=7" in links_of(html)


def test_what_is_taken_along_is_what_the_command_writes(client: TestClient, web_record: Path) -> None:
    story = client.get("/api/v1/stories").json()["items"][0]["id"]
    with dateline.Record(web_record, read_only=True) as record:
        for name, words, of in (("jsonl", None, None), ("xlsx", 5, None), ("bibtex", None, story)):
            asked = {key: value for key, value in (("words", words), ("story", of)) if value is not None}
            answer = client.get(f"/take/{name}", params=asked)
            assert answer.status_code == 200
            assert answer.content == b"".join(record.export_bytes(format=name, words=words, story=of))
            called = re.search(r'filename="([^"]+)"', answer.headers["content-disposition"])
            assert called is not None
            assert called[1].endswith(formats()[name].ending)


def test_a_story_leads_to_its_own_export(client: TestClient) -> None:
    story = client.get("/api/v1/stories").json()["items"][0]["id"]
    (way,) = [link for link in links_of(client.get(f"/story/{story}").text) if link.startswith("/take?")]
    page = client.get(way).text
    (link,) = [link for link in links_of(page) if link.startswith("/take/jsonl?") and "words" in link]
    lines = [json.loads(line) for line in client.get(link).text.splitlines()]
    assert [line["id"] for line in lines if line["kind"] == "story"] == [story]
    assert all("text" not in line for line in lines if line["kind"] == "report")


@pytest.mark.parametrize(
    ("path", "status"), [("/take/none", 404), ("/take/jsonl?story=none", 404), ("/take/jsonl?words=-1", 422)]
)
def test_what_is_asked_wrongly_is_told(client: TestClient, path: str, status: int) -> None:
    assert client.get(path).status_code == status


def test_no_more_exports_are_written_at_once_than_there_are_places(client: TestClient) -> None:
    state: State = client.app.state.dateline  # type: ignore[attr-defined]  # an ASGI application of ours
    assert state.exports.acquire()
    assert state.exports.acquire()
    try:
        answer = client.get("/take/jsonl")
        assert (answer.status_code, answer.headers["retry-after"]) == (429, "60")
    finally:
        state.exports.release(2)
    assert client.get("/take/csv").status_code == 200
    assert state.exports.acquire()
    state.exports.release()
