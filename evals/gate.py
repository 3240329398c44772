"""Score Dateline on the gold that ships, and refuse any figure below its floor in floors.json.

usage: gate.py [--show] [--raise-floors]

The gold is that of the fictional example (src/dateline/example), the test part of our own reports in the open gold
(evals/gold), the sentences of evals/phrasings, and the dev part of the gold of events (evals/events). ``--show`` names
every miss; ``--raise-floors`` writes the figures of this run where they are better than the floors; floors are never
lowered by a program.
"""

from __future__ import annotations

import argparse
import importlib
import json
import math
import re
import sys
import tempfile
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import dateline
from dateline.api import read_object
from dateline.example import FOLDER as EXAMPLE
from dateline.model import Copy, CopyKind, Lineage, Media, ReadReport

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.json"
CEILINGS = ("invented", "wrong", "false")  # figures whose name ends so may not grow
OPEN_GOLD = (
    "names: all",
    "attribution: all",
    "attribution: direct",
    "attribution: mixed",
    "attribution: indirect",
    "attribution: speech cues",
    "nested: found, with its parent",
    "class: all",
    "class: of not saying",
    "speaker: all",
    "speaker where it answers: all",
    "speaker: pronoun",
    "speaker where it answers: pronoun",
    "speaker: left open where the gold has nobody",
)
TITLE_WORDS = re.compile(r"\w+")
HALF = 0.5
Object = dict[str, Any]
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Run:
    """
    What Dateline read in the example: reports by the gold's names, the pairs that share text, and their lineages.

    ``who`` has for each report the actor of the record at the place of each mention, ``findings`` what its accounts say
    of each other.
    """

    reports: dict[str, ReadReport]
    copies: tuple[Copy, ...]
    lineages: tuple[Lineage, ...]
    names: dict[str, str]
    who: dict[str, dict[Place, str]]
    findings: tuple[Object, ...]


def read_example(gold: Object) -> Run:
    """Read the example into a record and name its reports as the gold does."""
    with tempfile.TemporaryDirectory() as folder, dateline.Record(Path(folder) / "example.db") as record:
        record.add(EXAMPLE / "reports")
        reports: dict[str, ReadReport] = {}
        names: dict[str, str] = {}
        for read in record.store.reports():
            places = {Path(source.where).name for source in read.sources}
            for file in gold["files"]:
                if file["id"] == read.report.id or file["id"] in places:
                    reports[file["id"]] = read
                    names.setdefault(read.report.id, file["id"])
        who: dict[str, dict[Place, str]] = defaultdict(dict)
        for words, own in record.who().at:
            who[names[words.report]][words.span.start, words.span.end] = own
        return Run(reports, record.copies(), record.lineage(), names, who, tuple(record.compare()))


def plain(words: object) -> str:
    """Words without case, marks and apostrophes."""
    return " ".join(TITLE_WORDS.findall(str(words).lower().replace("’", "").replace("'", "")))


def score_zones(layout: Object, run: Run, misses: list[str]) -> Iterator[tuple[str, float]]:
    """The part of non-blank characters with the right role, in the plain texts (a page has no layout gold)."""
    right = of = 0
    for document in layout["documents"]:
        read = run.reports.get(document["file"])
        if read is None or read.report.media is not Media.TEXT:
            continue
        text = read.report.text
        said = {at: zone.role.value for zone in read.report.zones for at in range(zone.span.start, zone.span.end)}
        for zone in document["zones"]:
            inked = [at for at in range(zone["start"], zone["end"]) if not text[at].isspace()]
            hits = sum(said.get(at) == zone["role"] for at in inked)
            right, of = right + hits, of + len(inked)
            if hits < len(inked):
                misses.append(f"zones {document['file']} {zone['role']} {zone['start']}: {hits} of {len(inked)}")
    yield "zones: characters right", right / of


