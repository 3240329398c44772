"""Reports are handed in through the page and read by a worker; nothing is lost when somebody stops."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.web.conftest import TESTS
from tests.web.test_corrections import editor, mark_in, own_record

import dateline
from dateline.config import Config
from dateline.web import ServeOptions, create_app
from dateline.web.working import work

__all__ = ["editor", "own_record"]  # fixtures

TEXT = "Ferry stops at Lanna\n\nLANNA - The ferry stopped on Tuesday. “We were told nothing,” Ida Rohl said."


@pytest.fixture(autouse=True)
def no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """The worker is called in these tests, so that they know when it is done."""
    monkeypatch.setattr("dateline.web.worker.Worker.wake", lambda self: None)


def hand_in(client: TestClient, **form: str) -> str:
    """Hand in a text; the address of the job."""
    data = {"mark": mark_in(client.get("/add").text), **form}
    answer = client.post("/add", data=data, follow_redirects=False)
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


def test_a_pasted_text_is_read_with_what_is_known_of_it(editor: TestClient, own_record: Path) -> None:
    job = hand_in(editor, text=TEXT, outlet="Lanna Post", published="2021-05-14")
    assert "Waiting to be read" in editor.get(job).text
    assert work(own_record, Config(), idle=0.2) == 1
    assert "1</b> added" in editor.get(job).text
    with dateline.Record(own_record, read_only=True) as record:
        (found,) = [one for one in record.store.summaries() if one.outlet == "Lanna Post"]
        assert found.published.value == "2021-05-14"
        assert not found.where.startswith("/")
    assert "Lanna Post" in editor.get("/reports").text


def test_files_are_read_and_problems_listed(editor: TestClient, own_record: Path) -> None:
    files = [("files", ("../../a.txt", TEXT.encode())), ("files", ("b.jsonl", b'{"id": "1"}\n'))]
    answer = editor.post("/add", data={"mark": mark_in(editor.get("/add").text)}, files=files, follow_redirects=False)
    assert answer.status_code == 303
    work(own_record, Config(), idle=0.2)
    html = editor.get(answer.headers["location"]).text
    assert "1</b> added" in html
    assert "1</b> not read" in html
    assert "<h2>Problems</h2>" in html
    with dateline.Record(own_record, read_only=True) as record:
        assert any(one.where.endswith("/a.txt") and ".." not in one.where for one in record.store.summaries())


def test_a_job_whose_worker_died_is_taken_up(editor: TestClient, own_record: Path) -> None:
    job = hand_in(editor, text=TEXT).removeprefix("/add/")
    with dateline.Record(own_record) as record:
        claimed = record.store.jobs().claim(1_000.0, patience=60.0)
        assert claimed is not None
        assert record.store.jobs().claim(1_030.0, patience=60.0) is None, "somebody may still be at it"
    assert work(own_record, Config(), idle=0.2) == 1
    with dateline.Record(own_record, read_only=True) as record:
        done = record.store.jobs().get(job)
        assert done is not None
        assert (done.state, done.counts["added"]) == ("done", 1)
        assert list(record.store.jobs().uploads(job)) == []
        assert record.verify().holds


def test_progress_is_told_until_it_is_over(editor: TestClient, own_record: Path) -> None:
    job = hand_in(editor, text=TEXT)
    work(own_record, Config(), idle=0.2)
    events = editor.get(f"{job}/events")
    assert events.headers["content-type"].startswith("text/event-stream")
    kind, data = events.text.strip().split("\n")
    assert kind == "event: over"
    assert json.loads(data.removeprefix("data: "))["added"] == 1


@pytest.mark.parametrize(
    ("form", "said"), [({}, "nothing was handed in"), ({"text": TEXT, "published": "soon"}, "is no day")]
)
def test_a_slip_is_told_and_what_was_typed_stays(editor: TestClient, form: dict[str, str], said: str) -> None:
    answer = editor.post("/add", data={"mark": mark_in(editor.get("/add").text), **form})
    assert answer.status_code == 400
    assert said in answer.text
    assert form.get("text", "")[:20] in answer.text


def test_what_is_too_large_is_turned_away(own_record: Path) -> None:
    options = ServeOptions(db=own_record, hosts=(TESTS,), most_bytes=10_000)
    with TestClient(create_app(options, config=Config())) as client:
        mark = mark_in(client.get("/add").text)
        assert client.post("/add", data={"mark": mark, "text": "x" * 20_000}).status_code == 413
        pieces = (b"x" * 1_000 for _ in range(20))
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        assert client.post("/add", content=pieces, headers=headers).status_code == 413
        assert client.get("/add").status_code == 200
