"""Read a mark file: one line a name or an attribution; a line that cannot be read is a problem, and reading goes on."""

from __future__ import annotations

import re
from pathlib import Path

from marking.lines import CLASSES, LABELS, Attribution, MarkFile, Name, Problem, Speaker, Words

__all__ = ["ALIASES", "read_marks", "read_words"]

ALIASES = {"not_said": "not-said", "decided": "decreed"}
UNDECIDED = re.compile(r"^#(\d+)[ab] ")
COMMENT = re.compile(r"^\s*#|\s{2,}#\s")
BAR = re.compile(r"(?:^|\s)\|(?:\s|$)")
PLACES = re.compile(r"\s@(s?\d+(?:\.\d+)?(?:,s?\d+(?:\.\d+)?)*)$")
NAME = re.compile(r"^N(-?)\s+(\S+)\s+(.*)$")
ATTRIBUTION = re.compile(r"^(A\d+)\s+s(\d+)\s+(\S+)(?:\s+\|(.*))?$")
PARENT = re.compile(r"^(A\d+)\s+parent\s+(A\d+)$")
FIELD = re.compile(r"^(src|cue|con|spk|in)\s*:\s*(.*)$")


class UnreadableError(ValueError):
    """A line that does not follow the marking language; its message says what would."""


def read_marks(path: str, source: str) -> tuple[MarkFile, list[Problem]]:
    """
    Read the marks of one report.

    Args:
        path: The file's name, for messages; its stem is the report's id.
        source: What the file holds.

    Returns:
        The marks in the file's order, and a problem for every line that could not be read.

    Example:
        >>> source = "N PERSON Mara Dolen | Dolen @2\\nA1 s4 said | src: Dolen | cue: said | con: it ... noon"
        >>> marks, problems = read_marks("x.mark", source)
        >>> marks.names[0].forms[1], marks.attributions[0].content[0].words, problems
        (Words(words='Dolen', places=(2,), sentences=()), 'it ... noon', [])
    """
    names: list[Name] = []
    attributions: dict[str, Attribution] = {}
    parents: list[tuple[int, str, str]] = []
    problems: list[Problem] = []
    for number, line in enumerate(source.removeprefix("\ufeff").splitlines(), 1):
        if undecided := UNDECIDED.match(line):
            problems.append(
                Problem(path, number, f"{undecided[1]} is not decided: mark.py choose FILE {undecided[1]}a")
            )
            continue
        words = COMMENT.split(line, maxsplit=1)[0].strip()
        if not words:
            continue
        try:
            if words.startswith("N"):
                names.append(read_name(number, words))
            elif link := PARENT.match(words):
                parents.append((number, link[1], link[2]))
            else:
                made = read_attribution(number, words)
                if made.key in attributions:
                    raise UnreadableError(
                        f"{made.key} stands in line {attributions[made.key].line} already: take another number"
                    )
                attributions[made.key] = made
        except UnreadableError as error:
            problems.append(Problem(path, number, str(error)))
    for number, child, parent in parents:
        if child in attributions:
            old = attributions[child]
            attributions[child] = Attribution(
                old.line, old.key, old.sentence, old.klass, old.source, old.cue, old.content, old.speaker, parent
            )
        else:
            problems.append(Problem(path, number, f"no line {child} to give a parent to"))
    problems.extend(check_parents(path, attributions))
    return MarkFile(path, Path(path).stem, tuple(names), tuple(attributions.values())), problems


def read_name(number: int, line: str) -> Name:
    """A line ``N LABEL words | words @2,3``, ``N LABEL = actor | words`` or ``N- LABEL words @2``."""
    found = NAME.match(line)
    if not found:
        raise UnreadableError("expected: N LABEL words | words")
    label = found[2].upper()
    if label not in LABELS:
        raise UnreadableError(f"{found[2]} is no label: {' '.join(LABELS)}")
    parts, actor = split_bars(found[3]), ""
    if parts and parts[0].startswith("= "):
        actor = join(parts.pop(0).removeprefix("= "))
    forms = tuple(read_words(part) for part in parts)
    if not forms:
        raise UnreadableError("no name here: N LABEL words | words, or N LABEL = words | other words")
    back = found[1] == "-"
    if back and any(not form.places and not form.sentences for form in forms):
        raise UnreadableError("N- takes back some places: say which, as in: N- ORG Port @2")
    return Name(number, label, forms, back, actor or forms[0].words)


