"""Run each optional pipeline for real, in a venv of its own: what it needs is installed or said to be missing.

usage: extras.py [gliner] [coreference] [trf]

A package comes through pip as it is configured; a model must be on this machine or come as a package. What cannot be
had is named, and the exit code is then 1: an extra that was not run was not tested.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TEXT = "Ana Vale of the River Guard left Baghdad on Monday. She said that Iraq would pay."
CHECK = """
import sys
from dateline.language import LanguageOptions, analyse, analyse_words
from dateline.model import Media, Report, ReportId, Role, Span, Zone
text = sys.argv[1]
report = Report(ReportId("r"), text, "", "", Media.TEXT, "r", (Zone(Role.BODY, Span(0, len(text))),))
analysis = analyse_words(analyse(report), LanguageOptions(**eval(sys.argv[2])))
names = {text[name.start : name.end]: name.label.value for name in analysis.names}
assert names.get("Ana Vale") == "PERSON", names
if "links" in sys.argv[2]:
    assert any(text[link.start : link.end] == "She" for link in analysis.links), analysis.links
print(analysis.stamp, names)
"""
EXTRAS = {
    "gliner": ([f"{ROOT}[gliner]"], {"names": "gliner:urchade/gliner_medium-v2.1"}),
    "coreference": ([f"{ROOT}[coreference]"], {"links": "fastcoref"}),
    "trf": ([str(ROOT), "spacy-transformers", "en_core_web_trf"], {"analyzer": "spacy:en_core_web_trf"}),
}


def main() -> int:
    """Run the extras asked for, or all, and return 1 when one could not be run or was wrong."""
    failed = 0
    for name in sys.argv[1:] or EXTRAS:
        wanted, options = EXTRAS[name]
        reason = tried(wanted, options)
        failed += bool(reason)
        print(f"{name:12} {'not run: ' + reason if reason else 'works'}", flush=True)
    return int(failed > 0)


def tried(wanted: list[str], options: dict[str, str]) -> str:
    """Why an extra does not run; empty when it does."""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = f"{folder}/bin/python"
        got = subprocess.run(
            [python, "-m", "pip", "-q", "install", *wanted], capture_output=True, text=True, check=False
        )
        if got.returncode:
            return "pip: " + got.stderr.strip().splitlines()[-1]
        ran = subprocess.run([python, "-c", CHECK, TEXT, repr(options)], capture_output=True, text=True, check=False)
        return ran.stderr.strip().splitlines()[-1] if ran.returncode else ""


if __name__ == "__main__":
    sys.exit(main())
