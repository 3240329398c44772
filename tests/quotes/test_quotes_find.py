"""Who said what: source, cue and content in every place that news prose puts them."""

from __future__ import annotations

import pytest
from tests.factories import Attribution, annotated, marked

from dateline.model import Quote, QuoteType, Role, Span
from dateline.quotes import QuoteOptions, find_quotes


def shown(quote: Quote, text: str) -> Attribution:
    """The quote as its words."""

    def words(spans: tuple[Span, ...]) -> tuple[str, ...]:
        return tuple(span.of(text) for span in spans)

    return Attribution(words(quote.source), words(quote.cue), words(quote.content))


PLACES = {
    "speaker after": "{“We won,”}content [Orr]source [said]cue.",
    "speaker after, inverted": "{“We won,”}content [said]cue [Orr]source.",
    "speaker after, with apposition": "{“We won,”}content [said]cue [Orr, a doctor from Tervand]source.",
    "apposition before the cue": "{“We won,”}content [Orr, a doctor,]source [said]cue on Monday.",
    "speaker before, quotation": "[Orr]source [said]cue: {“We won.”}content",
    "speaker before, comma": "[He]source [added]cue, {“It is a long way to the river.”}content",
    "that": "[Orr]source [said]cue {that the bridge had fallen}content.",
    "no that": "[Orr]source [said]cue {the bridge had fallen}content.",
    "day between": "[Orr]source [said]cue on Monday {the bridge had fallen}content.",
    "listener": "[Orr]source [told]cue reporters on Monday {that the bridge had fallen}content.",
    "occasion": "[Orr]source [said]cue in an interview with Halyard Television on Monday {that all was lost}content.",
    "words, speaker": "{The bridge had fallen}content, [Orr]source [said]cue.",
    "words, cue, speaker": "{The bridge had fallen}content, [said]cue [Orr]source.",
    "put in": "{The bridge}content, [Orr]source [said]cue, {would cost 3 million}content.",
    "split quotation": "{“We won,”}content [he]source [said]cue, {“and we shall stay.”}content",
    "next sentence": "{“We won the vote,”}content [he]source [said]cue. {“We shall stay in the valley.”}content",
    "mixed": "[Orr]source [said]cue {the vote was “a farce from the start” and void}content.",
    "half quoted": "{The march is needed “to condemn the raid,”}content [Orr]source [said]cue in a speech.",
    "question": "{“Where is the money?”}content [Orr]source [asked]cue.",
    "according to, in front": "[According to]cue [the interior ministry]source, {14 people died in the clash}content.",
    "according to, behind": "{Fourteen people died}content, [according to]cue [Lena Orr, a spokeswoman]source.",
    "auxiliaries": "[Orr]source [has repeatedly said]cue {that the dam is safe}content.",
    "promise": "[The group]source [vowed]cue {to burn the bridge}content.",
    "call": "[He]source [called on]cue {the government to resign}content.",
    "warning": "[Orr]source [warned of]cue {a plot against the valley}content.",
    "denial": "[The army]source [denied]cue {any role in the raid}content.",
    "description": "[Orr]source [described]cue {the vote as “a farce”}content.",
    "relative": "Two men, [who]source [said]cue {they had seen the fire}content, were led away.",
    "two speakers": "[Sara Vell and Tom Ash]source [said]cue {they would sue}content.",
    "long phrase": "[A spokesman for the head of the Dawn List]source Monday [stressed]cue {that it stayed}content.",
    "known as": "[The head of the River Guard better known as the Boats]source [said]cue {the dam was safe}content.",
    "two relatives": "[Orr, who leads the largest bloc, Dawn,]source [said]cue {the vote was void}content.",
    "brackets": "[Sen. Lena Orr (D-Ore.)]source [said]cue {the vote was void}content.",
    "signed": "{“The river belongs to us.”}content – [Lena Orr]source",
    "single marks": "{‘We will not leave,’}content [Orr]source [told]cue the court.",
    "angled marks": "{« Nous partons »}content, [Orr]source [said]cue.",
    "low marks": "{„Wir gehen nach Hause,“}content [Orr]source [said]cue.",
    "two marks": "{``We are going home,''}content [Orr]source [said]cue.",
    "mixed marks": '{“We are going home,"}content [Orr]source [said]cue.',
    "turned marks": "{”We are going home,“}content [Orr]source [said]cue.",
    "unclosed": "[Orr]source [said]cue: {“We are going home}content",
    "no-break spaces": "[Orr]source\u00a0[stressed]cue\u00a0{that the dam was safe}content.",
    "another script": "[محمود الربيعي]source [said]cue {“we will stay”}content on Monday.",
    "question as a sentence": "{“Is it over already?”}content [Orr]source [asked]cue. {“I think not, no.”}content",
    "introduced": "[Orr]source [continued]cue:\n{“We are ready for the winter.”}content",
    "closing speaker": "{“We begin with the dam.}content\n{“Then the bridge,”}content [Karim Vell]source [said]cue.",
    "opening cue": "[Said]cue [Orr]source: {“We begin with the dam.”}content",
}


