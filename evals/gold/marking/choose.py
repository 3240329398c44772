"""Decide the disputes of a draft: one line of one pass, fields of the other, or neither."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from marking.lines import Attribution, Words
from marking.read import read_marks
from marking.write import write_attribution

__all__ = ["ChoiceError", "choose_lines"]

CHOICE = re.compile(r"^(\d+)([ab-])(?:\+([a-z,]+))?$")
LINE = re.compile(r"^#(\d+)([ab]) (.*)$")
FIELDS = {"cls": "klass", "src": "source", "cue": "cue", "con": "content", "spk": "speaker", "in": "parent"}


class ChoiceError(ValueError):
    """A choice that the draft does not offer."""


def choose_lines(draft: str, choices: Sequence[str]) -> str:
    """
    Decide disputes of a draft.

    Args:
        draft: As `write_draft` made it, decided in part or not at all.
        choices: "3a", "3b", "3-" (neither), or "3a+spk,src" (a's line with b's speaker and source).

    Returns:
        The draft with the chosen lines in place of each dispute named; others stay.

    Raises:
        ChoiceError: When a choice cannot be read, or names no open dispute.

    Example:
        >>> print(choose_lines("#1a A1 s4 said | con: x | spk: -\\n#1b A1 s4 asked | con: x y | spk: -", ["1a+con"]))
        A1 s4 said | con: x y | spk: -
        <BLANKLINE>
    """
    lines: list[str | None] = list(draft.splitlines())
    for choice in choices:
        asked = CHOICE.match(choice)
        if not asked:
            raise ChoiceError(f"{choice}: expected 3a, 3b, 3- or 3a+spk,src")
        number, side, fields = asked[1], asked[2], tuple((asked[3] or "").split(",")) if asked[3] else ()
        found: dict[str, list[tuple[int, str]]] = {"a": [], "b": []}
        for at, line in enumerate(lines):
            if line is not None and (own := LINE.match(line)) and own[1] == number:
                found[own[2]].append((at, own[3]))
        if not found["a"] or not found["b"]:
            raise ChoiceError(f"{choice}: the draft has no open {number}")
        for at, _ in (*found["a"], *found["b"]):
            lines[at] = None
        if side == "-":
            continue
        chosen = [words for _, words in found[side]]
        if fields:
            chosen = [mix(choice, chosen, [words for _, words in found["b" if side == "a" else "a"]], fields)]
        lines[found["a"][0][0]] = "\n".join(words for words in chosen if words != "-") or None
    return "\n".join(line for line in lines if line is not None) + "\n"


def mix(choice: str, base: list[str], other: list[str], fields: tuple[str, ...]) -> str:
    """The line of an attribution with some fields of another."""
    ours, theirs = (read_marks("draft", line[0])[0].attributions for line in (base, other))
    if not ours or not theirs or not set(fields) <= FIELDS.keys():
        raise ChoiceError(
            f"{choice}: fields ({' '.join(FIELDS)}) can be taken only where both passes have an attribution"
        )
    changed = {FIELDS[name]: getattr(pinned(theirs[0], ours[0].sentence), FIELDS[name]) for name in fields}
    return write_attribution(replace(ours[0], **changed))


def pinned(own: Attribution, sentence: int) -> Attribution:
    """An attribution whose words name their sentence, where that is not the one of the line they move to."""
    if own.sentence == sentence:
        return own

    def pin(group: tuple[Words, ...]) -> tuple[Words, ...]:
        return tuple(words if words.sentences else replace(words, sentences=(own.sentence,)) for words in group)

    return replace(own, source=pin(own.source), cue=pin(own.cue), content=pin(own.content))
