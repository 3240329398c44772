"""Build a line of gold from the marks of one report, and words from a line: offsets are code points, half open."""

from __future__ import annotations

from typing import Any

from marking.find import Span
from marking.measures import attribution_type
from marking.resolve import Marked, MarkedAttribution, MarkedName, MarkedSpeaker

__all__ = ["as_row"]

Row = dict[str, Any]


def as_row(marked: Marked) -> Row:
    """
    The marks of one report as gold.

    Returns:
        ``names: [{start, end, label, actor}]`` in reading order, ``actors: [{name, names}]`` (an actor is known by its
        fullest name), and ``attributions: [{source, cue, content, type, class, speaker, parent}]`` by the first place
        of their content, the outer before the inner; ``parent`` is an index in the list or None. A speaker is
        ``{kind, names, words, spans}``: of kind "name" the spans are, for each actor, the name in the source or else
        the last one before it; of kind "description" the words; of kind "nobody" nothing.
    """
    rows = sorted(marked.attributions, key=lambda own: (own.content[0][0], depth(marked, own), own.cue, own.key))
    at = {own.key: index for index, own in enumerate(rows)}
    forms: dict[str, list[str]] = {}
    for name in marked.names:
        words = " ".join(marked.text[name.start : name.end].split())
        if words not in forms.setdefault(name.actor, []):
            forms[name.actor].append(words)
    for actor in (actor for own in rows for actor in own.speaker.names):
        forms.setdefault(actor, [actor])  # one that is named inside a longer name alone
    return {
        "names": [{"start": n.start, "end": n.end, "label": n.label, "actor": n.actor} for n in marked.names],
        "actors": [{"name": actor, "names": names} for actor, names in sorted(forms.items())],
        "attributions": [
            {
                "source": [list(span) for span in own.source],
                "cue": [list(span) for span in own.cue],
                "content": [list(span) for span in own.content],
                "type": attribution_type(marked.text, own.content),
                "class": own.klass,
                "speaker": speaker_row(own, marked.names),
                "parent": None if own.parent is None else at.get(own.parent),
            }
            for own in rows
        ],
    }


def depth(marked: Marked, own: MarkedAttribution) -> int:
    """How many attributions an attribution is nested in."""
    by_key = {other.key: other for other in marked.attributions}
    seen = {own.key}
    while own.parent in by_key and own.parent not in seen:
        seen.add(own.parent)
        own = by_key[own.parent]
    return len(seen) - 1


def speaker_row(own: MarkedAttribution, names: tuple[MarkedName, ...]) -> Row:
    """A speaker as gold."""
    speaker: MarkedSpeaker = own.speaker
    spans = speaker.spans
    if speaker.kind == "name":
        spans = tuple(span for actor in speaker.names if (span := nearest(own, actor, names)) is not None)
    return {
        "kind": speaker.kind,
        "names": list(speaker.names),
        "words": speaker.words,
        "spans": [list(span) for span in spans],
    }


def nearest(own: MarkedAttribution, actor: str, names: tuple[MarkedName, ...]) -> Span | None:
    """The name of an actor in the source, else the last before the attribution, else the first after it."""
    places = [(name.start, name.end) for name in names if name.actor == actor]
    inside = [place for place in places if any(start <= place[0] and place[1] <= end for start, end in own.source)]
    start = min(span[0] for span in (*own.source, *own.content))
    before = [place for place in places if place[1] <= start]
    return inside[0] if inside else before[-1] if before else places[0] if places else None
