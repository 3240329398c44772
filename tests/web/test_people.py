"""Who may do what: roles, sessions, slow guesses, and what is written down of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.conftest import Run
from tests.web.conftest import TESTS
from tests.web.test_corrections import mark_in, own_record

from dateline.config import Config
from dateline.errors import UsageError
from dateline.web import ServeOptions, create_app
from dateline.web.people import Role, add_person, read_people
from dateline.web.running import serve

__all__ = ["own_record"]  # the fixture

PASSWORD = "four plain words here"


@pytest.fixture
def users(tmp_path: Path) -> Path:
    """A file with somebody of each role."""
    path = tmp_path / "users.json"
    for name, role in (("Rey", Role.READER), ("Edda", Role.EDITOR), ("Ada", Role.ADMIN)):
        add_person(path, name, role, PASSWORD)
    return path


@pytest.fixture
def client(own_record: Path, users: Path) -> Iterator[TestClient]:
    """The site that asks people who they are."""
    options = ServeOptions(db=own_record, users=users, hosts=(TESTS,))
    with TestClient(create_app(options, config=Config())) as found:
        yield found


def log_in(client: TestClient, name: str, password: str = PASSWORD) -> int:
    """Try to log in; the answer's status."""
    return client.post("/login", data={"name": name, "password": password}, follow_redirects=False).status_code


def test_nobody_reads_before_they_say_who_they_are(client: TestClient) -> None:
    assert client.get("/quotes", follow_redirects=False).headers["location"] == "/login?next=%2Fquotes"
    assert client.get("/api/v1/quotes").status_code == 401
    assert client.get("/login").status_code == 200
    assert log_in(client, "Rey") == 303
    assert client.get("/quotes").status_code == 200
    cookie = client.cookies.jar
    assert all(one.has_nonstandard_attr("HttpOnly") for one in cookie)


def test_each_role_does_what_it_may(client: TestClient) -> None:
    corrected = "/correct/r-380d5ac32215da84"
    for name, may_correct, may_see_log in (("Rey", False, False), ("Edda", True, False), ("Ada", True, True)):
        client.cookies.clear()
        assert log_in(client, name) == 303
        mark = mark_in(client.get("/").text)
        form = {"mark": mark, "verdict": "set", "because": "the masthead", "field-outlet": f"Post of {name}"}
        answer = client.post(corrected, data=form, follow_redirects=False)
        assert (answer.status_code == 303) == may_correct, name
        assert (client.get("/audit").status_code == 200) == may_see_log, name


def test_guesses_become_slow_and_are_written_down(client: TestClient, own_record: Path) -> None:
    assert [log_in(client, "Edda", f"guess {number}") for number in range(6)] == [403] * 5 + [429]
    assert log_in(client, "Edda") == 429, "also with the right password, until the time is over"
    lines = own_record.with_name(f"{own_record.name}.audit.jsonl").read_text("utf-8").splitlines()
    whats = [json.loads(line)["what"] for line in lines]
    assert whats == ["login failed"] * 5 + ["login held off"] * 2
    assert "guess" not in "".join(lines)


def test_a_session_ends_when_its_person_says_so(client: TestClient) -> None:
    log_in(client, "Edda")
    cookie = client.cookies["dateline"]
    client.post("/logout", data={"mark": mark_in(client.get("/").text)})
    client.cookies.set("dateline", cookie)
    assert client.get("/", follow_redirects=False).status_code == 303


@pytest.mark.parametrize("cookie", ["", "x", "x.y", "eyJuYW1lIjogIkFkYSJ9." + "0" * 64])
def test_a_cookie_that_somebody_wrote_is_none(client: TestClient, cookie: str) -> None:
    client.cookies.set("dateline", cookie)
    assert client.get("/", follow_redirects=False).status_code == 303


def test_nobody_is_led_to_another_site(client: TestClient) -> None:
    for path in ("//evil.example", "https://evil.example", "/\\evil.example"):
        answer = client.post(
            "/login", params={"next": path}, data={"name": "Rey", "password": PASSWORD}, follow_redirects=False
        )
        assert answer.headers["location"] == "/"


def test_the_file_is_for_its_owner_alone(users: Path) -> None:
    assert users.stat().st_mode & 0o077 == 0
    assert PASSWORD not in users.read_text("utf-8")
    users.chmod(0o644)
    with pytest.raises(UsageError, match="can be read by others"):
        read_people(users)


def test_another_address_needs_users(tmp_path: Path, own_record: Path, run: Run) -> None:
    with pytest.raises(UsageError, match="can be reached from other machines"):
        serve(ServeOptions(db=own_record, host="0.0.0.0"), told=print)
    done = run("serve", "--db", own_record, "--host", "0.0.0.0")
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)


def test_the_command_makes_the_file(tmp_path: Path, run: Run) -> None:
    done = run("users", "add", "Ana Orr", "--role", "editor", "--file", "u.json", stdin=b"four plain words\n")
    assert done.returncode == 0, done.stderr
    assert run("users", "list", "--file", "u.json").stdout == "Ana Orr\teditor\n"
    assert run("users", "add", "Bo", "--file", "u.json", stdin=b"short\n").returncode == 2


def test_programs_of_admins_read_the_log(client: TestClient) -> None:
    for name, status in (("Rey", 403), ("Edda", 403), ("Ada", 200)):
        assert log_in(client, name, "a guess") == 403
        assert log_in(client, name) == 303
        answer = client.get("/api/v1/audit")
        assert answer.status_code == status, name
    listed = answer.json()
    assert [line["what"] for line in listed["items"]] == ["login", "login failed"] * 3
    assert {line["who"] for line in client.get("/api/v1/audit?who=Rey").json()["items"]} == {"Rey"}
    failed = client.get("/api/v1/audit?who=Rey&what=login+failed").json()
    assert (failed["total"], failed["pages"], failed["next"]) == (1, 1, None)
    client.cookies.clear()
    assert client.get("/api/v1/audit").status_code == 401
