"""Measure how the search for shared text grows with the number of reports, stage by stage, on generated reports.

usage: scale.py [--sizes 10000,100000] [--work FOLDER] [--jobs 2] [--cpu N] [--whole-up-to N] [--no-score]
       scale.py --stages IN.jsonl OUT.jsonl

Each size is a corpus of generate_corpus.py, where a report has four relatives at any size. Tier one (what is shared, by
the text alone, with every line written) runs in one process and says what each stage cost; then the whole command runs
with --jobs processes; our scorer says what tier one found. All goes to benchmarks/results/scale.json, from which
docs/build.py makes the tables of docs/scale.md (scale_model.py holds the formulas). The second form is the run that is
measured. The exit code is 1 when CPU or memory grows faster than the limit from 100,000 reports on.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

from measure import run_measured
from scale_model import RESULTS, is_within_limit, report_lines

HERE = Path(__file__).resolve().parent
SCORER = HERE.parent / "evals" / "scorers" / "copies_score.py"
SAMPLE = 5_000  # reports whose characters, words and shingles are counted: all sizes are composed alike
COPIED = 1 << 26  # bytes that are copied to learn how fast memory is: far more than any cache holds


class Meter:
    """CPU seconds by stage, and the peak of memory at the end of each."""

    def __init__(self) -> None:
        self.cpu: dict[str, float] = {}
        self.peak_mb: dict[str, float] = {"start": peak_mb()}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Add what happens inside to a stage."""
        start = time.process_time()
        yield
        self.cpu[name] = self.cpu.get(name, 0) + time.process_time() - start
        self.peak_mb[name] = peak_mb()


def run_stages(source: Path, out: Path) -> dict[str, Any]:
    """
    Tier one on a file, stage by stage: the one place that knows the order of the search's own functions.

    Index, pairing and aligning are one call of the kernel, hence one stage.
    """
    from copies import input_of, read_input
    from dateline.copies import CopyOptions, kernel
    from dateline.model import ReportId

    gc.disable()  # as find_lines does
    options, meter, table = CopyOptions(), Meter(), kernel.new_table()
    if table is None:
        raise SystemExit("no kernel here: install a C compiler, then Dateline anew; only the kernel is worth measuring")
    held: dict[ReportId, tuple[Any, str | None, bytes]] = {}
    with source.open("rb") as lines:
        for line in lines:
            with meter.stage("reading"):
                report = input_of(json.loads(line))
            with meter.stage("folding"):
                reading = kernel.read(report.text, (), report.quoted, options, table)
                held[report.id] = reading, report.outlet, array("I", (0, len(report.text))).tobytes()
    ids = sorted(held)
    outlets = {outlet: number for number, outlet in enumerate(dict.fromkeys(held[name][1] for name in ids), 2)}
    with meter.stage("searching"):
        corpus = kernel.compare_all([held[name][0] for name in ids], options)
    with meter.stage("settling"):
        kernel.settle_all(
            corpus, [outlets[held[name][1]] for name in ids], [held[name][2] for name in ids], bytes(len(ids))
        )
    held.clear()
    with meter.stage("writing"), out.open("wb") as file:
        written = kernel.Lines(corpus, ids)
        file.writelines(written.between(0, len(written)))
    counted = islice(read_input(source), SAMPLE)
    shingles = [len(kernel.read(report.text, (), None, options, table).shingles) for report in counted]
    return {
        **sizes_of(source),
        "copy_rate": copy_rate(),
        **counts_of(out),
        "reports": len(ids),
        "shingles": sum(shingles) / len(shingles),
        "cpu": meter.cpu,
        "peak_mb": meter.peak_mb,
    }


def measure(count: int, work: Path, asked: argparse.Namespace) -> dict[str, Any]:
    """One size: the corpus, tier one, the whole command, and what was found."""
    reports, truth, out = (work / f"{count}{end}" for end in (".jsonl", ".truth.jsonl", ".out.jsonl"))
    if not (reports.exists() and truth.exists()):  # of a run before, in --work
        # In a process of its own: what this one holds would count as memory of those that it starts.
        made = reports.with_suffix(".part")
        run(HERE / "generate_corpus.py", str(count), made, "--truth", truth)
        made.rename(reports)
    stages = [sys.executable, str(Path(__file__).resolve()), "--stages", str(reports), str(out)]
    found: dict[str, Any] = json.loads(subprocess.run(stages, check=True, stdout=subprocess.PIPE).stdout)
    if asked.score:
        found["found"] = score(reports, truth, out)
    out.unlink()
    if count <= asked.whole_up_to:
        command = [sys.executable, "-m", "dateline", "copies", str(reports), "-o", str(out), "--jobs", str(asked.jobs)]
        cost = run_measured(command)
        found["whole"] = {"cpu": cost.cpu, "wall": cost.wall, "peak_mb": cost.peak_mb, "jobs": asked.jobs}
    return found


