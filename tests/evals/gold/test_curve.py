"""The learning curve as a table, and that it says what is missing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

CURVE = Path(__file__).parents[3] / "evals" / "gold" / "curve.py"
TABLE = """
from curve import as_table
names = ("attribution: all", "attribution: indirect", "attribution: speech cues", "speaker: all")
print(as_table([(0, dict.fromkeys(names, 50.04)), (30, dict.fromkeys(names, 61.0))]), end="")
"""


def test_a_row_for_each_size() -> None:
    """The rules alone come first and are called so."""
    done = subprocess.run([sys.executable, "-c", TABLE], cwd=CURVE.parent, capture_output=True, text=True, check=True)
    rows = done.stdout.splitlines()
    assert rows[0].count("|") == rows[2].count("|") == 6
    assert rows[2:] == ["| 0 (rules) | 50.0 | 50.0 | 50.0 | 50.0 |", "| 30 | 61.0 | 61.0 | 61.0 | 61.0 |"]


def test_without_texts_it_says_how_to_name_them() -> None:
    """The texts of the open part are not in the repository."""
    here = {name: value for name, value in os.environ.items() if name != "DATELINE_GOLD_TEXTS"}
    done = subprocess.run([sys.executable, CURVE], capture_output=True, text=True, env=here)
    assert done.returncode == 2
    assert "--texts PATH" in done.stderr
