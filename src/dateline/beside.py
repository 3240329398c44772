"""Read what is settled over a record from the file beside it, where that is of the record as it is now."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any, TypeVar

from dateline.config import Config
from dateline.errors import RecordError
from dateline.model import (
    ActorCandidate,
    ActorConflict,
    ActorEvidence,
    Comparison,
    Copy,
    Finding,
    GatheredDate,
    Lineage,
    MergedEvent,
    Naming,
    ReadReport,
    RecordActor,
    RecordActors,
    ReportId,
    Span,
    Story,
    Utterance,
)
from dateline.record import Standing, Store, is_address, standing_path
from dateline.record.written import read_first, read_value

__all__ = ["Beside", "Kept", "Reads", "basis_of", "rules", "ways_of"]

Item = TypeVar("Item")
HELD = 512  # reports at hand: those of a story are asked for together
#: What the values that are settled are made by: another state of it may settle otherwise.
MADE_BY = ("actors", "comparison", "copies", "dates", "events", "judging", "language", "lexicon", "model", "text")
ALSO_BY = ("across.py", "beside.py", "comparing.py", "pipeline.py", "version.py")
HERE = Path(__file__).parent


def made_by() -> list[Path]:
    """The files of the rules and of their words, the gazetteer that ships among them."""
    files = [HERE / name for name in ALSO_BY]
    files += [path for part in MADE_BY for path in (HERE / part).rglob("*") if path.suffix in (".py", ".toml", ".tsv")]
    return sorted(files)


@cache
def rules() -> str:
    """A hash of the rules by which values are settled: what other rules settled is not taken for what these would."""
    digest = hashlib.sha256()
    for path in made_by():
        digest.update(path.relative_to(HERE).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def basis_of(store: Store, config: Config) -> str:
    """A hash of all that settled values rest on: the record with its judgements, the options, the rules."""
    return hashlib.sha256(f"{ways_of(config)} {store.digest()}".encode()).hexdigest()


def ways_of(config: Config) -> str:
    """A hash of how values are settled, whatever the record: the rules, the options, the user's own list of names."""
    digest = hashlib.sha256(rules().encode())
    digest.update(repr((config.actors, config.copies, config.dates)).encode())
    if config.actors.gazetteer:
        digest.update(Path(config.actors.gazetteer).read_bytes())
    return digest.hexdigest()


class Beside:
    """
    How things stand over a record, by its file, while that is of the record, the options and the rules of now.

    Args:
        store: The open record.
        config: The options of every stage.
    """

    def __init__(self, store: Store, config: Config) -> None:
        self.store = store
        self.config = config
        self.path = None if is_address(store.path) else standing_path(store.path)
        self.seen: tuple[object, ...] = ()
        self.found: Kept | None = None

    def kept(self) -> Kept | None:
        """The file as values; None where it is to be settled afresh. Whoever asks holds a snapshot of the record."""
        if self.path is None or not self.path.is_file():
            return None
        state = self.path.stat()
        seen = (state.st_ino, state.st_mtime_ns, *self.store.moment())
        if seen != self.seen:
            self.close()
            self.found, self.seen = self.opened(self.path), seen
        return self.found

    def opened(self, path: Path) -> Kept | None:
        """The file, when all of it is of now."""
        try:
            found = Standing(path)
        except RecordError:  # of another version, or damaged: it is settled again
            return None
        if found.head.get("whole") == "yes" and found.head.get("basis") == basis_of(self.store, self.config):
            return Kept(found)
        found.close()
        return None

    def close(self) -> None:
        """Close the file."""
        if self.found is not None:
            self.found.standing.close()
            self.found = None


