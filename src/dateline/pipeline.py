"""From an incoming report to a read one, stage by stage: the only place that knows their order."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection

from dateline.config import Config
from dateline.copies import CopyInput
from dateline.dates import find_dates
from dateline.errors import UsageError
from dateline.extraction import Imprint, extract, extract_imprint
from dateline.language import analyse
from dateline.model import Incoming, Problem, ReadReport, Report, Source
from dateline.quotes import LEARNED, find_quotes, has_shipped

__all__ = ["LAYERS", "check_layers", "copy_input", "copy_input_of_imprint", "read_imprint", "read_report", "read_words"]

LAYERS = ("meta", "zones", "sentences", "attributions", "timexes")
WORD_LAYERS = frozenset({"sentences", "attributions", "timexes"})


def check_layers(asked: Collection[str]) -> frozenset[str]:
    """
    The layers asked for, when this version has them all.

    Raises:
        UsageError: If one does not exist here, or none is asked for.

    Example:
        >>> sorted(check_layers(["zones"]))
        ['zones']
    """
    unknown = sorted(set(asked) - set(LAYERS))
    if unknown or not asked:
        named = ", ".join(map(repr, unknown)) or "asked for"
        raise UsageError(f"no layer {named} in this version", hint=f"layers are {','.join(LAYERS)}")
    return frozenset(asked)


def read_report(incoming: Incoming, config: Config, layers: Collection[str] = LAYERS) -> ReadReport | Problem:
    """
    Read one report: its layout and metadata first, then its words.

    Args:
        incoming: The decoded content and what was said beside it.
        config: The options of every stage.
        layers: What to read; the others stay empty.

    Returns:
        The read report, or the problem that left nothing to read.
    """
    report = extract(incoming, config.extraction)
    if isinstance(report, Problem):
        return report
    return read_words(report, config, layers)


def read_words(report: Report, config: Config, layers: Collection[str] = LAYERS) -> ReadReport:
    """Read the words of a report whose layout and metadata are known."""
    source = Source(report.where, report.source_sha256)
    if WORD_LAYERS.isdisjoint(layers):
        return ReadReport(report, sources=(source,))
    if "attributions" in layers and config.quotes.reader == LEARNED and not has_shipped():
        report = noted(report)
    text = analyse(report)
    quotes = find_quotes(text, config.quotes) if "attributions" in layers else ()
    dates = find_dates(text, report.metadata.published, config.dates) if "timexes" in layers else ()
    return ReadReport(report, text.sentences, tuple(quotes), tuple(dates), (source,))


def noted(report: Report) -> Report:
    """The report with the note that the learned reader has no weights here."""
    message = "the learned reader has no weights here: read by the rules alone (--reader rules says so beforehand)"
    return dataclasses.replace(
        report, problems=(*report.problems, Problem("no-weights", message, report.where, "quotes"))
    )


def read_imprint(incoming: Incoming, config: Config) -> Imprint | Problem:
    """Read of one report what the search for shared text asks for."""
    return extract_imprint(incoming, config.extraction)


def copy_input_of_imprint(known: Imprint) -> CopyInput:
    """What the search for shared text needs of a report of which no more was read."""
    return CopyInput(known.id, known.text, known.zones, known.published, known.outlet, known.agency)


def copy_input(report: Report) -> CopyInput:
    """What the search for shared text needs of a report."""
    known = report.metadata
    return CopyInput(report.id, report.text, report.zones, known.published, known.outlet.value, known.agency.value)
