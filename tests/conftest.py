"""What several tests share: the command line as a person runs it, and a browser."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

Run = Callable[..., subprocess.CompletedProcess[str]]

# No test asserts seconds: a machine may do other work.
settings.register_profile("dateline", deadline=None)
settings.load_profile("dateline")


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run the command line in an empty folder, as a person would."""

    def call(
        *words: str | Path,
        stdin: bytes | None = None,
        record: Path | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> subprocess.CompletedProcess[str]:
        variables = {key: value for key, value in os.environ.items() if key != "DATELINE_DB"} | {"COLUMNS": "200"}
        variables |= environment or {}
        if record:
            variables["DATELINE_DB"] = str(record)
        done = subprocess.run(
            [sys.executable, "-W", "error", "-m", "dateline", *map(str, words)],
            cwd=tmp_path,
            env=variables,
            input=stdin,
            capture_output=True,
            check=False,
        )
        return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())

    return call


CHROMIUM = "/usr/bin/chromium"  # where Debian puts it; without it these tests fail, they do not skip
SWITCHES = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as tools:
        started = tools.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield started
        started.close()
