"""Read what the reports of a record say, tell and deny, story by story, ready to be held against each other."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence

from dateline.comparison.denials import Denial, find_denials
from dateline.comparison.sayings import Said, said_in
from dateline.comparison.texts import Texts
from dateline.comparison.told import Told, Weights, told_events
from dateline.comparison.values import ActorGraph
from dateline.model import EventForm, EventId, Quote, QuoteId, ReadReport, StoryId, Utterance

__all__ = ["Lines"]


class Lines:
    """
    What the reports say, tell and deny.

    Args:
        graph: Who is who.
        weights: How much words tell.

    Attributes:
        said: What they give as said.
        told: The events that they tell; of statements without their utterance, which is known later.
        denials: The statements that deny an event.
        texts: The words of the reports alone.
        cited: For statements among the events, the attribution that each was made from.
    """

    def __init__(self, graph: ActorGraph, weights: Weights) -> None:
        self.graph = graph
        self.weights = weights
        self.said: list[Said] = []
        self.told: list[Told] = []
        self.denials: list[Denial] = []
        self.texts = Texts()
        self.cited: dict[str, QuoteId] = {}

    def add(self, story: StoryId, reads: Sequence[ReadReport]) -> None:
        """Read the reports of one story, in order of their ids."""
        told: list[Told] = []
        for read in reads:
            self.texts.add(read)
            self.said += said_in(read, self.graph, self.weights, story)
            quotes = quotes_of_events(read)
            found = told_events(read, self.graph, self.weights, story, quotes)
            self.cited.update((one.id, quotes[one.event].id) for one in found if one.event in quotes)
            told += found
        self.told += told
        self.denials += find_denials(reads, told, self.graph, {read.report.id: story for read in reads})

    def let_said_go(self) -> list[Said]:
        """What the reports give as said, which is not held here any more: it is asked for once."""
        said, self.said = self.said, []
        return said

    def uttered(self, utterances: Iterable[Utterance]) -> list[Told]:
        """The events, each statement with the utterance that it gives; they too are asked for once."""
        given = {saying.quote: utterance.id for utterance in utterances for saying in utterance.sayings}
        told, self.told = self.told, []
        return [
            dataclasses.replace(one, utterance=given[self.cited[one.id]]) if self.cited.get(one.id) in given else one
            for one in told
        ]

    def denied(self) -> list[Denial]:
        """The denials by report and place."""
        return sorted(self.denials, key=lambda denial: denial.report)


def quotes_of_events(read: ReadReport) -> dict[EventId, Quote]:
    """For each statement among the events, the attribution that it was made from: the one with its cue."""
    cues = {(span.start, span.end): quote for quote in reversed(read.quotes) for span in quote.cue}
    found: dict[EventId, Quote] = {}
    for event in read.events:
        if event.form is not EventForm.STATEMENT:
            continue
        for span in event.trigger:
            quote = cues.get((span.start, span.end)) or next(
                (q for (start, end), q in cues.items() if start < span.end and span.start < end), None
            )
            if quote is not None:
                found[event.id] = quote
                break
    return found
