"""Print marks in the marking language: the lines that `read` understands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from marking.find import Text, places_of
from marking.lines import Attribution, Speaker, Words
from marking.resolve import MarkedName

__all__ = ["write_attribution", "write_names", "write_words"]


def write_words(words: Words) -> str:
    """
    Words with their places.

    Example:
        >>> write_words(Words("he", (2,), (4,)))
        'he @s4.2'
    """
    places = [str(place) for place in words.places]
    if words.sentences:
        one = len(words.sentences) == len(places) == 1
        places = [f"s{words.sentences[0]}.{places[0]}"] if one else [f"s{number}" for number in words.sentences]
    return words.words.replace("|", "\\|") + (f" @{','.join(places)}" if places else "")


def write_speaker(speaker: Speaker) -> str:
    """What stands behind ``spk:``."""
    if speaker.kind == "nobody":
        return "-"
    if speaker.kind == "description":
        return f"desc: {speaker.words[0]}" if speaker.words else "desc"
    return "; ".join(speaker.words)


def write_attribution(own: Attribution) -> str:
    """
    One line of an attribution.

    Example:
        >>> own = Attribution(1, "A1", 4, "said", (Words("he"),), (), (Words("it ... noon"),), Speaker("nobody"), "A2")
        >>> write_attribution(own)
        'A1 s4 said | src: he | con: it ... noon | spk: - | in: A2'
    """
    parts = [f"{own.key} s{own.sentence} {own.klass}"]
    for name, group in (("src", own.source), ("cue", own.cue), ("con", own.content)):
        parts.extend(f"{name}: {write_words(words)}" for words in group)
    if own.speaker is not None:
        parts.append(f"spk: {write_speaker(own.speaker)}")
    if own.parent is not None:
        parts.append(f"in: {own.parent}")
    return " | ".join(parts)


def write_names(text: Text, names: Iterable[MarkedName], every: Iterable[MarkedName] = ()) -> Iterator[str]:
    """
    Lines ``N`` that mark just these places.

    Args:
        text: The report.
        names: What is to be marked.
        every: All names of the report, where these are some: a place inside a longer one needs no exception.

    Returns:
        A line for each actor and label, by first place; places are given only where not all places are meant.

    Example:
        >>> text = Text.of("Ilo Venn met May in May.")
        >>> list(write_names(text, [MarkedName(0, 8, "PERSON", "Ilo Venn"), MarkedName(13, 16, "PERSON", "May")]))
        ['N PERSON Ilo Venn', 'N PERSON May @1']
    """
    chosen = sorted(names, key=lambda name: (name.start, name.end))
    around = [*chosen, *every]
    groups: dict[tuple[str, str], dict[str, list[MarkedName]]] = {}
    for name in chosen:
        words = " ".join(text.text[name.start : name.end].split())
        groups.setdefault((name.label, name.actor), {}).setdefault(words, []).append(name)
    for (label, actor), forms in groups.items():
        parts = [write_form(text, words, found, around) for words, found in sorted_forms(forms, actor)]
        yield f"N {label} {' | '.join(parts if actor in forms else [f'= {actor}', *parts])}"


def sorted_forms(forms: dict[str, list[MarkedName]], actor: str) -> list[tuple[str, list[MarkedName]]]:
    """The forms of one actor, the one that stands for it first."""
    return sorted(forms.items(), key=lambda form: (form[0] != actor, form[1][0].start))


def write_form(text: Text, words: str, found: list[MarkedName], around: list[MarkedName]) -> str:
    """One name with the places meant, if not all are."""
    wanted = {(name.start, name.end) for name in found}
    places = places_of(text, words)
    plain = all(
        place in wanted
        or any(n.start <= place[0] and place[1] <= n.end and n.end - n.start > place[1] - place[0] for n in around)
        for place in places
    )
    numbers = () if plain else tuple(number for number, place in enumerate(places, 1) if place in wanted)
    return write_words(Words(words, numbers))
