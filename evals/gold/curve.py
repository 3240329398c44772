"""Draw a learning curve of the attribution reader: what 30, 60, 120 ... marked reports buy.

usage: curve.py [--texts PATH] [--sizes 0,30,60,120] [--split dev] [--out curve.md]

For each size the reader is taught with so many reports of the training part (the same ones, and more), reads the dev
part (the test part is left for releases), and is scored by score.py. Size 0 is the rules alone; a size beyond the
training part means all of it. The texts of the open part are needed: PATH, or DATELINE_GOLD_TEXTS.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

HERE = Path(__file__).parent
DATELINE = (sys.executable, "-m", "dateline")
SHOWN = ("attribution: all", "attribution: indirect", "attribution: speech cues", "speaker: all")


def run(*command: str | Path) -> str:
    """What a command prints; its own complaint ends this one."""
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True)
    if done.returncode not in (0, 1):
        sys.exit(f"{' '.join(map(str, command))}: exit {done.returncode}\n{done.stderr.strip()}")
    return done.stdout


def curve(texts: Path, sizes: Sequence[int], split: str, work: Path) -> Iterator[tuple[int, dict[str, float]]]:
    """The figures for each size, smallest first: the number of reports, and F1 or share by name, of 100."""
    mark = (sys.executable, HERE / "mark.py", "--texts", texts, "join")
    asked, said = work / f"{split}.jsonl", work / f"{split}.out.jsonl"
    run(*mark, asked, "--split", split)
    for size in sizes:
        reader: str | Path = "rules"
        count = 0
        if size:
            taught, reader = work / f"train-{size}.jsonl", work / f"{size}.reader"
            run(*mark, taught, "--split", "train", "--limit", str(size))
            count = len(taught.read_text(encoding="utf-8").splitlines())
            run(*DATELINE, "train", "quotes", taught, "-o", reader)
        run(*DATELINE, "annotate", asked, "--layers", "entities,attributions", "--reader", reader, "-o", said)
        scored = json.loads(run(sys.executable, HERE / "score.py", asked, said, "--json"))
        yield count, {name: 100 * found["f1"] for name, found in scored.items()}


def as_table(rows: Sequence[tuple[int, dict[str, float]]]) -> str:
    """The curve as Markdown."""
    shown = [name for name in SHOWN if name in rows[0][1]] or sorted(rows[0][1])
    lines = ["| reports | " + " | ".join(shown) + " |", "| --- |" + " --- |" * len(shown)]
    for count, figures in rows:
        called = str(count) if count else "0 (rules)"
        lines.append(f"| {called} | " + " | ".join(f"{figures[name]:.1f}" for name in shown) + " |")
    return "\n".join(lines) + "\n"


def main() -> int:
    """Draw the curve and print it as a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, default=os.environ.get("DATELINE_GOLD_TEXTS"))
    parser.add_argument("--sizes", default="0,30,60,120", help="numbers of reports, comma between")
    parser.add_argument("--split", choices=("dev", "test"), default="dev")
    parser.add_argument("--out", type=Path, help="where to write the table as well")
    options = parser.parse_args()
    if not options.texts:
        parser.error("the texts of the open part are needed: --texts PATH or DATELINE_GOLD_TEXTS")
    sizes = sorted({int(size) for size in options.sizes.split(",")})
    with tempfile.TemporaryDirectory() as folder:
        rows = []
        for row in curve(Path(options.texts), sizes, options.split, Path(folder)):
            rows.append(row)
            print(f"{row[0]} reports done", file=sys.stderr)
    table = as_table(rows)
    print(table, end="")
    if options.out:
        options.out.write_text(table, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
