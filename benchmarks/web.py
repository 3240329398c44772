"""How fast the workbench answers, how large its pages are and how soon it is ready, over any record.

usage: web.py --db RECORD [--readers 20] [--seconds 10]

Readers ask page after page at once. Printed are the 50th and 95th percentile of all answers and of each page, sizes,
the memory of the server, and how long it takes until it answers beside a bare FastAPI application in the same run.
"""

from __future__ import annotations

import argparse
import re
import statistics
import subprocess
import sys
import threading
import time
from pathlib import Path

import httpx

PAGES = (
    "/",
    "/reports",
    "/quotes",
    "/timeline",
    "/lineage",
    "/copies",
    "/search?q=said",
    "/api/v1/reports",
    "/api/v1/quotes",
)
BARE = """
import socket, sys, uvicorn
from fastapi import FastAPI
app = FastAPI()
app.get("/")(lambda: {})
listening = socket.create_server(("127.0.0.1", 0))
print(f"http://127.0.0.1:{listening.getsockname()[1]}/", file=sys.stderr, flush=True)
uvicorn.Server(uvicorn.Config(app, log_level="warning")).run(sockets=[listening])
"""


def start(command: list[str]) -> tuple[subprocess.Popen[str], str, float]:
    """A server, its address, and the seconds until it answered."""
    began = time.perf_counter()
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    found = re.search(r"http://[0-9.]+:\d+", process.stderr.readline())
    assert found is not None
    httpx.get(found[0] + "/about" if "-m" in command else found[0], timeout=600)
    return process, found[0], time.perf_counter() - began


def stop(process: subprocess.Popen[str]) -> None:
    """Stop a server."""
    process.terminate()
    process.communicate()


def read(address: str, until: float, first: int, answers: list[tuple[str, float, int]]) -> None:
    """One reader: page after page."""
    with httpx.Client(base_url=address, timeout=120) as client:
        number = first
        while time.perf_counter() < until:
            path = PAGES[number % len(PAGES)]
            began = time.perf_counter()
            answer = client.get(path)
            assert answer.status_code == 200, path
            answers.append((path, time.perf_counter() - began, len(answer.content)))
            number += 1


def percentile(times: list[float], part: int) -> float:
    """A percentile, in milliseconds."""
    return 1000 * (statistics.quantiles(times, n=100)[part - 1] if len(times) > 1 else times[0])


def memory_of(process: subprocess.Popen[str]) -> float:
    """The most memory that a process had, in MB."""
    status = Path(f"/proc/{process.pid}/status").read_text("utf-8")
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    return int(found[1]) / 1000 if found else float("nan")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--db", type=Path, required=True)
    parser.add_argument("--readers", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=10)
    asked = parser.parse_args()
    bare, _, bare_seconds = start([sys.executable, "-c", BARE])
    stop(bare)
    command = [sys.executable, "-m", "dateline", "serve", "--db", str(asked.db), "--port", "0"]
    site, address, seconds = start(command)
    told = f"ready in {seconds:.2f} s, a bare FastAPI application in {bare_seconds:.2f} s"
    print(f"{told}: {seconds / bare_seconds:.1f} times")
    answers: list[tuple[str, float, int]] = []
    try:
        until = time.perf_counter() + asked.seconds
        readers = [
            threading.Thread(target=read, args=(address, until, number, answers)) for number in range(asked.readers)
        ]
        for reader in readers:
            reader.start()
        for reader in readers:
            reader.join()
        print(f"memory of the server: {memory_of(site):.0f} MB")
    finally:
        stop(site)
    times = [taken for _, taken, _ in answers]
    told = f"p50 {percentile(times, 50):.0f} ms, p95 {percentile(times, 95):.0f} ms"
    print(f"{len(times):,} answers to {asked.readers} readers: {told}")
    for path in PAGES:
        own = [(taken, size) for where, taken, size in answers if where == path]
        slow = percentile([taken for taken, _ in own], 95)
        print(f"  {path}: p95 {slow:.0f} ms, {max(size for _, size in own):,} bytes")


if __name__ == "__main__":
    main()
