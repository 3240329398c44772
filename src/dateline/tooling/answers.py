"""Answer the questions of a program: each answer bounded, with the words, the places and the hashes it rests on."""

from __future__ import annotations

import itertools
import json
import threading
from collections.abc import Iterable
from typing import Any

from dateline.api import Record, read_object
from dateline.errors import UsageError
from dateline.version import VERSION
from dateline.web.quoting import Found, look_up

__all__ = ["LONGEST", "MOST", "Answers"]

MOST = 50  # items of an answer, at most
LONGEST = 40_000  # characters of an answer: some 10,000 tokens
PIECE = 12_000  # characters of a text that are given at once
COUNTED = 1_000  # how far what is left out is counted: "1000" is as many or more
LISTED = (50, 20, 10, 5, 2)  # entries of a list within an item, fewer until the item is short enough
PLACES = 5  # of a name, at most; their number is told

Answer = dict[str, Any]


class Answers:
    """
    The questions that a program may ask of a record that is only read.

    Every answer has ``items``, ``left_out`` (how many more there are, counted to 1,000) and ``record`` (what it was
    asked of). Items have ``report``, ``text_sha256`` and the ``spans`` of their ``words``: code points, half open. A
    list within an item that is too long is cut, and ``left_out`` in the item says of which list how many.

    Args:
        record: An open record; threads take turns.
    """

    def __init__(self, record: Record) -> None:
        self.record = record
        self.turn = threading.RLock()

    def about(self) -> Answer:
        """What the record holds."""
        with self.turn, self.record.store.snapshot():
            outlets = sorted({one.outlet for one in self.record.summaries().values() if one.outlet})
            counts = {"reports": len(self.record.store), "outlets": outlets}
            return self.answer([counts])

    def search(self, words: str, limit: int = 20) -> Answer:
        """Where words stand, the best report first; ``"in a row"``, ``begin*``."""
        with self.turn:
            return self.answer(self.record.search(words, limit=bounded(limit) + 1), limit)

    def report(self, report: str, start: int = 0) -> Answer:
        """One report: its text from a place on, with the lines that stand in what is given."""
        with self.turn:
            read = self.record.show(report)
            text = read.report.text
            end = min(len(text), max(0, start) + PIECE)
            if not 0 <= start <= len(text):
                raise UsageError(f"start {start} is not in the text", hint=f"it has {len(text)} characters")
            whole = read_object(read)
            lines = {
                kind: [with_words(line, text) for line in whole[kind] if stands_in(line, start, end)]
                for kind in ("zones", "timexes", "attributions")
            }
            item = {
                "report": read.report.id,
                "text_sha256": read.report.text_sha256,
                "characters": len(text),
                "start": start,
                "end": end,
                "text": text[start:end],
                "meta": whole["meta"],
                **lines,
            }
            return {"items": [item], "left_out": 0, "goes_on_at": end if end < len(text) else None, **self.asked()}

    def story(self, report: str) -> Answer:
        """The story of a report: its reports, who had it from whom, how many accounts stand behind it."""
        with self.turn, self.record.store.snapshot():
            story = next(self.record.stories(report=report), None)
            if story is None:
                raise UsageError(f"{report} is in no story", hint="it has no text, or none was read")
            known = self.record.summaries()
            held = set(story["reports"])
            lineages = [row for row in self.record.lineage_rows() if held & set(row["cluster"])]
            told = [
                {
                    "report": own,
                    "text_sha256": known[own].text_sha256,
                    "outlet": known[own].outlet,
                    "title": known[own].title,
                    "published": known[own].published.value,
                }
                for own in story["reports"]
            ]
            steps = [
                {"independent": row["independent"], "because": row["because"], "edges": row["edges"]}
                for row in lineages
            ]
            item = {**story, "reports": told, "lineage": steps}
            return self.answer([item])

    def actor(self, name: str) -> Answer:
        """One who is named: spellings, roles, links, quotations and events; several are listed."""
        with self.turn:
            found = list(self.record.actors(name))
            if len(found) == 1 or name.startswith("actor-"):
                row = self.record.actor(found[0]["id"] if found else name)
                row["names"] = [few_places(use) for use in row["names"]]
                del row["joins"], row["members"]
                return self.answer([row])
            short = ("id", "name", "actor_kind", "reports", "accounts")
            return self.answer([{key: row[key] for key in short} for row in found], MOST)

    def quotes(
        self,
        speaker: str | None = None,
        report: str | None = None,
        containing: str | None = None,
        min_confidence: float = 0.0,
        limit: int = 20,
    ) -> Answer:
        """Who said what."""
        with self.turn:
            found = self.record.quotes(
                speaker=speaker, report=report, containing=containing, min_confidence=min_confidence
            )
            return self.answer(({**row, "spans": row["content"]} for row in found), limit)

    def events(
        self,
        report: str | None = None,
        type: str | None = None,  # noqa: A002  # the contract's word
        actor: str | None = None,
        min_accounts: int = 1,
        limit: int = 20,
    ) -> Answer:
        """What is told, each event once with all its accounts."""
        with self.turn:
            return self.answer(
                self.record.events(report=report, type=type, actor=actor, min_accounts=min_accounts), limit
            )

    def compare(
        self, report: str | None = None, finding: str | None = None, question: str | None = None, limit: int = 20
    ) -> Answer:
        """Where the accounts agree, differ, contradict or answer each other."""
        with self.turn:
            return self.answer(self.record.compare(report=report, finding=finding, question=question), limit)

    def was_it_said(self, words: str, limit: int = 20) -> Answer:
        """Whether reports have these words: exactly, altered or retold; when none has, that is said with the period."""
        if not words.strip():
            raise UsageError("no words to look up", hint="give the quotation as you have it")
        with self.turn, self.record.store.snapshot():
            found = [self.found_item(one) for one in look_up(self.record, words)]
            answer = self.answer(found, limit)
            if not found:
                answer["none_found"] = self.period()
            return answer

    def found_item(self, found: Found) -> Answer:
        """One place where the words were found."""
        text = self.record.store.text(found.report)
        return {
            "form": found.form.value,
            "report": found.report,
            "text_sha256": self.record.store.text_hash(found.report),
            "spans": [[span.start, span.end] for span in found.spans],
            "words": [span.of(text) for span in found.spans],
            "speaker": found.speaker,
            "quoted": found.quoted,
            "share": round(found.share, 3),
        }

    def period(self) -> str:
        """What was looked through, in words."""
        days = [one.published for one in self.record.summaries().values()]
        first = min((day.earliest for day in days if day.earliest is not None), default=None)
        last = max((day.latest for day in days if day.latest is not None), default=None)
        between = f" from {first} to before {last}" if first is not None and last is not None else ""
        return f"none found in {len(days)} reports{between}; that they were not said does not follow"

    def answer(self, items: Iterable[Answer], limit: int = MOST) -> Answer:
        """An answer of so many items, and of no more characters than a program takes."""
        given: list[Answer] = []
        rest = iter(items)
        left_out = length = 0
        for item in itertools.islice(rest, bounded(limit)):
            short = shortened(item)
            length += size_of(short)
            if given and length > LONGEST:
                left_out = 1
                break
            given.append(short)
        left_out += sum(1 for _ in itertools.islice(rest, COUNTED - left_out))
        return {"items": given, "left_out": left_out, **self.asked()}

    def asked(self) -> Answer:
        """What was asked."""
        return {"record": {"reports": len(self.record.store), "version": VERSION}}


