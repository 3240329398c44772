"""Run our search for shared text beside datasketch and rensa, on the same reports, in one run.

usage: copies_peers.py --shared FOLDER [--sets medium,large] [--work FOLDER]
       copies_peers.py --search IN.jsonl OUT.jsonl

The sets are made, and each peer gets an environment of its own, in a temporary folder (or in --work, which keeps them).
Ours searches without reading of layout, as the peers do, and writes every line with its spans; the peers write pairs
alone. The scorer beside the data says what each found. The second form is the run that is measured.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from measure import Cost, run_measured

from copies import line_of, read_input
from dateline.copies import find_copies
from dateline.text.kernel import engine

PEERS = {"datasketch": ("datasketch==2.0.0", "numpy==2.4.6"), "rensa": ("rensa==0.5.0",)}
# passim 2.0.1 wants Java and Spark and 151 CPU s for 600 reports: recorded in the scorer's README, not run here.
RECORDED = "passim, recorded on tiny (600 reports): 151 CPU s, 1,874 MB, recall 0.872, precision 0.118, span F1 0.871"


@dataclass(frozen=True, slots=True)
class Row:
    """What one system did with one set."""

    system: str
    cost: Cost
    found: dict[str, Any]

    @property
    def line(self) -> str:
        """The row as Markdown."""
        cost, found = self.cost, self.found
        span = found.get("spans", {}).get("f1", "none")
        figures = f"{found['found']:,} | {found['pair_recall']} | {found['pair_precision']} | {span}"
        return f"| {self.system} | {cost.cpu:.1f} | {cost.wall:.1f} | {cost.peak_mb:,.0f} | {figures} |"


def search(source: Path, out: Path) -> None:
    """Find the copies of a file and write their lines."""
    with out.open("w", encoding="utf-8") as file:
        for copy in find_copies(read_input(source)):
            file.write(json.dumps(line_of(copy)) + "\n")


def environment(work: Path, peer: str) -> Path:
    """The Python of a peer's own environment."""
    python = work / peer / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", work / peer], check=True)
        subprocess.run([python, "-m", "pip", "-qq", "install", *PEERS[peer]], check=True)
    return python


def make_set(work: Path, shared: Path, name: str) -> Path:
    """A development set, made once."""
    made = work / f"{name}.jsonl"
    if not (work / f"{name}.truth.jsonl").exists():
        maker, base = shared / "evals" / "copies" / "make.py", shared / "data" / "copies" / "base.jsonl.gz"
        subprocess.run([sys.executable, "-B", maker, name, base, work], check=True, stdout=subprocess.DEVNULL)
    return made


def score(shared: Path, reports: Path, out: Path) -> dict[str, Any]:
    """What the scorer says of the lines."""
    figures, truth = out.with_suffix(".score"), reports.with_suffix(".truth.jsonl")
    scorer = shared / "evals" / "copies" / "score.py"
    command: list[str | Path] = [sys.executable, "-B", scorer, reports, truth, out, "--json", figures]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return dict(json.loads(figures.read_text(encoding="utf-8")))


def run_set(work: Path, shared: Path, name: str) -> None:
    """Every system on one set; prints as it goes."""
    reports = make_set(work, shared, name)
    commands = {"dateline": [sys.executable, __file__, "--search"]}
    for peer in PEERS:
        commands[peer] = [str(environment(work, peer)), "-B", str(shared / "evals" / "copies" / f"peer_{peer}.py")]
    print(f"\n{name}, our engine: {engine()}\n")
    print("| system | CPU s | wall s | peak MB | pairs | recall | precision | span F1 |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    spent = {}
    for system, command in commands.items():
        out = work / f"{name}.{system}.jsonl"
        cost = run_measured([*command, str(reports), str(out)])
        print(Row(system, cost, score(shared, reports, out)).line, flush=True)
        spent[system] = cost
    ours = spent.pop("dateline")
    ratios = (
        f"{ours.cpu / c.cpu:.2f} x {p} in CPU, {ours.peak_mb / c.peak_mb:.2f} x in memory" for p, c in spent.items()
    )
    print(f"\ndateline takes {'; '.join(ratios)}", flush=True)


def main() -> None:
    """Read the arguments and run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path)
    parser.add_argument("--sets", default="medium,large")
    parser.add_argument("--work", type=Path)
    parser.add_argument("--search", nargs=2, type=Path)
    asked = parser.parse_args()
    if asked.search:
        search(*asked.search)
    elif asked.shared and asked.shared.is_dir():
        with tempfile.TemporaryDirectory() as folder:
            for name in asked.sets.split(","):
                run_set(asked.work or Path(folder), asked.shared.resolve(), name)
        print(RECORDED)
    else:
        parser.error("name the folder of the shared development sets with --shared")


if __name__ == "__main__":
    main()
