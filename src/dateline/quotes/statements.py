"""Find the attributions of one unit by its cues, each tried in the places its words can have, the surest first."""

from __future__ import annotations

from bisect import bisect_left

from dateline.quotes.according import is_according, read_according
from dateline.quotes.contents import content_end, sentence_end
from dateline.quotes.cues import CITING, WILL, Cue, find_cues
from dateline.quotes.drafts import Draft
from dateline.quotes.grammar import CHANNELS, DAYS, PREPOSITIONS, THINGS
from dateline.quotes.leads import lead
from dateline.quotes.nested import cited_source, find_nested
from dateline.quotes.nouns import read_adverb, read_noun
from dateline.quotes.passes import SPEECH, Pass, floor_of, head_of
from dateline.quotes.reading import Quoted, Reading, Unit
from dateline.quotes.silences import read_silence
from dateline.quotes.sources import Source, source_before
from dateline.quotes.sources_after import source_after
from dateline.quotes.tags import said_before_speaker, tag_after_quote, tag_after_words, tag_in_unclosed
from dateline.quotes.verbs import adverb_classes, noun_forms, silence_words, viewpoint_classes
from dateline.quotes.viewpoints import read_as_clause, read_viewpoint

__all__ = ["find_statements"]

FARTHEST_SUBJECT = 8  # tokens from a cue to its subject behind it
HEARSAY = frozenset("report fear believe presume think allege".split())
MODALS = frozenset("could can may might must should".split())
GOING_ON = frozenset(("begin", "continue", "go on"))
PLURALS = frozenset("i we you they people police men women others many some most all both few several".split())


def find_statements(reading: Reading, unit: Unit) -> list[Draft]:
    """
    Find what the cues of a unit attribute.

    Args:
        reading: The report.
        unit: The sentences to read.

    Returns:
        Drafts in the order of their cues.
    """
    first = bisect_left(reading.cues, unit.start)
    markers = reading.markers[bisect_left(reading.markers, unit.start) : bisect_left(reading.markers, unit.end)]
    if not markers and (first == len(reading.cues) or reading.cues[first] >= unit.end):
        return []  # as most sentences
    places = reading.cues[first : bisect_left(reading.cues, unit.end, first)]
    phrases = [at for at in places if reading.lows[at] == "according" and is_according(reading, at, unit.end)]
    state = Pass(reading, unit, done=unit.start)
    cues: list[Cue] = []
    at = unit.start
    for quoted in (*unit.quoted, None):
        stop = quoted.start if quoted else unit.end
        if quoted is None or quoted.speech:
            cues.extend(find_cues(reading, at, stop))
            at = quoted.end if quoted else stop
    for cue in cues:
        while phrases and phrases[0] < cue.start:
            read_according(state, phrases.pop(0))
        read_cue_in_place(state, cue)
    for phrase in phrases:
        read_according(state, phrase)
    for quoted in unit.quoted:
        if not quoted.closed and quoted.speech and not any(held(draft, quoted) for draft in state.drafts):
            tag_in_unclosed(state, quoted)
    for at in markers:
        read_marker(state, at)
    return [*state.drafts, *find_nested(reading, unit, state.drafts, places)]


def read_marker(state: Pass, at: int) -> None:
    """Read one word that may attribute without being a verb of saying."""
    low = state.reading.lows[at]
    if low in adverb_classes():
        read_adverb(state, at)
    elif low in silence_words():
        read_silence(state, at)
    elif low in viewpoint_classes():
        read_viewpoint(state, at)
    if low in noun_forms():
        read_noun(state, at)


def held(draft: Draft, quoted: Quoted) -> bool:
    """Whether a content of the draft begins in or before the quotation and reaches into it."""
    return any(start <= quoted.start < end for start, end in draft.contents)


def read_cue_in_place(state: Pass, cue: Cue) -> None:
    """Try the places that the attributed words can have, the surest first."""
    if not can_attribute(state.reading, cue) or is_citing(state, cue):
        return
    if cue.infinitive or (cue.entry.form == "participle" and not cue.finite) or is_prospect(state.reading, cue):
        return
    if not cue.finite:
        lead(state, cue, None, cue.start)
        return
    floor = floor_of(state, cue.start)
    if said_before_speaker(state, cue):
        return
    source = source_before(state.reading, cue.start, floor)
    if source is not None and is_inverted(state.reading, cue):
        source = None
    if source is not None and not agrees(state.reading, source, cue):
        return
    if not cue.passive:
        if source is not None and read_as_clause(state, cue, source):
            return
        if source is not None and tag_after_quote(state, cue, source):
            return
        if "tag" in cue.entry.frames and tag_after_words(state, cue, source, floor):
            return
        if source is None and cue.start == head_of(state.unit, cue.start) and opens_sentence(state, cue):
            return
    lead(state, cue, source, floor)


