"""Tell where a capital or a city of the gazetteer lies, by a table that comes with Dateline."""

from __future__ import annotations

from dateline.lexicon import load_table

__all__ = ["coordinates_of"]


def coordinates_of(entry: str) -> tuple[float, float] | None:
    """
    Latitude and longitude of an entry of the shipped gazetteer.

    Args:
        entry: Its kind and id, as :class:`dateline.model.RecordActor` has it ("capital IQ").

    Returns:
        Degrees (WGS 84) of the middle of the town; None for what is no town, or is in no table: countries are areas.

    Example:
        >>> coordinates_of("capital IQ"), coordinates_of("country IQ")
        ((33.3406, 44.4009), None)
    """
    found = load_table("coordinates", "mul").get(entry)
    if found is None:
        return None
    latitude, longitude = map(float, found.split())
    return latitude, longitude
