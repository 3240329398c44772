"""Lead a study or a statement to whose it is: "its study", "Orr's report", "the study" after "a study by Orr"."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.quotes.capitals import POSSESSIVE
from dateline.quotes.drafts import Draft
from dateline.quotes.grammar import DOCUMENTS
from dateline.quotes.memory import Memory, Speaker, name_of
from dateline.quotes.names import Mention, mentions_between
from dateline.quotes.occasions import find_occasion

__all__ = ["keep_author", "owner_of_document"]

MAKERS = frozenset(("by", "from"))
# "A report seen by Orr" is not Orr's.
SEEN = frozenset(
    "seen obtained reviewed viewed read leaked commissioned ordered requested cited quoted reported sent".split()
)
KINDS = frozenset("news press annual internal interim draft final".split())
DONE = frozenset("out conducted written prepared compiled produced published drafted".split())
GAP = 4  # tokens from a document to "by": "a survey published in 2017 by the Society"
NEAR = 3  # tokens from "by" to the name: "by the consultancy Orr & Vell"
BEFORE = 6  # tokens of a name before a document


def owner_of_document(memory: Memory, start: int, end: int) -> tuple[Speaker, Mention] | None:
    """
    The body or person whose a document is that speaks.

    Args:
        memory: The report.
        start, end: The tokens of the source.

    Returns:
        The owner with the fullest name; None where the source is no document, or the report does not say whose.
    """
    lows = memory.reading.lows
    at = next((at for at in range(start, end) if lows[at] in DOCUMENTS), None)
    if at is None:
        return None
    owner = owner_here(memory, at, start, end)
    if owner is None and at == end - 1 and at - start <= 2 and lows[start] in ("the", "this", "that"):
        owner = owner_before(memory, at)
    if owner is None:
        return None
    because = f"the {lows[at]} is that of {name_of(memory.reading, owner)}"
    return memory.named(owner)._replace(how="title", because=because), owner


def owner_here(memory: Memory, at: int, start: int, end: int) -> Mention | None:
    """The owner whom the words beside a document name: in the genitive before it, behind "by" after it."""
    reading = memory.reading
    for mention in mentions_between(reading, start, at):
        if mention.end in (at, at - 1) and POSSESSIVE.search(reading.words[mention.end - 1]):
            return memory.names.resolve(mention)
        kind = mention.end == at or (mention.end == at - 1 and reading.lows[at - 1] in KINDS)
        if kind and start < mention.start and memory.is_labelled_body(mention):
            return memory.names.resolve(mention)  # "a River Agency news release"
    maker = maker_behind(memory, at, end)
    first = next(mentions_between(reading, maker, end), None) if maker is not None else None
    if maker is None or first is None or first.start - maker > NEAR:
        return None
    return memory.names.resolve(first)


def maker_behind(memory: Memory, at: int, end: int) -> int | None:
    """The "by" or "from" behind a document that tells who made it; of two the one behind "carried out"."""
    lows = memory.reading.lows
    makers = [place for place in range(at + 1, end) if lows[place] in MAKERS]
    done = next((place for place in makers if lows[place] == "by" and lows[place - 1] in DONE), None)
    if done is not None:
        return done
    if not makers or makers[0] - at > GAP or not SEEN.isdisjoint(lows[at + 1 : makers[0]]):
        return None
    return makers[0]


def owner_before(memory: Memory, at: int) -> Mention | None:
    """The one owner of all documents so called that the report tells of before a place, or who spoke in one."""
    noun = memory.reading.lows[at]
    found = {owner.key: owner for place, other, owner in documents_of(memory) if place < at and other == noun}
    found |= {author.key: author for author in memory.authors.get(noun, {}).values() if author is not None}
    unnamed = None in memory.authors.get(noun, {}).values()
    return next(iter(found.values())) if len(found) == 1 and not unnamed else None


def keep_author(memory: Memory, draft: Draft, speaker: Speaker, mention: Mention | None) -> None:
    """Keep that somebody spoke in a document: "the Guard said in a report", for "the report" later."""
    if speaker.name is None or draft.cue is None:
        return
    for start, end in find_occasion(memory, draft).get("through", ()):
        for low in memory.reading.lows[start:end]:
            if low in DOCUMENTS:
                memory.authors.setdefault(low, {})[speaker.name] = mention if speaker.named else None


def documents_of(memory: Memory) -> list[tuple[int, str, Mention]]:
    """Every document of the report whose owner stands beside it: where, which noun, whose."""
    if memory.documents is None:
        memory.documents = list(find_documents(memory))
    return memory.documents


def find_documents(memory: Memory) -> Iterator[tuple[int, str, Mention]]:
    """The same, anew."""
    reading = memory.reading
    for unit in reading.units:
        for at in range(unit.start, unit.end):
            if reading.lows[at] in DOCUMENTS:
                stop = next((place for place in range(at + 1, unit.end) if reading.words[place] in ".,;"), unit.end)
                owner = owner_here(memory, at, max(unit.start, at - BEFORE), min(stop, at + GAP + NEAR + BEFORE))
                if owner is not None:
                    yield at, reading.lows[at], owner
