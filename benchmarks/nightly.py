"""The long runs, part by part; each says in one line how it went, and what has passed is not run again.

usage: nightly.py [WORDS ...] [--short] [--list] [--again] [--jobs N] [--state FOLDER]

A part is a test with the mark "nightly", with one of its parameters, or a benchmark that fails when it misses what it
holds; each is a process of its own, and none needs another. WORDS choose the parts whose names have one of them
("killed", "fuzz", "weeks"). What was said stands in FOLDER (out/nightly), a file for each part, beside the results: a
part that has passed with the same files is passed over, so a night that was cut short goes on where it was. The weeks
of watching go on within themselves as well. With --short each test is run with its first parameter alone and each
benchmark with few numbers: that shows whether the parts run, and is no night.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import Lock

__all__ = ["Outcome", "Part", "chosen", "first_ones", "passed_before"]

ROOT = Path(__file__).parents[1]
RESULTS = "results.jsonl"
FIRST = re.compile(r"\[.*\]\Z")  # the parameter of a test
ONE = Lock()  # results are written one at a time
MOST = 300  # signs of a line of result


@dataclass(frozen=True, slots=True)
class Part:
    """
    One long run.

    Args:
        name: A test's id, or a benchmark's name.
        command: What is run; ``{state}`` is a folder of its own that stays.
    """

    name: str
    command: tuple[str, ...]

    @property
    def file_name(self) -> str:
        """Its name as that of a file."""
        return re.sub(r"[^\w.-]+", "-", self.name.removeprefix("tests/")).strip("-")


@dataclass(frozen=True, slots=True)
class Outcome:
    """
    How a part went.

    Args:
        part: Its name.
        files: The mark of the files that it was run with.
        passed: Whether it ended well.
        seconds, cpu: What it took, by the clock and of the processors.
        said: Its last line.
    """

    part: str
    files: str
    passed: bool
    seconds: float
    cpu: float
    said: str

    @property
    def line(self) -> str:
        """For people."""
        return f"{'passed' if self.passed else 'FAILED'}  {self.cpu:7,.0f} s of CPU  {self.part}: {self.said}"


def benchmarks(*, short: bool) -> list[Part]:
    """The benchmarks that fail when they miss what they hold."""
    few = {
        "load": ("--reports", "400", "--first", "200"),
        "edits": ("--pairs", "40"),
        "weeks": ("--items", "4000", "--pages", "100"),
    }
    whole = {
        "load": ("--reports", "10000"),
        "edits": (),
        "weeks": ("--state", "{state}"),
    }
    numbers = few if short else whole
    return [Part(name, (sys.executable, f"benchmarks/{name}.py", *numbers[name])) for name in numbers]


def tests() -> list[Part]:
    """The tests with the mark, in the order of their files."""
    run = (sys.executable, "-m", "pytest", "-m", "nightly", "-q", "-p", "no:cacheprovider")
    marked = [path for path in sorted(ROOT.glob("tests/**/test_*.py")) if "nightly" in path.read_text("utf-8")]
    command = [*run, "--collect-only", *(str(path.relative_to(ROOT)) for path in marked)]
    found = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if found.returncode:
        sys.exit(f"the tests cannot be collected:\n{found.stdout}{found.stderr}")
    names = [line for line in found.stdout.splitlines() if "::" in line]
    return [Part(name, (*run, name)) for name in names]


def first_ones(parts: Iterable[Part]) -> list[Part]:
    """Of tests with parameters the first alone."""
    found: dict[str, Part] = {}
    for part in parts:
        found.setdefault(FIRST.sub("", part.name), part)
    return list(found.values())


def chosen(parts: Iterable[Part], words: Sequence[str]) -> list[Part]:
    """The parts whose name has one of the words; all without words."""
    return [part for part in parts if not words or any(word in part.name for word in words)]


def mark_of_files() -> str:
    """What tells one state of the files from another: the commit, and what was changed since."""
    head, changed = (
        subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=True).stdout
        for words in (("rev-parse", "HEAD"), ("diff", "HEAD"))
    )
    return head[:12] + (f"+{hashlib.sha256(changed.encode()).hexdigest()[:8]}" if changed else "")


def passed_before(results: Path, files: str) -> set[str]:
    """The parts that have passed with these files."""
    if not results.exists():
        return set()
    found = map(json.loads, results.read_text("utf-8").splitlines())
    return {outcome["part"] for outcome in found if outcome["passed"] and outcome["files"] == files}


def run_part(part: Part, folder: Path, files: str) -> Outcome:
    """Run a part; what it says goes to a file."""
    said, state = folder / f"{part.file_name}.log", folder / f"{part.file_name}.state"
    begun = time.monotonic()
    with said.open("wb") as out:
        command = [word.format(state=state) if word == "{state}" else word for word in part.command]
        process = subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    lines = said.read_text("utf-8", "replace").split("\n")
    last = next((line.strip() for line in reversed(lines) if line.strip()), "nothing was said")
    cpu = used.ru_utime + used.ru_stime
    return Outcome(part.name, files, status == 0, round(time.monotonic() - begun, 1), round(cpu, 1), last[:MOST])


def main() -> int:
    """Run what is asked for; 1 when a part failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("words", nargs="*", help="only parts whose names have one of these")
    parser.add_argument("--short", action="store_true", help="first parameters and few numbers alone")
    parser.add_argument("--list", action="store_true", help="say which parts there are, and run none")
    parser.add_argument("--again", action="store_true", help="run also what has passed with these files")
    parser.add_argument("--jobs", type=int, default=1, help="parts at once")
    parser.add_argument("--state", type=Path, default=ROOT / "out" / "nightly")
    asked = parser.parse_args()
    found = tests()
    parts = chosen([*(first_ones(found) if asked.short else found), *benchmarks(short=asked.short)], asked.words)
    if asked.list:
        print("\n".join(part.name for part in parts))
        return 0
    folder = asked.state / "short" if asked.short else asked.state
    folder.mkdir(parents=True, exist_ok=True)
    files = mark_of_files()
    before = set() if asked.again else passed_before(folder / RESULTS, files)
    left = [part for part in parts if part.name not in before]
    failed: list[str] = []
    with (folder / RESULTS).open("a", encoding="utf-8") as results, ThreadPoolExecutor(max(1, asked.jobs)) as pool:

        def work(part: Part) -> None:
            outcome = run_part(part, folder, files)
            with ONE:
                results.write(json.dumps(asdict(outcome), ensure_ascii=False) + "\n")
                results.flush()
                print(outcome.line, flush=True)
                failed.extend([] if outcome.passed else [outcome.part])

        list(pool.map(work, left))
    passed = len(left) - len(failed)
    print(f"{len(parts)} parts: {passed} passed, {len(parts) - len(left)} had passed before, {len(failed)} failed")
    if failed:
        print(f"failed (what they said is in {folder}):", *failed, sep="\n")
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
