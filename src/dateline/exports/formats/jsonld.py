"""
Linked data in schema.org and PROV: articles, quotations, actors, events, claims, and who had it from whom.

The context stands in the file, so nothing is fetched to read it. What the vocabularies have no term for (offsets,
status, what accounts say of each other) is in ``dl:``. A day that is not settled is no ``datePublished`` and no
``startDate``, but ``dl:earliest`` and ``dl:latest``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from dateline.exports.compared import merged_event_object
from dateline.exports.format import Format
from dateline.exports.lines import Object, iso, line_id
from dateline.exports.material import Material
from dateline.exports.named_lines import told_id
from dateline.exports.pieces import json_list, plain, urn
from dateline.exports.record_lines import cut_words, marks_of
from dateline.exports.wording import BREAK, iso_prefix, quoted
from dateline.model import (
    Finding,
    JudgedReport,
    Judgement,
    Mark,
    MergedEvent,
    NameKind,
    Quote,
    ReadReport,
    RecordActor,
    ReportId,
    Span,
)
from dateline.version import VERSION

__all__ = ["JSONLD"]

LINKS = (
    *("prov:wasDerivedFrom", "prov:hadPrimarySource", "prov:wasQuotedFrom", "prov:wasRevisionOf", "prov:used"),
    *("prov:wasAttributedTo", "prov:wasAssociatedWith", "dl:sharesTextWith", "dl:actor", "dl:recipient"),
    *("dl:judgement", "isPartOf", "subjectOf", "about", "appearance", "creator"),
)
CONTEXT = {
    "@vocab": "https://schema.org/",
    "dl": "urn:dateline:terms:",
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "dl:earliest": {"@type": "xsd:date"},
    "dl:latest": {"@type": "xsd:date"},
    **{name: {"@type": "@id"} for name in LINKS},
}
TYPES = {
    NameKind.PERSON: "Person",
    NameKind.ORGANISATION: "Organization",
    NameKind.OUTLET: "NewsMediaOrganization",
    NameKind.GROUP: "Organization",
    NameKind.COUNTRY: "Country",
    NameKind.PLACE: "Place",
}
MACHINE = urn("version", VERSION)
UNSEEN = "unseen:"


def write(material: Material, words: int | None) -> Iterator[str]:
    """One graph; what is said of a thing in several places is of one ``@id``."""
    yield from json_list({"@context": CONTEXT}, "@graph", things(material, words))


def things(material: Material, words: int | None) -> Iterator[Object]:
    """Every thing, in an order that depends on content alone."""
    yield {
        "@id": MACHINE,
        "@type": ["SoftwareApplication", "prov:SoftwareAgent"],
        "name": "Dateline",
        "softwareVersion": VERSION,
    }
    named = {actor.id for actor in material.settled.who.actors if not actor.described}
    for judged in material.judged():
        yield article(judged, words)
        marks = marks_of(judged)
        for quote in judged.read.quotes:
            yield quotation(judged.read, quote, named, material, words, marks)
    yield from (actor_thing(actor) for actor in material.settled.who.actors if actor.id in named)
    yield from (event_thing(event, named, material, words) for event in material.settled.comparison.events)
    yield from (finding_thing(finding, material, words) for finding in material.settled.comparison.findings)
    yield from lineage_things(material)
    for earlier in material.earlier_texts():
        before = {"@id": f"urn:sha256:{earlier.text_sha256}", "@type": "prov:Entity", "name": earlier.title}
        yield plain(before)
        yield {"@id": urn("report", earlier.report), "prov:wasRevisionOf": f"urn:sha256:{earlier.text_sha256}"}
    yield from map(judgement_thing, material.judgements())


def article(judged: JudgedReport, words: int | None) -> Object:
    """One report."""
    report = judged.read.report
    known = report.metadata
    line = line_id("report", report.id, report.text_sha256)
    return plain(
        {
            "@id": urn("report", report.id),
            "@type": ["NewsArticle", "prov:Entity"],
            "headline": known.title.value,
            "publisher": {"@type": "NewsMediaOrganization", "name": known.outlet.value} if known.outlet.value else None,
            "creditText": known.byline.value,
            "datePublished": iso_prefix(known.published.earliest, known.published.latest),
            **days(known.published.earliest, known.published.latest),
            "dl:publishedBecause": known.published.because,
            "dateline": known.place.value,
            "inLanguage": known.language.value,
            "url": known.url.value,
            "identifier": {"@type": "PropertyValue", "propertyID": "text-sha256", "value": report.text_sha256},
            "articleBody": report.text if words is None else None,
            **standing(marks_of(judged), line),
        }
    )


def quotation(
    read: ReadReport, quote: Quote, named: set[str], material: Material, words: int | None, marks: dict[str, Mark]
) -> Object:
    """One attribution; without a speaker there is no creator, and ``dl:speaker`` says that it is not determined."""
    line = line_id("attribution", read.report.id, quote.id)
    speaker = told_id(read.report.id, quote.actor, material.settled.across)
    article_id = urn("report", read.report.id)
    return plain(
        {
            "@id": urn("attribution", line),
            "@type": ["Quotation", "prov:Entity"],
            "text": quoted(read.report.text, quote.content, words),
            "creator": urn("actor", speaker) if speaker in named and speaker is not None else None,
            "dl:speaker": quote.speaker or "not determined",
            "dl:source": quoted(read.report.text, quote.source, words),
            "dl:type": quote.type.value,
            "dl:class": quote.klass,
            "isPartOf": article_id,
            "prov:wasQuotedFrom": article_id,
            "dl:textSha256": read.report.text_sha256,
            "dl:evidence": selectors(quote.content),
            "dl:confidence": round(quote.confidence, 3),
            "dl:because": quote.because,
            **standing(marks, line),
        }
    )


def actor_thing(actor: RecordActor) -> Object:
    """One who is named, by every spelling."""
    others = [use.name for use in actor.names if use.name != actor.name and not use.described]
    return plain(
        {
            "@id": urn("actor", actor.id),
            "@type": [TYPES[actor.kind], "prov:Entity"],
            "name": actor.name,
            "alternateName": others,
            "dl:gazetteer": actor.entry,
            "subjectOf": [urn("report", report) for report in actor.reports],
        }
    )


def event_thing(event: MergedEvent, named: set[str], material: Material, words: int | None) -> Object:
    """One merged event with every account of it, each with its status, chain and words."""
    row = merged_event_object(event, material.reads, material.local_names)
    wide = material.settled.across.actors
    does: dict[str, None] = {}
    suffers: dict[str, None] = {}
    for report, own in event.events:
        told = next(one for one in material.reads[report].events if one.id == own)
        does |= dict.fromkeys(
            urn("actor", wide[report, one]) for one in told.actors if wide.get((report, one)) in named
        )
        suffers |= dict.fromkeys(
            urn("actor", wide[report, one]) for one in told.recipients if wide.get((report, one)) in named
        )
    return plain(
        {
            "@id": urn("event", str(event.id)),
            "@type": ["Event", "prov:Entity"],
            "name": cut_words([row["accounts"][0]["words"]], words)[0],
            "dl:type": event.type,
            "startDate": iso_prefix(event.earliest, event.latest),
            **days(event.earliest, event.latest),
            "dl:contested": event.contested or None,
            "dl:actor": list(does),
            "dl:recipient": list(suffers),
            "subjectOf": list(dict.fromkeys(urn("report", report) for report, _ in event.events)),
            "dl:account": [account_thing(account, words) for account in row["accounts"]],
            "dl:because": event.because,
        }
    )


def account_thing(account: Object, words: int | None) -> Object:
    """One report's account of an event."""
    return plain(
        {
            "@type": "Claim",
            "text": BREAK.join(cut_words(account["words"].split(BREAK), words)),
            "appearance": urn("report", account["report"]),
            "dl:textSha256": account["text_sha256"],
            "dl:evidence": selectors(Span(start, end) for start, end in account["evidence"]),
            "dl:status": account["status"],
            "dl:attributedTo": {"@list": account["attributed_to"]} if account["attributed_to"] else None,
            "location": {"@type": "Place", "name": account["place"]} if account["place"] else None,
            "dl:earliest": account["earliest"],
            "dl:latest": account["latest"],
            "dl:confidence": account["confidence"],
        }
    )


