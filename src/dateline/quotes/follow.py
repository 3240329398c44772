"""Give the quotations that no cue claims to their speaker: follow-on speech, colons, signatures, transcripts."""

from __future__ import annotations

from dateline.quotes.cues import find_cues
from dateline.quotes.drafts import Draft
from dateline.quotes.reading import Quoted, Reading, Unit
from dateline.quotes.sources import Source, source_before
from dateline.quotes.transcripts import TITLES, Transcript, title_line

__all__ = ["Following"]

SIGNS = frozenset(("―", "—", "–", "--", "-"))
IN_NAMES = frozenset(("of", "al", "bin", "de", "von", "van", "to", "’s", "'s", ".", ","))
SIGNED = "signed with a dash"
LONGEST_SIGNED_LINE = 14  # tokens of a line that signs the paragraph before
LONGEST_SIGNATURE = 8  # tokens after the dash
FEWEST_WORDS = 4  # of a quotation that stands alone; shorter ones are slogans and titles


class Following:
    """
    What earlier units leave open for the units after them; one object reads one report from its head to its foot.

    Args:
        reading: The report.
    """

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.last: Draft | None = None  # the last one that quoted, or spoke in its paragraph
        self.introduced: Draft | None = None
        self.alone_before: list[Draft] = []  # quotations alone of the unit before, which a line may sign
        self.previous: Unit | None = None
        self.unclosed: list[Draft] = []  # quotations alone and unclosed, whose speaker may come in the end
        self.lines = Transcript.of(reading)

    def read(self, unit: Unit, drafts: list[Draft]) -> list[Draft]:
        """
        Add what the quotations without a cue of their own attribute.

        Args:
            unit: The next unit of the report.
            drafts: What its cues attribute.

        Returns:
            All drafts of the unit; drafts of earlier units may have got more content.
        """
        if self.lines:
            drafts = self.lines.read(unit, drafts)
            if self.lines.holds(unit):
                return drafts
        if unit.role in TITLES and self.starts_paragraph(unit):
            drafts = [*title_line(self.reading, unit), *drafts]
        self.sign(unit)
        if unit.quoted:
            for quoted in unclaimed_in(unit, drafts):
                drafts.extend(self.unclaimed(unit, quoted, drafts))
        if self.unclosed or unit.quoted:
            self.close(unit, drafts)
        self.remember(unit, drafts)
        return drafts

    def close(self, unit: Unit, drafts: list[Draft]) -> None:
        """ "One. / "Two. / "Three," Hill said: the speaker at the end of a speech has said its first paragraphs too."""
        if not unit.quoted:
            self.unclosed.clear()
            return
        first, last = unit.quoted[0], unit.quoted[-1]
        if self.unclosed and first.start == unit.start and self.starts_paragraph(unit):
            speaker = next(
                (draft for draft in drafts if draft.cue and (first.start, first.end) in draft.contents), None
            )
            if speaker is not None:
                speaker.contents = [
                    *(content for draft in self.unclosed for content in draft.contents),
                    *speaker.contents,
                ]
                speaker.notes.append("begins in an earlier paragraph, whose quotation is not closed")
                for draft in self.unclosed:
                    draft.contents = []
        alone = [draft for draft in drafts if draft.rule.startswith("quote alone") and not draft.closed]
        if not alone or last.closed:
            self.unclosed.clear()
        self.unclosed.extend(alone)

    def remember(self, unit: Unit, drafts: list[Draft]) -> None:
        """Keep what later units may go on with."""
        self.previous = unit
        self.alone_before = [draft for draft in drafts if draft.rule.startswith("quote alone")]
        self.introduced = self.introduction(unit, drafts) if self.reading.words[unit.end - 1] == ":" else None
        if not drafts:
            return
        spoken = [draft for draft in drafts if draft.spoken and draft.parent is None and draft.source is not None]
        quoting = [draft for draft in spoken if self.quotes(draft)]
        if quoting or (spoken and (self.last is None or self.last.paragraph != unit.paragraph)):
            self.last = (quoting or spoken)[-1]

    def quotes(self, draft: Draft) -> bool:
        """Whether a content of the draft ends in quotation marks."""
        return any(self.reading.inside[end - 1] >= 0 for _, end in draft.contents)

    def starts_paragraph(self, unit: Unit) -> bool:
        """Whether the unit is the first of its paragraph."""
        return self.previous is None or self.previous.paragraph != unit.paragraph

    def unclaimed(self, unit: Unit, quoted: Quoted, drafts: list[Draft]) -> list[Draft]:
        """The draft of a quotation that no cue claims, or none when it goes on with an earlier one."""
        signature = self.signature(unit, quoted)
        if signature is not None:
            return [signature]
        if not stands_alone(self.reading, unit, quoted):
            return []
        opens = quoted.start == unit.start and self.starts_paragraph(unit)
        if opens and self.introduced is not None:
            self.introduced.contents = [(quoted.start, quoted.end)]
            self.introduced.closed = quoted.closed
            return [self.introduced]
        before = self.speaker_in_paragraph(unit, quoted, drafts)
        if before is None and opens and self.open_before():
            before = self.last
        if before is not None:
            before.contents.append((quoted.start, quoted.end))
            before.closed = quoted.closed
            before.notes.append("goes on in the next paragraph" if opens else "goes on in the next sentence")
            before.paragraph = unit.paragraph
            return []
        return [self.alone(unit, quoted, opens)] if quoted.words >= FEWEST_WORDS else []

    def speaker_in_paragraph(self, unit: Unit, quoted: Quoted, drafts: list[Draft]) -> Draft | None:
        """The draft earlier in the paragraph that the quotation goes on with, rather one that quotes."""
        spoken = [draft for draft in drafts if draft.spoken and draft.parent is None and draft.end <= quoted.start]
        quoting = [draft for draft in spoken if self.quotes(draft)]
        if quoting or spoken:
            return (quoting or spoken)[-1]
        return self.last if self.last is not None and self.last.paragraph == unit.paragraph else None

    def alone(self, unit: Unit, quoted: Quoted, opens: bool) -> Draft:
        """A paragraph that is only a quotation: the speaker of the paragraph before, unless that introduces another."""
        last, previous = self.last, self.previous
        content = [(quoted.start, quoted.end)]
        goes_on = opens and last is not None and previous is not None and last.paragraph == previous.paragraph
        if goes_on and last is not None and previous is not None and self.reading.words[previous.end - 1] not in ":?":
            rule = "quote alone, speaker of the paragraph before"
            found = Draft(last.source, None, content, last.klass, rule, unit.paragraph, unit.role, shared=True)
        else:
            found = Draft(None, None, content, "said", "quote alone", unit.paragraph, unit.role)
        found.closed = quoted.closed
        return found

    def open_before(self) -> bool:
        """Whether the paragraph before ended inside a quotation that belongs to the last draft."""
        if self.previous is None or not self.previous.quoted or self.last is None:
            return False
        quoted = self.previous.quoted[-1]
        return not quoted.closed and quoted.end >= self.previous.end and claimed(quoted, [self.last])

    def introduction(self, unit: Unit, drafts: list[Draft]) -> Draft | None:
        """ "Hill continued:" at the end of a paragraph: a draft that waits for the quotation after it."""
        reading, head = self.reading, unit.sentences[-1]
        if unit.role in TITLES:
            return None
        for cue in reversed(find_cues(reading, head, unit.end)):
            if not cue.finite or cue.passive or reading.inside[cue.verb] >= 0:
                continue
            source = source_before(reading, cue.start, head)
            if source is not None:
                drafts[:] = [draft for draft in drafts if not (draft.cue and draft.cue[0] == cue.start)]
                rule = "cue and colon, quote in the next paragraph"
                return Draft(source, (cue.start, cue.end), [], cue.klass, rule, unit.paragraph, unit.role)
        return None

    def sign(self, unit: Unit) -> None:
        """ "..." / - Hill, a doctor: a line of a dash and a name, or "a nurse", signs the quotation before."""
        words = self.reading.words
        if not self.alone_before or not self.starts_paragraph(unit) or words[unit.start] not in SIGNS:
            return
        start, end = unit.start + 1, unit.end
        if (
            end - start > LONGEST_SIGNED_LINE
            or start >= end
            or not (words[start][0].isupper() or words[start] in ("a", "an"))
            or "." in words[start:end]
        ):
            return
        for draft in self.alone_before:
            if draft.source is None or draft.shared:
                draft.source, draft.shared, draft.rule = Source(start, end, head_end(words, start, end)), False, SIGNED

    def signature(self, unit: Unit, quoted: Quoted) -> Draft | None:
        """ "..." - Hill: a name after a dash signs the quotation."""
        words, at = self.reading.words, quoted.end
        if at + 1 >= unit.end or words[at] not in SIGNS or not words[at + 1][0].isupper():
            return None
        end = at + 1
        while end < min(unit.end, at + LONGEST_SIGNATURE) and (words[end][0].isupper() or words[end] in IN_NAMES):
            end += 1
        if end < unit.end and words[end][0].isalnum() and self.reading.inside[end] < 0:
            return None
        while words[end - 1] in IN_NAMES:
            end -= 1
        source = Source(at + 1, end, end)
        content = [(quoted.start, quoted.end)]
        return Draft(source, None, content, "said", SIGNED, unit.paragraph, unit.role)


