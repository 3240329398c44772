"""Put what people hand in into the queue of the record, and tell how far it is."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from fastapi import Request

from dateline.clock import now
from dateline.errors import UsageError
from dateline.record import Job, Upload
from dateline.typed import parse_day
from dateline.web.asking import state_of
from dateline.web.forms import where_from
from dateline.web.people import Person
from dateline.web.state import State

__all__ = ["job_of", "pasted", "progress_of", "put_into_queue"]

MOST_ADDRESSES = 100  # of one job


def pasted(text: str) -> Iterable[Upload]:
    """A text as a file; nothing is none."""
    if text.strip():
        content = text.replace("\r\n", "\n").encode("utf-8", "surrogatepass")
        yield Upload(f"pasted-{hashlib.sha256(content).hexdigest()[:8]}.txt", content)


def put_into_queue(
    request: Request, person: Person, uploads: Sequence[Upload], addresses: Sequence[str], given: Mapping[str, str]
) -> Job:
    """
    Put something into the queue.

    Args:
        request: Who asks, and of which site.
        person: Who hands it in.
        uploads: Files.
        addresses: Pages, feeds and sitemaps to be fetched.
        given: What is known of the reports beside their text.

    Raises:
        UsageError: If nothing was handed in, a day is none, or an address cannot be fetched.
    """
    state = state_of(request)
    known = {name: value.strip() for name, value in given.items() if value.strip()}
    parse_day(known.get("published", ""), "published")
    check_addresses(addresses)
    names = [*(upload.name for upload in uploads), *addresses]
    if not names:
        raise UsageError("nothing was handed in", hint="choose files, paste a text or name an address")
    title = names[0] if len(names) == 1 else f"{names[0]} and {len(names) - 1} more"
    asked = {"addresses": list(addresses)} if addresses else {}
    job = Job(secrets.token_hex(8), person.name, now(), title[:400], {**known, **asked})
    with state.desk.writing() as record:
        record.store.jobs().put(job, uploads)
    state.worker.wake()
    state.audit.write("add", person.name, where_from(request), on=title[:400])
    return job


def check_addresses(addresses: Sequence[str]) -> None:
    """
    See that addresses are some; which hosts are not asked is seen when they are fetched.

    Raises:
        UsageError: If one is none.
    """
    if len(addresses) > MOST_ADDRESSES:
        raise UsageError(f"{len(addresses)} addresses are too many at once", hint=f"at most {MOST_ADDRESSES}")
    for address in addresses:
        try:
            parts = urlsplit(address)
        except ValueError as error:
            raise UsageError(f"{address[:80]!r} is no address", hint="write it as https://...") from error
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise UsageError(f"{address[:80]!r} is no address", hint="write it as https://..., one a line")


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
