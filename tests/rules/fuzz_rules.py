"""Made and changed reports and names through the rules: nothing raises or waits, every line keeps its promises."""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterable
from itertools import pairwise

from tests.extraction.fuzz_extraction import BITS

from dateline.actors import cluster_names, compare_names
from dateline.config import Config
from dateline.extraction import extract
from dateline.model import (
    Given,
    Incoming,
    Media,
    NameItem,
    NameKind,
    Quote,
    ReadReport,
    Report,
    Role,
    Span,
    TimeExpression,
)
from dateline.pipeline import RECORD_LAYERS, read_words
from dateline.quotes import QuoteOptions

CONFIG = Config(quotes=QuoteOptions(reader="rules"))
LAYERS = ("sentences", "attributions", "timexes")
WHOLE = 200  # of so many reports one is read with the language pipeline, by the rules of names and events too
LONGEST = 5.0  # seconds for one input: all are short
WHO = (
    "Ana Vale",
    "the premier",
    "Mr. al-Orlen",
    "Deputy Minister Hana Orlen",
    "a spokesman for the Guard",
    "the Orvale Tribune",
    "residents",
    "He",
    "she",
    "Gen. Osmet Velidar, 54,",
    "two officials, who asked not to be named,",
    "The ministry's X account",
    "d'Arc-Ngũgĩ",
    "ليلى حداد",
)
SAID = (
    "said",
    "told reporters",
    "denied that",
    "has said",
    "wrote on X",
    "was quoted as saying",
    "according to",
    "asked",
    "vowed to",
    "did not say",
)
SAYINGS = (
    "“We heard no shot”",
    "“We will not leave,”",
    '"It is over',
    "the dam would be closed",
    "that talks had “failed”",
    "‘no one knew’",
    "«Nous partons»",
    "„Wir gehen“",
    "“He told me ‘go’ and I went",
)
WHEN = (
    "on Monday",
    "last Thursday",
    "in March 2019",
    "on 31 February 2020",
    "two days after the vote",
    "at 25:61",
    "since 1999",
    "the 1990s",
    "on 03/04/2021",
    "Aug. 24",
    "in 12 hours' time",
    "every Friday",
    "le 3 mai 2018",
    "am 5. Mai",
    "a decade ago",
    "on Wednesday and Thursday",
    "from June 3 to 5",
    "Ramadan",
    "in the year 99999",
    "early next week",
)
DEEDS = (
    "closed the bridge",
    "killed three people",
    "left for Orsun",
    "was arrested",
    "will sign a treaty",
    "shelled the port",
)
HEADS = (
    "ORSUN (OPA) – ",
    "ORSUN, March 3 — ",
    "",
    "",
    "Published: 3 March 2020\n\n",
    "By Ida Holm\n\n",
    "Troops leave\n\n",
)
LINKS = (". ", ". ", ".\n\n", ", ", "; ", " — ", "\n", " and ", ".” “", "? ", "...\n\n")
NAMES = (
    "Osmet al-Velidar",
    "Velidar, Osmet",
    "Muhammad bin Rashid",
    "J. R. Orlen",
    "Ana-Maria de la Vale y Ruiz",
    "Orlen's Foreign Ministry",
    "the Guard",
    "People's Front for the North (PFN)",
    "ولي العهد",
    "Ким Чен Ын",
    "O'Hanlon III",
    "X",
    "Ministry of Foreign Affairs of the Republic of Orvale",
    "Mr Orlen",
    "Saint-Ørsun",
)


def run(count: int, seed: int = 0) -> None:
    """
    Read ``count`` made inputs: seven of ten reports, the others names.

    Args:
        count: Number of inputs.
        seed: Of the chance; the same seed gives the same inputs.

    Raises:
        AssertionError: With the seed, the number and the words that were read wrongly.
    """
    chance = random.Random(seed)
    for number in range(count):
        words = report_words(chance) if chance.random() < 0.7 else ""
        pair = [] if words else [changed(chance.choice(NAMES), chance, most=3) for _ in range(2)]
        begun = time.process_time()
        try:
            if words:
                check_report(
                    words, chance.choice((None, "2020-01-17", "2019", "03/04/2021")), whole=number % WHOLE == 0
                )
            else:
                check_names(pair, chance)
            assert time.process_time() - begun < LONGEST, "too slow"
        except Exception as error:
            raise AssertionError(f"seed {seed}, input {number}: {words or pair!r}") from error


