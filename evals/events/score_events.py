"""Score events against the gold of our own reports, or against that of the fictional example.

usage: score_events.py SAID.jsonl [--gold FILE] [--example] [--split train,dev,test] [--least 0.8] [--show] [--json]
SAID.jsonl is what `dateline annotate` wrote of gold.jsonl (with --example: of the example, by the gold's names).
--least counts only events of that confidence or more.

An event of the record meets one of the gold that stands in the same sentence and has an accepted root: first by the
trigger itself, then by the form, then by the first root. An optional one of the gold, marked `?`, is neither right nor
wrong. Of those that are met: status, actors and recipients (exact sets), the day (where the gold gives one: equal, or a
wider interval that holds it and claims no more; where it gives none: a day named all the same is `invented`), place
(one stands in the other), who says so.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).resolve().parent
EXAMPLE = HERE.parents[1] / "src/dateline/example/gold.json"
ARTICLES = re.compile(r"^(?:the|an?|its|his|her|their|some|all)\s+", re.IGNORECASE)
Row = dict[str, Any]


class Met(NamedTuple):
    """
    One report's events beside each other.

    Args:
        pairs: Indexes of an event that was said and one of the gold.
        extra: Those that meet none.
        missed: Core events of the gold that none meets.
    """

    pairs: list[tuple[int, int]]
    extra: list[int]
    missed: list[int]


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("said", type=Path)
    parser.add_argument("--gold", type=Path, default=HERE / "gold.jsonl")
    parser.add_argument("--example", action="store_true")
    parser.add_argument("--split", default="train,dev,test")
    parser.add_argument("--least", type=float, default=0.0)
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    gold = example_gold() if asked.example else read_gold(asked.gold, asked.split.split(","))
    said = {row["id"]: row for row in map(json.loads, asked.said.read_text("utf-8").splitlines())}
    figures = score(gold, said, asked.least, print if asked.show else None)
    print(json.dumps(figures) if asked.json else "\n".join(f"{name:16} {value}" for name, value in figures.items()))


def read_gold(path: Path, splits: Sequence[str]) -> list[Row]:
    """The rows of some splits."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [row for row in rows if row["split"] in splits]


def score(gold: Sequence[Row], said: dict[str, Row], least: float = 0.0, show: Any = None) -> dict[str, Any]:
    """
    All figures.

    Returns:
        "precision", "recall", "f1" of core events; of those met "status", "actors", "recipients", "date", "invented" (a
        rate, the less the better), "place", "attributed_to", each ``[share, of]``.
    """
    right = extra = of = 0
    fields: dict[str, list[int]] = {}
    for row in gold:
        line = said.get(row["id"], {})
        events = [event for event in line.get("events") or [] if event["confidence"] >= least]
        met = meet(row["events"], events)
        cores = [(one, two) for one, two in met.pairs if row["events"][two]["core"]]
        right, extra = right + len(cores), extra + len(met.extra)
        of += sum(event["core"] for event in row["events"])
        names = names_of(line)
        for one, two in cores:
            for name, value in compare(row["events"][two], events[one], names):
                fields.setdefault(name, [0, 0])
                fields[name] = [fields[name][0] + value, fields[name][1] + 1]
        if show:
            for text in shown(row, line, events, met, names):
                show(text)
    precision, recall = right / max(1, right + extra), right / max(1, of)
    return {
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "f1": round(2 * precision * recall / max(1e-9, precision + recall), 4),
        "said": right + extra,
        "core": of,
    } | {name: [round(good / max(1, all_of), 4), all_of] for name, (good, all_of) in sorted(fields.items())}


def meet(gold: Sequence[Row], events: Sequence[Row]) -> Met:
    """Pair what was said with the gold, each once, the surest pairs first."""
    edges = []
    for one, event in enumerate(events):
        for two, row in enumerate(gold):
            types = [kind["type"] for kind in row["types"]]
            if event["type"] not in types:
                continue
            same = any(overlap(span, row["trigger"]) for span in event["trigger"])
            near = any(overlap(span, row["sentence"]) for span in (*event["trigger"], *event["evidence"]))
            form = (event["form"] == "statement") == (row["form"] == "statement")
            if same or (near and form):
                edges.append((same, form, event["type"] == types[0], row["core"], -one, -two))
    pairs, left, right = [], set(), set()
    for *_, one, two in sorted(edges, reverse=True):
        if one not in left and two not in right:
            left.add(one)
            right.add(two)
            pairs.append((-one, -two))
    extra = [one for one in range(len(events)) if -one not in left]
    missed = [two for two, row in enumerate(gold) if row["core"] and -two not in right]
    return Met(pairs, extra, missed)


def overlap(one: Sequence[int], two: Sequence[int]) -> bool:
    """Whether two spans share a character."""
    return one[0] < two[1] and two[0] < one[1]


def names_of(line: Row) -> dict[str, set[str]]:
    """All names of each actor of a report, as they are compared."""
    return {actor["id"]: {plain(name) for name in actor["names"]} for actor in line.get("actors") or []}


def plain(words: str) -> str:
    """Words without article, marks and capitals."""
    return " ".join(re.findall(r"\w+", ARTICLES.sub("", words).casefold().replace("’s", "").replace("'s", "")))


