"""Merge events that are only marked by their words: no type, no arguments, as corpora of coreference mark them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from dateline.comparison.stems import family, is_small, stem, telling_words
from dateline.comparison.stories import gather_stories
from dateline.comparison.terms import Vector, cosine, counted, frequencies, weigh_words
from dateline.comparison.values import ComparisonOptions
from dateline.model import ReportId, Span
from dateline.text.fold import fold_word
from dateline.text.ids import content_id, sha256_of_text

__all__ = ["MarkedMention", "MarkedReport", "merge_mentions"]

DEFAULT = ComparisonOptions()
ACROSS = 0.15  # mean likeness of sentences from which one word of two stories is one event
SAID = 0.25  # the same, for words of telling within a story: each speaker says something else
MOST = 48  # stories that tell by one word and are held against each other
# Every speaker tells something else.
VERBS = "say tell state add report announce explain note comment describe claim confirm speak quote know think"
TELLING = frozenset(map(stem, VERBS.split()))


class MarkedMention(NamedTuple):
    """
    An event that somebody marked.

    Args:
        id: Its id.
        spans: Its words.
    """

    id: str
    spans: tuple[Span, ...]


class MarkedReport(NamedTuple):
    """
    A report with its marked events.

    Args:
        id: The report.
        text: Its text.
        sentences: In order.
        mentions: The events.
    """

    id: ReportId
    text: str
    sentences: tuple[Span, ...]
    mentions: tuple[MarkedMention, ...]


class Bunch(NamedTuple):
    """Mentions of one word in one story, or in several that were joined."""

    ids: list[str]
    total: Vector


def merge_mentions(
    reports: Iterable[MarkedReport],
    stories: Mapping[ReportId, str] | None = None,
    options: ComparisonOptions = DEFAULT,
) -> dict[str, str]:
    """
    Put marked events together that are one, over all reports.

    Within a story, mentions of one word, or of words that tell one kind of happening, are one event; those of telling
    ("said") only when their sentences are alike. The same word in two stories is one event when the sentences are.

    Args:
        reports: Each id once.
        stories: The story of each report; None: they are gathered here.
        options: How stories are gathered.

    Returns:
        For each mention the id of its event.

    Example:
        >>> def report(own, text):
        ...     start = text.index("fell")
        ...     mention = MarkedMention(own, (Span(start, start + 4),))
        ...     return MarkedReport(ReportId(own), text, (Span(0, len(text)),), (mention,))
        >>> found = merge_mentions([report("1", "The Orsan bridge fell."), report("2", "A bridge fell in Orsan.")])
        >>> found["1"] == found["2"]
        True
    """
    held = {report.id: report for report in sorted(reports, key=lambda report: report.id)}
    inputs = [counted(own, sha256_of_text(report.text), (), (report.text,)) for own, report in held.items()]
    if stories is None:
        gathered = gather_stories(inputs, options=options)
        stories = {own: story.id for story in gathered for own in story.reports}
    found = frequencies(inputs)
    bunches: defaultdict[str, dict[str, list[Bunch]]] = defaultdict(dict)
    for own, report in held.items():
        for mention in report.mentions:
            word = word_of(mention, report.text)
            vector = weigh_words(around(mention, report) - set(word.split()), found, len(held))
            add(bunches[word].setdefault(stories[own], []), mention.id, vector, word)
    merged: dict[str, str] = {}
    for word in sorted(bunches):
        for bunch in join([one for story in sorted(bunches[word]) for one in bunches[word][story]]):
            event = content_id("event", word, min(bunch.ids))
            merged.update(dict.fromkeys(bunch.ids, event))
    return merged


def word_of(mention: MarkedMention, text: str) -> str:
    """What stands for the words of a mention: their families, sorted; small words only where there is nothing else."""
    words = [fold_word(word) for span in mention.spans for word in span.of(text).split()]
    telling = [word for word in words if not is_small(word)]
    return " ".join(sorted(family(stem(word)) for word in telling or words))


def around(mention: MarkedMention, report: MarkedReport) -> set[str]:
    """The telling words of the sentence of a mention."""
    start = mention.spans[0].start
    sentence = next((one for one in report.sentences if one.start <= start < one.end), mention.spans[0])
    return {term for _, _, term in telling_words(sentence.of(report.text))}


def add(bunches: list[Bunch], own: str, vector: Vector, word: str) -> None:
    """Put a mention to the mentions of its word in its story: to all of them, or of a word of telling, to the like."""
    if word in TELLING:
        alike = [(cosine(one.total, vector) / len(one.ids), at) for at, one in enumerate(bunches)]
        best = max(alike, default=(0.0, 0))
        if best[0] < SAID:
            bunches.append(Bunch([own], dict(vector)))
            return
        target = bunches[best[1]]
    elif not bunches:
        bunches.append(Bunch([own], dict(vector)))
        return
    else:
        target = bunches[0]
    target.ids.append(own)
    gather(target.total, vector)


def gather(total: Vector, vector: Vector) -> None:
    """Add a vector to another."""
    for term, weight in vector.items():
        total[term] = total.get(term, 0.0) + weight


def join(bunches: Sequence[Bunch]) -> list[Bunch]:
    """Bunches of one word put together, the most alike first, while their sentences are alike on average."""
    if len(bunches) > MOST:
        return list(bunches)
    held = list(bunches)
    while True:
        pairs = [
            (cosine(one.total, other.total) / (len(one.ids) * len(other.ids)), -a, -b)
            for a, one in enumerate(held)
            for b, other in enumerate(held[:a])
        ]
        best = max(pairs, default=(0.0, 0, 0))
        if best[0] < ACROSS:
            return held
        a, b = -best[1], -best[2]
        held[b].ids.extend(held[a].ids)
        gather(held[b].total, held[a].total)
        del held[a]