def score_metadata(layout: Object, run: Run, misses: list[str]) -> Iterator[tuple[str, float]]:
    """Stated values found, and values made up or wrong."""
    found = stated = invented = wrong = 0
    for document in layout["documents"]:
        read = run.reports.get(document["file"])
        if read is None:
            continue
        for name, want in document["expected"].items():
            detail = getattr(read.report.metadata, name)
            accepted = {plain(value) for value in (want["value"], *want.get("also", ())) if value}
            said = plain(detail.value) if detail.value else ""
            if want["value"] is None:
                invented += bool(said)
            elif want["status"] in ("stated", "given"):
                stated += 1
                found += said in accepted
                wrong += bool(said) and said not in accepted
            told = want["status"] in ("stated", "given")
            if (said and said not in accepted) or (told and accepted and not said):
                misses.append(f"metadata {document['file']} {name}: {detail.value!r}, gold {want['value']!r}")
    yield "metadata: stated values found", found / stated
    yield "metadata: values invented", invented
    yield "metadata: stated values wrong", wrong


def score_quotes(gold: Object, run: Run, misses: list[str]) -> Iterator[tuple[str, float]]:
    """Attributions by the measures of the development scorer, and speakers by name."""
    scorer = importlib.import_module("quotes_score")
    by_report = defaultdict(list)
    for quotation in gold["quotations"]:
        by_report[quotation["report"]].append(quotation)
    parts, named, named_right = [], 0, 0
    actors = actor_ids(gold)
    for name, want in by_report.items():
        read = run.reports[name]
        text = read.report.text
        outer = [q for q in want if q.get("parent") is None]
        parts.append(scorer.count({"text": text, "attributions": outer}, read_object(read)["attributions"]))
        speakers = {q["id"]: q["speaker"] for q in want}
        parents = {q["id"]: q.get("parent") for q in want}
        for quote in read.quotes:
            near = [q["id"] for q in want if shares_words(quote.content, q["content"])]
            # A nested line has a speaker of its own: where the gold has none within the words, nothing is told of it.
            if quote.parent is not None and not any(parents[own] for own in near):
                continue
            if quote.speaker_kind == "name" and near:
                named += 1
                right = led_to(actors, plain(quote.speaker)) in {speakers[own] for own in near}
                named_right += right
                if not right:
                    misses.append(f"speaker {name}: {quote.speaker}, gold {[speakers[own] for own in near]}")
    total = scorer.merge(parts)
    for kind in ("direct", "mixed", "indirect", "all"):
        yield f"quotes: {kind} F1", scorer.prf(total["attribution", kind])[2]
    yield "quotes: speaker precision", named_right / named


def score_open_gold(gold: Object, run: Run, misses: list[str]) -> Iterator[tuple[str, float]]:
    """The test part of our own reports in the open gold, by the scorer of record (evals/gold/scoring/report.py)."""
    scorer = importlib.import_module("score")
    rows = [json.loads(line) for line in (HERE / "gold/own/gold.jsonl").read_bytes().splitlines()]
    test = [row for row in rows if row["split"] == "test"]
    lines = [json.dumps(row).encode() for row in test]
    said = {row["id"]: row for row in dateline.annotate(lines)}
    found = {figure.name: figure for figure in scorer.score(test, said)}
    for name in OPEN_GOLD:
        yield f"gold: {name}", found[name].f1
    listed = found["attribution at 0.8: speech cues"]
    yield "gold: speech cues at 0.8, precision", listed.precision
    yield "gold: speech cues at 0.8, recall", listed.recall


def score_events(gold: Object, run: Run, misses: list[str]) -> Iterator[tuple[str, float]]:
    """Events of the dev part of our own reports, by the scorer of that gold (evals/events/score_events.py)."""
    scorer = importlib.import_module("score_events")
    rows = scorer.read_gold(HERE / "events/gold.jsonl", ["dev"])
    lines = [json.dumps({key: row[key] for key in ("id", "outlet", "published", "text")}).encode() for row in rows]
    said = {row["id"]: row for row in dateline.annotate(lines)}
    found, sure = scorer.score(rows, said), scorer.score(rows, said, 0.8)
    yield from ((f"events: {name}", found[name]) for name in ("precision", "recall"))
    yield "events: precision at 0.8", sure["precision"]
    for name in ("status", "actors", "recipients", "date"):
        yield f"events: {name} right", found[name][0]
    yield "events: share of days invented", found["invented"][0]


def score_compared(gold: Object, run: Run, misses: list[str]) -> Iterator[tuple[str, float]]:
    """What the accounts of the example say of each other, by evals/relations.py."""
    yield from importlib.import_module("relations").score_relations(gold, run.findings, run.names, misses)


def actor_ids(gold: Object) -> dict[str, str]:
    """The actor of each name in the gold, in plain words."""
    return {plain(name): actor["id"] for actor in gold["actors"] for name in (actor["name"], *actor["surface_forms"])}


