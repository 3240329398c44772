"""Find the attributions of one unit by its cues: words before "X said", after "X said that", or on both sides."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from dateline.quotes.contents import DASHES, clause_words, content_end, sentence_end, skip_adjuncts, skip_recipient
from dateline.quotes.cues import Cue, find_cues
from dateline.quotes.drafts import Draft
from dateline.quotes.grammar import BREAKERS, FINITE, OPENERS, PREPOSITIONS
from dateline.quotes.nested import CITING, cited_source, find_nested
from dateline.quotes.reading import Quoted, Reading, Unit
from dateline.quotes.sources import Source, source_after, source_before, source_of_phrase

__all__ = ["find_statements"]

SPEECH = frozenset(
    (
        "said",
        "reported",
        "asked",
        "denied",
        "demanded",
        "warned",
        "threatened",
        "promised",
        "alleged",
        "expects",
        "praised",
        "condemned",
    )
)
PAUSES = frozenset((",", ":", ";")) | DASHES
ENDS_OBJECT = frozenset("since after when while because before until during by as".split())
ENDS_SPEECH = frozenset(",?!…—–-.") | {"...", "--"}


@dataclass(slots=True)
class Pass:
    """What is known while a unit is read from left to right."""

    reading: Reading
    unit: Unit
    drafts: list[Draft] = field(default_factory=list)
    done: int = 0  # one past the last token that a finished tag holds

    def draft(
        self, source: Source | None, cue: Cue, contents: list[tuple[int, int]], rule: str, **more: object
    ) -> Draft:
        """Add a draft for a cue."""
        klass = cue.klass
        found = Draft(source, (cue.start, cue.end), contents, klass, rule, self.unit.paragraph, self.unit.role)
        found.spoken = cue.entry.klass in SPEECH
        for name, value in more.items():
            setattr(found, name, value)
        self.drafts.append(found)
        return found


def find_statements(reading: Reading, unit: Unit) -> list[Draft]:
    """
    Find what the cues of a unit attribute.

    Args:
        reading: The report.
        unit: The sentences to read.

    Returns:
        Drafts in the order of their cues.
    """
    state = Pass(reading, unit, done=unit.start)
    cues: list[Cue] = []
    at = unit.start
    for quoted in (*unit.quoted, None):
        stop = quoted.start if quoted else unit.end
        if quoted is None or quoted.words > 3:
            cues.extend(find_cues(reading, at, stop))
            at = quoted.end if quoted else stop
    phrases = [
        index
        for index in range(unit.start, unit.end - 1)
        if reading.lows[index] == "according" and reading.lows[index + 1] == "to" and not in_speech(reading, index)
    ]
    for cue in cues:
        while phrases and phrases[0] < cue.start:
            read_according(state, phrases.pop(0))
        read_cue_in_place(state, cue)
    for phrase in phrases:
        read_according(state, phrase)
    return [*state.drafts, *find_nested(reading, unit, state.drafts)]


def according_to(reading: Reading, unit: Unit) -> list[int]:
    """Where "according to" stands outside of quotations."""
    lows = reading.lows[unit.start : unit.end]
    if "according" not in lows:
        return []
    places = [
        unit.start + place for place, low in enumerate(lows[:-1]) if low == "according" and lows[place + 1] == "to"
    ]
    return [place for place in places if not in_speech(reading, place)]


def in_speech(reading: Reading, at: int) -> bool:
    """Whether the token stands in a quotation of more than three words."""
    return reading.inside[at] >= 0 and reading.quoted[reading.inside[at]].words > 3


def read_cue_in_place(state: Pass, cue: Cue) -> None:
    """Try the places that the attributed words can have, the surest first."""
    if not can_attribute(state.reading, cue) or is_citing(state, cue):
        return
    if cue.infinitive or (cue.entry.form == "participle" and not cue.finite):
        return
    floor = floor_of(state, cue.start)
    if cue.finite and not cue.passive and tag_after_quote(state, cue, floor):
        return
    source = source_before(state.reading, cue.start, floor) if cue.finite else None
    if source is not None and not agrees(state.reading, source, cue):
        return
    if cue.finite and not cue.passive and "tag" in cue.entry.frames and tag_after_words(state, cue, source, floor):
        return
    if source is None and cue.finite and "invert" in cue.entry.frames and cue.start == head_of(state.unit, cue.start):
        source = source_after(state.reading, cue.end, sentence_end(state.reading, state.unit, cue.end))
        if source is not None and state.reading.words[source.end] in (":", ","):
            at = source.end + 1
            end = content_end(state.reading, state.unit, at, state.unit.end)
            if at < end:
                state.draft(source, cue, [(at, end)], "cue and speaker, then words")
        return
    lead(state, cue, source, floor)


def can_attribute(reading: Reading, cue: Cue) -> bool:
    """Whether the word is a verb here: "maintained by the army" and "the states" are not."""
    after = reading.lows[cue.end] if cue.end < len(reading.lows) else "."
    if cue.entry.form in ("past", "participle") and after == "by" and not cue.passive:
        return False
    return not (
        cue.entry.form in ("base", "third")
        and after
        in ("of", "is", "are", "was", "were", "will", "would", "have", "has", "had", "could", "may", "can", "should")
    )


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
    if form not in ("base", "third") or cue.start != cue.verb:
        return True
    low, word = reading.lows[source.head_end - 1], reading.words[source.head_end - 1]
    if low in ("who", "which", "that"):
        return True
    joined = any(reading.lows[at] == "and" for at in range(source.start, source.head_end))
    plural = low in (
        "i",
        "we",
        "you",
        "they",
        "people",
        "police",
        "men",
        "women",
        "others",
        "many",
        "some",
        "most",
        "all",
        "both",
        "few",
        "several",
    )
    plural = plural or joined or (low.endswith("s") and not low.endswith(("ss", "us", "’s", "'s")))
    if form == "base":
        return plural or cue.entry.lemma == "read"
    return not plural or word[0].isupper()


def head_of(unit: Unit, at: int) -> int:
    """First token of the sentence of token ``at``."""
    return unit.sentences[max(bisect_right(unit.sentences, at) - 1, 0)]


def floor_of(state: Pass, at: int) -> int:
    """First token that a source before ``at`` may hold: its sentence, and nothing before a quotation."""
    head = head_of(state.unit, at)
    for quoted in reversed(state.unit.quoted):
        if quoted.end <= at and quoted.words > 3:
            return max(head, quoted.end)
    return head


# --- words in quotation marks, then the speaker -----------------------------------------------------------------


def tag_after_quote(state: Pass, cue: Cue, floor: int) -> bool:
    """ "...," Hill said / said Hill."""
    reading = state.reading
    if "tag" not in cue.entry.frames and "object-saying" not in cue.entry.frames:
        return False
    quoted = quoted_before(state, cue.start)
    if quoted is not None and "invert" in cue.entry.frames:
        source = source_after(reading, cue.end, sentence_end(reading, state.unit, cue.end))
        if source is not None and ends_speech(reading, quoted):
            finish_tag(state, cue, source, quoted, source.end, "quote, then cue and speaker")
            return True
    source = source_before(reading, cue.start, floor)
    if source is None:
        return False
    quoted = quoted_before(state, source.start)
    if quoted is None or not (ends_speech(reading, quoted) or free_after(state, cue)):
        return False
    if reading.words[quoted.end - 2] in (".", "?", "!") and not free_after(state, cue):
        return False
    if is_title(state, quoted):
        return False
    if "object-saying" in cue.entry.frames:
        return quoted_as_saying(state, cue, source, quoted)
    finish_tag(state, cue, source, quoted, cue.end, "quote, then speaker and cue")
    return True


def quoted_before(state: Pass, at: int) -> Quoted | None:
    """The quotation that ends right before token ``at``, a comma or dash between them left out."""
    place = at - 1
    if place >= state.unit.start and (state.reading.words[place] == "," or state.reading.words[place] in DASHES):
        place -= 1
    return next((quoted for quoted in state.unit.quoted if quoted.end - 1 == place and quoted.words), None)


def ends_speech(reading: Reading, quoted: Quoted) -> bool:
    """Whether the quotation ends as speech does before its speaker: with a comma, a question mark, a dash."""
    last = reading.words[quoted.end - 2] if quoted.closed else reading.words[quoted.end - 1]
    if last in ENDS_SPEECH:
        return True
    return quoted.end < len(reading.words) and reading.words[quoted.end] in PAUSES


def is_title(state: Pass, quoted: Quoted) -> bool:
    """ "In his book, “A River,” Hill said": words in marks that name a work and are not spoken."""
    head = head_of(state.unit, quoted.start)
    return (
        quoted.words <= 8
        and head < quoted.start - 1
        and state.reading.words[quoted.start - 1] in (",", "(")
        and state.reading.lows[head] in PREPOSITIONS
    )


def free_after(state: Pass, cue: Cue) -> bool:
    """Whether nothing but time, place and listener follows the cue in its sentence."""
    reading, end = state.reading, sentence_end(state.reading, state.unit, cue.verb)
    at = cue.end
    if "person" in cue.entry.frames:
        at = skip_recipient(reading, at, end)
    at = skip_adjuncts(reading, at, end)
    return at >= end or reading.words[at] in (".", ",", ";", ":", "?", "!") or reading.words[at] in DASHES


def finish_tag(state: Pass, cue: Cue, source: Source, quoted: Quoted, end: int, rule: str) -> Draft:
    """Make the draft of a speaker after a quotation, with what goes on after the speaker."""
    contents = [(quotation_start(state, quoted), quoted.end)]
    contents.extend(words_after_tag(state, end))
    found = state.draft(source, cue, contents, rule, closed=quoted.closed)
    state.done = found.end
    return found


def quotation_start(state: Pass, quoted: Quoted) -> int:
    """Where the attributed words begin: at the sentence that leads into the quotation, if it has words before it."""
    reading = state.reading
    start = max(head_of(state.unit, quoted.start), state.done)
    for earlier in state.unit.quoted:
        if (
            earlier.end <= quoted.start
            and earlier.end > start
            and earlier.words > 3
            and reading.words[earlier.end - 2] == "."
        ):
            start = earlier.end
    while start < quoted.start and (reading.words[start] in PAUSES or reading.words[start] == "."):
        start += 1
    return start


def words_after_tag(state: Pass, at: int) -> list[tuple[int, int]]:
    """ "..., he said, "and we ..."": a quotation after the speaker that a comma or colon leads into."""
    reading = state.reading
    following = next((quoted for quoted in state.unit.quoted if quoted.start >= at), None)
    if following is None or not following.words or following.start > at + 25:
        return []
    if following.start in state.unit.sentences:
        return []
    lead_in = reading.words[following.start - 1]
    if (
        lead_in not in (",", ":")
        and lead_in not in DASHES
        and reading.lows[following.start - 1] not in ("and", "but", "because", "that")
    ):
        return []
    if find_cues(reading, at, following.start):
        return []
    return [(following.start, following.end)]


def quoted_as_saying(state: Pass, cue: Cue, source: Source, quoted: Quoted | None) -> bool:
    """ "...," the Wire quoted Hill as saying: the Wire's line, and Hill's within it."""
    reading, unit = state.reading, state.unit
    stop = sentence_end(reading, unit, cue.verb)
    place = next(
        (
            at
            for at in range(cue.end, min(stop, cue.end + 30) - 1)
            if reading.lows[at] == "as" and reading.lows[at + 1] in ("saying", "telling", "writing", "warning")
        ),
        None,
    )
    if place is None or place == cue.end:
        return False
    inner = Source(cue.end, place, phrase_stop(reading, cue.end, place))
    if quoted is not None:
        contents = [(quotation_start(state, quoted), quoted.end)]
    else:
        at = skip_adjuncts(reading, place + 2, stop)
        if at < stop and reading.words[at] in (",", ":"):
            at += 1
        contents = [(at, content_end(reading, unit, at, unit.end))]
        if contents[0][0] >= contents[0][1]:
            return False
    outer = state.draft(source, cue, list(contents), "quoted as saying")
    state.draft(
        inner,
        Cue(place, place + 1, place + 2, cue.entry, False, False, True, False),
        list(contents),
        "quoted as saying",
        parent=outer,
    )
    state.done = max(outer.end, place + 2)
    return True


def was_quoted(state: Pass, cue: Cue, source: Source | None) -> None:
    """Hill was quoted as saying that ..."""
    reading, unit = state.reading, state.unit
    if (
        source is None
        or "object-saying" not in cue.entry.frames
        or reading.lows[cue.end : cue.end + 2] not in (["as", "saying"], ["as", "telling"])
    ):
        return
    stop = sentence_end(reading, unit, cue.verb)
    quoted = quoted_before(state, source.start)
    if quoted is not None:
        contents = [(quotation_start(state, quoted), quoted.end)]
    else:
        at = skip_adjuncts(reading, cue.end + 2, stop)
        while at < stop and reading.words[at] in (",", ":"):
            at += 1
        contents = [(at, content_end(reading, unit, at, unit.end))]
    if contents[0][0] < contents[0][1]:
        found = state.draft(source, cue, contents, "was quoted as saying")
        found.cue = (cue.start, cue.end + 2)
        state.done = found.end


def phrase_stop(reading: Reading, start: int, end: int) -> int:
    """Where the first part of a phrase ends: at its first comma."""
    return next((at for at in range(start, end) if reading.words[at] == ","), end)


# --- words without marks, then the speaker ----------------------------------------------------------------------


def tag_after_words(state: Pass, cue: Cue, source: Source | None, floor: int) -> bool:
    """The bridge fell, Hill said. / The bridge, Hill said, fell."""
    reading, unit = state.reading, state.unit
    stop = sentence_end(reading, unit, cue.verb)
    if cue.end < stop and reading.lows[cue.end] in cue.entry.frames:  # "warned of ...": what is warned of comes after
        return False
    if source is not None and source.start > floor and reading.words[source.start - 1] in (",", *DASHES):
        if not free_after(state, cue):
            return False
        border, at = source.start - 1, cue.end
    elif (
        source is None
        and "invert" in cue.entry.frames
        and cue.start > floor
        and reading.words[cue.start - 1] in (",", *DASHES)
    ):
        source = source_after(reading, cue.end, stop)
        if source is None:
            return False
        border, at = cue.start - 1, source.end
    else:
        return False
    start = max(head_of(unit, cue.start), state.done)
    while start < border and reading.words[start] in PAUSES:
        start += 1
    if border - start < 2 or not any(word[0].isalnum() for word in reading.words[start:border]):
        return False
    if "person" in cue.entry.frames:
        at = skip_recipient(reading, at, stop)
    at = skip_adjuncts(reading, at, stop)
    if at < stop and (
        reading.words[at] == ":"
        or (at + 1 < stop and reading.inside[at + 1] >= 0 and is_adverbial(reading, start, border))
    ):
        return False
    inserted = at + 2 < stop and reading.words[at] in (",", *DASHES) and goes_on(reading, at + 1, stop)
    if is_adverbial(reading, start, border) and not inserted:
        return False
    contents = [(start, border)]
    if inserted:
        contents.append((at + 1, content_end(reading, unit, at + 1, unit.end)))
    found = state.draft(
        source, cue, contents, "words, then speaker and cue" if len(contents) == 1 else "speaker and cue put in"
    )
    state.done = found.end
    return True


def goes_on(reading: Reading, at: int, stop: int) -> bool:
    """Whether the sentence goes on after an inserted speaker, and not with a new cue or clause about him."""
    low = reading.lows[at]
    if low in (
        "adding",
        "citing",
        "according",
        "saying",
        "noting",
        "who",
        "which",
        "referring",
        "speaking",
        "calling",
        "describing",
        "in",
        "on",
        "at",
    ):
        return False
    return stop - at > 2


def is_adverbial(reading: Reading, start: int, end: int) -> bool:
    """Whether the words are only time, place or manner: "On Monday in Tervand"."""
    lows = reading.lows
    if (
        lows[start] in PREPOSITIONS
        or lows[start] in OPENERS
        or lows[start].endswith(("ing", "ly"))
        or lows[start] in ("asked", "when", "while", "as", "if", "though", "although", "late", "last", "this")
    ):
        return not any(reading.words[at] == "," for at in range(start, end)) or not is_sentence(reading, start, end)
    return False


def is_sentence(reading: Reading, start: int, end: int) -> bool:
    """Whether the words have a finite verb, as far as can be told without a grammar."""
    return any(
        low in FINITE or (low.endswith("ed") and len(low) > 4) or low.endswith(("n’t", "n't", "’s", "'s"))
        for low in reading.lows[start + 1 : end]
    )


# --- the speaker, then the words ----------------------------------------------------------------------------------


def lead(state: Pass, cue: Cue, source: Source | None, floor: int) -> None:
    """Hill said that the bridge fell. / Hill promised to mend it. / Hill denied the charge."""
    reading, shared = state.reading, False
    if source is None:
        source, shared = shared_source(state, cue)
        if source is None and not (cue.passive and floor < cue.start):
            return
    if cue.passive:
        was_quoted(state, cue, source)
        return
    if "object-saying" in cue.entry.frames and source is not None and quoted_as_saying(state, cue, source, None):
        return
    found = content_after(state, cue)
    if found is None:
        return
    contents, rule, cue_end = found
    if shared:
        rule = f"{rule}, speaker of the cue before"
    if (
        source is not None
        and not shared
        and reading.lows[source.start] in ("who", "which")
        and reading.words[source.start - 1] == ","
    ):
        contents = [(contents[0][0], clause_comma(reading, *contents[0]))]
    parent = enclosing(state, cue)
    if parent is not None and (shared or coordinated(reading, source, cue)):
        cut(state, parent, cue.start if shared or source is None else source.start)
        parent = None
    if parent is not None and not worth_nesting(reading, source, shared, cue, rule):
        return
    draft = state.draft(source, cue, contents, rule, parent=parent, shared=shared)
    draft.cue = (cue.start, cue_end)


def worth_nesting(reading: Reading, source: Source | None, shared: bool, cue: Cue, rule: str) -> bool:
    """Whether a cue within the words of another tells what a third one said, and not what somebody thinks or wants."""
    if (
        source is None
        or shared
        or cue.entry.klass not in SPEECH
        or reading.lows[source.start] in ("i", "we", "you", "it", "that", "which")
    ):
        return False
    return rule.startswith(("that", "clause", "speaker and cue"))


def clause_comma(reading: Reading, start: int, end: int) -> int:
    """ ", who feared a flood, told": the first comma ends what the relative clause attributes."""
    return next((at for at in range(start + 1, end) if reading.words[at] == "," and reading.inside[at] < 0), end)


def shared_source(state: Pass, cue: Cue) -> tuple[Source | None, bool]:
    """ ", adding that ..." and "and said ...": the speaker is that of the cue before, or the sentence's subject."""
    reading = state.reading
    before = reading.words[cue.start - 1] if cue.start > state.unit.start else ""
    linked = before in (",", "—", "–", "--") or reading.lows[cue.start - 1] in (
        "and",
        "but",
        "or",
        "while",
        "by",
        "then",
        "before",
        "after",
        "without",
    )
    if cue.start == head_of(state.unit, cue.start) or not linked:
        return None, False
    head = head_of(state.unit, cue.start)
    for draft in reversed(state.drafts):
        if draft.cue and draft.cue[0] >= head and draft.source and draft.parent is None:
            return draft.source, True
    subject = subject_of_sentence(reading, head, cue.start)
    return subject, subject is not None


