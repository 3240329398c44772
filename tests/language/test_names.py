"""Names are trimmed, given one kind, sought again, and led to one actor within a report."""

import re

import pytest

from dateline.language.actors import find_mentions
from dateline.language.links import find_links
from dateline.language.names import settle_names
from dateline.model import Analysis, Name, NameLabel, Span, Stamp, Word

STAMP = Stamp("test", "", "", "")


def part_of_speech(form: str) -> str:
    """What the tables need of it."""
    if not form[0].isalnum() and form != "'s":
        return "PUNCT"
    return "PRON" if form.lower() in ("he", "she", "his", "her") else "PROPN" if form.istitle() else "X"


def marked(text: str) -> tuple[str, list[Word], list[Name]]:
    """A text with raw names as ``[words]LABEL``, cut into words that all hang on themselves."""
    plain, names, at = "", [], 0
    for match in re.finditer(r"\[([^]]+)\]([A-Z]+)", text):
        plain += text[at : match.start()]
        names.append(Name(len(plain), len(plain) + len(match[1]), NameLabel(match[2]), "tagger"))
        plain += match[1]
        at = match.end()
    plain += text[at:]
    words = [
        Word(
            m.start(),
            m.end(),
            m[0].lower(),
            part_of_speech(m[0]),
            "",
            "",
            n,
            "",
        )
        for n, m in enumerate(re.finditer(r"'s\b|(?:(?!'s\b)[\w'-])+|[^\w\s]", plain))
    ]
    return plain, words, names


