"""Write what Dateline reads in the fictional example, one line a report, by the names of the example's gold.

usage: say_example.py OUT.jsonl
The lines are those of `dateline annotate`: `score_events.py OUT.jsonl --example` scores them, `calibrate_events.py` is
fitted to them.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent)]

from gate import read_example  # noqa: E402  # it stands beside this folder

from dateline.api import read_object  # noqa: E402
from dateline.example import FOLDER  # noqa: E402


def main() -> None:
    """Read the example into a record and write its lines."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    asked = parser.parse_args()
    run = read_example(json.loads((FOLDER / "gold.json").read_text("utf-8")))
    lines = [{**read_object(read), "id": name} for name, read in sorted(run.reports.items())]
    asked.out.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), "utf-8")


if __name__ == "__main__":
    main()