class Kept:
    """
    What is settled over a record as its file has it: each part is read when it is first asked for.

    Args:
        standing: The file.
    """

    def __init__(self, standing: Standing) -> None:
        self.standing = standing

    def values(self, kind: type[Item], table: str) -> tuple[Item, ...]:
        """The values of a table in their order."""
        return tuple(read_value(kind, content) for (content,) in self.standing.rows(table))

    @cached_property
    def copies(self) -> tuple[Copy, ...]:
        """What the reports share, as persons left it, by the two reports."""
        return tuple(sorted(self.values(Copy, "copy"), key=lambda copy: (copy.a, copy.b)))

    @cached_property
    def lineages(self) -> tuple[Lineage, ...]:
        """Who had what from whom, by the first report of each group."""
        return tuple(sorted(self.values(Lineage, "lineage"), key=lambda lineage: lineage.cluster))

    @cached_property
    def actors(self) -> RecordActors:
        """Who is who."""
        rows = self.standing.rows("named_at", ("report", "start", "end", "actor"), order="mention")
        return RecordActors(
            tuple(
                read_value(RecordActor, written) if written is not None else read_first(RecordActor, content)
                for content, written in self.standing.rows("actor", ("content", "whole"))
            ),
            self.values(ActorCandidate, "candidate"),
            self.values(ActorConflict, "conflict"),
            tuple((ActorEvidence(ReportId(report), Span(start, end)), own) for report, start, end, own in rows),
        )

    @cached_property
    def comparison(self) -> Comparison:
        """What the reports say of each other, part by part as it is asked for."""
        return KeptComparison(self)

    def whole(self, kind: type[Item], table: str) -> tuple[Item, ...]:
        """The values of a table of which pages may have the beginning alone."""
        rows = self.standing.rows(table, ("content", "whole"))
        return tuple(read_value(kind, content if written is None else written) for content, written in rows)

    @cached_property
    def called(self) -> dict[ReportId, str]:
        """What every report is called."""
        return {ReportId(own): called for own, called in self.standing.rows("report", ("id", "called"), order="id")}

    @cached_property
    def gathered(self) -> dict[ReportId, GatheredDate]:
        """When reports that do not say it may have been published, as the others tell."""
        rows = self.standing.rows("gathered", ("report", "content"), order="report")
        return {ReportId(own): read_value(GatheredDate, content) for own, content in rows}

    @cached_property
    def names(self) -> dict[str, str]:
        """What record-wide actors are called."""
        return dict(self.standing.rows("actor", ("id", "name")))

    @cached_property
    def local_names(self) -> dict[tuple[ReportId, str], str]:
        """What the actors of reports are called over all reports."""
        rows = self.standing.rows("member", ("report", "actor", "name"), order="member")
        return {(ReportId(report), own): name for report, own, name in rows}

    @cached_property
    def subjects(self) -> dict[str, str]:
        """What the subjects of findings and namings are called."""
        rows = [*self.standing.rows("event", ("id", "called")), *self.standing.rows("utterance", ("id", "called"))]
        return self.names | dict(rows)


class KeptComparison(Comparison):
    """A comparison whose parts are read out of the file when they are first asked for."""

    kept: Kept

    def __init__(self, kept: Kept | None = None, **known: Any) -> None:
        vars(self).update(known if kept is None else {"kept": kept, **known})  # with parts of it in place of others

    @cached_property
    def stories(self) -> tuple[Story, ...]:
        """By their first day and report."""
        return self.kept.values(Story, "story")

    @cached_property
    def utterances(self) -> tuple[Utterance, ...]:
        """By story and place."""
        return self.kept.values(Utterance, "utterance")

    @cached_property
    def events(self) -> tuple[MergedEvent, ...]:
        """By story, day and place."""
        return self.kept.values(MergedEvent, "event")

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """By story, subject and question."""
        return self.kept.values(Finding, "finding")

    @cached_property
    def namings(self) -> tuple[Naming, ...]:
        """By subject, outlet and number."""
        return self.kept.whole(Naming, "naming")


class Reads(Mapping[ReportId, ReadReport]):
    """
    The reports of a record as persons left them, read when they are asked for; those asked for last are at hand.

    Args:
        store: The open record.
        judge: Gives a report as persons left it.
    """

    def __init__(self, store: Store, judge: Callable[[ReadReport], ReadReport]) -> None:
        self.store = store
        self.read = lru_cache(HELD)(lambda own: judge(store.report_of(own)))

    def __getitem__(self, own: ReportId) -> ReadReport:
        if own not in self:
            raise KeyError(own)
        return self.read(own)

    def __contains__(self, own: object) -> bool:
        return isinstance(own, str) and self.store.pager().has(ReportId(own))

    def __iter__(self) -> Iterator[ReportId]:
        return iter(self.store.ids())

    def __len__(self) -> int:
        return len(self.store)
