"""Small runs of benchmarks/edits.py and benchmarks/weeks.py: they end with 1 when something is not as it should be."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "benchmarks"


def run(*words: str) -> str:
    """What a benchmark prints."""
    command = [sys.executable, *words]
    done = subprocess.run(command, cwd=FOLDER, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_edits_of_pages_are_found_and_furniture_is_not_told() -> None:
    """At least 98 of 100 edits, and of the others at most 2."""
    assert "edits of substance found" in run("edits.py", "--pairs", "156", "--show")


def test_a_week_of_watching() -> None:
    """Nothing is fetched twice without cause, too soon, or outside the list."""
    assert "nothing was fetched without cause" in run("weeks.py", "--items", "2400", "--pages", "40")
