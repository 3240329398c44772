"""Makes layout.json: zones of each report, and the metadata that it gives, leaves open or lacks."""

import hashlib
import re
from typing import Any

from sheets import Sheet

ROLES = [
    "masthead", "section", "furniture", "date", "kicker", "headline", "duplicate_headline", "caption", "dateline",
    "body", "credit", "footer",
]  # fmt: skip
ABOUT = (
    "Zones of the example's reports. Offsets are Unicode code points, half open, into the text as given; for pages "
    "(form html) into the text that Dateline extracts, named by text_sha256, and absent where it was not extracted. "
    "not_body: words of the page that must stand in no body zone. expected: status stated = the words are in the "
    "report; inferable = needs a reading, see why; absent = not there, leave empty; given = handed in beside the text."
)
SHOWN = 110


def layout(sheets: dict[str, Sheet]) -> dict[str, Any]:
    """The whole file."""
    return {"about": ABOUT, "roles": ROLES, "documents": [document(s) for s in sheets.values()]}


def document(sheet: Sheet) -> dict[str, Any]:
    """One report's zones, parts and expected metadata."""
    out = {"file": sheet.report.id, "path": sheet.report.path, "form": sheet.report.form, **checksums(sheet)}
    out["zones"] = zones(sheet)
    parts = sheet.said.get("parts", [])
    out["parts"] = [{"role": role, **part(sheet, out["zones"], role, words)} for role, words in parts]
    out["not_body"] = sheet.said.get("not_body", [])
    out["expected"] = expected(sheet, out["zones"])
    out["notes"] = sheet.said.get("notes", [])
    return out


def checksums(sheet: Sheet) -> dict[str, Any]:
    """Hashes of what was given and of the text; for a plain text the two are one."""
    given = {"sha256": hashlib.sha256(sheet.report.raw.encode()).hexdigest()}
    if sheet.text is None:
        return given
    return given | {"text_sha256": hashlib.sha256(sheet.text.encode()).hexdigest(), "chars": len(sheet.text)}


def span(sheet: Sheet, words: str, across: bool = False) -> dict[str, Any]:
    quoted = sheet.quote(words, across)
    del quoted["file"]
    return quoted


def zones(sheet: Sheet) -> list[dict[str, Any]]:
    """The zones in order; a body also has its paragraphs, and long words are shortened in the middle."""
    out = []
    for role, words, *note in sheet.said["zones"]:
        zone = {"role": role, **span(sheet, words, across=True)}
        if role == "body" and "start" in zone:
            zone["paragraphs"] = paragraphs(sheet.text or "", zone["start"], zone["end"])
        if len(zone.get("text", "")) > SHOWN:
            zone["text"] = f"{zone['text'][:50]} [...] {zone['text'][-50:]}"
        out.append(zone | ({"note": note[0]} if note else {}))
    return sorted(out, key=lambda z: z.get("start", 0))


def part(sheet: Sheet, found: list[dict[str, Any]], role: str, words: str) -> dict[str, Any]:
    """Words inside a zone, such as the agency in a dateline: looked for in the zones of the role before the dot."""
    home = [z for z in found if z["role"] == role.partition(".")[0]]
    for z in home:
        if "start" in z and words in (sheet.text or "")[z["start"] : z["end"]]:
            start = (sheet.text or "").index(words, z["start"])
            return {"start": start, "end": start + len(words), "text": words}
    return span(sheet, words)


def paragraphs(text: str, start: int, end: int) -> list[list[int]]:
    """Lines of the body that are not blank, without the space around them."""
    lines = re.finditer(r"[^\n]+", text[start:end])
    spans = [
        (start + m.start() + len(m[0]) - len(m[0].lstrip()), start + m.start() + len(m[0].rstrip())) for m in lines
    ]
    return [[a, b] for a, b in spans if a < b]


def expected(sheet: Sheet, found: list[dict[str, Any]]) -> dict[str, Any]:
    """What `meta` should say; a title is the headline zone unless the sheet says otherwise."""
    said = {k: dict(v) for k, v in sheet.said.get("expected", {}).items()}
    head = next((z for z in found if z["role"] == "headline"), None)
    if "title" not in said and head:
        quoted = [[head["start"], head["end"]]] if "start" in head else []
        said["title"] = {"value": head.get("text", head.get("words")), "status": "stated", "evidence": quoted}
    for name in ("title", "outlet", "published", "byline", "agency", "place"):
        field: dict[str, Any] = {"value": None, "status": "absent"} | said.get(name, {})
        field["evidence"] = [e if isinstance(e, list) else spot(sheet, e) for e in field.get("evidence", [])]
        said[name] = {k: v for k, v in field.items() if v != []}
    return said


def spot(sheet: Sheet, words: str) -> list[int]:
    """The first place of the words as a pair of offsets; nothing where the page is not extracted."""
    quoted = sheet.quote(words if re.search(r" #\d+$", words) else f"{words} #1")
    return [quoted["start"], quoted["end"]] if "start" in quoted else []
