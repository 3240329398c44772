"""The pages of versions and of saved questions in a browser, with something on them: clean by axe, and narrow."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.page.browsing import OVERFLOW
from tests.web.conftest import served
from tests.web.test_alerts_page import NEW, ask
from tests.web.test_corrections import own_record
from tests.web.test_versions_page import changed

import dateline
from dateline.web import ServeOptions

if TYPE_CHECKING:
    from playwright.sync_api import Browser

__all__ = ["changed", "own_record"]  # fixtures
pytestmark = pytest.mark.browser


def test_pages_with_something_on_them(browser: Browser, changed: Path, tmp_path: Path) -> None:
    """A question is saved through the form, asked, and paused; no violation, nothing over the edge."""
    from axe_playwright_python.sync_playwright import Axe

    with served(ServeOptions(db=changed, person="Orr")) as address:
        page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
        page.goto(address + "/alerts")
        page.get_by_label("Ask for").select_option("phrase")
        page.get_by_label("Words, name or report").fill("we were told nothing")
        page.get_by_role("button", name="Save the question").click()
        page.get_by_role("button", name="Pause the question").wait_for()
        ask(changed, tmp_path)
        (tmp_path / "new.txt").write_text(NEW)
        with dateline.Record(changed) as record:
            record.add(tmp_path / "new.txt", layers=["meta", "zones"])
        assert ask(changed, tmp_path) == ["alert", "sent"]
        for path in ("/alerts", "/versions"):
            for scheme, width in (("light", 1280), ("dark", 320)):
                page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # one of its words
                page.set_viewport_size({"width": width, "height": 900})
                page.goto(address + path)
                page.screenshot(path=tmp_path / f"{path[1:]}-{scheme}.png", full_page=True)
                found = Axe().run(page)
                assert found.violations_count == 0, found.generate_report()
                assert page.evaluate(OVERFLOW) <= 0
        page.goto(address + "/alerts")
        page.get_by_role("button", name="Pause the question").click()
        page.get_by_role("button", name="Ask again").wait_for()
