"""Checks the example's gold.json and layout.json against the reports: sums, words of every span, zones, weekdays, ids.

usage: check_gold.py [--rebuild]
Places in pages are checked where they have offsets and the page's text is the one they were made for.
--rebuild makes both files again first and fails if they change.
"""

import datetime
import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from texts import EXAMPLE, Given, read_reports

DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def located(o: Any) -> Iterator[dict[str, Any]]:
    """Every object that quotes a file with offsets."""
    if isinstance(o, dict):
        if {"file", "start", "end", "text"} <= o.keys():
            yield o
        for v in o.values():
            yield from located(v)
    elif isinstance(o, list):
        for v in o:
            yield from located(v)


def same(words: str, shown: str) -> bool:
    """Whether the words are those shown, which may be shortened in the middle."""
    head, _, tail = shown.partition(" [...] ")
    return words == shown or (bool(tail) and words.startswith(head) and words.endswith(tail))


def wrong_spans(gold: dict[str, Any], texts: dict[str, str]) -> Iterator[str]:
    """Quoted objects whose offsets hold other words."""
    for o in located(gold):
        if o["file"] in texts and texts[o["file"]][o["start"] : o["end"]] != o["text"]:
            yield f"span {o['file']} {o['start']}: {o['text'][:40]}"
    for t in gold["timexes"]:
        if "start" in t and t["report"] in texts and texts[t["report"]][t["start"] : t["end"]] != t["text"]:
            yield f"timex {t['report']} {t['start']}"


def wrong_zones(d: dict[str, Any], text: str, roles: list[str]) -> Iterator[str]:
    """Zones that overlap, have another role or other words; in plain texts also characters in no zone."""
    seen: set[int] = set()
    for z in (z for z in d["zones"] if "start" in z):
        here = set(range(z["start"], z["end"]))
        if z["role"] not in roles or seen & here or not same(text[z["start"] : z["end"]], z["text"]):
            yield f"zone {z['role']} at {z['start']}"
        seen |= here
        yield from (
            f"paragraph {a}" for a, b in z.get("paragraphs", []) if text[a:b] != text[a:b].strip() or "\n" in text[a:b]
        )
    if d["form"] in ("txt", "jsonl text") and any(not c.isspace() and i not in seen for i, c in enumerate(text)):
        yield "characters in no zone"
    yield from (f"part {p['role']}" for p in d["parts"] if "start" in p and text[p["start"] : p["end"]] != p["text"])


def wrong_sums(rows: list[dict[str, Any]], reports: dict[str, Given]) -> Iterator[str]:
    """Reports that are not the ones the gold was made for."""
    for row in rows:
        if hashlib.sha256(reports[row["file"]].raw.encode()).hexdigest() != row["sha256"]:
            yield f"{row['file']} has changed: run build_gold.py"


def wrong_days(timexes: list[dict[str, Any]]) -> Iterator[str]:
    """Time expressions with a weekday whose day has another one."""
    for t in timexes:
        day = re.match(r"\d{4}-\d\d-\d\d", t["value"])
        said = next((d for d in DAYS if d in t.get("text", "")), None)
        if day and said and DAYS[datetime.date.fromisoformat(day[0]).weekday()] != said:
            yield f"{t['report']} {t['text']}: {day[0]} is no {said}"


def wrong_ids(gold: dict[str, Any]) -> Iterator[str]:
    """Names of actors, events and reports that stand nowhere in the gold."""
    actors, events = {a["id"] for a in gold["actors"]}, {e["id"] for e in gold["events"]}
    reports = {f["file"] for f in gold["files"]}
    for e in gold["events"]:
        named = {*e["actor"], *e["recipient"], *e["attributed_to"], *e["via"]} - {"outlet"}
        yield from (f"{e['id']}: no actor {a}" for a in named - actors)
    for q in gold["quotations"]:
        if q["speaker"] not in actors:
            yield f"{q['id']}: no actor {q['speaker']}"
    for row in [*gold["relations"], *gold["near_misses"], *gold["must_not_merge"], *gold["occasions"]]:
        yield from (f"no event {e}" for e in row["events"] if e not in events)
    for c in gold["copies"]:
        yield from (f"no report {c[k]}" for k in "ab" if c[k] not in reports)
    for a in gold["actors"]:
        yield from (
            f"{a['id']}: no actor {r['organisation']}"
            for r in [*a["roles"], *a["parents"]]
            if r["organisation"] and r["organisation"] not in actors
        )


def wrong_copies(copies: list[dict[str, Any]]) -> Iterator[str]:
    """Pairs whose kind does not fit their shares: `copy` is both 0.9 or more."""
    for c in copies:
        if "a_share" in c and (min(c["a_share"], c["b_share"]) >= 0.9) != (c["kind"] == "copy"):
            yield f"{c['a']} {c['b']}: {c['kind']} with shares {c['a_share']}, {c['b_share']}"


def main() -> None:
    if "--rebuild" in sys.argv:
        rebuild()
    reports = read_reports()
    gold, layout = (json.loads((EXAMPLE / n).read_text(encoding="utf-8")) for n in ("gold.json", "layout.json"))
    made_for = {d["file"]: d.get("text_sha256") for d in layout["documents"]}
    texts = {
        r.id: r.text
        for r in reports.values()
        if r.text and hashlib.sha256(r.text.encode()).hexdigest() == made_for[r.id]
    }
    bad = [
        *wrong_spans(gold, texts),
        *wrong_sums(gold["files"], reports),
        *wrong_days(gold["timexes"]),
        *wrong_ids(gold),
        *wrong_copies(gold["copies"]),
    ]
    bad += [
        f"{d['file']}: {e}"
        for d in layout["documents"]
        if d["file"] in texts
        for e in wrong_zones(d, texts[d["file"]], layout["roles"])
    ]
    print(
        f"{len(texts)} of {len(reports)} reports, {len(list(located(gold)))} spans, {len(gold['timexes'])} dates:",
        "; ".join(bad) or "ok",
    )
    sys.exit(bool(bad))


def rebuild() -> None:
    """Build both files again; a difference means that the sheets and the files had parted."""
    before = [(EXAMPLE / n).read_bytes() for n in ("gold.json", "layout.json")]
    subprocess.run([sys.executable, str(Path(__file__).with_name("build_gold.py"))], check=True)
    if before != [(EXAMPLE / n).read_bytes() for n in ("gold.json", "layout.json")]:
        sys.exit("gold.json or layout.json was not what build_gold.py writes")


if __name__ == "__main__":
    main()