@pytest.mark.parametrize("words", PLACES.values(), ids=PLACES.keys())
def test_one_attribution_is_found_where_it_stands(words: str) -> None:
    """The words marked are the source, cue and content, up to a comma at the source's end."""
    text, expected = marked(words)
    found = [shown(quote, text.text) for quote in find_quotes(text) if quote.parent is None]
    trimmed = [Attribution(tuple(s.rstrip(",") for s in e.source), e.cue, e.content) for e in expected]
    assert found == trimmed


SEVERAL = {
    "two cues, one source": "[Orr]source [said]cue {the dam was safe}content, [adding]cue2 {that it was new}content2.",
    "and": "[Orr]source [said]cue {the dam was safe}content and [added]cue2 {that it would stay so}content2.",
    "two sentences": "[Orr]source [said]cue {it was over}content. [She]source2 [denied]cue2 {that men died}content2.",
    "two quotes of two": "{“We go,”}content [said]cue [Orr]source. {“We stay,”}content2 [said]cue2 [Vell]source2.",
}


@pytest.mark.parametrize("words", SEVERAL.values(), ids=SEVERAL.keys())
def test_several_attributions_in_one_text(words: str) -> None:
    """Each cue has its own content; a cue without a source takes the one before it."""
    text, expected = marked(words)
    found = [shown(quote, text.text) for quote in find_quotes(text)]
    assert [(one.cue, one.content) for one in found] == [(one.cue, one.content) for one in expected]
    assert [one.source for one in found] == [one.source or expected[0].source for one in expected]


NOTHING = [
    "The bridge fell on Monday.",
    "The so-called “dam census” has been kept since 2015.",
    "She read “The River” on the train.",
    "Mahmoud “Abu Ali” Haddad was killed in the raid.",
    "The United States and two other states left the accord.",
    "The road, maintained by the army, is closed.",
    "",
    "   \n\n  ",
    "”",
    "“",
    "«»",
    "''",
]


@pytest.mark.parametrize("words", NOTHING)
def test_nobody_says_anything(words: str) -> None:
    """Nicknames, titles of works, scare quotes and nouns that look like verbs are no attributions."""
    assert find_quotes(annotated(words)) == []


CLASSES = [
    ("Orr said the dam was safe.", "said"),
    ("Orr did not say when the army would leave.", "not-said"),
    ("Orr didn’t say that the army would leave.", "not-said"),
    ("Orr never said that the army would leave.", "not-said"),
    ("Orr declined to comment.", "declined"),
    ("Orr refused to name the dead.", "declined"),
    ("Orr denied that the army had left.", "denied"),
    ("Orr asked whether the army had left.", "asked"),
    ("Orr demanded that the army leave.", "demanded"),
    ("Orr urged the army to leave.", "demanded"),
    ("Orr warned that the dam could break.", "warned"),
    ("Orr threatened to open the dam.", "threatened"),
    ("Orr promised to close the dam.", "promised"),
    ("Orr plans to close the dam.", "intends"),
    ("Orr believes that the dam is safe.", "believes"),
    ("Orr expects that the dam will hold.", "expects"),
    ("The Ledger reported that the dam was closed.", "reported"),
    ("Orr praised the ferrymen of Kolvesh.", "praised"),
    ("Orr condemned the raid on the dam.", "condemned"),
    ("Parliament approved a bill on the dam.", "decreed"),
    ("Orr claimed that the vote was stolen.", "alleged"),
    ("According to Orr, the dam was safe.", "said"),
]


@pytest.mark.parametrize(("words", "klass"), CLASSES)
def test_the_class_comes_from_the_cue_with_its_negation(words: str, klass: str) -> None:
    """ "Did not say" is never listed as said."""
    assert [quote.klass for quote in find_quotes(annotated(words))] == [klass]


