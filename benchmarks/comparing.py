"""Time the comparison of generated reports: stories, utterances, merging and findings over more and more of them.

usage: comparing.py [--sizes 625,1250,2500,5000,10000] [--out FILE]

The reports are invented by rule: affairs of some days, each told by a few outlets with reprints, quotations and two
figures for one number. Events, actors and attributions are made with them, so that the comparison alone is timed, in
seconds of CPU. The slope is that of the logarithms, by least squares.
"""

from __future__ import annotations

import argparse
import json
import math
import resource
import time
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

from dateline.comparison import ActorGraph, compare_reports
from dateline.model import (
    AlignedSpan,
    Copy,
    CopyKind,
    Detail,
    Event,
    EventDate,
    EventForm,
    EventId,
    EventNumber,
    EventStatus,
    Media,
    Metadata,
    Published,
    Quote,
    QuoteId,
    QuoteType,
    ReadReport,
    Report,
    ReportId,
    Role,
    Sentence,
    Span,
    Status,
    Zone,
)
from dateline.text.ids import content_id, sha256_of_text

SYLLABLES = "ba de fi go hu ka le mi no pu ra se ti vo xa yo za che dri flo gra kle pri sto tra".split()
SIZES = (625, 1250, 2500, 5000, 10000)
FIRST = date(2021, 1, 1)
PER_AFFAIR = 5  # reports
OUTLETS = 40
VERBS = (("killed", "ASSAULT"), ("arrested", "COERCE"), ("condemned", "ACCUSE"), ("withdrew from", "RETREAT"))


def name(number: int, length: int = 3) -> str:
    """A name that no word list has, another for every number."""
    found = ""
    for _ in range(length):
        found += SYLLABLES[number % len(SYLLABLES)]
        number //= len(SYLLABLES)
    return found.capitalize()


def place(text: str, words: str) -> Span:
    """Where words first stand."""
    start = text.index(words)
    return Span(start, start + len(words))


def made(affair: int, print_of: int) -> tuple[ReadReport, list[tuple[str, str]]]:
    """One report of an affair, and its actors with their names."""
    army, town, speaker = (
        f"{name(affair * 7 + 1)} Front",
        name(affair * 7 + 2),
        f"{name(affair * 7 + 3)} {name(affair)}",
    )
    verb, root = VERBS[affair % len(VERBS)]
    dead = 5 + affair % 30 + (print_of == 2)
    day = FIRST + timedelta(days=affair // 3)
    said = f"“We will not leave {town} until the {name(affair * 7 + 4, 2)} bridge is open again,” {speaker} said."
    lead = f"The {army} {verb} {dead} people in {town} on {day:%B} {day.day}."
    rest = " ".join(f"The {name(affair * 11 + k, 2)} of {name(affair * 13 + k, 2)} stood by." for k in range(12))
    own = f"{name(affair * 17 + print_of)} has it from {name(affair * 19 + print_of)}." if print_of else ""
    text = "\n".join(filter(None, (lead, said, rest, own)))
    report = ReportId(f"{affair:06}-{print_of}")
    published = Published(None, Status.GIVEN, (), "", day + timedelta(days=1), day + timedelta(days=2))
    outlet = Detail(f"Outlet {(affair * 3 + print_of) % OUTLETS}", Status.GIVEN)
    sha = sha256_of_text(text)
    body = (Zone(Role.BODY, Span(0, len(text))),)
    read = Report(report, text, sha, sha, Media.TEXT, report, body, Metadata(outlet=outlet, published=published))
    trigger, number = place(text, verb), place(text, str(dead))
    event = Event(
        EventId(content_id("e", sha, trigger.start)),
        EventForm.DEED,
        root,
        None,
        (trigger,),
        ("a1",),
        (),
        town,
        (place(text, town),),
        EventDate(day, day + timedelta(days=1), "day", (place(text, f"{day:%B} {day.day}"),)),
        EventStatus.HAPPENED,
        False,
        (),
        (EventNumber(dead, "dead", (number,)),),
        (Span(0, len(lead)),),
        0.9,
        "made",
        "made",
    )
    content = place(text, said[: said.index("”") + 1])
    quote = Quote(
        QuoteId(content_id("q", sha)),
        (place(text, speaker),),
        (place(text, "said"),),
        (content,),
        QuoteType.DIRECT,
        "said",
        speaker,
        (),
        None,
        Role.BODY,
        True,
        0.9,
        "made",
        "made",
        "name",
        actor="a2",
        actors=("a2",),
    )
    sentences = tuple(Sentence(place(text, part), Role.BODY, 0) for part in (lead, said))
    return ReadReport(read, sentences, (quote,), events=(event,)), [("a1", army), ("a2", speaker)]


def record(size: int) -> tuple[list[ReadReport], list[Copy], ActorGraph]:
    """So many reports, what they share, and who is who."""
    reads: list[ReadReport] = []
    ids: dict[tuple[ReportId, str], str] = {}
    names: dict[str, str] = {}
    for affair, print_of in pairs(size):
        read, actors = made(affair, print_of)
        reads.append(read)
        for own, called in actors:
            ids[read.report.id, own] = f"actor-{called}"
            names[f"actor-{called}"] = called
    copies = [
        Copy(a.report.id, b.report.id, (AlignedSpan(0, 60, 0, 60),), 0.3, 0.3, CopyKind.PARTIAL, None, None, "made")
        for a, b in pairwise(reads)
        if a.report.id[:6] == b.report.id[:6] and b.report.id.endswith("1")
    ]
    return reads, copies, ActorGraph(ids, names)


def pairs(size: int) -> Iterator[tuple[int, int]]:
    """The affair and the print of each report."""
    for number in range(size):
        yield divmod(number, PER_AFFAIR)


def slope(points: list[tuple[int, float]]) -> float:
    """The slope of the logarithms."""
    xs, ys = [math.log(n) for n, _ in points], [math.log(t) for _, t in points]
    mean_x, mean_y = sum(xs) / len(xs), sum(ys) / len(ys)
    over = sum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys, strict=True))
    return over / sum((x - mean_x) ** 2 for x in xs)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)))
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    points: list[tuple[int, float]] = []
    for size in map(int, given.sizes.split(",")):
        reads, copies, graph = record(size)
        start = time.process_time()
        found = compare_reports(reads, copies, graph)
        points.append((size, time.process_time() - start))
        merged = sum(len(event.events) > 1 for event in found.events)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        counts = f"{len(found.stories)} stories, {merged} merged events, {len(found.findings)} findings"
        print(f"{size:6} reports: {points[-1][1]:7.1f} s CPU, peak {peak} MB; {counts}", flush=True)
    if len(points) > 1:
        print(f"log-log slope {slope(points):.2f}")
    if given.out:
        given.out.write_text(json.dumps({"points": points}), "utf-8")


if __name__ == "__main__":
    main()
