"""What is missing is told in one line with the next step."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from tests.conftest import Run

from dateline.errors import UsageError
from dateline.spark.session import open_session


def test_without_pyspark(monkeypatch: pytest.MonkeyPatch) -> None:
    """The extra is named."""
    monkeypatch.setitem(sys.modules, "pyspark", None)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError, match=r"needs pyspark .*pip install 'dateline\[spark\]'"), open_session(None):
        pass


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (("copies", "--engine", "spark"), "name a JSONL"),
        (("copies", "-", "--engine", "spark"), "not standard input"),
        (("copies", "in.jsonl", "--master", "local[2]"), "add --engine spark"),
        (("copies", "nothing.jsonl", "--engine", "spark"), "no such file"),
    ],
)
def test_wrong_usage(run: Run, words: tuple[str, ...], hint: str) -> None:
    """Before Spark is started."""
    done = run(*words)
    assert done.returncode == 2
    assert hint in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.spark
def test_without_java(run: Run, tmp_path: Path) -> None:
    """Java is named, with the package of Debian."""
    (tmp_path / "in.jsonl").write_text('{"id": "1", "text": "Rain."}\n')
    done = run("copies", "in.jsonl", "--engine", "spark", environment={"JAVA_HOME": "/nowhere"})
    assert done.returncode == 2
    (line,) = (line for line in done.stderr.splitlines() if line.startswith("dateline: "))
    assert "openjdk-17-jre-headless" in line
