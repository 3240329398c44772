"""Lead the speakers of attributions to the actors of the report; one without a name becomes an actor by the words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dateline.actors.described import head_span, is_determined, is_trade_words, label_by_form, noun_phrase, with_article
from dateline.actors.role_words import is_address, is_charge, is_role
from dateline.lexicon import load_lexicon
from dateline.model import Mention, NameLabel, Quote, Span, Word
from dateline.text.descriptions import described_words, is_pronoun

__all__ = ["lead_speakers", "number_actors"]

MARKS = re.compile(r"[^\w\s]")
WORD = re.compile(r"[^\W\d_]+")
LETTERS = re.compile(r"[A-Z]{3,6}")
WIDEST = 200  # characters: no name or description is longer
PARTICLES = frozenset("of and the for & de del della der den di du la le von van zu bin ibn al el ul".split())
FULL = "named in full as the speaker of what is said"
LEADING = re.compile(r"^(?:the|an?)\s+(?=\S)", re.I)
DESCRIBED = "a description of one without a name"


def lead_speakers(
    text: str,
    mentions: Sequence[Mention],
    quotes: Sequence[Quote],
    words: Sequence[Word] = (),
    times: Sequence[Span] = (),
) -> tuple[tuple[Mention, ...], tuple[Quote, ...]]:
    """
    Give every speaker of a report the actor that it is.

    A named speaker is the actor of the mention in its words, or of that name; a name that is no mention yet becomes
    one. A description ("a senior official from Orr's group") becomes a mention with label ``OTHER``, of an actor of its
    own, the same for the same words; "the cleric", where the words lead it to somebody who is named, one of that actor.

    Args:
        text: The report.
        mentions: Its names, in reading order, each with its actor.
        quotes: Its attributions.
        words: Its grammar, where it is known: a description then ends before a verb.
        times: Its time expressions, none of which is a part of a description.

    Returns:
        The mentions in reading order with the new ones, and the attributions with ``actor`` and ``actors``; both are
        None and empty where nobody speaks.
    """
    book = Book(text, mentions, words, times)
    # Names first: a description must not take the words of a name that only an attribution tells.
    first = {quote.id: book.named_all(quote) for quote in quotes if quote.speaker_kind == "name"}
    rest = {quote.id: book.described(quote) for quote in quotes if quote.speaker_kind == "description"}
    led = tuple(with_actors(quote, (*first.get(quote.id, ()), *rest.get(quote.id, ()))) for quote in quotes)
    return book.in_order(), led


def with_actors(quote: Quote, actors: tuple[str, ...]) -> Quote:
    """An attribution with its actors."""
    return replace(quote, actor=actors[0], actors=actors) if actors else quote


def number_actors(
    mentions: Sequence[Mention], quotes: Sequence[Quote]
) -> tuple[tuple[Mention, ...], tuple[Quote, ...]]:
    """The same with the actors called "a1", "a2", ... by their first mention."""
    ids: dict[str, str] = {}
    for mention in mentions:
        ids.setdefault(mention.actor, f"a{len(ids) + 1}")
    numbered = tuple(replace(mention, actor=ids[mention.actor]) for mention in mentions)
    return numbered, tuple(with_actors(quote, tuple(ids[actor] for actor in quote.actors)) for quote in quotes)


def key_of(words: str) -> str:
    """Words without what spelling varies: marks, capitals, a possessive ending."""
    return " ".join(MARKS.sub("", words.replace("’s ", " ").replace("'s ", " ")).casefold().split())


class Book:
    """
    The mentions of a report, to which speakers are led and added.

    Args:
        text: The report.
        mentions: Its names.
        words: Its grammar, or nothing.
        times: Its time expressions.
    """

    def __init__(
        self, text: str, mentions: Sequence[Mention], words: Sequence[Word] = (), times: Sequence[Span] = ()
    ) -> None:
        self.text, self.words, self.times = text, words, times
        self.names = sorted(mentions, key=place_of)
        self.added: list[Mention] = []
        self.by_key: dict[str, str] = {}
        self.by_words: dict[str, str] = {}
        self.made = 0
        self.taken = {mention.span: mention.actor for mention in self.names}
        for mention in self.names:
            self.by_key.setdefault(key_of(mention.span.of(text)), mention.actor)

    def in_order(self) -> tuple[Mention, ...]:
        """All mentions in reading order."""
        return tuple(sorted((*self.added, *self.names), key=place_of))

    def named_all(self, quote: Quote) -> tuple[str, ...]:
        """The actors of the named speakers of an attribution; a description in its source becomes a mention."""
        found = tuple(dict.fromkeys(self.named(quote, name) for name in quote.speakers))
        for span in quote.source[:1]:
            head = described_words(self.text, head_span(self.text, span), self.times)
            if is_determined(self.text, head) and not self.holds_name(head, found):
                self.add(head, NameLabel.OTHER, found[0], quote.because)
        return found

    def holds_name(self, span: Span, actors: Iterable[str]) -> bool:
        """Whether a mention of one of the actors stands in some words."""
        return any(mention.actor in actors for mention in self.inside(span))

    def inside(self, span: Span) -> Iterator[Mention]:
        """The names that touch some words."""
        first = bisect_left(self.names, span.start - WIDEST, key=lambda mention: mention.span.start)
        for mention in self.names[first:]:
            if mention.span.start >= span.end:
                return
            if mention.span.end > span.start:
                yield mention

    def named(self, quote: Quote, name: str) -> str:
        """The actor of a named speaker."""
        key = key_of(name)
        near = [mention for span in (*quote.speaker_evidence, *quote.source) for mention in self.inside(span)]
        for fits in (exactly, in_part):
            for mention in near:
                if fits(key, key_of(mention.span.of(self.text)), mention.label) and self.is_more(name, mention):
                    return self.by_key.setdefault(key, self.widen(mention, name))
        if key not in self.by_key:
            span = self.place(name, (*quote.speaker_evidence, *quote.source))
            if (known_by := self.surname_of(name)) is not None:
                self.by_key[key] = self.add(
                    span, NameLabel.PERSON, known_by, "named in full as the speaker of what is said"
                )
                return self.by_key[key]
            because = "named as the speaker of what is said"
            # One word with a capital that the tagger takes for no name is more often none.
            office = all(map(is_title, name.split()))  # "District Chief Executive"
            known = (len(name.split()) > 1 and not office) or self.is_letters(span)
            label = label_by_form(self.text, span) if known else NameLabel.OTHER
            span = self.behind_titles(span) if label is NameLabel.PERSON else span
            self.by_key[key] = self.add(span, label, self.new(), because)
        return self.by_key[key]

    def surname_of(self, name: str) -> str | None:
        """The actor of the only person named by the surname alone of one whose full name no mention has."""
        last = key_of(name.split()[-1])
        bare = {re.sub(r"^[aeu][lstdrnz]h?(?=[a-z])", "", last) if "-" in name.split()[-1] else last, last}
        if len(name.split()) < 2:
            return None
        found = {m.actor for m in self.names if m.label is NameLabel.PERSON and key_of(m.span.of(self.text)) in bare}
        longer = {m.actor for m in self.names if key_of(m.span.of(self.text)).split()[-1:] == [last]}
        return next(iter(found)) if len(found) == 1 and longer <= found else None

    def is_letters(self, span: Span) -> bool:
        """Whether a word is of initials, among words that are not in capitals: "ASEAN urged"."""
        after = WORD.search(self.text, span.end)
        return LETTERS.fullmatch(span.of(self.text)) is not None and after is not None and after[0].islower()

    def is_more(self, name: str, mention: Mention) -> bool:
        """Whether what a name has more than a mention are names too: not "the Norland embassy" beside "Norland"."""
        held = set(key_of(mention.span.of(self.text)).split())
        extra = [word for word in name.split() if key_of(word) not in held]
        return all(word[:1].isupper() or "-" in word or word in PARTICLES for word in extra)

    def widen(self, mention: Mention, name: str) -> str:
        """Let a mention be the whole of a name that it is a part of where it stands; its actor."""
        found = self.sought(name, [Span(max(0, mention.span.start - WIDEST), mention.span.end + WIDEST)])
        found = self.behind_titles(found) if found is not None and mention.label is NameLabel.PERSON else found
        if found is None or found in self.taken or not (found.holds(mention.span) and len(found) > len(mention.span)):
            return mention.actor
        if any(other is not mention for other in self.inside(found)):
            return mention.actor
        if not self.text[found.start : mention.span.start].strip() and is_honour(
            self.text[mention.span.end : found.end]
        ):
            return mention.actor  # "Ana Vale KC"
        if found.end == mention.span.end and is_trade_words(self.text[found.start : mention.span.start]):
            return mention.actor  # "Welder Ana Vale"
        self.names.remove(mention)
        self.taken[found] = self.taken.pop(mention.span)
        behind = self.text[mention.span.end : found.end].strip()
        actor = mention.actor
        if behind and mention.label is NameLabel.ORG and sum(one.actor == actor for one in self.names):
            actor = self.new()  # "Rovers Together" is not the Rovers whom the report names elsewhere
            self.taken[found] = actor
        label = NameLabel.ORG if "&" in found.of(self.text) else mention.label  # "Severn & Dale Water" is a firm
        wider = replace(
            mention, span=found, label=label, actor=actor, because=f"{mention.because}; as the name of a speaker"
        )
        self.names.insert(bisect_left(self.names, place_of(wider), key=place_of), wider)
        return actor

    def described(self, quote: Quote) -> tuple[str, ...]:
        """The actor of a speaker without a name."""
        assert quote.speaker is not None
        if is_pronoun(quote.speaker):
            return ()
        key = key_of(quote.speaker)
        span = self.sought(quote.speaker, quote.source)
        if span is None and key not in self.by_words:
            span = self.place(quote.speaker, quote.source)
        if span is not None:
            span = described_words(self.text, noun_phrase(self.words, span), self.times)
            key = key_of(LEADING.sub("", span.of(self.text)))
            known = self.by_words.get(key) or self.new()
            actor = self.name_at(span) or self.add(with_article(self.text, span), NameLabel.OTHER, known, DESCRIBED)
            self.by_words.setdefault(key, actor)
            self.by_words.setdefault(key_of(quote.speaker), actor)
        return (self.by_words[key],)

    def name_at(self, span: Span) -> str | None:
        """The actor of the name that some words are, with or without their article."""
        wide = with_article(self.text, span)
        return next((mention.actor for mention in self.inside(span) if mention.span in (span, wide)), None)

    def new(self) -> str:
        """An id that no actor has."""
        self.made += 1
        return f"new{self.made}"

    def behind_titles(self, span: Span) -> Span:
        """A name without the titles before it: "Seyyed Mahdi Vale"."""
        words = list(re.finditer(r"\S+", span.of(self.text)))
        first = next((at for at, word in enumerate(words[:-1]) if not is_title(word[0])), len(words) - 1)
        return Span(span.start + words[first].start(), span.end) if words else span

    def add(self, span: Span, label: NameLabel, actor: str, because: str) -> str:
        """One more mention; where one stands already, its actor stays and is the answer."""
        if span in self.taken:
            return self.taken[span]
        self.taken[span] = actor
        mention = Mention(span, label, actor, because)
        if label is NameLabel.OTHER:
            self.added.append(mention)
        else:
            self.names.insert(bisect_left(self.names, place_of(mention), key=place_of), mention)
        return actor

    def place(self, words: str, spans: Sequence[Span]) -> Span:
        """Where some words stand: within the spans, else where the report has them first, else the first span."""
        found = self.sought(words, (*spans, Span(0, len(self.text))))
        return found if found is not None else spans[0]

    def sought(self, words: str, spans: Sequence[Span]) -> Span | None:
        """Where some words stand within spans, with any blanks."""
        pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
        for span in spans:
            found = pattern.search(self.text, span.start, span.end)
            if found is not None:
                return Span(*found.span())
        return None


def is_title(word: str) -> bool:
    """Whether a word with a capital is a title before a name."""
    return word[:1].isupper() and (is_address(word) or is_role(word) or is_charge(word))


def is_honour(words: str) -> bool:
    """Whether all words behind a name are of the bar, of a chamber, orders and degrees: "KC", "MP"."""
    return bool(words.split()) and set(words.replace(",", " ").split()) <= set(
        load_lexicon("entities")["honours"].split()
    )


def place_of(mention: Mention) -> tuple[int, int]:
    """Where a mention stands."""
    return mention.span.start, mention.span.end


def exactly(key: str, other: str, label: NameLabel) -> bool:
    """Whether a mention is a name letter for letter, but for marks and capitals."""
    return key == other


def in_part(key: str, other: str, label: NameLabel) -> bool:
    """Whether the one is the other's end, or begins it: "Orr" and "Lena Orr", "Guard" and "River Guard"."""
    if label is NameLabel.NORP or not other:
        return False
    if label in (NameLabel.GPE, NameLabel.LOC, NameLabel.FAC):  # "Norland" is not "Norland police"
        return other.endswith(" " + key)
    return f" {key}".endswith(f" {other}") or f" {other}".endswith(f" {key}") or key.startswith(other + " ")
