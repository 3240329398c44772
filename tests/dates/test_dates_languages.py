"""What the words of time in reports of Friday 17 January 2020 stand for in other languages and other calendars."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.dates.date_factory import annotated, find_marked, published

from dateline.dates import find_dates
from dateline.model import Detail, Metadata, Status, TimeExpression


def found_in_language(language: str, words: str, day: str = "2020-01-17") -> list[TimeExpression]:
    """The expressions of a body text of a language."""
    text = annotated(words)
    metadata = replace(text.report.metadata or Metadata(), language=Detail(language, Status.GIVEN))
    return find_dates(replace(text, report=replace(text.report, metadata=metadata)), published(day))


TABLE = [
    ("de", "Sie trafen sich am 17. Januar 2019 in Orsun.", "17. Januar 2019", "2019-01-17"),
    ("de", "Sie trafen sich am Freitag, den 17. Jänner 2020.", "Freitag, den 17. Jänner 2020", "2020-01-17"),
    ("de", "Er sagte das am Donnerstag.", "Donnerstag", "2020-01-16"),
    ("de", "Er wird am Dienstag erwartet.", "Dienstag", "2020-01-21"),
    ("de", "Gestern kam er an.", "Gestern", "2020-01-16"),
    ("de", "Im März 2019 war er hier.", "März 2019", "2019-03"),
    ("de", "Er kam im Jahr 2014.", "2014", "2014"),
    ("de", "Er kam letzte Woche.", "letzte Woche", "2020-W02"),
    ("de", "Das war am 03.04.2019.", "03.04.2019", "2019-04-03"),
    ("fr", "Ils se sont réunis le 1er mars 2019.", "1er mars 2019", "2019-03-01"),
    ("fr", "Il l’a annoncé jeudi.", "jeudi", "2020-01-16"),
    ("fr", "Il sera reçu mardi.", "mardi", "2020-01-21"),
    ("fr", "Il est parti jeudi dernier.", "jeudi dernier", "2020-01-16"),
    ("fr", "Ils partiront mardi prochain.", "mardi prochain", "2020-01-21"),
    ("fr", "Aujourd’hui, rien.", "Aujourd’hui", "2020-01-17"),
    ("fr", "Rien depuis août 2018.", "août 2018", "2018-08"),
    ("fr", "Il est né en 1975.", "1975", "1975"),
    ("es", "Se reunieron el 5 de marzo de 2019.", "5 de marzo de 2019", "2019-03-05"),
    ("es", "Lo dijo el jueves.", "jueves", "2020-01-16"),
    ("es", "Lo dijo el pasado martes.", "pasado martes", "2020-01-14"),
    ("es", "Será recibido el martes.", "martes", "2020-01-21"),
    ("es", "Ayer llegó.", "Ayer", "2020-01-16"),
    ("es", "Fue en marzo de 2018.", "marzo de 2018", "2018-03"),
    ("es", "La semana pasada llegó.", "La semana pasada", "2020-W02"),
    ("ru", "Они встретились 5 марта 2019 года.", "5 марта 2019 года", "2019-03-05"),
    ("ru", "Об этом он сообщил в четверг.", "четверг", "2020-01-16"),
    ("ru", "Встреча состоится в среду.", "среду", "2020-01-22"),
    ("ru", "Вчера он приехал.", "Вчера", "2020-01-16"),
    ("ru", "Это было в марте 2018 года.", "марте 2018 года", "2018-03"),
    ("ru", "Это было в 2014 году.", "2014 году", "2014"),
    ("ar", "اجتمعوا في 5 مارس 2019", "5 مارس 2019", "2019-03-05"),
    ("ar", "اجتمعوا في ٥ آذار ٢٠١٩", "٥ آذار ٢٠١٩", "2019-03-05"),
    ("ar", "قال ذلك يوم الخميس", "الخميس", "2020-01-16"),
    ("ar", "قال ذلك يوم الثلاثاء الماضي", "الثلاثاء الماضي", "2020-01-14"),
    ("ar", "وصل أمس", "أمس", "2020-01-16"),
    ("ar", "كان ذلك في عام 2014", "2014", "2014"),
    ("fa", "آنان در ۵ مارس ۲۰۱۹ دیدار کردند", "۵ مارس ۲۰۱۹", "2019-03-05"),
    ("fa", "او روز پنج‌شنبه گفت", "پنج‌شنبه", "2020-01-16"),
    ("fa", "او روز سه شنبه گفت", "سه شنبه", "2020-01-14"),
    ("fa", "او دیروز آمد", "دیروز", "2020-01-16"),
    ("fa", "در ۱۵ خرداد ۱۳۹۸ بود", "۱۵ خرداد ۱۳۹۸", "2019-06-05"),
    ("fa", "در 22 بهمن ماه 1397 بود", "22 بهمن ماه 1397", "2019-02-11"),
    ("fa", "در ۱۳۹۸/۱۰/۲۷ بود", "۱۳۹۸/۱۰/۲۷", "2020-01-17"),
]  # fmt: skip


SEASONS = [
    ("de", "Im Sommer 2019 kam er.", "Sommer 2019", "2019-SU"),
    ("de", "Letzten Winter kam er.", "Letzten Winter", "2018-WI"),
    ("de", "Er kam im dritten Quartal 2019.", "dritten Quartal 2019", "2019-Q3"),
    ("de", "Er kam im ersten Halbjahr 2019.", "ersten Halbjahr 2019", "2019-H1"),
    ("de", "Er kam zu Ostern.", "Ostern", "2019-04-21"),
    ("fr", "Il a été vu en été 2018.", "été 2018", "2018-SU"),
    ("fr", "L’hiver dernier, il est parti.", "hiver dernier", "2018-WI"),
    ("fr", "Au premier trimestre 2019, rien.", "premier trimestre 2019", "2019-Q1"),
    ("fr", "Rien depuis Noël.", "Noël", "2019-12-25"),
    ("es", "Llegó en el verano de 2018.", "verano de 2018", "2018-SU"),
    ("es", "Llegó en el segundo semestre de 2019.", "segundo semestre de 2019", "2019-H2"),
    ("es", "Volvió en Navidad.", "Navidad", "2019-12-25"),
    ("ru", "Летом 2018 года он приехал.", "Летом 2018 года", "2018-SU"),
    ("ru", "Прошлым летом он приехал.", "Прошлым летом", "2019-SU"),
    ("ru", "В первом квартале 2019 года он приехал.", "первом квартале 2019 года", "2019-Q1"),
    ("ru", "Он приехал на Рождество.", "Рождество", "XXXX"),
    ("ar", "في صيف عام 2018 وصل.", "صيف عام 2018", "2018-SU"),
    ("ar", "في الربع الأول من عام 2019 وصل.", "الربع الأول من عام 2019", "2019-Q1"),
    ("ar", "سيصل بعد عيد الفطر.", "عيد الفطر", "2020-05-XX"),
    ("fa", "پیش از نوروز خواهد رفت.", "نوروز", "2020-03-20"),
]


@pytest.mark.parametrize(("language", "words", "expression", "value"), [*TABLE, *SEASONS])
def test_words_of_other_languages(language: str, words: str, expression: str, value: str) -> None:
    """Names, digits and words of each language; a sentence without a plain verb is another test."""
    assert [(one.span.of(words), one.value) for one in found_in_language(language, words)] == [(expression, value)]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", "Er will 2000 Mann und 30 Mai-Bäume."),
        ("fr", "Il mars-che vers 2000 hommes, été comme hiver."),
        ("es", "El mar está lejos; 2000 hombres."),
        ("ru", "Их было 2014, и мало."),
        ("ar", "كان هناك 2014 رجلا"),
        ("fa", "دوشنبه‌ها 2014 نفر"),
    ],
)
def test_numbers_and_parts_of_words_are_no_dates(language: str, words: str) -> None:
    """A number needs a word that years follow; a name ends where its word ends."""
    assert [one.span.of(words) for one in found_in_language(language, words)] == []


@pytest.mark.parametrize(
    ("language", "words"), [("de", "Am Dienstag."), ("es", "El martes."), ("ru", "Во вторник."), ("ar", "الثلاثاء")]
)
def test_without_a_verb_a_weekday_has_two_candidates(language: str, words: str) -> None:
    """Nothing tells whether it lies before or ahead."""
    [found] = found_in_language(language, words)
    assert (found.value, [str(day) for day in found.candidates]) == ("XXXX-WXX-2", ["2020-01-14", "2020-01-21"])
    assert (str(found.earliest), str(found.latest)) == ("2020-01-14", "2020-01-22")
    assert found_in_language(language, words, "")[0].earliest is None


@pytest.mark.parametrize(
    ("marked", "earliest", "latest"),
    [
        ("It was signed on [15 Khordad 1399].", "2020-06-04", "2020-06-05"),
        ("It was signed in [Bahman 1357].", "1979-01-21", "1979-02-20"),
        ("It was signed on [10 Muharram 1442 AH].", "2020-08-28", "2020-08-31"),
    ],
)
def test_a_date_of_another_calendar_is_converted_and_marked(marked: str, earliest: str, latest: str) -> None:
    """A day of the Islamic calendar is three days, because its months begin by sight."""
    found = find_marked(marked)
    assert (str(found.earliest), str(found.latest)) == (earliest, latest)
    assert "converted from the" in found.because
    assert ("by sight" in found.because) == ("Muharram" in marked)


def test_islamic_dates_in_arabic_letters() -> None:
    """ "10 Muharram 1442" as an Arabic report writes it."""
    [found] = found_in_language("ar", "في ١٠ محرم ١٤٤٢")
    assert (found.value, str(found.earliest), len(found.candidates)) == ("2020-08-XX", "2020-08-28", 3)


@pytest.mark.parametrize(
    ("marked", "value", "earliest", "latest"),
    [
        ("He will speak at [Easter].", "2020-04-12", "2020-04-12", "2020-04-13"),
        ("He will speak on [Good Friday].", "2020-04-10", "2020-04-10", "2020-04-11"),
        ("He spoke at [Easter].", "2019-04-21", "2019-04-21", "2019-04-22"),
        ("He said that [Easter] will be quiet.", "2020-04-12", "2020-04-12", "2020-04-13"),
        ("He spoke [last Easter].", "2019-04-21", "2019-04-21", "2019-04-22"),
        ("He will speak at [Nowruz].", "2020-03-20", "2020-03-20", "2020-03-21"),
        ("He spoke on [next Eid al-Adha].", "2020-XX-XX", "2020-07-30", "2020-08-02"),
        ("He spoke at [Diwali].", "XXXX", "None", "None"),
    ],
)
def test_feasts_that_move(marked: str, value: str, earliest: str, latest: str) -> None:
    """Those that a library reckons; one that begins by sight is an interval."""
    found = find_marked(marked)
    assert (found.value, str(found.earliest), str(found.latest)) == (value, earliest, latest)


def test_a_feast_of_a_report_without_a_day_stays_open() -> None:
    """Which year is not known."""
    assert find_marked("He spoke at [Easter].", "").earliest is None


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", "Herr Sommer lachte; der Herbst des Lebens."),
        ("fr", "Il a été arrêté. Noël Orr était là."),
        ("es", "La primavera árabe."),
        ("ar", "الربيع العربي"),
    ],
)
def test_words_of_seasons_that_are_no_times(language: str, words: str) -> None:
    """Participles, names and what is called after a season."""
    assert found_in_language(language, words) == []
