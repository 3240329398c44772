"""Makes what holds between reports: copies with their spans, lineage, relations, merged events."""

import tomllib
from collections import defaultdict
from typing import Any

from sheets import FOLDER, Sheet


def across() -> dict[str, Any]:
    return tomllib.loads((FOLDER / "across.toml").read_text(encoding="utf-8"))


def copies(sheets: dict[str, Sheet], said: dict[str, Any]) -> list[dict[str, Any]]:
    """Pairs of reports that share text, each with its spans, and shares of the body where both texts are there."""
    return sorted(
        (pair(sheets[c["a"]], sheets[c["b"]], c) | through(sheets, c) for c in said["copies"]),
        key=lambda c: (c["a"], c["b"]),
    )


def pair(a: Sheet, b: Sheet, said: dict[str, Any]) -> dict[str, Any]:
    """One pair; `spans` are [a_start, a_end, b_start, b_end], `words` where a page is not extracted."""
    spans = [both(a, b, *s) for s in said["spans"]]
    out: dict[str, Any] = {"a": a.report.id, "b": b.report.id, "kind": said["kind"], "dir": said.get("dir")}
    out["common_source"] = said.get("common_source")
    out["spans"] = [s for s in spans if s]
    out["optional"] = [s for s in (both(a, b, *o) for o in said.get("optional", [])) if s]
    if not all(spans):
        out["words"] = said["spans"]
    elif spans and said["kind"] in ("copy", "partial"):
        out["a_share"], out["b_share"] = share(a, spans, 0), share(b, spans, 2)
    return out | {k: said[k] for k in ("same_report", "because") if k in said}


def through(sheets: dict[str, Sheet], said: dict[str, Any]) -> dict[str, str]:
    """The report by way of which a copy was made, when it was not made directly."""
    return {"through": sheets[said["through"]].report.id} if "through" in said else {}


def both(a: Sheet, b: Sheet, words: str, other: str) -> list[int] | None:
    """The passage in both reports; None where one of them is a page that is not extracted."""
    one, two = a.place(words, across=True), b.place(other or words, across=True)
    return [one.start, one.end, two.start, two.end] if one and two else None


def share(sheet: Sheet, spans: list[list[int] | None], at: int) -> float:
    """The part of the body's characters that the spans cover."""
    body = next(words for role, words, *_ in sheet.said["zones"] if role == "body")
    zone = sheet.place(body, across=True)
    assert zone is not None
    covered = sum(min(s[at + 1], zone.end) - max(s[at], zone.start) for s in spans if s)
    return round(covered / (zone.end - zone.start), 3)


def lineage(sheets: dict[str, Sheet], said: dict[str, Any]) -> list[dict[str, Any]]:
    """Clusters of reports with edges from report, or from an unseen source, to report."""
    name = {key: s.report.id for key, s in sheets.items()}
    out = []
    for row in said["lineage"]:
        edges = [
            {"undirected": False} | e | {"from": name.get(e["from"], e["from"]), "to": name[e["to"]]}
            for e in row["edges"]
        ]
        out.append(row | {"reports": [name[k] for k in row["reports"]], "edges": edges})
    return out


def relations(sheets: dict[str, Sheet], said: dict[str, Any]) -> list[dict[str, Any]]:
    """Pairs of quoted places with what holds between them; independent unless the sheet says not."""
    out = []
    for n, row in enumerate(said["relations"], 1):
        ends = {k: sheets[row[k][0]].quote(row[k][1]) for k in "ab"}
        head = {"id": f"r{n:02}", "kind": row["kind"], "field": row["field"]}
        tail = {"note": row["note"], "events": row["events"], "independent": row.get("independent", True)}
        out.append(head | ends | tail)
    return out


def near_misses(sheets: dict[str, Sheet], said: dict[str, Any]) -> list[dict[str, Any]]:
    """Pairs of quoted places that look apart and are not: a finding that differs or contradicts is wrong of them."""
    out = []
    for n, row in enumerate(said["near_misses"], 1):
        ends = {k: sheets[row[k][0]].quote(row[k][1]) for k in "ab"}
        kept = {k: row[k] for k in ("note", "events")}
        out.append({"id": f"n{n:02}", "because": row["because"], "field": row["field"]} | ends | kept)
    return out


def merged(events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Events of one group are one event; it is contested when its accounts differ in status."""
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for e in events:
        groups[e["merged"]].append(e)
    return [group(name, members) for name, members in groups.items()]


def group(name: str, members: list[dict[str, Any]]) -> dict[str, Any]:
    statuses = sorted({e["status"] for e in members})
    best = min(members, key=lambda e: ("day", "interval", "on or before", "none").index(e["date"]["precision"]))
    return {
        "id": name,
        "label": members[0]["label"],
        "members": [e["id"] for e in members],
        "files": sorted({e["file"] for e in members}),
        "date": {k: best["date"][k] for k in ("start", "end", "precision")},
        "statuses": statuses,
        "contested": "denied" in statuses and len(statuses) > 1,
    }


def occasions(events: list[dict[str, Any]], said: dict[str, Any]) -> list[dict[str, Any]]:
    """Statements made on one occasion, by their groups."""
    return [
        {"id": f"oc{n:02}", "label": row["label"], "events": [e["id"] for e in events if e["merged"] in row["groups"]]}
        for n, row in enumerate(said["occasions"], 1)
    ]
