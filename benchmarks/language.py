"""Measure the language pipeline: load, memory, and reports a CPU second, beside another spaCy pipeline in one run.

usage: language.py --shared FOLDER [--yardstick FOLDER --code FOLDER] [--reports 120] [--rounds 3]

Reads Wikinews articles of fewer than 6,000 characters of the development data. The yardstick is the pipeline that
`evals/language` of the shared folder trains (its speed does not depend on how long it was trained); --code is the
folder with its `pipeline_tokenizer.py`. Both read every article in turn, paragraph by paragraph as their own command
does, in process time, and the best of N rounds of each counts. The exit code is 1 when a bound is missed.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")

from dateline.extraction import extract
from dateline.language import LanguageOptions, analyse, analyse_words
from dateline.language.assemble import open_once
from dateline.model import AnnotatedText, Given, Incoming, Media, Report

LEAST = {"of the yardstick's speed": 1.5, "tokens and sentences, reports/s": 300.0}
MOST = {"load, CPU s": 1.0, "memory after the run, MB": 400.0}
LONGEST = 6_000  # characters
LOAD = "import time; s = time.process_time(); from dateline.language.english import load_english; load_english()"


def main() -> int:
    """Print the figures, and return 1 when one misses its bound."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--yardstick", type=Path)
    parser.add_argument("--code", type=Path)
    parser.add_argument("--reports", type=int, default=120)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    reports = articles(asked.shared / "data/language/open_news.jsonl.gz", asked.reports)
    figures: dict[str, float] = {"load, CPU s": load_seconds()}
    options = LanguageOptions()
    analyse_words(analyse(reports[0]), options)  # loaded before anything is timed
    cut = best_of(asked.rounds, reports, analyse)[0]
    figures["tokens and sentences, reports/s"] = len(reports) / cut
    works: list[Callable[[Report], object]] = [lambda report: everything(analyse(report), options)]
    if asked.yardstick:
        works.append(yardstick(asked.yardstick, asked.code))
    spent = best_of(asked.rounds, reports, *works)
    figures["everything, reports/s"] = len(reports) / spent[0]
    if asked.yardstick:
        figures["the yardstick, reports/s"] = len(reports) / spent[1]
        figures["of the yardstick's speed"] = spent[1] / spent[0]
    else:
        figures["memory after the run, MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    missed = 0
    for name, value in figures.items():
        bad = value < LEAST.get(name, value) or value > MOST.get(name, value)
        missed += bad
        print(f"{'MISSED ' if bad else ''}{name:34} {value:8.2f}")
    return int(missed > 0)


def articles(path: Path, most: int) -> list[Report]:
    """The first articles that are short enough, as reports."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if row["collection"].startswith("wikinews")]
    read: list[Report] = []
    for row in [row for row in rows if len(row["text"]) < LONGEST][:most]:
        report = extract(Incoming(row["text"], Media.TEXT, row["id"], "", Given(id=row["id"])))
        if isinstance(report, Report):
            read.append(report)
    return read


def everything(text: AnnotatedText, options: LanguageOptions) -> None:
    """Grammar, names and links of a report, with nothing remembered from the round before."""
    open_once(options.analyzer).forget()
    analyse_words(text, options)


def yardstick(folder: Path, code: Path | None) -> Callable[[Report], object]:
    """The other pipeline, fed as its own command feeds it."""
    if code is not None:
        sys.path.insert(0, str(code))
        __import__("pipeline_tokenizer")
    import spacy

    nlp = spacy.load(folder)
    return lambda report: [
        [(token.lemma_, token.tag_, token.dep_, token.head.i) for token in doc]
        for doc in nlp.pipe(line for line in report.text.split("\n") if line.strip())
    ]


def best_of(rounds: int, reports: Sequence[Report], *works: Callable[[Report], object]) -> list[float]:
    """CPU seconds of each work for all reports, every report by its best round; the works take turns."""
    totals = [0.0] * len(works)
    for report in reports:
        best = [float("inf")] * len(works)
        for _ in range(rounds):
            for place, work in enumerate(works):
                start = time.process_time()
                work(report)
                best[place] = min(best[place], time.process_time() - start)
        totals = [total + spent for total, spent in zip(totals, best, strict=True)]
    return totals


def load_seconds() -> float:
    """CPU seconds from a bare interpreter to a loaded pipeline, the best of five."""
    code = f"{LOAD}; print(time.process_time() - s)"
    runs = [subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True) for _ in range(5)]
    return min(float(run.stdout) for run in runs)


if __name__ == "__main__":
    sys.exit(main())
