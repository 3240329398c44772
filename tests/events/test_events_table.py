"""What happened, who did it and to whom: our own sentences, one table for each construction."""

import json
from datetime import date
from typing import Any

import pytest
from tests.events.events_factory import events_of, told

from dateline import annotate

CONSTRUCTIONS = [
    # the active, the passive, two that do it
    ("Syria attacked Jordan on Monday.", "ASSAULT", ("Syria",), ("Jordan",)),
    ("Jordan was attacked by Syria on Monday.", "ASSAULT", ("Syria",), ("Jordan",)),
    ("Syria and Iran attacked Jordan on Monday.", "ASSAULT", ("Syria", "Iran"), ("Jordan",)),
    # a relative clause, an apposition
    ("Syria, which attacked Jordan in May, is at peace with Egypt.", "ASSAULT", ("Syria",), ("Jordan",)),
    ("John Smith, the foreign minister of Canada, met Anna Weber.", "CONSULT", ("John Smith",), ("Anna Weber",)),
    # nouns: with an owner, with "of", with "between", with a light verb
    ("Syria's attack on Jordan began on Monday.", "ASSAULT", ("Syria",), ("Jordan",)),
    ("The assassination of John Smith in Paris on Monday shocked France.", "ASSAULT", (), ("John Smith",)),
    ("Talks between Turkey and Greece began in Geneva in June 2020.", "CONSULT", ("Turkey", "Greece"), ()),
    ("Syria launched an attack on Jordan.", "ASSAULT", ("Syria",), ("Jordan",)),
    # those without a name, who are not their country; what is moved is nobody's recipient; both sides of a joint act
    ("Iraqi forces attacked Syria.", "ASSAULT", ("Iraqi forces",), ("Syria",)),
    ("Egypt withdrew its troops from Jordan.", "RETREAT", ("Egypt",), ()),
    ("Turkey resumed talks with Greece in May.", "CONSULT", ("Turkey", "Greece"), ()),
    (
        "Parliament passed a bill that requires the government to leave.",
        "SUPPORT",
        ("Parliament",),
        ("the government",),
    ),
    # what is not stated is empty
    ("Turkey released the prisoners on Friday.", "RETREAT", ("Turkey",), ("the prisoners",)),
    ("Police arrested opposition leader John Smith on Saturday.", "COERCE", ("Police",), ("John Smith",)),
    # a quantity of people; a plural in -men; where somebody was hurt is no one
    ("Thousands of workers went on strike in Athens.", "PROTEST", ("Thousands of workers",), ()),
    ("Gunmen killed seven soldiers near Athens on Monday.", "ASSAULT", ("Gunmen",), ("seven soldiers",)),
    (
        "Three civilians were wounded by shells in the village of Vell on January 5.",
        "ASSAULT",
        (),
        ("Three civilians",),
    ),
    # one root each
    ("Turkey agreed to release the prisoners.", "AGREE", ("Turkey",), ("the prisoners",)),
    ("Syria signed an agreement with Egypt.", "SUPPORT", ("Syria",), ("Egypt",)),
    ("Egypt praised Jordan for its restraint.", "SUPPORT", ("Egypt",), ("Jordan",)),
    ("Germany gave $46 million to Jordan.", "AID", ("Germany",), ("Jordan",)),
    ("Egypt urged Syria to withdraw its troops from Jordan.", "REQUEST", ("Egypt",), ("Syria",)),
    ("Egypt accused Syria of attacking Jordan.", "ACCUSE", ("Egypt",), ("Syria",)),
    ("Turkey refused to release the prisoners.", "REJECT", ("Turkey",), ("the prisoners",)),
    ("Egypt will support Jordan.", "AGREE", ("Egypt",), ("Jordan",)),
    ("Egypt declared a ceasefire on Monday.", "RETREAT", ("Egypt",), ()),
    ("The government of Egypt has ordered an attack on Jordan.", "ASSAULT", ("The government of Egypt",), ("Jordan",)),
    ("Iran warned Israel that it would destroy Haifa.", "THREATEN", ("Iran",), ("Israel",)),
    ("Russia expelled two Canadian diplomats.", "SANCTION", ("Russia",), ("two Canadian diplomats",)),
    ("Kenya mobilized its army.", "MOBILIZE", ("Kenya",), ()),
    ("Canada imposed sanctions on Russia in 2014.", "COERCE", ("Canada",), ("Russia",)),
    # what is said decides
    ("“We will destroy Haifa,” Anna Weber said on Tuesday.", "THREATEN", ("Anna Weber",), ("Haifa",)),
    ("Smith said Canada must withdraw its troops.", "REQUEST", ("Smith",), ("Canada",)),
    # members stand for their body; joined by "along with"; carried out by; whose wrong it is, not against whom
    (
        "Egypt praised the fighters of the Popular Mobilization Units.",
        "SUPPORT",
        ("Egypt",),
        ("Popular Mobilization Units",),
    ),
    ("Ten people were killed in a strike carried out by Syria.", "ASSAULT", ("Syria",), ("Ten people",)),
    (
        "Two clerks were wounded in a rocket attack ordered by General Paul Weber near Athens International Airport.",
        "ASSAULT",
        ("Paul Weber",),
        ("Two clerks",),
    ),
    ("Egypt condemned Syria's attack on Jordan.", "ACCUSE", ("Egypt",), ("Syria",)),
    ("Egypt condemned the attack on Jordan.", "ACCUSE", ("Egypt",), ()),
    # whom it is told; who should know it
    ("Anna Weber told Egypt that the talks were over.", None, ("Anna Weber",), ("Egypt",)),
    # named again by its noun
    (
        "Syria launched joint patrols with Egypt in May. The joint patrols ended on Monday.",
        "COOPERATE",
        ("Syria", "Egypt"),
        (),
    ),
    # somebody's people are not he; some of several; thousands of thousands; a number behind its verb
    ("Orlen’s ex-wife had been taken into custody on Friday.", "COERCE", (), ("Orlen’s ex-wife",)),
    (
        "Orlen said two of his fighters had been wounded by Syria.",
        "ASSAULT",
        ("Syria",),
        ("two of his fighters",),
    ),
    (
        "Tens of thousands of people demonstrated in Athens last week.",
        "PROTEST",
        ("Tens of thousands of people",),
        (),
    ),
    # whom, and not where; whom, and not what they are; what is sent is nobody
    ("Security forces had opened fire on demonstrators in Haifa.", "ASSAULT", ("Security forces",), ("demonstrators",)),
    (
        "Marines detained seven crew members, five of them Colombians.",
        "COERCE",
        ("Marines",),
        ("seven crew members",),
    ),
    ("Italy and Greece offered to send rescue teams.", "AGREE", ("Italy", "Greece"), ()),
    ("The government declared a state of emergency.", "COERCE", ("The government",), ()),
    # joined beneath what is urged; joined to a passive; "them" beneath a participle
    (
        "Egypt urged Syria to withdraw its troops and to release the prisoners.",
        "RETREAT",
        ("Syria",),
        ("the prisoners",),
    ),
    (
        "Canada imposed sanctions on six companies, accusing them of smuggling.",
        "ACCUSE",
        ("Canada",),
        ("six companies",),
    ),
    # who did what is condemned; who asked what is refused
    ("Syria shelled Haifa on Monday. Anna Weber condemned the shelling.", "ACCUSE", ("Anna Weber",), ("Syria",)),
    (
        "Egypt asked Syria to leave. Jordan accused Turkey of fraud. Syria rejected the request.",
        "REJECT",
        ("Syria",),
        ("Egypt",),
    ),
    # two sayings by cues of their own
    ("The Times accused the army of fraud and urged Syria to leave.", "REQUEST", ("Times",), ("Syria",)),
]


