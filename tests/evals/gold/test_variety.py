"""The measures of variety: they grow with what is different and not with length alone."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from variety import measure, spread_out

SCRIPT = Path(__file__).parents[3] / "evals/gold/variety.py"


def report(text: str, *cues: str) -> dict[str, object]:
    """A report with attributions that have nothing but cues."""
    spans = [[[text.index(cue), text.index(cue) + len(cue)]] for cue in cues]
    return {"text": text, "attributions": [{"cue": span} for span in spans]}


SAME = report("He said it was so. " * 40, "said")
OTHER = report(
    "He said it was so. She had denied the charge. Both crews wanted to leave.", "said", "had denied", "wanted"
)


def test_what_repeats_is_less_varied() -> None:
    """Fewer types, openings and verbs, however long it is."""
    same, other = measure([SAME], 10), measure([OTHER], 10)
    assert same.ratio < other.ratio
    assert (same.openings, other.openings) == (1, 3)
    assert (same.lemmas, other.lemmas) == (1, 3)
    assert (same.said, round(other.said, 2)) == (1.0, 0.33)
    assert (same.types, other.types) == (5, 10)
    assert (same.common, same.length, same.spread) == (1.0, 5.0, 0.0)


def test_reports_are_taken_in_steps_over_the_whole_file() -> None:
    """As many words as asked for, not the first ones."""
    rows = [{"text": f"one two three four report{number}"} for number in range(20)]
    assert [row["text"][-2:] for row in spread_out(rows, 25)] == ["t0", "t4", "t8", "12", "16"]


def test_the_table_has_a_column_for_each_side(tmp_path: Path) -> None:
    """Ours first, the other one by its file's name; nothing of its words is printed."""
    for name, rows in (("ours", [SAME]), ("peer", [OTHER])):
        (tmp_path / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    done = subprocess.run(
        [sys.executable, SCRIPT, tmp_path / "peer.jsonl", "--gold", tmp_path / "ours.jsonl"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.startswith("| | ours | peer |\n")
    assert "denied" not in done.stdout