TYPES = [
    ("“We won,” Orr said.", QuoteType.DIRECT),
    ("Orr said the vote was “a farce from the start”.", QuoteType.MIXED),
    ("Orr said the vote was a farce.", QuoteType.INDIRECT),
    ("‘We won,’ Orr said.", QuoteType.DIRECT),
    ("Orr said the dockers' vote wasn't fair to the guards' union.", QuoteType.INDIRECT),
    ("Orr said the vote was 'a farce from the start'.", QuoteType.MIXED),
]


@pytest.mark.parametrize(("words", "kind"), TYPES)
def test_the_type_comes_from_the_marks_alone(words: str, kind: QuoteType) -> None:
    """Direct when every word is inside marks, indirect when none is."""
    assert [quote.type for quote in find_quotes(annotated(words))] == [kind]


def test_a_quotation_over_three_paragraphs_is_one() -> None:
    """Each paragraph opens with a mark and only the last closes: one speaker, three stretches."""
    text = annotated("Orr said: “We begin with the dam.\n“Then we take the bridge.\n“Then we rest.” He left.")
    [quote] = find_quotes(text)
    assert len(quote.content) == 3
    assert quote.speaker == "Orr"
    assert quote.closed


def test_an_unclosed_quotation_says_so() -> None:
    """It ends with its paragraph, and the next paragraph is read as usual."""
    first, second = find_quotes(annotated("“We will not go, Orr said.\nVell said the dam was safe."))[-2:]
    assert second.speaker == "Vell"
    quote = find_quotes(annotated("Orr said: “We will not go\nVell left."))[0]
    assert not quote.closed
    assert "never closed" in quote.because
    assert first.content[0].end <= second.content[0].start


NESTED = [
    (
        "Halyard Television quoted Akhsan Birvay as saying that the guards would leave.",
        "Halyard Television",
        "Akhsan Birvay",
    ),
    ("“The guards will leave,” the Tervand Agency quoted Birvay as saying on Monday.", "Tervand Agency", "Birvay"),
    ("The Tervand Agency, citing Akhsan Birvay, reported that the dam was closed.", "Tervand Agency", "Akhsan Birvay"),
    ("The dam was closed, the Tervand Agency reported, citing Akhsan Birvay.", "Tervand Agency", "Akhsan Birvay"),
    ("“Birvay said the dam was closed for good,” Lena Orr said.", "Lena Orr", "Birvay"),
]


@pytest.mark.parametrize(("words", "outer", "inner"), NESTED)
def test_a_source_within_a_source_keeps_both(words: str, outer: str, inner: str) -> None:
    """The outer one is how the words reached us, the inner one said them."""
    quotes = find_quotes(annotated(words))
    assert [quote.speaker for quote in quotes] == [outer, inner]
    assert [quote.parent for quote in quotes] == [None, quotes[0].id]


def test_only_the_zones_asked_for_are_read() -> None:
    """A footer says nothing; a caption is marked as one and trusted less."""
    words = "Orr said it was over.\nVell said the dam was safe.\nFollow us, Ash said."
    lines = [0, words.index("\n") + 1, words.rindex("\n") + 1, len(words) + 1]
    roles = (Role.CAPTION, Role.BODY, Role.FOOTER)
    text = annotated(words, *((role, lines[n], lines[n + 1] - 1) for n, role in enumerate(roles)))
    caption, body = find_quotes(text)
    assert [caption.zone, body.zone] == [Role.CAPTION, Role.BODY]
    assert caption.confidence < body.confidence
    assert find_quotes(text, QuoteOptions(roles=frozenset((Role.BODY,)))) == [body]


def test_the_least_confidence_drops_lines() -> None:
    """What is below it is not handed out."""
    text = annotated("“We won,” Orr said. Vell wants peace to prevail in the valley, and plans to leave.")
    assert {quote.confidence >= 0.8 for quote in find_quotes(text)} == {True, False}
    assert all(quote.confidence >= 0.8 for quote in find_quotes(text, QuoteOptions(least=0.8)))


def test_a_title_names_its_speaker() -> None:
    """ "Orr: ..." in a headline; in the body the same form is a place, unless it is a transcript."""
    words = "Orr: The dam is safe"
    [quote] = find_quotes(annotated(words, (Role.HEADLINE, 0, len(words))))
    assert (quote.zone, quote.source[0].of(words)) == (Role.HEADLINE, "Orr")
    assert find_quotes(annotated("TERVAND: The dam is closed.")) == []
    transcript = find_quotes(annotated("ORR: The dam is closed.\nVELL: Is it safe?\nORR: It is."))
    assert len(transcript) == 3
