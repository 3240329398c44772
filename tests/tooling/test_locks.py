"""``make test`` installs what its tests import: a machine that was used before hides what is missing."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).parents[2]
OURS = frozenset(("dateline", "tests", "evals", "training", "marking", "scoring", "benchmarks"))
# What only `make check` runs, with more installed.
APART = re.compile(r"pytest\.mark\.(?:browser|server|spark|nightly)")


def imported(path: Path) -> Iterator[str]:
    """The modules that a file imports when it is loaded, without those for types alone."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Import):
            yield from (name.name.split(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0]


def locked(name: str) -> frozenset[str]:
    """The distributions of a lock file."""
    lines = (ROOT / "locks" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.split("==")[0].replace("_", "-").lower() for line in lines if "==" in line)


def test_what_tests_import_is_in_the_lock_of_make_test() -> None:
    installed, test = packages_distributions(), locked("test")
    missing = {
        (path.name, module)
        for path in sorted((ROOT / "tests").rglob("test_*.py"))
        if not APART.search(path.read_text(encoding="utf-8"))
        for module in imported(path)
        if module not in OURS and module not in sys.stdlib_module_names and module in installed
        if not any(one.replace("_", "-").lower() in test for one in installed[module])
    }
    assert not missing


def test_each_lock_holds_the_one_before_it() -> None:
    assert locked("runtime") <= locked("test") <= locked("dev")
    assert locked("test") <= locked("spark")
