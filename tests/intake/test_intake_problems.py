"""The table of problems is the whole truth, and an import costs little."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

import dateline.intake
from dateline.intake import PROBLEM_CODES
from dateline.intake.problems import lost, noted

SOURCES = [path.read_text() for path in Path(dateline.intake.__file__).parent.rglob("*.py") if path.stem != "problems"]


@pytest.mark.parametrize("code", PROBLEM_CODES)
def test_every_code_is_used_and_described(code: str) -> None:
    assert re.fullmatch("[a-z]+(-[a-z]+)*", code)
    assert PROBLEM_CODES[code].endswith(".")
    assert any(f'"{code}"' in source for source in SOURCES)


def test_only_codes_of_the_table_are_made() -> None:
    with pytest.raises(ValueError, match="not in PROBLEM_CODES"):
        lost("no-such-code", "x", "y")


def test_problems_are_one_line() -> None:
    problem = noted("blank", "a\nb", "c")
    assert (problem.line, problem.fatal) == ("c: a\\x0ab [blank]", False)


def test_the_import_is_light() -> None:
    heavy = "{'charset_normalizer', 'lxml', 'trafilatura', 'sqlite3', 'socket'}"
    code = f"import sys, dateline.intake; print({heavy} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
