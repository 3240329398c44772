"""Reads the annotation sheets; a sheet that is `like` others takes over what they say of words that its report has."""

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from locate import NotFoundError, Place, find
from texts import Given

FOLDER = Path(__file__).resolve().parent / "annotation"


@dataclass(slots=True)
class Sheet:
    """What one report's sheet says, with the report it is about."""

    key: str
    report: Given
    said: dict[str, Any]
    dropped: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    @property
    def text(self) -> str | None:
        return self.report.text

    def place(self, words: str, across: bool = False, start: int = 0, end: int | None = None) -> Place | None:
        """Where the words stand; None in a page that is not extracted, or whose extracted text lacks them."""
        if self.text is None:
            return None
        try:
            return find(self.text, words, across, start, end)
        except NotFoundError:
            if not self.report.form.endswith("html"):
                raise
            self.missing.append(words)
            return None

    def quote(self, words: str, across: bool = False) -> dict[str, Any]:
        """The words as gold writes them: file, start, end, text; without offsets in a page that is not extracted."""
        place = self.place(words, across)
        return self.cited(words) if place is None else self.at(place.start, place.end)

    def at(self, start: int, end: int) -> dict[str, Any]:
        return {"file": self.report.id, "start": start, "end": end, "text": (self.text or "")[start:end]}

    def cited(self, words: str) -> dict[str, Any]:
        return {"file": self.report.id, "words": re.sub(r" #\d+$|</?[sqct]>", "", words)}

    def own(self, kind: str) -> list[Any]:
        """The sheet's own lines of a kind."""
        lines: list[Any] = self.said.get("lists", {}).get(kind, [])
        return lines

    def rows(self, kind: str) -> list[Any]:
        """The sheet's own lines of a kind, after those it takes over."""
        return [*self.said.get("taken", {}).get(kind, []), *self.own(kind)]

    @property
    def dated(self) -> bool:
        """Whether the day of publication is stated in the report or given beside it."""
        return self.said.get("expected", {}).get("published", {}).get("status") in ("stated", "given")


def read_sheets(reports: dict[str, Given]) -> dict[str, Sheet]:
    """All sheets by their number, "01" to "20"; those that are like others come after them."""
    paths = sorted((FOLDER / "reports").glob("*.toml"))
    said = {p.stem: tomllib.loads(p.read_text(encoding="utf-8")) for p in paths}
    sheets: dict[str, Sheet] = {}
    for stem in sorted(said, key=lambda s: (depth(said, s), s)):
        sheet = Sheet(stem[:2], reports[said[stem]["report"]], said[stem])
        for other in said[stem].get("like", []):
            take_over(sheet, sheets[other[:2]])
        sheets[sheet.key] = sheet
    return dict(sorted(sheets.items()))


def depth(said: dict[str, Any], stem: str) -> int:
    return max((1 + depth(said, other) for other in said[stem].get("like", [])), default=0)


def take_over(sheet: Sheet, other: Sheet) -> None:
    """Copy the lines of another sheet whose words, after house spelling, stand in this report."""
    if "same_layout" in sheet.said:
        sheet.said |= {k: other.said[k] for k in ("zones", "parts", "expected")}
    taken = sheet.said.setdefault("taken", {})
    own = {e["id"] for e in sheet.rows("events")} | set(sheet.said.get("like_not", []))
    for kind in ("events", "quotations", "timexes"):
        if kind == "timexes" and not (sheet.dated and other.dated):
            continue
        for row in other.rows(kind):
            row = spelled(row, sheet.said.get("swap", {}))
            if (kind == "events" and row["id"] in own) or row in taken.get(kind, []):
                continue
            if stands(sheet, kind, row):
                taken.setdefault(kind, []).append(row)
            else:
                sheet.dropped.append(f"{other.key} {kind} {words_of(kind, row)[:60]}")


def words_of(kind: str, row: Any) -> str:
    words: str = row["words"] if kind == "events" else row[3] if kind == "quotations" else row[0]
    return words


def stands(sheet: Sheet, kind: str, row: Any) -> bool:
    try:
        if sheet.text is not None:
            find(sheet.text, words_of(kind, row))
        if kind == "events" and row.get("when"):
            time_of(sheet, row)
    except NotFoundError:
        return False
    return True


def time_of(sheet: Sheet, event: dict[str, Any]) -> dict[str, Any]:
    """The time phrase of an event: inside its own words, or, marked with <t>, anywhere in the report."""
    if "<t>" in event["when"]:
        found = sheet.place(event["when"])
        return sheet.at(*found.spans("t")[0]) if found else sheet.cited(event["when"])
    place = sheet.place(event["words"])
    found = sheet.place(event["when"], start=place.start, end=place.end) if place else None
    return sheet.at(found.start, found.end) if found else sheet.cited(event["when"])


def spelled(value: Any, swap: dict[str, str]) -> Any:
    """The value with every word of the swap list replaced, in strings at any depth."""
    if isinstance(value, str):
        for old, new in swap.items():
            value = value.replace(old, new)
        return value
    if isinstance(value, list):
        return [spelled(v, swap) for v in value]
    return {k: spelled(v, swap) for k, v in value.items()} if isinstance(value, dict) else value
