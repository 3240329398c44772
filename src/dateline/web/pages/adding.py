"""Add through the page: drop files or paste a text; a worker reads them, whoever closes the page meanwhile."""

from __future__ import annotations

import asyncio
import hashlib
import json
import secrets
from collections.abc import AsyncIterator
from typing import Annotated, Any

from fastapi import APIRouter, File, Form, Request, Response, UploadFile
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import StreamingResponse

from dateline.clock import now
from dateline.errors import UsageError
from dateline.record import Job, Upload
from dateline.web.asking import parse_day, state_of
from dateline.web.forms import led, sender
from dateline.web.frame import show_page
from dateline.web.state import State
from dateline.web.working import file_name

__all__ = ["router"]

router = APIRouter()
LAST = 20  # jobs listed
PAUSE = 0.5  # seconds between two looks at a job
Typed = Annotated[str, Form(max_length=400)]


@router.get("/add")
def show_adding(request: Request) -> Response:
    """The form, and what was handed in lately."""
    with state_of(request).desk.reading() as record:
        jobs = record.store.jobs().last(LAST)
    return show_page(request, "add.html", title="Add reports", jobs=jobs, failed="", typed={})


@router.post("/add")
def add(
    request: Request,
    mark: Typed,
    files: Annotated[list[UploadFile] | None, File()] = None,
    text: Annotated[str, Form(max_length=4_000_000)] = "",
    outlet: Typed = "",
    published: Typed = "",
    url: Typed = "",
) -> Response:
    """Put what was handed in into the queue, and lead to its progress."""
    state = state_of(request)
    person = sender(request, mark)
    given = {"outlet": outlet.strip(), "published": published.strip(), "url": url.strip()}
    try:
        parse_day(published, "published")
        uploads = list(handed_in(files or [], text))
        if not uploads:
            raise UsageError("nothing was handed in", hint="choose files or paste a text")
    except UsageError as error:
        with state.desk.reading() as record:
            jobs = record.store.jobs().last(LAST)
        typed = {**given, "text": text}
        return show_page(
            request, "add.html", title="Add reports", status=400, jobs=jobs, failed=str(error), typed=typed
        )
    title = uploads[0].name if len(uploads) == 1 else f"{uploads[0].name} and {len(uploads) - 1} more"
    job = Job(secrets.token_hex(8), person.name, now(), title, {name: value for name, value in given.items() if value})
    with state.desk.writing() as record:
        record.store.jobs().put(job, uploads)
    state.worker.wake()
    state.audit.write("add", person.name, request.client.host if request.client else "", on=title)
    return led(f"/add/{job.id}")


@router.get("/add/{own}")
def show_job(request: Request, own: str) -> Response:
    """How far a job is."""
    return show_page(request, "job.html", title="Adding", job=job_of(state_of(request), own))


@router.get("/add/{own}/events")
async def follow(request: Request, own: str) -> Response:
    """The same as server-sent events, until the job is over or nobody listens any more."""
    state = state_of(request)
    await run_in_threadpool(job_of, state, own)

    async def events() -> AsyncIterator[str]:
        before = ""
        while not await request.is_disconnected():
            job = await run_in_threadpool(job_of, state, own)
            told = json.dumps(progress_of(job))
            if told != before:
                yield f"event: {'over' if job.is_over else 'progress'}\ndata: {told}\n\n"
            if job.is_over:
                return
            before = told
            await asyncio.sleep(PAUSE)

    return StreamingResponse(events(), media_type="text/event-stream", headers={"Cache-Control": "no-store"})


def handed_in(files: list[UploadFile], text: str) -> list[Upload]:
    """What came with the form; an empty file field is none."""
    found = [Upload(file_name(file.filename), file.file.read()) for file in files if file.filename]
    if text.strip():
        content = text.replace("\r\n", "\n").encode("utf-8", "surrogatepass")
        found.append(Upload(f"pasted-{hashlib.sha256(content).hexdigest()[:8]}.txt", content))
    return found


def job_of(state: State, own: str) -> Job:
    """
    One job.

    Raises:
        UsageError: If there is none.
    """
    with state.desk.reading() as record:
        job = record.store.jobs().get(own)
    if job is None:
        raise UsageError(f"the record has no job {own[:40]!r}", hint="/add lists the last ones")
    if not job.is_over:
        state.worker.wake()  # its worker may have died
    return job


def progress_of(job: Job) -> dict[str, Any]:
    """What is shown of a job while it runs."""
    return {"state": job.state, **job.counts, "told": list(job.told)}
