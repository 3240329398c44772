"""What goes into the search for shared text, and what two reports alone can say before the others are known."""

from __future__ import annotations

import json
from dataclasses import dataclass

from dateline.model import AlignedSpan, Published, ReportId, Span, Zone

__all__ = ["CopyInput", "CopyOptions", "PairEvidence", "Passage", "is_phrase", "is_telling"]

_UNKNOWN = Published()


@dataclass(frozen=True, slots=True)
class CopyInput:
    """
    One report as the search for shared text sees it.

    Args:
        id: The report.
        text: The text that every offset points into.
        zones: Its zones; empty when nobody has read its layout.
        published: When it was published, as far as that is known.
        outlet: Who published it, or None.
        agency: Whom it credits, as read by somebody else, or None; credits in the text are read here as well.
        quoted: What stands in quotation marks; None means: look for it in the text.
    """

    id: ReportId
    text: str
    zones: tuple[Zone, ...] = ()
    published: Published = _UNKNOWN
    outlet: str | None = None
    agency: str | None = None
    quoted: tuple[Span, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyOptions:
    """
    What counts as shared text. Lengths are in words.

    Args:
        gram: The run that must be the same for anything to be seen; on the development set 4, 5, 6, 8 give span F1
            .984, .980, .973, .955 (design note), and 4 twice the phrases that everybody uses.
        window: Grams of which at least one is kept as a shingle: any shared run of ``gram + window - 1`` = 8 words, the
            run by which editors of the corpora recognise reuse, leads to its pair.
        frequent: A shingle of more than so many unlike texts never leads to a pair; by ``shingles.LEADS`` far fewer are
            enough. Near-identical reprints of one story count once.
        many: So many shared shingles make a pair whatever their frequency, so that no story is lost for being popular;
            half of the shorter text's shingles do the same for news flashes.
        gap: The longest break inside one passage, about a sentence.
        edit: The longest break inside one span: a changed word or two, not a sentence left out.
        reach: How far behind an edit the same words are looked for.
        drop: How many more words may differ than agree before an extension ends.
        positions: How often one gram is followed in one text; keeps a text that repeats itself from squaring the work.
        phrase: Inside a sentence a run of fewer words is a phrase that two writers may hit on: a title, a name with
            its office, the terms of a law. On the development set 470 such runs of 8 to 14 words are chance, 4 are not.
        clause: The same for a run that begins or ends with its sentence.
        sentence: The same for words that are a sentence or line of their own.
        loose: So many words in one span are reporting, whatever small edits break its runs.
        stock: A passage of more words is never taken for an outlet's stock phrase.
        edge: How near to the start or the end of a text mastheads and footers stand.
    """

    gram: int = 5
    window: int = 4
    frequent: int = 100
    many: int = 32
    gap: int = 20
    edit: int = 5
    reach: int = 6
    drop: int = 4
    positions: int = 8
    phrase: int = 15
    clause: int = 12
    sentence: int = 10
    loose: int = 20
    stock: int = 60
    edge: int = 30


@dataclass(frozen=True, slots=True)
class Passage:
    """
    Shared words that follow one another in both reports.

    Args:
        spans: Their places, broken where one report has words that the other lacks.
        words: How many words are the same.
        run: The longest run of words without any difference.
        solid: How many words are the same in its longest span.
        bounds: At how many ends of that span, 0 to 2, a sentence or line begins or ends in both texts.
        keys: A few of the shingles of these words, chosen alike in every report.
        place: "start" or "end" when it stands at that edge of both texts, else "inside".
        furniture: It lies in the furniture of the page, by the zones.
        quoted: It lies in quotation marks in both reports.
    """

    spans: tuple[AlignedSpan, ...]
    words: int
    run: int
    solid: int
    bounds: int
    keys: tuple[int, ...]
    place: str
    furniture: bool
    quoted: bool


@dataclass(frozen=True, slots=True)
class PairEvidence:
    """
    All that can be said of two reports from the two alone; ``settle`` says the rest when all reports are known.

    Args:
        a, b: The reports, ``a < b``.
        passages: In order of report a.
        shared: The shingles they have in common: all of them, or the ``many`` smallest.
        count: How many shingles they have in common.
        firm: Those of ``shared`` whose first places lie in a run of ``gram + window - 1`` same words or more.
        flood: True when they share so much that frequency does not matter.
    """

    a: ReportId
    b: ReportId
    passages: tuple[Passage, ...]
    shared: tuple[int, ...]
    count: int
    firm: tuple[int, ...]
    flood: bool

    def to_json(self) -> str:
        """One line for storage; ``from_json`` gives the same value back."""
        passages = [
            [
                [[s.a_start, s.a_end, s.b_start, s.b_end] for s in p.spans],
                *(p.words, p.run, p.solid, p.bounds, p.keys, [p.place, p.furniture, p.quoted]),
            ]
            for p in self.passages
        ]
        return json.dumps(
            [self.a, self.b, passages, self.shared, self.count, self.firm, self.flood], separators=(",", ":")
        )

    @classmethod
    def from_json(cls, line: str) -> PairEvidence:
        """Read what ``to_json`` wrote."""
        a, b, passages, shared, count, firm, flood = json.loads(line)
        return cls(
            ReportId(a),
            ReportId(b),
            tuple(
                Passage(tuple(AlignedSpan(*s) for s in spans), words, run, solid, bounds, tuple(keys), *flags)
                for spans, words, run, solid, bounds, keys, flags in passages
            ),
            tuple(shared),
            count,
            tuple(firm),
            flood,
        )


def is_telling(pair: PairEvidence, options: CopyOptions) -> bool:
    """Whether a pair shares more than phrases; one that does not is no line, and nothing is learnt from it."""
    return pair.flood or any(p.furniture or not is_phrase(p, options) for p in pair.passages)


def is_phrase(passage: Passage, options: CopyOptions) -> bool:
    """Whether two writers may have hit on the words: few of them, and not a sentence of their own."""
    if passage.solid >= options.loose or passage.run >= options.phrase:
        return False
    if passage.bounds == 1:
        return passage.run < options.clause
    return passage.bounds == 0 or passage.solid < options.sentence
