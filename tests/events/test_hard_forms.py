"""Events of invented reports of many fields: who, to whom and whether, where the parser errs or English is hard."""

from datetime import date

import pytest
from tests.events.events_factory import events_of, told

ROWS = [
    # verbs that the tagger takes for adjectives
    ("A court in Marrow on Friday sentenced former mayor Peter Galt to six years.", "SANCTION", "happened"),
    ("Galt was found guilty of fraud.", "SANCTION", "happened"),
    # particles: all that the entry asks for
    ("Nurses walked out on Tuesday over pay.", "PROTEST", "happened"),
    ("Delegates walked out of the talks.", "REJECT", "happened"),
    ("The mission handed over 14 rifles.", "RETREAT", "happened"),
    # harm that nobody does has no root
    ("An earthquake killed 40 people in Vell.", None, "happened"),
    ("Two passengers were injured in a collision on Monday.", None, "happened"),
    ("At least 34 people were killed and 120 injured when a dam burst above the town.", None, "happened"),
    ("A fire destroyed the Old Mill on Monday.", None, "happened"),
    ("Soldiers were wounded by fire from the tower.", "ASSAULT", "happened"),
    ("Nine people were killed when a bomb exploded in Vell.", "ASSAULT", "happened"),
    ("Three men were injured in an attack on a bus.", "ASSAULT", "happened"),
    # a deed and not a saying
    ("Besk recalled its ambassador from Vell in May.", "SANCTION", "happened"),
    ("Halden Coal had been warned twice about gas.", "THREATEN", "happened"),
    ("The finance ministry has frozen his assets.", "COERCE", "happened"),
    ("Protesters gathered outside the hall.", "PROTEST", "happened"),
]


@pytest.mark.parametrize(("sentence", "root", "status"), ROWS)
def test_what_is_told(sentence: str, root: str | None, status: str) -> None:
    assert (root, status) in [(one.root, one.status) for one in told(sentence)]


WHO = [
    ("Fans of Dynamo attacked a bus in Vell.", "ASSAULT", ("Fans of Dynamo",), ()),
    ("A sailor was shot by a patrol in May.", "ASSAULT", ("a patrol",), ("A sailor",)),
    ("Anna Dahl was forced to resign.", "COERCE", (), ("Anna Dahl",)),
    ("Two diplomats were expelled from the country in June.", "SANCTION", (), ("Two diplomats",)),
    (
        "Troops of the republic shelled the town of Ebra, killing eight civilians, officials said.",
        "ASSAULT",
        ("Troops of the republic",),
        ("Ebra", "eight civilians"),
    ),
]


@pytest.mark.parametrize(("sentence", "root", "actors", "recipients"), WHO)
def test_who_and_to_whom(sentence: str, root: str, actors: tuple[str, ...], recipients: tuple[str, ...]) -> None:
    one = next(one for one in told(sentence) if one.root == root)
    assert one.actors == actors
    assert set(one.recipients) <= set(recipients)


def test_somebodys_predecessor_is_somebody_else() -> None:
    found = told("Anna Dahl spoke. Police arrested Dahl's predecessor on Monday.")
    assert [one.recipients for one in found if one.root == "COERCE"] == [("Dahl's predecessor",)]


def test_two_armies_of_two_countries_are_two() -> None:
    found = told("Forces of the Northern Republic attacked Vell. The army of Sudria said it had shot down two planes.")
    assert len({actor for one in found for actor in one.actors if one.form != "statement"}) == 2


def test_who_fears_a_harm_does_not_threaten() -> None:
    found = told("Residents fear that the bridge will be blown up.")
    assert [(one.form, one.root, one.status) for one in found] == [("embedded", "ASSAULT", "predicted")]


def test_what_was_asked_before_is_not_asked_by_telling_it() -> None:
    text = "Anna Dahl said she had asked for money in 2021."
    said = text.index("said")
    asking = [one.event for one in told(text) if one.root == "REQUEST"]
    assert not any(span.start == said for event in asking for span in event.trigger)


def test_who_intends_to_meet_has_not_met() -> None:
    found = told("Turkey intends to send a delegation to Egypt.")
    assert {one.root for one in found} == {"AGREE"}


def test_a_description_ends_before_the_day() -> None:
    found = told("A reporter was beaten by unknown men in December.")
    assert [one.actors for one in found] == [("unknown men",)]


def test_harm_by_accident_keeps_its_numbers_and_day() -> None:
    (event,) = events_of("Forty people were killed in a landslide on Monday.", day=date(2024, 5, 14))
    assert (event.type, event.date.earliest, [number.of for number in event.numbers]) == (
        None,
        date(2024, 5, 13),
        ["dead"],
    )
    assert "nobody does" in event.because
