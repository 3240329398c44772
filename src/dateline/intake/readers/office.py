"""Documents of word processors (DOCX, ODT, RTF), paragraph by paragraph, without what was deleted or is a note."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from dateline.intake.documents import report_of_text
from dateline.intake.options import IntakeOptions
from dateline.intake.packages import open_package, read_member
from dateline.intake.problems import UnreadableError, noted
from dateline.intake.reader import FileReader, Found, Opened
from dateline.intake.xml import local, parse_xml
from dateline.model import Place, Problem

__all__ = ["DOCX", "ODT", "RTF"]

# What is no text of a DOCX paragraph: deleted words, codes of fields, the old form of a drawing, notes and comments.
CUT = "breaks off before its end: what stands before is read; get it anew"
SKIPPED = frozenset("del delText instrText moveFrom Fallback footnoteReference commentReference rPr pPr".split())
# Likewise of an ODT: notes, comments, what was deleted, styles and variables.
SKIPPED_ODT = frozenset("note annotation tracked-changes sequence-decls variable-decls forms title desc".split())
SPACE, TAB, BREAK = " ", "\t", "\n"
ZIP = b"PK\x03\x04"


def read_docx(opened: Opened, options: IntakeOptions) -> Iterator[Found]:
    """A DOCX: the paragraphs of its body, tables row by row."""
    content = opened.content(options.max_file_bytes)
    root = parse_xml(part_of(content, "word/document.xml", options))
    body = next((element for element in root if local(element) == "body"), root)
    yield report_of_paragraphs(paragraphs(body, DOCX_PATHS), opened.where, content)


def read_odt(opened: Opened, options: IntakeOptions) -> Iterator[Found]:
    """An ODT: the paragraphs and headings of its text, tables row by row."""
    content = opened.content(options.max_file_bytes)
    root = parse_xml(part_of(content, "content.xml", options))
    body = next(
        (element for element in root.iter() if local(element) == "text" and local(element.getparent()) == "body"), root
    )
    yield report_of_paragraphs(paragraphs(body, ODT_PATHS), opened.where, content)


def read_rtf(opened: Opened, options: IntakeOptions) -> Iterator[Found]:
    """An RTF: its text, one line a paragraph."""
    from striprtf.striprtf import rtf_to_text

    content = opened.content(options.max_file_bytes)
    words: str = rtf_to_text(  # type: ignore[no-untyped-call]  # the library has no types
        content.decode("latin-1"), encoding=code_page(content), errors="replace"
    )
    lines = ((line.strip(), f"par[{number}]") for number, line in enumerate(words.split("\n"), 1))
    cut = () if content.rstrip(b"\0\r\n \x1a").endswith(b"}") else (noted("cut-short", CUT, opened.where),)
    yield report_of_paragraphs(lines, opened.where, content, cut)


def code_page(content: bytes) -> str:
    """The code page an RTF declares; Windows' western one when it does not."""
    found = re.search(rb"\\ansicpg(\d{3,5})", content[:2_000])
    return f"cp{found[1].decode()}" if found else "cp1252"


def part_of(content: bytes, name: str, options: IntakeOptions) -> bytes:
    """One part of a document that is an archive."""
    with open_package(io.BytesIO(content), options) as package:
        try:
            member = package.getinfo(name)
        except KeyError:
            raise UnreadableError("broken-file", f"has no part {name}: save it anew") from None
        return read_member(package, member, options.max_file_bytes, options)


def report_of_paragraphs(
    lines: Iterator[tuple[str, str]], where: str, source: bytes, problems: tuple[Problem, ...] = ()
) -> Found:
    """A report of paragraphs with a blank line between, and where each stands."""
    kept: list[str] = []
    places: list[Place] = []
    at = 0
    for words, path in lines:
        if words:
            kept.append(words)
            places.append(Place(at, path))
            at += len(words) + 2
    return report_of_text(
        "\n\n".join(kept),
        where,
        source,
        how="the document says how it is written",
        places=tuple(places),
        problems=problems,
    )


