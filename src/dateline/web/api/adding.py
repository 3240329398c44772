"""Add by programs: texts, files and addresses into the queue, and how far a worker is with them."""

from __future__ import annotations

import base64
import binascii
from typing import Annotated, Any

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from dateline.errors import UsageError
from dateline.record import Job, Upload
from dateline.web.api.shapes import give, made
from dateline.web.api.writing import Writer
from dateline.web.asking import state_of
from dateline.web.queueing import job_of, pasted, progress_of, put_into_queue
from dateline.web.uploads import file_name

__all__ = ["router"]

router = APIRouter(tags=["adding"])
LAST = 20  # jobs listed


class File(BaseModel):
    """A file."""

    model_config = ConfigDict(extra="forbid")

    name: str = Field(max_length=400, description="Its ending tells what it is.")
    content: str = Field(description="Its bytes in Base64.")


class HandedIn(BaseModel):
    """What is handed in: texts, files or addresses, with what is known beside them."""

    model_config = ConfigDict(extra="forbid")

    text: Annotated[str, Field(max_length=4_000_000)] = ""
    files: list[File] = Field(default_factory=list, max_length=400)
    addresses: list[Annotated[str, Field(max_length=4_000)]] = Field(
        default_factory=list, max_length=100, description="Pages, feeds and sitemaps, fetched by the worker."
    )
    outlet: Annotated[str, Field(max_length=400)] = ""
    published: Annotated[str, Field(max_length=40)] = ""
    url: Annotated[str, Field(max_length=400)] = ""


class Queued(BaseModel):
    """A job of the queue."""

    id: str
    title: str
    by: str
    at: str
    progress: dict[str, Any] = Field(description="state: queued, running, done or failed; counts; told: problems")
    address: str = Field(description="Where to ask how far it is.")


@router.post("/jobs", response_model=Queued, status_code=202)
def add(request: Request, person: Writer, handed: HandedIn) -> Response:
    """Put something into the queue; nothing is lost when the site or the worker stops."""
    uploads = [*map(decoded, handed.files), *pasted(handed.text)]
    given = {"outlet": handed.outlet, "published": handed.published, "url": handed.url}
    return made(told(put_into_queue(request, person, uploads, handed.addresses, given)), 202)


class Jobs(BaseModel):
    """The jobs that were handed in last."""

    items: list[Queued]


@router.get("/jobs", response_model=Jobs)
def list_jobs(request: Request) -> Response:
    """What was handed in lately, the newest first; at most 20."""
    with state_of(request).desk.reading() as record:
        return give(request, {"items": [told(job) for job in record.store.jobs().last(LAST)]})


@router.get("/jobs/{own}", response_model=Queued)
def read_job(request: Request, own: str) -> Response:
    """How far a job is."""
    return give(request, told(job_of(state_of(request), own)))


def decoded(file: File) -> Upload:
    """
    A file with its bytes.

    Raises:
        UsageError: If its content is not Base64.
    """
    try:
        return Upload(file_name(file.name), base64.b64decode(file.content, validate=True))
    except (binascii.Error, ValueError) as error:
        raise UsageError(
            f"the content of {file.name[:80]!r} is not Base64", hint="encode the bytes of the file"
        ) from error


def told(job: Job) -> dict[str, Any]:
    """A job as JSON."""
    progress = progress_of(job)
    return {
        "id": job.id, "title": job.title, "by": job.by, "at": job.at, "progress": progress,
        "address": f"/api/v1/jobs/{job.id}",
    }  # fmt: skip
