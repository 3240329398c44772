"""Put the site together: its pages, its interface for programs, its files, and what guards them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from getpass import getuser
from pathlib import Path

from fastapi import FastAPI

from dateline.api import CONFIG_FILE
from dateline.config import Config, read_config
from dateline.version import VERSION
from dateline.web import failures, pages
from dateline.web.again import Again
from dateline.web.audit import Audit
from dateline.web.desk import Desk
from dateline.web.interface import Site
from dateline.web.limits import Bodies
from dateline.web.options import ServeOptions
from dateline.web.people import read_people
from dateline.web.security import guard
from dateline.web.sessions import Sessions
from dateline.web.state import State
from dateline.web.worker import Worker

__all__ = ["create_app"]


def create_app(options: ServeOptions, *, config: Config | None = None) -> FastAPI:
    """
    The workbench over one record, as an ASGI application.

    Args:
        options: Which record, and how it is served.
        config: The options of every stage; by default those of ``dateline.toml`` in this folder.

    Raises:
        RecordError: If there is no such record, or it cannot be read.

    Example:
        >>> from dateline.example import REPORTS
        >>> import tempfile, dateline
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     with dateline.Record(f"{folder}/story.db") as record:
        ...         summary = record.add(REPORTS)
        ...     create_app(ServeOptions(db=Path(f"{folder}/story.db"))).title
        'Dateline'
    """
    found = config if config is not None else read_config(Path(CONFIG_FILE))
    desk = Desk(options, found)
    worker = Worker(options.db)
    with desk.reading():  # a record that cannot be read is told before anybody comes
        pass

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        with desk.reading() as record:
            if record.store.jobs().waiting():
                worker.wake()  # a site that was killed left them
        yield
        worker.stop()
        desk.close()

    app = Site(
        title="Dateline", version=VERSION, docs_url=None, redoc_url=None, openapi_url="/api/v1/openapi.json",
        lifespan=lifespan,
    )  # fmt: skip
    people = read_people(options.users) if options.users is not None else None
    sessions = Sessions(people, options.person or getuser())
    audit = Audit(options.db.with_name(f"{options.db.name}.audit.jsonl"))
    app.state.dateline = State(options, desk, options.db.stem, sessions, audit, worker)
    app.add_middleware(Again, state=app.state.dateline)
    app.middleware("http")(guard(options, sessions))
    app.add_middleware(Bodies, most=options.most_bytes, seconds=options.patience)
    failures.add_to(app)
    pages.add_to(app)
    app.add_interface()
    return app