def is_prospect(reading: Reading, cue: Cue) -> bool:
    """Whether a cue only says that something will go on: "hearings will begin “in the new year”"."""
    return cue.entry.lemma in GOING_ON and not (MODALS | WILL).isdisjoint(reading.lows[cue.start : cue.verb])


def is_inverted(reading: Reading, cue: Cue) -> bool:
    """Whether the grammar has the subject of a cue behind a comma behind it: "..., which may come, said two people"."""
    if not reading.parsed or cue.start != cue.verb or reading.words[cue.start - 1] != ",":
        return False
    behind = range(cue.end, min(len(reading.parsed), cue.end + FARTHEST_SUBJECT))
    subjects = [at for at in behind if reading.parsed[at].head == cue.verb and reading.parsed[at].relation == "nsubj"]
    return any(reading.lows[at] not in DAYS for at in subjects)  # "said Thursday that" is read so


def opens_sentence(state: Pass, cue: Cue) -> bool:
    """ "Said Hill: We won": the cue first, then the speaker, then the words."""
    reading = state.reading
    if "invert" not in cue.entry.frames or cue.entry.form not in ("past", "third"):
        return False
    source = source_after(reading, cue.end, sentence_end(reading, state.unit, cue.end))
    if source is None or source.end + 1 >= state.unit.end or reading.words[source.end] not in (":", ","):
        return False
    at = source.end + 1
    end = content_end(reading, state.unit, at, state.unit.end)
    if at >= end:
        return False
    state.draft(source, cue, [(at, end)], "cue and speaker, then words")
    return True


def can_attribute(reading: Reading, cue: Cue) -> bool:
    """Whether the word is a verb here: "maintained by the army" and "the states" are not."""
    after = reading.lows[cue.end] if cue.end < len(reading.lows) else "."
    if is_hearsay(reading, cue):
        return False
    if cue.entry.form in ("past", "participle") and after == "by" and not cue.passive:
        return not CHANNELS.isdisjoint(reading.lows[cue.end + 1 : cue.end + 3])  # "she said by telephone"
    return not (
        cue.entry.form in ("base", "third")
        and after
        in ("of", "is", "are", "was", "were", "will", "would", "have", "has", "had", "could", "may", "can", "should")
    )


def is_hearsay(reading: Reading, cue: Cue) -> bool:
    """Whether others say it of somebody or something: "the car, reported stolen", "the two, feared drowned"."""
    bare = cue.entry.lemma in HEARSAY and cue.entry.form in ("past", "participle") and cue.start == cue.verb
    behind = bare and reading.words[cue.start - 1] == "," and cue.end < len(reading.parsed)
    return behind and reading.parsed[cue.end].tag == "VERB"


def is_citing(state: Pass, cue: Cue) -> bool:
    """ "citing two officials" names a source within a source; that is read when the outer one is known."""
    reading = state.reading
    return (
        reading.lows[cue.verb] in CITING
        and cited_source(reading, cue.verb, sentence_end(reading, state.unit, cue.verb)) is not None
    )


def agrees(reading: Reading, source: Source, cue: Cue) -> bool:
    """Whether subject and verb agree, as far as their endings tell: "states" after a plural is no verb."""
    form = cue.entry.form
    if reading.lows[source.start] in THINGS:
        return False  # "Everything indicates we could lose"
    if reading.lows[source.start] in ("nobody", "none", "neither") and cue.entry.klass not in SPEECH:
        return False  # "nobody knows": no one to attribute it to
    if form not in ("base", "third") or cue.start != cue.verb:
        return True
    low = reading.lows[source.head_end - 1]
    if not any(sign.isalpha() for sign in low):
        return False  # "N1,000 notes"
    if low in ("who", "which", "that"):
        return True
    behind = (at for at in range(source.start + 1, source.head_end) if reading.lows[at] in PREPOSITIONS)
    core = next(behind, source.head_end) - 1
    joined = any(reading.lows[at] == "and" for at in range(source.start, source.head_end))
    plural = joined or is_plural(reading.lows[core])  # "officials at the port say", "the head of operations says"
    if form == "base":
        plural = plural or is_plural(low)  # "a number of officials say"
        return plural or cue.entry.lemma in ("read", "put it", "forecast", "broadcast")  # their past is the same
    return not plural or reading.words[core][0].isupper()


def is_plural(low: str) -> bool:
    """Whether a noun or pronoun takes a verb without "s", as far as its ending tells."""
    return low in PLURALS or (low.endswith("s") and not low.endswith(("ss", "us", "’s", "'s")))