def subject_of_sentence(reading: Reading, head: int, end: int) -> Source | None:
    """The noun phrase at the head of the sentence, after "But" or "On Monday,"."""
    at = head
    while at < end and (reading.lows[at] in OPENERS or reading.words[at] == ","):
        at += 1
    if at < end and reading.lows[at] in PREPOSITIONS:
        comma = next((place for place in range(at, min(end, at + 15)) if reading.words[place] == ","), None)
        if comma is None:
            return None
        at = comma + 1
    if at >= end or reading.inside[at] >= 0:
        return None
    return source_after(reading, at, end)


def enclosing(state: Pass, cue: Cue) -> Draft | None:
    """The innermost draft whose content holds the cue."""
    for draft in reversed(state.drafts):
        for start, end in draft.contents:
            if start <= cue.verb < end:
                return draft
    return None


def coordinated(reading: Reading, source: Source | None, cue: Cue) -> bool:
    """Whether the cue's clause stands beside the one before and not within it: ", and Hill said ..."."""
    at = (source.start if source else cue.start) - 1
    if at < 1:
        return False
    if reading.words[at] == ";" or reading.words[at] in ("—", "–", "--"):
        return True
    return reading.lows[at] in ("and", "but", "while", "though", "although") and reading.words[at - 1] == ","


