"""Parse XML that nobody vouches for: no entity is expanded, nothing is loaded, depth and size stay bounded."""

from __future__ import annotations

import re
from typing import Any

from dateline.intake.problems import UnreadableError, noted
from dateline.model import Problem

__all__ = ["cut_short", "entities_left", "local", "parse_xml", "root_name", "words_of"]

ROOT = re.compile(rb"<(?![?!])(?:[\w.-]+:)?([\w.-]+)")
DECLARED = re.compile(rb"<!ENTITY\s")
HEAD = 8_192  # bytes among which the first element begins
TAIL = 4_096  # bytes among which it ends
TRAILING = re.compile(rb"(?:<!--.{0,2000}?-->|[\s\0])+\Z", re.S)
SKIPPED = re.compile(
    rb"\s*(?:<\?.{0,500}?\?>|<!--.{0,2000}?-->|<!DOCTYPE[^>\[]{0,500}(?:\[.{0,4000}?\]\s*)?>)\s*", re.S
)


def parse_xml(content: bytes) -> Any:
    """
    The root of an XML document.

    Raises:
        UnreadableError: If there is none.
    """
    import lxml.etree

    parser = lxml.etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = lxml.etree.fromstring(content, parser)
    except (lxml.etree.LxmlError, ValueError) as error:
        raise UnreadableError("broken-file", f"no XML that can be read ({error}): get it anew") from None
    if root is None:
        raise UnreadableError("broken-file", "no XML that can be read: get it anew")
    return root


def entities_left(content: bytes, where: str) -> tuple[Problem, ...]:
    """The note that a document declares entities, which are never expanded."""
    if not DECLARED.search(content[:100_000]):
        return ()
    return (noted("entities-left", "declares entities of its own: not expanded, their words are missing", where),)


def cut_short(content: bytes, where: str) -> tuple[Problem, ...]:
    """The note that a document breaks off: its first element is never closed."""
    name = root_name(content[:HEAD]).encode()
    tail = TRAILING.sub(b"", content[-TAIL:])
    if not name or re.search(rb"</(?:[\w.-]+:)?" + re.escape(name) + rb"\s*>\s*\Z", tail):
        return ()
    return (noted("cut-short", "breaks off before its end: what stands before is read; get it anew", where),)


def root_name(head: bytes) -> str:
    """The name of the first element, without its prefix; empty when the bytes are no XML."""
    at = 3 if head.startswith(b"\xef\xbb\xbf") else 0
    while (skipped := SKIPPED.match(head, at)) and skipped.end() > at:
        at = skipped.end()
    found = ROOT.match(head.lstrip() if not at else head, at)
    return found[1].decode("ascii", "replace") if found else ""


def local(element: Any) -> str:
    """The name of an element without its namespace; empty for an entity that was left."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def words_of(element: Any) -> str:
    """All words within an element, single-blanked; a break is a blank."""
    return " ".join("".join(f" {part} " if part == "\n" else part for part in element.itertext()).split())
