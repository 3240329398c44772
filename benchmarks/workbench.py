"""
The workbench under load: many readers at once while an import runs, beside Datasette over the same file in one run.

usage: workbench.py --db RECORD [--readers 20] [--seconds 20] [--datasette VENV] [--no-import]

Readers ask page after page without a pause, each from a list of its own order. Printed are the 50th and 95th
percentile of pages, of answers for programs and of searches, the largest page, the memory of the server, and the time
until it answers beside a bare FastAPI application. The same is done with Datasette, with the same readers and the same
import, on the pages of it that show what ours show: tables by day, rows, JSON, and a search. The exit code is 1 when a
figure of issue 7 is missed. `fill_record.py` makes a record of any size; the import adds reports of
generate_corpus.py to it.
"""

from __future__ import annotations

import argparse
import http.client
import itertools
import random
import re
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from generate_corpus import generate, write_corpus

LIMITS = {"read": 200.0, "search": 150.0, "memory": 600.0, "ratio": 1.5, "start": 3.0, "bytes": 150_000.0}
IMPORTED = 4_000  # reports that are being added while readers read
STARTS = 5
WORDS = "SELECT word FROM word WHERE length > 5 ORDER BY random() LIMIT 200"
Pages = list[tuple[str, str, str]]
"""Of each page to be asked: its kind, what it is called, and its address."""
BARE = """
import socket, sys, uvicorn
from fastapi import FastAPI
app = FastAPI()
app.get("/")(lambda: {})
listening = socket.create_server(("127.0.0.1", 0))
print(f"http://127.0.0.1:{listening.getsockname()[1]}/", file=sys.stderr, flush=True)
uvicorn.Server(uvicorn.Config(app, log_level="warning")).run(sockets=[listening])
"""


@dataclass(slots=True)
class Answers:
    """What readers met: by kind of page the milliseconds, and the sizes."""

    times: dict[str, list[float]] = field(default_factory=dict)
    pages: dict[str, list[float]] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)

    def p(self, part: int, *kinds: str) -> float:
        """A percentile over some kinds, in milliseconds."""
        found = [one for kind in kinds for one in self.times.get(kind, [])]
        return statistics.quantiles(found, n=100)[part - 1] if len(found) > 1 else float("nan")


def asked_of_ours(db: Path, chance: random.Random, each: int) -> Pages:
    """Kind, name and address of pages: lists at random depths, reports, stories, events and actors at random."""
    with sqlite3.connect(f"{db.with_name(db.name + '.standing').as_uri()}?mode=ro", uri=True) as known:
        some = {
            table: [own for (own,) in known.execute(f"SELECT id FROM {table} ORDER BY random() LIMIT {each + 6}")]
            for table in ("report", "story", "event", "actor", "utterance")
        }
        words = [
            word for (word,) in known.execute("SELECT word FROM word WHERE length > 5 ORDER BY random() LIMIT 200")
        ]
    found = [("page", path, path) for path in ("/", "/about", "/lineage", "/open", "/timeline", "/corrections")]
    for path in ("/reports", "/quotes", "/stories", "/actors", "/events", "/disagreements", "/utterances", "/wording"):
        found += [("page", path, f"{path}?page={page}") for page in (1, chance.randrange(2, 100))]
        if path not in ("/wording", "/disagreements"):
            found += [("api", f"/api/v1{path}", f"/api/v1{path}?page={chance.randrange(1, 100)}")]
    for table, ids in some.items():
        found += [("page", f"/{table}/...", f"/{table}/{own}") for own in ids[:each]]
    found += [("api", "/api/v1/reports/...", f"/api/v1/reports/{own}") for own in some["report"][each:]]
    found += [("search", "/search", f"/search?q={word}") for word in words[:12]]
    found += [("search", "/search of two", f"/search?q={a}+{b}") for a, b in itertools.pairwise(words[20:26])]
    found += [("search", "/search misspelt", f"/search?q={word[:2]}q{word[3:]}") for word in words[30:32]]
    return found


