"""Counts, lengths, times of day, parts of days and ranges in reports of Friday 17 January 2020 in other languages."""

from __future__ import annotations

import pytest
from tests.dates.test_dates_languages import found_in_language

from dateline.model import LinkKind, TimeType

# Language, sentence, and every expression with its value.
TABLE = [
    # French
    ("fr", "Il est parti il y a trois jours.", [("il y a trois jours", "2020-01-14")]),
    ("fr", "Elle l’a quitté voici deux semaines.", [("voici deux semaines", "2020-W01")]),
    ("fr", "Il y a 2 ans, il est parti.", [("Il y a 2 ans", "2018")]),
    ("fr", "Il y a quelques jours, il est parti.", [("Il y a quelques jours", "PAST_REF")]),
    ("fr", "Il partira dans dix jours.", [("dans dix jours", "2020-01-27")]),
    ("fr", "La trêve a duré trois semaines.", [("trois semaines", "P3W")]),
    ("fr", "Il y a trois ans que la ville attend.", [("trois ans", "P3Y")]),
    ("fr", "Réunis le 3 mars 2019, ils sont partis deux jours plus tard.", [
        ("3 mars 2019", "2019-03-03"), ("deux jours plus tard", "2019-03-05")]),
    ("fr", "Cela s’est passé deux jours après le 3 mars 2019.", [
        ("deux jours", "2019-03-05"), ("3 mars 2019", "2019-03-03")]),
    ("fr", "Ces trois derniers jours, rien.", [("trois derniers jours", "P3D")]),
    ("fr", "Il est arrivé jeudi à 18h30.", [("jeudi", "2020-01-16"), ("18h30", "2020-01-16T18:30")]),
    ("fr", "Il est arrivé jeudi vers 18 heures.", [("jeudi", "2020-01-16"), ("18 heures", "2020-01-16T18:00")]),
    ("fr", "Il est arrivé jeudi à 14:05 GMT.", [("jeudi", "2020-01-16"), ("14:05 GMT", "2020-01-16T14:05")]),
    ("fr", "Il a parlé jeudi soir.", [("jeudi soir", "2020-01-16TEV")]),
    ("fr", "Il a parlé hier matin.", [("hier matin", "2020-01-16TMO")]),
    ("fr", "Ce soir, il sera là.", [("Ce soir", "2020-01-17TEV")]),
    ("fr", "Ils étaient là du 5 au 7 mars 2019.", [("5", "2019-03-05"), ("7 mars 2019", "2019-03-07")]),
    ("fr", "De 2009 à 2011, il était maire.", [("2009", "2009"), ("2011", "2011")]),
    ("fr", "De janvier à mars 2019, rien.", [("janvier", "2019-01"), ("mars 2019", "2019-03")]),
    ("fr", "Il a été élu en novembre.", [("novembre", "2019-11")]),
    ("fr", "Arrivé le 3 mars 2019, il est parti le lendemain.", [
        ("3 mars 2019", "2019-03-03"), ("le lendemain", "2019-03-04")]),
    ("fr", "On en parle chaque jour.", [("chaque jour", "P1D")]),
    # Spanish
    ("es", "Llegó hace dos semanas.", [("hace dos semanas", "2020-W01")]),
    ("es", "Hace tres días murió.", [("Hace tres días", "2020-01-14")]),
    ("es", "Vive aquí desde hace dos semanas.", [("dos semanas", "P2W")]),
    ("es", "Hace dos semanas que no llueve.", [("dos semanas", "P2W")]),
    ("es", "Será recibido dentro de cinco días.", [("dentro de cinco días", "2020-01-22")]),
    ("es", "Será recibido en cinco días.", [("en cinco días", "2020-01-22")]),
    ("es", "Murieron cincuenta en cinco días.", [("en cinco días", "P5D")]),
    ("es", "Llegó el 3 de marzo de 2019 y murió dos días después.", [
        ("3 de marzo de 2019", "2019-03-03"), ("dos días después", "2019-03-05")]),
    ("es", "Los últimos tres meses fueron duros.", [("Los últimos tres meses", "P3M")]),
    ("es", "Llegó el jueves a las 18:30.", [("jueves", "2020-01-16"), ("18:30", "2020-01-16T18:30")]),
    ("es", "Llegó el jueves a las seis de la tarde.", [
        ("jueves", "2020-01-16"), ("seis de la tarde", "2020-01-16T18:00")]),
    ("es", "Llegó el jueves a las seis.", [("jueves", "2020-01-16"), ("seis", "2020-01-16TXX:00")]),
    ("es", "Lo dijo el jueves por la noche.", [("jueves por la noche", "2020-01-16TNI")]),
    ("es", "Lo dijo ayer por la tarde.", [("ayer por la tarde", "2020-01-16TAF")]),
    ("es", "Anoche murió.", [("Anoche", "2020-01-16TNI")]),
    ("es", "Mañana será recibido.", [("Mañana", "2020-01-18")]),
    ("es", "Toda la mañana llovió.", []),
    ("es", "Del 5 al 7 de marzo de 2019 hubo lluvia.", [("5", "2019-03-05"), ("7 de marzo de 2019", "2019-03-07")]),
    ("es", "Fue alcalde entre 2009 y 2011.", [("2009", "2009"), ("2011", "2011")]),
    # German
    ("de", "Er kam vor drei Tagen an.", [("vor drei Tagen", "2020-01-14")]),
    ("de", "Vor einer Woche war er hier.", [("Vor einer Woche", "2020-W02")]),
    ("de", "Vor etwa zwei Jahren starb er.", [("Vor etwa zwei Jahren", "2018")]),
    ("de", "Er wird in drei Tagen erwartet.", [("in drei Tagen", "2020-01-20")]),
    ("de", "In drei Tagen starben fünfzig.", [("In drei Tagen", "P3D")]),
    ("de", "Er kam am 3. März 2019 und starb zwei Tage später.", [
        ("3. März 2019", "2019-03-03"), ("zwei Tage später", "2019-03-05")]),
    ("de", "Zwei Tage nach dem 3. März 2019 starb er.", [("Zwei Tage", "2019-03-05"), ("3. März 2019", "2019-03-03")]),
    ("de", "In den letzten drei Monaten war er hier.", [("den letzten drei Monaten", "P3M")]),
    ("de", "Sie trafen sich am Donnerstag um 18.30 Uhr.", [
        ("Donnerstag", "2020-01-16"), ("18.30 Uhr", "2020-01-16T18:30")]),
    ("de", "Sie trafen sich gestern gegen 6 Uhr abends.", [
        ("gestern", "2020-01-16"), ("6 Uhr abends", "2020-01-16T18:00")]),
    ("de", "Er sagte das am Donnerstagabend.", [("Donnerstagabend", "2020-01-16TEV")]),
    ("de", "Er sagte das gestern Abend.", [("gestern Abend", "2020-01-16TEV")]),
    ("de", "Er wird morgen erwartet.", [("morgen", "2020-01-18")]),
    ("de", "Der Morgen war kalt.", []),
    ("de", "Vom 5. bis 7. März 2019 war er hier.", [("5", "2019-03-05"), ("7. März 2019", "2019-03-07")]),
    ("de", "Er war von 2009 bis 2011 hier.", [("2009", "2009"), ("2011", "2011")]),
    ("de", "Er kam am 3. März 2019 und starb am folgenden Tag.", [
        ("3. März 2019", "2019-03-03"), ("am folgenden Tag", "2019-03-04")]),
    # Russian
    ("ru", "Он приехал три дня назад.", [("три дня назад", "2020-01-14")]),
    ("ru", "Он приехал неделю назад.", [("неделю назад", "2020-W02")]),
    ("ru", "Он погиб 2 года назад.", [("2 года назад", "2018")]),
    ("ru", "Встреча состоится через три дня.", [("через три дня", "2020-01-20")]),
    ("ru", "Через три дня он погиб.", [("Через три дня", "P3D")]),
    ("ru", "Он прибыл 3 марта 2019 года и погиб два дня спустя.", [
        ("3 марта 2019 года", "2019-03-03"), ("два дня спустя", "2019-03-05")]),
    ("ru", "За последние три месяца погибли двое.", [("последние три месяца", "P3M")]),
    ("ru", "Он прибыл в четверг в 18:30.", [("четверг", "2020-01-16"), ("18:30", "2020-01-16T18:30")]),
    ("ru", "Он был там вчера в 6 часов вечера.", [("вчера", "2020-01-16"), ("6 часов вечера", "2020-01-16T18:00")]),
    ("ru", "Об этом он сообщил в четверг вечером.", [("четверг вечером", "2020-01-16TEV")]),
    ("ru", "Об этом он сообщил вчера утром.", [("вчера утром", "2020-01-16TMO")]),
    ("ru", "Он был там с 5 по 7 марта 2019 года.", [("5", "2019-03-05"), ("7 марта 2019 года", "2019-03-07")]),
    ("ru", "Он был мэром с 2009 по 2011 год.", [("2009", "2009"), ("2011 год", "2011")]),
    # Arabic
    ("ar", "وصل قبل ثلاثة أيام", [("قبل ثلاثة أيام", "2020-01-14")]),
    ("ar", "وصل قبل يومين", [("قبل يومين", "2020-01-15")]),
    ("ar", "وصل قبل أسبوع", [("قبل أسبوع", "2020-W02")]),
    ("ar", "كان ذلك قبل ٣ سنوات", [("قبل ٣ سنوات", "2017")]),
    ("ar", "استمرت المعركة خمسة أيام", [("خمسة أيام", "P5D")]),
    ("ar", "سيكون ذلك بعد ثلاثة أيام", [("بعد ثلاثة أيام", "2020-01-20")]),
    ("ar", "قتل بعد ثلاثة أيام", [("بعد ثلاثة أيام", "P3D")]),
    ("ar", "وصل يوم الخميس الساعة 18:30", [("الخميس", "2020-01-16"), ("18:30", "2020-01-16T18:30")]),
    ("ar", "قال ذلك أمس في الساعة السادسة مساء", [("أمس", "2020-01-16"), ("السادسة مساء", "2020-01-16T18:00")]),
    ("ar", "قال ذلك مساء الخميس", [("مساء الخميس", "2020-01-16TEV")]),
    ("ar", "قال ذلك صباح أمس", [("صباح أمس", "2020-01-16TMO")]),
    ("ar", "كان هناك من 5 إلى 7 مارس 2019", [("5", "2019-03-05"), ("7 مارس 2019", "2019-03-07")]),
    ("ar", "كان ذلك بين عامي 2009 و2011", [("2009", "2009"), ("2011", "2011")]),
    ("ar", "قال ذلك اليوم وأمس", [("اليوم", "2020-01-17"), ("أمس", "2020-01-16")]),
    # Persian
    ("fa", "او سه روز پیش آمد", [("سه روز پیش", "2020-01-14")]),
    ("fa", "او ۲ هفته پیش آمد", [("۲ هفته پیش", "2020-W01")]),
    ("fa", "او سه روز دیگر خواهد آمد", [("سه روز دیگر", "2020-01-20")]),
    ("fa", "جنگ پنج سال بود", [("پنج سال", "P5Y")]),
    ("fa", "او در ۵ مارس ۲۰۱۹ آمد و دو روز بعد رفت", [("۵ مارس ۲۰۱۹", "2019-03-05"), ("دو روز بعد", "2019-03-07")]),
    ("fa", "در سه ماه گذشته بود", [("سه ماه گذشته", "P3M")]),
    ("fa", "او دیروز ساعت ۱۸:۳۰ آمد", [("دیروز", "2020-01-16"), ("۱۸:۳۰", "2020-01-16T18:30")]),
    ("fa", "او دیروز ساعت شش عصر آمد", [("دیروز", "2020-01-16"), ("شش عصر", "2020-01-16T18:00")]),
    ("fa", "او صبح روز پنج‌شنبه گفت", [("صبح روز پنج‌شنبه", "2020-01-16TMO")]),
    ("fa", "او امروز صبح گفت", [("امروز صبح", "2020-01-17TMO")]),
    ("fa", "از ۲۰۰۹ تا ۲۰۱۱ بود", [("۲۰۰۹", "2009"), ("۲۰۱۱", "2011")]),
    ("fa", "از ۵ تا ۷ مارس ۲۰۱۹ بود", [("۵", "2019-03-05"), ("۷ مارس ۲۰۱۹", "2019-03-07")]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "words", "expected"), TABLE)