def led_to(actors: Mapping[str, str], name: str) -> str | None:
    """The actor of a name, also where the gold writes whose it is before it ("Corvane's Defense Ministry")."""
    found = {actor for form, actor in actors.items() if form == name or form.endswith(f"s {name}")}
    return actors.get(name) or (found.pop() if len(found) == 1 else None)


def shares_words(spans: Any, gold: list[list[int]]) -> bool:
    """Whether spans of a quote and of the gold overlap."""
    return any(span.start < end and start < span.end for span in spans for start, end in gold)


def score_dates(gold: Object, run: Run, misses: list[str]) -> Iterator[tuple[str, float]]:
    """Time expressions by the measures of the development scorer, in the reports whose gold has them."""
    scorer = importlib.import_module("dates_score")
    wanted: dict[str, Object] = {}
    for timex in gold["timexes"]:
        text = run.reports[timex["report"]].report.text
        wanted.setdefault(timex["report"], {"id": timex["report"], "text": text, "timexes": []})["timexes"].append(
            timex
        )
    said = {name: {"id": name, "timexes": read_object(run.reports[name])["timexes"]} for name in wanted}
    result, errors = scorer.score(wanted, said)
    misses.extend("timex " + " | ".join(map(str, error)) for error in errors)
    yield "dates: relaxed F1", result["relaxed"]["f1"] / 100
    yield "dates: value F1", result["value_f1"] / 100
    yield "dates: share of days false", result["disjoint_share"] / 100


def score_copies(gold: Object, run: Run, misses: list[str]) -> Iterator[tuple[str, float]]:
    """Pairs that share reporting, what is shared, of what kind, and who copied; rewrites apart."""
    every = {frozenset((c["a"], c["b"])): c for c in gold["copies"] if distinct(c, run)}
    want = {pair: copy for pair, copy in every.items() if copy["kind"] != CopyKind.REWRITE}
    told = {frozenset((run.names[c.a], run.names[c.b])): c for c in run.copies}
    reuse = ("copy", "partial", "quotation")
    real = {pair for pair, copy in want.items() if copy["kind"] in reuse}
    said = {pair for pair, copy in told.items() if copy.kind in reuse}
    misses.extend(f"copies {sorted(pair)}: missed" for pair in real - said)
    misses.extend(f"copies {sorted(pair)}: not in the gold" for pair in said - real)
    yield "copies: pair recall", len(real & said) / len(real)
    yield "copies: pair precision", len(real & said) / len(said)
    yield "copies: span F1", span_f1([(want[pair], told[pair]) for pair in real & said], run)
    kinds = sum(told[pair].kind == want[pair]["kind"] for pair in real & said)
    yield "copies: kind right", kinds / len(real & said)
    stated = [pair for pair in real & said if want[pair]["dir"]]
    yield "copies: directions found", sum(told[p].direction is not None for p in stated) / len(stated)
    invented = sum(told[p].direction is not None and oriented(told[p], run) != gold_way(want[p]) for p in real & said)
    yield "copies: directions false", invented
    pairs = [(want[pair], told[pair]) for pair in sorted(real & said, key=sorted)]
    at_hand = [file["outlet"]["name"] or "" for file in gold["files"]]
    yield from score_sources(pairs, actor_ids(gold), at_hand, misses)
    called = {pair: (want[pair]["kind"], told[pair].kind.value) for pair in told.keys() & want.keys()}
    plain = sum(copy == "boilerplate" and kind != copy for copy, kind in called.values())
    yield "copies: boilerplate called copying, false", plain
    yield (
        "copies: true pairs called boilerplate, false",
        sum(told[p].kind is CopyKind.BOILERPLATE for p in real & told.keys()),
    )
    yield (
        "copies: quotation called copying, false",
        sum(c == "quotation" and k in reuse[:2] for c, k in called.values()),
    )
    yield from score_rewrites(every, told, misses)


def span_f1(pairs: list[tuple[Object, Copy]], run: Run) -> float:
    """F1 over the characters of both reports; what the gold holds optional counts on neither side."""
    both = said = real = 0
    for want, copy in pairs:
        turned = run.names[copy.a] != want["a"]
        spans = [span.turned() if turned else span for span in copy.spans]
        told = [(s.a_start, s.a_end, s.b_start, s.b_end) for s in spans]
        for side in (0, 2):
            gold, free, found = (characters(rows, side) for rows in (want["spans"], want["optional"], told))
            both, said, real = both + len(gold & found), said + len(found - free), real + len(gold)
    return 2 * both / (said + real)


