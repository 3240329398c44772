"""What is known of a unit while its cues are read from left to right."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from dateline.quotes.contents import DASHES
from dateline.quotes.cues import Cue
from dateline.quotes.drafts import Draft
from dateline.quotes.reading import Quoted, Reading, Unit
from dateline.quotes.sources import LONGEST, Source

__all__ = [
    "PAUSES",
    "RETOLD",
    "SPEECH",
    "Pass",
    "cut",
    "enclosing",
    "floor_of",
    "head_of",
    "quotation_start",
    "quoted_before",
]

# Classes whose cues are acts of speech: a quotation nearby may go on with them, which it does not with "hopes".
SPEECH = frozenset(
    (
        "said",
        "reported",
        "asked",
        "denied",
        "demanded",
        "warned",
        "threatened",
        "promised",
        "alleged",
        "expects",
        "praised",
        "condemned",
    )
)
# Of these, what is worth keeping when it stands within the words of somebody else.
RETOLD = frozenset(("said", "denied", "warned", "threatened", "promised", "demanded", "alleged"))
NEAREST = 20  # drafts looked back at for one that holds a cue; a sentence has three or four
PAUSES = frozenset((",", ":", ";")) | DASHES


@dataclass(slots=True)
class Pass:
    """
    What is known while a unit is read from left to right.

    Args:
        reading: The report.
        unit: The unit.
        drafts: What was found so far.
        done: One past the last token that a finished "..., Hill said" holds; what comes after is free again.
    """

    reading: Reading
    unit: Unit
    drafts: list[Draft] = field(default_factory=list)
    done: int = 0

    def draft(
        self,
        source: Source | None,
        cue: Cue,
        contents: list[tuple[int, int]],
        rule: str,
        parent: Draft | None = None,
    ) -> Draft:
        """Add a draft for a cue."""
        found = Draft(
            source,
            (cue.start, cue.end),
            contents,
            cue.klass,
            rule,
            self.unit.paragraph,
            self.unit.role,
            parent=parent,
            spoken=cue.entry.klass in SPEECH,
        )
        self.drafts.append(found)
        return found


def head_of(unit: Unit, at: int) -> int:
    """First token of the sentence of token ``at``."""
    if at >= unit.sentences[-1]:
        return unit.sentences[-1]
    return unit.sentences[max(bisect_right(unit.sentences, at) - 1, 0)]


def floor_of(state: Pass, at: int) -> int:
    """First token that a source before ``at`` may hold: its sentence, and nothing before a quotation."""
    head = head_of(state.unit, at)
    for quoted in reversed(state.unit.quoted[: bisect_left(state.unit.quoted, (at,))]):
        if quoted.end <= at - LONGEST:
            break
        if quoted.end <= at and quoted.speech:
            return max(head, quoted.end)
    return head


def quoted_before(state: Pass, at: int) -> Quoted | None:
    """The quotation that ends right before token ``at``, a comma or dash between them left out."""
    place = at - 1
    if place >= state.unit.start and (state.reading.words[place] == "," or state.reading.words[place] in DASHES):
        place -= 1
    index = state.reading.inside[place] if place >= state.unit.start else -1
    if index < 0:
        return None
    quoted = state.reading.quoted[index]
    return quoted if quoted.end - 1 == place and quoted.words else None


def quotation_start(state: Pass, quoted: Quoted) -> int:
    """Where the attributed words begin: at the sentence that leads into the quotation, if it has words before it."""
    reading = state.reading
    start = max(head_of(state.unit, quoted.start), state.done)
    for earlier in reversed(state.unit.quoted[: bisect_left(state.unit.quoted, (quoted.start,))]):
        if earlier.end <= start:
            break
        if earlier.speech and reading.words[earlier.end - 2] == ".":
            start = earlier.end
            break
    while start < quoted.start and (reading.words[start] in PAUSES or reading.words[start] == "."):
        start += 1
    return start


def enclosing(state: Pass, cue: Cue) -> Draft | None:
    """The innermost draft whose content holds the cue."""
    for draft in state.drafts[: -NEAREST - 1 : -1]:
        for start, end in draft.contents:
            if start <= cue.verb < end:
                return draft
    return None


def cut(state: Pass, draft: Draft, at: int) -> None:
    """End the contents of a draft before token ``at``, and the pause or conjunction before it."""
    words, lows = state.reading.words, state.reading.lows
    while at > state.unit.start and (
        words[at - 1] in PAUSES or lows[at - 1] in ("and", "but", "while", "though", "although", "then")
    ):
        at -= 1
    chain: Draft | None = draft
    while chain is not None:
        kept = [(start, min(end, at)) for start, end in chain.contents if start < at]
        chain.contents = kept or chain.contents
        chain = chain.parent
