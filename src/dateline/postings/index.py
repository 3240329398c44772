"""Find the reports that share shingles with a text: in segments on disk, merged as they grow, and in memory."""

from __future__ import annotations

import os
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Any

from dateline.errors import DamagedIndexError
from dateline.postings.engine import ENGINE, Engine, keys_of
from dateline.postings.files import finish, map_file, open_unfinished, remove_all_but, told, write_at, write_whole
from dateline.postings.keys import KEY_BYTES
from dateline.postings.layout import END, HEAD_BYTES, LINE, block_bytes, pack_head
from dateline.postings.values import Merge, Plan, PostingsOptions, Progress, Segment

__all__ = ["Index", "Tended"]

_DEFAULT = PostingsOptions()
_EVERYTHING = 1 << 62
_ALL = (1 << 32) - 2  # families: more than there are reports
_AT_ONCE = 10_000  # shingles looked up together: some MB of working space


@dataclass(frozen=True, slots=True)
class Tended:
    """
    What ``tend`` changed; whoever keeps the state of the index keeps it anew.

    Args:
        segments, merges: Whether these are others now.
        purged: Reports that were buried and whose postings are gone, so that nobody needs to remember them.
    """

    segments: bool = False
    merges: bool = False
    purged: tuple[int, ...] = ()


