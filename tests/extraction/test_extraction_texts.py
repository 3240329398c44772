"""Plain texts: dates beside and in the text, hostile input, and promises that hold for any words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.extraction.fuzz_extraction import check
from tests.growth import grows_as_the_input

from dateline.extraction import extract
from dateline.extraction.languages import read_language
from dateline.extraction.names import place_name
from dateline.model import Given, Incoming, Media, Published, Report, Status

BODY = "The council voted on Tuesday to close the ferry.\n\nIt opens again in May, the mayor said."


def read(text: str, beside: Given | None = None) -> Report:
    """The text as a report."""
    report = extract(Incoming(text, Media.TEXT, "a.txt", "", beside or Given()))
    assert isinstance(report, Report)
    return report


def published(text: str, beside: Given | None = None) -> Published:
    """Its publication date."""
    return read(text, beside).metadata.published


def test_an_open_order_is_an_interval_that_names_both_days() -> None:
    found = published(f"Ferry to close\nPublished: 03/04/2021\n\n{BODY}")
    assert (found.value, found.earliest, found.latest) == (None, date(2021, 3, 4), date(2021, 4, 4))
    assert "2021-03-04 or 2021-04-03" in found.because


def test_a_german_text_writes_the_day_first() -> None:
    text = "Fähre bleibt zu\n03.04.2021\n\nDer Rat hat am Dienstag beschlossen, dass die Fähre nicht mehr fährt, und "
    text += "das ist so.\n\nSie ist alt."
    assert published(text).value == "2021-04-03"


def test_an_update_bounds_the_day_from_above() -> None:
    found = published(f"Ferry to close\nUpdated: 4 March 2019\n\n{BODY}")
    assert (found.value, found.earliest, found.latest, found.status) == (None, None, date(2019, 3, 5), Status.INFERRED)


def test_a_day_without_a_year_stays_open() -> None:
    found = published(f"Ferry to close\n\nOSLO, Aug. 24 (FNW) – {BODY}")
    assert (found.value, found.earliest, found.latest) == ("--08-24", None, None)


def test_the_address_gives_the_year() -> None:
    found = published(f"OSLO, Aug. 24 (FNW) – {BODY}", Given(url="https://a.example/2019/08/24/ferry"))
    assert (found.value, found.because[:8]) == ("2019-08-24", "address:")


def test_an_address_of_another_day_is_not_believed() -> None:
    assert published(f"OSLO, Aug. 24 (FNW) – {BODY}", Given(url="https://a.example/2019/08/26/x")).value == "--08-24"


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("2020-01-17", "2020-01-17"),
        ("2020-01-17T22:50:00Z", "2020-01-17T22:50:00Z"),
        ("17 January 2020", "2020-01-17"),
        ("2020-01", "2020-01"),
        ("03/04/2021", None),
    ],
)
def test_a_given_date_keeps_its_precision(words: str, value: str | None) -> None:
    found = published(BODY, Given(published=words))
    assert (found.value, found.status) == (value, Status.GIVEN)
    assert found.earliest is not None


def test_a_given_date_that_is_none_is_a_problem_and_the_text_stands() -> None:
    report = read(f"Ferry to close\nPublished: 4 March 2019\n\n{BODY}", Given(published="soon"))
    assert report.metadata.published.value == "2019-03-04"
    assert [problem.code for problem in report.problems] == ["given-date-unread"]


def test_given_details_win_and_say_what_the_text_has() -> None:
    report = read(f"harrow.example\n\nFerry to close\n\n{BODY}", Given(outlet="The Harrow Post", byline=" "))
    assert (report.metadata.outlet.value, report.metadata.outlet.status) == ("The Harrow Post", Status.GIVEN)
    assert "harrow.example" in report.metadata.outlet.because
    assert report.metadata.byline.status is Status.ABSENT


def test_the_id_is_given_or_made_from_the_words() -> None:
    assert read(BODY, Given(id="a-1")).id == "a-1"
    assert read(BODY).id == read(BODY).id != read(BODY + "!").id


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Der Rat hat beschlossen, dass die Fähre nicht mehr fährt, und das ist so.", "de"),
        ("El consejo de la ciudad dijo que no hay otra salida para los barcos en el puerto.", "es"),
        ("Le conseil de la ville a dit que les bateaux ne sont plus dans le port et que c'est tout.", "fr"),
        ("The council of the town said that it was the end of the ferry.", "en"),
        ("市議会は火曜日にフェリーの運航を冬のあいだ休むことを決めた。", "ja"),
        ("Harrowmere 3:1", None),
    ],
)
def test_languages(text: str, code: str | None) -> None:
    assert read_language(text).value == code


@pytest.mark.parametrize(
    ("words", "name"),
    [("NEW YORK", "New York"), ("RIO DE JANEIRO", "Rio de Janeiro"), ("AL-QA'IM", "Al-Qa'im"), ("Oslo", "Oslo")],
)
def test_places_in_title_case(words: str, name: str) -> None:
    assert place_name(words) == name


TRIGGERS = [
    "a",
    "A ",
    "x\n",
    "(",
    '"',
    "By ",
    "Published: ",
    "January 5, 2020 ",
    "Photo: ",
    "Source: ",
    "© ",
    "A-",
    "| ",
]
TRIGGERS += [
    "BAGHDAD ",
    "(AP) ",
    "www.",
    "1/2/2020\n",
    "share ",
    "Read more: ",
    "\u00a0",
    "A.",
    "Advertisement\n",
    "日",
]


@pytest.mark.parametrize("piece", TRIGGERS)
def test_hostile_texts_are_read_in_linear_time(piece: str) -> None:
    """Four times the text costs four times as much, or little enough to be noise; by the square it would be sixteen."""
    size = 1_000_000 // len(piece) // (10 if "\n" in piece else 1)
    small, large = (Incoming(piece * length, Media.TEXT, "a.txt", "") for length in (size // 4, size))
    assert grows_as_the_input(lambda: extract(small), lambda: extract(large), 4)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.sampled_from("ABab 1.,:;-–—()[]/|\"“”’'\n\r\t\u00a0\u2028©@0"), max_size=200))
def test_any_words_keep_the_promises(text: str) -> None:
    incoming = Incoming(text, Media.TEXT, "a.txt", "")
    found = extract(incoming)
    if isinstance(found, Report):
        check(found, incoming)


RELEASES = [
    "Press release, 9 November 2024",
    "Press statement – Orvale, 9 November 2024",
    "For immediate release - 9 November 2024",
    "News release: 9 November 2024",
    "Media statement of 9 November 2024",
]


@pytest.mark.parametrize("line", RELEASES)
@pytest.mark.parametrize("first", [True, False])
def test_the_day_of_a_release_is_that_of_its_line(line: str, first: bool) -> None:
    """Above its title or below it."""
    title = "Trust calls for inspection of all gates"
    lines = (line, title) if first else (title, line)
    body = "The Harbour Trust said today that the sluice at Tarn had failed because of a worn gate, and asked for help."
    report = extract(Incoming("\n\n".join((*lines, body)), Media.TEXT, "a", ""))
    assert isinstance(report, Report)
    assert report.metadata.published.value == "2024-11-09"
    assert report.metadata.title.value == title
