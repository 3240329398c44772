"""What a deed is done with: our own sentences, one for each place where the grammar makes a word the means."""

import pytest
from tests.events.events_factory import events_of

FOUND = [
    ("Syria attacked the base with rockets on Monday.", "rockets"),
    ("Two soldiers were killed by a roadside bomb in Basra.", "roadside bomb"),
    ("The commander was killed in a drone strike at the airport.", "drone"),
    ("A car bomb killed three soldiers outside the ministry of Jordan.", "car bomb"),
    ("Militants fired mortars at the police station.", "mortars"),
    ("Police used tear gas and water cannon against protesters in Cairo.", "tear gas and water cannon"),
    ("Gunmen attacked the post using machine guns and grenades.", "machine guns and grenades"),
    ("A missile hit a hospital in Mosul.", "missile"),
    ("A man stabbed two officers with a kitchen knife.", "kitchen knife"),
    ("Police dispersed the crowd with batons.", "batons"),
]
NONE = [
    "Rebels shot down a helicopter.",  # what is hit is not what it is hit with
    "Syria destroyed two missiles in the desert.",
    "Soldiers shot dead three men.",  # the word implies a weapon, but none is stated
    "Egypt gave rockets to Jordan.",  # goods
    "Police arrested a man with a knife in Cairo.",
]


@pytest.mark.parametrize(("text", "words"), FOUND)
def test_the_means_of_a_deed_are_words_of_its_text(text: str, words: str) -> None:
    found = [event for event in events_of(text) if event.instrument is not None]
    assert [event.instrument for event in found] == [words]
    assert [span.of(text) for span in found[0].instrument_evidence] == [words]


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_means_is_none(text: str) -> None:
    found = events_of(text)
    assert found
    assert [(event.instrument, event.instrument_evidence) for event in found] == [(None, ())] * len(found)
