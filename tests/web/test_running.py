"""The site as it is run: slow clients, large bodies, proxies in front, and the published rates that it shows."""

from __future__ import annotations

import json
import re
import runpy
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from fastapi.testclient import TestClient
from tests.web.test_people import PASSWORD, users

from dateline.config import Config
from dateline.web import ServeOptions, create_app
from dateline.web.running import settings_of

__all__ = ["users"]  # the fixture
ROOT = Path(__file__).resolve().parents[2]
HOW_TO = ROOT / "docs" / "how-to"
HEAD = b"POST /add HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"


@contextmanager
def run(options: ServeOptions) -> Iterator[int]:
    """The site run as ``serve`` runs it; its port."""
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(settings_of(options, create_app(options, config=Config())))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    try:
        yield listening.getsockname()[1]
    finally:
        server.should_exit = True
        thread.join()
        listening.close()


def ask(port: int, words: bytes, *, then: bytes = b"") -> bytes:
    """Say something, after the beginning of the answer something more, and hear the answer to its end."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as line:
        line.sendall(words)
        heard = line.recv(65_536) if then else b""
        time.sleep(0.3 if then else 0)
        line.sendall(then)
        while piece := line.recv(65_536):
            heard += piece
        return heard


def test_who_says_nothing_whole_is_not_waited_for(web_record: Path) -> None:
    with run(ServeOptions(db=web_record, patience=0.4)) as port:
        began = time.monotonic()
        assert ask(port, b"") == b"", "nothing at all"
        assert ask(port, b"GET / HTTP/1.1\r\nHost: 127") == b"", "half a head"
        slow = ask(port, HEAD + b"Content-Length: 1000\r\n\r\nabc")
        assert slow.startswith(b"HTTP/1.1 408"), "half a body"
        kept = b"GET /design HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
        assert ask(port, kept, then=b"GET").count(b"HTTP/1.1 200") == 1, "half a second request"
        assert time.monotonic() - began < 12
        crowd = [socket.create_connection(("127.0.0.1", port)) for _ in range(230)]
        time.sleep(1.5)
        assert ask(port, kept.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n")).startswith(b"HTTP/1.1 200")
        for line in crowd:
            line.close()


def test_what_is_too_large_is_refused_whether_it_is_said_or_not(web_record: Path) -> None:
    with run(ServeOptions(db=web_record, most_bytes=1_000)) as port:
        told = ask(port, HEAD + b"Content-Length: 5000\r\n\r\n")
        assert told.startswith(b"HTTP/1.1 413")
        chunked = b"Transfer-Encoding: chunked\r\n\r\n" + b"200\r\n" + b"x" * 512 + b"\r\n"
        pieces = HEAD + chunked + b"200\r\n" + b"x" * 512 + b"\r\n0\r\n\r\n"
        assert ask(port, pieces).startswith(b"HTTP/1.1 413")


def test_a_proxys_word_counts_only_where_one_is_named(web_record: Path, users: Path, tmp_path: Path) -> None:
    shutil.copytree(web_record.parent, tmp_path / "own")
    db = tmp_path / "own" / web_record.name
    body = f"name=Edda&password={PASSWORD.replace(' ', '+')}".encode()
    form = b"POST /login HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nX-Forwarded-For: 203.0.113.7\r\n"
    form += b"X-Forwarded-Proto: https\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    form += b"Content-Length: %d\r\n\r\n" % len(body) + body
    log = db.with_name(f"{db.name}.audit.jsonl")
    for proxy, where, secure in (("", "127.0.0.1", False), ("127.0.0.1", "203.0.113.7", True),
                                 ("203.0.113.99", "127.0.0.1", False)):  # fmt: skip
        with run(ServeOptions(db=db, users=users, proxy=proxy)) as port:
            answer = ask(port, form).decode()
        assert answer.startswith("HTTP/1.1 303")
        assert ("; Secure" in answer) is secure
        assert json.loads(log.read_text().splitlines()[-1])["from"] == where


def test_the_proxy_files_do_what_the_site_needs() -> None:
    """What can be seen without the proxies themselves: blocks close, and each directive that matters is there once."""
    nginx = re.sub(r"#[^\n]*", "", (HOW_TO / "nginx.conf").read_text())
    assert nginx.count("{") == nginx.count("}") == 3
    said = [re.split(r"\s+", one.strip()) for one in re.findall(r"[^{};]+(?=;)", nginx)]
    held = {" ".join(one[:2]) if one[0] == "proxy_set_header" else one[0]: one[-1] for one in said}
    options = ServeOptions()
    assert held["proxy_pass"] == f"http://{options.host}:{options.port}"
    assert held["proxy_set_header Host"] == "$host"
    assert held["proxy_set_header X-Forwarded-For"] == "$remote_addr", "set, so that nobody can prepend an address"
    assert held["proxy_set_header X-Forwarded-Proto"] == "$scheme"
    assert held["proxy_buffering"] == "off", "progress is passed on as it comes"
    assert int(held["client_max_body_size"].rstrip("m")) * 1_000_000 >= options.most_bytes
    caddy = (HOW_TO / "Caddyfile").read_text()
    lines = [line.strip() for line in caddy.splitlines() if not line.startswith("#")]
    assert sum(line.endswith("{") for line in lines) == lines.count("}") == 3
    assert f"reverse_proxy {options.host}:{options.port}" in caddy
    assert "header_up X-Forwarded-For {remote_host}" in caddy
    assert "flush_interval -1" in caddy
    size = re.search(r"max_size (\d+)MB", caddy)
    assert size is not None
    assert int(size[1]) * 1_000_000 >= options.most_bytes
    for text in (nginx, caddy):
        assert "desk.example" in text


def test_the_published_rates_are_the_floors(client: TestClient) -> None:
    made = runpy.run_path(str(ROOT / "evals" / "rates.py"))
    floors = json.loads(made["FLOORS"].read_text("utf-8"))
    shown = json.loads(made["RATES"].read_text("utf-8"))
    assert shown == made["rates"](floors), "make reference"
    assert len(shown) == len(floors)
    html = client.get("/about").text
    for rate in shown:
        assert f"{rate['bound']} {rate['value']}</td>" in html


def test_the_pictures_are_those_that_the_command_takes_and_small() -> None:
    taken = runpy.run_path(str(ROOT / "docs" / "screenshots.py"))["PAGES"]
    held = {file.stem: file for file in (ROOT / "docs" / "pictures").iterdir()}
    assert set(held) == {*taken, "story-words", "report-dark", "story-narrow"}
    page = (HOW_TO / "serve.md").read_text("utf-8")
    for name, file in held.items():
        assert file.read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
        assert file.stat().st_size < 150_000
        assert f"../pictures/{name}.png" in page