def bounded(limit: int) -> int:
    """
    How many items are given.

    Raises:
        UsageError: If it is less than one.
    """
    if limit < 1:
        raise UsageError(f"a limit of {limit}", hint=f"1 to {MOST}")
    return min(limit, MOST)


def shortened(item: Answer) -> Answer:
    """An item whose lists are cut as far as it must be for an answer to hold it."""
    found = item
    for most in LISTED:
        found = cut_lists(item, most)
        if size_of(found) <= LONGEST:
            break
    return found


def cut_lists(item: Answer, most: int) -> Answer:
    """An item with at most so many entries of each list; what is left out is counted."""
    long = {name: len(value) - most for name, value in item.items() if isinstance(value, list) and len(value) > most}
    cut = {name: value[:most] if name in long else value for name, value in item.items()}
    inner = {name: [inside(one, most) for one in value] for name, value in cut.items() if isinstance(value, list)}
    return {**cut, **inner, **({"left_out": long} if long else {})}


def inside(value: Any, most: int) -> Any:
    """An entry of a list, cut as well."""
    return cut_lists(value, most) if isinstance(value, dict) else value


def size_of(item: Answer) -> int:
    """How many characters an item takes."""
    return len(json.dumps(item, ensure_ascii=False, default=str))


def few_places(use: Answer) -> Answer:
    """A spelling with its first places."""
    return {**use, "places": use["places"][:PLACES]}


def spans_in(line: Answer) -> list[list[int]]:
    """The places of a line of a report."""
    return line["content"] if "content" in line else [[line["start"], line["end"]]]


def stands_in(line: Answer, start: int, end: int) -> bool:
    """Whether a line begins in a part of the text."""
    return start <= spans_in(line)[0][0] < end


def with_words(line: Answer, text: str) -> Answer:
    """A line of a report with its words."""
    return {**line, "words": [text[start:end] for start, end in spans_in(line)]}