class Index:
    """
    An index of reports by their shingles.

    The files are never changed, so whoever has them open reads on while others add. Which of them count, and the
    reports that came last, are the caller's to keep (``segments``, ``merges``): the record keeps them in the
    transaction that adds a report, so both always agree.

    Args:
        folder: Where the segments are; it is made when the first is written.
        options: When to write and merge.
        engine: What does the work.

    Example:
        >>> index = Index(Path("nowhere"))
        >>> index.add(1, keys_of([3, 5, 9]))
        >>> index.candidates([4, 5], leads=16, many=32), index.frequencies([4, 5], most=100)
        ([1], {5: 1})
    """

    def __init__(self, folder: Path, options: PostingsOptions = _DEFAULT, engine: Engine = ENGINE) -> None:
        self.folder = folder
        self.options = options
        self.engine = engine
        #: The segments in order of their reports, and the merges under way.
        self.segments: tuple[Segment, ...] = ()
        self.merges: tuple[Merge, ...] = ()
        #: Segments whose files are missing or are not what was written; nothing can be asked while there are any.
        self.lost: tuple[Segment, ...] = ()
        self.buried: list[int] = []
        self.tail = engine.Tail()
        self._views: dict[Segment, Any] = {}
        self._files: dict[str, int] = {}
        self._at_rest = False  # no merge is due, as was seen since anything changed

    def close(self) -> None:
        """Let go of all files."""
        self._stop_merges()
        self._views.clear()
        self.segments, self.lost, self.buried = (), (), []
        self.tail = self.engine.Tail()

    def load(self, segments: Iterable[Segment], merges: Iterable[Merge] = ()) -> None:
        """Start from a state that was kept; ``add`` the reports behind the last segment and ``bury`` what is gone."""
        self.close()
        self.segments, self.merges = tuple(sorted(segments)), tuple(merges)
        self._open_views()

    # Asking

    def candidates(self, shingles: Iterable[int], *, leads: int, many: int) -> list[int]:
        """
        The reports that are to be compared with a text.

        Args:
            shingles: Of the text.
            leads: A shingle of at most so many families leads to every report that has it.
            many: So many shared shingles lead to a report whatever their frequency; so does half of what the shorter
                of the two has.

        Returns:
            Their numbers, ascending.

        Raises:
            DamagedIndexError: If a file is missing or damaged.
        """
        with self._asked():
            return self.engine.find_candidates(self._sources, keys_of(shingles), leads, many)

    def frequencies(self, shingles: Iterable[int], *, most: int = _ALL) -> dict[int, int]:
        """Of how many families each shingle is; what is more than ``most`` is ``most + 1``, none is left out."""
        wanted = sorted(set(shingles))
        found: dict[int, int] = {}
        for start in range(0, len(wanted), _AT_ONCE):
            some = wanted[start : start + _AT_ONCE]
            with self._asked():
                counts = self.engine.count_families(self._sources, keys_of(some), most)
            found.update((shingle, count) for shingle, count in zip(some, counts, strict=True) if count)
        return found

    def holders(self, shingles: Iterable[int]) -> list[int]:
        """The numbers of the reports that have one of the shingles, ascending."""
        with self._asked():
            return self.engine.find_holders(self._sources, keys_of(shingles))

    def has(self, number: int, shingles: Iterable[int]) -> bool:
        """Whether the index has a report with exactly these shingles."""
        keys = keys_of(shingles)
        with self._asked():
            for source in self._sources:
                if source.first <= number <= source.last and (facts := source.facts_of(number)):
                    held = self.engine.count_held([source], keys, number)
                    return held == facts[1] and held * KEY_BYTES == len(keys)
        return False

    # Changing

    def add(self, number: int, keys: bytes) -> None:
        """
        Add a report.

        Args:
            number: Greater than that of any report before.
            keys: Its shingles, by ``keys_of``.

        Raises:
            ValueError: If the number or the keys are not in order.
        """
        if self.segments and number <= self.segments[-1].last:
            raise ValueError("reports and their shingles come in ascending order")
        self.tail.add(number, keys)

    def bury(self, numbers: Iterable[int]) -> None:
        """Leave reports out of all answers; their postings go with the next merge."""
        for number in numbers:
            at = bisect_left(self.buried, number)
            if self.buried[at : at + 1] != [number]:
                self.buried.insert(at, number)
                self._at_rest = False
                for source in self._sources:
                    source.bury(number)

    def tend(self) -> Tended:
        """
        Do the work that is due: write the last reports as a segment, or merge a little.

        Nothing that was written is changed or removed, so a caller who cannot keep the new state loads the old one.
        """
        if len(self.tail) >= self.options.tail:
            return self.flush()
        if merge := self._next_merge():
            with told(self.folder), self._read():
                return self._go_on(merge)
        return Tended()

    def flush(self) -> Tended:
        """Write the last reports as a segment, however few they are."""
        if not len(self.tail):
            return Tended()
        tail = self.tail
        plan = Plan.of(tail.first, tail.last, tail.keys)
        with told(self.folder):
            segment = self._write([tail], plan)
        self.tail = self.engine.Tail()
        self.segments += (segment,)
        self._open_views()
        return Tended(segments=True, purged=self._purged(segment))

    def finish(self) -> Tended:
        """Do all merges that are due: after many reports were added at once."""
        purged: tuple[int, ...] = ()
        changed = False
        while merge := self._next_merge():
            with told(self.folder), self._read():
                done = self._go_on(merge, _EVERYTHING)
            changed, purged = True, purged + done.purged
        return Tended(changed, changed, purged)

    def sweep(self) -> None:
        """
        Remove files that no longer count.

        Call it when the new state is kept and nobody else can be writing: what a merge replaced and what a killed
        process left goes; a process that has such a file open keeps it.
        """
        live = {segment.name for segment in self.segments} | {merge.name for merge in self.merges}
        remove_all_but(self.folder, live)

    def restore(self, lost: Segment, last: int, reports: Iterable[tuple[int, bytes]]) -> Tended:
        """
        Write anew what a lost segment held, or the beginning of it.

        Args:
            lost: A segment that is to be replaced, whether its file is there or not.
            last: The number up to which it is written now; the rest is still lost, a segment of its own.
            reports: The reports it answered for up to that number, in order, each with its keys.
        """
        tail = self.engine.Tail()
        for number, keys in reports:
            tail.add(number, keys)
        made = [Segment(last + 1, lost.last, 0)] if last < lost.last else []
        if len(tail):
            plan = Plan.of(lost.first, last, tail.keys)
            with told(self.folder):
                made.append(self._write([tail], plan))
        self._stop_merges()
        self.segments = tuple(sorted([*(s for s in self.segments if s != lost), *made]))
        self._open_views()
        return replace(self.finish(), segments=True, merges=True)

    def lose(self, segments: Iterable[Segment]) -> Tended:
        """Hold segments for lost, whatever their files are."""
        gone = set(segments)
        self._stop_merges()
        self.segments = tuple(replace(s, digest=0) if s in gone else s for s in self.segments)
        self._open_views()
        return Tended(segments=True, merges=True)

    def verify(self) -> dict[Segment, str]:
        """Read every file again; returns the segments that do not hold, each with why in words."""
        found = {segment: f"{segment.name}: the file is missing, or is not what was written" for segment in self.lost}
        for segment, view in self._views.items():
            try:
                view.verify()
            except ValueError as error:
                found[segment] = str(error)
        return found

    # Views

    @property
    def _sources(self) -> list[Any]:
        """All that can be asked, in order of the reports."""
        return [*self._views.values(), self.tail]

    @contextmanager
    def _asked(self) -> Iterator[None]:
        """Refuse to answer when a part of the index is not there."""
        if self.lost:
            raise DamagedIndexError(f"{self.folder}: {self.lost[0].name} is missing or damaged")
        with self._read():
            yield

    @contextmanager
    def _read(self) -> Iterator[None]:
        """Turn what the engine says of a damaged file into an error with the next step."""
        try:
            yield
        except ValueError as error:
            raise DamagedIndexError(f"{self.folder}: {error}") from error

    def _open_views(self) -> None:
        """Open the segments that count, and let go of the others."""
        self._at_rest = False
        held, lost = {}, []
        for segment in self.segments:
            try:
                view = self._views.get(segment) or self._open_view(segment)
            except (OSError, ValueError):  # told by `lost`, and built again by whoever may write
                lost.append(segment)
                continue
            held[segment] = view
        self._views, self.lost = held, tuple(lost)

    def _open_view(self, segment: Segment) -> Any:
        """Map a segment, and bury what is gone of it."""
        view = self.engine.View(segment.name, map_file(self.folder / segment.name))
        if (view.first, view.last) != (segment.first, segment.last):
            raise ValueError(f"{segment.name}: its head is that of another segment")
        for number in self._buried_in(segment.first, segment.last):
            view.bury(number)
        return view

    def _buried_in(self, first: int, last: int) -> list[int]:
        """The buried reports from number ``first`` to ``last``."""
        return self.buried[bisect_left(self.buried, first) : bisect_right(self.buried, last)]

    # Merging

    def _next_merge(self) -> Merge | None:
        """The smallest merge that is under way or due."""
        if self._at_rest:
            return None
        ways = [*self.merges, *self._due()]
        self._at_rest = not ways
        return min(ways, key=lambda merge: merge.plan.span, default=None)

    def _due(self) -> Iterator[Merge]:
        """Merges that are due and not begun: of neighbours of one size, and of what is mostly gone."""
        free = [s for s in self._views if not any(_holds(merge, s) for merge in self.merges)]
        for segment in free:
            if self.buried and 2 * len(self._buried_in(segment.first, segment.last)) > segment.span:
                yield self._merge_of([segment])
        for level in sorted({self._level(segment) for segment in free}):
            for run in _neighbours(self.segments, [s for s in free if self._level(s) <= level]):
                if sum(self._level(segment) == level for segment in run) >= self.options.factor:
                    yield self._merge_of(run)
                    return

    def _level(self, segment: Segment) -> int:
        """How often reports of this number were merged: 0 for those that came from memory."""
        level, span = 0, segment.span // self.options.tail
        while span >= self.options.factor:
            level, span = level + 1, span // self.options.factor
        return level

    def _merge_of(self, run: Sequence[Segment]) -> Merge:
        """The merge of neighbours."""
        return Merge(Plan.of(run[0].first, run[-1].last, sum(self._views[segment].keys for segment in run)))

    def _go_on(self, merge: Merge, budget: int | None = None) -> Tended:
        """Do a piece of a merge."""
        plan = merge.plan
        file = self._file_of(merge)
        if os.fstat(file).st_size < _data_of(plan) + merge.progress.length:  # lost in a power cut, or begun just now
            merge = Merge(plan)
        sources = [view for segment, view in self._views.items() if _holds(merge, segment)]
        piece = self.engine.write_piece(sources, plan, merge.progress, budget or self.options.slice)
        write_at(file, HEAD_BYTES + LINE.size * plan.buckets + block_bytes() * merge.progress.blocks, piece[1])
        write_at(file, HEAD_BYTES + LINE.size * merge.progress.buckets, piece[2])
        write_at(file, _data_of(plan) + merge.progress.length, piece[3])
        others = tuple(other for other in self.merges if other.plan != plan)
        if not piece[0].is_done(plan):
            if not piece[3]:
                os.ftruncate(file, _data_of(plan))
            self.merges = (*others, Merge(plan, piece[0]))
            return Tended(merges=True)
        segment = self._end(merge.name, file, plan, piece[0])
        inside = [one for one in self.segments if not _holds(merge, one)]
        self.segments, self.merges = tuple(sorted([*inside, segment])), others
        self._open_views()
        return Tended(segments=True, merges=True, purged=self._purged(segment))

    def _end(self, name: str, file: int, plan: Plan, progress: Progress) -> Segment:
        """Close a file that is written but for its head and its end."""
        segment = Segment(plan.first, plan.last, progress.digest)
        end = _data_of(plan) + progress.length
        write_at(file, end, END)
        write_at(file, 0, pack_head(plan, progress))
        finish(file, end + len(END), self.folder / name, self.folder / segment.name)
        os.close(self._files.pop(name))
        return segment

    def _file_of(self, merge: Merge) -> int:
        """The file of a merge, open."""
        if merge.name not in self._files:
            self._files[merge.name] = open_unfinished(self.folder / merge.name)
        return self._files[merge.name]

    def _stop_merges(self) -> None:
        """Give up the merges under way; those that are due begin anew."""
        self.merges = ()
        for file in self._files.values():
            os.close(file)
        self._files.clear()

    def _write(self, sources: Sequence[Any], plan: Plan) -> Segment:
        """Write a whole segment."""
        progress, parts = Progress(), (bytearray(), bytearray(), bytearray())
        while not progress.is_done(plan):
            progress, table, directory, data = self.engine.write_piece(sources, plan, progress, _EVERYTHING)
            for part, piece in zip(parts, (directory, table, data), strict=True):
                part += piece
        segment = Segment(plan.first, plan.last, progress.digest)
        write_whole(self.folder / segment.name, pack_head(plan, progress) + b"".join(parts) + END)
        return segment

    def _purged(self, segment: Segment) -> tuple[int, ...]:
        """Forget the buried reports that a new segment has nothing of; returns them."""
        inside = self._buried_in(segment.first, segment.last)
        if not inside:
            return ()
        view = self.engine.View(segment.name, map_file(self.folder / segment.name))
        purged = tuple(number for number in inside if view.facts_of(number) is None)
        self.buried = sorted(set(self.buried) - set(purged))
        return purged


def _holds(merge: Merge, segment: Segment) -> bool:
    """Whether a segment goes into a merge."""
    return merge.plan.first <= segment.first and segment.last <= merge.plan.last


def _neighbours(segments: Sequence[Segment], chosen: Sequence[Segment]) -> Iterator[list[Segment]]:
    """The chosen segments in runs without others between them."""
    for is_chosen, run in groupby(segments, lambda segment: segment in chosen):
        if is_chosen:
            yield list(run)


def _data_of(plan: Plan) -> int:
    """Where the data of a segment begins in its file."""
    return HEAD_BYTES + LINE.size * plan.buckets + block_bytes() * plan.blocks
