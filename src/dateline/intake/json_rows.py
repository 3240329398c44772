"""Reports in JSON: one a line (JSONL), or one object or a list in a file, each read as soon as it is whole."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from dateline.intake.charset import decode
from dateline.intake.options import IntakeOptions
from dateline.intake.problems import lost
from dateline.intake.rows import Row, RowSource, shown_place
from dateline.intake.streams import Line, to_lines
from dateline.model import Problem
from dateline.text.ids import sha256_of_bytes

__all__ = ["rows_of_json", "rows_of_lines"]

# Tabs and line ends inside strings are no JSON, and harmless.
DECODER = json.JSONDecoder(strict=False)
LEADING_ID = re.compile(r'\s{0,99}\{\s{0,99}"id"\s{0,9}:\s{0,9}"((?:[^"\\]|\\.){1,200})"')
BLANKS = b" \t\n\r\f\v"
BETWEEN = re.compile(rb"[^ \t\r\f\v,]")
OUTSIDE = re.compile(rb"[\"{}\[\],\n]")
INSIDE = re.compile(rb"[\"\\]")


def rows_of_lines(pieces: Iterable[bytes], where: str, options: IntakeOptions) -> Iterator[Row | Problem]:
    """One row or one problem for every line that is not blank, in order."""
    for line in to_lines(pieces, options.max_report_bytes):
        if line.too_long or line.content.strip(BLANKS):
            yield row_of_line(line, f"{where}:{line.number}", options)


def rows_of_json(pieces: Iterable[bytes], where: str, options: IntakeOptions) -> Iterator[Row | Problem]:
    """One row or one problem for every value of a list (``where[n]``, from 1), or for the one object of a file."""
    splitter = ValueSplitter(options.max_report_bytes)
    count = 0
    for value in splitter.values(pieces):
        count += 1
        alone = count == 1 and not splitter.in_list
        yield row_of_line(value, where if alone else f"{where}[{count}]", options)
    if splitter.list_open:
        yield lost("bad-json", f"the list does not close after {count:,} reports: the file may be cut short", where)


def row_of_line(line: Line, where: str, options: IntakeOptions) -> Row | Problem:
    """One line as an object with its source."""
    content = line.content.rstrip(b"\r\n")
    if line.too_long:
        head = content.decode("utf-8", "replace")
        message = f"more than {options.max_report_bytes:,} bytes for one report: cut it into its reports"
        return lost("too-large", message, shown_place(where, salvaged_id(head)))
    decoded = decode(content, where)
    try:
        value = DECODER.decode(decoded.text)
    except json.JSONDecodeError as error:
        return lost("bad-json", words_of(error), shown_place(where, salvaged_id(decoded.text)))
    except (ValueError, RecursionError):  # a number of thousands of digits; brackets nested a thousand deep
        message = "no JSON that can be read: a number too long or brackets too deep"
        return lost("bad-json", message, shown_place(where, salvaged_id(decoded.text)))
    if not isinstance(value, dict):
        return lost("not-an-object", 'JSON but no object: expected {"id": "...", "text": "..."}', where)
    source = RowSource(where, sha256_of_bytes(content), decoded.charset, decoded.reason, decoded.problems)
    return value, source


def words_of(error: json.JSONDecodeError) -> str:
    """What is wrong with JSON, and where."""
    place = f"line {error.lineno}, column {error.colno}" if "\n" in error.doc else f"column {error.colno}"
    reason = error.msg[:1].lower() + error.msg[1:]
    if error.doc.strip() in ("{", "[", "[{"):
        return f"not JSON at {place}: a report stands on one line here; name the file .json if it runs over several"
    return f"not JSON at {place}: {reason}; mend the line"


def salvaged_id(text: str) -> str:
    """The id at the head of a line that is broken later; empty when there is none."""
    found = LEADING_ID.match(text)
    if found is None:
        return ""
    try:
        return str(json.loads(f'"{found[1]}"'))
    except ValueError:
        return ""


class ValueSplitter:
    """
    Cuts JSON into the values of its list, or its values one after the other, without reading them.

    Only brackets and strings are followed; what is wrong inside a value shows when that value is read.
    """

    def __init__(self, ceiling: int) -> None:
        self.ceiling = ceiling
        self.list_open = False
        self.in_list = False  # a list was opened
        self.begun = False  # a value or the list was met
        self.held = bytearray()
        self.inside = False  # within a value
        self.in_string = False
        self.depth = 0
        self.skip = 0  # bytes after a backslash at the end of a piece
        self.too_long = False
        self.line = 1
        self.start_line = 1

    def values(self, pieces: Iterable[bytes]) -> Iterator[Line]:
        """The values with the line each begins in."""
        for piece in pieces:
            at = 0
            while at < len(piece):
                if not self.inside:
                    at = self.find_value(piece, at)
                    continue
                end, whole = self.find_end(piece, at)
                self.keep(piece[at:end])
                at = end
                if whole:
                    yield self.taken()
        if self.inside:
            yield self.taken()

    def find_value(self, piece: bytes, at: int) -> int:
        """Go on to the next value, past blanks, commas and the brackets of the list."""
        found = BETWEEN.search(piece, at)
        if found is None:
            return len(piece)
        mark = found[0]
        if mark == b"\n":
            self.line += 1
        elif mark == b"[" and not self.begun:
            self.list_open = self.in_list = self.begun = True
        elif mark == b"]" and self.list_open:
            self.list_open = False
        else:
            self.inside = self.begun = True
            self.start_line = self.line
            return found.start()
        return found.end()

    def find_end(self, piece: bytes, at: int) -> tuple[int, bool]:
        """The end of the value, or of the piece, and which of them it is."""
        at += self.skip
        self.skip = 0
        while at < len(piece):
            found = (INSIDE if self.in_string else OUTSIDE).search(piece, at)
            if found is None:
                return len(piece), False
            at = found.end()
            mark = found[0]
            if mark == b"\\":
                at += 1
            elif mark == b'"':
                self.in_string = not self.in_string
            elif mark in b"{[":
                self.depth += 1
            elif mark in b"}]" and self.depth:
                self.depth -= 1
                if not self.depth:
                    return at, True
            elif mark in b",\n]}" and not self.depth:  # a bare word or number ends here, or a bracket too many
                belongs = mark == b"}" or (mark == b"]" and not self.list_open)
                return (at, True) if belongs else (at - 1, True)
        self.skip = at - len(piece)
        return len(piece), False

    def keep(self, part: bytes) -> None:
        """Hold a part of a value, or only its head when it is too long."""
        self.held += part
        self.line += part.count(b"\n")
        if len(self.held) > self.ceiling:
            del self.held[500:]
            self.too_long = True

    def taken(self) -> Line:
        """The value that is whole now."""
        line = Line(self.start_line, bytes(self.held[:500] if self.too_long else self.held), self.too_long)
        self.held.clear()
        self.inside = self.in_string = self.too_long = False
        self.depth = 0
        return line