def head_end(words: list[str], start: int, end: int) -> int:
    """Where the name of a signature ends: at its first comma."""
    return next((at for at in range(start, end) if words[at] == ","), end)


def unclaimed_in(unit: Unit, drafts: list[Draft]) -> list[Quoted]:
    """The quotations of the unit that no content holds for the most part."""
    held = bytearray(unit.end - unit.start)
    begun = set()
    for draft in drafts:
        for start, end in draft.contents:
            at, stop = max(start - unit.start, 0), min(end - unit.start, len(held))
            held[at:stop] = b"\1" * max(stop - at, 0)
            begun.add(start)
    return [
        quoted
        for quoted in unit.quoted
        if quoted.words
        and 2 * held.count(1, quoted.start - unit.start, quoted.end - unit.start) <= quoted.end - quoted.start
        and (quoted.closed or quoted.start not in begun)  # unclosed and begun: cut before a speaker within it
    ]


def claimed(quoted: Quoted, drafts: list[Draft]) -> bool:
    """Whether a draft's content holds most of the quotation."""
    half = (quoted.end - quoted.start) / 2
    return any(
        min(end, quoted.end) - max(start, quoted.start) > half for draft in drafts for start, end in draft.contents
    )


def stands_alone(reading: Reading, unit: Unit, quoted: Quoted) -> bool:
    """Whether the quotation is a sentence by itself, with nothing but stops around it."""
    words, stops = reading.words, (".", "!", "?", "…", "...")
    at_head = quoted.start == unit.start or quoted.start in unit.sentences
    if not at_head and words[quoted.start - 1] not in stops:
        return False
    after = quoted.end
    while after < unit.end and words[after] in stops:
        after += 1
    return after >= unit.end or after in unit.sentences or reading.inside[after] >= 0