def finding_thing(finding: Finding, material: Material, words: int | None) -> Object:
    """What accounts say of each other; schema.org has no terms for it."""
    return plain(
        {
            "@id": urn("finding", finding.id),
            "@type": "dl:Finding",
            "dl:finding": finding.kind.value,
            "dl:question": finding.question.value,
            "about": urn("event" if finding.subject in material.event_ids else "utterance", finding.subject),
            "dl:account": [
                plain(
                    {
                        "@type": "Claim",
                        "text": cut_words([one.value], words)[0] if one.value else "",
                        "appearance": urn("report", one.report),
                        "dl:textSha256": material.hashes[one.report],
                        "dl:evidence": selectors(one.spans),
                        "dl:attributedTo": {"@list": [material.names.get(who, who) for who in one.chain]}
                        if one.chain
                        else None,
                        "dl:independentGroup": one.independent_group,
                    }
                )
                for one in finding.accounts
            ],
            "dl:because": finding.because,
        }
    )


def lineage_things(material: Material) -> Iterator[Object]:
    """Who had it from whom: derived, credited, or shared where it is not known who was first."""
    for lineage in material.settled.lineages:
        for edge in lineage.edges:
            own = urn("report", edge.to)
            because = "; ".join(reason.words for reason in edge.basis)
            if edge.source.startswith(UNSEEN):
                name = edge.source.removeprefix(UNSEEN)
                yield {"@id": urn("unseen", name), "@type": "prov:Entity", "name": name}
                yield {"@id": own, "prov:hadPrimarySource": urn("unseen", name)}
                continue
            link = "dl:sharesTextWith" if edge.undirected else "prov:wasDerivedFrom"
            yield {"@id": own, link: urn("report", ReportId(edge.source))}
            if not edge.undirected:
                entity = {"@id": urn("report", ReportId(edge.source))}
                yield {
                    "@id": own,
                    "prov:qualifiedDerivation": {
                        "@type": "prov:Derivation",
                        "prov:entity": entity,
                        "dl:because": because,
                    },
                }


