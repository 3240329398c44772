"""
Fill a record with generated reports that have every layer, as many as asked, without reading each by the pipeline.

usage: fill_record.py RECORD --reports 100000 [--affairs 24] [--seed 7]

Some affairs of an invented world (affairs.py) are read by the whole pipeline. Every further report is one of these with
its invented words, and most English ones in its text, exchanged for others of the same length, other ids, and its days
moved by whole weeks: every offset, every day of the week and every kind of line holds, and the words of one affair are
not those of another. They enter the record as `dateline merge` lets reports in: sealed, searched, and compared with
what is there. The same arguments give the same reports; a run that was stopped is gone on with.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import re
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from affairs import affairs, invented_word
from pydantic import TypeAdapter

import dateline
from dateline.config import Config
from dateline.keeping import Keeper
from dateline.model import Given, ReadReport, ReportId, Source
from dateline.record import Store
from dateline.text.ids import sha256_of_text

BATCH = 200  # reports in one transaction
SHARED = 0.5  # variants in which a name that affairs may share is that of the world
FIRST = date(2019, 1, 7)
WEEKS = 52 * 4
READ = TypeAdapter(ReadReport)
DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
ID = re.compile(r"\b([a-z]{1,12})-([0-9a-f]{16})\b")
WORD = re.compile(r"[A-Za-z]+")
PLAIN = re.compile(r"\b[a-z]{4,}\b")


def read_base(count: int, seed: int) -> tuple[list[ReadReport], frozenset[str], frozenset[str]]:
    """The reports that everything is made from, read by the pipeline."""
    told, own, wide = affairs(count, seed)
    with tempfile.TemporaryDirectory() as folder, dateline.Record(Path(folder) / "base.db") as record:
        for number, one in enumerate(told):
            place = Path(folder) / f"{number:05}.txt"
            place.write_text(one.text, "utf-8")
            day = (FIRST + timedelta(days=one.day)).isoformat()
            record.add(place, given=Given(id=f"base-{number:05}", outlet=one.outlet, published=day))
        return list(record.store.reports()), own, wide


def variants(
    base: list[ReadReport], own: frozenset[str], wide: frozenset[str], seed: int, done: int = 0
) -> Iterator[ReadReport]:
    """The base again and again without end, each time in other words; without so many that are there already."""
    written = [READ.dump_json(read).decode("utf-8") for read in base]
    common = sorted({word for read in base for word in PLAIN.findall(read.report.text)} - own)
    number, first = divmod(done, len(base))
    while True:
        chance = random.Random(f"{seed} {number}")
        words = exchanged(own, wide, chance)
        plain = {word: invented_word(chance, len(word)) for word in common}
        weeks = timedelta(weeks=chance.randrange(WEEKS))
        for place in range(first, len(written)):
            yield variant(written[place], f"made-{number:05}-{place:05}", words, plain, weeks)
        number, first = number + 1, 0


def exchanged(own: frozenset[str], wide: frozenset[str], chance: random.Random) -> dict[str, str]:
    """Another word of the same length for each."""
    found = {}
    for word in sorted(own | wide):
        if word in wide and chance.random() < SHARED:
            continue
        other = invented_word(chance, len(word))
        found[word] = other.capitalize() if word[0].isupper() else other
        found[word.capitalize()] = other.capitalize()
    return found


def variant(content: str, own: str, words: dict[str, str], plain: dict[str, str], moved: timedelta) -> ReadReport:
    """
    One report in other words, on other days, under another id.

    Args:
        content: The report as JSON.
        own: Its new id.
        words: What is exchanged wherever it stands.
        plain: What is exchanged in the text alone.
        moved: By how much its days move.
    """

    def other_id(found: re.Match[str]) -> str:
        return f"{found[1]}-{hashlib.sha256(f'{own} {found[2]}'.encode()).hexdigest()[:16]}"

    def other_day(found: re.Match[str]) -> str:
        return (date.fromisoformat(found[0]) + moved).isoformat()

    content = DAY.sub(other_day, ID.sub(other_id, content))
    read = READ.validate_json(WORD.sub(lambda found: words.get(found[0], found[0]), content))
    text = PLAIN.sub(lambda found: plain.get(found[0], found[0]), read.report.text)
    source = Source(f"{own}.txt", read.report.source_sha256)
    report = replace(read.report, id=ReportId(own), text=text, text_sha256=sha256_of_text(text), where=source.where)
    return replace(read, report=report, sources=(source,))


def fill(path: Path, count: int, made: Iterator[ReadReport], told: Callable[[str], None]) -> None:
    """Add so many reports, some in each transaction."""
    began = time.perf_counter()
    with Store(path) as store:
        keeper = Keeper(store, Config())
        done = len(store)
        while done < count:
            with store.writing():
                for _ in range(min(BATCH, count - done)):
                    keeper.keep_lines(next(made))
                    done += 1
            if done % 5_000 < BATCH:
                told(f"{done:,} reports, {done / (time.perf_counter() - began):.0f} a second")


def main() -> None:
    """Fill a record."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("record", type=Path)
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--affairs", type=int, default=24)
    parser.add_argument("--seed", type=int, default=7)
    asked = parser.parse_args()
    base, own, wide = read_base(asked.affairs, asked.seed)
    print(f"{len(base)} reports read by the pipeline", flush=True)
    with Store(asked.record) as store:
        done = len(store)
    made = variants(base, own, wide, asked.seed, done)
    fill(asked.record, asked.reports, made, lambda line: print(line, flush=True))


if __name__ == "__main__":
    main()
