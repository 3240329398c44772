"""Programs correct and add with a session and its mark; nobody else, and nothing that the description does not name."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from tests.web.conftest import TESTS
from tests.web.test_adding import TEXT, no_process
from tests.web.test_corrections import editor, own_record
from tests.web.test_people import PASSWORD, users

import dateline
from dateline.config import Config
from dateline.web import ServeOptions, create_app
from dateline.web.working import work

__all__ = ["editor", "no_process", "own_record", "users"]  # the fixtures
API = "/api/v1"


@pytest.fixture
def program(editor: TestClient) -> TestClient:
    """The site with a session whose mark is sent along."""
    editor.headers["X-Dateline-Mark"] = editor.post(f"{API}/session", json={}).json()["mark"]
    return editor


def say(client: TestClient, what: str, **body: Any) -> dict[str, Any]:
    """Send a body that is taken; the first line of the answer."""
    answer = client.post(f"{API}/{what}", json=body)
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()["items"][0]
    return found


def test_a_line_is_corrected_and_undone(program: TestClient) -> None:
    quote = program.get(f"{API}/quotes").json()["items"][0]
    said = say(
        program,
        "corrections",
        report=quote["report"],
        line=quote["words"],
        kind="attribution",
        set={"speaker": "Ana Vale"},
        because="named",
    )
    assert (said["by"], said["verdict"]) == ("Orr", "set")
    (row,) = program.get(f"{API}/corrections").json()["items"]
    assert (row["id"], row["state"]) == (said["id"], "applied")
    assert program.get(f"{API}/corrections/{said['id']}").json() == row
    undone = say(program, f"corrections/{said['id']}/undo", because="a slip")
    assert undone["undone"]["by"] == "Orr"
    assert program.get(f"{API}/corrections?state=applied").json()["total"] == 0


def test_actors_stories_and_outlets_are_corrected(program: TestClient) -> None:
    one, other = (actor["id"] for actor in program.get(f"{API}/actors").json()["items"][:2])
    assert say(program, "actors/same", names=[one, other], because="one desk")["verdict"] == "same"
    one = program.get(f"{API}/actors").json()["items"][0]["id"]
    assert say(program, "actor-names", actor=one, name="Ana of Orsun", because="hers")["value"] == {
        "name": "Ana of Orsun"
    }
    stories = sorted(program.get(f"{API}/stories").json()["items"], key=lambda row: len(row["reports"]))
    small, large = stories[0]["reports"], stories[-1]["reports"]
    said = program.post(f"{API}/stories/move", json={"names": [large[-1], small[0]], "because": "other affair"})
    assert [one["verdict"] for one in said.json()["items"]] == ["part", "join"]
    assert any({large[-1], small[0]} <= set(row["reports"]) for row in program.get(f"{API}/stories").json()["items"])
    outlet = program.get(f"{API}/outlets").json()["items"][0]["name"]
    say(program, "outlets", name=outlet, owner="Meridian Group", because="its imprint")
    assert program.get(f"{API}/outlets").json()["items"][0]["owner"] == "Meridian Group"


def test_texts_files_and_addresses_wait_in_the_queue(program: TestClient, own_record: Path) -> None:
    encoded = base64.b64encode(TEXT.replace("Lanna", "Orsun").encode()).decode()
    body = {"text": TEXT, "files": [{"name": "../b.txt", "content": encoded}], "outlet": "Lanna Post"}
    queued = program.post(f"{API}/jobs", json=body)
    assert queued.status_code == 202
    assert queued.json()["progress"]["state"] == "queued"
    work(own_record, Config(), idle=0.2)
    done = program.get(queued.json()["address"]).json()["progress"]
    assert (done["state"], done["added"]) == ("done", 2)
    refused = program.post(f"{API}/jobs", json={"addresses": ["http://127.0.0.1:1/feed"]})
    work(own_record, Config(), idle=0.2)
    told = program.get(refused.json()["address"]).json()["progress"]
    assert (told["added"], told["unread"]) == (0, 1)
    assert "127.0.0.1" in told["told"][0]


@pytest.mark.parametrize(
    ("what", "body", "status", "told"),
    [
        ("corrections", {"report": "none", "confirm": True}, 400, "no report"),
        ("corrections", {"report": "none", "confirm": True, "reject": True}, 422, "say one of"),
        ("corrections", {"report": "none", "reject": True}, 400, "needs a reason"),
        ("corrections", {"report": "none", "confirm": True, "by": "Ana"}, 422, "Extra inputs"),
        ("corrections/judgement-none/undo", {}, 404, "no judgement"),
        ("actors/same", {"names": ["Nobody At All"], "because": "so"}, 400, "Nobody At All"),
        ("jobs", {}, 400, "nothing was handed in"),
        ("jobs", {"addresses": ["file:///etc/passwd"]}, 400, "no address"),
        ("jobs", {"files": [{"name": "a.txt", "content": "?"}]}, 400, "Base64"),
        ("jobs", {"text": "x", "published": "yesterday"}, 400, "no day"),
    ],
)
def test_a_slip_is_told(program: TestClient, what: str, body: dict[str, Any], status: int, told: str) -> None:
    answer = program.post(f"{API}/{what}", json=body)
    assert (answer.status_code, answer.headers["content-type"]) in (
        (status, "application/problem+json"),
        (404, "application/problem+json"),
    )
    assert told in answer.json()["detail"]


def test_without_the_mark_nothing_is_written(editor: TestClient, own_record: Path) -> None:
    for headers in ({}, {"X-Dateline-Mark": "0" * 64}):
        answer = editor.post(f"{API}/corrections", json={"report": "none", "confirm": True}, headers=headers)
        assert answer.status_code == 403
    mark = editor.post(f"{API}/session", json={}).json()["mark"]
    foreign = {"X-Dateline-Mark": mark, "Sec-Fetch-Site": "cross-site"}
    assert editor.post(f"{API}/jobs", json={"text": TEXT}, headers=foreign).status_code == 403
    assert editor.post(f"{API}/session", json={}, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    with dateline.Record(own_record, read_only=True) as record:
        assert list(record.judgements()) == []
        assert record.store.jobs().last(5) == []


@pytest.fixture
def team(own_record: Path, users: Path) -> Iterator[TestClient]:
    """The site that asks people who they are, and has little patience."""
    options = ServeOptions(db=own_record, users=users, hosts=(TESTS,), writes_a_minute=6, asks_a_minute=40)
    with TestClient(create_app(options, config=Config())) as found:
        yield found


def test_programs_log_in_with_their_role(team: TestClient) -> None:
    assert team.get(f"{API}/session").status_code == 403
    assert team.post(f"{API}/session", json={"name": "Rey", "password": "wrong"}).status_code == 403
    session = team.post(f"{API}/session", json={"name": "Rey", "password": PASSWORD}).json()
    assert (session["person"], session["role"]) == ("Rey", "reader")
    assert team.get(f"{API}/session").json()["mark"] == session["mark"]
    headers = {"X-Dateline-Mark": session["mark"]}
    refused = team.post(f"{API}/jobs", json={"text": TEXT}, headers=headers)
    assert (refused.status_code, refused.headers["content-type"]) == (403, "application/problem+json")
    session = team.post(f"{API}/session", json={"name": "Edda", "password": PASSWORD}).json()
    taken = team.post(f"{API}/jobs", json={"text": TEXT}, headers={"X-Dateline-Mark": session["mark"]})
    assert (taken.status_code, taken.json()["by"]) == (202, "Edda")


def test_who_asks_too_much_is_told_to_wait(team: TestClient) -> None:
    mark = team.post(f"{API}/session", json={"name": "Edda", "password": PASSWORD}).json()["mark"]
    answers = [
        team.post(f"{API}/jobs", json={"text": f"{TEXT} {n}"}, headers={"X-Dateline-Mark": mark}) for n in range(7)
    ]
    assert [one.status_code for one in answers] == [202] * 6 + [429]
    assert 0 < int(answers[-1].headers["retry-after"]) <= 60
    assert answers[-1].headers["content-type"] == "application/problem+json"
    pages = [team.get("/login").status_code for _ in range(60)]
    assert (pages[0], pages[-1]) == (200, 429)
    assert pages == sorted(pages)
