"""Sayings: every attribution of the body as an event, what one speaker says in one sentence as one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from dateline.events.aims import aimed_at
from dateline.events.chains import chain_of, speakers_of
from dateline.events.confidence import fitted
from dateline.events.drafts import Draft
from dateline.events.ground import Ground
from dateline.events.patterns import status_words
from dateline.events.statements import CEASEFIRE, VERBAL, Saying, is_feared, is_ours, read_saying
from dateline.events.triggers import Trigger
from dateline.events.when import NO_DATE, date_of, dated_by
from dateline.lexicon import load_lexicon
from dateline.model import Event, EventDate, EventForm, EventId, EventStatus, Quote, Span
from dateline.text.grammar import range_of
from dateline.text.ids import content_id

__all__ = ["date_of_saying", "read_sayings", "statements", "wordless"]

# What is done in words and by words alone: a bill approved, a request turned down. It is a deed, told by the report.
NOT = frozenset(("not", "n't", "n’t"))
DONE = frozenset(("REJECT", "SUPPORT", "REQUEST", "AGREE"))
HANDING = frozenset(("said", "reported"))
INWARD = frozenset(("believes", "perceived", "intends", "expects"))
WORDLESS = frozenset(("SANCTION", "COERCE", "MOBILIZE", "AID", "ASSAULT", "RETREAT"))
PLAINLY = 0.85  # a cue of its own kind
PLAIN = 0.92  # a cue that says what was decided
# Below these a statement is left out, plain or with a root: a missing one is cheaper than a false one. Swept on
# development corpora (BENCHMARKS.md).
LEAST_SAID, LEAST_TYPED = 0.53, 0.57
NESTED = 0.3  # a demand or a blame told within what another says is seldom one that a reader would list
SUREST = 0.95
LIGHT = 20  # characters beside a noun that is all that is "said": "issued [the warning]"


def read_sayings(ground: Ground) -> tuple[list[tuple[Quote, Saying]], frozenset[int]]:
    """
    What kind of saying each attribution is.

    Returns:
        The attributions in reading order, and the words of the triggers that are thereby told.
    """
    used: set[int] = set()
    found: list[tuple[Quote, Saying]] = []
    for quote in sorted(ground.quotes.values(), key=lambda one: (place(one), one.content)):
        cue = cue_trigger(ground, quote, used)
        inside = [ground.at[at] for at in ground.words_of(quote) if at in ground.at and ground.at[at] is not cue]
        saying = read_saying(ground, quote, cue, inside)
        used |= {trigger.at for trigger in (cue, saying.trigger) if trigger is not None}
        found.append((quote, saying))
    return found, frozenset(used)


def wordless(ground: Ground) -> frozenset[str]:
    """The ids of attributions that are none: their cue is done without words, or done to whom they have speak."""
    cues = ((quote, cue_trigger(ground, quote, set())) for quote in ground.quotes.values())
    return frozenset(
        quote.id for quote, cue in cues if cue is not None and (is_done(cue) or is_done_to(ground, quote, cue))
    )


def is_done_to(ground: Ground, quote: Quote, cue: Trigger) -> bool:
    """Whether the "speaker" is whom it is said to: "Orr had been warned about gas"."""
    tree = ground.tree
    if cue.noun or not any(tree.relation(child) == "nsubj:pass" for child in tree.children(cue.at, "nsubj")):
        return False
    subjects = [at for child in tree.children(cue.at, "nsubj") for at in tree.subtree(child)]
    named = {at for span in quote.source for at in range_of(tree.words, span.start, span.end)}
    return bool(named) and named <= set(subjects)


def is_done(cue: Trigger) -> bool:
    """Whether a cue with its noun tells a deed that is done without words: "recalled its ambassador"."""
    return cue.root in WORDLESS and bool(cue.things) and not cue.noun and cue.mode != CEASEFIRE


def cue_trigger(ground: Ground, quote: Quote, used: set[int]) -> Trigger | None:
    """The trigger that is the cue itself ("demanded"), or the noun beneath it ("issued the warning"), if one is."""
    words = ground.cue_of(quote)
    for at in words:
        if at in ground.at and at not in used:
            return ground.at[at]
    for trigger in (one for at in words for one in ground.beneath.get(at, ())):
        span = ground.tree.span([trigger.at])
        whole = any(len(content) <= len(span) + LIGHT and content.overlaps(span) for content in quote.content)
        if whole and trigger.at not in used:
            return trigger
    return None


def statements(ground: Ground, sayings: Sequence[tuple[Quote, Saying]]) -> list[Draft]:
    """
    Attributions as events.

    What one speaker says in one sentence is one, of the kind that is surest, but for a second by a cue of its own kind
    ("accused the army of fraud and urged it to leave"); one that only hands on another ("according
    to the paper, Orr said") is none of its own.
    """
    groups: dict[object, list[tuple[Quote, Saying]]] = {}
    starts = [sentence.span.start for sentence in ground.text.sentences]
    for quote, saying in sayings:
        plain = saying.root is None and (hands_on(ground, quote) or is_no_event(ground, quote))
        if plain or is_no_saying(ground, quote):
            continue
        speaker: object = speakers_of(quote) or tuple(quote.source) or quote.id
        key = (bisect_right(starts, anchor(outermost(ground, quote)).start), speaker)
        groups.setdefault(key, []).append((quote, saying))
    drafts: list[Draft] = []
    for group in groups.values():
        surest = max(group, key=lambda one: one[1].sure)  # the first of those that are as sure
        apart = [one for one in group if is_of_another_sort(ground, one, surest)]
        same = tuple(quote.id for quote, saying in group if (quote, saying) not in apart)
        drafts += filter(None, [drafted(ground, surest, same), *(drafted(ground, one, (one[0].id,)) for one in apart)])
    return drafts


def drafted(ground: Ground, one: tuple[Quote, Saying], ids: tuple[str, ...]) -> Draft | None:
    """A saying as an event; None where it is too unsure to be told."""
    quote, saying = one
    event = statement(ground, quote, saying)
    if event.confidence < (LEAST_SAID if saying.root is None else LEAST_TYPED):
        return None
    return Draft(event, tuple(verbs_of_cue(ground, quote)), quote, ground.quotes.get(quote.parent or ""), ids)


def is_of_another_sort(ground: Ground, other: tuple[Quote, Saying], one: tuple[Quote, Saying]) -> bool:
    """Whether a speaker's second saying in a sentence is one by its own cue: "accused the army ... and [vowed] ..."."""
    (quote, saying), (first, surest) = other, one
    typed = saying.root is not None and surest.root is not None and saying.root != surest.root
    if not typed or saying.sure < PLAINLY or surest.sure < PLAINLY or not quote.cue or quote.parent != first.parent:
        return False
    verbs, others = (set(verbs_of_cue(ground, said)) for said in (first, quote))
    return any(ground.tree.relation(at) == "conj" and ground.tree.head(at) in verbs for at in others)


def outermost(ground: Ground, quote: Quote) -> Quote:
    """The attribution around one in which its speaker speaks of himself: “We want peace,” he said."""
    seen = {quote.id}
    while quote.parent in ground.quotes and quote.parent not in seen:
        above = ground.quotes[quote.parent]
        if speakers_of(above) != speakers_of(quote):
            return quote
        seen.add(above.id)
        quote = above
    return quote


def hands_on(ground: Ground, quote: Quote) -> bool:
    """
    Whether an attribution only hands on another.

    One whose cue stands inside what is said, one nested in it that says the same words ("the paper quoted Orr as
    saying"), or an act in words by another ("according to his office, Orr asked").
    """
    words = ground.words_of(quote)
    beneath = frozenset(at for at in words if is_aside(ground, at, words))
    cues = ((at, own) for at in words if at not in beneath for own in ground.cues.get(at, ()))
    inside = {ground.quotes[own] for _, own in cues if own != quote.id}
    if any(is_handed_on(one) and not speaks_of_self(ground, one, quote) for one in inside):
        return True
    nested = ground.nested.get(quote.id, ())
    if any(one.content == quote.content or quote.klass == "reported" for one in nested):
        return True
    if quote.speaker_kind == "name":
        return False
    top = next((at for at in words if ground.tree.head(at) not in words), None)
    act = ground.at.get(top) if top is not None else None
    return act is not None and not act.noun and act.root in VERBAL and quote.klass in HANDING


def is_aside(ground: Ground, at: int, words: Sequence[int]) -> bool:
    """Whether a word stands in a clause beside what is said, or beneath a noun of it: it is not what is said."""
    inside, here = frozenset(words), at
    while (head := ground.tree.head(here)) is not None and head in inside:
        if ground.tree.relation(here).split(":")[0] in ("acl", "nmod", "appos", "advcl"):
            return True
        here = head
    return False


def is_handed_on(quote: Quote) -> bool:
    """Whether what stands inside a saying is a saying itself: no belief, no silence."""
    return quote.klass not in INWARD and not quote.klass.startswith("not-") and quote.klass != "asked"


def speaks_of_self(ground: Ground, nested: Quote, quote: Quote) -> bool:
    """Whether who speaks in what is said is the speaker: “We will go on fighting,” he said."""
    words = [at for span in nested.source for at in range_of(ground.tree.words, span.start, span.end)]
    same = bool(speakers_of(quote)) and speakers_of(nested) == speakers_of(quote)
    return bool(words) and (same or all(is_ours(ground.tree, at) for at in words))


def is_no_saying(ground: Ground, quote: Quote) -> bool:
    """Whether nothing was said: a silence ("did not say", "would not say"), a question, a wish not to be named."""
    forms = {ground.tree.forms[at] for at in ground.words_of(quote)}
    if quote.source and all(ground.tree.words[at].upos == "NUM" for at in ground.source_of(quote)):
        return True  # "approved it, 61 votes to 52"
    unnamed = quote.klass in ("demanded", "intends") and forms & unnamed_words()
    cue = {ground.tree.forms[at] for at in ground.cue_of(quote)}
    silent = quote.klass == "declined" and (NOT & cue or forms & silence_words())
    return quote.klass.startswith("not-") or quote.klass == "asked" or bool(unnamed or silent)


def is_no_event(ground: Ground, quote: Quote) -> bool:
    """Whether a plain saying is none: what somebody believes, sees, hopes; the report's own doubt; nobody's word."""
    return (
        quote.klass in INWARD
        or is_feared(ground.tree, quote)
        or is_hedge(ground, quote)
        or is_shown(quote)
        or not (quote.source or quote.speaker)
    )


def is_shown(quote: Quote) -> bool:
    """Whether the words are a banner's or a sign's."""
    words = (quote.speaker or "").lower().split()
    return quote.speaker_kind == "description" and bool(words) and words[-1] in shown_words()


@cache
def silence_words() -> frozenset[str]:
    """What who "declined to" do it says nothing by."""
    return status_words("words", "silence")


@cache
def shown_words() -> frozenset[str]:
    """What shows words to whoever passes."""
    return frozenset(load_lexicon("phrases")["shown"].split())


def is_hedge(ground: Ground, quote: Quote) -> bool:
    """Whether an attribution is the report's own doubt: "allegedly", with nobody named."""
    words = ground.cue_of(quote)
    return not quote.source and bool(words) and all(ground.tree.words[at].upos == "ADV" for at in words)


def anchor(quote: Quote) -> Span:
    """Where an attribution stands: its cue, else its source, else its content."""
    return min(quote.cue or quote.source or quote.content)


def place(quote: Quote) -> Span:
    """Where an attribution begins."""
    return min((*quote.source, *quote.cue, *quote.content))


def statement(ground: Ground, quote: Quote, saying: Saying) -> Event:
    """One attribution as an event."""
    speakers = speakers_of(quote)
    raw = min(quote.confidence, SUREST) * (0.6 + 0.4 * saying.sure) - (NESTED if saying.root and quote.parent else 0)
    recipients = tuple(actor for actor in saying.recipients if actor not in speakers)
    evidence = tuple(sorted({*quote.source, *quote.cue, *quote.content}))
    trigger = tuple(sorted(quote.cue)) or (min(quote.content),)
    done = saying.sure > PLAIN and saying.root in DONE
    whose = ground.quotes.get(quote.parent or "") if done else quote
    return Event(
        EventId(content_id("e", ground.text.report.text_sha256, "statement", trigger, evidence)),
        EventForm.DEED if done else EventForm.STATEMENT,
        saying.root,
        saying.mode,
        trigger,
        speakers,
        recipients or aimed_at(ground, quote, saying.root, speakers),
        None,
        (),
        date_of_saying(ground, quote),
        EventStatus.ALLEGED if is_on_anothers_word(ground, quote, saying) else EventStatus.HAPPENED,
        False,
        chain_of(whose, ground.quotes),
        (),
        evidence,
        fitted("plain" if saying.root is None else "typed", raw),
        "attribution",
        f"the attribution found as “{quote.rule}”; {saying.why}",
    )


def is_on_anothers_word(ground: Ground, quote: Quote, saying: Saying) -> bool:
    """Whether an act in words is told as done by another who speaks: "said that Orr demanded money"."""
    above = ground.quotes.get(quote.parent or "")
    if saying.root is None or above is None or speakers_of(above) == speakers_of(quote):
        return False
    return bool(above.source or above.speaker)


def verbs_of_cue(ground: Ground, quote: Quote) -> Iterator[int]:
    """The words of a cue that a time may hang on."""
    return (at for at in ground.cue_of(quote) if ground.tree.words[at].upos in ("VERB", "NOUN"))


def date_of_saying(ground: Ground, quote: Quote) -> EventDate:
    """When something was said: the time that hangs on the cue, else the one that its occasion names."""
    clause = () if quote.rule == "object" else quote.content  # "rejected [the request the following day]"
    when = date_of(ground.timed, *verbs_of_cue(ground, quote), without=clause)
    if when is not NO_DATE:
        return when
    beside = [child for at in ground.cue_of(quote) for child in ground.tree.children(at, "advcl")]
    when = date_of(ground.timed, *(at for at in beside if is_when(ground, at)), without=quote.content)
    if when is not NO_DATE:
        return when
    for kind, span in quote.occasion:
        for word in range_of(ground.tree.words, span.start, span.end) if kind == "when" else ():
            one = ground.hung.get(word)
            apart = one is None or is_apart(ground, one.when.span, quote)
            if one is not None and one.how == "on" and not apart:
                return dated_by(one)
    return NO_DATE


def is_apart(ground: Ground, when: Span, quote: Quote) -> bool:
    """Whether a time is of what is said, or of a sentence of its own before a semicolon."""
    if not quote.cue or any(part.holds(when) for part in quote.content):
        return True
    cue = min(quote.cue)
    return ";" in ground.text.text[min(when.end, cue.end) : max(when.start, cue.start)]


def is_when(ground: Ground, at: int) -> bool:
    """Whether a clause tells when: "when reached late on Monday"."""
    return any(
        ground.tree.forms[mark] in ("when", "as", "while") for mark in ground.tree.children(at, "mark", "advmod")
    )


@cache
def unnamed_words() -> frozenset[str]:
    """The words with which sources ask not to be named."""
    return frozenset(load_lexicon("phrases")["unnamed"].split())
