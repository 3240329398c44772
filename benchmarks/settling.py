"""
Settle records of growing size and say what each stage costs and how it grows.

usage: settling.py RECORD [RECORD ...] [--keep]

Each record is settled anew in a process of its own, as `python -m dateline.web.settling` does it, into a file that is
thrown away, or kept beside the record with `--keep`. Of each stage the CPU seconds of its own are told (those of stages
within it are theirs), and the slope of the logarithms of seconds and reports between the smallest and the largest
record: 1 is linear. The memory is the most that the process had. `fill_record.py` makes records of any size.
"""

from __future__ import annotations

import argparse
import importlib
import json
import math
import resource
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from time import process_time
from typing import Any

#: Stage, module, and what is called there; a method with its class.
STAGES = (
    ("shared text", "dateline.keeping.sharing", "SharedRecord.settled"),
    ("shared text, judged", "dateline.judging.desk", "Desk.copies"),
    ("lineage", "dateline.keeping.sharing", "SharedRecord.traced"),
    ("reports read", "dateline.compared", "packed"),
    ("lists of reports", "dateline.api.opened", "OpenRecord.summaries"),
    ("gathered days", "dateline.api.exported", "ExportedRecord.gathered_dates"),
    ("sheets", "dateline.across", "sheet_of"),
    ("terms", "dateline.across", "story_input"),
    ("slots", "dateline.comparing", "same_slots"),
    ("units", "dateline.actors.resolve", "units_of"),
    ("classes of names", "dateline.actors.units", "cluster_names"),
    ("ties", "dateline.actors.resolve", "ties_of"),
    ("offers by ties", "dateline.actors.resolve", "offers_by_ties"),
    ("offers in slots", "dateline.actors.resolve", "offers_in_slots"),
    ("offers in company", "dateline.actors.resolve", "offers_in_company"),
    ("joins", "dateline.actors.joining", "Clusters.join_all"),
    ("actors written", "dateline.actors.write", "Writer.actors"),
    ("places of actors", "dateline.actors.write", "Writer.at"),
    ("candidates", "dateline.actors.resolve", "find_candidates"),
    ("stories", "dateline.comparison.grouped", "gather_stories"),
    ("lines of stories", "dateline.comparison.compare", "read_story"),
    ("denials", "dateline.comparison.lines", "find_denials"),
    ("utterances", "dateline.comparison.compare", "gather_utterances"),
    ("merged events", "dateline.comparison.compare", "merge_events"),
    ("findings", "dateline.comparison.compare", "findings_in"),
    ("copies written", "dateline.web.settling", "write_copies"),
    ("stories written", "dateline.web.settling", "write_stories"),
    ("events written", "dateline.web.settling", "write_events"),
    ("utterances written", "dateline.web.settling", "write_utterances"),
    ("findings written", "dateline.web.settling", "write_findings"),
    ("namings written", "dateline.web.settling", "write_namings"),
    ("actors written to file", "dateline.web.settling", "write_actors"),
    ("counts", "dateline.web.settling", "counts_of"),
    ("indexes", "dateline.record.standing", "StandingWriter.finish"),
)
REST = "the rest"
Work = Callable[..., Any]


class Clock:
    """CPU seconds by stage; those of a stage within another are not its own."""

    def __init__(self) -> None:
        self.spent: defaultdict[str, float] = defaultdict(float)
        self.within = [REST]
        self.since = process_time()

    def turn(self) -> None:
        """Book what passed on the stage that ran."""
        now = process_time()
        self.spent[self.within[-1]] += now - self.since
        self.since = now

    def timed(self, stage: str, work: Work) -> Work:
        """A function that is booked on a stage; what it yields is taken at once."""

        def run(*given: Any, **named: Any) -> Any:
            self.turn()
            self.within.append(stage)
            try:
                found = work(*given, **named)
                return list(found) if hasattr(found, "__next__") else found
            finally:
                self.turn()
                self.within.pop()

        return run


def watch(clock: Clock) -> None:
    """Put the clock around every stage."""
    for stage, module, name in STAGES:
        holder: Any = importlib.import_module(module)
        *classes, last = name.split(".")
        for one in classes:
            holder = getattr(holder, one)
        setattr(holder, last, clock.timed(stage, getattr(holder, last)))


def settle(db: Path, *, keep: bool) -> dict[str, Any]:
    """Settle one record in this process."""
    from dateline.api import Record  # loaded in the process that is timed
    from dateline.record import standing_path
    from dateline.web.lists import Lists
    from dateline.web.settling import settle_record

    clock = Clock()
    watch(clock)
    with tempfile.TemporaryDirectory(dir=db.parent) as folder, Record(db, read_only=True) as record:
        with record.store.snapshot():
            clock.since = process_time()
            file = standing_path(db) if keep else Path(folder) / "standing"
            settle_record(record, Lists(record, record.changed()), file)
            clock.turn()
        size = file.stat().st_size
        number = len(record.store)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    return {"reports": number, "mb": peak, "file": size / 1e6, "stages": dict(clock.spent)}


def slope(small: tuple[float, float], large: tuple[float, float]) -> float:
    """The slope of the logarithms between two points."""
    return math.log(large[1] / small[1]) / math.log(large[0] / small[0])


def table(found: list[dict[str, Any]]) -> list[str]:
    """The stages as a table, those that cost most first."""
    head = [f"{one['reports']:,}" for one in found]
    rows = [f"| stage, CPU s | {' | '.join(head)} | slope |", "| --- " * (len(found) + 2) + "|"]
    totals = [sum(one["stages"].values()) for one in found]
    stages = sorted({stage for one in found for stage in one["stages"]}, key=lambda s: -found[-1]["stages"].get(s, 0))
    lines = [("all", totals), *((stage, [one["stages"].get(stage, 0.0) for one in found]) for stage in stages)]
    for stage, seconds in lines:
        first, last = (found[0]["reports"], seconds[0]), (found[-1]["reports"], seconds[-1])
        grows = f"{slope(first, last):.2f}" if min(seconds) > 0.02 and first[0] != last[0] else ""
        rows.append(f"| {stage} | {' | '.join(f'{one:.1f}' for one in seconds)} | {grows} |")
    for name, key in (("memory, MB", "mb"), ("file, MB", "file")):
        values = [one[key] for one in found]
        first, last = (found[0]["reports"], values[0]), (found[-1]["reports"], values[-1])
        grows = f"{slope(first, last):.2f}" if first[0] != last[0] else ""
        rows.append(f"| {name} | {' | '.join(f'{one:,.0f}' for one in values)} | {grows} |")
    return rows


def main() -> None:
    """Settle each record in a process of its own and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("records", type=Path, nargs="+")
    parser.add_argument("--json", action="store_true", help="settle one record in this process and print JSON")
    parser.add_argument("--keep", action="store_true", help="leave the file beside the record")
    asked = parser.parse_args()
    if asked.json:
        print(json.dumps(settle(asked.records[0].absolute(), keep=asked.keep)))
        return
    found = []
    for db in asked.records:
        command = [sys.executable, __file__, str(db), "--json", *(["--keep"] if asked.keep else [])]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
        found.append(json.loads(done.stdout))
        print(f"{found[-1]['reports']:,} reports settled", file=sys.stderr, flush=True)
    print("\n".join(table(sorted(found, key=lambda one: int(one["reports"])))))


if __name__ == "__main__":
    main()