def sizes_of(reports: Path) -> dict[str, float]:
    """How large a corpus is: bytes in all, characters and words of a report."""
    with reports.open("rb") as lines:
        texts = [json.loads(line)["text"] for line in islice(lines, SAMPLE)]
    words = sum(len(text.split()) for text in texts)
    return {
        "bytes": reports.stat().st_size,
        "characters": sum(map(len, texts)) / len(texts),
        "words": words / len(texts),
    }


def counts_of(out: Path) -> dict[str, int]:
    """How large an output is: bytes, lines, spans, and characters of a that are shared."""
    count = spans = shared = 0
    with out.open("rb") as lines:
        for line in lines:
            told = json.loads(line)["spans"]
            count, spans, shared = count + 1, spans + len(told), shared + sum(span[1] - span[0] for span in told)
    return {"out_bytes": out.stat().st_size, "lines": count, "spans": spans, "shared": shared}


def score(reports: Path, truth: Path, out: Path) -> dict[str, Any]:
    """What the scorer says of the lines."""
    figures = out.with_suffix(".score")
    run(SCORER, reports, truth, out, "--json", figures)
    told = json.loads(figures.read_text(encoding="utf-8"))
    return {
        "true_pairs": told["truth"],
        "recall": told["pair_recall"],
        "precision": told["pair_precision"],
        "span_f1": told["spans"]["f1"],
    }


def run(script: Path, *arguments: str | Path) -> None:
    """Run a script of ours; what it prints is not wanted."""
    subprocess.run([sys.executable, "-B", script, *arguments], check=True, stdout=subprocess.DEVNULL)


def copy_rate() -> float:
    """Bytes of memory that one core copies in a second."""
    block = bytearray(COPIED)
    start = time.process_time()
    for _ in range(8):
        block = bytearray(block)
    return 8 * COPIED / (time.process_time() - start)


def peak_mb() -> float:
    """The peak resident memory of this process."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def rounded(value: Any) -> Any:
    """Figures to four digits, so that a results file says no more than a run does."""
    if isinstance(value, float):
        return float(f"{value:.4g}")
    if isinstance(value, dict):
        return {name: rounded(part) for name, part in value.items()}
    return [rounded(part) for part in value] if isinstance(value, list) else value


def main() -> int:
    """Measure the sizes asked for; 1 when growth passes its limit."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="10000,100000")
    parser.add_argument("--work", type=Path, help="keep the corpora in this folder, and use those that are here")
    parser.add_argument("--jobs", type=int, default=2, help="processes of the whole command")
    parser.add_argument("--cpu", type=int, help="run everything on this core alone")
    parser.add_argument("--whole-up-to", type=int, default=10**9, help="leave the whole command out above this size")
    parser.add_argument("--no-score", dest="score", action="store_false", help="leave out what was found")
    parser.add_argument("--results", type=Path, default=RESULTS)
    parser.add_argument("--stages", nargs=2, type=Path, metavar=("IN", "OUT"))
    asked = parser.parse_args()
    if asked.stages:
        print(json.dumps(run_stages(*asked.stages)))
        return 0
    if asked.cpu is not None:
        os.sched_setaffinity(0, {asked.cpu})
    results: dict[str, Any] = {"python": platform.python_version(), "sizes": []}
    with tempfile.TemporaryDirectory() as folder:
        work = asked.work or Path(folder)
        work.mkdir(parents=True, exist_ok=True)
        for count in sorted(map(int, asked.sizes.split(","))):
            results["sizes"].append(measure(count, work, asked))
            asked.results.parent.mkdir(parents=True, exist_ok=True)
            asked.results.write_text(json.dumps(rounded(results), indent=1) + "\n", encoding="utf-8")
            print(f"{count:,} reports measured", flush=True)
    told = json.loads(asked.results.read_text(encoding="utf-8"))
    print(*report_lines(told), sep="\n")
    return int(not is_within_limit(told))


if __name__ == "__main__":
    sys.exit(main())