@pytest.mark.parametrize(("text", "root", "actors", "recipients"), CONSTRUCTIONS)
def test_arguments_are_read_through_the_construction(
    text: str, root: str, actors: tuple[str, ...], recipients: tuple[str, ...]
) -> None:
    assert (root, actors, recipients) in [(one.root, one.actors, one.recipients) for one in told(text)]


STATUSES = [
    ("Syria attacked Jordan on Monday.", "ASSAULT", "happened"),
    ("Syria is bombing Jordan.", "ASSAULT", "ongoing"),
    ("Syria will send aid to Jordan.", "AGREE", "planned"),
    ("Syria will attack Jordan.", "THREATEN", "threatened"),
    ("Egypt urged Syria to withdraw its troops from Jordan.", "RETREAT", "demanded"),
    ("Egypt demanded the withdrawal of Syrian troops from Jordan.", "RETREAT", "demanded"),
    ("Egypt demanded the withdrawal of Syrian troops from Jordan.", "REQUEST", "happened"),
    ("Syria did not attack Jordan.", "ASSAULT", "denied"),
    ("Syria denied that it attacked Jordan.", "ASSAULT", "denied"),
    ("Syria allegedly attacked Jordan.", "ASSAULT", "alleged"),
    ("Syria reportedly attacked Jordan on Monday.", "ASSAULT", "alleged"),
    ("Egypt said Syria attacked Jordan on Monday.", "ASSAULT", "alleged"),
    ("Egypt has denied claims that Syria attacked Jordan.", "ASSAULT", "denied"),
    ("Egypt expects Syria to withdraw its troops from Jordan on Friday.", "RETREAT", "predicted"),
    ("Syria may attack Jordan.", "ASSAULT", "hypothetical"),
    ("Should Syria attack Jordan, Egypt would withdraw its troops.", "RETREAT", "hypothetical"),
    # what somebody is accused of, or charged with; what is only to be done
    ("Prosecutors accused two officers of launching the attack on the barracks.", "ASSAULT", "alleged"),
    ("Orlen was accused of blowing up a railway bridge.", "ASSAULT", "alleged"),
    ("Two men were charged with killing the mayor.", "ASSAULT", "alleged"),
    ("Both sides were to release prisoners by March 15.", "AGREE", "planned"),
    ("Anna Weber is due to meet John Smith on Saturday.", "AGREE", "planned"),
]


