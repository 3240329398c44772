"""A second reader over a real HTTP server on loopback: it answers well, badly, slowly, at length, and not at all."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

import dateline
from dateline.config import Config
from dateline.errors import UsageError
from dateline.proposing import SecondReaderOptions

TEXT = "Harrow Post\n\nThe council of Harrow shelved the ferry on Monday. Lena Orr, the mayor, said she would sue."
LINE = json.dumps({"id": "1", "text": TEXT, "published": "2024-05-15", "outlet": "Harrow Post"}).encode()
GOOD = {
    "sentence": 1,
    "trigger": "shelved",
    "type": "REJECT",
    "status": "happened",
    "actors": ["Harrow", "Nobody Named Here"],
    "recipients": [],
    "place": None,
    "when": "Monday",
}
asked: list[dict[str, Any]] = []


def answer(*events: object) -> bytes:
    """A chat answer with a list of events."""
    return json.dumps({"choices": [{"message": {"content": json.dumps({"events": list(events)})}}]}).encode()


class Handler(BaseHTTPRequestHandler):
    """Answers as the server it belongs to was told."""

    def do_POST(self) -> None:
        """Keep the question, then send status, headers and the pieces of the answer."""
        length = int(self.headers["Content-Length"])
        asked.append({"path": self.path, **json.loads(self.rfile.read(length))})
        server = self.server
        assert isinstance(server, Server)
        self.send_response(server.status)
        for name, value in server.extra.items():
            self.send_header(name, value)
        self.end_headers()
        for piece in server.pieces:
            if server.gone.wait(server.pause):
                return
            try:
                self.wfile.write(piece)
                self.wfile.flush()
            except OSError:
                return  # the one who asked has hung up

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Server(ThreadingHTTPServer):
    """A server on a free port of loopback."""

    daemon_threads = True

    def __init__(self, pieces: list[bytes], status: int, pause: float, extra: dict[str, str]) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.pieces, self.status, self.pause, self.extra = pieces, status, pause, extra
        self.gone = threading.Event()


@contextmanager
def serving(
    *pieces: bytes, status: int = 200, pause: float = 0.0, extra: dict[str, str] | None = None
) -> Iterator[str]:
    """The address of a server that answers so."""
    asked.clear()
    server = Server(list(pieces), status, pause, extra or {})
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/v1"
    finally:
        server.gone.set()
        server.shutdown()
        server.server_close()
        thread.join()


def read(url: str | None, **limits: Any) -> dict[str, Any]:
    """The report as annotated, with the second reader or without."""
    config = Config(second_reader=SecondReaderOptions(**limits)) if limits else None
    [row] = dateline.annotate([LINE], second_reader=url, config=config)
    return row


def proposed(row: dict[str, Any]) -> list[dict[str, Any]]:
    """The events that the second reader proposed."""
    return [event for event in row["events"] if event["proposed_by"] is not None]


def test_a_good_proposal_is_kept_apart_and_opens_its_words() -> None:
    plain = read(None)
    with serving(answer(GOOD)) as url:
        row = read(url)
    [event] = proposed(row)
    assert [one for one in row["events"] if one["proposed_by"] is None] == plain["events"]
    assert row["events"][-1] is event
    assert event["proposed_by"] == f"default at {url}"
    assert (event["type"], event["status"], event["confidence"]) == ("REJECT", "happened", 0.5)
    assert [TEXT[start:end] for start, end in event["trigger"]] == ["shelved"]
    assert [TEXT[start:end] for start, end in event["date"]["evidence"]] == ["Monday"]
    assert event["date"]["earliest"] == "2024-05-13"
    names = {actor["id"]: actor["name"] for actor in row["actors"]}
    assert all("Nobody" not in names[who] for who in event["actors"])
    assert row["problems"] == plain["problems"]
    assert asked[0]["path"] == "/v1/chat/completions"
    assert "[1] The council of Harrow shelved" in asked[0]["messages"][1]["content"]


@pytest.mark.parametrize(
    "change",
    [
        {"trigger": "sank"},  # no word of the text
        {"trigger": "shelve"},  # a part of one
        {"trigger": "SHELVED"},
        {"trigger": "said"},  # of another sentence
        {"trigger": " "},
        {"trigger": 5},
        {"sentence": 99},
        {"sentence": 0},
        {"sentence": True},
        {"sentence": "1"},
        {"type": "SABOTAGE"},
        {"type": None},
        {"status": "maybe"},
        {"status": ["happened"]},
    ],
)
def test_what_the_text_does_not_hold_is_no_event(change: dict[str, Any]) -> None:
    with serving(answer(GOOD | change)) as url:
        row = read(url)
    assert proposed(row) == []
    assert row["problems"] == read(None)["problems"]


def test_what_the_rules_read_is_not_proposed_again() -> None:
    event = next(event for event in read(None)["events"] if event["type"])
    words = TEXT[slice(*event["trigger"][0])]
    with serving(answer(GOOD | {"sentence": 2, "trigger": words, "type": event["type"]})) as url:
        assert proposed(read(url)) == []


def test_odd_fields_are_left_out_and_a_fence_is_taken_off() -> None:
    odd = GOOD | {"actors": "Harrow", "recipients": [3, None], "place": {"a": 1}, "when": ["Monday"]}
    content = f"Here you are:\n```json\n{json.dumps({'events': [odd, 7, None]})}\n```"
    with serving(json.dumps({"choices": [{"message": {"content": content}}]}).encode()) as url:
        [event] = proposed(read(url))
    assert (event["actors"], event["recipients"], event["place"]) == ([], [], None)
    assert event["date"]["evidence"] == []


DEEP = b"[" * 100_000
BAD = [
    ((b"no json",), 200, "second-reader-answer"),
    ((b"[]",), 200, "second-reader-answer"),
    ((DEEP,), 200, "second-reader-answer"),
    ((json.dumps({"choices": []}).encode(),), 200, "second-reader-answer"),
    ((json.dumps({"choices": [{"message": {"content": None}}]}).encode(),), 200, "second-reader-answer"),
    ((json.dumps({"choices": [{"message": {"content": "I cannot help."}}]}).encode(),), 200, "second-reader-answer"),
    ((json.dumps({"choices": [{"message": {"content": '{"events": 5}'}}]}).encode(),), 200, "second-reader-answer"),
    ((b"\xff\xfe\x00",), 200, "second-reader-answer"),
    ((b"x" * 50_000,) * 60, 200, "second-reader-answer"),
    ((answer(GOOD),), 401, "second-reader-refused"),
    ((answer(GOOD),), 500, "second-reader-refused"),
    ((answer(GOOD),), 302, "second-reader-refused"),
]  # fmt: skip


@pytest.mark.parametrize(("pieces", "status", "code"), BAD)
def test_a_bad_answer_is_a_problem_and_the_rules_stand(pieces: tuple[bytes, ...], status: int, code: str) -> None:
    with serving(*pieces, status=status, extra={"Location": "http://127.0.0.1:9/"}) as url:
        row = read(url)
    assert [problem["code"] for problem in row["problems"]][-1] == code
    assert row["events"] == read(None)["events"]


def test_a_record_keeps_a_proposal_with_its_name_and_apart(tmp_path: Path) -> None:
    """It stands in the export behind the rules' events; no comparison takes it; reading again without it drops it."""
    (tmp_path / "in.jsonl").write_bytes(LINE)
    with serving(answer(GOOD)) as url, dateline.Record(tmp_path / "r.db", second_reader=url) as record:
        record.add(tmp_path / "in.jsonl")
        rows = [json.loads(line) for line in record.export()]
        assert record.verify().holds
        merged = {(one["report"], one["event"]) for row in record.events() for one in row["accounts"]}
    events = [row for row in rows if row["kind"] == "event"]
    [one] = [row for row in events if row["proposed_by"] is not None]
    assert events[-1] is one
    assert (one["proposed_by"], one["words"]) == (
        f"default at {url}",
        ["The council of Harrow shelved the ferry on Monday."],
    )
    assert len(merged) == len(events) - 1
    with dateline.Record(tmp_path / "r.db") as record:
        record.reread(everything=True)
        assert all(event.proposed_by is None for event in record.show("1").events)


