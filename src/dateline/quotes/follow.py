"""Give the quotations that no cue claims to their speaker: follow-on speech, colons, signatures, transcripts."""

from __future__ import annotations

from dateline.model import Role
from dateline.quotes.cues import find_cues
from dateline.quotes.drafts import Draft
from dateline.quotes.reading import Quoted, Reading, Unit
from dateline.quotes.sources import Source, source_before

__all__ = ["Following"]

SIGNS = frozenset(("―", "—", "–", "--", "-"))
TITLES = frozenset((Role.HEADLINE, Role.KICKER, Role.DUPLICATE_HEADLINE))
LONGEST_NAME = 6  # tokens before the colon of a transcript or headline


class Following:
    """
    What earlier units leave open for the units after them; one object reads one report from its head to its foot.

    Args:
        reading: The report.
    """

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.last: Draft | None = None
        self.introduced: Draft | None = None
        self.transcript: Draft | None = None
        self.previous: Unit | None = None

    def read(self, unit: Unit, drafts: list[Draft]) -> list[Draft]:
        """
        Add what the quotations without a cue of their own attribute.

        Args:
            unit: The next unit of the report.
            drafts: What its cues attribute.

        Returns:
            All drafts of the unit; drafts of earlier units may have got more content.
        """
        named = (
            self.named_line(unit)
            if self.transcript is not None or ":" in self.reading.words[unit.start : unit.start + LONGEST_NAME + 2]
            else None
        )
        if named is not None:
            drafts = [named, *drafts]
        fresh = self.starts_paragraph(unit)
        for quoted in unit.quoted:
            if quoted.words and not claimed(quoted, drafts):
                drafts.extend(self.unclaimed(unit, quoted, drafts, fresh))
        spoken = [draft for draft in drafts if draft.spoken and draft.parent is None]
        quoting = [draft for draft in spoken if any(self.reading.inside[end - 1] >= 0 for _, end in draft.contents)]
        if quoting or (spoken and (self.last is None or self.last.paragraph != unit.paragraph)):
            self.last = (quoting or spoken)[-1]
        self.introduced = self.introduction(unit, drafts)
        self.previous = unit
        return drafts

    def starts_paragraph(self, unit: Unit) -> bool:
        """Whether the unit is the first of its paragraph."""
        return self.previous is None or self.previous.paragraph != unit.paragraph

    def unclaimed(self, unit: Unit, quoted: Quoted, drafts: list[Draft], fresh: bool) -> list[Draft]:
        """The draft of a quotation that no cue claims, or none when it goes on with an earlier one."""
        reading = self.reading
        content = (quoted.start, quoted.end)
        signature = self.signature(unit, quoted)
        if signature is not None:
            return [signature]
        if not stands_alone(reading, unit, quoted):
            return []
        opens = fresh and quoted.start == unit.start
        if opens and self.introduced is not None:
            draft = self.introduced
            draft.contents = [content]
            draft.closed = quoted.closed
            self.last = draft
            return [draft]
        spoken = [draft for draft in drafts if draft.spoken and draft.parent is None and draft.end <= quoted.start]
        quoting = [
            draft
            for draft in spoken
            if any(
                self.reading.inside[start] >= 0 or self.reading.inside[end - 1] >= 0 for start, end in draft.contents
            )
        ]
        before = quoting[-1] if quoting else spoken[-1] if spoken else self.last
        if before is None:
            return []
        if opens and not self.open_before() and not spoken:
            if quoted.words < 4:
                return []
            found = Draft(
                before.source,
                None,
                [content],
                before.klass,
                "quote alone",
                unit.paragraph,
                unit.role,
                shared=True,
                closed=quoted.closed,
            )
            return [found]
        if before.paragraph == unit.paragraph or self.open_before():
            before.contents.append(content)
            before.closed = quoted.closed
            before.notes.append("goes on in the next paragraph" if opens else "goes on in the next sentence")
            before.paragraph = unit.paragraph
        return []

    def open_before(self) -> bool:
        """Whether the paragraph before ended inside a quotation that belongs to the last draft."""
        if self.previous is None or not self.previous.quoted or self.last is None:
            return False
        quoted = self.previous.quoted[-1]
        return not quoted.closed and quoted.end >= self.previous.end and claimed(quoted, [self.last])

    def introduction(self, unit: Unit, drafts: list[Draft]) -> Draft | None:
        """ "Hill continued:" at the end of a paragraph: a draft that waits for the quotation after it."""
        reading, end = self.reading, unit.end
        if reading.words[end - 1] != ":" or unit.role in TITLES:
            return None
        head = max(unit.sentences)
        cues = [
            cue
            for cue in find_cues(reading, head, end)
            if cue.finite and not cue.passive and reading.inside[cue.verb] < 0
        ]
        for cue in reversed(cues):
            source = source_before(reading, cue.start, head)
            if source is not None:
                drafts[:] = [draft for draft in drafts if not (draft.cue and draft.cue[0] == cue.start)]
                return Draft(
                    source,
                    (cue.start, cue.end),
                    [],
                    cue.klass,
                    "cue and colon, quote in the next paragraph",
                    unit.paragraph,
                    unit.role,
                )
        return None

    def signature(self, unit: Unit, quoted: Quoted) -> Draft | None:
        """ "..." - Hill: a name after a dash signs the quotation."""
        reading, at = self.reading, quoted.end
        if at + 1 >= unit.end or reading.words[at] not in SIGNS or not reading.words[at + 1][0].isupper():
            return None
        end = at + 1
        while (
            end < unit.end
            and (reading.words[end][0].isupper() or reading.lows[end] in ("of", "al", "bin", "de", "von", "’s", "'s"))
            and end < at + 8
        ):
            end += 1
        if end < unit.end and reading.words[end][0].isalnum() and reading.inside[end] < 0:
            return None
        return Draft(
            Source(at + 1, end, end),
            None,
            [(quoted.start, quoted.end)],
            "said",
            "signed with a dash",
            unit.paragraph,
            unit.role,
        )

    def named_line(self, unit: Unit) -> Draft | None:
        """ "HILL: We won." in a transcript, "Hill: We won" in a headline."""
        reading = self.reading
        start = unit.start + (reading.words[unit.start] in ('"', "“", "''", "``"))
        if not self.starts_paragraph(unit):
            if self.transcript is not None and self.transcript.paragraph == unit.paragraph:
                self.transcript.contents.append((unit.start, unit.end))
            return None
        self.transcript = None
        colon = next(
            (at for at in range(start, min(unit.end, start + LONGEST_NAME + 1)) if reading.words[at] == ":"), None
        )
        if colon is None or colon == start or colon + 1 >= unit.end:
            return None
        name = reading.words[start:colon]
        title = unit.role in TITLES or unit.paragraph == 0
        if not all(word[0].isupper() or word in (".", ",", "of", "al", "to") or word[0].isdigit() for word in name):
            return None
        if not (title or all(word.isupper() or not word[0].isalpha() for word in name)):
            return None
        found = Draft(
            Source(start, colon, colon),
            None,
            [(colon + 1, unit.end)],
            "said",
            "name and colon in a title" if title else "name and colon",
            unit.paragraph,
            unit.role,
        )
        if not title:
            self.transcript = found
        return found


def claimed(quoted: Quoted, drafts: list[Draft]) -> bool:
    """Whether a draft's content holds most of the quotation."""
    half = (quoted.end - quoted.start) / 2
    return any(
        min(end, quoted.end) - max(start, quoted.start) > half for draft in drafts for start, end in draft.contents
    )


def stands_alone(reading: Reading, unit: Unit, quoted: Quoted) -> bool:
    """Whether the quotation is a sentence by itself, with nothing but stops around it."""
    if (
        quoted.start != unit.start
        and quoted.start not in unit.sentences
        and reading.words[quoted.start - 1] not in (".", "!", "?", "…", "...")
    ):
        return False
    after = quoted.end
    while after < unit.end and reading.words[after] in (".", "…", "..."):
        after += 1
    return after >= unit.end or after in unit.sentences or reading.inside[after] >= 0
