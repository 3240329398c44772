"""Open a record, and read its reports as persons left them: what every question begins with."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from dateline.actors import ActorOptions
from dateline.api.base import CONFIG_FILE
from dateline.compared import ComparedRecord
from dateline.config import Config, check_kept, read_config
from dateline.keeping import Keeper
from dateline.model import (
    ReadReport,
    ReportId,
)
from dateline.named import NamedRecord
from dateline.record import ReportSummary, Store, summary_of
from dateline.text.later import later

if TYPE_CHECKING:
    from dateline.api.lines import with_reader
else:
    (with_reader,) = later("dateline.api.lines", "with_reader")

__all__ = ["OpenRecord"]


class OpenRecord(ComparedRecord, NamedRecord):
    """A record that is open."""

    def __init__(
        self,
        path: str | Path = "dateline.db",
        *,
        config: Config | None = None,
        reader: str | None = None,
        read_only: bool = False,
        any_thread: bool = False,
        create: bool = True,
        keep: str | None = None,
        gazetteer: str | Path | None = None,
        second_reader: str | None = None,
    ) -> None:
        known = config if config is not None else read_config(Path(CONFIG_FILE))
        found = known if reader is second_reader is None else with_reader(known, reader, second_reader)
        if gazetteer is not None:
            found = dataclasses.replace(found, actors=ActorOptions(gazetteer=str(gazetteer)))
        self.config = found if keep is None else with_keep(found, keep)
        self.store = Store(path, create=create and not read_only, read_only=read_only, any_thread=any_thread)
        try:
            self.keeper = Keeper(self.store, self.config)
        except BaseException:
            self.store.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.keeper.beside.close()
        self.store.close()

    def show(self, report: str) -> ReadReport:
        """
        One report with all that was read in it.

        Args:
            report: Its id or the start of it, its file name, or its address.

        Raises:
            UsageError: If no report has the name, or several do.

        Example:
            >>> read = record.show("06-kolvesh-courier.html")
            >>> read.report.metadata.outlet.value, len(read.quotes) > 3
            ('Kolvesh Courier', True)
        """
        return self.keeper.desk().judge(self.store.report(report)).read

    def id_of(self, report: str) -> ReportId:
        """
        The id of the report that a person means: its id or the start of it, its file name, or its address.

        Example:
            >>> record.id_of("06-kolvesh-courier.html")
            'r-36d5b9b979138491'
        """
        return self.store.find(report)

    def reads(self, *, named: bool = True) -> Iterator[ReadReport]:
        """
        All reports as persons left them, by id.

        Args:
            named: Whether with mentions, actors and events, which are most of the lines.
        """
        desk = self.keeper.desk()
        return (desk.judge(read).read for read in self.store.reports(named=named))

    def changed(self) -> dict[ReportId, ReadReport]:
        """The reports that persons judged, or a line of it, as they left them."""
        return {own: judged.read for own, judged in self.keeper.desk().judged().items()}

    def summaries(self) -> dict[ReportId, ReportSummary]:
        """What a list shows of all reports, by id, as persons left them."""
        known = {summary.id: summary for summary in self.store.summaries()}
        return known | {own: summary_of(read) for own, read in self.changed().items()}


def with_keep(config: Config, keep: str) -> Config:
    """The options, with another word for what is kept."""
    return dataclasses.replace(config, keeping=dataclasses.replace(config.keeping, keep=check_kept(keep, "keep")))
