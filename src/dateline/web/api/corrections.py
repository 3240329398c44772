"""Corrections by programs: what people said, and to say more; signed, with a reason, undone rather than deleted."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Annotated, Any, Self

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, ConfigDict, Field, model_validator

from dateline.errors import UsageError
from dateline.exports.record_lines import judgement_object
from dateline.model import Judgement
from dateline.web.api.shapes import Listed, give, listed, made
from dateline.web.api.writing import Writer
from dateline.web.asking import Number, Words, state_of
from dateline.web.forms import needs_reason, where_from
from dateline.web.pages.corrections import State
from dateline.web.pages.outlets import outlet_of
from dateline.web.people import Person

__all__ = ["router"]

router = APIRouter(tags=["corrections"])
Text = Annotated[str, Field(max_length=4_000)]


class Strict(BaseModel):
    """A body in which nothing else may stand."""

    model_config = ConfigDict(extra="forbid")


class Said(BaseModel):
    """What was said: the contract's lines of ``judgement``."""

    items: list[dict[str, Any]]


class Word(Strict):
    """What somebody says of a line: exactly one of ``set``, ``confirm`` and ``reject``."""

    report: Text = Field(description="A report, as everywhere: its id or the beginning, its file name, its address.")
    line: Text | None = Field(None, description="The line's id in the export, or words of it; without it the report.")
    copy_of: Text | None = Field(None, description="Another report: what the two share is judged.")
    kind: Text | None = Field(None, description="Only lines of this kind.")
    set: dict[str, Any] | None = Field(None, description="Fields with the values that they are to have.")
    confirm: bool = False
    reject: bool = False
    because: Text = ""

    @model_validator(mode="after")
    def says_one_thing(self) -> Self:
        """One thing is said at a time."""
        if (self.set is not None) + self.confirm + self.reject != 1:
            raise ValueError("say one of set, confirm and reject")
        return self


class Grouping(Strict):
    """Several that are one or two."""

    names: list[Text] = Field(
        min_length=1, max_length=200, description="Names, NAME@REPORT or ids; reports of a story."
    )
    because: Text


class Naming(Strict):
    """What an actor is called."""

    actor: Text
    name: Text
    because: Text


class Owning(Strict):
    """Who owns an outlet."""

    name: Text
    owner: Text | None = None
    family: Text | None = None
    because: Text


class Undoing(Strict):
    """Why something is undone."""

    because: Text = ""


@router.get("/corrections", response_model=Listed)
def list_corrections(request: Request, page: Number = 1, state: State = "", by: Words = "") -> Response:
    """What people said, the newest first, each with what became of it."""
    site = state_of(request)
    size = site.options.per_page
    with site.desk.reading() as record:
        rows = list(record.judgements(by=by or None, state=state or None))
        rows.reverse()
        return listed(request, rows[(page - 1) * size : page * size], page, len(rows), {"state": state, "by": by})


@router.get("/corrections/{judgement}", response_model=dict[str, Any])
def read_correction(request: Request, judgement: str) -> Response:
    """One of them, by its id: the contract's line of ``judgement`` with what became of it."""
    with state_of(request).desk.reading() as record:
        row = next((row for row in record.judgements() if row["id"] == judgement), None)
    if row is None:
        raise UsageError(f"the record has no correction {judgement[:80]!r}", hint="/api/v1/corrections lists them")
    return give(request, row)


@router.post("/corrections", response_model=Said, status_code=201)
def correct(request: Request, person: Writer, word: Word) -> Response:
    """Correct, confirm or reject a line."""
    if not word.confirm:
        needs_reason(word.because)
    with state_of(request).desk.writing() as record:
        said = record.judge(
            word.report,
            word.line,
            set=word.set,
            confirm=word.confirm,
            reject=word.reject,
            copy=word.copy_of,
            kind=word.kind,
            because=word.because,
            by=person.name,
        )
    return told(request, person, said)


