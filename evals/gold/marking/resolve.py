"""Turn the marks of one report into spans of its text; what cannot be settled is a problem for the annotator."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from marking.find import NotFoundError, Span, Text, find_words, places_of, settle_edges
from marking.lines import Attribution, MarkFile, Name, Problem, Words

__all__ = ["Marked", "MarkedAttribution", "MarkedName", "MarkedSpeaker", "resolve_marks"]


@dataclass(frozen=True, slots=True)
class MarkedName:
    """A name in the text; ``actor`` is the first name of its line, which stands for the actor."""

    start: int
    end: int
    label: str
    actor: str


@dataclass(frozen=True, slots=True)
class MarkedSpeaker:
    """Who speaks: ``names`` are actors as in `MarkedName`; ``spans`` are the description's words in the text."""

    kind: str
    names: tuple[str, ...] = ()
    words: str = ""
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class MarkedAttribution:
    """An attribution as spans of the text."""

    key: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    klass: str
    speaker: MarkedSpeaker
    parent: str | None


@dataclass(frozen=True, slots=True)
class Marked:
    """One report with its marks: names in reading order, attributions by their content's first place."""

    report: str
    text: str
    names: tuple[MarkedName, ...]
    attributions: tuple[MarkedAttribution, ...]


def resolve_marks(marks: MarkFile, text: str) -> tuple[Marked, list[Problem]]:
    """
    Find every marked word in the text.

    Args:
        marks: As read.
        text: The report's text.

    Returns:
        What could be settled, and a problem for everything that could not.

    Example:
        >>> from marking.read import read_marks
        >>> source = "N PERSON Ilo Venn | Venn\\nA1 s2 said | src: He | cue: said | con: it ... noon | spk: Venn"
        >>> marks, _ = read_marks("x.mark", source)
        >>> marked, problems = resolve_marks(marks, "Ilo Venn closed the port. He said it opens at noon.")
        >>> marked.attributions[0].content, marked.attributions[0].speaker.names, problems
        (((34, 50),), ('Ilo Venn',), [])
    """
    ready = Text.of(text)
    marks = replace(marks, names=tuple(replace(line, actor=as_printed(line.actor, ready)) for line in marks.names))
    names, problems = resolve_names(marks, ready)
    actors: dict[str, set[str]] = {}
    for line in marks.names:
        if not line.back:
            for words in (line.actor, *(form.words for form in line.forms)):
                actors.setdefault(as_printed(words, ready), set()).add(line.actor)
    attributions = []
    for own in marks.attributions:

        def say(message: str, line: int = own.line, key: str = own.key) -> None:
            problems.append(Problem(marks.path, line, f"{key}: {message}"))

        made = resolve_attribution(own, ready, actors, names, say)
        if made:
            attributions.append(made)
    order = sorted(attributions, key=lambda own: (own.content[0], own.cue, own.key))
    return Marked(marks.report, text, tuple(names), tuple(order)), problems


def as_printed(words: str, text: Text) -> str:
    """Words with the marks and dashes of their first place in the text; as they are where it has none."""
    places = places_of(text, words)
    return " ".join(text.text[places[0][0] : places[0][1]].split()) if places else words


def resolve_names(marks: MarkFile, text: Text) -> tuple[list[MarkedName], list[Problem]]:
    """All places of all names; of two that overlap the longer one stays, and a place taken back is none."""
    problems: list[Problem] = []
    gone: set[tuple[Span, str]] = set()
    found: dict[Span, tuple[str, str, int]] = {}
    for line in sorted(marks.names, key=lambda line: not line.back):
        for form in line.forms:
            places = name_places(marks.path, line, form, text, problems)
            if line.back:
                gone.update((place, line.label) for place in places)
                continue
            for place in places:
                if (place, line.label) in gone:
                    continue
                old = found.setdefault(place, (line.label, line.actor, line.line))
                if old[:2] != (line.label, line.actor):
                    at = text.sentence_at(place[0])
                    both = f"{old[0]} {old[1]} by line {old[2]} and {line.label} {line.actor} by this one"
                    message = f"“{form.words}” in sentence {at} is {both}: say which places are meant (@1,2)"
                    problems.append(Problem(marks.path, line.line, message))
    kept: list[Span] = []
    for place in sorted(found, key=lambda place: (place[0] - place[1], place[0])):
        if all(place[1] <= start or end <= place[0] for start, end in kept):
            kept.append(place)
    return [MarkedName(*place, *found[place][:2]) for place in sorted(kept)], problems


