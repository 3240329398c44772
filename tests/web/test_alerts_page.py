"""Saved questions in the workbench: who may save, pause and drop one, what it found, and who was told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.fetching.loopback import MovedClock
from tests.web.conftest import TESTS
from tests.web.test_corrections import editor, mark_in, own_record
from tests.web.test_people import PASSWORD

import dateline
from dateline.alerting.plan import SWITCHED, WORDED
from dateline.config import Config
from dateline.web import ServeOptions, create_app
from dateline.web.pages.alerts import KINDS
from dateline.web.people import Role, add_person

__all__ = ["editor", "own_record"]  # fixtures

NEW = "Ferry stops at Lanna\n\nLANNA - The ferry stopped on Tuesday. “We were told nothing,” Ida Rohl said.\n"


@pytest.fixture
def reader(own_record: Path, tmp_path: Path) -> Iterator[TestClient]:
    """The site for somebody who may only read."""
    add_person(tmp_path / "users.json", "Rey", Role.READER, PASSWORD)
    options = ServeOptions(db=own_record, users=tmp_path / "users.json", hosts=(TESTS,))
    with TestClient(create_app(options, config=Config())) as found:
        found.post("/login", data={"name": "Rey", "password": PASSWORD})
        yield found


def send(client: TestClient, path: str = "/alerts", **form: str) -> int:
    """Send a form of the page; the answer's status."""
    mark = mark_in(client.get("/alerts").text)
    return client.post(path, data={"mark": mark, **form}, follow_redirects=False).status_code


def ask(record_file: Path, folder: Path) -> list[str]:
    """A round of `dateline alerts` with a receiver and no question of its own; what it tells."""
    plan = folder / "alerts.toml"
    plan.write_text('[[receiver]]\nname = "desk"\nfile = "told.jsonl"\n')
    with dateline.Record(record_file) as record:
        return [row["kind"] for row in record.alerts(plan, once=True, clock=MovedClock())]


def test_a_question_is_saved_asked_paused_and_dropped(editor: TestClient, own_record: Path, tmp_path: Path) -> None:
    """What it finds stands on the page with its words, and who has it."""
    assert "None yet." in editor.get("/alerts").text
    assert send(editor, kind="phrase", words="we were  told nothing", name="Ferries") == 303
    html = editor.get("/alerts").text
    assert "new accounts with these words in a row: “we were told nothing”" in html
    assert "<bdi>Orr</bdi>" in html
    assert ask(own_record, tmp_path) == []
    (tmp_path / "new.txt").write_text(NEW)
    with dateline.Record(own_record) as record:
        record.add(tmp_path / "new.txt", layers=["meta", "zones"])
        (question,) = record.alert_questions()
    assert ask(own_record, tmp_path) == ["alert", "sent"]
    html = editor.get("/alerts").text
    assert "desk</bdi>: has it since" in html
    assert 'class="to-words" href="/report/' in html
    own = f"/alerts/{question['id']}"
    assert send(editor, own, do="pause") == 303
    assert "<i>paused</i> by <bdi>Orr</bdi>" in editor.get("/alerts").text
    (tmp_path / "more.txt").write_text(NEW.replace("Tuesday", "Wednesday").replace("Ida Rohl", "Ana Vale"))
    with dateline.Record(own_record) as record:
        record.add(tmp_path / "more.txt", layers=["meta", "zones"])
    assert ask(own_record, tmp_path) == []
    assert send(editor, own, do="ask") == 303
    with dateline.Record(own_record, read_only=True) as record:
        assert [row["paused_by"] for row in record.alert_questions()] == [None]
    assert send(editor, own, do="drop") == 303
    assert send(editor, own, do="drop") == 404
    assert "None yet." in editor.get("/alerts").text


def test_a_form_that_says_too_little_comes_back_as_it_was(editor: TestClient) -> None:
    """With what is missing; and what is asked for twice is saved once."""
    mark = mark_in(editor.get("/alerts").text)
    answer = editor.post("/alerts", data={"mark": mark, "kind": "speaker", "to": "desk"})
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text
    assert 'value="desk"' in answer.text
    assert 'value="speaker" selected' in answer.text
    assert editor.post("/alerts", data={"mark": mark, "kind": "edits", "only": "colour"}).status_code == 400
    assert [send(editor, kind="edits", only="quote, figure") for _ in range(2)] == [303, 303]
    assert "1 question</caption>" in editor.get("/alerts").text
    assert "edits of watched pages: quote, figure" in editor.get("/alerts").text


def test_who_only_reads_saves_nothing(reader: TestClient) -> None:
    """There is no form, and one that is made up is refused; so is one of no page of this site."""
    html = reader.get("/alerts").text
    assert "Save the question" not in html
    mark = mark_in(reader.get("/").text)
    assert reader.post("/alerts", data={"mark": mark, "kind": "edits"}).status_code == 403
    assert reader.post("/alerts/x", data={"mark": mark, "do": "drop"}).status_code == 403


def test_a_form_of_another_site_is_refused(editor: TestClient) -> None:
    """Without the mark of the visit nothing is saved."""
    assert editor.post("/alerts", data={"mark": "0" * 64, "kind": "edits"}).status_code == 403
    assert "None yet." in editor.get("/alerts").text


def test_the_page_asks_for_whatever_a_file_can(own_record: Path) -> None:
    """Every kind of question, with words where a file has words."""
    assert {kind: worded for kind, (_, worded) in KINDS.items()} == {
        **dict.fromkeys(WORDED, True),
        **dict.fromkeys(SWITCHED, False),
    }


def test_a_merged_record_has_the_questions_of_both(editor: TestClient, own_record: Path, tmp_path: Path) -> None:
    """Each once."""
    send(editor, kind="edits")
    with dateline.Record(tmp_path / "other.db") as record:
        record.save_alert({"edits": True}, by="Ana")
        record.save_alert({"actor": "Petra Vale"}, by="Ana")
        record.merge(own_record)
        assert [row["by"] for row in record.alert_questions()] == ["Ana", "Ana"]
        assert record.verify().holds
