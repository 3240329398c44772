"""Set two passes of one report side by side: what both say, and each place where they part, with a number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from marking.align import Pair, align_actors, align_attributions, differing
from marking.find import Text
from marking.lines import Attribution, MarkFile
from marking.resolve import Marked, MarkedAttribution, MarkedName
from marking.write import write_attribution, write_names

__all__ = ["Compared", "Dispute", "compare_passes", "write_differences", "write_draft"]


@dataclass(frozen=True, slots=True)
class Dispute:
    """
    One place where the passes part.

    Args:
        number: By which it is decided.
        ours, theirs: The lines of pass a and of pass b; empty where a pass has nothing.
        fields: In what they differ; empty where one has nothing.
        sentences: Where it stands.
    """

    number: int
    ours: tuple[str, ...]
    theirs: tuple[str, ...]
    fields: tuple[str, ...]
    sentences: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """Two passes of one report: lines of names, then of attributions, agreed or disputed, and notes for the reader."""

    report: str
    text: Text
    names: tuple[str | Dispute, ...]
    attributions: tuple[str | Dispute, ...]
    notes: tuple[str, ...]

    @property
    def disputes(self) -> list[Dispute]:
        """All disputes in order."""
        return [part for part in (*self.names, *self.attributions) if isinstance(part, Dispute)]


def compare_passes(a: tuple[MarkFile, Marked], b: tuple[MarkFile, Marked]) -> Compared:
    """
    Compare two passes over one report.

    Attributions are numbered anew, in the order of the text, and parents with them; where both agree in every field
    (words, not marks, of source, cue and content) the line of pass a stands.
    """
    text = Text.of(a[1].text)
    names = list(compare_names(text, a[1], b[1]))
    first = 1 + sum(isinstance(part, Dispute) for part in names)
    attributions = list(compare_attributions(text, a, b, first))
    return Compared(a[1].report, text, tuple(names), tuple(attributions), tuple(note_actors(a[1], b[1])))


def compare_names(text: Text, a: Marked, b: Marked) -> Iterator[str | Dispute]:
    """Lines for the names of both, then a dispute for each kind of difference."""
    actors = align_actors(a, b)
    ours, theirs = list(a.names), [replace(name, actor=actors.get(name.actor, name.actor)) for name in b.names]
    other = {(name.start, name.end, name.label) for name in theirs}
    agreed = [name for name in ours if (name.start, name.end, name.label) in other]
    known = {(name.start, name.end, name.label) for name in agreed}
    yield from write_names(text, agreed)
    left = [name for name in ours if name not in agreed]
    right = [name for name in theirs if (name.start, name.end, name.label) not in known]
    kinds: dict[tuple[object, ...], tuple[list[MarkedName], list[MarkedName]]] = {}
    for mine, others in clusters(left, right):
        kind = tuple(tuple((text.text[n.start : n.end], n.label, n.actor) for n in names) for names in (mine, others))
        group = kinds.setdefault(kind, ([], []))
        group[0].extend(mine)
        group[1].extend(others)
    for number, (mine, others) in enumerate(kinds.values(), 1):
        yield Dispute(
            number,
            tuple(write_names(text, mine, ours)),
            tuple(write_names(text, others, theirs)),
            (),
            tuple(sorted({text.sentence_at(name.start) for name in (*mine, *others)})),
        )


def clusters(
    left: Sequence[MarkedName], right: Sequence[MarkedName]
) -> Iterator[tuple[list[MarkedName], list[MarkedName]]]:
    """Names of either pass that overlap, as one."""
    every = sorted(
        [(n.start, n.end, 0, n) for n in left] + [(n.start, n.end, 1, n) for n in right], key=lambda x: x[:3]
    )
    group: tuple[list[MarkedName], list[MarkedName]] = ([], [])
    reach = -1
    for start, end, side, name in every:
        if start >= reach and (group[0] or group[1]):
            yield group
            group = ([], [])
        group[side].append(name)
        reach = max(reach, end)
    if group[0] or group[1]:
        yield group


def compare_attributions(
    text: Text, a: tuple[MarkFile, Marked], b: tuple[MarkFile, Marked], first: int
) -> Iterator[str | Dispute]:
    """A line or a dispute for each attribution."""
    pairs, actors = align_attributions(a[1], b[1]), align_actors(a[1], b[1])
    parents = {theirs.key: ours.key for ours, theirs in pairs if ours and theirs}
    keys: tuple[dict[str, str], dict[str, str]] = ({}, {})
    for number, pair in enumerate(pairs, 1):
        for side, own in enumerate(pair):
            if own:
                keys[side][own.key] = f"A{number}"
    lines = [{own.key: renumber(own, keys[side]) for own in (a, b)[side][0].attributions} for side in (0, 1)]
    for pair in pairs:
        ours, theirs = pair
        fields = tuple(differing(text.text, ours, theirs, actors, parents)) if ours and theirs else ()
        mine = (lines[0][ours.key],) if ours else ()
        others = (lines[1][theirs.key],) if theirs else ()
        if mine and others and not fields:
            yield mine[0]
        else:
            yield Dispute(first, mine, others, fields, sentences_of(text, pair))
            first += 1


def renumber(own: Attribution, keys: dict[str, str]) -> str:
    """The line of an attribution with the keys of the draft."""
    parent = None if own.parent is None else keys.get(own.parent, own.parent)
    return write_attribution(replace(own, key=keys.get(own.key, own.key), parent=parent))


def sentences_of(text: Text, pair: Pair) -> tuple[int, ...]:
    """The sentences from the first to the last word of either side, at most four."""
    spans = [
        span for own in pair if isinstance(own, MarkedAttribution) for span in (*own.source, *own.cue, *own.content)
    ]
    first = text.sentence_at(min(start for start, _ in spans))
    last = text.sentence_at(max(end for _, end in spans) - 1)
    return tuple(range(max(1, first), min(last, first + 3) + 1))


def note_actors(a: Marked, b: Marked) -> Iterator[str]:
    """Where the passes part about which names are one actor's."""
    other = {(name.start, name.end): name.actor for name in b.names}
    ours: dict[str, set[str]] = {}
    theirs: dict[str, set[str]] = {}
    for name in a.names:
        if (name.start, name.end) in other:
            ours.setdefault(name.actor, set()).add(other[name.start, name.end])
            theirs.setdefault(other[name.start, name.end], set()).add(name.actor)
    for actor, found in sorted(ours.items()):
        if len(found) > 1:
            yield f"one actor in a, several in b: {actor} = {' + '.join(sorted(found))}"
    for actor, found in sorted(theirs.items()):
        if len(found) > 1:
            yield f"one actor in b, several in a: {actor} = {' + '.join(sorted(found))}"


