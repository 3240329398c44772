"""The systemd units that ship: systemd takes them, and what they start is a command of this version."""

from __future__ import annotations

import shlex
import subprocess
import sys
from configparser import ConfigParser
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dateline.cli.main import app

FOLDER = Path(__file__).parents[2] / "docs" / "how-to"
SERVICES = sorted(FOLDER.glob("*.service"))
TIMERS = sorted(FOLDER.glob("*.timer"))


def unit(path: Path) -> ConfigParser:
    """A unit's sections."""
    found = ConfigParser(interpolation=None)
    found.optionxform = str  # type: ignore[assignment,method-assign]  # names keep their capitals
    found.read_string(path.read_text("utf-8"))
    return found


def test_every_timer_has_its_service() -> None:
    """And both are named in a page that says what to do with them."""
    assert [path.stem for path in TIMERS] == [path.stem for path in SERVICES] == ["dateline-alerts", "dateline-watch"]
    pages = "".join(path.read_text("utf-8") for path in FOLDER.glob("*.md"))
    assert [path.name for path in (*SERVICES, *TIMERS) if f"({path.name})" not in pages] == []


@pytest.mark.parametrize("path", SERVICES, ids=lambda path: path.stem)
def test_a_service_starts_a_command_of_this_version(path: Path) -> None:
    """With options that it has, once; in a folder that it may write."""
    service = unit(path)["Service"]
    program, *words = shlex.split(service["ExecStart"])
    assert program.endswith("/dateline")
    assert "--once" in words
    assert program.startswith(service["WorkingDirectory"])
    assert service["ReadWritePaths"] == service["WorkingDirectory"]
    told = CliRunner().invoke(app, [*words, "--db", "none/none.db"])
    assert told.exit_code == 1
    assert "no such option" not in told.output.lower()
    assert "none" in str(told.exception)


@pytest.mark.nightly
@pytest.mark.parametrize("path", [*SERVICES, *TIMERS], ids=lambda path: path.name)
def test_systemd_takes_it(path: Path, tmp_path: Path) -> None:
    """`systemd-analyze verify`, with the program that it names put where it stands here."""
    for other in (*SERVICES, *TIMERS):
        words = other.read_text("utf-8").replace("%h/desk/.venv/bin/dateline", f"{sys.executable} -m dateline")
        (tmp_path / other.name).write_text(words.replace("%h/desk", str(tmp_path)), "utf-8")
    command = ["systemd-analyze", "verify", "--man=no", str(tmp_path / path.name)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
