"""Who publishes what the record has, and who owns them: told by people, as a table that they can edit."""

from __future__ import annotations

import csv
import io
from typing import Annotated, Any

from fastapi import APIRouter, File, Form, Request, Response, UploadFile
from fastapi.responses import PlainTextResponse

from dateline.api import Record
from dateline.errors import UsageError
from dateline.judging import outlet_key
from dateline.web.addresses import with_query
from dateline.web.asking import Number, Words, state_of
from dateline.web.forms import led, sender, where_from
from dateline.web.frame import show_page
from dateline.web.history import judgements_on
from dateline.web.listing import listing
from dateline.web.saying import Sent, Word, take

__all__ = ["router"]

router = APIRouter()
Typed = Annotated[str, Form(max_length=400)]
MEMBERS = 12  # outlets of a family that are named
FAMILIES = 40
MOST_SIGNS = 400  # of an owner
COLUMNS = ("name", "owner", "family", "because")


@router.get("/outlets")
def show_outlets(request: Request, page: Number = 1, name: Words = "") -> Response:
    """The table, those of most reports first."""
    with listing(request, page) as here:
        wanted = outlet_key(name)
        every = [row for row in here.record.outlets() if wanted in outlet_key(row["name"])]
        families: dict[str, list[str]] = {}
        for row in every:
            if (own := house(row)) is not None:
                families.setdefault(own, []).append(row["name"])
        return here.show(
            "outlets.html", len(every), "outlet", {"name": name},
            title="Outlets", found=here.cut(every), asked={"name": name},
            families=dict(several(families)[:FAMILIES]), all_families=len(several(families)), most=MEMBERS,
        )  # fmt: skip


@router.get("/outlet")
def show_outlet(request: Request, name: Words) -> Response:
    """One outlet: who owns it, and who said so."""
    with state_of(request).desk.reading() as record:
        return draw_outlet(request, record, name)


@router.post("/outlet")
async def own(request: Request, name: Words) -> Response:
    """Say who owns it."""

    def draw(record: Record, failed: str, sent: Sent) -> Response:
        return draw_outlet(request, record, name, failed=failed, typed=sent.typed)

    return await take(request, lambda record, sent: word_on(outlet_of(name, record), sent), draw)


def word_on(known: dict[str, Any], sent: Sent) -> Word:
    """
    What a form says of an outlet.

    Raises:
        UsageError: If nothing new, or not why.
    """
    why = sent.reason()
    given = {field: " ".join(sent.one(field).split())[:MOST_SIGNS] for field in ("owner", "family")}
    changed = {field: value for field, value in given.items() if value != (known[field] or "")}
    if not changed:
        raise UsageError("no field has another value", hint="change one")

    def say(record: Record, by: str) -> str:
        return record.own(known["name"], **changed, because=why, by=by).id

    return Word("set outlet", with_query("/outlet", name=known["name"]), say)


@router.get("/outlets.tsv")
def give_outlets(request: Request) -> Response:
    """The table as a file that can be edited and taken in again."""
    out = io.StringIO()
    table = csv.writer(out, dialect="excel-tab", lineterminator="\n")
    table.writerow(COLUMNS)
    with state_of(request).desk.reading() as record:
        table.writerows([row[name] or "" for name in COLUMNS] for row in record.outlets())
    headers = {"Content-Disposition": 'attachment; filename="outlets.tsv"', "Cache-Control": "no-store"}
    return PlainTextResponse(out.getvalue(), media_type="text/tab-separated-values", headers=headers)


@router.post("/outlets")
def take_outlets(request: Request, mark: Typed, file: Annotated[UploadFile, File()]) -> Response:
    """Take such a file in."""
    state = state_of(request)
    person = sender(request, mark)
    lines = io.TextIOWrapper(file.file, encoding="utf-8", errors="replace", newline="")
    with state.desk.writing() as record:
        new = record.take_outlets(lines, where=file.filename or "file", by=person.name)
    state.audit.write("take outlets", person.name, where_from(request), on=f"{new} new")
    return led("/outlets")


def outlet_of(name: str, record: Record) -> dict[str, Any]:
    """
    An outlet of the record, or one of which somebody spoke.

    Raises:
        UsageError: If there is none.
    """
    wanted = outlet_key(name)
    found = next((row for row in record.outlets() if outlet_key(row["name"]) == wanted), None)
    if found is None:
        raise UsageError(f"the record has no outlet {name[:80]!r}", hint="/outlets lists them")
    return found


def draw_outlet(
    request: Request, record: Record, name: str, *, failed: str = "", typed: dict[str, str] | None = None
) -> Response:
    """The page of an outlet."""
    found = outlet_of(name, record)
    key = outlet_key(name)
    same = [row for row in record.outlets() if (row["family"] or row["owner"]) and house(row) == house(found)]
    return show_page(
        request,
        "outlet.html",
        title=found["name"],
        status=400 if failed else 200,
        found=found,
        family=[row for row in same if row["name"] != found["name"]][:FAMILIES] if house(found) else [],
        history=[row for row in judgements_on(record, "outlet") if outlet_key(row["subject"]["outlet"]) == key],
        failed=failed,
        typed=typed or {},
        back=with_query("/outlet", name=found["name"]),
    )


def several(families: dict[str, list[str]]) -> list[tuple[str, list[str]]]:
    """Families with more than one outlet, by name."""
    return [(called, own) for called, own in sorted(families.items()) if len(own) > 1]


def house(row: dict[str, Any]) -> str | None:
    """The publisher family of a row."""
    found: str | None = row["family"] or row["owner"]
    return found