@router.post("/corrections/{judgement}/undo", response_model=Said, status_code=201)
def undo(request: Request, person: Writer, judgement: str, why: Undoing) -> Response:
    """Undo one: it stays in the history and counts no more."""
    with state_of(request).desk.writing() as record:
        said = record.undo(judgement, because=why.because, by=person.name)
    return told(request, person, said)


@router.post("/actors/same", response_model=Said, status_code=201)
def join_actors(request: Request, person: Writer, these: Grouping) -> Response:
    """Say that several are one."""
    return signed(request, person, these.because, lambda record, **why: record.same(*these.names, **why))


@router.post("/actors/different", response_model=Said, status_code=201)
def part_actors(request: Request, person: Writer, these: Grouping) -> Response:
    """Say that two are two."""
    one, other = pair_in(these, "name two")
    return signed(request, person, these.because, lambda record, **why: record.different(one, other, **why))


@router.post("/actor-names", response_model=Said, status_code=201)
def rename_actor(request: Request, person: Writer, naming: Naming) -> Response:
    """Say what an actor is called."""
    return signed(
        request, person, naming.because, lambda record, **why: record.rename(naming.actor, naming.name, **why)
    )


@router.post("/stories/join", response_model=Said, status_code=201)
def join_stories(request: Request, person: Writer, these: Grouping) -> Response:
    """Say that reports are of one story."""
    return signed(request, person, these.because, lambda record, **why: record.join(*these.names, **why))


@router.post("/stories/part", response_model=Said, status_code=201)
def part_story(request: Request, person: Writer, these: Grouping) -> Response:
    """Say that the first report is apart from the others; alone, from its story."""
    return signed(request, person, these.because, lambda record, **why: record.part(*these.names, **why))


@router.post("/stories/move", response_model=Said, status_code=201)
def move_report(request: Request, person: Writer, these: Grouping) -> Response:
    """Say that a report is of the story of the second one."""
    one, other = pair_in(these, "name it and a report of its story")
    return signed(request, person, these.because, lambda record, **why: record.move(one, other, **why))


def signed(
    request: Request, person: Person, because: str, say: Callable[..., Judgement | Iterable[Judgement]]
) -> Response:
    """
    Say something of the record with a reason, by who asks.

    Args:
        request, person: Who asks.
        because: The reason; there has to be one.
        say: Called with the record, ``because`` and ``by``.
    """
    needs_reason(because)
    with state_of(request).desk.writing() as record:
        said = say(record, because=because, by=person.name)
        words = (said,) if isinstance(said, Judgement) else tuple(said)
    return told(request, person, *words)


def pair_in(these: Grouping, hint: str) -> tuple[str, str]:
    """
    The two that are named.

    Raises:
        UsageError: If they are not two.
    """
    if len(these.names) != 2:
        raise UsageError(f"{len(these.names)} are not two", hint=hint)
    return these.names[0], these.names[1]


@router.get("/outlets", response_model=Listed)
def list_outlets(request: Request, page: Number = 1) -> Response:
    """Who publishes what, and who owns them, those of most reports first."""
    state = state_of(request)
    size = state.options.per_page
    with state.desk.reading() as record:
        rows = list(record.outlets())
        return listed(request, rows[(page - 1) * size : page * size], page, len(rows))


@router.get("/outlets/{name:path}", response_model=dict[str, Any])
def read_outlet(request: Request, name: str) -> Response:
    """One of them, by its name: case and accents do not count."""
    with state_of(request).desk.reading() as record:
        return give(request, outlet_of(name, record))


@router.post("/outlets", response_model=Said, status_code=201)
def own_outlet(request: Request, person: Writer, owning: Owning) -> Response:
    """Say who owns an outlet."""
    return signed(
        request,
        person,
        owning.because,
        lambda record, **why: record.own(owning.name, owner=owning.owner, family=owning.family, **why),
    )


def told(request: Request, person: Person, *said: Judgement) -> Response:
    """What was said, written down in the log."""
    audit = state_of(request).audit
    for one in said:
        what = "undo" if one.undone else f"{one.verdict} {one.subject['line']}"
        audit.write(what, person.name, where_from(request), on=one.id)
    return made({"items": [judgement_object(one) for one in said]})
