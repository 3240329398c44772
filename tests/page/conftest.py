"""The browser of the page's tests: Debian's Chromium, without a network."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from tests.page.browsing import Open

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Open]:
    """Open the page; at the end, nothing was asked of anybody and nothing was complained of."""
    asked: list[str] = []
    complaints: list[str] = []
    contexts = []

    def call(fragment: str = "", width: int = 1280, height: int = 900, **more: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce", **more)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(address + fragment)
        return page

    yield call
    for context in contexts:
        context.close()
    assert {url.partition("#")[0] for url in asked} - {"data:,"} == {address}
    assert complaints == []
