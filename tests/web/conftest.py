"""The workbench as tests meet it: the shipped example served on a free port of this machine."""

from __future__ import annotations

import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import uvicorn
from fastapi.testclient import TestClient

from dateline.config import Config
from dateline.web import ServeOptions, create_app

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

Open = Callable[..., "Page"]
TESTS = "testserver"  # the name under which httpx asks


@contextmanager
def served(options: ServeOptions) -> Iterator[str]:
    """A site that runs in a thread of its own; its address."""
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create_app(options, config=Config()), log_level="warning"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
        listening.close()


@pytest.fixture(scope="session")
def web_record(tmp_path_factory: pytest.TempPathFactory, example_record: Path) -> Path:
    """A copy of the example's record; tests only read it."""
    folder = tmp_path_factory.mktemp("web")
    shutil.copytree(example_record.parent, folder, dirs_exist_ok=True)
    return folder / example_record.name


@pytest.fixture(scope="session")
def client(web_record: Path) -> Iterator[TestClient]:
    """Asks the site without a network."""
    app = create_app(ServeOptions(db=web_record, hosts=(TESTS,)), config=Config())
    with TestClient(app) as found:
        yield found


@pytest.fixture(scope="session")
def site(web_record: Path) -> Iterator[str]:
    """The address of the site for a browser."""
    with served(ServeOptions(db=web_record)) as address:
        yield address


@pytest.fixture
def open_site(browser: Browser, site: str) -> Iterator[Open]:
    """Open a page of the site; at the end, nobody else was asked and nothing was complained of."""
    asked: list[str] = []
    complaints: list[str] = []
    contexts = []

    def call(path: str, width: int = 1280, height: int = 900, **more: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce", **more)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(site + path)
        return page

    yield call
    for context in contexts:
        context.close()
    assert [url for url in asked if not url.startswith((site, "data:"))] == []
    assert complaints == []
