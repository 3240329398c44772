"""What every step of reading events is given: the report, its grammar, its actors, attributions and times."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from dateline.events.hanging import Timed, hang_times
from dateline.events.tree import Tree
from dateline.events.triggers import Trigger
from dateline.events.who import Who
from dateline.model import AnnotatedText, Quote, Role, TimeExpression
from dateline.text.grammar import head_of, range_of

__all__ = ["Ground", "lay_ground"]


class Ground(NamedTuple):
    """
    One report ready to be read for events; everything is looked up by word, so that cost grows with the text alone.

    Args:
        text: The report.
        tree: Its grammar.
        who: Its mentions by word.
        triggers: By place.
        at: The trigger of a word.
        beneath: The triggers over which a word is the light verb.
        quotes: The attributions of the body by id.
        nested: The attributions within one, by its id.
        around: The innermost attribution whose content a word stands in.
        cues: The attributions whose cue a word belongs to.
        timed: The time expressions that date a word.
        hung: The time expressions that hang on no verb other than their sentence's own, by each of their words.
        last: The last day on which the report may have been published, when it is known.
    """

    text: AnnotatedText
    tree: Tree
    who: Who
    triggers: tuple[Trigger, ...]
    at: dict[int, Trigger]
    beneath: dict[int, list[Trigger]]
    quotes: dict[str, Quote]
    nested: dict[str, list[Quote]]
    around: dict[int, Quote]
    cues: dict[int, set[str]]
    timed: dict[int, list[Timed]]
    hung: dict[int, Timed]
    last: date | None

    def words_of(self, quote: Quote) -> list[int]:
        """The words of what is said."""
        return [at for span in quote.content for at in range_of(self.tree.words, span.start, span.end)]

    def cue_of(self, quote: Quote) -> list[int]:
        """The words of a cue."""
        return [at for span in quote.cue for at in range_of(self.tree.words, span.start, span.end)]

    def source_of(self, quote: Quote) -> list[int]:
        """The words of who says it."""
        return [at for span in quote.source for at in range_of(self.tree.words, span.start, span.end)]


def lay_ground(
    text: AnnotatedText,
    tree: Tree,
    who: Who,
    triggers: Sequence[Trigger],
    quotes: Sequence[Quote],
    dates: Sequence[TimeExpression],
    last: date | None,
) -> Ground:
    """Index the parts of a report by word."""
    beneath: dict[int, list[Trigger]] = {}
    for trigger in triggers:
        if trigger.noun and trigger.verb is not None:
            beneath.setdefault(trigger.verb, []).append(trigger)
    around: dict[int, Quote] = {}
    cues: dict[int, set[str]] = {}
    for quote in quotes:
        for span in quote.content:
            for at in range_of(tree.words, span.start, span.end):
                if at not in around or sum(map(len, quote.content)) < sum(map(len, around[at].content)):
                    around[at] = quote
        for span in quote.cue:
            for at in range_of(tree.words, span.start, span.end):
                cues.setdefault(at, set()).add(quote.id)
    timed = hang_times(tree, dates, frozenset(trigger.at for trigger in triggers), openings(text, tree), last)
    at_word = {trigger.at: trigger for trigger in triggers}
    by_id: dict[str, Quote] = {quote.id: quote for quote in quotes}
    nested: dict[str, list[Quote]] = {}
    for quote in by_id.values():
        if quote.parent is not None:
            nested.setdefault(quote.parent, []).append(quote)
    return Ground(
        text,
        tree,
        who,
        tuple(triggers),
        at_word,
        beneath,
        by_id,
        nested,
        around,
        cues,
        timed,
        loose_times(tree, timed),
        last,
    )


def openings(text: AnnotatedText, tree: Tree) -> dict[int, int]:
    """The verb at the top of each sentence of the body, by the sentence's first word."""
    found: dict[int, int] = {}
    for sentence in text.sentences:
        inside = range_of(tree.words, sentence.span.start, sentence.span.end)
        top = head_of(tree.words, inside)
        if sentence.role is Role.BODY and top is not None and tree.words[top].upos in ("VERB", "AUX"):
            found[inside.start] = top
    return found


def loose_times(tree: Tree, timed: dict[int, list[Timed]]) -> dict[int, Timed]:
    """The times that hang on no verb but that of their sentence, by each of their words."""
    found: dict[int, Timed] = {}
    for word, some in timed.items():
        if tree.words[word].upos not in ("VERB", "AUX") or tree.head(word) is None:
            for one in some:
                found |= dict.fromkeys(range_of(tree.words, one.when.span.start, one.when.span.end), one)
    return found
