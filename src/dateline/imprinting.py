"""From an incoming report to what the search for shared text asks for: its layout, whose it is, and its day."""

from __future__ import annotations

from dateline.config import Config
from dateline.copies import CopyInput
from dateline.extraction import Imprint, extract_imprint
from dateline.model import Incoming, Problem

__all__ = ["copy_input_of_imprint", "read_imprint"]


def read_imprint(incoming: Incoming, config: Config) -> Imprint | Problem:
    """Read of one report what the search for shared text asks for."""
    return extract_imprint(incoming, config.extraction)


def copy_input_of_imprint(known: Imprint) -> CopyInput:
    """What the search for shared text needs of a report of which no more was read."""
    return CopyInput(known.id, known.text, known.zones, known.published, known.outlet, known.agency)
