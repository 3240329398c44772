"""Apply what persons say of outlets: who owns them, and which publisher family they count with."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dateline.errors import UsageError
from dateline.judging.ruling import JUDGED_HERE, rule
from dateline.model import Judgement, Outlet
from dateline.text.fold import fold_word

__all__ = ["houses_of", "judge_outlets", "outlet_key", "outlet_subject", "read_outlets"]

LINE = "outlet"
COLUMNS = ("name", "owner", "family", "because")


def outlet_subject(name: str) -> dict[str, Any]:
    """
    What a judgement on an outlet is about: its name. It hangs on no words, for it is so whatever a report says.

    Raises:
        UsageError: If there is no name.
    """
    if not outlet_key(name):
        raise UsageError("an outlet has a name", hint='dateline outlets "Orsun Post" --owner "Meridian Group"')
    return {"line": LINE, "anchors": [], "outlet": " ".join(name.split())}


def outlet_key(name: str) -> str:
    """
    A name as outlets are told apart: case, accents and apostrophes do not count.

    Example:
        >>> outlet_key("The  Orsun Post") == outlet_key("the Orsun Post")
        True
    """
    return " ".join(map(fold_word, name.split()))


def judge_outlets(judgements: Iterable[Judgement]) -> dict[str, Outlet]:
    """
    What persons say of outlets, by :func:`outlet_key`.

    Args:
        judgements: Live ones, in any order; those on other lines are passed over. As with every line, what two persons
            do not agree on is left open.
    """
    said: dict[str, list[Judgement]] = {}
    for judgement in judgements:
        if judgement.subject["line"] == LINE and judgement.verdict in JUDGED_HERE:
            said.setdefault(outlet_key(judgement.subject["outlet"]), []).append(judgement)
    found = {}
    for key, ones in sorted(said.items()):
        ruling = rule(ones)
        last = max(ones, key=lambda one: (one.at, one.id))
        because = "; ".join(dict.fromkeys(ruling.because.values()))
        owner, family = ruling.fields.get("owner"), ruling.fields.get("family")
        found[key] = Outlet(last.subject["outlet"], owner, family, because, ruling.mark)
    return found


def houses_of(names: Iterable[str | None], outlets: Mapping[str, Outlet]) -> Iterator[str]:
    """The publisher families of some outlets, where somebody said."""
    for name in names:
        known = outlets.get(outlet_key(name)) if name else None
        if known is not None and known.house:
            yield known.house


def read_outlets(lines: Iterable[str], where: str) -> list[dict[str, str]]:
    """
    Read a table of outlets: tab between the columns, the first line names them.

    Args:
        lines: Its lines.
        where: Its name, for messages.

    Returns:
        Rows with ``name``, ``owner``, ``family`` and ``because``; what is not there is empty.

    Raises:
        UsageError: If a column is missing or not known, or a row has no name.

    Example:
        >>> read_outlets(["name\\towner\\n", "Orsun Post\\tMeridian Group\\n"], "outlets.tsv")
        [{'name': 'Orsun Post', 'owner': 'Meridian Group', 'family': '', 'because': ''}]
    """
    table = csv.DictReader(lines, dialect="excel-tab")
    columns = list(table.fieldnames or ())
    odd = [name for name in columns if name not in COLUMNS]
    if "name" not in columns or odd:
        hint = f"the first line names the columns, with tabs between: {', '.join(COLUMNS)}"
        raise UsageError(f"{where} is no table of outlets" + (f": what is {odd[0][:40]!r}" if odd else ""), hint=hint)
    found = []
    for row in table:
        if None in row or not (row["name"] or "").strip():
            raise UsageError(f"{where}:{table.line_num} is no row of it", hint="a name, then as many tabs as above")
        found.append({name: " ".join((row.get(name) or "").split()) for name in COLUMNS})
    return found
