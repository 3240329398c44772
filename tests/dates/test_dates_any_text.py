"""Whatever the text: offsets hold, expressions are disjoint and in order, and time grows with length alone."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.dates.date_factory import annotated, found_in, published

from dateline.dates import find_dates
from dateline.dates.expressions import find_expressions
from dateline.dates.other_languages import LANGUAGES, find_in_language
from dateline.dates.words import words_of
from dateline.model import Detail, Status

WORDS = """
Thursday Jan. January May may 5 17 2020 1990s ' ’ s - – , . : / ( ) last next the a two three days weeks year
ago later before after following quarter third half p.m. noon GMT on of in to and will said been every morning
night today overnight weekend summer fall Christmas Muharram 15 Khordad 03/04/2021 2020-01-17 22:50 century 19th
the attack anniversary of anniversary said on he spoke , and the following day Monday week Easter th st
hundred and fifty an hour now future past “ ” 0000 99999 ² ٣ ० İ ß 𝟏 end earlier
"""
PIECES = st.sampled_from([*WORDS.split(), " ", "  ", "\u00a0", "\n", "\ud800"])
TEXTS = st.one_of(
    st.text(max_size=80), st.lists(PIECES, max_size=40).map(" ".join), st.lists(PIECES, max_size=40).map("".join)
)
DAYS = st.sampled_from(
    ["2020-01-17", "", "--08-24", "--02-29", "2021-01-01..2022-01-01", "2020-01-01..", "9999-12-30", "0001-01-01"]
)
patient = settings(deadline=None)  # the first example also compiles the patterns


@patient
@given(TEXTS, DAYS)
def test_expressions_are_disjoint_in_order_and_inside(words: str, day: str) -> None:
    """No text raises; a day is never stated wider than its ends."""
    end = 0
    for found in found_in(words, day):
        assert end <= found.span.start < found.span.end <= len(words)
        assert found.span.of(words) == found.span.of(words).strip()
        end = found.span.end
        assert (found.earliest is None) == (found.anchor is None)
        assert found.earliest is None or found.latest is None or found.earliest < found.latest
        assert found.because
        if found.link:
            for span in (found.link.span, found.link.dated or found.link.span):
                assert 0 <= span.start < span.end <= len(words)


@patient
@given(TEXTS, DAYS)
def test_a_second_run_gives_the_same(words: str, day: str) -> None:
    """Values, ids and sentences alike."""
    assert found_in(words, day) == found_in(words, day)


@patient
@given(TEXTS)
def test_words_before_move_offsets_and_nothing_else(words: str) -> None:
    """A paragraph put before the text moves every span by its length."""
    before = "Nothing of the kind is told here.\n"
    moved = found_in(before + words)
    plain = found_in(words)
    assert [(one.span.start - len(before), one.span.end - len(before), one.value, one.rule) for one in moved] == [
        (one.span.start, one.span.end, one.value, one.rule) for one in plain
    ]


@patient
@given(TEXTS)
def test_the_words_are_found_without_a_date(words: str) -> None:
    """What is found does not depend on publication."""
    spans = [one.span for one in found_in(words, "2020-01-17")]
    assert spans == [one.span for one in found_in(words, "")]


UNITS = [
    "May may ", "May 5 ", "1", "12 ", "2020", "2020 ", "2020-", "03/04/", "-", "–", " ", "\u00a0", "the ", "last ",
    "the last year ", "two days after ", "12:30 ", "p.m. ", "Thursday's ", "of May ", "a ", "early late ", "'",
    "first half of the ", "5 to 6 to ", "January, ", "(", "will ", "said ", "to be ",
]  # fmt: skip


@pytest.mark.parametrize("unit", UNITS)
def test_four_times_the_text_takes_four_times_as_long(unit: str) -> None:
    """One paragraph of 30,000 characters against one of 120,000."""
    quarter = unit * (30_000 // len(unit))
    small = min(timed(quarter) for _ in range(2))
    assert min(timed(quarter * 4) for _ in range(2)) < 8 * small + 0.2  # the best of two: memory is tidied now and then


@pytest.mark.parametrize("unit", ["May may ", "2", "-"])
def test_a_megabyte_without_a_time_is_read_in_seconds(unit: str) -> None:
    """Trigger words, digits and dashes."""
    words = unit * (1_000_000 // len(unit))
    assert timed(words) < 20
    assert find_expressions(words_of(words, 0, len(words))) == []


def timed(words: str) -> float:
    """CPU seconds to find the expressions of one paragraph."""
    start = time.process_time()
    find_expressions(words_of(words, 0, len(words)))
    return time.process_time() - start


def test_a_long_report_with_many_dates_is_resolved_in_linear_time() -> None:
    """The whole way, with its sentences."""
    line = "He said on Thursday that two days after January 3 they will meet at 5 p.m. next week.\n"
    start = time.process_time()
    found = found_in(line * 2000)
    assert len(found) == 10_000
    assert time.process_time() - start < 6


OTHER_UNITS = {
    "ar": ["قبل ثلاثة أيام من ", "مساء يوم ", "الساعة ", "من 5 إلى "],
    "de": ["vor drei Tagen nach ", "18.30 Uhr ", "von 2009 bis ", "die letzten "],
    "es": ["hace dos días antes de ", "a las seis ", "la noche del ", "del 5 al "],
    "fa": ["سه روز پیش از ", "صبح روز ", "ساعت ", "از ۲۰۰۹ تا "],
    "fr": ["il y a trois ", "jeudi soir ", "de 2009 à ", "les derniers ", "un an "],
    "ru": ["три дня ", "в 6 часов ", "с 5 по ", "через год после "],
}
UNITS_OF_ALL = ["1", "12 ", "-", " ", "2020 ", "5 mai 5 мая 5 مارس ", "18:30 ", "2009-", "5 5 "]


@pytest.mark.parametrize(
    ("language", "unit"),
    [(language, unit) for language in sorted(LANGUAGES) for unit in (*UNITS_OF_ALL, *OTHER_UNITS[language])],
)
def test_other_languages_are_read_in_linear_time(language: str, unit: str) -> None:
    """Four times the text takes four times as long."""
    quarter = unit * (10_000 // len(unit))
    small = min(timed_in(quarter, language) for _ in range(2))
    assert min(timed_in(quarter * 4, language) for _ in range(2)) < 6 * small + 0.1


def timed_in(words: str, language: str) -> float:
    """CPU seconds to find the expressions of one paragraph of a language."""
    start = time.process_time()
    find_in_language(words_of(words, 0, len(words)), language)
    return time.process_time() - start


def test_counts_from_events_are_led_in_linear_time() -> None:
    """Many counts of many happenings, each looked for in the whole report."""
    line = "Two days after the attack{0} at Orsun, the envoy requested{0} talks on Friday. He left the following day.\n"
    small, large = (timed_report("".join(map(line.format, "abcdefgh" * number))) for number in (25, 100))
    assert large < 8 * small + 1


def timed_report(words: str) -> float:
    """CPU seconds to read a report."""
    text = annotated(words)
    start = time.process_time()
    find_dates(text, published("2020-01-17"))
    return time.process_time() - start


OTHER_WORDS = """
5 ٥ ۱۵ 1er 2019 ٢٠١٩ ۱۳۹۸ 03.04.2019 ۱۳۹۸/۱۰/۲۷ mars de marzo del März мая года مارس خرداد محرم ماه
jeudi dernier pasado Dienstag среду الخميس الماضي il y a trois jours après plus tard vor drei Tagen nach 18:30 Uhr h30 à
a las seis tarde soir noche в часов вечера назад через дня قبل ثلاثة أيام من بعد مساء الساعة سه روز پیش از ساعت عصر
au bis по إلى تا entre von 2009 2011 los últimos derniers
شنبه پنج‌شنبه hier heute hoy вчера أمس دیروز la semana pasada letzte Woche en 2014 году im Jahr sera dijo
' ’ - . , ( ) \u200c
"""
OTHER_TEXTS = st.lists(st.sampled_from([*OTHER_WORDS.split(), " ", "\n"]), max_size=30).map(" ".join)


@patient
@given(OTHER_TEXTS | st.text(max_size=60), st.sampled_from(sorted(LANGUAGES)))
def test_expressions_of_other_languages_are_disjoint_and_inside(words: str, language: str) -> None:
    """No text raises, whatever the digits and the order."""
    text = annotated(words)
    metadata = replace(text.report.metadata, language=Detail(language, Status.GIVEN))
    end = 0
    for found in find_dates(replace(text, report=replace(text.report, metadata=metadata)), published("2020-01-17")):
        assert end <= found.span.start < found.span.end <= len(words)
        assert (found.earliest is None) == (found.anchor is None)
        assert found.earliest is None or found.latest is None or found.earliest < found.latest
        end = found.span.end
