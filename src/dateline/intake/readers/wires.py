"""What agencies send as XML: items of NewsML-G2, alone, in messages or in packages, and NITF."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dateline.intake.documents import report_of_text
from dateline.intake.options import IntakeOptions
from dateline.intake.problems import lost, noted
from dateline.intake.reader import FileReader, Found, Opened
from dateline.intake.xml import cut_short, entities_left, local, parse_xml, root_name, words_of
from dateline.model import Given, Media, Place, Problem

__all__ = ["NEWSML", "NITF"]

ITEMS = ("newsItem",)
G2_ROOTS = ("newsItem", "newsMessage", "packageItem")
WITHDRAWN = {"stat:canceled": "cancelled", "stat:withheld": "withheld"}
HTML = "{http://www.w3.org/1999/xhtml}"
BLOCKS = frozenset("p hl2 li dt dd tr blockquote pre note".split())
CAPTIONED = frozenset(("media-caption", "media-producer"))


def read_newsml(opened: Opened, options: IntakeOptions) -> Iterator[Found]:
    """The items of a NewsML-G2 document; each is ``where[n]`` when there are several, from 1."""
    content = opened.content(options.max_file_bytes)
    root = parse_xml(content)
    items = [element for element in root.iter() if local(element) in ITEMS]
    left = (*entities_left(content, opened.where), *cut_short(content, opened.where))
    if not items:
        yield lost("empty", "no news item in it: nothing to read", opened.where)
    for number, item in enumerate(items, 1):
        where = opened.where if len(items) == 1 else f"{opened.where}[{number}]"
        yield report_of_item(item, where, content, left)


def report_of_item(item: Any, where: str, source: bytes, left: tuple[Problem, ...]) -> Found:
    """One item: what its publisher says of it, and its first content that is text."""
    guid = item.get("guid") or ""
    meta, about = child(item, "itemMeta"), child(item, "contentMeta")
    status = attribute(child(meta, "pubStatus"), "qcode").lower()
    if status in WITHDRAWN:
        return lost("withdrawn", f"its publisher has {WITHDRAWN[status]} it ({guid}): not read", where)
    problems = left
    if until := text(child(meta, "embargoed")):
        problems = (*problems, noted("embargoed", f"under embargo until {until}", where))
    provider = child(meta, "provider")
    given = Given(
        id=guid or None,
        title=text(child(about, "headline")),
        outlet=text(child(provider, "name")) or attribute(provider, "literal") or None,
        published=text(child(meta, "versionCreated")) or text(child(meta, "firstCreated")),
        language=attribute(child(about, "language"), "tag") or item.get("{http://www.w3.org/XML/1998/namespace}lang"),
        byline=text(child(about, "by")) or creator(about),
        agency=text(child(about, "creditline")),
    )
    body, media = body_of(child(item, "contentSet"))
    if given.title and media is Media.TEXT and not body.startswith(given.title):
        body = f"{given.title}\n\n{body}" if body else ""
    return report_of_text(
        body, where, source, media=media, given=given, how="XML says how it is written", problems=problems
    )


def body_of(contents: Any | None) -> tuple[str, Media]:
    """The text of an item: inline XHTML first, then inline NITF, then plain data."""
    import lxml.etree

    if contents is None:
        return "", Media.TEXT
    for holder in contents:
        if local(holder) == "inlineXML" and len(holder):
            inner = holder[0]
            if local(inner) == "nitf":
                return "\n\n".join(line for line, _ in nitf_lines(inner)), Media.TEXT
            without_namespaces(inner)
            return lxml.etree.tostring(inner, encoding="unicode", method="html", with_tail=False), Media.HTML
    for holder in contents:
        if local(holder) == "inlineData" and (words := "".join(holder.itertext()).strip()):
            html = "html" in (holder.get("contenttype") or "")
            return words, Media.HTML if html else Media.TEXT
    return "", Media.TEXT


def without_namespaces(root: Any) -> None:
    """Take the namespace of XHTML off an element and what is in it, so that it is written as HTML."""
    for element in root.iter():
        if isinstance(element.tag, str):
            element.tag = local(element)


def creator(about: Any | None) -> str | None:
    """The name of who made an item, when the item has no byline."""
    made = child(about, "creator")
    return text(child(made, "name")) if made is not None else None


def child(element: Any | None, name: str) -> Any | None:
    """The first child of that name."""
    return next((inner for inner in element if local(inner) == name), None) if element is not None else None


def text(element: Any | None) -> str | None:
    """The words of an element, or None."""
    return words_of(element) or None if element is not None else None


def attribute(element: Any | None, name: str) -> str:
    """An attribute's value; empty when it is not there."""
    return (element.get(name) or "") if element is not None else ""