def test_every_expression_of_a_sentence(language: str, words: str, expected: list[tuple[str, str]]) -> None:
    """All that stands in the sentence, and nothing else."""
    assert [(one.span.of(words), one.value) for one in found_in_language(language, words)] == expected


AFTER = [
    ("fr", "Deux jours après l’attaque contre Orsun, il est parti.", "Deux jours", "l’attaque contre Orsun"),
    ("fr", "Deux jours avant le vote, il est parti.", "Deux jours", "le vote"),
    ("es", "Dos días después del ataque, murió.", "Dos días", "ataque"),
    ("es", "Tres semanas antes de las elecciones murió.", "Tres semanas", "las elecciones"),
    ("de", "Zwei Tage nach dem Angriff in Orsun starb er.", "Zwei Tage", "dem Angriff in Orsun"),
    ("de", "Drei Wochen vor der Wahl starb er.", "Drei Wochen", "der Wahl"),
    ("ru", "Через два дня после нападения он погиб.", "два дня", "нападения"),
    ("ru", "За три дня до выборов он погиб.", "три дня", "выборов"),
    ("ar", "بعد يومين من الهجوم قال", "يومين", "الهجوم"),
    ("ar", "قبل ثلاثة أيام من الانتخابات قال", "ثلاثة أيام", "الانتخابات"),
    ("fa", "دو روز پس از حمله گفت", "دو روز", "حمله"),
    ("fa", "سه روز پیش از انتخابات گفت", "سه روز", "انتخابات"),
]


