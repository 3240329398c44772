"""Writes gold.json and layout.json of the example from the annotation sheets; every quoted word is located by script.

usage: build_gold.py [--show] [--without-pages]
Pages are read with `dateline annotate`. Words that an extracted text lacks (captions, mostly) are kept without offsets.
--without-pages writes the files even where no page can be read; their places then have no offsets at all.
--show lists what a sheet that is like another did not take over, because its report lacks the words.
"""

import json
import re
import sys
from typing import Any

from happened import events, quotations, timexes
from layout import document, layout
from shared import across, copies, lineage, merged, near_misses, occasions, relations
from sheets import Sheet, read_sheets
from texts import EXAMPLE, read_reports
from whose import actors

ABOUT = {
    "about": "Gold for the fictional example: who said what, copies and lineage, dates, actors, events, relations. "
    "See README.md here.",
    "version": 1,
    "offsets": "Unicode code points, half open, into the text as given; for pages into the text that Dateline extracts "
    "(text_sha256); an object with `words` instead of offsets quotes a page that was not extracted",
    "ontology": "PLOVER (16 event types)",
}
FRAME = ("section", "furniture", "caption", "footer")
SENTENCE_END = re.compile(r"(?<=[.!?])[”\"’']?\s+(?=[A-Z“\"«0-9])")
NOT_AN_END = re.compile(r"(?:\b(?:Dr|Mr|Mrs|No|Feb|a\.m|p\.m)\.)[”\"]?$")


def main() -> None:
    sheets = read_sheets(read_reports())
    unread = [s.report.id for s in sheets.values() if s.text is None]
    if unread and "--without-pages" not in sys.argv:
        sys.exit(f"`dateline annotate` does not read: {', '.join(unread)}. Mend that, or say --without-pages")
    gold = ABOUT | build(sheets)
    write("gold.json", gold)
    write("layout.json", layout(sheets))
    print(", ".join(f"{len(v)} {k}" for k, v in gold.items() if isinstance(v, list)))
    print("pages without offsets:", ", ".join(unread) or "none")
    for s in sheets.values():
        for words in dict.fromkeys(s.missing):
            print(f"{s.report.id}: not in the extracted text: {words}")
    if "--show" in sys.argv:
        print("\n".join(f"{s.key} has not {d}" for s in sheets.values() for d in s.dropped))


def build(sheets: dict[str, Sheet]) -> dict[str, Any]:
    """All parts of gold.json."""
    said = across()
    files = [file_of(s) for s in sheets.values()]
    found = events(sheets, {f["id"]: f["sentences"] for f in files})
    return {
        "files": files,
        "actors": actors(sheets),
        "quotations": quotations(sheets),
        "timexes": timexes(sheets),
        "no_timex": [{"report": s.report.id, "words": w} for s in sheets.values() for w in s.own("no_timex")],
        "copies": copies(sheets, said),
        "lineage": lineage(sheets, said),
        "events": found,
        "merged_events": merged(found),
        "must_not_merge": said["must_not_merge"],
        "occasions": occasions(found, said),
        "relations": relations(sheets, said),
        "near_misses": near_misses(sheets, said),
    }


def file_of(sheet: Sheet) -> dict[str, Any]:
    """One report: outlet, credited source, headline, day of publication, sentences."""
    lay = document(sheet)
    zones, said = lay["zones"], lay["expected"]
    return {
        **{k: lay[k] for k in ("file", "path", "form", "sha256")},
        **{k: lay[k] for k in ("text_sha256", "chars") if k in lay},
        "id": lay["file"],
        "outlet": {"name": said["outlet"]["value"], "status": said["outlet"]["status"]},
        "credited_source": said["agency"]["value"],
        "dateline_place": said["place"]["value"],
        "headline": said["title"]["value"],
        "overline": next((z.get("text", z.get("words")) for z in zones if z["role"] == "kicker"), None),
        "published": published(said["published"]),
        "boilerplate": [{"start": z["start"], "end": z["end"]} for z in zones if z["role"] in FRAME and "start" in z],
        "sentences": sentences(sheet.text or "", zones),
    }


def published(said: dict[str, Any]) -> dict[str, Any]:
    """The true day, and what the report with what is given beside it allows."""
    day = said["value"][:10] if said["status"] in ("stated", "given") else None
    alone = {"start": day or said.get("earliest"), "end": day or said.get("latest")}
    if "recurring" in said:
        alone["recurring"] = said["recurring"]
    out = {"start": said["truth"], "end": said.get("truth_end", said["truth"]), "text_only": alone}
    out["confidence"] = said["status"]
    return out | {k: said[k] for k in ("found", "why", "candidates") if k in said}


def sentences(text: str, zones: list[dict[str, Any]]) -> list[list[int]]:
    """Sentences of the body, paragraph by paragraph; every other zone is one."""
    out = []
    for z in zones:
        if "start" in z:
            out += [s for a, b in z.get("paragraphs", [[z["start"], z["end"]]]) for s in split(text, a, b, z["role"])]
    return out


def split(text: str, start: int, end: int, role: str) -> list[list[int]]:
    """One paragraph as sentences; an abbreviation does not end one."""
    if role != "body":
        return [[start, end]]
    out, first = [], start
    for m in SENTENCE_END.finditer(text, start, end):
        closing = m.start() + len(m[0]) - len(m[0].lstrip("”\"’'"))
        if not NOT_AN_END.search(text[first:closing]):
            out.append([first, closing])
            first = m.end()
    return [*out, [first, end]]


def write(name: str, what: dict[str, Any]) -> None:
    """One object of a list to a line: small in git, and a difference shows what changed."""
    parts = []
    for key, value in what.items():
        dumped = json.dumps(value, ensure_ascii=False)
        if isinstance(value, list) and value and isinstance(value[0], dict):
            dumped = "[\n" + ",\n".join(json.dumps(v, ensure_ascii=False) for v in value) + "\n]"
        parts.append(f"{json.dumps(key)}: {dumped}")
    (EXAMPLE / name).write_text("{\n" + ",\n".join(parts) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