def settled(text: str) -> list[str]:
    plain, words, names = marked(text)
    return [f"{plain[n.start : n.end]}/{n.label.value}" for n in settle_names(plain, words, names)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Sheikh [Majid bin]PERSON Sultan [Al Dorran]PERSON left", ["Majid bin Sultan Al Dorran/PERSON"]),
        ("[Omar]PERSON bin [Hamad Al Sarn]PERSON left", ["Omar bin Hamad Al Sarn/PERSON"]),
        ("[Omar]PERSON met [Hamad Al]PERSON", ["Omar/PERSON", "Hamad Al/PERSON"]),
        ("[Gen. Ana Vale]PERSON left", ["Ana Vale/PERSON"]),
        ("[the River Guard]ORG left", ["River Guard/ORG"]),
        ("[Orvale]LOC fell", ["Orvale/GPE"]),
        ("born in a village near [Zamoshch]PERSON, the son of a smith, he left", ["Zamoshch/GPE"]),
        ("Diplomats in the capital, [Bamina]PERSON, left", ["Bamina/GPE"]),
        ("the 29th of [Khordad]LOC", []),
        ("[Stone]PERSON-throwing mourners left", []),
        ("[Evacuee Kenji Matsuda]PERSON left", ["Kenji Matsuda/PERSON"]),
        ("[Hunter Vale]PERSON left", ["Hunter Vale/PERSON"]),
        ("[Minera]PERSON said on Monday it would pay", ["Minera/ORG"]),
        ("a man from [Minera]PERSON said it would pay", ["Minera/PERSON"]),
        ("[Cyclone Idra]PERSON made landfall", []),
        ("[Baghdad]ORG said", ["Baghdad/GPE"]),
        ("[BAGHDAD]ORG said", ["BAGHDAD/GPE"]),
        ("the [Orvale Sea]LOC", ["Orvale Sea/LOC"]),
        ("who heads the largest bloc in parliament , [Vale]PERSON , said", ["Vale/ORG"]),
        ("on the [Orvale]LOC Flyover", ["Orvale Flyover/FAC"]),
        ("at the [Orvale]LOC border crossing", ["Orvale border crossing/FAC"]),
        ("at the Tres Vales mine", ["Tres Vales mine/FAC"]),
        ("to [Camp Vale]LOC near Route 9", ["Camp Vale/FAC", "Route 9/FAC"]),
        ("the Palace of Vale", ["Palace of Vale/FAC"]),
        ("[Ain Vale]PERSON Air Base", ["Ain Vale Air Base/FAC"]),
        ("at the [Orvale]LOC road and the [Orvale]LOC hospital", ["Orvale/GPE", "Orvale/GPE"]),
        ("the [Dawn Brigade]ORG depot", ["Dawn Brigade/ORG"]),
        ("in the [Britain]LOC camp", ["Britain/GPE"]),
        ("[SV Vale]PERSON lost", ["SV Vale/ORG"]),
        ("[Orvale Airport]ORG", ["Orvale Airport/FAC"]),
        ("the [Orvale]LOC airbase", ["Orvale airbase/FAC"]),
        ("[Iraqi]ORG troops and Kurds", ["Iraqi/NORP", "Kurds/NORP"]),
        ("he spoke in English", []),
        # A house's word for the kind of text, a participle, what an office has charge of.
        ("[Timeline]ORG: how it began", []),
        ("[Cross-examining]ORG, [Ana Vale]PERSON left", ["Ana Vale/PERSON"]),
        ("[County]LOC Commissioner [Ana Vale]PERSON left", ["Ana Vale/PERSON"]),
        ("the [Orvale Massacre]PERSON was", []),
        ("the [Marsh Accord]ORG won", ["Marsh Accord/ORG"]),
        # What the tagger joins to a name, or leaves of it.
        ("[Vale rues]ORG it", ["Vale/ORG"]),
        ("[16-year-old Ana Vale]ORG left", ["Ana Vale/PERSON"]),
        ("[Ana Vale Esq KC]PERSON left", ["Ana Vale/PERSON"]),
        ("[Zun Orv]PERSON-bi left", ["Zun Orv-bi/PERSON"]),
        ("[ORP MLA Ana Vale]ORG left", ["ORP/ORG", "Ana Vale/PERSON"]),
        ("MNA Shandan Orvakai left", ["Shandan Orvakai/PERSON"]),
        ("Sayyida [Ana Vale]PERSON left", ["Ana Vale/PERSON"]),
        ("at [Orr]PERSON & Daughters", ["Orr & Daughters/ORG"]),
        ("owner of Tiorr Electronics", ["Tiorr Electronics/ORG"]),
        ("the elders of [Kambo]LOC ya Motu", ["Kambo ya Motu/GPE"]),
        ("[Haqor Tehreek]LOC won", ["Haqor Tehreek/ORG"]),
        ("[ORVALE CITY]PERSON", ["ORVALE CITY/GPE"]),
        ("she played in the [Premier Division]PERSON", ["Premier Division/ORG"]),
        ("[Tan Sri Lim Kow]PERSON left. Then Lim spoke", ["Lim Kow/PERSON", "Lim/PERSON"]),
        ("[District Chief Executive]ORG [Ana Vale]PERSON left", ["Ana Vale/PERSON"]),
        ("the ferry MV [Bintor]PERSON sank", []),
        ("tugs of PT [Samor Jay]PERSON came", ["PT Samor Jay/ORG"]),
        ("at the [Universidad del Orr]LOC", ["Universidad del Orr/ORG"]),
        ("who took over from [Seii Awo]LOC", ["Seii Awo/PERSON"]),
        ("[Los Corr]LOC, a gang that rules it", ["Los Corr/ORG"]),
        ("the lawyer, J.T. Orvale Jr., left", ["J.T. Orvale Jr/PERSON"]),
        ("the [U.S.]LOC Army left", ["U.S/GPE"]),
        ("[Amiri Diwan Sheikh]ORG [Ana Vale]PERSON", ["Amiri Diwan/ORG", "Ana Vale/PERSON"]),
        ("U [Tin Mau Oo]PERSON left", ["Tin Mau Oo/PERSON"]),
        ("HE Dr [Ana Vale]PERSON left", ["Ana Vale/PERSON"]),
        ("of the ruling [Savez Orr]LOC", ["Savez Orr/ORG"]),
        ("[Orr County]LOC Sheriff's Office", ["Orr County Sheriff's Office/ORG"]),
        ("Emir of [Dhar]LOC rose. [Dhar Airways]ORG fell", ["Dhar/GPE", "Dhar Airways/ORG"]),
        ("Ambassador of [Republic of Tolv Ana Orr Mint]LOC left", ["Republic of Tolv/GPE", "Ana Orr Mint/PERSON"]),
        ("He burned towns in [Thaby]LOC and [Ywa Thit]PERSON.", ["Thaby/GPE", "Ywa Thit/GPE"]),
        ("[Wirra mayor Ana Vale]PERSON said", ["Wirra/GPE", "Ana Vale/PERSON"]),
        ("the [Orvale general hospital]ORG", ["Orvale general hospital/ORG"]),
        ("his son [Rakun]LOC, 9, left", ["Rakun/PERSON"]),
        ("the [Vesnor]PERSON movement", ["Vesnor/ORG"]),
        ("[Shetkor Sangha]PERSON leader [Ana Vale]PERSON", ["Shetkor Sangha/ORG", "Ana Vale/PERSON"]),
        ("[Orr Plains Police]ORG District", ["Orr Plains Police District/ORG"]),
        # A mark parts a team from its player.
        ("[Rovers's Ana Vale]PERSON won", ["Rovers/ORG", "Ana Vale/PERSON"]),
        # Names of one list are of one kind.
        (
            "they invaded [Tudo Mada]PERSON, [Kwar Gany]PERSON and [Sab Lay]PERSON",
            ["Tudo Mada/GPE", "Kwar Gany/GPE", "Sab Lay/GPE"],
        ),
        (
            "[Noorun]PERSON, [Zakun]LOC, [Rehmun]PERSON and [Shafun]PERSON",
            [f"{n}un/PERSON" for n in ("Noor", "Zak", "Rehm", "Shaf")],
        ),
        ("residents of [Old Tembo]LOC and [Mlim Tatu]PERSON", ["Old Tembo/GPE", "Mlim Tatu/GPE"]),
        # What is said behind a comma, whom one tells, what one has shares in.
        ("[Novy Krev]LOC, a newspaper critical of it, wrote", ["Novy Krev/ORG"]),
        ("[Tell Orun]LOC, a coming attack by the militia", ["Tell Orun/GPE"]),
        ("he told [Canal Sette]LOC.", ["Canal Sette/ORG"]),
        ("[Nors Lines ASA]ORG said. Shares in [Nors]LOC fell", ["Nors Lines ASA/ORG", "Nors/ORG"]),
        ("[Ana Vale]PERSON left. [Vale]ORG said", ["Ana Vale/PERSON", "Vale/PERSON"]),
        ("[Ana Vale]PERSON left. Then Vale said", ["Ana Vale/PERSON", "Vale/PERSON"]),
        ("[Zarun]ORG and [Zarun]ORG and [Zarun]PERSON", ["Zarun/ORG", "Zarun/ORG", "Zarun/ORG"]),
        ("[Zarun]ORG won. Zarun said so", ["Zarun/ORG", "Zarun/ORG"]),
        ("[“]ORG no", []),
        ("[US Secretary]LOC [Ana Vale]PERSON", ["US/GPE", "Ana Vale/PERSON"]),
        ("[Speaker]LOC rose", []),
        ("the [Iraqi Orvale Units]ORG and Orvale Units", ["Iraqi/NORP", "Orvale Units/ORG", "Orvale Units/ORG"]),
        ("the [Iraqi Orvale Units]ORG", ["Iraqi Orvale Units/ORG"]),
        ("the [Iraqi Ministry of Oil]ORG", ["Iraqi/NORP", "Ministry of Oil/ORG"]),
        ("[University of Orr of the UK]ORG", ["University of Orr/ORG", "UK/GPE"]),
        ("the [River Force of Iran]ORG", ["River Force/ORG", "Iran/GPE"]),
        ("[US Secretary of State Ana Vale]LOC left", ["US/GPE", "Ana Vale/PERSON"]),
        ("[US Secretary of State Ana Vale]PERSON left", ["US/GPE", "Ana Vale/PERSON"]),
        ("[Ain Orr]PERSON airbase", ["Ain Orr airbase/FAC"]),
        ("[Orvale River Guard]ORG (ORG) left", ["Orvale River Guard/ORG", "ORG/ORG"]),
        ("[Orvale River Guard]ORG (OG) left", ["Orvale River Guard/ORG"]),
        ("Mayor [Zarun]LOC left. [Zarun]LOC said", ["Zarun/PERSON", "Zarun/PERSON"]),
        ("[Councillor Ana Vale]ORG left", ["Ana Vale/PERSON"]),
        ("[Orvale]PERSON's army is in [Orvale]PERSON", ["Orvale/GPE", "Orvale/GPE"]),
        ("[Orval]PERSON fell. Orval and the Orvalis", ["Orval/GPE", "Orval/GPE", "Orvalis/NORP"]),
        ("told The [Orvale Post]ORG so", ["The Orvale Post/ORG"]),
        ("told [The Orvale Post]ORG so", ["The Orvale Post/ORG"]),
        ("it rose. The [Orvale Post]ORG said", ["Orvale Post/ORG"]),
        ("[Orvale, Florida]LOC", ["Orvale/GPE", "Florida/GPE"]),
        ("[Councillor Ina al-Orr]ORG left", ["Ina al-Orr/PERSON"]),
        ("[State Department]PERSON said", ["State Department/ORG"]),
        ("[Orvale Ridge]PERSON", ["Orvale Ridge/LOC"]),
        ("ORVALE: fire in [Orvale]LOC", ["ORVALE/GPE", "Orvale/GPE"]),
        ("[Shelling]PERSON went on, shelling all day", []),
        ("the English edition", []),
        ("[Zarun]LOC fell. The Zarun dam broke", ["Zarun/GPE", "Zarun dam/FAC"]),
        ("[Orvale]LOC Province", ["Orvale Province/GPE"]),
        ("[Mount Orr]ORG", ["Mount Orr/LOC"]),
        ("[Orr Mall]PERSON", ["Orr Mall/FAC"]),
        ("on [Wednesday]PERSON", []),
        ("the [Philippines]LOC", ["Philippines/GPE"]),
        ("the [River Force of the Orvale Guard]ORG", ["River Force/ORG", "Orvale Guard/ORG"]),
        ("the [University of the Orr]ORG", ["University of the Orr/ORG"]),
        ("[Orvale News]PERSON said", ["Orvale News/ORG"]),
        ("cleric [Hano al-Temar]ORG spoke. Temar left.", ["Hano al-Temar/PERSON", "Temar/PERSON"]),
        ("in the bloc, [Rivera]LOC, he", ["Rivera/ORG"]),
        ("left the bloc, [Rivera]LOC said", ["Rivera/GPE"]),
        ("head of the small bloc, [Hano Temar]PERSON, he", ["Hano Temar/PERSON"]),
        ("quoted [Hano Temar]LOC as saying", ["Hano Temar/PERSON"]),
        ("the [US State Department]PERSON said", ["US/GPE", "State Department/ORG"]),
        ("[US Secretary Hano Temar]ORG said", ["US/GPE", "Hano Temar/PERSON"]),
        ("the Marsh Relief Guards Corps ([MRGC]ORG) left", ["Marsh Relief Guards Corps/ORG", "MRGC/ORG"]),
        ("Union of Marsh and Sea ([UMS]ORG) left", ["Union of Marsh and Sea/ORG", "UMS/ORG"]),
        ("the Marsh Relief Fund ([MRGC]ORG) left", ["MRGC/ORG"]),
        ("the Marsh Workers' Union ([MWU]ORG) left", ["Marsh Workers' Union/ORG", "MWU/ORG"]),
        # Companies: by their legal form, and cut short where no list and no "in" makes a place of them.
        ("from [Orr Bygg]LOC AB. [Orr Bygg]PERSON said no", ["Orr Bygg AB/ORG", "Orr Bygg/ORG"]),
        ("from [Orr]LOC Foods SpA. No", ["Orr Foods SpA/ORG"]),
        ("from [Orr]LOC Foods Ltd. No", ["Orr Foods Ltd/ORG"]),
        ("[Orr & Vale]ORG Pvt Ltd left", ["Orr & Vale Pvt Ltd/ORG"]),
        ("Texas AG [Ken Orr]PERSON left", ["Texas/GPE", "Ken Orr/PERSON"]),
        ("[Rival Orr Foods Ltd]ORG left", ["Orr Foods Ltd/ORG"]),
        ("[Kestro Lines plc]ORG rose. [Kestro]LOC fell", ["Kestro Lines plc/ORG", "Kestro/ORG"]),
        ("[Kestro Lines plc]ORG rose in [Kestro]LOC", ["Kestro Lines plc/ORG", "Kestro/GPE"]),
        (
            "[Kestro Lines plc]ORG, [Kestro Foods Ltd]ORG. [Kestro]LOC fell",
            ["Kestro Lines plc/ORG", "Kestro Foods Ltd/ORG", "Kestro/GPE"],
        ),
        ("[Marsden United]PERSON won", ["Marsden United/ORG"]),
        # What stands around a name of several words tells a person or a body.
        ("crane operator [Jim Fell]ORG left", ["Jim Fell/PERSON"]),
        ("rail operator [Velm Sarn]ORG left", ["Velm Sarn/ORG"]),
        ("the ambassador, [Chhay Vuthy]ORG, left", ["Chhay Vuthy/PERSON"]),
        ("the [Sarn Road Watch]LOC group left", ["Sarn Road Watch/ORG"]),
        ("[Welder Franz Huber]PERSON left", ["Franz Huber/PERSON"]),
        ("[Baker Franz Huber]PERSON left", ["Baker Franz Huber/PERSON"]),
        ("[Hugh Carr Vale KC]PERSON left", ["Hugh Carr Vale/PERSON"]),
        ("[Orvalian Defence]ORG Minister [Tea Sok]PERSON", ["Orvalian/NORP", "Tea Sok/PERSON"]),
        ("[Iraqi Defence]ORG Minister [Tea Sok]PERSON", ["Iraqi/NORP", "Tea Sok/PERSON"]),
        # A name whose last words were left out.
        ("the [Orrno]LOC District Court rose", ["Orrno District Court/ORG"]),
        ("in [Old Harbour]LOC Street", ["Old Harbour Street/FAC"]),
        ("told [Harbour]LOC Press so", ["Harbour Press/ORG"]),
        ("[Okeri Local Government]ORG Area rose", ["Okeri Local Government Area/GPE"]),
        # A land or people behind a body, a place by the word beside it, titles of many lands.
        ("the [News Agency]ORG of [Norland]LOC said", ["News Agency of Norland/ORG"]),
        ("the [River Guard]ORG of [Norland]LOC said", ["River Guard/ORG", "Norland/GPE"]),
        (
            "the [Marsh River Force of the Orvalian Guards Corps]LOC (MRF)",
            [
                "Marsh River Force/ORG",
                "Orvalian Guards Corps/ORG",
                "MRF/ORG",
            ],
        ),
        ("the enclave of [Melira]PERSON rose", ["Melira/GPE"]),
        ("the [Malam Vale]PERSON quarter rose", ["Malam Vale/GPE"]),
        ("[North Joren]PERSON left", ["North Joren/GPE"]),
        ("[DSP Bright Edaf]PERSON said", ["Bright Edaf/PERSON"]),
        ("their king , Eze Innocent Uzoma , left", ["Innocent Uzoma/PERSON"]),
        ("in Mr Vale Orr Street , rose", []),
        ("the [Police Public]ORG Relations Officer left", []),
        ("The mayor of [Nova Orval]PERSON left", ["Nova Orval/GPE"]),
        ("The [Talvar]PERSON left. The [Talvar]PERSON rose", ["Talvar/ORG", "Talvar/ORG"]),
        ("[Secretary-General Ana Vale]PERSON left", ["Ana Vale/PERSON"]),
        ("left [Bagra air]LOC base", ["Bagra air base/FAC"]),
        ("left [Bagra]LOC air base", ["Bagra air base/FAC"]),
        # What looks like a name and is none.
        ("[Bandits]ORG want [N50m ransom]ORG for N2.5bn", ["Bandits/ORG"]),
        ("([LEAD]ORG) [N. Orr]PERSON fires: [S.]PERSON military", ["N. Orr/PERSON"]),
        ("The Farm [Bill]PERSON fell. The [Bill]PERSON left", []),
        # Places without an article, saints, realms, kings, lands before a minister.
        ("in [Unguwar Rimi]PERSON community", ["Unguwar Rimi/GPE"]),
        ("the [Unguwar Rimi]PERSON community", ["Unguwar Rimi/PERSON"]),
        ("in [St. Brendan]PERSON's Medical Center on", ["St. Brendan's Medical Center/ORG"]),
        ("in [St. Brendan]PERSON's Church Monday", ["St. Brendan's Church/FAC"]),
        ("in [St. Brendan]PERSON's Bay Monday", ["St. Brendan/GPE"]),
        ("the [Old Kingdom]LOC of [Orval]PERSON left", ["Old Kingdom of Orval/GPE"]),
        ("[King]PERSON Abdulla II ibn Al [Vale]PERSON left", ["Abdulla II ibn Al Vale/PERSON"]),
        ("[Orval Foreign]PERSON Minister [Ana Vale]PERSON", ["Orval/GPE", "Ana Vale/PERSON"]),
        # Initials in brackets are a body's.
        ("The [Janata Kisan Dal]PERSON (JKD) left", ["Janata Kisan Dal/ORG", "JKD/ORG"]),
        ("[Ana Kisan Dal]PERSON (AKD) left", ["Ana Kisan Dal/PERSON", "AKD/PERSON"]),
        ("[Orval Tehreek-e-Nahr]LOC (OTN) left", ["Orval Tehreek-e-Nahr/ORG", "OTN/ORG"]),
        ("The [Orr-Vale Province]LOC (OVP) left", ["Orr-Vale Province/GPE", "OVP/GPE"]),
        # What other names of the report explain.
        ("[Ana Vale]PERSON, better known as Hemra, left", ["Ana Vale/PERSON", "Hemra/PERSON"]),
        ("[Ana Vale]PERSON, known as the Minister, left", ["Ana Vale/PERSON"]),
        ("[Orvale]LOC, known as Little Hill, fell", ["Orvale/GPE"]),
        (
            "Economic and [Marsh Crimes Board]ORG left. [EMCB]ORG rose",
            ["Economic and Marsh Crimes Board/ORG", "EMCB/ORG"],
        ),
        ("Economic and [Marsh Crimes Board]ORG left. [EMB]ORG rose", ["Marsh Crimes Board/ORG", "EMB/ORG"]),
        (
            "The [Marsh River Guard]ORG left. MRG leader [Ana Vale]PERSON",
            ["Marsh River Guard/ORG", "MRG/ORG", "Ana Vale/PERSON"],
        ),
        ("[Abiy Orr]PERSON left. [Abiy]LOC rose", ["Abiy Orr/PERSON", "Abiy/PERSON"]),
        ("[Abiy Orr]PERSON left for [Abiy]LOC", ["Abiy Orr/PERSON", "Abiy/PERSON"]),
        ("[Abiy Orr]PERSON left in [Abiy]LOC", ["Abiy Orr/PERSON", "Abiy/GPE"]),
        ("[Ana Le Vale]PERSON left. [Le Vale]ORG rose", ["Ana Le Vale/PERSON", "Le Vale/PERSON"]),
        ("the [Syrian Kurdish YPG]ORG left", ["Syrian/NORP", "Kurdish/NORP", "YPG/ORG"]),
        # Movements.
        ("[Lashkar]ORG-e-Nahr left", ["Lashkar-e-Nahr/ORG"]),
        ("the [Nahr]ORG-e [Melli]PERSON Commission left", ["Nahr-e Melli Commission/ORG"]),
        (
            "Fighters of Harakat al-Nahr al-Kabir and Ansar Orval left",
            ["Harakat al-Nahr al-Kabir/ORG", "Ansar Orval/ORG"],
        ),
        ("[Kataib Orval Commander Ana Vale]PERSON left", ["Kataib Orval/ORG", "Ana Vale/PERSON"]),
        ("Kata'ib Orval Commander [Ana Vale]PERSON left", ["Kata'ib Orval/ORG", "Ana Vale/PERSON"]),
        ("Jama'at Nasr al-Nahr wal Orval on Monday", ["Jama'at Nasr al-Nahr wal Orval/ORG"]),
        ("The ansar left", []),
        # Nicknames and families.
        ('[Ana]PERSON "[El Toro]PERSON" [Vale]PERSON won', ['Ana "El Toro" Vale/PERSON']),
        ("[Ana Vale]PERSON left. The [Vales]LOC left", ["Ana Vale/PERSON", "Vales/PERSON"]),
    ],
)
def test_names_are_put_in_order(text: str, names: list[str]) -> None:
    assert settled(text) == names