def characters(spans: Iterable[Sequence[int]], side: int) -> set[int]:
    """The places of one report that spans cover."""
    return {at for span in spans for at in range(span[side], span[side + 1])}


def score_sources(
    pairs: list[tuple[Object, Copy]], actors: Mapping[str, str], at_hand: Collection[str], misses: list[str]
) -> Iterator[tuple[str, float]]:
    """
    Common sources that the gold has, where it leaves the direction open, and those that it does not have.

    One whose own report is at hand is asked of the lineage, not of the pair: ``common_source`` names who gave no text.
    """

    def same(copy: Copy, want: Object) -> bool:
        names = plain(copy.common_source or ""), plain(want["common_source"] or "")
        return actors.get(names[0], names[0]) == actors.get(names[1], names[1])

    open_pairs = [(want, copy) for want, copy in pairs if want["common_source"] and not want["dir"]]
    named = [(want, copy) for want, copy in open_pairs if plain(want["common_source"]) not in map(plain, at_hand)]
    false = [(want, copy) for want, copy in pairs if copy.common_source and not same(copy, want)]
    misses.extend(f"common source {w['a']}, {w['b']}: {c.common_source}, gold {w['common_source']}" for w, c in false)
    yield "copies: common sources found", sum(same(copy, want) for want, copy in named) / len(named)
    yield "copies: common sources false", len(false)


def score_rewrites(
    want: Mapping[frozenset[str], Object], told: Mapping[frozenset[str], Copy], misses: list[str]
) -> Iterator[tuple[str, float]]:
    """Pairs that tell the same story in other words."""
    real = {pair for pair, copy in want.items() if copy["kind"] == CopyKind.REWRITE}
    said = {pair for pair, copy in told.items() if copy.kind is CopyKind.REWRITE}
    misses.extend(f"rewrite {sorted(pair)}: missed" for pair in real - said)
    misses.extend(f"rewrite {sorted(pair)}: not in the gold" for pair in said - real)
    yield "copies: rewrites found", len(real & said) / len(real)
    yield "copies: rewrites false", len(said - real)


def score_lineage(gold: Object, run: Run, misses: list[str]) -> Iterator[tuple[str, float]]:
    """Directed steps that the gold does not have, and clusters with the right number of independent accounts."""
    want = {(edge["from"], edge["to"]): edge for cluster in gold["lineage"] for edge in cluster["edges"]}
    said = [
        (run.names.get(edge.source, edge.source), run.names[edge.to])
        for lineage in run.lineages
        for edge in lineage.edges
        if not edge.undirected
    ]
    false = [edge for edge in said if edge not in want or want[edge]["undirected"]]
    misses.extend(f"lineage: {source} > {to} is not in the gold" for source, to in false)
    yield "lineage: directed steps false", len(false)
    stated = {edge for edge, found in want.items() if not found["undirected"]}
    yield "lineage: directed steps found", len(stated & set(said)) / len(stated)
    right = astray = 0
    for cluster in gold["lineage"]:
        reports = {run.reports[name].report.id for name in cluster["reports"]}
        traced = [lineage for lineage in run.lineages if reports & set(lineage.cluster)]
        alone = reports - {report for lineage in traced for report in lineage.cluster}
        accounts = len(alone) + sum(lineage.independent for lineage in traced)
        right += accounts == cluster["independent"]
        astray += abs(accounts - cluster["independent"])
        if accounts != cluster["independent"]:
            misses.append(f"lineage {cluster['reports']}: {accounts} accounts, gold {cluster['independent']}")
    yield "lineage: accounts right", right / len(gold["lineage"])
    yield "lineage: accounts too many or too few, false", astray


def distinct(copy: Object, run: Run) -> bool:
    """False for a pair that is one report found twice."""
    return run.reports[copy["a"]].report.id != run.reports[copy["b"]].report.id


def oriented(copy: Copy, run: Run) -> tuple[str, str] | None:
    """(source, copier) by the gold's names."""
    if copy.direction is None:
        return None
    a, b = run.names[copy.a], run.names[copy.b]
    return (a, b) if copy.direction == "ab" else (b, a)


