"""Makes the actors of gold.json: every spelling with its places, roles and memberships with their words."""

import tomllib
from typing import Any

from locate import NotFoundError, find_all
from sheets import FOLDER, Sheet


def actors(sheets: dict[str, Sheet]) -> list[dict[str, Any]]:
    """Every actor of the sheet actors.toml, with its mentions in reading order."""
    said = tomllib.loads((FOLDER / "actors.toml").read_text(encoding="utf-8"))["actor"]
    mentions = all_mentions(said, sheets)
    return [actor(a, mentions[a["id"]], sheets) for a in said]


def actor(said: dict[str, Any], mentions: list[dict[str, Any]], sheets: dict[str, Sheet]) -> dict[str, Any]:
    """One actor; `surface_forms` are the names as the reports spell them."""
    roles = [
        {"role": role, "organisation": organisation or None, "evidence": e}
        for role, organisation, words in said.get("roles", [])
        for e in everywhere(words, sheets)
    ]
    parents = [
        {"organisation": organisation, "relation": relation, "evidence": e}
        for organisation, relation, words in said.get("part_of", [])
        for e in everywhere(words, sheets)
    ]
    out = {k: said[k] for k in ("id", "name", "type")} | {"plover": {"code": said["code"], "sector": said["sector"]}}
    out["surface_forms"] = sorted({m["text"] for m in mentions if m["kind"] == "name"})
    out |= {"mentions": mentions, "roles": roles, "parents": parents}
    return out | ({"note": said["note"]} if "note" in said else {})


def everywhere(words: str, sheets: dict[str, Sheet]) -> list[dict[str, Any]]:
    """The quoted words in every report that has them, or in the one that "09: " names."""
    key, _, rest = words.partition(": ")
    if key in sheets:
        if sheets[key].text is None:
            return [sheets[key].cited(rest)]
        numbered = rest if " #" in rest else f"{rest} #1"
        place = sheets[key].place(numbered)
        return [sheets[key].at(place.start, place.end)] if place else [sheets[key].cited(rest)]
    spots = [(s, spot) for s in sheets.values() for spot in find_all(s.text or "", words)]
    if not spots and all(s.text is not None for s in sheets.values()):
        raise NotFoundError(f"no report has: {words}")
    return [s.at(*spot) for s, spot in spots]


def all_mentions(said: list[dict[str, Any]], sheets: dict[str, Sheet]) -> dict[str, list[dict[str, Any]]]:
    """Mentions of every actor; of two that overlap the longer name wins, a description may hold a name."""
    out: dict[str, list[dict[str, Any]]] = {a["id"]: [] for a in said}
    for sheet in sheets.values():
        taken = closed(sheet)
        for name, who in sorted(names_for(said, sheet.key), key=lambda n: (-len(n[0]), n)):
            for start, end in find_all(sheet.text or "", name):
                if not taken & set(range(start, end)):
                    taken |= set(range(start, end))
                    out[who].append(sheet.at(start, end) | {"kind": "name"})
    for a in said:
        for kind, key in (("description", "descriptions"), ("metonym", "metonyms")):
            found = [e for words in a.get(key, []) for e in everywhere(words, sheets)]
            out[a["id"]] += [metonym(e) if kind == "metonym" else e | {"kind": kind} for e in found]
        out[a["id"]].sort(key=lambda m: (m["file"], m.get("start", -1)))
    return out


def metonym(evidence: dict[str, Any]) -> dict[str, Any]:
    """Of the words that show a capital standing for its government, the capital alone."""
    if "start" not in evidence:
        return evidence | {"kind": "metonym"}
    start = evidence["start"] + evidence["text"].index("Lissend")
    return evidence | {"start": start, "end": start + 7, "text": "Lissend", "kind": "metonym"}


def names_for(said: list[dict[str, Any]], key: str) -> list[tuple[str, str]]:
    """Names to look for in one report: (name, actor)."""
    pairs = [(name, a["id"]) for a in said for name in a.get("names", [])]
    split = [(n.partition(": "), who) for n, who in pairs]
    return [(rest if mark else head, who) for (head, mark, rest), who in split if not mark or head == key]


def closed(sheet: Sheet) -> set[int]:
    """Offsets in which no name is looked for: section lines and share links, not the footer that names the outlet."""
    zones = [(role, words) for role, words, *_ in sheet.said["zones"] if role in {"section"}]
    places = [sheet.place(words, across=True) for _, words in zones]
    return {i for p in places if p for i in range(p.start, p.end)}