@pytest.mark.parametrize(("text", "root", "status"), STATUSES)
def test_status_is_of_the_event_and_never_of_the_saying(text: str, root: str, status: str) -> None:
    assert (root, status) in [(one.root, one.status) for one in told(text)]


ASIDE = "The road is long. It leads to Haifa. It is old. It is narrow. It floods in winter."
DAYS = [
    # on a verb, a noun, at the head of the sentence, joined verbs, from one to another
    ("Syria attacked Jordan on Monday.", "ASSAULT", "2020-01-13", "2020-01-14", "day"),
    ("On Monday, police raided a house and arrested five men.", "COERCE", "2020-01-13", "2020-01-14", "day"),
    ("Syria withdrew most of its troops between May and July 2019.", "RETREAT", "2019-05-01", "2019-08-01", "interval"),
    ("Syria attacked Jordan in June 2014.", "ASSAULT", "2014-06-01", "2014-07-01", "month"),
    # the time of what is said is not that of the saying; one that describes somebody dates nothing
    ("Anna Weber said Syria attacked Jordan in 2014.", None, None, "2020-01-18", "open"),
    ("Anna Weber, in office since 2014, praised Jordan.", "SUPPORT", None, "2020-01-18", "open"),
    # counted from another event
    ("Syria attacked Jordan on Monday. Two days after the attack, Egypt sent troops to Jordan.", "MOBILIZE",
     "2020-01-15", "2020-01-16", "day"),
    ("Anna Weber resigned on Wednesday. The announcement came two days after Egypt attacked Jordan.", "ASSAULT",
     None, "2020-01-18", "open"),
    ("“It is over,” Anna Weber said on Wednesday. The remarks came two days after Egypt attacked Jordan.",
     "ASSAULT", "2020-01-13", "2020-01-14", "day"),
    # told as done in a dated saying; the report's day ends what has happened
    ("Anna Weber said on Monday that Syria had attacked Jordan.", "ASSAULT", None, "2020-01-14", "open"),
    ("Syria attacked Jordan this week.", "ASSAULT", "2020-01-13", "2020-01-18", "interval"),
    ("Syria attacked Jordan.", "ASSAULT", None, "2020-01-18", "open"),
    ("Syria will attack Jordan.", "THREATEN", None, None, "none"),
    # what something followed was not after it; a bare time behind an object is the verb's
    ("Egypt sent troops to Jordan on Monday, following the assassination of John Smith.", "ASSAULT", None, "2020-01-14",
     "open"),
    ("On Monday, Egypt asked Syria to leave. Syria rejected the request the following day.", "REJECT", "2020-01-14",
     "2020-01-15", "day"),
    # handed on by those who said it that day; told by a role alone, then by the name
    ("The Times reported on Monday, citing two officials, that Syria had attacked Jordan.", "ASSAULT", None,
     "2020-01-14", "open"),
    ("A spokesman for the army threatened to attack Jordan. “We will destroy Haifa,” John Smith said on Monday.",
     "THREATEN", "2020-01-13", "2020-01-14", "day"),
    ("The leader of a rebel group on Monday accused Syria of attacking Jordan.", "ACCUSE", "2020-01-13", "2020-01-14",
     "day"),
    # a lead in the perfect, by the verb of what is dated below
    ("John Smith has said Syria will attack Jordan. “They are ready,” Smith said on Monday.", "THREATEN", "2020-01-13",
     "2020-01-14", "day"),
    # further down, by a person with one dated saying; not by one who is told to speak on two days
    (f"“It is over,” Anna Weber said on Monday. {ASIDE} Anna Weber accused Syria of fraud.", "ACCUSE", "2020-01-13",
     "2020-01-14", "day"),
    (f"“It is,” Anna Weber said on Monday. “It was,” Weber said on Tuesday. {ASIDE} Anna Weber accused Syria of fraud.",
     "ACCUSE", None, "2020-01-18", "open"),
    # a denial that the next sentence tells with its day
    ("Egypt has denied claims that Syria attacked Jordan. “Syria did not attack Jordan,” Anna Weber said on Thursday.",
     None, "2020-01-16", "2020-01-17", "day"),
    # since when somebody is in office; an accident of another year; a semicolon; a day behind an infinitive
    ("Anna Weber, in power since 2014, telephoned John Smith.", "CONSULT", None, "2020-01-18", "open"),
    ("Last year a gang freed 37 schoolgirls; Egypt urged Syria to leave.", "REQUEST", None, "2020-01-18", "open"),
    ("Egypt refused to sign the treaty with Syria on Monday.", "REJECT", "2020-01-13", "2020-01-14", "day"),
    ("Egypt urged Syria on Monday to resume the talks in June 2021.", "REQUEST", "2020-01-13", "2020-01-14", "day"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "root", "earliest", "latest", "precision"), DAYS)