def asked_of_datasette(db: Path, chance: random.Random) -> Pages:
    """The same kinds of Datasette: tables by day at random depths, rows, JSON, and the words in the index."""
    name = db.stem
    with sqlite3.connect(f"{db.as_uri()}?mode=ro", uri=True) as known:
        numbers = [number for (number,) in known.execute("SELECT number FROM report ORDER BY random() LIMIT 60")]
        last = known.execute("SELECT max(number) FROM report").fetchone()[0]
    with sqlite3.connect(f"{db.with_name(db.name + '.standing').as_uri()}?mode=ro", uri=True) as known:
        words = [word for (word,) in known.execute(WORDS)]
    found = [("page", "database", f"/{name}")]
    for table in ("report", "quote", "time_expression", "event", "actor"):
        at = chance.randrange(1, last)
        after = f"_next={at}" if table == "report" else f"_next={at}%2C0"
        found += [("page", table, f"/{name}/{table}?_size=50{more}") for more in ("", f"&{after}") for _ in range(4)]
        found += [("api", f"{table}.json", f"/{name}/{table}.json?_size=50&_shape=array&{after}") for _ in range(2)]
    found += [("page", "report/...", f"/{name}/report/{number}") for number in numbers]
    found += [("api", "report/....json", f"/{name}/report/{number}.json") for number in numbers[:6]]
    query = "select+rowid+from+search+where+search+match+:q+order+by+rank+limit+50"
    found += [("search", "search", f"/{name}.json?_shape=array&sql={query}&q={word}") for word in words[:20]]
    return found


def read(address: str, until: float, asked: Pages, seed: int, answers: Answers) -> None:
    """One reader: page after page, without a pause."""
    host, _, port = address.removeprefix("http://").strip("/").partition(":")
    connection = http.client.HTTPConnection(host, int(port), timeout=120)
    connection.connect()
    connection.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    own = asked[:]
    random.Random(seed).shuffle(own)
    for kind, name, path in itertools.cycle(own):
        if time.perf_counter() > until:
            break
        began = time.perf_counter()
        connection.request("GET", path)
        answer = connection.getresponse()
        size = len(answer.read())
        taken = 1000 * (time.perf_counter() - began)
        if answer.status != 200:
            answers.failed.append(f"{path}: {answer.status}")
            continue
        answers.times.setdefault(kind, []).append(taken)
        answers.pages.setdefault(name, []).append(taken)
        answers.sizes[name] = max(size, answers.sizes.get(name, 0))
    connection.close()


