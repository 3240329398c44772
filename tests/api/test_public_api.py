"""The public surface is pinned: a name that goes, or comes, is a decision."""

from __future__ import annotations

import subprocess
import sys

import pytest

import dateline


def test_the_public_names() -> None:
    assert dateline.__all__ == [
        "AddSummary",
        "Config",
        "CopyInput",
        "CopyOptions",
        "DatelineError",
        "Demo",
        "Frames",
        "InputError",
        "Record",
        "RecordError",
        "UsageError",
        "VersionError",
        "__version__",
        "annotate",
        "demo",
        "find_copies",
        "mcp",
        "names",
        "open_record",
        "read_config",
        "serve",
        "sift",
        "train",
        "users",
    ]
    assert all(hasattr(dateline, name) for name in dateline.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = dateline.nothing


def test_every_command_has_a_twin_of_the_same_name() -> None:
    from dateline.cli.main import app

    for command in app.registered_commands:
        assert command.name is not None
        assert hasattr(dateline.Record, command.name) or hasattr(dateline, command.name), command.name


def test_importing_dateline_imports_no_stage() -> None:
    code = "import dateline, sys; print([m for m in sys.modules if m.startswith('dateline.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['dateline.version']"