@pytest.mark.parametrize("pieces", [(b" ",) * 100, (answer(GOOD),)])
def test_a_slow_answer_is_given_up(pieces: tuple[bytes, ...]) -> None:
    """Slow at the start, and a drop at a time: no answer holds the run for longer than it may."""
    pause = 0.1 if len(pieces) > 1 else 30
    with serving(*pieces, pause=pause) as url:
        row = read(url, seconds=0.6)
    assert row["problems"][-1]["code"] == "second-reader-slow"
    assert proposed(row) == []


def test_an_answer_that_breaks_off_is_a_problem() -> None:
    with serving(b'{"choices": [', extra={"Content-Length": "5000"}) as url:
        row = read(url)
    assert row["problems"][-1]["code"] == "second-reader-unreachable"


def test_nobody_at_the_address_is_a_problem() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/v1"
    row = read(url)
    assert row["problems"][-1]["code"] == "second-reader-unreachable"
    assert row["events"] == read(None)["events"]


@pytest.mark.parametrize("url", ["ftp://127.0.0.1/", "127.0.0.1:8080", "file:///etc/passwd", "http://", ""])
def test_what_is_no_address_is_wrong_usage(url: str) -> None:
    with pytest.raises(UsageError, match="not an address"):
        list(dateline.annotate([LINE], second_reader=url))


def test_a_long_report_is_asked_for_in_pieces_and_not_at_all_without_events() -> None:
    long = "Harrow Post\n\n" + "The council of Harrow met on Monday and shelved a ferry. " * 300
    line = json.dumps({"id": "1", "text": long}).encode()
    with serving(answer()) as url:
        list(dateline.annotate([line], second_reader=url))
        pieces = len(asked)
        list(dateline.annotate([line], second_reader=url, layers=["timexes"]))
        assert len(asked) == pieces
    assert pieces > 1
    assert all(len(one["messages"][1]["content"]) < 8_000 for one in asked)
