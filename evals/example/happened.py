"""Makes the events, quotations and time expressions of gold.json."""

import calendar
import datetime
import re
from typing import Any

from sheets import Sheet, time_of

TYPES = {"d": "direct", "m": "mixed", "i": "indirect"}


def events(sheets: dict[str, Sheet], sentences: dict[str, list[list[int]]]) -> list[dict[str, Any]]:
    """Every event of every sheet, by report and then by place."""
    out = []
    for sheet in sheets.values():
        found = [event(sheet, e, sentences.get(sheet.report.id, [])) for e in sheet.rows("events")]
        out += sorted(found, key=lambda e: (e["evidence"][0].get("start", 0), e["id"]))
    return out


def event(sheet: Sheet, said: dict[str, Any], sentences: list[list[int]]) -> dict[str, Any]:
    """One event in the seeds' shape."""
    evidence = sheet.quote(said["words"])
    at = sentence_of(evidence, sentences)
    kind, _, mode = said.get("type", "").partition("/")
    also = [a.partition("/")[0] or None for a in said.get("also", [])]
    out = {
        "id": f"{sheet.key}-{said['id']}",
        "file": sheet.report.id,
        "kind": said["kind"],
        "label": said["what"],
        "plover": {"type": kind or None, "mode": mode or None, "context": [], "also_acceptable": also},
        "actor": said.get("by", "").split(),
        "recipient": said.get("to", "").split(),
        "place": None,
        "date": date(sheet, said),
        "status": said.get("status", "happened"),
        "attributed_to": said.get("said") or (said["by"].split() if said["kind"] == "statement" else ["outlet"]),
        "via": said.get("via", []),
        "evidence": [evidence | ({} if at is None else {"sentence": at})],
        "sentence": at,
        "merged": said["group"],
        "core": said.get("core", True),
    }
    out["numbers"] = [number(sheet, said["words"], n) for n in said.get("numbers", [])]
    if "content" in said:
        out["content"] = {"status": said["content"]}
    return out | ({"note": said["note"]} if "note" in said else {})


def number(sheet: Sheet, words: str, figure: str) -> dict[str, Any]:
    """A figure inside an event's words."""
    whole = sheet.place(words)
    if whole is None:
        return sheet.cited(figure)
    place = sheet.place(f"{figure} #1", start=whole.start, end=whole.end)
    return sheet.at(place.start, place.end) if place else sheet.cited(figure)


def sentence_of(evidence: dict[str, Any], sentences: list[list[int]]) -> int | None:
    """The number of the sentence in which the evidence begins."""
    if "start" not in evidence:
        return None
    return next((n for n, (a, b) in enumerate(sentences) if a <= evidence["start"] < b), None)


def date(sheet: Sheet, said: dict[str, Any]) -> dict[str, Any]:
    """Best truth, and what can be had from the report with what is given beside it."""
    phrase = time_of(sheet, said) if said.get("when") else None
    start, end = interval(said.get("day", ""))
    open_end = said.get("day", "").startswith("/")
    alone = (start, end) if sheet.dated and (phrase or open_end) else (None, None)
    if "text_day" in said:
        alone = interval(said["text_day"])
    return {
        "text": phrase and phrase.get("text", phrase.get("words")),
        "evidence": phrase,
        "start": start,
        "end": end,
        "precision": precision(start, end),
        "confidence": "stated" if alone == (start, end) else "cross-document",
        "text_only": {"start": alone[0], "end": alone[1]},
    }


def interval(day: str) -> tuple[str | None, str | None]:
    """First and last day of "2019-02-21", "2019-02", "2019", "a/b" or "/b"."""
    if "/" in day:
        first, _, last = day.partition("/")
        return interval(first)[0], interval(last)[1]
    if re.fullmatch(r"\d{4}", day):
        return f"{day}-01-01", f"{day}-12-31"
    if re.fullmatch(r"\d{4}-\d\d", day):
        return f"{day}-01", f"{day}-{calendar.monthrange(int(day[:4]), int(day[5:]))[1]}"
    return (day, day) if day else (None, None)


def precision(start: str | None, end: str | None) -> str:
    if start is None:
        return "none" if end is None else "on or before"
    return "day" if start == end else "interval"


def quotations(sheets: dict[str, Sheet]) -> list[dict[str, Any]]:
    """Source, cue and content of each attribution; `content` stands without its quotation marks."""
    return [q for sheet in sheets.values() for q in sheet_quotations(sheet)]


def sheet_quotations(sheet: Sheet) -> list[dict[str, Any]]:
    """The attributions of one report in reading order, `parent` by id."""
    rows, out = sheet.rows("quotations"), []
    for kind, speaker, meaning, words, *rest in rows:
        place = sheet.place(words)
        spans = {n: place.spans(t) for n, t in (("source", "s"), ("cue", "q"), ("content", "c"))} if place else {}
        row = {"report": sheet.report.id, "type": TYPES[kind], "class": meaning, "speaker": speaker}
        out.append(row | (spans or {"words": words}) | {"nest": rest[0] if rest else ""})
    out.sort(key=lambda q: min(s[0] for k in ("source", "cue", "content") for s in q.get(k, [])) if "cue" in q else 0)
    out = joined(out)
    return [nested(sheet.key, n, q, out) for n, q in enumerate(out)]


def joined(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The attributions, words in marks that have no source and cue of their own put to the ones just before them."""
    out: list[dict[str, Any]] = []
    for q in rows:
        alone = q.get("source") == [] and q.get("cue") == []
        if alone and out and (out[-1]["speaker"], out[-1]["type"]) == (q["speaker"], "direct"):
            out[-1]["content"] += q["content"]
        else:
            out.append(q)
    return out


def nested(key: str, at: int, quotation: dict[str, Any], all_of: list[dict[str, Any]]) -> dict[str, Any]:
    """The attribution with an id of its own and the id of the one it stands in: nest is "NAME", or "in:PARENT NAME"."""
    asked = re.match(r"in:(\S+)", quotation["nest"])
    outer = [n for n, q in enumerate(all_of) if asked and q["nest"].split(" ")[-1] == asked[1]]
    ids = {"id": f"{key}-q{at + 1:02}", "parent": f"{key}-q{outer[0] + 1:02}" if outer else None}
    return ids | {k: v for k, v in quotation.items() if k != "nest"}


def timexes(sheets: dict[str, Sheet]) -> list[dict[str, Any]]:
    """Time expressions with value and interval, `latest` half open; an empty interval says that nothing follows."""
    out = []
    for sheet in sheets.values():
        rows = [timex(sheet, *row) for row in sheet.rows("timexes")]
        out += sorted(rows, key=lambda t: t.get("start", 0))
    return out


def timex(sheet: Sheet, words: str, kind: str, value: str, *bounds: str) -> dict[str, Any]:
    """One time expression; without bounds the interval is the value's own."""
    place = sheet.place(words)
    where: dict[str, Any] = {"words": words}
    if place:
        start, end = place.spans("t")[0]
        where = {"start": start, "end": end, "text": (sheet.text or "")[start:end]}
    if bounds:
        earliest, latest = (b or None for b in bounds)
    else:
        earliest, last = interval(value) if re.match(r"\d{4}", value) else (None, None)
        latest = last and (datetime.date.fromisoformat(last) + datetime.timedelta(1)).isoformat()
    return {"report": sheet.report.id, **where, "type": kind, "value": value, "earliest": earliest, "latest": latest}