def judgement_thing(judgement: Judgement) -> Object:
    """What a person said of a line."""
    person = {"@id": urn("person", judgement.by), "@type": ["Person", "prov:Person"], "name": judgement.by}
    anchors = [f"urn:sha256:{anchor['text_sha256']}" for anchor in judgement.subject["anchors"]]
    return plain(
        {
            "@id": urn("judgement", judgement.id),
            "@type": "prov:Activity",
            "dl:line": judgement.subject["line"],
            "dl:verdict": str(judgement.verdict),
            "dl:at": judgement.at,
            "description": judgement.because,
            "prov:wasAssociatedWith": person,
            "prov:used": anchors,
            "dl:undone": bool(judgement.undone) or None,
        }
    )


def selectors(spans: Sequence[Span] | Iterator[Span]) -> list[Object]:
    """Places in a text, in code points."""
    return [{"@type": "oa:TextPositionSelector", "oa:start": span.start, "oa:end": span.end} for span in spans]


def days(earliest: date | None, latest: date | None) -> Object:
    """The bounds of a day, half open."""
    return {"dl:earliest": iso(earliest), "dl:latest": iso(latest)}


def standing(marks: dict[str, Mark], line: str) -> Object:
    """Whose line it is: the machine's, or as a person left it."""
    mark = marks.get(line)
    if mark is None:
        return {"prov:wasAttributedTo": MACHINE}
    judged = [urn("judgement", judgement) for judgement in mark.judgements]
    return {"prov:wasAttributedTo": MACHINE, "dl:standing": mark.standing.value, "dl:judgement": judged}


JSONLD = Format("jsonld", ".jsonld", "application/ld+json", "linked data in schema.org and PROV", write)