def cut(state: Pass, draft: Draft, at: int) -> None:
    """End the contents of a draft before token ``at``, and the pause or conjunction before it."""
    words, lows = state.reading.words, state.reading.lows
    while at > state.unit.start and (
        words[at - 1] in PAUSES or lows[at - 1] in ("and", "but", "while", "though", "although", "then")
    ):
        at -= 1
    chain: Draft | None = draft
    while chain is not None:
        kept = [(start, min(end, at)) for start, end in chain.contents if start < at]
        chain.contents = kept or chain.contents
        chain = chain.parent


def content_after(state: Pass, cue: Cue) -> tuple[list[tuple[int, int]], str, int] | None:
    """What follows the cue, the name of the rule, and where the cue ends (it takes in its preposition)."""
    reading, unit, frames = state.reading, state.unit, cue.entry.frames
    stop = sentence_end(reading, unit, cue.verb)
    at = cue.end
    if at >= stop:
        return paragraph_colon(state, cue)
    low = reading.lows[at]
    weak = "weak" in frames
    if low in frames and low in PREPOSITIONS | {"out"} and at + 1 < stop:
        return clause(state, at + 1, "preposition", at + 1)
    if low == "to" and "to" in frames:
        return clause(state, at, "to", cue.end)
    if low == "to" and ("to-noun" in frames or "to-bare" in frames) and at + 1 < stop:
        return clause(state, at + 1, "preposition", at + 1)
    if "bare" in frames or "that" in frames or "asking" in frames or "quote" in frames or "tag" in frames:
        found = said_after(state, cue, at, stop)
        if found is not None:
            return found
    if weak:
        return None
    if "person-to" in frames and not at_pause(reading, at):
        mark = next((place for place in range(at + 1, min(stop, at + 14)) if reading.lows[place] == "to"), None)
        if mark is not None and not any(at_pause(reading, place) for place in range(at, mark)):
            return clause(state, at, "person to", cue.end)
    if not at_pause(reading, at) and ("object" in frames or "as-object" in frames or "naming" in frames):
        if starts_object(reading, at):
            return clause(
                state, at, "object" if "object" in frames else "as object", cue.end, object_only="object" in frames
            )
    return None