def report_words(chance: random.Random) -> str:
    """A few sentences of saying, doing and days, and some changes."""
    parts = [chance.choice(HEADS)]
    for _ in range(chance.randint(1, 7)):
        pieces = [chance.choice(WHO), chance.choice(SAID), chance.choice(SAYINGS), chance.choice(WHEN)]
        if chance.random() < 0.3:
            pieces = [chance.choice(WHO), chance.choice(DEEDS), chance.choice(WHEN)]
        if chance.random() < 0.4:
            chance.shuffle(pieces)
        parts += [" ".join(pieces), chance.choice(LINKS)]
    return changed("".join(parts), chance, most=chance.choice((0, 2, 8)))


def changed(words: str, chance: random.Random, *, most: int) -> str:
    """The words with some pieces cut, doubled, turned or put in."""
    for _ in range(chance.randint(0, most)):
        at = chance.randrange(len(words) + 1)
        to = min(len(words), at + chance.randint(1, 40))
        match chance.randrange(5):
            case 0:
                words = words[:at] + words[to:]
            case 1:
                words = words[:to] + words[at:]
            case 2:
                words = words[:at] + words[at:to].swapcase()[::-1] + words[to:]
            case 3:
                words = words[:at] + chance.choice(BITS) * chance.choice((1, 1, 1, 12)) + words[at:]
            case _:
                words = words[:at] + chance.choice((*WHEN, *SAYINGS, *WHO)) + words[at:]
    return words


def check_report(words: str, published: str | None, *, whole: bool) -> None:
    """What holds for every report; two readings give the same."""
    if whole:  # intake replaces halves of pairs, which the language pipeline refuses
        words = words.encode("utf-8", "replace").decode()
    found = extract(Incoming(words, Media.TEXT, "fuzz", "", Given(published=published)))
    if not isinstance(found, Report):
        assert not words.strip()
        return
    layers = RECORD_LAYERS if whole else LAYERS
    read = read_words(found, CONFIG, layers)
    text = read.report.text
    assert [sentence.span for sentence in read.sentences] == sorted(sentence.span for sentence in read.sentences)
    held([sentence.span for sentence in read.sentences], text)
    for quote in read.quotes:
        check_quote(quote, read)
    for date in read.dates:
        check_date(date, text)
    held([mention.span for mention in read.mentions], text)
    for event in read.events:
        held([*event.trigger, *event.evidence], text)
    assert len({quote.id for quote in read.quotes}) == len(read.quotes)
    assert len({date.id for date in read.dates}) == len(read.dates)
    assert read == read_words(found, CONFIG, layers)


def held(spans: Iterable[Span], text: str) -> None:
    """Every span has words of the text."""
    assert all(0 <= span.start < span.end <= len(text) and span.of(text).strip() for span in spans)


def check_quote(quote: Quote, read: ReadReport) -> None:
    """A quotation has content, a confidence, a reason, and a parent that is there and not itself."""
    text = read.report.text
    held((*quote.source, *quote.cue, *quote.content, *quote.speaker_evidence), text)
    assert quote.content
    assert all(one.end <= other.start for one, other in pairwise(quote.content))
    assert 0 <= quote.confidence <= 1
    assert quote.because
    assert isinstance(quote.zone, Role)
    assert quote.parent is None or quote.parent in {other.id for other in read.quotes if other is not quote}


def check_date(date: TimeExpression, text: str) -> None:
    """A time has words, a reason, and days in order."""
    held([date.span], text)
    assert date.because
    assert date.earliest is None or date.latest is None or date.earliest < date.latest


def check_names(pair: list[str], chance: random.Random) -> None:
    """Two names are as near from either side; together with others each gets one cluster."""
    kind = chance.choice((None, *NameKind))
    score = compare_names(pair[0], pair[1], kind)
    assert 0 <= score.score <= 1
    assert score.because
    other = compare_names(pair[1], pair[0], kind)
    assert (score.score, score.same) == (other.score, other.same)
    assert compare_names(pair[0], pair[0], kind).same is not False
    if chance.random() < 0.1:
        items = [NameItem(str(number), name, kind) for number, name in enumerate((*pair, *NAMES))]
        assert cluster_names(items).keys() == {item.id for item in items}


if __name__ == "__main__":
    run(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0)
