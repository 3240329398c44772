"""Send a digest: by mail, to a signed webhook, or into a file; within bounds, whatever the other side does."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import os
import smtplib
import ssl
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path

import urllib3
from urllib3.exceptions import HTTPError

from dateline.alerting.digest import alert_object, as_atom, as_json, as_text, one_line, subject_of
from dateline.alerting.plan import Receiver
from dateline.fetching.addresses import RefusedError, read_address
from dateline.fetching.connections import guarded_pools
from dateline.fetching.fetch import Bound
from dateline.model import Alert
from dateline.record import Batch
from dateline.version import VERSION

__all__ = ["SendingError", "send", "sign"]

SECONDS = 30.0  # that one sending takes in all
STEP_SECONDS = 10.0  # until connected, and between two pieces


class SendingError(Exception):
    """A digest could not be sent, and why in one sentence."""


def send(receiver: Receiver, batch: Batch, everything: Callable[[], Sequence[Alert]], now: datetime) -> None:
    """
    Send a digest.

    Args:
        receiver: To whom.
        batch: The digest; sent again after a stop it is the very same, under the same id.
        everything: The alerts of the receiver, the newest first: what a file of alerts holds.
        now: The moment.

    Raises:
        SendingError: If the receiver does not have it.
    """
    bound = Bound(SECONDS)
    try:
        with bound:
            WAYS[receiver.way](receiver, batch, everything, now, bound)
    except (smtplib.SMTPException, HTTPError, OSError, RefusedError, ValueError) as error:
        if bound.is_over:
            raise SendingError(f"not sent within {SECONDS:g} seconds") from error
        raise SendingError(f"not sent ({one_line(str(error))[:200] or type(error).__name__})") from error


Everything = Callable[[], Sequence[Alert]]


def send_mail(receiver: Receiver, batch: Batch, everything: Everything, now: datetime, bound: Bound) -> None:
    """Send a digest by mail; the same digest has the same Message-ID, so that it is one in a mailbox."""
    del everything
    message = EmailMessage()
    message["Subject"] = subject_of(batch.alerts)
    message["From"] = one_line(receiver.sender)
    message["To"] = one_line(receiver.at)
    message["Date"] = format_datetime(now)
    message["Message-ID"] = f"<{batch.id}@{receiver.sender.rpartition('@')[2].strip('> ') or 'dateline.invalid'}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(as_text(batch.alerts))
    host, _, port = receiver.server.rpartition(":") if ":" in receiver.server else (receiver.server, "", "")
    trusted = ssl.create_default_context()
    number = int(port) if port else (465 if receiver.security == "tls" else 587)
    made = (
        smtplib.SMTP_SSL(host, number, timeout=STEP_SECONDS, context=trusted)
        if receiver.security == "tls"
        else smtplib.SMTP(host, number, timeout=STEP_SECONDS)
    )
    with made as server:
        if server.sock is not None:
            bound.watch(server.sock)
        if receiver.security == "starttls":
            server.starttls(context=trusted)
        if receiver.user:
            server.login(receiver.user, secret_of(receiver).decode())
        server.send_message(message)


def send_webhook(receiver: Receiver, batch: Batch, everything: Everything, now: datetime, bound: Bound) -> None:
    """Post a digest to an address, signed; no redirect is followed."""
    del everything
    body = as_json(batch.id, receiver.name, batch.alerts)
    headers = {"Content-Type": "application/json", "User-Agent": f"dateline/{VERSION}", "webhook-id": batch.id}
    if receiver.secret_file is not None:
        headers |= sign(secret_of(receiver), batch.id, now, body)
    place = read_address(receiver.at)
    # Its host was named by a person, so it may be one of their own network.
    pools = guarded_pools(frozenset((f"{place.host}:{place.port}",)), bound.watch)
    waiting = urllib3.Timeout(connect=STEP_SECONDS, read=STEP_SECONDS)
    try:
        answer = pools.request(
            "POST",
            receiver.at,
            body=body,
            headers=headers,
            redirect=False,
            retries=False,
            preload_content=False,
            timeout=waiting,
        )
        answer.close()
    finally:
        pools.clear()
    if not 200 <= answer.status < 300:
        raise SendingError(f"the webhook answered {answer.status}")


def sign(secret: bytes, digest: str, now: datetime, body: bytes) -> Mapping[str, str]:
    """
    The headers by which a webhook knows whom a digest is from and when it was sent, as Standard Webhooks has them.

    Example:
        >>> from datetime import UTC
        >>> sign(b"secret", "digest-1", datetime(2026, 3, 2, tzinfo=UTC), b"{}")["webhook-timestamp"]
        '1772409600'
    """
    stamp = str(int(now.timestamp()))
    words = b".".join((digest.encode(), stamp.encode(), body))
    signed = base64.b64encode(hmac.digest(secret, words, hashlib.sha256)).decode()
    return {"webhook-timestamp": stamp, "webhook-signature": f"v1,{signed}"}


def write_atom(receiver: Receiver, batch: Batch, everything: Everything, now: datetime, bound: Bound) -> None:
    """Write the alerts of a receiver as an Atom feed."""
    del batch, now, bound
    put_in_place(Path(receiver.at), as_atom(receiver.name, everything()[:MOST_ENTRIES]))


def write_file(receiver: Receiver, batch: Batch, everything: Everything, now: datetime, bound: Bound) -> None:
    """Write the alerts of a receiver as JSON lines, the oldest first."""
    del batch, now, bound
    lines = [json.dumps(alert_object(alert), ensure_ascii=True) + "\n" for alert in reversed(everything())]
    put_in_place(Path(receiver.at), "".join(lines).encode())


MOST_ENTRIES = 200  # of a feed


def put_in_place(path: Path, content: bytes) -> None:
    """Write a file so that who reads it sees the one before or the new one, whole."""
    unfinished = path.with_name(path.name + ".unfinished")
    with unfinished.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)


def secret_of(receiver: Receiver) -> bytes:
    """The password or secret of a receiver, from its file."""
    if receiver.secret_file is None:
        raise SendingError("no password_file for who logs in")
    return receiver.secret_file.read_bytes().strip()


WAYS: Mapping[str, Callable[[Receiver, Batch, Everything, datetime, Bound], None]] = {
    "mail": send_mail,
    "webhook": send_webhook,
    "atom": write_atom,
    "file": write_file,
}
