"""
FollowTheMoney entities, a line each, for OpenAleph and whoever works with that model.

Reports are ``Article``, names ``Person``, ``Organization``, ``PublicBody`` (states), ``LegalEntity`` (groups) or
``Address`` (places); where they stand ``Mention``; events ``Event``; roles ``Membership``; who had it from whom
``UnknownLink``; names that may be one ``Similar``. The model has no home for quotations and findings: they are
``Note``. It has none for offsets either: every line carries report, hash and spans under the key ``dateline``, beside
``properties``, where the model keeps what it does not know. A day that is not settled is no date; the notes say what is
known. Those who are only described ("the cleric") are no entities.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence

from dateline.exports.compared import merged_event_object
from dateline.exports.format import Format
from dateline.exports.lines import Object, line_id, spans_of
from dateline.exports.material import Material
from dateline.exports.named_lines import mention_actor, told_id
from dateline.exports.pieces import json_text
from dateline.exports.record_lines import cut_words, marks_of
from dateline.exports.wording import BREAK, day_words, iso_prefix, outlet_of, places, published_words, quoted
from dateline.model import (
    Finding,
    JudgedReport,
    Mark,
    MergedEvent,
    NameKind,
    Quote,
    ReadReport,
    RecordActor,
    ReportId,
    Span,
)
from dateline.text.ids import content_id

__all__ = ["FTM"]

SCHEMATA = {
    NameKind.PERSON: "Person",
    NameKind.ORGANISATION: "Organization",
    NameKind.OUTLET: "Organization",
    NameKind.GROUP: "LegalEntity",
    NameKind.COUNTRY: "PublicBody",
    NameKind.PLACE: "Address",
}
BODIES = ("Organization", "PublicBody")  # what somebody can be a member of
# The codes of ISO 639-2 that the model wants, for the languages that `lexicon/mul/languages.toml` tells.
LANGUAGES = dict(
    pair.split("=")
    for pair in "en=eng de=deu fr=fra es=spa pt=por it=ita nl=nld sv=swe da=dan no=nor pl=pol tr=tur id=ind ru=rus "
    "uk=ukr ar=ara fa=fas he=heb el=ell cs=ces fi=fin hu=hun ro=ron bg=bul ja=jpn ko=kor zh=zho hi=hin ur=urd".split()
)
ISO_COUNTRY = 2  # letters of an entry of the gazetteer that is a state


def write(material: Material, words: int | None) -> Iterator[str]:
    """The entities: reports with names and quotations, actors, events, findings, links."""
    for found in entities(material, words):
        yield json_text(found) + "\n"


def entities(material: Material, words: int | None) -> Iterator[Object]:
    """Every entity, in an order that depends on content alone."""
    named = {actor.id: actor for actor in material.settled.who.actors if not actor.described}
    for judged in material.judged():
        yield article(judged, words)
        yield from mentions(judged.read, named, material)
        marks = marks_of(judged)
        for quote in judged.read.quotes:
            yield quotation(judged.read, quote, named, material, words, marks)
    for actor in named.values():
        yield entity_of(actor)
        yield from memberships(actor, named, material, words)
    for event in material.settled.comparison.events:
        yield event_entity(event, named, material, words)
    for finding in material.settled.comparison.findings:
        yield finding_note(finding, material, words)
    yield from lineage_links(material)
    yield from candidates(material, named)


def article(judged: JudgedReport, words: int | None) -> Object:
    """One report."""
    report = judged.read.report
    known = report.metadata
    url = known.url.value or ""
    published = iso_prefix(known.published.earliest, known.published.latest)
    notes = [f"SHA-256 of the text: {report.text_sha256}"]
    if published is None:
        notes.append(f"Published: {published_words(known.published)}. {known.published.because}".strip())
    return entity(
        report_entity(report.id, report.text_sha256),
        "Article",
        {
            "title": known.title.value,
            "publisher": known.outlet.value,
            "publishedAt": published,
            "author": known.byline.value,
            "sourceUrl": url if url.startswith(("http://", "https://")) and " " not in url else None,
            "language": LANGUAGES.get(known.language.value or ""),
            "contentHash": hashlib.sha1(report.text.encode("utf-8", "surrogatepass")).hexdigest(),  # the model's choice
            "bodyText": report.text if words is None else None,
            "notes": notes,
        },
        {"report": report.id, "text_sha256": report.text_sha256, **standing(judged)},
    )


def mentions(read: ReadReport, named: dict[str, RecordActor], material: Material) -> Iterator[Object]:
    """Whom the report names, each name of each once, with every place."""
    found: dict[tuple[str, str], list[Span]] = {}
    for mention in read.mentions:
        own = mention_actor(read.report.id, mention, material.settled.across)
        if own in named:
            name = " ".join(mention.span.of(read.report.text).split())
            found.setdefault((own, name), []).append(mention.span)
    for (own, name), spans in found.items():
        schema = SCHEMATA[named[own].kind]
        yield entity(
            content_id("ftm-mention", read.report.id, own, name),
            "Mention",
            {
                "document": report_entity(read.report.id, read.report.text_sha256),
                "name": name,
                "detectedSchema": schema,
                "resolved": own if schema != "Address" else None,  # the model resolves to legal entities alone
            },
            {**place_in(read, spans), "actor": own},
        )


def quotation(
    read: ReadReport,
    quote: Quote,
    named: dict[str, RecordActor],
    material: Material,
    words: int | None,
    marks: dict[str, Mark],
) -> Object:
    """One attribution as a note on who said it."""
    line = line_id("attribution", read.report.id, quote.id)
    speaker = told_id(read.report.id, quote.actor, material.settled.across)
    said = f"{quote.speaker or 'speaker not determined'}: {quote.klass}, {quote.type.value}"
    mark = marks.get(line)
    return entity(
        line,
        "Note",
        {
            "description": quoted(read.report.text, quote.content, words),
            "summary": f"{said} ({outlet_of(read)}, report {read.report.id}, {places(quote.content)})",
            "entity": speaker if speaker in named else None,
            "proof": report_entity(read.report.id, read.report.text_sha256),
            "publisher": outlet_of(read),
            "notes": quote.because,
        },
        {
            **place_in(read, quote.content),
            "confidence": round(quote.confidence, 3),
            "standing": mark.standing.value if mark else "machine",
        },
    )


def entity_of(actor: RecordActor) -> Object:
    """One who is named, by every spelling."""
    schema = SCHEMATA[actor.kind]
    others = [use.name for use in actor.names if use.name != actor.name and not use.described]
    code = actor.entry.lower() if actor.kind is NameKind.COUNTRY and len(actor.entry) == ISO_COUNTRY else None
    address = {"full": actor.name} if schema == "Address" else {}
    kind = {"classification": actor.kind.value} if schema in ("LegalEntity", *BODIES) else {}
    spans = {str(place.report): spans_of([place.span]) for use in actor.names for place in use.places[:1]}
    return entity(
        actor.id, schema, {"name": actor.name, "alias": others, "country": code, **address, **kind}, {"spans": spans}
    )


def memberships(
    actor: RecordActor, named: dict[str, RecordActor], material: Material, words: int | None
) -> Iterator[Object]:
    """The roles that reports give somebody in a body."""
    if SCHEMATA[actor.kind] == "Address":
        return
    for role in actor.roles:
        body = named.get(role.organisation or "")
        if body is None or SCHEMATA[body.kind] not in BODIES:
            continue
        report, span = role.evidence
        sha = material.hashes[report]
        yield entity(
            content_id("ftm-membership", actor.id, body.id, role.role, report, span.start),
            "Membership",
            {
                "member": actor.id,
                "organization": body.id,
                "role": role.role,
                "proof": report_entity(report, sha),
                "publisher": outlet_of(material.reads[report]),
                "summary": quoted(material.texts[report], [span], words),
                "description": role.because,
            },
            {"report": report, "text_sha256": sha, "spans": spans_of([span])},
        )


def event_entity(event: MergedEvent, named: dict[str, RecordActor], material: Material, words: int | None) -> Object:
    """One merged event with its accounts; who takes part is who is named, the places' names left out."""
    row = merged_event_object(event, material.reads, material.local_names)
    accounts = row["accounts"]
    wide = material.settled.across.actors
    involved: dict[str, None] = {}
    for report, own in event.events:
        told = next(one for one in material.reads[report].events if one.id == own)
        for actor in (*told.actors, *told.recipients):
            known = named.get(wide.get((report, actor), ""))
            if known is not None and SCHEMATA[known.kind] != "Address":
                involved[known.id] = None
    told_days = day_words(event.earliest, event.latest)
    told_as = sorted({account["status"] for account in accounts})
    notes = [account_words(account, material, words) for account in accounts]
    return entity(
        str(event.id),
        "Event",
        {
            "name": cut_words([accounts[0]["words"]], words)[0] or event.type or "event",
            "date": iso_prefix(event.earliest, event.latest),
            "involved": list(involved),
            "location": sorted({account["place"] for account in accounts if account["place"]}),
            "proof": list(dict.fromkeys(report_entity(one["report"], one["text_sha256"]) for one in accounts)),
            "summary": f"{event.type or 'untyped'}; {', '.join(told_as)}; {told_days}",
            "keywords": event.type,
            "notes": [*notes, "Contested: told as happened and denied."] if event.contested else notes,
        },
        {
            "earliest": row["earliest"],
            "latest": row["latest"],
            "accounts": [
                {key: one[key] for key in ("report", "text_sha256", "evidence", "status", "confidence")}
                for one in accounts
            ],
        },
    )


