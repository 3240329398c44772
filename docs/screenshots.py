"""Take the pictures of the workbench that the documentation shows, from the shipped example, in Debian's Chromium.

usage: screenshots.py [FOLDER]      the folder is docs/pictures unless another is named
"""

from __future__ import annotations

import re
import socket
import sys
import tempfile
import threading
import urllib.request
from pathlib import Path

import uvicorn

import dateline
from dateline.config import Config
from dateline.example import REPORTS
from dateline.web import ServeOptions, create_app

CHROMIUM = "/usr/bin/chromium"
WIDE, HIGH = 1040, 720  # px; a picture stays below 150 kB
PAGES = {
    "overview": "/",
    "story": "/stories",
    "report": "/report/r-380d5ac32215da84",
    "side-by-side": "/beside/r-380d5ac32215da84/r-d0444674682d3e96",
    "lineage": "/lineage/r-380d5ac32215da84",
    "disagreements": "/disagreements",
    "timeline": "/timeline",
    "search": "/search?q=%22dam+guards%22%7E5",
}


def main(folder: Path) -> None:
    """Serve the example and take one picture of each page, and one dark and one narrow."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        record = Path(place) / "Ashvala.db"
        with dateline.Record(record) as opened:
            opened.add(REPORTS)
        listening = socket.create_server(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(create_app(ServeOptions(db=record), config=Config()), log_level="error"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            take(f"http://127.0.0.1:{listening.getsockname()[1]}", folder)
        finally:
            server.should_exit = True
            thread.join()
            listening.close()


def take(site: str, folder: Path) -> None:
    """One picture of each page."""
    from playwright.sync_api import sync_playwright  # the list of pages is asked for where no browser is

    with urllib.request.urlopen(f"{site}/stories") as answer:
        story = re.search(r"/story/[a-z0-9-]+", answer.read().decode())
    pages = PAGES | ({"story": story[0], "story-words": f"{story[0]}#lead"} if story else {})
    with sync_playwright() as tools:
        browser = tools.chromium.launch(executable_path=CHROMIUM, args=["--headless", "--no-sandbox", "--disable-gpu"])
        for name, path in pages.items():
            shoot(browser, site + path, folder / f"{name}.png", width=WIDE)
        shoot(browser, site + pages["report"], folder / "report-dark.png", width=WIDE, color_scheme="dark")
        shoot(browser, site + pages["story"], folder / "story-narrow.png", width=360)
        browser.close()


def shoot(browser: object, address: str, file: Path, *, width: int, **more: str) -> None:
    """One picture."""
    context = browser.new_context(viewport={"width": width, "height": HIGH}, reduced_motion="reduce", **more)  # type: ignore[attr-defined]  # Playwright's Browser
    page = context.new_page()
    page.goto(address)
    page.screenshot(path=str(file))
    context.close()
    print(f"written: {file}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "pictures")