def gold_way(copy: Object) -> tuple[str, str] | None:
    """(source, copier) of the gold."""
    if copy["dir"] is None:
        return None
    return (copy["a"], copy["b"]) if copy["dir"] == "ab" else (copy["b"], copy["a"])


def score_actors(gold: Object, run: Run, misses: list[str]) -> Iterator[tuple[str, float]]:
    """B-cubed of the gold's names over all reports, and names of two persons that are one actor."""
    ours: dict[tuple[str, Place], str] = {}
    theirs: dict[tuple[str, Place], object] = {}
    for actor in gold["actors"]:
        for mention in actor["mentions"]:
            file = mention["file"]
            if mention["kind"] == "name" and "start" in mention and file in run.who:
                place = (mention["start"], mention["end"])
                likeness, own = max(((alike(place, at), own) for at, own in run.who[file].items()), default=(0.0, ""))
                ours[file, place] = actor["id"]
                theirs[file, place] = own if likeness >= HALF else ("missing", file, place)
    clusters: dict[object, set[tuple[str, Place]]] = defaultdict(set)
    golden: dict[str, set[tuple[str, Place]]] = defaultdict(set)
    for item, who in ours.items():
        clusters[theirs[item]].add(item)
        golden[who].add(item)
    shared = {item: len(clusters[theirs[item]] & golden[who]) for item, who in ours.items()}
    yield (
        "actors: names over reports, B3 precision",
        sum(shared[i] / len(clusters[theirs[i]]) for i in ours) / len(ours),
    )
    yield "actors: names over reports, B3 recall", sum(shared[i] / len(golden[ours[i]]) for i in ours) / len(ours)
    mixed = [{ours[item] for item in held if ours[item].startswith("p_")} for held in clusters.values()]
    misses.extend(f"actors joined: {', '.join(sorted(persons))}" for persons in mixed if len(persons) > 1)
    yield "actors: persons joined, false", sum(len(persons) > 1 for persons in mixed)


def alike(one: Place, other: Place) -> float:
    """The shared part of the union of two places."""
    both = max(0, min(one[1], other[1]) - max(one[0], other[0]))
    return both / (one[1] - one[0] + other[1] - other[0] - both) if both else 0.0


def main() -> int:
    """Score, compare with the floors, and return 1 when one is not held."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", action="store_true", help="name every miss")
    parser.add_argument("--raise-floors", action="store_true", help="write better figures as the new floors")
    asked = parser.parse_args()
    sys.path[:0] = [str(HERE), str(HERE / "scorers"), str(HERE / "gold"), str(HERE / "events")]
    gold = json.loads((EXAMPLE / "gold.json").read_text("utf-8"))
    layout = json.loads((EXAMPLE / "layout.json").read_text("utf-8"))
    run = read_example(gold)
    misses: list[str] = []
    figures = dict(score_zones(layout, run, misses)) | dict(score_metadata(layout, run, misses))
    figures |= dict(importlib.import_module("pages").score_pages(misses))
    figures |= dict(importlib.import_module("phrasings").score_phrasings(misses))
    for part in (
        score_quotes,
        score_open_gold,
        score_events,
        score_compared,
        score_dates,
        score_copies,
        score_lineage,
        score_actors,
    ):
        figures |= dict(part(gold, run, misses))
    floors: dict[str, float] = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    failed = 0
    for name, value in figures.items():
        down = name.endswith(CEILINGS)
        floor = floors.get(name, math.inf if down else -math.inf)
        held = value <= floor + 1e-9 if down else value >= floor - 1e-9
        failed += not held
        print(f"{'ok    ' if held else 'BELOW '} {name:44} {value:8.4f}  ({'<=' if down else '>='} {floor:.4f})")
        if held:
            floors[name] = round(value, 4) if down else math.floor(value * 1e4) / 1e4
    if asked.show:
        print("\n".join(misses))
    if asked.raise_floors:
        FLOORS.write_text(json.dumps(floors, indent=1) + "\n", "utf-8")
    lacking = sorted(set(floors) - set(figures))
    if lacking:
        print(f"no figure for {', '.join(lacking)}")
    return int(failed > 0 or bool(lacking))


if __name__ == "__main__":
    sys.exit(main())
