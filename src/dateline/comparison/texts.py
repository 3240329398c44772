"""Keep the text and the outlet of every report at hand, small: one utterance may stand in a thousand of them."""

from __future__ import annotations

import zlib

from dateline.model import ReadReport, ReportId

__all__ = ["Texts"]

FASTEST = 1  # of zlib: half of the size, for ten microseconds


class Texts:
    """
    Texts and outlets by report.

    A report with all its lines is large, and of a large record only some are unpacked at one time: whoever needs but
    its words asks here, and no report is unpacked for them.
    """

    def __init__(self) -> None:
        self.content: dict[ReportId, bytes] = {}
        self.outlets: dict[ReportId, str] = {}

    def add(self, read: ReadReport) -> None:
        """Keep those of a report."""
        report = read.report
        self.content[report.id] = zlib.compress(report.text.encode("utf-8", "surrogatepass"), FASTEST)
        self.outlets[report.id] = report.metadata.outlet.value or report.id

    def text(self, report: ReportId) -> str:
        """The text of a report."""
        return zlib.decompress(self.content[report]).decode("utf-8", "surrogatepass")

    def outlet(self, report: ReportId) -> str:
        """The outlet of a report, or its id where none is known."""
        return self.outlets[report]
