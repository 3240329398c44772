"""Forms of attribution beyond a verb of saying: nouns, passives, adverbs, silences, views, transcripts."""

from __future__ import annotations

import pytest
from tests.factories import annotated, marked
from tests.quotes.test_quotes_find import shown

from dateline.model import Role
from dateline.quotes import find_quotes

# words -> class; what is marked is the one attribution that is not nested.
FORMS = {
    "a verb carries the noun": ("[Orr]source [issued]cue {the warning}content in a statement on Monday.", "warned"),
    "noun with a clause": ("[The group]source [issued a warning]cue {that the dam would be opened}content.", "warned"),
    "noun with its preposition": ("[Orr]source [repeated his demand for]cue {a new vote}content.", "demanded"),
    "noun of a possessor": ("[Orr’s]source [claim]cue {that the dam was safe}content drew laughter.", "alleged"),
    "noun alone": ("There were [allegations]cue {that the guards had fled}content.", "alleged"),
    "it was announced by": ("It [was announced]cue by [Orr]source {that the bridge would close}content.", "said"),
    "put in at the end": ("{The bridge would close}content, it [was announced]cue on Monday.", "said"),
    "condemned by": ("{The raid}content [was condemned]cue by [the Tervand government]source.", "condemned"),
    "is believed to": ("{The dam}content [is believed]cue {to be safe}content.", "believes"),
    "are reported to": ("{Forty people}content [are reported]cue {to have died}content.", "reported"),
    "is accused of": ("{Osk}content [is accused]cue {of selling steel}content.", "alleged"),
    "accused by": ("{Orr}content [was accused]cue by [Vell]source {of selling steel}content.", "condemned"),
    "reportedly": ("{Forty people}content [reportedly]cue {died in the flood}content.", "reported"),
    "allegedly": ("{The guards}content [allegedly]cue {opened fire}content.", "alleged"),
    "was quoted as saying": ("{“It just fell,”}content [a witness]source [was quoted as saying]cue.", "said"),
    "as he put it": ("As [Orr]source [put it]cue, {“nobody can drink steel.”}content", "said"),
    "as he noted, put in": ("{The dam}content, as [Orr]source [noted]cue, {is old}content.", "said"),
    "as he has said, at the end": ("{The dam is old}content, as [Orr]source [has said]cue.", "said"),
    "in his words": ("In [Orr’s]source [words]cue, {the vote was “a farce”}content.", "said"),
    "in the view of": ("[In the view of]cue [the ministry]source, {the dam is old}content.", "believes"),
    "according to, put in": ("{The dam}content, [according to]cue [Orr]source, {is safe}content.", "said"),
    "a time before what is warned of": (
        "[Orr]source [had warned]cue earlier this week {of a “long war” once the troops were gone}content.",
        "warned",
    ),
    "quoted by another, then a break": (
        "[The ministry]source, quoted by the Wire, [said]cue {the fires - both of them - were out}content.",
        "said",
    ),
    "citing between commas": (
        "[Orr]source [said]cue, in a letter to the Wire, {that the dam was closed}content.",
        "said",
    ),
    "told to": ("[Orr]source [told]cue {his men to leave the dam}content.", "demanded"),
    "asked to": ("[Orr]source [asked]cue {the judge to jail Vell}content.", "demanded"),
    "neither nor": ("[Orr]source [neither confirmed nor denied]cue {that the dam was closed}content.", "not-said"),
    "did not respond": ("[Orr]source [did not respond]cue {to a request for comment}content.", "not-said"),
    "could not be reached": ("[Orr]source [could not be reached]cue {for comment}content.", "not-said"),
    "no group claimed": ("[No group]source [has claimed]cue {responsibility}content.", "not-alleged"),
    "the statement read": ("{“The dam is safe,”}content [read]cue [the statement]source.", "said"),
    "tweeted": ("[Orr]source [tweeted]cue {that the dam was closed}content.", "said"),
    "by telephone": ("{“They hit him,”}content [Orr]source [said]cue by telephone.", "said"),
    "by satellite phone": ("{“They hit him,”}content [Orr]source [said]cue by satellite phone.", "said"),
    "wrote on Facebook": ("In a post on Facebook, [Orr]source [wrote]cue {that the dam was closed}content.", "said"),
    "told the network": ("[Orr]source [told]cue the network {that the dam was closed}content.", "said"),
    "while": ("While [Orr]source [said]cue {nobody would leave}content, the guards left.", "said"),
    "began": ("{“I can’t,”}content [Orr]source [began]cue.", "said"),
    "ruled": ("[The court]source [ruled]cue {that the vote was void}content.", "decreed"),
    "rejected": ("[Orr]source [dismissed]cue {the report as “nonsense”}content.", "denied"),
    "signed on the next line": (
        "{“The dam is safe and will stay so for years.”}content\n— [Lena Orr, harbour master of Tolm]source",
        "said",
    ),
}