def write_draft(compared: Compared) -> str:
    """The adjudicator's file: lines that both have, and each dispute as two comments to choose from."""
    lines = [f"# note: {note}" for note in compared.notes]
    for part in (*compared.names, *compared.attributions):
        if isinstance(part, str):
            lines.append(part)
        else:
            lines.extend(f"#{part.number}a {line}" for line in part.ours or ("-",))
            lines.extend(f"#{part.number}b {line}" for line in part.theirs or ("-",))
    return "\n".join(lines) + "\n"


def write_differences(compared: Compared) -> str:
    """The disputes alone, each below its sentences; a sentence is printed once."""
    lines, shown = [f"== {compared.report}: {len(compared.disputes)} to decide"], set()
    lines.extend(f"note: {note}" for note in compared.notes)
    for part in compared.disputes:
        for number in part.sentences:
            if number not in shown:
                shown.add(number)
                start, end = compared.text.sentences[number - 1]
                lines.append(f"s{number}: {' '.join(compared.text.text[start:end].split())}")
        what = f"   [{' '.join(part.fields)}]" if part.fields else ""
        lines.extend(f"  {part.number}a {line}{what}" for line in part.ours or ("-",))
        lines.extend(f"  {part.number}b {line}" for line in part.theirs or ("-",))
    return "\n".join(lines)
