"""
W3C Web Annotations: every line of the record pinned to its words by position and by quotation.

One ``AnnotationPage`` in JSON-LD. A target's ``source`` is the hash of the text, so an annotation holds wherever
that very text lies; positions are code points, as the model wants them. Words that may not be given away whole have no
``TextQuoteSelector``, since a shortened one would find other words; their beginning stands in the body.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

from dateline.exports.format import Format
from dateline.exports.jsonl import export_lines
from dateline.exports.lines import Object
from dateline.exports.material import Material
from dateline.exports.pieces import json_list, plain, urn
from dateline.exports.record_lines import cut_words
from dateline.exports.wording import BREAK
from dateline.model import ReportId
from dateline.version import VERSION

__all__ = ["ANNOTATION"]

ANNO = "http://www.w3.org/ns/anno.jsonld"
OWN = {
    "dateline": "urn:dateline:terms:",
    "dateline:fields": {"@id": "dateline:fields", "@type": "@json"},
    "dateline:report": {"@id": "dateline:report"},
}
Place: TypeAlias = tuple[str | None, str, int, int]
WIDE = frozenset({"finding", "naming", "actor"})  # kinds that stand on several reports
AROUND = 32  # signs before and behind a quotation, as the model proposes
MOTIVATIONS = {"copy": "linking", "finding": "assessing", "utterance": "linking", "judgement": "moderating"}
HEAD = frozenset({"kind", "id", "spans", "text_sha256", "report", "text", "words"})
GENERATOR = {"id": f"urn:dateline:version:{VERSION}", "type": "Software", "name": f"Dateline {VERSION}"}


def write(material: Material, words: int | None) -> Iterator[str]:
    """Every line that stands on words, as an annotation of them."""
    label = "Lines of a Dateline record" + (f", at most {words} words of each" if words is not None else "")
    whole = {"id": "urn:dateline:annotations", "type": "AnnotationCollection", "label": label}
    head = {"@context": [ANNO, OWN], "id": "urn:dateline:annotations:1", "type": "AnnotationPage", "partOf": whole}
    found = (annotation_of(line, material, words) for line in export_lines(material, words))
    yield from json_list({**head, "startIndex": 0}, "items", (one for one in found if "target" in one))


def annotation_of(line: Object, material: Material, words: int | None) -> Object:
    """
    One line as an annotation.

    Args:
        line: A line of the export.
        material: The record, for the words around.
        words: At most so many words of a line; None is all.
    """
    kind = line["kind"]
    person = {"id": urn("person", line["by"]), "type": "Person", "name": line["by"]} if "by" in line else None
    return plain(
        {
            "id": urn(kind, line["id"]),
            "type": "Annotation",
            "motivation": MOTIVATIONS.get(kind, "identifying"),
            "creator": person or GENERATOR,
            "created": line.get("at"),
            "body": [*described(line), structured(line), *whole_text(line)],
            "target": [
                target_of(report, sha, start, end, material, words) for report, sha, start, end in places_of(line)
            ],
        }
    )


def described(line: Object) -> Iterator[Object]:
    """What a line says, for people."""
    said = line.get("because") or line.get("role") or line["kind"]
    shown = BREAK.join(line["words"]) if isinstance(line.get("words"), list) else ""
    value = f"{line['kind']}: {shown} ({said})" if shown else f"{line['kind']}: {said}"
    yield {"type": "TextualBody", "value": value, "format": "text/plain", "purpose": "describing"}


def structured(line: Object) -> Object:
    """The fields of a line, for programs."""
    fields = {key: value for key, value in line.items() if key not in HEAD}
    return {"id": urn("line", line["id"]), "type": f"dateline:{line['kind']}", "dateline:fields": fields}


def whole_text(line: Object) -> Iterator[Object]:
    """The text of a report, where texts are given."""
    if line["kind"] == "report" and "text" in line:
        yield {"type": "TextualBody", "value": line["text"], "format": "text/plain", "purpose": "describing"}


def places_of(line: Object) -> Iterator[Place]:
    """Report, hash and span of every place that a line stands on; of a finding the hash is left to the report."""
    kind = line["kind"]
    if kind in WIDE or "sayings" in line:
        yield from wide_places(line)
    elif kind == "copy":
        for a_start, a_end, b_start, b_end in line["spans"]:
            yield line["a"], line["text_sha256"], a_start, a_end
            yield line["b"], line["b_text_sha256"], b_start, b_end
    elif kind == "judgement":
        for anchor in line["subject"]["anchors"]:
            yield from ((None, anchor["text_sha256"], start, end) for start, end in anchor["spans"])
    elif line["text_sha256"] is not None:
        yield from ((line["report"], line["text_sha256"], start, end) for start, end in line["spans"])


def wide_places(line: Object) -> Iterator[Place]:
    """The places of a line that is about several reports."""
    for told in (*line.get("sayings", ()), *line.get("accounts", ())):
        yield from ((told["report"], told.get("text_sha256", ""), start, end) for start, end in told["spans"])
    for place in line.get("places", ()):
        yield place["report"], place["text_sha256"], place["start"], place["end"]
    for use in line.get("names", ()):
        yield from ((place["report"], place["text_sha256"], *place["span"]) for place in use["places"])


def target_of(report: str | None, sha: str, start: int, end: int, material: Material, words: int | None) -> Object:
    """One place in a text: by position, and by its words where they may be given whole."""
    own = ReportId(report) if report is not None else None
    selectors: list[Any] = [{"type": "TextPositionSelector", "start": start, "end": end}]
    known = own is not None and (not sha or material.hashes[own] == sha)
    if own is not None and known:
        selectors.extend(quotation(material.texts[own], start, end, words))
    source = f"urn:sha256:{sha or (material.hashes[own] if own is not None else '')}"
    return plain({"type": "SpecificResource", "source": source, "dateline:report": report, "selector": selectors})


def quotation(text: str, start: int, end: int, words: int | None) -> Iterator[Object]:
    """The words of a place with those around; nothing where they may not be given whole, or the place is the text."""
    exact = text[start:end]
    if not exact or (start, end) == (0, len(text)) or cut_words([exact], words) != [exact]:
        return
    around = (
        {}
        if words is not None
        else {"prefix": text[max(0, start - AROUND) : start], "suffix": text[end : end + AROUND]}
    )
    yield {"type": "TextQuoteSelector", "exact": exact, **around}


ANNOTATION = Format(
    *("annotation", ".jsonld", "application/ld+json", "W3C Web Annotations: every line by position and by words"), write
)