def read_nitf(opened: Opened, options: IntakeOptions) -> Iterator[Found]:
    """A report in NITF: headline, byline and paragraphs, captions apart from the text."""
    content = opened.content(options.max_file_bytes)
    root = parse_xml(content)
    data = next((element for element in root.iter() if local(element) == "docdata"), None)
    status = attribute(data, "management-status").lower()
    if status in ("canceled", "withheld", "killed"):
        yield lost("withdrawn", f"its publisher has marked it {status}: not read", opened.where)
        return
    publication = next((element for element in root.iter() if local(element) == "pubdata"), None)
    lines = list(nitf_lines(root))
    places, at = [], 0
    for line, path in lines:
        places.append(Place(at, path))
        at += len(line) + 2
    given = Given(
        id=attribute(child(data, "doc-id"), "id-string") or None,
        title=text(first(root, "hl1")) or text(first(root, "title")),
        outlet=attribute(publication, "name") or None,
        published=iso(attribute(child(data, "date.issue"), "norm") or attribute(publication, "date.publication")),
        byline=text(first(first(root, "byline"), "person")) or text(first(root, "byttl"))
        if first(root, "byline") is not None
        else None,
        agency=text(first(root, "distributor")),
    )
    yield report_of_text(
        "\n\n".join(line for line, _ in lines),
        opened.where,
        content,
        given=given,
        how="XML says how it is written",
        places=tuple(places),
        problems=(*entities_left(content, opened.where), *cut_short(content, opened.where)),
    )


def first(element: Any | None, name: str) -> Any | None:
    """The first element of that name within another."""
    if element is None:
        return None
    return next((inner for inner in element.iter() if local(inner) == name), None)


def iso(day: str) -> str | None:
    """A day of NITF ("20200117T2250+0300") in ISO 8601 with its marks."""
    date, _, time = day.strip().partition("T")
    if len(date) == 8 and date.isdigit():
        date = f"{date[:4]}-{date[4:6]}-{date[6:]}"
    if time and ":" not in time:
        zone = next((time[at:] for at, mark in enumerate(time) if mark in "+-Z"), "")
        clock = time.removesuffix(zone)
        zone = f"{zone[:3]}:{zone[3:]}" if len(zone) == 5 else zone
        time = ":".join((clock[:2], clock[2:4])) + zone if len(clock) >= 4 else ""
    return (f"{date}T{time}" if time else date) or None


def nitf_lines(root: Any) -> Iterator[tuple[str, str]]:
    """The lines of a report with their paths: headline, byline, paragraphs after the dateline, captions."""
    head = first(root, "body.head")
    for name in ("hl1", "hl2", "byline"):
        line = first(head, name)
        if line is not None and (words := words_of(line)):
            yield words, f"body.head/{name}"
    place = text(first(head, "dateline"))
    content = first(root, "body.content")
    if content is None:
        content = first(root, "body")
    count = 0
    for block in content.iter() if content is not None else ():
        if local(block) not in BLOCKS or any(local(above) in BLOCKS for above in block.iterancestors()):
            continue
        count += 1
        if any(local(above) in CAPTIONED or local(above) == "media" for above in block.iterancestors()):
            continue
        words = words_of(block)
        if place and words:
            words = words if words.startswith(place) else f"{place.rstrip(' -–—')} – {words}"
            place = None
        if words:
            yield words, f"body.content/p[{count}]"
    for number, caption in enumerate(element for element in root.iter() if local(element) == "media-caption"):
        if words := words_of(caption):
            yield f"Photo: {words}", f"media-caption[{number + 1}]"


def begins_as_newsml(head: bytes) -> bool:
    """Whether bytes begin as NewsML-G2."""
    return root_name(head) in G2_ROOTS


def begins_as_nitf(head: bytes) -> bool:
    """Whether bytes begin as NITF."""
    return root_name(head) == "nitf"


NEWSML = FileReader("newsml-g2", read_newsml, (".xml", ".newsml"), known_by=begins_as_newsml, apart=True)
NITF = FileReader("nitf", read_nitf, (".xml", ".nitf"), known_by=begins_as_nitf, single=True, apart=True)