def compare(gold: Row, event: Row, names: dict[str, set[str]]) -> Iterator[tuple[str, bool]]:
    """The fields of one pair."""
    yield "status", event["status"] == gold["status"] or gold["form"] == "statement"
    for field in ("actors", "recipients"):
        yield field, same_parties(gold[field], event[field], names)
    yield from compare_days(gold["date"], event["date"])
    if gold["place"]:
        place, want = plain(event["place"] or ""), plain(gold["place"])
        yield "place", bool(place) and (place in want or want in place)
    if gold["attributed_to"]:
        chain = [one for one in event["attributed_to"] if one != "outlet"]
        yield (
            "attributed_to",
            any(is_party(one, names.get(who, set())) for one in gold["attributed_to"] for who in chain),
        )


def same_parties(gold: Sequence[Row], said: Sequence[str], names: dict[str, set[str]]) -> bool:
    """Whether two sets of actors are the same, one to one."""
    left = list(said)
    for one in gold:
        who = next((who for who in left if is_party(one, names.get(who, set()))), None)
        if who is None:
            return False
        left.remove(who)
    return not left


def is_party(gold: Row, names: set[str]) -> bool:
    """Whether an actor is the one meant: by a name, or by words of which the one holds the other."""
    if "names" in gold:
        wanted = {plain(name) for name in (gold["name"], *gold["names"])}
        return any(name == want or name.endswith(f" {want}") for name in names for want in wanted)
    want = plain(gold["words"])
    return any(name and (f" {name} " in f" {want} " or f" {want} " in f" {name} ") for name in names)


def compare_days(gold: Row | None, said: Row) -> Iterator[tuple[str, bool]]:
    """The day, where the gold gives one; where it gives none, whether one was invented."""
    earliest, latest = (date.fromisoformat(said[key]) if said[key] else None for key in ("earliest", "latest"))
    if gold is None:
        yield "invented", earliest is not None and latest is not None
        return
    first, last = (date.fromisoformat(gold[key]) if gold[key] else None for key in ("first", "last"))
    end = last + timedelta(1) if last else None
    if (earliest, latest) == (first, end):
        yield "date", True
        return
    holds = (earliest is None or (first is not None and earliest <= first)) and (
        latest is None or (end is not None and end <= latest)
    )
    narrow = earliest is not None and latest is not None and (latest - earliest).days <= 31
    yield "date", holds and narrow and first is not None


def shown(row: Row, line: Row, events: Sequence[Row], met: Met, names: dict[str, set[str]]) -> Iterator[str]:
    """Every miss in words."""
    text = row["text"]
    for one in met.extra:
        event = events[one]
        words = " ".join(text[start:end] for start, end in event["trigger"])
        start = min(span[0] for span in event["evidence"])
        head = f"EXTRA {row['id'][:12]} {event['form'][:4]} {event['type']} [{words}] {event['confidence']}"
        yield f"{head} | {text[start : start + 110]!r}"
    for two in met.missed:
        gold = row["events"][two]
        start, end = gold["sentence"]
        at, to = gold["trigger"]
        head = f"MISS  {row['id'][:12]} {gold['form'][:4]} {gold['types'][0]['type']} [{text[at:to]}]"
        yield f"{head} | {text[start:end][:140]!r}"
    for one, two in met.pairs:
        gold, event = row["events"][two], events[one]
        if not gold["core"]:
            continue
        bad = [name for name, value in compare(gold, event, names) if value is (name == "invented")]
        if bad:
            at, to = gold["trigger"]
            said = {key: [sorted(names.get(who, {who}))[:2] for who in event[key]] for key in ("actors", "recipients")}
            want = {key: [one.get("name") or one["words"] for one in gold[key]] for key in ("actors", "recipients")}
            when = f"{event['date']['earliest']}..{event['date']['latest']}"
            yield f"DIFF  {row['id'][:12]} {bad} [{text[at:to]}]"
            yield f"      said {event['status']} {said} {when} {event['place']}"
            yield f"      gold {gold['status']} {want} {gold['date']} {gold['place']}"


def example_gold() -> list[Row]:
    """The example's gold in the shape of this one."""
    whole = json.loads(EXAMPLE.read_text("utf-8"))
    actors = {actor["id"]: actor for actor in whole["actors"]}
    rows: dict[str, list[Row]] = {file["id"]: [] for file in whole["files"]}
    for event in whole["events"]:
        if "start" in event["evidence"][0]:
            rows[event["file"]].append(as_own(event, actors))
    return [{"id": name, "text": "", "events": events} for name, events in rows.items()]


def as_own(event: Row, actors: dict[str, Row]) -> Row:
    """One event of the example; its evidence stands for trigger and sentence."""
    span = [event["evidence"][0]["start"], event["evidence"][0]["end"]]
    kinds = Counter([event["plover"]["type"], *event["plover"]["also_acceptable"]])
    day = event["date"]["text_only"]
    return {
        "core": event["core"],
        "form": event["kind"],
        "types": [{"type": kind, "mode": None} for kind in kinds],
        "status": event["status"],
        "trigger": span,
        "sentence": span,
        "actors": [party(actors[who]) for who in event["actor"]],
        "recipients": [party(actors[who]) for who in event["recipient"]],
        "date": {"first": day["start"], "last": day["end"]} if day["start"] or day["end"] else None,
        "place": None,
        "attributed_to": [party(actors[who]) for who in event["attributed_to"] if who != "outlet"],
    }


def party(actor: Row) -> Row:
    """An actor of the example with every spelling."""
    words = {mention.get("text") or mention.get("words") for mention in actor["mentions"]}
    return {"name": actor["name"], "names": sorted(words - {None})}


if __name__ == "__main__":
    main()