def said_after(state: Pass, cue: Cue, at: int, stop: int) -> tuple[list[tuple[int, int]], str, int] | None:
    """A clause or a quotation after the cue, after the listener, time and place."""
    reading, frames = state.reading, cue.entry.frames
    place = at
    if "person" in frames and reading.inside[place] < 0:
        place = skip_recipient(reading, place, stop)
    after = skip_adjuncts(reading, place, stop)
    for spot in dict.fromkeys((after, place)):
        mark = spot
        while mark < stop and (reading.words[mark] in (",", ":") or reading.words[mark] in DASHES):
            mark += 1
        if (
            mark < stop
            and reading.inside[mark] >= 0
            and (mark == 0 or reading.inside[mark - 1] != reading.inside[mark])
        ):
            quoted = reading.quoted[reading.inside[mark]]
            if mark > spot or quoted.words > 3 or quoted.end >= stop - 1:
                return [(mark, quotation_end(state, quoted))], "speaker and cue, then quote", cue.end
        if mark < stop and reading.words[spot] == ":" and "tag" in frames:
            return clause(state, mark, "speaker, cue and colon", cue.end)
        if (
            spot < stop
            and reading.lows[spot] in clause_words
            and ("bare" in frames or "that" in frames or "asking" in frames)
        ):
            return clause(state, spot, "that", cue.end)
        if spot + 1 < stop and reading.words[spot] == "," and reading.lows[spot + 1] == "that":
            return clause(state, spot + 1, "that", cue.end)
    if (
        "bare" in frames
        and after + 1 < stop
        and not at_pause(reading, after)
        and ("person" not in frames or place > at or reading.lows[at] != "the")
    ):
        return clause(state, after, "clause", cue.end)
    return None