def read_attribution(number: int, line: str) -> Attribution:
    """A line ``A1 s4 said | src: .. | cue: .. | con: .. | spk: .. | in: A2``."""
    found = ATTRIBUTION.match(line)
    if not found:
        raise UnreadableError(
            "expected: N LABEL words, or A1 s4 CLASS | src: .. | cue: .. | con: .. | spk: .., or A1 parent A2"
        )
    klass = read_class(found[3])
    spans: dict[str, list[Words]] = {"src": [], "cue": [], "con": []}
    speaker, parent = None, None
    for part in split_bars(found[4] or ""):
        field = FIELD.match(part)
        if not field:
            raise UnreadableError(f"“{part}” is no field: src: cue: con: spk: in:")
        name, value = field[1], field[2].strip()
        if name == "in":
            if not re.fullmatch(r"A\d+", value):
                raise UnreadableError(f"in: names the outer attribution, as in: in: A2; found “{value}”")
            parent = value
        elif name == "spk":
            if speaker is not None:
                raise UnreadableError("two fields spk: several speakers stand in one, as in: spk: Ilo Venn; Mara Dolen")
            speaker = read_speaker(value)
        elif value and value != "-":
            spans[name].append(read_words(value))
    if not spans["con"]:
        raise UnreadableError("no con: an attribution without content is none")
    return Attribution(
        number,
        found[1],
        int(found[2]),
        klass,
        tuple(spans["src"]),
        tuple(spans["cue"]),
        tuple(spans["con"]),
        speaker,
        parent,
    )


def read_class(word: str) -> str:
    """A class of the closed list, "not-" before it or not."""
    klass = ALIASES.get(word.lower(), word.lower().replace("_", "-"))
    if klass.removeprefix("not-") not in CLASSES:
        raise UnreadableError(f"{word} is no class: {' '.join(CLASSES)}, each also with not- before it")
    return klass


def read_speaker(value: str) -> Speaker:
    """``Name``, ``Name; Name``, ``desc: words``, ``desc`` (the source's own words) or ``-``."""
    if value in ("-", "nobody"):
        return Speaker("nobody")
    if value == "desc":
        return Speaker("description")
    if value.startswith("desc:"):
        words = join(value.removeprefix("desc:"))
        return Speaker("description", (words,) if words else ())
    names = tuple(join(part) for part in value.split(";") if part.strip())
    if not names:
        raise UnreadableError("spk: is empty: a name, desc: words, or - for nobody")
    return Speaker("name", names)


def read_words(value: str) -> Words:
    """
    Words with the places meant: ``@2``, ``@2,3``, ``@s4``, ``@s4.2``.

    Example:
        >>> read_words("he @s4.2")
        Words(words='he', places=(2,), sentences=(4,))
    """
    found = PLACES.search(value)
    words = join(value[: found.start()] if found else value).replace("\\|", "|")
    if not words:
        raise UnreadableError("no words here: write them, or leave the field out")
    places: list[int] = []
    sentences: list[int] = []
    for part in found[1].split(",") if found else ():
        if part.startswith("s"):
            sentence, _, place = part[1:].partition(".")
            sentences.append(int(sentence))
            places.extend([int(place)] if place else [])
        elif "." in part:
            raise UnreadableError(f"@{part}: a place is a number, a sentence s4, the second place in sentence 4 s4.2")
        else:
            places.append(int(part))
    if 0 in places or 0 in sentences:
        raise UnreadableError("places and sentences are counted from 1")
    return Words(words, tuple(places), tuple(sentences))


def check_parents(path: str, attributions: dict[str, Attribution]) -> list[Problem]:
    """Parents that are missing, and circles."""
    problems = []
    for own in attributions.values():
        seen, at = {own.key}, own.parent
        while at is not None:
            if at not in attributions:
                problems.append(Problem(path, own.line, f"its parent {at} is no line of this file"))
                break
            if at in seen:
                problems.append(Problem(path, own.line, f"{own.key} is nested in itself through {at}"))
                break
            seen.add(at)
            at = attributions[at].parent
    return problems


def split_bars(line: str) -> list[str]:
    """The parts between bars that have blanks beside them; empty parts are left out."""
    return [part.strip() for part in BAR.split(line) if part.strip()]


def join(words: str) -> str:
    """Words with one blank between them."""
    return " ".join(words.split())
