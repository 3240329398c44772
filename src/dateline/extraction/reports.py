"""Make the report from its text, its layout and what is known: given details in place of found ones."""

from __future__ import annotations

from dateline.extraction.given import with_given
from dateline.extraction.zones import Layout
from dateline.model import Incoming, Metadata, Problem, Report, ReportId
from dateline.text.ids import content_id, sha256_of_text

__all__ = ["build_report"]


def build_report(
    incoming: Incoming, text: str, layout: Layout, found: Metadata, problems: tuple[Problem, ...] = ()
) -> Report:
    """The report with what was given in place of what was found."""
    metadata, unread = with_given(found, incoming.given, incoming.where)
    digest = sha256_of_text(text)
    return Report(
        id=ReportId((incoming.given.id or "").strip() or content_id("r", digest, *publisher_of(metadata))),
        text=text,
        text_sha256=digest,
        source_sha256=incoming.source_sha256,
        media=incoming.media,
        where=incoming.where,
        zones=layout.zones,
        metadata=metadata,
        problems=(*incoming.problems, *problems, *unread),
    )


def publisher_of(metadata: Metadata) -> tuple[str, ...]:
    """What tells two prints of one text apart: who published it and where; a day alone does not."""
    return tuple((detail.value or "").strip() for detail in (metadata.outlet, metadata.url))