def test_the_day_is_what_the_words_give(
    text: str, root: str | None, earliest: str | None, latest: str | None, precision: str
) -> None:
    found = [event.date for event in events_of(text, day=date(2020, 1, 17)) if event.type == root]
    said = [(one.earliest, one.latest, one.precision) for one in found]
    days = [date.fromisoformat(day) if day else None for day in (earliest, latest)]
    assert (*days, precision) in said


UNDATED = (
    "Anger has grown since last year's assassination of John Smith in Paris. John Smith was killed on January 3, 2020. "
    "Anna Weber accused Syria of attacking Jordan. On Saturday, Egypt praised Jordan."
)


def annotated_row(text: str) -> dict[str, Any]:
    """A text without a day as `dateline annotate` reads it."""
    [row] = annotate([json.dumps({"id": "r", "text": text}).encode()])
    return row


def test_a_report_without_a_day_is_of_the_year_that_an_event_dated_twice_gives() -> None:
    read = annotated_row(UNDATED)
    days = {(one["type"], one["date"]["earliest"], one["date"]["latest"]) for one in read["events"]}
    assert ("ACCUSE", None, "2022-01-01") in days
    assert ("SUPPORT", "2020-12-26", "2021-12-26") in days
    assert ("ASSAULT", "2020-01-03", "2020-01-04") in days
    assert read["meta"]["published"]["value"] is None


def test_one_date_alone_gives_a_report_no_year() -> None:
    read = annotated_row("John Smith was killed on January 3, 2020. On Saturday, Egypt praised Jordan.")
    [praise] = [one for one in read["events"] if one["type"] == "SUPPORT"]
    assert (praise["date"]["earliest"], praise["date"]["latest"]) == (None, None)


def test_a_chain_names_the_outermost_first() -> None:
    [attack] = [one for one in told("Egypt said that Jordan had said that Syria attacked Lebanon.") if one.root]
    assert attack.form == "embedded"
    assert attack.attributed_to == ("Egypt", "Jordan")


def test_the_reports_own_doubt_is_nobodys_saying() -> None:
    [attack] = told("Syria allegedly attacked Jordan.")
    assert (attack.form, attack.attributed_to) == ("deed", ())


@pytest.mark.parametrize(
    "text",
    [
        "The attack helicopter landed.",
        "The planned attack on Jordan never took place.",
        "Battle Creek is a town in Michigan.",
        "He lives in Cairo.",
    ],
)
def test_words_that_tell_no_event_give_none(text: str) -> None:
    assert told(text) == []