def tagged(text: str, common: str) -> list[str]:
    """The settled names where some words are common nouns by their grammar."""
    plain, words, names = marked(text)
    words = [word._replace(upos="NOUN") if plain[word.start : word.end] in common.split() else word for word in words]
    return [f"{plain[n.start : n.end]}/{n.label.value}" for n in settle_names(plain, words, names)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("[Flood]PERSON toll rises", []),
        ("[Scale]PERSON matters. Then Scale won", ["Scale/PERSON", "Scale/PERSON"]),
        ("[Scale]PERSON, Friday", ["Scale/PERSON"]),
        ("It was so. [Couple]PERSON held", []),
        ('named "[Couple]PERSON", who', ["Couple/PERSON"]),
    ],
)
def test_a_common_noun_that_opens_a_sentence_is_no_name(text: str, names: list[str]) -> None:
    assert tagged(text, "Flood Scale Couple") == names


@pytest.mark.parametrize("people", ["Malliene", "Mallian", "Malliean", "Malliese"])
def test_a_people_is_known_by_the_place_it_is_named_after(people: str) -> None:
    assert tagged(f"[Mallia]LOC fell. [{people}]PERSON troops left", "troops") == ["Mallia/GPE", f"{people}/NORP"]


HEAD = "\nThe coach of the town said the minister and the coach took over the cables in the sixth week.\n"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("MINISTER QUITS OVER [LEAKED CABLES]LOC NOW", []),
        ("Coach Resigns As [Rovers Lose Sixth]ORG Over Cables", ["Rovers/ORG"]),
        ("Coach Resigns As [Ana Vale]PERSON Lose Sixth Week", ["Ana Vale/PERSON"]),
        ("[Sixth Week Coach Over Cables]ORG", ["Sixth Week Coach Over Cables/ORG"]),
        ("a coach resigns as [Lose Sixth]ORG over cables", ["Lose Sixth/ORG"]),
    ],
)
def test_the_capitals_of_a_headline_make_no_name(line: str, names: list[str]) -> None:
    assert settled(line + HEAD + "Then [Rovers]ORG won.")[: len(names)] == names
    assert len(settled(line + HEAD + "Then [Rovers]ORG won.")) == len(names) + 1