def account_words(account: Object, material: Material, words: int | None) -> str:
    """One account of an event, for people."""
    says = f", as {' as told by '.join(account['attributed_to'])} says" if account["attributed_to"] else ""
    at = "; ".join(f"{start}-{end}" for start, end in account["evidence"])
    shown = BREAK.join(cut_words(account["words"].split(BREAK), words))
    return f"{outlet_of(material.reads[account['report']])}{says}: {shown} ({account['report']}, {at})"


def finding_note(finding: Finding, material: Material, words: int | None) -> Object:
    """What accounts say of each other, as a note on the event; findings on utterances are on none."""
    told = [
        f"{outlet_of(material.reads[one.report])}: {cut_words([one.value], words)[0] if one.value else 'silent'} "
        f"({one.report}, {places(one.spans)})"
        for one in finding.accounts
    ]
    reports = dict.fromkeys(account.report for account in finding.accounts)
    return entity(
        finding.id,
        "Note",
        {
            "description": f"{finding.question.value}: {finding.kind.value}. {' | '.join(told)}",
            "summary": f"{finding.kind.value}: {finding.question.value}",
            "entity": finding.subject if finding.subject in material.event_ids else None,
            "proof": [report_entity(report, material.hashes[report]) for report in reports],
            "notes": finding.because,
        },
        {
            "finding": finding.kind.value,
            "accounts": [
                {"report": one.report, "text_sha256": material.hashes[one.report], "spans": spans_of(one.spans)}
                for one in finding.accounts
            ],
        },
    )


