"""Invented reports of a shooting in an invented town, read whole and compared."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from dateline.comparing import compare_record
from dateline.config import Config
from dateline.copies import find_copies
from dateline.model import Comparison, Copy, Given, Incoming, Media, ReadReport, ReportId
from dateline.pipeline import LAYERS, copy_input, read_report

__all__ = ["REPORTS", "compared", "copies_of", "read", "reads", "said"]

CONFIG = Config()

POST = (
    "Soldiers killed five protesters in Orsan on Tuesday. “We will not leave this square until the last of them has"
    " gone home to the barracks,” union leader Hana Orlen told reporters.\n\nParliament passed a bill on Wednesday that"
    " bans live rounds at rallies.\n\nThe army has denied that soldiers killed protesters in Orsan."
)
GAZETTE = (
    "In Orsan, soldiers killed seven protesters on March 2, the hospital director Petra Vale said.\n\n“We will not"
    " leave this square until the last of them has gone,” said Hana Orlen, who leads the dockers.\n\nLawmakers passed a"
    " resolution on March 3 that bans live rounds at rallies."
)
REPRINT = f"{POST}\n\nThe mayor of Orsan was not in the town."
OTHER = (
    "The bank of Tervand raised its rate to four per cent on Friday. “Prices have run away from wages,” governor Milo"
    " Askand said.\n\nThe harvest of the valley was the best in ten years."
)

REPORTS: dict[str, tuple[str, str, str]] = {
    "gazette": (GAZETTE, "Vessel Gazette", "2021-03-04"),
    "other": (OTHER, "Tervand Courier", "2021-03-05"),
    "post": (POST, "Norvik Post", "2021-03-03"),
    "reprint": (REPRINT, "Orsan Online", "2021-03-04"),
}


def read(
    own: str,
    text: str,
    outlet: str | None = None,
    published: str | None = None,
    title: str | None = "Soldiers in Orsan",
) -> ReadReport:
    """A text read with every layer."""
    given = Given(id=own, outlet=outlet, published=published, title=title)
    found = read_report(Incoming(text, Media.TEXT, own, "0" * 64, given), CONFIG, LAYERS)
    assert isinstance(found, ReadReport)
    return found


@cache
def reads() -> tuple[ReadReport, ...]:
    """The invented reports."""
    return tuple(read(own, *told) for own, told in REPORTS.items())


def copies_of(some: Sequence[ReadReport]) -> tuple[Copy, ...]:
    """What reports share."""
    return tuple(find_copies([copy_input(one.report) for one in some], CONFIG.copies))


@cache
def compared() -> Comparison:
    """The invented reports compared."""
    return compare_record(reads(), copies_of(reads()))


def said(report: ReportId | str, spans: Sequence[object]) -> str:
    """Words of an invented report."""
    text = next(one.report.text for one in reads() if one.report.id == report)
    return " ... ".join(span.of(text) for span in spans)  # type: ignore[attr-defined]
