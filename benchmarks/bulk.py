"""Bulk reading of web archives beside trafilatura, in one process: pages a CPU second, F1 of bodies, and memory.

usage: bulk.py --shared FOLDER [--rounds N]

The development pages (FOLDER/data/intake/bodies) are packed as a web archive, one gzip member a record, and sifted
with the gates open; trafilatura reads the same pages from memory. Memory is the peak of a process that sifts the
archive, and of one that sifts it twenty times over in one file.
"""

from __future__ import annotations

import argparse
import gzip
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import trafilatura

from dateline.sifting import SiftOptions, sift

OPEN = SiftOptions(shortest=0, paragraphs=0, form="fast")
MEMORY = "--memory"


def record(content: bytes, name: str) -> bytes:
    """A page as a record of a web archive."""
    held = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + content
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://{name}.example/\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(held)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + held + b"\r\n\r\n", mtime=0)


def sifted(archive: Path, out: Path) -> dict[str, str]:
    """The fast bodies of an archive by the names of its pages."""
    sift([str(archive)], out, OPEN)
    rows = map(json.loads, out.read_text("utf-8").splitlines())
    return {row["url"].removeprefix("https://").partition(".")[0]: row["text"] for row in rows}


def timed(work: Callable[[], Any], rounds: int) -> tuple[Any, float]:
    """The result, and the CPU seconds of the fastest of some rounds."""
    best, result = float("inf"), None
    for _ in range(rounds):
        begun = time.process_time()
        result = work()
        best = min(best, time.process_time() - begun)
    return result, best


def peak(archive: Path, out: Path) -> int:
    """The peak memory in MB of a process of its own that sifts an archive."""
    command = [sys.executable, __file__, "--shared", ".", MEMORY, str(archive), str(out)]
    return int(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument(MEMORY, nargs=2, type=Path)
    asked = parser.parse_args()
    if asked.memory:
        sift([str(asked.memory[0])], asked.memory[1], OPEN)
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
        return
    sys.path.insert(0, str(asked.shared / "evals/intake"))
    import score_bodies  # type: ignore[import-not-found]  # the development scorer, beside its data

    data = asked.shared / "data/intake"
    pages = {
        path.name.split(".")[0]: gzip.decompress(path.read_bytes()) for path in sorted((data / "bodies").iterdir())
    }
    texts = {name: content.decode("utf-8", "replace") for name, content in pages.items()}
    gold = score_bodies.load(data / "bodies.gold.jsonl")

    def told(name: str, bodies: dict[str, str], seconds: float) -> float:
        rows = {
            key: {"text": body, "zones": [{"role": "body", "start": 0, "end": len(body)}]}
            for key, body in bodies.items()
        }
        score, _ = score_bodies.score(gold, rows)
        rate = len(pages) / seconds
        print(f"{name:32} {rate:7.0f} pages/s  F1 {score['f1']:.3f}  P {score['p']:.3f}  R {score['r']:.3f}")
        return rate

    with tempfile.TemporaryDirectory() as folder:
        archive, out = Path(folder) / "a.warc.gz", Path(folder) / "out.jsonl"
        archive.write_bytes(b"".join(record(content, name) for name, content in pages.items()))
        sifted(archive, out)  # imports
        fast = told("dateline sift --form fast", *timed(lambda: sifted(archive, out), asked.rounds))
        for name, options in (("trafilatura", {}), ("trafilatura favor_precision", {"favor_precision": True})):
            work = lambda options=options: {  # noqa: E731
                key: trafilatura.extract(html, include_comments=False, **options) or "" for key, html in texts.items()
            }
            rate = told(name, *timed(work, asked.rounds))
            print(f"{'':32} sift is {fast / rate:.1f} times as fast")
        long = Path(folder) / "long.warc.gz"
        long.write_bytes(archive.read_bytes() * 20)
        print(f"memory: {peak(archive, out)} MB for the archive, {peak(long, out)} MB for twenty times as much")


if __name__ == "__main__":
    main()