DOCX_PATHS = {"p": "p", "tbl": "tbl", "tr": "tr", "tc": "tc"}
ODT_PATHS = {
    "p": "p",
    "h": "h",
    "table": "tbl",
    "table-row": "tr",
    "table-cell": "tc",
    "list": "list",
    "list-item": "li",
}


def paragraphs(body: Any, paths: dict[str, str]) -> Iterator[tuple[str, str]]:
    """
    The paragraphs within an element in reading order, each with its path ("body/tbl[1]/tr[2]/tc[1]/p[1]").

    Elements that only wrap others (sections, content controls, insertions) are gone through and leave no mark.
    """
    waiting: list[tuple[Any, str, dict[str, int]]] = [(child, "body", {}) for child in reversed(body)]
    counts: dict[str, int] = {}
    waiting = [(child, "body", counts) for child in reversed(body)]
    odt = "h" in paths
    while waiting:
        element, path, counted = waiting.pop()
        name = local(element)
        if name in SKIPPED or (odt and name in SKIPPED_ODT):
            continue
        if name not in paths:
            waiting.extend((child, path, counted) for child in reversed(element))
            continue
        step = paths[name]
        counted[step] = counted.get(step, 0) + 1
        here = f"{path}/{step}[{counted[step]}]"
        if name in ("p", "h"):
            words = odt_words(element) if odt else docx_words(element)
            yield " ".join(words.replace(BREAK, " ").split()) if odt else line_of(words), here
            continue
        inner: dict[str, int] = {}
        waiting.extend((child, here, inner) for child in reversed(element))


def line_of(words: str) -> str:
    """A paragraph in lines: a break within it stays, blanks at the edges go."""
    return "\n".join(stripped for part in words.split(BREAK) if (stripped := part.strip()))


def docx_words(paragraph: Any) -> str:
    """The words of a DOCX paragraph with insertions and links, without what was deleted."""
    parts: list[str] = []
    waiting = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        name = local(element)
        if name in SKIPPED:
            continue
        if name == "t":
            parts.append(element.text or "")
        elif name in ("tab", "ptab"):
            parts.append(TAB)
        elif name in ("br", "cr"):
            parts.append(BREAK)
        elif name == "noBreakHyphen":
            parts.append("-")
        else:
            waiting.extend(reversed(element))
    return "".join(parts)


def odt_words(paragraph: Any) -> str:
    """The words of an ODT paragraph, without notes and comments."""
    parts: list[str] = [paragraph.text or ""]
    waiting: list[Any] = list(reversed(paragraph))
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            parts.append(item)
            continue
        waiting.append(item.tail or "")
        name = local(item)
        if name in SKIPPED_ODT:
            continue
        if name == "s":
            parts.append(SPACE)
        elif name == "tab":
            parts.append(TAB)
        elif name == "line-break":
            parts.append(BREAK)
        elif name:
            parts.append(item.text or "")
            waiting.extend(reversed(item))
    return "".join(parts)


def begins_as_docx(head: bytes) -> bool:
    """Whether an archive lists the parts of a DOCX first."""
    return b"word/document.xml" in head or (b"[Content_Types].xml" in head[:300] and b"word/" in head)


def begins_as_odt(head: bytes) -> bool:
    """Whether an archive says that it is an ODT, as the first thing in it."""
    return head[30:].startswith(b"mimetypeapplication/vnd.oasis.opendocument.text")


DOCX = FileReader("docx", read_docx, (".docx",), (ZIP,), begins_as_docx, single=True, apart=True)
ODT = FileReader("odt", read_odt, (".odt",), (ZIP,), begins_as_odt, single=True, apart=True)
RTF = FileReader("rtf", read_rtf, (".rtf",), (b"{\\rtf",), single=True, apart=True)