def quotation_end(state: Pass, quoted: Quoted) -> int:
    """The end of a quotation that a cue leads into, with what "and" joins to it."""
    reading = state.reading
    if quoted.end < state.unit.end and reading.lows[quoted.end] in ("and", "or") and quoted.words <= 6:
        return content_end(reading, state.unit, quoted.end, state.unit.end)
    return quoted.end


def at_pause(reading: Reading, at: int) -> bool:
    """Whether a stop or pause stands at the token."""
    return (
        reading.inside[at] < 0
        and not reading.words[at][0].isalnum()
        and reading.words[at] not in ("@", "#", "$", "‘", "'", "£", "€")
    )


def starts_object(reading: Reading, at: int) -> bool:
    """Whether a noun phrase can begin at the token."""
    low = reading.lows[at]
    return not (low in PREPOSITIONS or low in BREAKERS or low in ("to", "and", "or"))


def clause(
    state: Pass, at: int, rule: str, cue_end: int, *, object_only: bool = False
) -> tuple[list[tuple[int, int]], str, int] | None:
    """The rest of the sentence as content; for a thing said, only to the next pause."""
    reading = state.reading
    end = content_end(reading, state.unit, at, state.unit.end)
    if object_only:
        end = next(
            (place for place in range(at, end) if reading.inside[place] < 0 and (reading.words[place] in PAUSES)), end
        )
    if end - at < 1 or not any(word[0].isalnum() for word in reading.words[at:end]):
        return None
    return [(at, end)], rule, cue_end