@pytest.mark.parametrize(("language", "words", "expression", "happened"), AFTER)
def test_a_count_from_what_happened_is_led_there_and_stays_open(
    language: str, words: str, expression: str, happened: str
) -> None:
    """No day is made up for what happened; its words are the link."""
    [found] = found_in_language(language, words)
    assert (found.span.of(words), found.type, found.earliest) == (expression, TimeType.DURATION, None)
    assert found.link
    assert (found.link.kind, found.link.span.of(words)) == (LinkKind.EVENT, happened)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", "Il a gagné 3-2, puis 2:1 et 12,5 %."),
        ("fr", "Les 2 500 hommes, 18 h."),
        ("es", "En el versículo 3:2 hay 15 personas."),
        ("de", "Zwischen 2000 und 2500 Mann; um 20 Prozent."),
        ("ru", "Счет 2:1, около 30 человек."),
        ("ar", "ستة رجال و12 جنديا"),
        ("fa", "سه نفر و ۱۲ سرباز"),
    ],
)
def test_figures_that_are_no_times(language: str, words: str) -> None:
    """Scores, shares and counts of other things."""
    assert [one.span.of(words) for one in found_in_language(language, words)] == []


@pytest.mark.parametrize(
    ("language", "words"),
    [("fr", "La fin de la trêve en mars."), ("de", "Die Wahl im März."), ("es", "La boda en marzo.")],
)
def test_a_month_without_a_verb_has_both_sides(language: str, words: str) -> None:
    """The one before publication and the one after it; without a day of publication it is open."""
    [found] = found_in_language(language, words)
    assert (found.value, str(found.earliest), str(found.latest)) == ("XXXX-03", "2019-03-01", "2020-04-01")
    assert found_in_language(language, words, "")[0].earliest is None


@pytest.mark.parametrize(("language", "words", "expected"), [row for row in TABLE if row[2]])
def test_without_a_day_of_publication_no_day_is_made_up(
    language: str, words: str, expected: list[tuple[str, str]]
) -> None:
    """A full day then has its year in the text."""
    del expected
    for found in found_in_language(language, words, ""):
        if found.earliest and found.latest and (found.latest - found.earliest).days == 1:
            assert found.value[:4] in words.translate(str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789"))
