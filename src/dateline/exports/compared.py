"""Write what is settled over many reports as lines: stories, utterances, merged events, findings, namings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from dateline.exports.lines import Object, date_object, iso, spans_of
from dateline.exports.record_lines import cut_words
from dateline.model import (
    Account,
    Comparison,
    EventDate,
    EventId,
    Finding,
    MergedEvent,
    Naming,
    ReadReport,
    ReportId,
    Saying,
    Span,
    Story,
    Utterance,
)
from dateline.text.ids import content_id

__all__ = [
    "compared_lines",
    "finding_object",
    "merged_event_object",
    "naming_object",
    "story_object",
    "utterance_object",
]

BREAK = " ... "
Texts = Mapping[ReportId, str]
Hashes = Mapping[ReportId, str]


def compared_lines(comparison: Comparison, texts: Texts, hashes: Hashes, words: int | None = None) -> Iterator[Object]:
    """
    The lines of a comparison, kind by kind, in its order.

    Args:
        comparison: What was settled.
        texts: The text of every report.
        hashes: Its hash.
        words: At most so many words of each line; None is all.
    """
    for story in comparison.stories:
        first = story.reports[0]
        yield {"kind": "story", **story_object(story), "report": first, "text_sha256": hashes[first], "spans": []}
    for utterance in comparison.utterances:
        yield {"kind": "utterance", **utterance_object(utterance, texts, hashes, words)}
    for finding in comparison.findings:
        yield {"kind": "finding", **finding_object(finding, texts, hashes, words)}
    for naming in comparison.namings:
        yield {"kind": "naming", **naming_object(naming, hashes)}


def story_object(story: Story) -> Object:
    """
    One story.

    Example:
        >>> from dateline.model import StoryId
        >>> story_object(Story(StoryId("s"), (ReportId("1"),), None, None, ("Orsan",), "alone"))["reports"]
        ['1']
    """
    return {
        "id": story.id,
        "reports": list(story.reports),
        "earliest": iso(story.earliest),
        "latest": iso(story.latest),
        "words": list(story.words),
        "because": story.because,
    }


def utterance_object(utterance: Utterance, texts: Texts, hashes: Hashes, words: int | None = None) -> Object:
    """
    One utterance over all reports; ``report`` and ``spans`` are those of its fullest form.

    ``scope`` tells it from the lines of one report's own utterances.
    """
    full = utterance.sayings[0]
    return {
        "id": utterance.id,
        "scope": "record",
        "report": full.report,
        "text_sha256": hashes[full.report],
        "spans": spans_of(full.spans),
        "words": cut_words([span.of(texts[full.report]) for span in full.spans], words),
        "speakers": list(utterance.speakers),
        "first_seen": utterance.first_seen,
        "sayings": [saying_object(saying, hashes) for saying in utterance.sayings],
        "because": utterance.because,
    }


def saying_object(saying: Saying, hashes: Hashes) -> Object:
    """One report's form of an utterance; ``missing`` are words of the fullest form that it lacks."""
    return {
        "report": saying.report,
        "text_sha256": hashes[saying.report],
        "attribution": saying.quote,
        "form": saying.kind.value,
        "speaker": saying.speaker,
        "spans": spans_of(saying.spans),
        "missing": spans_of(saying.missing),
        "because": saying.because,
    }


def merged_event_object(
    event: MergedEvent,
    reads: Mapping[ReportId, ReadReport],
    names: Mapping[tuple[ReportId, str], str],
    gathered: Mapping[tuple[ReportId, EventId], EventDate] = MappingProxyType({}),
) -> Object:
    """
    One merged event with all its accounts and their words.

    Args:
        event: The event.
        reads: The reports with their events.
        names: What an actor of a report is called over all reports.
        gathered: The days of events that say more when the day of their report is what the record gathers.
    """
    accounts: list[Object] = []
    for report, own in event.events:
        read = reads[report]
        told = next(one for one in read.events if one.id == own)
        local = {actor.id: actor.name for actor in read.actors}

        def called(actors: Sequence[str], report: ReportId = report, local: Mapping[str, str] = local) -> list[str]:
            return [names.get((report, actor), local.get(actor, actor)) for actor in actors]

        accounts.append(
            {
                "report": report,
                "text_sha256": read.report.text_sha256,
                "event": own,
                "spans": spans_of(told.trigger),
                "evidence": spans_of(told.evidence),
                "words": BREAK.join(" ".join(span.of(read.report.text).split()) for span in told.evidence),
                "actors": called(told.actors),
                "recipients": called(told.recipients),
                "place": told.place,
                "instrument": told.instrument,
                "earliest": iso(told.date.earliest),
                "latest": iso(told.date.latest),
                "status": told.status.value,
                "attributed_to": called(told.attributed_to),
                "numbers": [{"value": number.value, "of": number.of} for number in told.numbers],
                "confidence": round(told.confidence, 3),
                **({"gathered": date_object(gathered[report, own])} if (report, own) in gathered else {}),
            }
        )
    return {
        "id": event.id,
        "type": event.type,
        "earliest": iso(event.earliest),
        "latest": iso(event.latest),
        "contested": event.contested,
        "story": event.story,
        "accounts": accounts,
        "because": event.because,
    }


def finding_object(finding: Finding, texts: Texts, hashes: Hashes, words: int | None = None) -> Object:
    """The contract's ``finding``; ``report``, ``text_sha256`` and ``spans`` are those of its first account."""
    first = finding.accounts[0]
    return {
        "id": finding.id,
        "finding": finding.kind.value,
        "question": finding.question.value,
        "field": finding.field,
        "subject": finding.subject,
        "story": finding.story,
        "report": first.report,
        "text_sha256": hashes[first.report],
        "spans": spans_of(first.spans),
        "accounts": [account_object(account, texts, hashes, words) for account in finding.accounts],
        "because": finding.because,
    }


def account_object(account: Account, texts: Texts, hashes: Hashes, words: int | None) -> Object:
    """One account of a finding, with the words that it rests on."""
    found = [" ".join(span.of(texts[account.report]).split()) for span in account.spans]
    return {
        "report": account.report,
        "text_sha256": hashes[account.report],
        "chain": list(account.chain),
        "value": cut_words([account.value], words)[0] if account.value else "",
        "spans": spans_of(account.spans),
        "words": cut_words(found, words),
        "independent_group": account.independent_group,
    }


def naming_object(naming: Naming, hashes: Hashes) -> Object:
    """How one outlet names one actor or event, with every place; ``report`` and ``spans`` are those of the first."""
    report, span = naming.places[0]
    return {
        "id": content_id("naming", naming.subject, naming.outlet, naming.words),
        "report": report,
        "text_sha256": hashes[report],
        "spans": spans_of([span]),
        "subject": naming.subject,
        "outlet": naming.outlet,
        "words": naming.words,
        "count": len(naming.places),
        "places": [place_object(report, span, hashes) for report, span in naming.places],
    }


def place_object(report: ReportId, span: Span, hashes: Hashes) -> Object:
    """A place in a report."""
    return {"report": report, "text_sha256": hashes[report], "start": span.start, "end": span.end}
