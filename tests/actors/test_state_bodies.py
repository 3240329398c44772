"""Bodies that a country and a noun name, names that the words say are one, articles that a surname lacks."""

from __future__ import annotations

from tests.factories import annotated

from dateline.config import Config
from dateline.language import analyse_words
from dateline.model import Mention
from dateline.pipeline import read_who


def mentions_of(text: str) -> dict[str, Mention]:
    """The mentions of a text by their words, the first of each."""
    report = annotated(text)
    found, _ = read_who(report, analyse_words(report, Config().language), Config())
    return {mention.span.of(text): mention for mention in reversed(found)}


def test_a_country_with_a_noun_is_a_body_and_its_members_are_the_same_body() -> None:
    found = mentions_of("US troops left Iraq on Monday. American forces had come in 2014. The Iraqi army stayed.")
    assert found["US troops"].actor == found["American forces"].actor
    assert found["Iraqi army"].actor not in (found["American forces"].actor, found["Iraq"].actor)
    assert found["Iraqi army"].label.value == "OTHER"


def test_the_words_say_that_two_names_are_one() -> None:
    found = mentions_of(
        "The River Guard Units (RGU), better known as Al-Karad, left. Al-Karad has ten boats. RGU said so."
    )
    assert len({found[words].actor for words in ("River Guard Units", "RGU", "Al-Karad")}) == 1


def test_a_surname_may_lack_its_article() -> None:
    found = mentions_of("Mahmoud al-Tamari spoke on Monday. Tamari said the road was open.")
    assert found["Tamari"].actor == found["Mahmoud al-Tamari"].actor
