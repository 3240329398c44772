"""How a deed was done, by two accounts: the same, a plainer word for it, or another means."""

import pytest

from dateline.comparing import compare_record
from dateline.comparison.means import kinds_of_means, plainer
from dateline.model import Finding, FindingKind, Question
from tests.comparison.comparison_factory import copies_of, read

FIRST = "{} killed the governor Petra Vale at the airport of Orsan on Tuesday, the police of Orsan said."
SECOND = "The governor Petra Vale was killed {} at the airport of Orsan on March 2, the mayor of Orsan said."


def found(first: str, second: str) -> list[Finding]:
    """What two accounts of one killing say of how it was done."""
    reads = [
        read("post", FIRST.format(first), "Norvik Post", "2021-03-03"),
        read("gazette", SECOND.format(second), "Vessel Gazette", "2021-03-04"),
    ]
    return [one for one in compare_record(reads, copies_of(reads)).findings if one.question is Question.HOW]


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ("A rocket", "by a drone", FindingKind.DIFFERS),
        ("A roadside bomb", "by a bomb", FindingKind.AGREES),
        ("A rocket", "in a rocket attack", FindingKind.AGREES),
    ],
)
def test_two_accounts_of_how_it_was_done(first: str, second: str, kind: FindingKind) -> None:
    (one,) = found(first, second)
    assert (one.kind, one.field) == (kind, "instrument")
    assert [account.report for account in one.accounts] == ["post", "gazette"]
    assert all(account.value in f"{first} {second}" for account in one.accounts)


def test_an_account_that_states_no_means_is_silent() -> None:
    (one,) = found("Soldiers", "by a drone")
    assert one.kind is FindingKind.SILENT


def test_words_have_their_kinds() -> None:
    assert kinds_of_means("two Katyusha rockets") == {"rocket"}
    assert kinds_of_means("car bombs") == {"car-bomb"}
    assert kinds_of_means("a rolled newspaper") == frozenset()
    assert plainer("bomb", "car-bomb")
    assert not plainer("car-bomb", "bomb")
