"""The precise reading of pages beside trafilatura, in one process: pages a CPU second.

usage: precise.py --shared FOLDER [--rounds N]

The development pages (FOLDER/data/intake/bodies) are read from memory, by Dateline with all that it tells of a page
(title, writers, days, captions, zones, language) and by trafilatura for the text alone. Each has the fastest of some
rounds, taken in turn, since other work slows them alike.
"""

from __future__ import annotations

import argparse
import gzip
import time
from collections.abc import Callable
from pathlib import Path

import trafilatura

from dateline.extraction import extract
from dateline.model import Incoming, Media


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    files = sorted((asked.shared / "data/intake/bodies").iterdir())
    pages = [gzip.decompress(path.read_bytes()).decode("utf-8", "replace") for path in files]

    def ours() -> None:
        for page in pages:
            extract(Incoming(page, Media.HTML, "page.html", ""))

    def theirs() -> None:
        for page in pages:
            trafilatura.extract(page, favor_precision=True, include_comments=False)

    best = fastest((ours, theirs), asked.rounds)
    for name, seconds in zip(("dateline", "trafilatura favor_precision"), best, strict=True):
        print(f"{name:32} {len(pages) / seconds:6.1f} pages/s")
    print(f"{'':32} dateline is {best[1] / best[0]:.2f} times as fast")


def fastest(works: tuple[Callable[[], None], ...], rounds: int) -> list[float]:
    """The CPU seconds of the fastest round of each, taken in turn."""
    best = [float("inf")] * len(works)
    for _ in range(rounds):
        for at, work in enumerate(works):
            begun = time.process_time()
            work()
            best[at] = min(best[at], time.process_time() - begun)
    return best


if __name__ == "__main__":
    main()
