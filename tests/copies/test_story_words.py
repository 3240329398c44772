"""What a report states: names, figures and wordings, the same number whatever house style writes them in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.copies import CopyInput
from dateline.copies.story_numbers import Kind, kind_of, name_number, sound_of, with_kind
from dateline.copies.story_words import read_story
from dateline.model import ReportId, Role, Span, Zone


def facts(text: str, *kinds: Kind) -> list[str]:
    """The words of the facts of a text, of some kinds or of all, in order of the text."""
    story = read_story(CopyInput(ReportId("x"), text))
    found = [(start, text[start:end]) for number, _, start, end in story.facts if not kinds or kind_of(number) in kinds]
    return [words for _, words in sorted(found)]


def numbers(text: str) -> set[int]:
    """The numbers of the facts of a text."""
    return {fact[0] for fact in read_story(CopyInput(ReportId("x"), text)).facts}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("It was Temir Orsan. Orsan left.", ["Temir", "Orsan", "Orsan"]),
        ("Orsan left. It rained.", []),  # a first word alone
        ("The guard spoke for the River Guard.", ["River"]),  # "guard" stands in small letters too
        ("On Monday in March he met Halm.", ["Halm"]),
        ("“We left,” said Halm. “Orsan too.”", ["Halm"]),  # the first word of a quotation
        ("He spoke: Nobody left.", []),
        ("The U.S. Army left. Dr. Halm stayed.", ["Army", "Halm"]),
        ("Parliament Orders Foreign Guards Out Of Dam", []),  # a headline's capitals
        ("PARLIAMENT ORDERS FOREIGN GUARDS OUT", []),
        ("Disse que Irena Sá chegou.", ["Irena", "Sá"]),
        ("Na segunda-feira, em Março, e na Terça.", []),
        ("Torrey's men saw Torrey’s boat near Torrey.", ["Torrey's", "Torrey’s", "Torrey"]),
        ("", []),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    """A word with a capital inside a sentence that never stands in small letters."""
    assert facts(text, Kind.NAME) == names


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("He had 2,500 goats.", "He had 2500 goats."),
        ("He had 2,500 goats.", "He had 2.5 thousand goats."),
        ("It cost 310 million.", "It cost 310,000,000."),
        ("It cost $2.5bn.", "It cost 2.5 billion dollars."),
        ("It has fourteen rooms.", "It has 14 rooms."),
        ("It has eighty-three rooms.", "It has 83 rooms."),
        ("The nineteenth goal.", "The 19th goal."),
        ("He came on March 12.", "He came on the 12th of March."),
        ("He came on March 12.", "Chegou em 12 de março."),
        ("São 38 mil pessoas.", "They are 38,000."),
        ("Custou R$ 1.200 ontem.", "It cost 1,200."),
        ("Foram dezoito.", "They were 18."),
        ("Fueron sesenta.", "They were 60."),
        ("At 14.20 it fell.", "At 14:20 it fell."),
        ("He met Ashvala Askand.", "He met Ashwala Askant."),
        ("He met Rubaye’s men.", "He met Rubaye."),
        ("He met São Paulo.", "He met Sao Paulo."),
    ],
)
def test_the_same_fact(one: str, two: str) -> None:
    """House style, language and transliteration do not count."""
    assert numbers(one) == numbers(two) != set()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("He had 164 votes.", Kind.BIG),
        ("He had 14.6 percent.", Kind.BIG),
        ("He had 1.4 percent.", Kind.MID),
        ("He had 47 men.", Kind.MID),
        ("He had eleven men.", Kind.SMALL),
        ("He had 0 men.", Kind.SMALL),
        ("It was in 2014 again.", Kind.YEAR),
        ("It had 2,014 rooms.", Kind.BIG),
        ("It had 2 million rooms.", Kind.BIG),
        ("It was on 4 April again.", Kind.DATE),
        ("It was on May 31 again.", Kind.DATE),
    ],
)
def test_kinds_of_figures(text: str, kind: Kind) -> None:
    """Small numbers and years are worth less than others."""
    assert [kind_of(number) for number in numbers(text)] == [kind]


@pytest.mark.parametrize(
    "text", ["At 10:20:30 it fell.", "No 1234567890123456 left.", "It may 5 times fail.", "No. It fell."]
)
def test_no_figures(text: str) -> None:
    """What is no quantity, and a month that is none."""
    assert not facts(text, Kind.BIG, Kind.MID, Kind.YEAR, Kind.DATE)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("He left. She came.", ["He left.", "She came."]),
        ("Gen. Halm left on Jan. 5. He ran.", ["Gen. Halm left on Jan. 5.", "He ran."]),
        ("“No.” He left", ["“No.”", "He left"]),
        ("He left\nShe came", ["He left", "She came"]),
        ("It fell 2.5 percent. 14 left.", ["It fell 2.5 percent.", "14 left."]),
        ("So ... he left! ¿Quién?", ["So ... he left! ¿Quién?"]),  # no capital follows the sign
        (" \n ", []),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    """Blanks at the edges do not belong to them."""
    assert [span.of(text) for span in read_story(CopyInput(ReportId("x"), text)).sentences] == sentences


def test_wordings_pass_over_small_words() -> None:
    """And stop at names, figures and ends of sentences."""
    one, two = (
        read_story(CopyInput(ReportId("x"), text))
        for text in ("A day of mourning began.", "They mourned. Days of mourning.")
    )
    assert len({n for n, _ in one.wordings}) == 1  # "mournings began"
    assert not {n for n, _ in one.wordings} & {n for n, _ in two.wordings}
    shared = read_story(CopyInput(ReportId("x"), "The mourning has begun, mourners beginning again."))
    assert {kind_of(n) for n, _ in shared.wordings} == {Kind.WORDING}


def test_the_headline_and_the_dateline_are_loose() -> None:
    """They lend facts to another report's look-up and are not held to state any; furniture is not read."""
    text = "Halm freed 14\nKOLVESH, March 4 (TTA) –\nA judge freed Irena Orsan.\nPhoto by Dov Petrak"
    cuts = [0, 14, 38, 65, len(text)]
    roles = (Role.HEADLINE, Role.DATELINE, Role.BODY, Role.CREDIT)
    zones = tuple(Zone(role, Span(cuts[k], cuts[k + 1])) for k, role in enumerate(roles))
    story = read_story(CopyInput(ReportId("x"), text, zones))
    assert [text[start:end] for _, _, start, end in sorted(story.facts, key=lambda f: f[2])] == ["Irena", "Orsan"]
    loose = {text[start:end] for _, _, start, end in story.loose}
    assert {"Halm", "14", "KOLVESH", "March 4"} <= loose
    assert not any("Petrak" in words for words in loose)


@pytest.mark.parametrize(
    ("one", "two"), [("soleimani", "sulaymani"), ("ruzhan", "rujan"), ("khazali", "kazali"), ("delvash", "delwash")]
)
def test_names_that_sound_alike(one: str, two: str) -> None:
    """As houses write them from another script."""
    assert sound_of(one) == sound_of(two)
    assert name_number(one) == name_number(two)


@given(st.text(max_size=40))
def test_the_sound_of_any_word(word: str) -> None:
    """Never fails, and is the word itself or one of few signs."""
    assert len(sound_of(word)) <= max(len(word) + 1, 1)
    assert kind_of(with_kind(name_number(word), Kind.YEAR)) is Kind.YEAR


@given(st.text(max_size=200))
def test_places_hold(text: str) -> None:
    """Every fact lies in its sentence, and sentences are in order and apart."""
    story = read_story(CopyInput(ReportId("x"), text))
    for _, sentence, start, end in (*story.facts, *story.loose):
        assert story.sentences[sentence].holds(Span(start, end))
    assert all(a.end <= b.start for a, b in zip(story.sentences, story.sentences[1:], strict=False))
    assert all(span.of(text) == span.of(text).strip() != "" for span in story.sentences)
