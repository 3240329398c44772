"""The words of those who act or are acted upon without a name: where a description begins and where it ends."""

import pytest
from tests.factories import annotated

from dateline.config import Config
from dateline.language import analyse_words
from dateline.model import NameLabel
from dateline.pipeline import read_who

CONFIG = Config()


def described(text: str) -> list[str]:
    """The descriptions of a text, in reading order."""
    report = annotated(text)
    mentions, _ = read_who(report, analyse_words(report, CONFIG.language), CONFIG)
    return [mention.span.of(text) for mention in mentions if mention.label is NameLabel.OTHER]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Earlier in the day, police arrested protesters near the port.", "protesters"),
        ("The minister blamed armed rebels in Orsun for the violence.", "armed rebels in Orsun"),
        ("Two men were attacked by young, armed men.", "young, armed men"),
        ("The Sunday school teacher was attacked by rebels.", "The Sunday school teacher"),
        ("Norland accused Orvalian soldiers of shelling villagers.", "Orvalian soldiers"),
    ],
)
def test_a_description_holds_its_own_words(text: str, words: str) -> None:
    assert words in described(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Earlier in the day, police arrested protesters near the port.", "Earlier in the day"),
        ("The minister blamed armed rebels for the violence.", "for the violence"),
        ("Soldiers were Saturday hunting at least three men.", "Saturday hunting"),
    ],
)
def test_a_description_holds_no_other_words(text: str, words: str) -> None:
    assert not [found for found in described(text) if words in found]