def name_places(path: str, line: Name, form: Words, text: Text, problems: list[Problem]) -> list[Span]:
    """The places that one form of a name means."""
    every = places_of(text, form.words)
    if not every:
        problems.append(
            Problem(path, line.line, f"“{form.words}” is not in the text: copy the name from `show`, typos too")
        )
        return []
    chosen = every
    if form.sentences:
        chosen = [place for place in every if text.sentence_at(place[0]) in form.sentences]
        if not chosen:
            at = ", ".join(map(str, sorted({text.sentence_at(place[0]) for place in every})))
            problems.append(Problem(path, line.line, f"“{form.words}” is not in that sentence; it is in {at}"))
    elif form.places:
        if max(form.places) > len(every):
            problems.append(
                Problem(
                    path,
                    line.line,
                    f"“{form.words}” stands {len(every)} times in the text: there is no @{max(form.places)}",
                )
            )
        chosen = [every[number - 1] for number in form.places if number <= len(every)]
    return chosen


def resolve_attribution(
    own: Attribution, text: Text, actors: dict[str, set[str]], names: list[MarkedName], say: Callable[[str], None]
) -> MarkedAttribution | None:
    """Spans of one attribution, or None when its content cannot be found."""

    def find(part: str, group: tuple[Words, ...], taken: list[Span]) -> Iterator[Span]:
        for words in group:
            try:
                yield find_words(text, words, own.sentence, taken)
            except NotFoundError as error:
                say(f"{part}: {error}")

    found = list(find("con", own.content, []))
    if len(found) < len(own.content):
        return None
    content = settle_edges(text.text, found)
    cue = list(find("cue", own.cue, content))
    if len(own.cue) > 1:
        say("two fields cue: a cue is one piece; the rest of the words are no cue")
    source = [trim(text.text, span) for span in find("src", own.source, content + cue)]
    inside = [span for span in cue if any(start <= span[0] and span[1] <= end for start, end in content)]
    if inside:
        say(
            "the cue lies inside the content: is the sentence number right, or is this the outer attribution's content?"
        )
    speaker = resolve_speaker(own, text, actors, names, source, say)
    return MarkedAttribution(own.key, tuple(source), tuple(cue), tuple(content), own.klass, speaker, own.parent)


def resolve_speaker(
    own: Attribution,
    text: Text,
    actors: dict[str, set[str]],
    names: list[MarkedName],
    source: list[Span],
    say: Callable[[str], None],
) -> MarkedSpeaker:
    """Who speaks; a source that is a marked name, and no more, needs no ``spk:``."""
    speaker = own.speaker
    if speaker is None:
        alone = [name.actor for name in names if source == [(name.start, name.end)]]
        if alone:
            return MarkedSpeaker("name", (alone[0],))
        say("spk: is missing: a name, desc (the source's own words), desc: words, or - for nobody")
        return MarkedSpeaker("nobody")
    if speaker.kind == "name":
        return MarkedSpeaker(
            "name", tuple(speaker_actor(as_printed(words, text), actors, say) for words in speaker.words)
        )
    if speaker.kind == "nobody":
        return MarkedSpeaker("nobody")
    if speaker.words:
        places = places_of(text, speaker.words[0])
        if not places:
            say(f"spk: “{speaker.words[0]}” is not in the text: a description is words of the text")
        nearest = min(places, key=lambda place: abs(place[0] - text.sentences[own.sentence - 1][0]), default=None)
        return MarkedSpeaker("description", (), speaker.words[0], (nearest,) if nearest else ())
    if not source:
        say("spk: desc takes the source's own words, and there is no source: desc: words, or - for nobody")
    words = " ".join(" ".join(text.text[start:end].split()) for start, end in source)
    return MarkedSpeaker("description", (), words, tuple(source))


def speaker_actor(words: str, actors: dict[str, set[str]], say: Callable[[str], None]) -> str:
    """The actor that a name stands for, by the lines ``N``."""
    found = actors.get(words, set())
    if not found:
        say(f"spk: no N line has “{words}”: add one, or write desc: {words}")
    if len(found) > 1 and words not in found:
        say(f"spk: “{words}” is a name of {' and of '.join(sorted(found))}: write the full name")
    return words if words in found or not found else min(found)


def trim(text: str, span: Span) -> Span:
    """A source without the comma after its apposition."""
    start, end = span
    while end > start + 1 and re.match(r"[,;:\s]", text[end - 1]):
        end -= 1
    return start, end