def read_all(address: str, asked: Pages, readers: int, seconds: float) -> Answers:
    """So many readers at once."""
    answers, until = Answers(), time.perf_counter() + seconds
    threads = [threading.Thread(target=read, args=(address, until, asked, n, answers)) for n in range(readers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


@contextmanager
def serving(command: list[str], first: str) -> Iterator[tuple[subprocess.Popen[str], str, float]]:
    """A server, its address, and the seconds until it answered."""
    began = time.perf_counter()
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    try:
        found = None
        while found is None:
            line = process.stderr.readline()
            if not line:
                sys.exit(f"{command[0]} ended")
            found = re.search(r"http://[0-9.]+:\d+", line)
        threading.Thread(target=process.stderr.read, daemon=True).start()
        while True:
            try:
                host, _, port = found[0].removeprefix("http://").partition(":")
                asking = http.client.HTTPConnection(host, int(port), timeout=600)
                asking.request("GET", first)
                asking.getresponse().read()
                break
            except ConnectionRefusedError:
                time.sleep(0.02)
        yield process, found[0], time.perf_counter() - began
    finally:
        process.terminate()
        process.wait()


@contextmanager
def importing(db: Path, folder: Path, seed: int) -> Iterator[None]:
    """An import into the record while something is done: it is stopped when that ends."""
    rows = folder / f"import-{seed}.jsonl"
    write_corpus(generate(IMPORTED, seed), rows)
    process = subprocess.Popen(
        [sys.executable, "-m", "dateline", "add", str(rows), "--db", str(db)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield
        if process.poll() is not None:
            print("the import ended before the readers did")
    finally:
        process.terminate()
        process.wait()


def memory_of(process: subprocess.Popen[str]) -> float:
    """The most memory that a process had, in MB."""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{process.pid}/status").read_text("utf-8"))
    return int(found[1]) / 1000 if found else float("nan")


def told(name: str, answers: Answers, memory: float) -> None:
    """Print what readers met."""
    number = sum(map(len, answers.times.values()))
    print(f"{name}: {number:,} answers, memory {memory:.0f} MB, {len(answers.failed)} failed {answers.failed[:3]}")
    for kind in ("page", "api", "search"):
        if answers.times.get(kind):
            print(f"  {kind:7} p50 {answers.p(50, kind):6.0f} ms  p95 {answers.p(95, kind):6.0f} ms")
    for page, times in sorted(answers.pages.items()):
        slow = statistics.quantiles(times, n=100)[94] if len(times) > 1 else times[0]
        middle = statistics.median(times)
        print(f"    {page:24} {len(times):5}  p50 {middle:6.0f}  p95 {slow:6.0f} ms  {answers.sizes[page]:9,} bytes")


def free_port() -> int:
    """A port that is free now."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


def start_ratio(db: Path) -> float:
    """How much longer the workbench takes until it answers than a bare FastAPI application; best of several each."""
    ours = [sys.executable, "-m", "dateline", "serve", "--db", str(db), "--port", "0"]
    seconds: dict[str, list[float]] = {"ours": [], "bare": []}
    for _ in range(STARTS):
        with serving([sys.executable, "-c", BARE], "/") as (_, _, taken):
            seconds["bare"].append(taken)
        with serving(ours, "/design") as (_, _, taken):
            seconds["ours"].append(taken)
    best, bare = min(seconds["ours"]), min(seconds["bare"])
    print(f"ready in {best:.2f} s, a bare FastAPI application in {bare:.2f} s: {best / bare:.2f} times")
    return best / bare


def main() -> int:
    """Measure and print; 1 when a figure is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--db", type=Path, required=True)
    parser.add_argument("--readers", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--datasette", type=Path, help="a venv that has it")
    parser.add_argument("--no-import", action="store_true")
    parser.add_argument(
        "--each", type=int, default=12, help="stories, events, utterances, actors and reports that all readers ask for"
    )
    asked = parser.parse_args()
    db, chance = asked.db.absolute(), random.Random(7)
    missed = {"start": start_ratio(db)}
    with tempfile.TemporaryDirectory() as folder:

        def measured(name: str, command: list[str], first: str, pages: Pages, seed: int) -> Answers:
            with serving(command, first) as (process, address, _):
                read_all(address, pages, 2, 3)  # what is loaded with the first answers is no reader's wait
                if asked.no_import:
                    answers = read_all(address, pages, asked.readers, asked.seconds)
                else:
                    with importing(db, Path(folder), seed):
                        time.sleep(4)  # the import has loaded its pipeline
                        answers = read_all(address, pages, asked.readers, asked.seconds)
                missed[f"memory of {name}"] = memory_of(process)
                told(name, answers, missed[f"memory of {name}"])
                return answers

        ours = measured(
            "dateline",
            [sys.executable, "-m", "dateline", "serve", "--db", str(db), "--port", "0"],
            "/about",
            asked_of_ours(db, chance, asked.each),
            int(time.time()),
        )
        if asked.datasette:
            port = str(free_port())
            command = [str(asked.datasette / "bin" / "datasette"), "serve", str(db), "--port", port]
            theirs = measured("Datasette", command, "/", asked_of_datasette(db, chance), int(time.time()))
            missed["ratio"] = ours.p(95, "page", "api") / theirs.p(95, "page", "api")
            print(f"p95 of pages and answers for programs beside Datasette: {missed['ratio']:.2f} times")
    figures = {
        "read": ours.p(95, "page", "api"),
        "search": ours.p(95, "search"),
        "memory": missed["memory of dateline"],
        "bytes": float(max(size for name, size in ours.sizes.items() if not name.startswith("/api"))),
        "start": missed["start"],
        **({"ratio": missed["ratio"]} if "ratio" in missed else {}),
    }
    late = [name for name, value in figures.items() if not value <= LIMITS[name]]
    for name, value in figures.items():
        print(f"{name:7} {value:10.2f}  (limit {LIMITS[name]:g}){' MISSED' if name in late else ''}")
    return int(bool(late or ours.failed))


if __name__ == "__main__":
    sys.exit(main())