def lineage_links(material: Material) -> Iterator[Object]:
    """Who had it from whom, between reports of the record."""
    for lineage in material.settled.lineages:
        inside = set(lineage.cluster)
        for edge in lineage.edges:
            if edge.source not in inside:
                continue
            source = ReportId(edge.source)
            yield entity(
                content_id("ftm-link", source, edge.to),
                "UnknownLink",
                {
                    "subject": report_entity(edge.to, material.hashes[edge.to]),
                    "object": report_entity(source, material.hashes[source]),
                    "role": "shares text with; who was first is not determined" if edge.undirected else "had it from",
                    "summary": "; ".join(reason.words for reason in edge.basis),
                },
                {"spans": [[span.a_start, span.a_end, span.b_start, span.b_end] for span in edge.spans]},
            )


def candidates(material: Material, named: dict[str, RecordActor]) -> Iterator[Object]:
    """Names that may be one, for a person to judge."""
    for found in material.settled.who.candidates:
        if found.a in named and found.b in named:
            told = {"candidate": found.a, "match": found.b, "criteria": found.because, "matcher": "dateline"}
            yield entity(content_id("ftm-similar", found.a, found.b), "Similar", told, {})


def entity(own: str, schema: str, properties: Mapping[str, object], known: Object) -> Object:
    """An entity: every value in a list, each once, as text; nothing empty."""
    shown = {name: values_of(value) for name, value in properties.items()}
    extra = {"dateline": known} if known else {}
    return {"id": own, "schema": schema, "properties": {key: found for key, found in shown.items() if found}, **extra}


def values_of(value: object) -> list[str]:
    """The values of a property."""
    listed = value if isinstance(value, list) else [value]
    return list(dict.fromkeys(str(one) for one in listed if one not in (None, "")))


def place_in(read: ReadReport, spans: Sequence[Span]) -> Object:
    """Where words stand."""
    return {"report": read.report.id, "text_sha256": read.report.text_sha256, "spans": spans_of(spans)}


def report_entity(report: ReportId, sha: str) -> str:
    """The id of a report's entity: that of its line in the JSON lines."""
    return line_id("report", report, sha)


def standing(judged: JudgedReport) -> Object:
    """What persons left of a report's details."""
    mark = marks_of(judged).get(report_entity(judged.read.report.id, judged.read.report.text_sha256))
    return {"standing": mark.standing.value if mark else "machine"}


FTM = Format("ftm", ".ftm.json", "application/jsonl", "FollowTheMoney entities for OpenAleph", write)
