"""Who is who and what is one event over a whole record: the ids that lines of all reports share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dateline.model.report import ReportId
from dateline.model.span import Span

__all__ = ["Across"]


@dataclass(frozen=True, slots=True)
class Across:
    """
    Record-wide ids, settled over all reports and judgements when a record is read out.

    Args:
        actors: By report and actor id within it, the id of the one who is meant; who is missing is one of its own. Of a
            capital that also acts it is the government: whoever does something acts.
        clusters: By report and event id within it, the id of the merged event; what is missing is one of its own.
        places: By report and place of a mention, whom it names, where not all mentions of an actor name the same one.
    """

    actors: Mapping[tuple[ReportId, str], str] = field(default_factory=dict)
    clusters: Mapping[tuple[ReportId, str], str] = field(default_factory=dict)
    places: Mapping[tuple[ReportId, Span], str] = field(default_factory=dict)
