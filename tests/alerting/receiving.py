"""Receivers on loopback: a real server of mail, and a webhook that a test answers for."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session


@dataclass
class Mailbox:
    """What a server of mail took, and what it answers; "250" takes it."""

    port: int = 0
    answer: str = "250 taken"
    mails: list[EmailMessage] = field(default_factory=list)
    users: list[Any] = field(default_factory=list)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802  # its name
        """Take a mail, or refuse it."""
        if self.answer.startswith("250"):
            assert isinstance(envelope.content, bytes)
            found = BytesParser(policy=default).parsebytes(envelope.content)
            assert isinstance(found, EmailMessage)
            self.mails.append(found)
        return self.answer

    def authenticate(self, server: SMTP, session: Session, envelope: Envelope, way: str, told: Any) -> AuthResult:
        """Let in who says the right word."""
        self.users.append(told)
        return AuthResult(success=told.password == b"open sesame")


#: A key and a certificate for loopback, made for these tests and trusted by nobody else.
PAPERS = Path(__file__).with_name("loopback.pem")


@contextmanager
def mailbox(*, locked: bool = False, sealed: bool = False) -> Iterator[Mailbox]:
    """A server of mail on loopback; locked: with who logs in; sealed: it takes mail by STARTTLS alone."""
    box = Mailbox()
    options: dict[str, Any] = (
        {"authenticator": box.authenticate, "auth_require_tls": False, "auth_required": True} if locked else {}
    )
    if sealed:
        papers = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        papers.load_cert_chain(PAPERS)
        options |= {"tls_context": papers, "require_starttls": True}
    with socket.create_server(("127.0.0.1", 0)) as free:  # the controller wants to be told a port
        box.port = free.getsockname()[1]
    controller = Controller(box, hostname="127.0.0.1", port=box.port, ready_timeout=60, **options)
    controller.start()
    try:
        yield box
    finally:
        controller.stop(no_assert=True)


@dataclass
class Hook:
    """What a webhook was sent, and the statuses that it answers with, in turn; the last for ever."""

    port: int = 0
    statuses: list[int] = field(default_factory=lambda: [204])
    posts: list[tuple[dict[str, str], bytes]] = field(default_factory=list)

    @property
    def address(self) -> str:
        """Where it stands."""
        return f"http://127.0.0.1:{self.port}/hook"


@contextmanager
def webhook() -> Iterator[Hook]:
    """A webhook on loopback."""
    hook = Hook()

    class Handler(BaseHTTPRequestHandler):
        """Takes what is posted."""

        def do_POST(self) -> None:  # its name
            """Take it, and answer as the test says."""
            body = self.rfile.read(int(self.headers["Content-Length"]))
            hook.posts.append(({name.lower(): value for name, value in self.headers.items()}, body))
            status = hook.statuses.pop(0) if len(hook.statuses) > 1 else hook.statuses[0]
            self.send_response(status)
            if status == 302:
                self.send_header("Location", "/elsewhere")
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  # its name
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    hook.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield hook
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
