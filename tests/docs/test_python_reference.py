"""The Python reference leaves out nothing that can be asked of a record."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import dateline
from dateline.api import Record

REFERENCE = Path(__file__).parents[2] / "docs" / "reference" / "python.md"


def test_every_public_method_of_a_record_stands_in_the_reference() -> None:
    """Those of the classes it is put together from too, wherever their modules are, and those without a record."""
    told = set(re.findall(r"^#### Record\.(\w+)$", REFERENCE.read_text("utf-8"), re.MULTILINE))
    public = {name for name, _ in inspect.getmembers(Record, inspect.isfunction) if not name.startswith("_")}
    assert told == public


def test_every_public_name_stands_in_the_reference() -> None:
    told = set(re.findall(r"^### (\w+)$", REFERENCE.read_text("utf-8"), re.MULTILINE))
    called = {
        name
        for name in dateline.__all__
        if inspect.isfunction(found := getattr(dateline, name)) or inspect.isclass(found)
    }
    assert called <= told
