"""The parts of the night are chosen, run by themselves, and not run again once they have passed."""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
NAMES = ("tests/a.py::test_one[0]", "tests/a.py::test_one[1]", "tests/b.py::test_two", "weeks")


@pytest.fixture(scope="module")
def nightly() -> Iterator[ModuleType]:
    """The module of the night."""
    sys.path.insert(0, str(ROOT / "benchmarks"))
    try:
        yield importlib.import_module("nightly")
    finally:
        sys.path.remove(str(ROOT / "benchmarks"))


def test_parts_are_chosen(nightly: ModuleType) -> None:
    """By words of their names; shortly, of each test the first parameter."""
    parts = [nightly.Part(name, ("true",)) for name in NAMES]
    assert [part.name for part in nightly.first_ones(parts)] == [NAMES[0], NAMES[2], NAMES[3]]
    assert [part.name for part in nightly.chosen(parts, ["two", "weeks"])] == [*NAMES[2:]]
    assert nightly.chosen(parts, []) == parts
    assert len({part.file_name for part in parts}) == len(parts)


def test_what_has_passed_with_the_same_files_is_known(nightly: ModuleType, tmp_path: Path) -> None:
    """What failed, and what passed with other files, is run again; the last line is told."""
    passed_before = nightly.passed_before
    good = nightly.Part("good", (sys.executable, "-c", "print('one'); print('all is well')"))
    bad = nightly.Part("bad", (sys.executable, "-c", "import sys; sys.exit('it is not')"))
    outcomes = [nightly.run_part(part, tmp_path, "abc") for part in (good, bad)]
    assert [(one.passed, one.said) for one in outcomes] == [(True, "all is well"), (False, "it is not")]
    assert outcomes[0].line.startswith("passed")
    (tmp_path / nightly.RESULTS).write_text("".join(json.dumps(asdict(one)) + "\n" for one in outcomes), "utf-8")
    assert passed_before(tmp_path / nightly.RESULTS, "abc") == {"good"}
    assert passed_before(tmp_path / nightly.RESULTS, "abd") == set()
    assert passed_before(tmp_path / "none", "abc") == set()
