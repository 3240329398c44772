"""Read reports into a record, once or again and again, and read those of it again."""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.api.base import Row, Watch, ignore
from dateline.api.opened import OpenRecord
from dateline.clock import now
from dateline.exports.edits import seen_row
from dateline.layers import RECORD_LAYERS, check_layers
from dateline.model import Arrival, Given, Incoming, Problem
from dateline.record import Added
from dateline.text.later import later

if TYPE_CHECKING:
    from dateline.intake import is_address, read_reports
else:
    is_address, read_reports = later("dateline.intake", "is_address read_reports")

__all__ = ["AddSummary", "AddingRecord"]


@dataclass(frozen=True, slots=True)
class AddSummary:
    """
    What one `add` did.

    Args:
        added: Reports that were not in the record.
        again: Reports that were, found in a new place or the same.
        unread: Inputs that gave no report.
        noted: Problems of reports that were read all the same.
        total: Reports in the record now.
        changed: Of those found again at their address, how many have another text there now.
    """

    added: int
    again: int
    unread: int
    noted: int
    total: int
    changed: int = 0

    @property
    def line(self) -> str:
        """The summary as one line for a terminal."""
        parts = [f"{self.added:,} added", f"{self.again:,} already there"]
        if self.changed:
            parts.append(f"{self.changed:,} of them changed since")
        if self.unread:
            parts.append(f"{self.unread:,} not read")
        if self.noted:
            parts.append(f"{self.noted:,} notes")
        return f"{', '.join(parts)}; {self.total:,} reports in the record"


class AddingRecord(OpenRecord):
    """How reports come into a record."""

    def add(
        self,
        *targets: str | Path,
        given: Given | None = None,
        layers: Sequence[str] | None = None,
        columns: str | None = None,
        watch: Watch = ignore,
    ) -> AddSummary:
        """
        Read reports into the record.

        Each report is added with all its lines in one transaction, so a run that is stopped can be run again. The same
        report again adds no more than the place where it was found, and layers that it lacks.

        An address is fetched as politely as :meth:`watch` fetches, and only from the public internet unless
        ``[fetching] allow`` in ``dateline.toml`` lists its host. When its text is another one than before, that one is
        kept as an earlier version.

        Args:
            targets: Files, folders, patterns, ``-`` for standard input; addresses (http, https), read after the rest.
            given: What is known of all of them beside their text; it wins over what the text says.
            layers: What to read, as :func:`annotate` takes it; None is all. Zones and metadata are read in any case.
                The language pipeline is loaded for entities, actors and events, and for attributions unless they are
                read by rules alone.
            columns: How tables name their columns, in place of the option: "text=Body, published=Date".
            watch: Called with the id of every report and with every problem.

        Returns:
            How many reports were added, known and not read.

        Raises:
            UsageError: If a layer does not exist in this version.
        """
        asked = check_layers(RECORD_LAYERS if layers is None else layers)
        counts = dict.fromkeys(("added", "again", "changed", "unread", "noted"), 0)
        for outcome in self.outcomes([str(target) for target in targets], given or Given(), asked, columns):
            for problem in self.noticed():
                watch(problem)
            if isinstance(outcome, Problem):
                counts["unread"] += 1
                watch(outcome)
                continue
            counts["added" if outcome.new else "again"] += 1
            counts["changed"] += outcome.changed
            counts["noted"] += len(outcome.problems)
            for problem in outcome.problems:
                watch(problem)
            watch(outcome.id)
        self.keeper.tell_lacking(asked)
        for problem in self.noticed():
            watch(problem)
        return AddSummary(total=len(self.store), **counts)

    def outcomes(
        self, targets: Sequence[str], given: Given, layers: Collection[str], columns: str | None
    ) -> Iterator[Added | Problem]:
        """What came of each report of some targets, files before addresses."""
        addresses = [target for target in targets if is_address(target)]
        files = [target for target in targets if not is_address(target)]
        intake = self.config.intake if columns is None else dataclasses.replace(self.config.intake, columns=columns)
        if files or not addresses:
            for item in read_reports(files, intake, given=given, stdin=sys.stdin.buffer):
                if isinstance(item, Problem):
                    self.keeper.keep_unread(item)
                    yield item
                else:
                    yield self.keeper.keep(item, layers, self.arrival(item))
        if addresses:
            from dateline.watching.asked import add_addresses  # loads a client of HTTP, which files do without

            config = dataclasses.replace(self.config, intake=intake)
            yield from add_addresses(addresses, self.keeper, config, given, layers)

    def arrival(self, item: Incoming) -> Arrival | None:
        """The bytes of a report that is a file of its own, where the record keeps bytes."""
        if self.config.keeping.keep != "raw" or not Path(item.where).is_file():
            return None
        return Arrival(Path(item.where).read_bytes(), now())

    def watch(
        self,
        sources: str | Path,
        *,
        once: bool = False,
        layers: Sequence[str] | None = None,
        stopped: Callable[[], bool] = lambda: False,
    ) -> Iterator[Row]:
        """
        Watch feeds, sitemaps, pages and folders: add what is new, and keep what changed pages said before.

        Args:
            sources: A TOML file; see docs/how-to/watch.md.
            once: Read what is due and end; else go on until it is stopped.
            layers: What is read of a report, as :meth:`add` takes it.
            stopped: Asked between two addresses; True ends the run.

        Returns:
            An object for each address or file, as it comes: ``kind`` (new, changed, same, listed, failed), ``at``,
            ``report``, ``changes``, ``lost``, ``message``.

        Raises:
            UsageError: If the file says something that is not known.
        """
        from dateline.watching import watch_sources  # loads a client of HTTP, which nothing else needs

        asked = check_layers(RECORD_LAYERS if layers is None else layers)
        return map(
            seen_row,
            watch_sources(
                Path(sources), self.store, self.keeper, self.config, once=once, layers=asked, stopped=stopped
            ),
        )

    def reread(
        self, *reports: str, layers: Sequence[str] | None = None, everything: bool = False, watch: Watch = ignore
    ) -> int:
        """
        Read the words of reports of the record again: for layers that they lack, or as this version reads them.

        Their texts, zones and details stay, and so do judgements: they rest on the words.

        Args:
            reports: Those that are read, as ``show`` takes them; none is all.
            layers: The layers that they are to have, as :func:`annotate` takes them; None is all.
            everything: Also reports that lack nothing.
            watch: Called with the id of every report that was read and with every problem.

        Returns:
            How many were read.
        """
        asked = check_layers(RECORD_LAYERS if layers is None else layers)
        ids = [self.store.find(name) for name in reports] or list(self.store.ids())
        read = 0
        for own in ids:
            if self.keeper.read_again(own, asked, anew=everything):
                read += 1
                watch(own)
        return read

    def noticed(self) -> list[Problem]:
        """What was met of the record itself since this was asked last."""
        notices, self.keeper.notices = self.keeper.notices, []
        return notices