def analysis_of(text: str) -> tuple[str, Analysis]:
    plain, words, names = marked(text)
    sentences = tuple(Span(m.start(), m.end()) for m in re.finditer(r"[^.]+\.", plain))
    return plain, Analysis(tuple(words), sentences, settle_names(plain, words, names), (), STAMP)


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("[Ana Vale]PERSON left. [Vale]PERSON said.", ["a1", "a1"]),
        ("[Ana Vale]PERSON, [Jon Vale]PERSON. [Vale]PERSON said.", ["a1", "a2", "a3"]),
        ("[River Guard]ORG ([RG]ORG) left.", ["a1", "a1"]),
        ("[River Guard]ORG, [Red Group]ORG. [RG]ORG left.", ["a1", "a2", "a3"]),
        ("[Orvale]LOC and [ORVALE]LOC.", ["a1", "a1"]),
        ("[Abdul-Hadi]PERSON and [Abdul Hadi]PERSON.", ["a1", "a2"]),
        ("[Kim Dae-sung]PERSON left. [Kim]PERSON said.", ["a1", "a1"]),
        ("[Kim Dae-sung]PERSON, [Kim Yong-chol]PERSON. [Kim]PERSON said.", ["a1", "a2", "a3"]),
        ("[Ana Vale]PERSON left. [Vale]PERSON said. [Jon Vale]PERSON left.", ["a1", "a1", "a2"]),
        ("[Vale]PERSON said. [Ana Vale]PERSON and [Jon Vale]PERSON left.", ["a1", "a2", "a3"]),
        ("[Marco Orr]PERSON left. Her son [Marco]PERSON said.", ["a1", "a2"]),
        ("[Anna]PERSON and [Piotr Nowak]PERSON left. Mrs [Nowak]PERSON said.", ["a1", "a2", "a1"]),
        ("[Anna]PERSON and [Piotr Nowak]PERSON left. [Nowak]PERSON said.", ["a1", "a2", "a3"]),
        ("[Ana Vale]PERSON left. The [Vales]PERSON left.", ["a1", "a2"]),
        ("[Ana Vale]PERSON left. The [Vale]PERSON family left.", ["a1", "a2"]),
        ("[Orr Bygg AB]ORG rose. [Orr Bygg]ORG and [Orr]ORG fell.", ["a1", "a1", "a1"]),
        ("[Orr Guard]ORG rose. [Orr]ORG fell.", ["a1", "a2"]),
        ("[Hansong Group]ORG rose. [Hansong]PERSON fell.", ["a1", "a1"]),
        ("[United States]GPE rose. The [US]GPE fell.", ["a1", "a1"]),
        ("[University of Nordvik]ORG rose. The [UN]ORG fell.", ["a1", "a2"]),
        ("[University of Nordvik]ORG ([UN]ORG) rose. The [UN]ORG fell.", ["a1", "a1", "a1"]),
        ("[Westbury Rovers]ORG rose. [Rovers]ORG fell.", ["a1", "a1"]),
        ("[Westbury Rovers]ORG, [Hart Rovers]ORG. [Rovers]ORG fell.", ["a1", "a2", "a3"]),
        ("[Texas Senate]ORG rose. [Senate]ORG fell.", ["a1", "a2"]),
        ("[N. Joren]GPE fell. [North Joren]GPE rose.", ["a1", "a1"]),
        ("[N. Joren]PERSON fell. [North Joren]GPE rose.", ["a1", "a2"]),
        ("[Adil bin Salim bin Orr]PERSON left. [Salim bin Orr]PERSON left.", ["a1", "a2"]),
        ("[Adil bin Salim]PERSON left. [Salim]PERSON left.", ["a1", "a2"]),
        ("[Adil bin Velidar]PERSON left. [Velidar]PERSON left.", ["a1", "a1"]),
    ],
)
def test_names_of_one_actor_share_an_id(text: str, actors: list[str]) -> None:
    plain, analysis = analysis_of(text)
    assert [mention.actor for mention in find_mentions(plain, analysis)] == actors


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("[Ana Vale]PERSON left. She said no.", "Ana Vale"),
        ("Mr. [Dor Vale]PERSON left. She said no.", None),
        ("Mr. [Dor Vale]PERSON met Mrs. [Ina Orr]PERSON. She said no.", "Ina Orr"),
        ("[Dor Vale]PERSON left. It rained. It rained. It rained. He said no.", "Dor Vale"),
        ("[Dor Vale]PERSON. " + 12 * "It rained. " + "He said no.", None),
        ("The bridge fell. He said no.", None),
    ],
)
def test_he_and_she_are_led_to_a_person_or_to_nobody(text: str, who: str | None) -> None:
    plain, analysis = analysis_of(text)
    found = [plain[link.to_start : link.to_end] for link in find_links(plain, analysis)]
    assert found == ([who] if who else [])


def test_what_the_metadata_tells_is_believed() -> None:
    plain, words, names = marked("ORVALE ([Peyv]PERSON) said. Peyv and Orvale")
    found = settle_names(plain, words, names, {"peyv": NameLabel.ORG, "orvale": NameLabel.GPE})
    assert [f"{plain[n.start : n.end]}/{n.label.value}" for n in found] == [
        "ORVALE/GPE",
        "Peyv/ORG",
        "Peyv/ORG",
        "Orvale/GPE",
    ]
