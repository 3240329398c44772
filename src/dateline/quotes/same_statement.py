"""Join what a report says twice: headline, lead and quotation of one statement by one speaker are one utterance."""

from __future__ import annotations

from dateline.quotes.drafts import Draft
from dateline.quotes.memory import Speaker
from dateline.quotes.reading import Reading
from dateline.quotes.same_words import content_words

__all__ = ["join_statements"]

LONGEST = 80  # words of a statement that are held
SHARE = 0.5  # of the longer words of the shorter statement that the other must have
FEWEST = 3  # shared longer words below which likeness is chance
FEWEST_OF_TITLE = 2  # the same between a title and the body, since a title has few words
MANY = 30  # statements with one word in common that are compared
STEM = 6  # letters by which words are held together: "threatens" and "threatened"


def join_statements(reading: Reading, drafts: list[Draft], speakers: list[Speaker]) -> list[Draft]:
    """
    Find for each attribution the first one of the same statement.

    Two are one utterance when the speaker is the same (or one of them has none, as in a headline), the one denies no
    more than the other, and half of the words of the shorter are in the longer.

    Args:
        reading: The report.
        drafts: Its attributions, in reading order.
        speakers: Their speakers.

    Returns:
        One draft per draft: itself where nothing before says the same. An outer and an inner attribution of the same
        words stay two.
    """
    heads: list[Draft] = []
    firsts: list[tuple[Draft, Speaker, frozenset[str]]] = []
    by_stem: dict[str, list[int]] = {}
    for draft, speaker in zip(drafts, speakers, strict=True):
        stems = frozenset(sorted({word[:STEM] for word in content_words(reading, draft)})[:LONGEST])
        met: dict[int, int] = {}
        for stem in stems:
            for number in by_stem.get(stem, ())[:MANY]:
                met[number] = met.get(number, 0) + 1
        same = (
            firsts[number][0]
            for number, shared in sorted(met.items())
            if is_same(draft, speaker, len(stems), shared, firsts[number])
        )
        head = next(same, draft)
        heads.append(head)
        if head is draft:
            for stem in stems:
                by_stem.setdefault(stem, []).append(len(firsts))
            firsts.append((draft, speaker, stems))
    return heads


def is_same(
    draft: Draft, speaker: Speaker, count: int, shared: int, first: tuple[Draft, Speaker, frozenset[str]]
) -> bool:
    """Whether a draft says what an earlier one said."""
    other, told, stems = first
    if draft.parent is not None or other.parent is not None:
        return False
    if told.name != speaker.name and told.name is not None and speaker.name is not None:
        return False
    if draft.klass.startswith("not-") != other.klass.startswith("not-"):
        return False
    fewest = FEWEST if draft.role is other.role else FEWEST_OF_TITLE
    return shared >= fewest and shared >= SHARE * min(count, len(stems))
