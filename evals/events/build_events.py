"""Writes gold.jsonl from the mark files: every trigger, place and description is located in its report.

usage: build_events.py [--check]
--check writes nothing and fails when gold.jsonl is not what the marks say.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import dateline

HERE = Path(__file__).resolve().parent
OWN = HERE.parent / "gold/own/gold.jsonl"
FORMS = ("deed", "statement", "embedded")
STATUSES = (
    "happened",
    "ongoing",
    "planned",
    "threatened",
    "demanded",
    "denied",
    "alleged",
    "predicted",
    "hypothetical",
)
Row = dict[str, Any]


def main() -> int:
    """Compile all mark files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    asked = parser.parse_args()
    own = {row["id"]: row for row in map(json.loads, OWN.read_text("utf-8").splitlines())}
    rows, complaints = [], []
    for path in sorted((HERE / "marks").glob("*.mark")):
        row, wrong = compiled(own[path.stem], path.read_text("utf-8"))
        rows.append(row)
        complaints += [f"{path.name}: {one}" for one in wrong]
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    print(*complaints, sep="\n", end="\n" if complaints else "")
    if asked.check:
        return int(bool(complaints) or text != (HERE / "gold.jsonl").read_text("utf-8"))
    (HERE / "gold.jsonl").write_text(text, "utf-8")
    print(f"{len(rows)} reports, {sum(len(row['events']) for row in rows)} events")
    return int(bool(complaints))


def compiled(own: Row, marks: str) -> tuple[Row, list[str]]:
    """One report with its events, and what could not be understood."""
    text = own["text"]
    sentences = sentences_of(own)
    events, wrong = [], []
    for number, line in enumerate(marks.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            events.append(event_of(line, text, sentences, own))
        except ValueError as error:
            wrong.append(f"line {number}: {error}")
    kept = ("id", "split", "outlet", "published", "text", "text_sha256")
    return {key: own[key] for key in kept} | {"events": events}, wrong


def sentences_of(own: Row) -> list[tuple[int, int]]:
    """The sentences of a report as Dateline cuts them."""
    line = json.dumps({key: own[key] for key in ("id", "outlet", "published", "text")}).encode()
    [said] = dateline.annotate([line], layers=["sentences"])
    return [(start, end) for start, end in said["sentences"]]


def event_of(line: str, text: str, sentences: list[tuple[int, int]], own: Row) -> Row:
    """
    One line of a mark file.

    Raises:
        ValueError: If it is not written as it should be, or its words do not stand there.
    """
    head, *fields = (part.strip() for part in line.split("|"))
    words = head.split()
    core = "?" not in words
    place, form, types, status = (word for word in words if word != "?")
    if form not in FORMS or status not in STATUSES or not place.startswith("s"):
        raise ValueError(f"“{head}” is no sentence, form, type and status")
    trigger, actors, recipients, when, where, numbers, chain = (*fields, "", "", "")[:7]
    start, end = sentences[int(place[1:]) - 1]
    at = text.find(trigger, start, end)
    if at < 0:
        raise ValueError(f"“{trigger}” does not stand in {place}")
    return {
        "core": core,
        "form": form,
        "types": [types_of(one) for one in types.split(",")],
        "status": status,
        "trigger": [at, at + len(trigger)],
        "sentence": [start, end],
        "actors": list(parties(actors, text, own)),
        "recipients": list(parties(recipients, text, own)),
        "date": days(when),
        "place": None if where in ("", "-") else where.removeprefix("~"),
        "numbers": [] if numbers in ("", "-") else [one.strip() for one in numbers.split(";")],
        "attributed_to": list(parties(chain, text, own)),
    }


def types_of(written: str) -> Row:
    """A root with its mode; "-" is none."""
    root, _, mode = written.partition("/")
    return {"type": None if root == "-" else root, "mode": mode or None}


def parties(written: str, text: str, own: Row) -> Iterator[Row]:
    """
    Actors by name or by the words that describe them.

    Raises:
        ValueError: If no actor of the report has the name, or the words do not stand in it.
    """
    for one in filter(lambda part: part not in ("", "-"), map(str.strip, written.split(";"))):
        if one.startswith("~"):
            if one[1:].split()[0].casefold() not in text.casefold():
                raise ValueError(f"“{one}” does not stand in the report")
            yield {"words": one[1:]}
            continue
        named = next((actor for actor in own["actors"] if one in (actor["name"], *actor["names"])), None)
        if named is None:
            raise ValueError(f"nobody is called “{one}”")
        yield {"name": named["name"], "names": named["names"]}


def days(written: str) -> Row | None:
    """First and last day, an end that is open being None; None when no words give one."""
    if written in ("", "-"):
        return None
    first, dots, last = written.partition("..")
    if not dots:
        last = first
    return {"first": whole(first, "01-01"), "last": whole(last, "12-31")}


def whole(day: str, rest: str) -> str | None:
    """A day, or the first or last of a year."""
    return f"{day}-{rest}" if len(day) == 4 else day or None


if __name__ == "__main__":
    sys.exit(main())