def test_numbers_count_what_the_verb_does() -> None:
    [bomb] = told("A bomb in Baghdad killed 14 people.")
    assert [(number.value, number.of) for number in bomb.event.numbers] == [(14, "dead")]
    [arrest] = told("Police in Cairo arrested 12 protesters on Sunday.")
    assert [(number.value, number.of) for number in arrest.event.numbers] == [(12, "arrested")]
    [troops] = told("France deployed 2,000 troops to Mali.")
    assert [(number.value, number.of) for number in troops.event.numbers] == [(2000, "troops")]
    [aid] = told("Germany gave $46 million to Jordan.")
    assert [(number.value, number.of) for number in aid.event.numbers] == [(46_000_000, "money")]


def test_one_deed_told_by_several_words_is_one_event() -> None:
    text = "Russia seized a Ukrainian ship, detaining 24 sailors."
    [seizure] = told(text)
    assert [span.of(text) for span in seizure.event.trigger] == ["seized", "ship", "detaining"]
    assert [(number.value, number.of) for number in seizure.event.numbers] == [(24, "arrested")]


def test_what_befalls_people_has_no_root_and_a_death_alone_is_no_event() -> None:
    [bus] = told("At least 14 people died when a bus plunged into a ravine on Sunday.")
    assert (bus.root, bus.recipients) == (None, ("At least 14 people",))
    assert [(number.value, number.of) for number in bus.event.numbers] == [(14, "dead")]
    [quake] = told("An earthquake struck the island on Thursday, killing at least 30 people.")
    assert quake.root is None
    [attack] = told("Twelve people died in an attack on a hotel on Monday.")
    assert (attack.root, attack.recipients) == ("ASSAULT", ("Twelve people",))
    assert told("The former president died on Monday in hospital.") == []


def test_an_accident_of_another_year_is_of_that_year() -> None:
    text = "Residents accused the authorities of ignoring warnings after a quake in 2014 that killed four people."
    [killed] = [one for one in told(text) if one.event.numbers]
    assert killed.event.date.earliest == date(2014, 1, 1)


def test_a_place_is_cut_off_where_another_thing_begins() -> None:
    [arrest] = told("A clerk was arrested in Haifa on suspicion of smuggling weapons.")
    assert arrest.event.place == "Haifa"
    [sentence] = told("A court on Wednesday sentenced John Smith to eight years in prison for fraud.")
    assert sentence.event.place is None


def test_a_month_is_no_march() -> None:
    assert [one.root for one in told("John Smith said he would visit Norland in March.")] == ["AGREE"]


def test_years_in_prison_are_no_place_and_a_day_is_no_number() -> None:
    [sentence] = told("A court sentenced John Smith to six years in prison yesterday.")
    assert sentence.event.place is None
    [attack] = told("Three civilians were wounded by artillery fire in the village of Nurek on January 5.")
    assert [number.value for number in attack.event.numbers] == [3]
    assert attack.event.place == "the village of Nurek"


def test_those_to_whom_it_is_said_are_its_recipients() -> None:
    assert [one.recipients for one in told("Anna Weber told reporters that the road was open.")] == [("reporters",)]


def test_place_and_day_are_the_words_beside_it() -> None:
    [talks] = told("Talks between Turkey and Greece began in Geneva in June 2020.")
    assert talks.event.place == "Geneva"
    assert talks.event.date.earliest is not None
    assert talks.event.date.earliest.isoformat() == "2020-06-01"
    [strike] = told("Thousands of workers went on strike in Athens.")
    assert strike.event.place == "Athens"


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Leader of Opposition Raman Orlen alleged that the dam fell.", ["Raman Orlen"]),
        ("Acting head of the republic Denis Orlen said that the dam fell.", ["Denis Orlen"]),
        ("The head of the Norland Council said the dam fell.", ["head of the Norland Council", "Norland Council"]),
        ("An attack on a wedding party killed 63 people in Orrno.", ["63 people", "Orrno"]),
        ("The so-called Marsh State group attacked the town of Orrno.", ["Marsh State", "Orrno"]),
    ],
)
def test_who_acts_is_named_by_plain_words(text: str, actors: list[str]) -> None:
    assert sorted(actor["name"] for actor in annotated_row(text)["actors"]) == sorted(actors)
