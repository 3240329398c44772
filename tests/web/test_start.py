"""The site answers before any stage is loaded: what reads, compares or exports reports waits until it is used."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import dateline

UNUSED = (
    *("dateline.pipeline", "dateline.quotes.find", "dateline.dates.find", "dateline.extraction.extract"),
    *("dateline.language.assemble", "dateline.actors.resolve", "dateline.events.find", "dateline.comparison.compare"),
    *("dateline.copies.find", "dateline.intake.read", "dateline.exports.registry", "spacy", "numpy", "lxml", "urllib3"),
)


def test_no_stage_is_loaded_with_the_site(tmp_path: Path) -> None:
    asked = (
        "import sys; from pathlib import Path; import dateline.web.running as running;"
        "options = running.ServeOptions(db=Path(sys.argv[1])); running.bring_up(options); running.create_app(options);"
        "print(*sorted(sys.modules))"
    )
    command = [sys.executable, "-c", asked, str(tmp_path / "new.db")]
    dateline.Record(tmp_path / "new.db").store.close()
    found = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    assert "dateline.web.app" in found
    assert [name for name in UNUSED if name in found] == []


def test_names_that_modules_have_too_are_the_functions() -> None:
    """A package that gives its names late gives the function where a module of it is called as it is."""
    asked = (
        "import dateline.copies.settle, dateline.language.analyse; from dateline.copies import settle, shingles;"
        "from dateline.language import analyse; import dateline.copies.align; from dateline.copies import align;"
        "print(*(callable(one) for one in (settle, shingles, analyse, align)))"
    )
    found = subprocess.run([sys.executable, "-c", asked], check=True, capture_output=True, text=True).stdout
    assert found.split() == ["True"] * 4
