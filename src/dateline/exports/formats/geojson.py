"""
GeoJSON: the places that the record names, those located that the gazetteer has: capitals, and cities of one name.

A place by its name alone may be any of several, and a country is no point. Such features, and places of events, are
*unlocated* (their geometry is null, which RFC 7946 provides for), the file says so, and what is known of each stands in
its properties, for a geocoder that you trust and name.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.actors.coordinates import coordinates_of
from dateline.exports.format import Format
from dateline.exports.lines import Object, iso, spans_of
from dateline.exports.material import Material
from dateline.exports.pieces import json_list, plain
from dateline.exports.wording import day_words, quoted
from dateline.model import NameKind, RecordActor

__all__ = ["GEOJSON"]

PLACES = (NameKind.PLACE, NameKind.COUNTRY)
NOTE = (
    "Placed are capitals and cities whose name no other town has, by the gazetteer that comes with Dateline (GeoNames, "
    "CC BY 4.0). Other features have the geometry null (unlocated, RFC 7946, 3.2) and the words that name the place; "
    "whoever adds coordinates should name the geocoder."
)


def write(material: Material, words: int | None) -> Iterator[str]:
    """The places that are named, then those of events."""
    placed = sum(coordinates_of(actor.entry) is not None for actor in places(material))
    head = {"type": "FeatureCollection", "dateline": {"placed": placed, "note": NOTE}}
    yield from json_list(head, "features", features(material, words))


def features(material: Material, words: int | None) -> Iterator[Object]:
    """Every feature."""
    for actor in places(material):
        yield actor_feature(actor, material)
    for judged in material.judged():
        read = judged.read
        for event in read.events:
            if event.place is None:
                continue
            known = {
                "kind": "event",
                "place": event.place,
                "event": material.settled.across.clusters.get((read.report.id, event.id)),
                "type": event.type,
                "status": event.status.value,
                "date": day_words(event.date.earliest, event.date.latest),
                "earliest": iso(event.date.earliest),
                "latest": iso(event.date.latest),
                "confidence": round(event.confidence, 3),
                "report": read.report.id,
                "outlet": read.report.metadata.outlet.value,
                "text_sha256": read.report.text_sha256,
                "spans": spans_of(event.place_evidence),
                "words": quoted(read.report.text, event.evidence, words),
                "because": event.because,
            }
            yield feature(f"{read.report.id}:{event.id}", known)


def places(material: Material) -> Iterator[RecordActor]:
    """The places that are named."""
    for actor in material.settled.who.actors:
        if actor.kind in PLACES and not actor.described:
            yield actor


def actor_feature(actor: RecordActor, material: Material) -> Object:
    """A place that is named, with every name and how often it stands."""
    names = [{"name": use.name, "count": len(use.places)} for use in actor.names]
    first = min(place for use in actor.names for place in use.places)
    known = {
        "kind": actor.kind.value,
        "place": actor.name,
        "actor": actor.id,
        "gazetteer": actor.entry or None,
        "names": names,
        "reports": list(actor.reports),
        "report": first.report,
        "text_sha256": material.hashes[first.report],
        "spans": spans_of([first.span]),
    }
    return feature(actor.id, known, coordinates_of(actor.entry))


def feature(own: str, known: Object, place: tuple[float, float] | None = None) -> Object:
    """A feature, at its latitude and longitude where they are known."""
    point = {"type": "Point", "coordinates": [place[1], place[0]]} if place else None
    return {"type": "Feature", "id": own, "geometry": point, "properties": plain(known)}


GEOJSON = Format(
    "geojson",
    ".geojson",
    "application/geo+json",
    "places, those located that the gazetteer has; the others as unlocated features",
    write,
)