def paragraph_colon(state: Pass, cue: Cue) -> None:
    """A cue at the very end attributes what the next paragraph quotes; that is read with the quotations."""
    return


# --- according to ---------------------------------------------------------------------------------------------------


def read_according(state: Pass, at: int) -> None:
    """According to Hill, the bridge fell. / The bridge fell, according to Hill."""
    reading, unit = state.reading, state.unit
    stop = sentence_end(reading, unit, at)
    head = head_of(unit, at)
    source = source_of_phrase(reading, at + 2, stop)
    if source is None:
        return
    start = max(head, state.done) if state.done <= at else head
    while start < at and (reading.words[start] in PAUSES or reading.lows[start] in ("but", "and")):
        start += 1
    border = at
    while border > start and reading.words[border - 1] in PAUSES:
        border -= 1
    after = source.end + (source.end < stop and reading.words[source.end] in PAUSES)
    rest = (after, content_end(reading, unit, after, unit.end)) if after < stop else (after, after)
    if border - start < 3:
        contents = [rest] if rest[0] < rest[1] else []
    else:
        contents = [(start, border)]
        if (
            rest[1] - rest[0] > 2
            and not is_sentence(reading, start, border)
            and source.end < stop
            and reading.words[source.end] == ","
        ):
            contents.append(rest)
    if not contents:
        return
    klass = "said"
    draft = Draft(source, (at, at + 2), contents, klass, "according to", unit.paragraph, unit.role)
    state.drafts.append(draft)
    if border - start >= 3:
        state.done = max(state.done, source.end)
