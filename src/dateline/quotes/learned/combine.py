"""Join what the rules found in a paragraph with what the learned reader finds there: better than either alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.quotes.capitals import is_capital
from dateline.quotes.cues import WILL
from dateline.quotes.drafts import Draft, Shares
from dateline.quotes.grammar import APPOSITION, NEGATIONS
from dateline.quotes.leads import is_anonymity
from dateline.quotes.learned.reader import Found, Reader, Tokens
from dateline.quotes.learned.strips import lay_out
from dateline.quotes.passes import SPEECH
from dateline.quotes.reading import Reading, Unit
from dateline.quotes.sources import Source
from dateline.quotes.transcripts import TITLES
from dateline.quotes.verbs import cue_forms

__all__ = ["read_paragraph"]

RULE = "learned"
VIEWS = frozenset(("in its speaker's view", "holds a view"))  # too rare to have been learned
ASIDES = frozenset(("quoted", "cited", "citing", "quoting", "speaking"))  # behind the comma they open no name
LOSING = 0.8  # how sure the edges must be that drop most of what the rules found


def read_paragraph(
    reading: Reading, units: Sequence[Unit], ruled: Sequence[list[Draft]], reader: Reader
) -> list[list[Draft]]:
    """
    Read one paragraph by both.

    The rules' lines without a cue, those within another line and those of titles stay: learning has no better word on
    them.

    Args:
        reading: The report.
        units: The units of the paragraph.
        ruled: For each unit what the rules found.
        reader: The learned reader.

    Returns:
        For each unit its attributions, in the order of their cues, an outer one before what is nested in it.
    """
    drafts = [draft for one in ruled for draft in one if draft.contents]
    strip = lay_out(reading, units, drafts)
    read = reader.read(strip, drafts)
    if read is None:
        return list(ruled)
    inner = [draft.cue for draft in drafts if draft.parent is not None and draft.cue is not None]
    free = [found for found in read.found if found.contents and not any(meets(found.cue, cue) for cue in inner)]
    outer = {id(draft.parent) for draft in drafts}
    kept: list[Draft] = []
    for draft in drafts:
        if draft.cue is None or draft.parent is not None:
            kept.append(draft)
            continue
        found = next((one for one in free if meets(one.cue, draft.cue)), None)
        if found is not None:
            free.remove(found)
            take(reading, draft, found, reader.weights.sure[0])
            kept.append(draft)
            continue
        share = max((read.shares[at] for at in strip.pieces(*draft.cue)), default=0.0)
        if share >= reader.weights.sure[2] or id(draft) in outer or draft.role in TITLES or draft.rule in VIEWS:
            draft.shares = Shares("keeps", share, 0.0)
            kept.append(draft)
    taken = [draft.cue for draft in drafts if draft.cue is not None]
    free = [found for found in free if not any(meets(found.cue, cue) for cue in taken)]
    sure = (found for found in free if found.cue_share * found.part_share >= reader.weights.sure[1])
    news = (found for found in sure if not is_anonymity(reading, *found.contents[0]))
    kept.extend(as_draft(reading, units, found, reader) for found in news)
    nest(kept)
    kept.sort(key=lambda draft: (depth_of(draft), place_of(draft)))
    return [[draft for draft in kept if unit.start <= place_of(draft) < unit.end] for unit in units]


def meets(one: Tokens, other: Tokens) -> bool:
    """Whether two ranges share a token."""
    return one[0] < other[1] and other[0] < one[1]


def place_of(draft: Draft) -> int:
    """Where a draft stands: at its cue, else at its words."""
    return draft.cue[0] if draft.cue else draft.contents[0][0]


def depth_of(draft: Draft) -> int:
    """How many attributions a draft is nested in."""
    return 0 if draft.parent is None else 1 + depth_of(draft.parent)


def take(reading: Reading, draft: Draft, found: Found, sure: float) -> None:
    """Hold what the rules found beside what was learned; where that is sure, it has the word."""
    source = (draft.source.start, draft.source.end) if draft.source else None
    if (found.source or source) == source and found.contents == draft.contents:
        draft.shares = Shares("agrees", found.cue_share, found.part_share)
    elif found.part_share >= asked_of(reading, draft, found, sure) and keeps_whole(reading, draft, found):
        draft.shares = Shares("edges", found.cue_share, found.part_share)
        draft.contents = list(found.contents)
        if found.source is not None and found.source != source and not (source and quotes(reading, found.source)):
            draft.source, draft.shared = as_source(reading, found.source), False
    else:
        draft.shares = Shares("keeps", found.cue_share, found.part_share)


def quotes(reading: Reading, source: Tokens) -> bool:
    """Whether words from within quotation marks would be of who speaks: then a clause was taken with its subject."""
    return any(reading.inside[at] >= 0 for at in range(*source))


def asked_of(reading: Reading, draft: Draft, found: Found, sure: float) -> float:
    """How likely other edges must be to have the word."""
    return max(sure, LOSING) if loses_most(reading, draft, found) else sure


def loses_most(reading: Reading, draft: Draft, found: Found) -> bool:
    """Whether other edges leave less than half of the words that the rules found, of a line without quotations."""
    held = {at for run in draft.contents for at in range(*run)}
    kept = {at for run in found.contents for at in range(*run)}
    return len(held & kept) < len(held) / 2 and all(reading.inside[at] < 0 for at in held)


def keeps_whole(reading: Reading, draft: Draft, found: Found) -> bool:
    """Whether other edges leave quotations whole, lose none, and take no words that were said for who said them."""
    quoted = (run for run in draft.contents if all(reading.inside[at] >= 0 for at in range(*run)))
    lost = any(not any(meets(run, own) for own in found.contents) for run in quoted)
    spoken = found.source is not None and any(meets(found.source, run) for run in draft.contents)
    spoken = spoken or leaves_remark(reading, draft, found)
    return not (lost or spoken or unquotes(reading, draft, found) or cuts(reading, found))


def leaves_remark(reading: Reading, draft: Draft, found: Found) -> bool:
    """Whether of a name and its remark the remark alone would speak: "Orr, | a former driver himself, | said"."""
    if draft.source is None or found.source is None:
        return False
    start, (first, _) = draft.source.start, found.source
    if not (start < first < draft.source.end and reading.words[first - 1] == ","):
        return False
    return reading.lows[first] in APPOSITION and is_capital(reading.words[first - 2])


def unquotes(reading: Reading, draft: Draft, found: Found) -> bool:
    """Whether words outside of the marks would join a quotation, whose edges are exact."""

    def is_quoted(ranges: Sequence[Tokens]) -> bool:
        return all(reading.inside[at] >= 0 for start, end in ranges for at in range(start, end))

    return is_quoted(draft.contents) and not is_quoted(found.contents)


def cuts(reading: Reading, found: Found) -> bool:
    """Whether an edge falls within quotation marks: a part of a quotation is no content."""
    inside = (-1, *reading.inside, -1)  # one place further on, so that an edge has two sides
    edges = {edge for run in found.contents for edge in run}
    return any(inside[edge] == inside[edge + 1] >= 0 for edge in edges)


def as_draft(reading: Reading, units: Sequence[Unit], found: Found, reader: Reader) -> Draft:
    """The draft of a line that no rule found."""
    unit = next(unit for unit in units if unit.start <= found.cue[0] < unit.end)
    klass = class_of(reading, found.cue, found.contents[0][0], reader.weights.classes)
    draft = Draft(
        as_source(reading, found.source) if found.source else None,
        found.cue,
        list(found.contents),
        klass,
        RULE,
        unit.paragraph,
        unit.role,
        spoken=klass.removeprefix("not-") in SPEECH,
    )
    draft.shares = Shares("found", found.cue_share, found.part_share)
    return draft


def as_source(reading: Reading, source: Tokens) -> Source:
    """Who speaks, with the apposition told apart: "Hill | , a doctor"."""
    start, end = source
    for at in range(start + 1, end - 1):
        if reading.words[at] == "," and (
            reading.lows[at + 1] in APPOSITION
            or reading.lows[at + 1] in ASIDES
            or reading.words[at + 1] != reading.lows[at + 1]
        ):
            return Source(start, end, at)
    return Source(start, end, end)


def class_of(reading: Reading, cue: Tokens, content: int, taught: Mapping[str, str]) -> str:
    """The class of a cue that no rule read: as taught, else of its last word that the lexicon knows, else "said"."""
    words = reading.lows[cue[0] : cue[1]]
    if " ".join(words) in taught:
        return taught[" ".join(words)]
    negated = any(low in NEGATIONS or low.endswith(("n't", "n’t")) for low in words)
    known = (entries for low in reversed(words) if (entries := cue_forms().get(low)))
    entry = next((entries[-1] for entries in known), None)
    klass = entry.klass if entry is not None else "said"
    if entry is not None and entry.lemma in ("ask", "tell") and asks_to(reading, words, content):
        klass = "demanded"
    if negated and klass == "said" and not WILL.isdisjoint(words):
        return "declined"
    return f"not-{klass}" if negated else klass


def asks_to(reading: Reading, words: Sequence[str], content: int) -> bool:
    """Whether something is to be done: "was told to leave", "asked for the list"."""
    after = reading.lows[content : content + 2]
    return words[-1] == "for" or after[:1] in (["to"], ["for"]) or after == ["not", "to"]


def nest(drafts: list[Draft]) -> None:
    """A line that was learned and stands within the words of another is nested in it."""
    for draft in drafts:
        if draft.shares is None or draft.shares.way != "found" or draft.cue is None:
            continue
        first, last = min(draft.contents[0][0], draft.cue[0]), max(draft.contents[-1][1], draft.cue[1])
        for other in drafts:
            if other is draft or other.parent is not None:
                continue
            if any(start <= first and last <= end for start, end in other.contents):
                draft.parent = other
                break
