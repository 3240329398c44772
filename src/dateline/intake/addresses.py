"""Read lists of addresses (Media Cloud, GDELT): what is known of each report that stands there; nothing is fetched."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.intake.formats import SNIFFED, bare_name
from dateline.intake.options import DEFAULT, IntakeOptions
from dateline.intake.problems import UnreadableError, lost, shown
from dateline.intake.reader import Opened
from dateline.intake.readers.lists import addresses_in, begins_as_list
from dateline.intake.streams import file_pieces, peek
from dateline.intake.targets import Found, find_files
from dateline.intake.unpacking import unpack
from dateline.model import Address, Problem

__all__ = ["read_addresses"]


def read_addresses(targets: Sequence[str], options: IntakeOptions = DEFAULT) -> Iterator[Address | Problem]:
    """
    Read the addresses that exports of Media Cloud and tables of GDELT (events, mentions, knowledge graph) name.

    Args:
        targets: Files (also packed), folders or patterns; files that are no such list are passed over in folders.
        options: The ceilings.

    Returns:
        The addresses in order, each once a list, or a problem for each file that cannot be read.
    """
    for target in targets:
        for found in find_files(target):
            if isinstance(found, Problem):
                yield found
            elif isinstance(found, Found):
                yield from addresses_of(found, options)


def addresses_of(found: Found, options: IntakeOptions) -> Iterator[Address | Problem]:
    """The addresses of one file."""
    where = shown(found.path)
    try:
        pieces = unpack(file_pieces(found.path, listed=found.listed), options, named=found.path.lower())
        head, pieces = peek(pieces, SNIFFED)
        if begins_as_list(head):
            yield from addresses_in(Opened(where, bare_name(found.path), pieces), options)
        elif not found.listed:
            yield lost("not-a-report", "no list of addresses as Media Cloud or GDELT write them", where)
    except UnreadableError as stop:
        yield stop.at(where)
