"""What every step of reading events is given: the report, its grammar, its actors, attributions and times."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from dateline.events.tree import Tree
from dateline.events.triggers import Trigger
from dateline.events.when import dates_by_word
from dateline.events.who import Who
from dateline.model import AnnotatedText, Quote, TimeExpression
from dateline.text.grammar import range_of

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
        around: The innermost attribution whose content a word stands in.
        cues: The attributions whose cue a word belongs to.
        timed: The time expressions that date a word.
        published: The day of the report, when it is known.
    """

    text: AnnotatedText
    tree: Tree
    who: Who
    triggers: tuple[Trigger, ...]
    at: dict[int, Trigger]
    beneath: dict[int, list[Trigger]]
    quotes: dict[str, Quote]
    around: dict[int, Quote]
    cues: dict[int, set[str]]
    timed: dict[int, list[TimeExpression]]
    published: date | None

    def words_of(self, quote: Quote) -> list[int]:
        """The words of what is said."""
        return [at for span in quote.content for at in range_of(self.tree.words, span.start, span.end)]

    def cue_of(self, quote: Quote) -> list[int]:
        """The words of a cue."""
        return [at for span in quote.cue for at in range_of(self.tree.words, span.start, span.end)]


def lay_ground(
    text: AnnotatedText,
    tree: Tree,
    who: Who,
    triggers: Sequence[Trigger],
    quotes: Sequence[Quote],
    dates: Sequence[TimeExpression],
    published: date | None,
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
    timed = dates_by_word(tree, dates, frozenset(trigger.at for trigger in triggers))
    at_word = {trigger.at: trigger for trigger in triggers}
    by_id: dict[str, Quote] = {quote.id: quote for quote in quotes}
    return Ground(text, tree, who, tuple(triggers), at_word, beneath, by_id, around, cues, timed, published)