@pytest.mark.parametrize(("words", "klass"), FORMS.values(), ids=FORMS.keys())
def test_each_form_has_its_source_cue_content_and_class(words: str, klass: str) -> None:
    """The words marked, no others, and the class of the guidelines."""
    text, expected = marked(words)
    found = [quote for quote in find_quotes(text) if quote.parent is None]
    assert [shown(quote, text.text) for quote in found] == expected
    assert [quote.klass for quote in found] == [klass]
    assert all(quote.because for quote in found)


NONE = [
    "The head of the boats, better known as “the Ferryman”, left.",
    "Orr, better known as the Ferryman, left the valley.",
    "The views that pose a threat to the valley are old.",
    "The flood is a threat to the valley.",
    "The road was maintained by the army.",
    "He was led by Orr to the gate.",
    "Three offices were asked by this newspaper.",
    "Nobody knows.",
    "The officials spoke on condition of anonymity.",
    "Orr made the comments in Tervand.",
]


@pytest.mark.parametrize("words", NONE)
def test_naming_deeds_and_topics_are_no_attributions(words: str) -> None:
    """What looks like a cue and attributes nothing."""
    assert find_quotes(annotated(words)) == []


NESTED = [
    ("The Wire said, citing two officials, that the dam was closed.", "two officials", "that the dam was closed"),
    ("Citing two officials, the Wire reported that the dam was closed.", "two officials", "that the dam was closed"),
    ("A witness was quoted by Halyard TV as saying that it fell.", "A witness", "that it fell"),
    ("The Wire quoted Orr as saying that it fell.", "Orr", "that it fell"),
]


@pytest.mark.parametrize(("words", "inner", "content"), NESTED)
def test_the_inner_source_hangs_on_the_outer_one(words: str, inner: str, content: str) -> None:
    """Both are kept; the words are the inner one's."""
    outer, nested = find_quotes(annotated(words))
    assert nested.parent == outer.id
    assert [span.of(words) for span in (*nested.source, *nested.content)] == [inner, content]


TRANSCRIPTS = {
    "Q: Is the dam safe?\nA: It is safe.\nQ: And the bridge?\nA: No.": [
        ("Q", "asked", "Is the dam safe?"),
        ("A", "said", "It is safe."),
        ("Q", "asked", "And the bridge?"),
        ("A", "said", "No."),
    ],
    "Wire: Is the dam safe?\nLena Orr: It is safe, I think.\nWire: And the bridge?\nLena Orr: No, it fell.": [
        ("Wire", "asked", "Is the dam safe?"),
        ("Lena Orr", "said", "It is safe, I think."),
        ("Wire", "asked", "And the bridge?"),
        ("Lena Orr", "said", "No, it fell."),
    ],
    "WIRE: What happened?\nORR: The dam broke.\nI ran first.\nWIRE: And then?": [
        ("WIRE", "asked", "What happened?"),
        ("ORR", "said", "The dam broke.|I ran first."),
        ("WIRE", "asked", "And then?"),
    ],
    "Place: the dam.\nTime: noon on Monday.": [],
}


@pytest.mark.parametrize(("words", "expected"), TRANSCRIPTS.items())
def test_a_transcript_is_read_by_its_labels(words: str, expected: list[tuple[str, str, str]]) -> None:
    """Each speech is one attribution, over its paragraphs; a question is asked."""
    found = [
        (quote.source[0].of(words), quote.klass, "|".join(span.of(words) for span in quote.content))
        for quote in find_quotes(annotated(words))
    ]
    assert found == expected


def test_titles_name_their_speaker_before_or_after() -> None:
    """A headline is read by its own forms and marked by its zone."""
    for words, source, content in (
        ("Orr: The dam is safe", "Orr", "The dam is safe"),
        ("Dam is safe, minister says", "minister", "Dam is safe"),
        ("Minister denies dam is unsafe", "Minister", "dam is unsafe"),
    ):
        [quote] = find_quotes(annotated(words, (Role.HEADLINE, 0, len(words))))
        assert (quote.zone, quote.source[0].of(words), quote.content[0].of(words)) == (Role.HEADLINE, source, content)
