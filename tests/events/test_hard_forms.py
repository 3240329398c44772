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


@pytest.mark.parametrize(
    ("sentence", "root", "mode"),
    [
        # whom it is done to is a person, by name or pronoun
        ("Broz and Fenn were freed on Thursday on the order of a court.", "RETREAT", "release"),
        ("They were released a week later.", "RETREAT", "release"),
        ("The minister said that Brenn was dismissed.", "SANCTION", "expel"),
        # fire that is exchanged, water that is used
        ("Border guards exchanged fire with soldiers of Orland on Sunday night.", "ASSAULT", None),
        ("Riot police used water cannon on Tuesday to disperse 2,000 students.", "ASSAULT", "crowd-control"),
        ("Orland sent two helicopters to its neighbour.", "AID", None),
        # a verb that the tagger takes for an adjective
        ("The man was beaten to death in the town of Al-Dural.", "ASSAULT", "beat"),
        # an order to the reader tells what stands beneath it
        ("Recall that the base was attacked on Monday, leaving seven dead.", "ASSAULT", None),
        # harm that nobody does, told of things that fail and of what is joined to it
        ("The failure of the Hask dam killed 17 people on 1 April.", None, None),
        ("Gunmen on a train opened fire on Monday, killing seven people.", "ASSAULT", None),
        ("Parliament voted down a motion of no confidence on Friday.", "REJECT", None),
        (
            "Nine people died and 14 are missing after a dam burst above the town of Hask on Tuesday evening.",
            None,
            None,
        ),
    ],
)
def test_forms_of_one_deed(sentence: str, root: str | None, mode: str | None) -> None:
    assert (root, mode) in [(one.type, one.mode) for one in events_of(sentence, day=date(2025, 3, 14))]


@pytest.mark.parametrize(
    ("sentence", "roots"),
    [
        ("Petrosar declined to comment on Tuesday.", []),
        ("Petrosar declined to be identified.", []),
        ("Petrosar declined the offer on Tuesday.", ["REJECT"]),
        ("We do not attack markets.", []),
        ("The spokeswoman dismissed as baseless the claims of the union.", []),
    ],
)
def test_silence_and_habits_are_no_deeds(sentence: str, roots: list[str]) -> None:
    assert [one.type for one in events_of(sentence) if one.type not in (None, "ACCUSE")] == roots


def test_what_is_done_and_what_is_not_are_two_deeds() -> None:
    found = events_of("Police used batons and tear gas but fired no rubber bullets on Friday.", day=date(2025, 3, 15))
    assert sorted(one.status.value for one in found) == ["denied", "happened"]


def test_what_happened_within_a_deed_is_of_it() -> None:
    [one] = events_of("Guards exchanged fire with smugglers on Sunday, in which three people were killed.")
    assert [(number.of, number.value) for number in one.numbers] == [("dead", 3)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Three soldiers were killed when they attacked a post of Orland on Sunday.",
        "Guards exchanged fire with soldiers from neighbouring Orland on Sunday night.",
        "Nine people died and 14 are missing after a dam burst above the town of Hask on Sunday evening.",
    ],
)
def test_the_day_of_what_is_told_together(sentence: str) -> None:
    found = events_of(sentence, day=date(2025, 3, 14))
    assert found
    assert {(one.date.earliest, one.date.latest) for one in found} == {(date(2025, 3, 9), date(2025, 3, 10))}


def test_the_years_of_a_sentence_are_a_number() -> None:
    [one] = events_of("A court sentenced former minister Dag Storvik to seven years in prison on Tuesday.")
    assert [(number.of, number.value) for number in one.numbers] == [("years of a sentence", 7)]
