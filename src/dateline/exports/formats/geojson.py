"""
GeoJSON: the places that the record names, none of them located.

Dateline's gazetteer tells which names are of one place and holds no coordinates, and a place by its name alone may be
any of several. Every feature is therefore *unlocated* (its geometry is null, which RFC 7946 provides for), the file
says so, and what is known of each stands in its properties, for a geocoder that you trust and name.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.exports.format import Format
from dateline.exports.lines import Object, iso, spans_of
from dateline.exports.material import Material
from dateline.exports.pieces import json_list, plain
from dateline.exports.wording import day_words, quoted
from dateline.model import NameKind, RecordActor

__all__ = ["GEOJSON"]

PLACES = (NameKind.PLACE, NameKind.COUNTRY)
NOTE = (
    "None are placed: Dateline's gazetteer holds no coordinates. Features have the geometry null (unlocated, RFC 7946, "
    "3.2) and the words that name the place; whoever adds coordinates should name the geocoder."
)


def write(material: Material, words: int | None) -> Iterator[str]:
    """The places that are named, then those of events."""
    head = {"type": "FeatureCollection", "dateline": {"placed": 0, "note": NOTE}}
    yield from json_list(head, "features", features(material, words))


def features(material: Material, words: int | None) -> Iterator[Object]:
    """Every feature."""
    for actor in material.settled.who.actors:
        if actor.kind in PLACES and not actor.described:
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
    return feature(actor.id, known)


def feature(own: str, known: Object) -> Object:
    """A feature without a geometry."""
    return {"type": "Feature", "id": own, "geometry": None, "properties": plain(known)}


GEOJSON = Format(
    "geojson", ".geojson", "application/geo+json", "places as unlocated features: we have no coordinates", write
)
