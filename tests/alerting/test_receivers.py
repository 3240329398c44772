"""Digests reach real servers on loopback: mail, a signed webhook, an Atom feed; a dead receiver waits its turn."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import socket
import time
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

import feedparser
import pytest

from dateline.alerting import senders
from dateline.alerting.plan import Plan, Question, Receiver
from dateline.alerting.rounds import Alerter
from dateline.alerting.view import View
from dateline.fetching.pace import Clock
from dateline.model import Alert, AlertLine, ReportId, Span
from dateline.record import Store
from tests.alerting.receiving import PAPERS, mailbox, webhook
from tests.fetching.loopback import MovedClock, site

QUESTION = Question("Harbour", "phrase", "strike")


def alert(number: int, words: str = "a strike") -> Alert:
    """An alert."""
    line = AlertLine(ReportId("r"), "Post, a.txt", "0" * 64, (Span(4, 12),), words, "new", "https://post.example/a?b&c")
    own, moment = f"alert-{number}", f"2026-03-02T08:00:{number:02}+00:00"
    return Alert(own, "Harbour", "phrase", moment, f"Strike {number} at\nthe <harbour>", (line,), "new")


def nothing() -> View:
    """Nobody is asked here."""
    raise AssertionError


class Desk:
    """A record with alerts that wait, and receivers."""

    def __init__(self, store: Store, *receivers: Receiver) -> None:
        self.store, self.clock = store, MovedClock()
        self.alerter = Alerter(store, nothing, Plan((QUESTION,), receivers), self.clock)

    def queue(self, *alerts: Alert) -> None:
        """Let alerts wait for all."""
        self.store.alerts().keep("q", {one.id for one in alerts}, alerts, [r.name for r in self.alerter.plan.receivers])

    def round(self, **moved: float) -> list[dict[str, Any]]:
        """What comes of sending after some time."""
        self.clock.move(**moved)
        return [row for receiver in self.alerter.plan.receivers for row in self.alerter.tell(receiver)]

    def kinds(self, **moved: float) -> list[str]:
        """Of what kind that is."""
        return [row["kind"] for row in self.round(**moved)]


def test_mail(tmp_path: Path) -> None:
    """A digest with its words; nothing is sent twice."""
    with mailbox() as box, Store(tmp_path / "a.db") as store:
        server = f"127.0.0.1:{box.port}"
        desk = Desk(store, Receiver("desk", "mail", "desk@post.example", "Dateline <d@post.example>", server, "none"))
        desk.queue(alert(1), alert(2, "Ein Streik – “jetzt”"))
        assert desk.kinds() == ["sent"]
        assert desk.kinds(hours=1) == []
        (mail,) = box.mails
        assert (mail["Subject"], mail["To"]) == ("Dateline: 2 alerts (Harbour)", "desk@post.example")
        assert str(mail["Message-ID"]).endswith("@post.example>")
        words = mail.get_content()
        assert "Strike 1 at the <harbour>" in words
        assert "“Ein Streik – “jetzt””" in words
        assert "Post, a.txt [4-12] 000000000000 https://post.example/a?b&c" in words
        assert [(one.sent, one.waiting) for one in store.alerts().deliveries()] == [(2, 0)]
        assert store.verify().holds


@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")  # nobody listens on loopback
def test_mail_with_who_logs_in(tmp_path: Path) -> None:
    """By a password that stands in a file of its own; a wrong one is told and tried again later."""
    (tmp_path / "word").write_text("open sesame\n")
    with mailbox(locked=True) as box, Store(tmp_path / "a.db") as store:
        server = f"127.0.0.1:{box.port}"
        told = ("mail", "desk@post.example", "d@post.example", server, "none", "dateline")
        desk = Desk(store, Receiver("desk", *told, tmp_path / "word"))
        desk.queue(alert(1))
        assert desk.kinds() == ["sent"]
        (tmp_path / "word").write_text("guess")
        desk.queue(alert(2))
        (failed,) = desk.round()
        assert failed["kind"] == "failed"
        assert "guess" not in failed["message"]
        assert len(box.mails) == 1


def test_mail_is_sealed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By STARTTLS, with a certificate that is trusted; to a server whose certificate is not, nothing is sent."""
    with mailbox(sealed=True) as box, Store(tmp_path / "a.db") as store:
        told = ("mail", "desk@post.example", "d@post.example")
        desk = Desk(store, Receiver("desk", *told, f"127.0.0.1:{box.port}"))
        desk.queue(alert(1))
        (failed,) = desk.round()
        assert "certificate" in failed["message"].lower()
        assert box.mails == []
        monkeypatch.setenv("SSL_CERT_FILE", str(PAPERS))
        assert desk.kinds(minutes=5) == ["sent"]
        assert len(box.mails) == 1
        desk.queue(alert(2))
        plain = Desk(store, Receiver("desk", *told, f"127.0.0.1:{box.port}", "none"))
        (failed,) = plain.round()
        assert "STARTTLS" in failed["message"]


def test_a_dead_receiver_is_tried_again_and_holds_up_nobody(tmp_path: Path) -> None:
    """Longer each time; the others have theirs at once, and what is new goes on being queued."""
    # Bound and not listening: refused, and nobody else is given the port meanwhile.
    with socket.socket() as closed, mailbox() as box, Store(tmp_path / "a.db") as store:
        closed.bind(("127.0.0.1", 0))
        dead_port = closed.getsockname()[1]
        told = ("mail", "desk@post.example", "d@post.example")
        dead = Receiver("dead", *told, f"127.0.0.1:{dead_port}", "none")
        desk = Desk(store, dead, Receiver("alive", *told, f"127.0.0.1:{box.port}", "none"))
        desk.queue(alert(1))
        assert [(row["kind"], row["receiver"]) for row in desk.round()] == [("failed", "dead"), ("sent", "alive")]
        assert desk.kinds(minutes=4) == []
        assert desk.kinds(minutes=1) == ["failed"]
        desk.queue(alert(2))
        assert desk.kinds(minutes=9) == ["sent"]
        (waiting,) = [one for one in store.alerts().deliveries() if one.receiver == "dead"]
        assert (waiting.sent, waiting.waiting) == (0, 2)
        assert "refused" in str(waiting.problem)
        again = Desk(store, Receiver("dead", *told, f"127.0.0.1:{box.port}", "none"))
        assert again.kinds(days=1) == ["sent", "sent"]
        subjects = [mail["Subject"] for mail in box.mails]
        assert len(subjects) == 4
        assert again.kinds(days=1) == []


def test_a_webhook_is_signed(tmp_path: Path) -> None:
    """As Standard Webhooks has it: who holds the secret can tell whom it is from, and when it was sent."""
    (tmp_path / "secret").write_bytes(b"between us\n")
    with webhook() as hook, Store(tmp_path / "a.db") as store:
        desk = Desk(store, Receiver("hook", "webhook", hook.address, secret_file=tmp_path / "secret"))
        desk.queue(alert(1))
        assert desk.kinds() == ["sent"]
        ((headers, body),) = hook.posts
        signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
        expected = base64.b64encode(hmac.new(b"between us", signed, hashlib.sha256).digest()).decode()
        assert headers["webhook-signature"] == f"v1,{expected}"
        assert int(headers["webhook-timestamp"]) == int(desk.clock.now().timestamp())
        told = json.loads(body)
        assert (told["type"], told["id"]) == ("dateline.alerts", headers["webhook-id"])
        assert [line["spans"] for line in told["alerts"][0]["lines"]] == [[[4, 12]]]


def test_a_digest_that_is_sent_again_is_the_very_same(tmp_path: Path) -> None:
    """What was found meanwhile goes into the next one; no redirect is followed."""
    with webhook() as hook, Store(tmp_path / "a.db") as store:
        hook.statuses = [500, 302, 200]
        desk = Desk(store, Receiver("hook", "webhook", hook.address))
        desk.queue(alert(1))
        assert desk.kinds() == ["failed"]
        desk.queue(alert(2))
        assert desk.kinds(minutes=5) == ["failed"]
        assert desk.kinds(minutes=10) == ["sent", "sent"]
        bodies = [body for _, body in hook.posts]
        assert bodies[0] == bodies[1] == bodies[2] != bodies[3]
        assert [len(json.loads(body)["alerts"]) for body in bodies] == [1, 1, 1, 1]
        assert "webhook-signature" not in hook.posts[0][0]


def test_what_was_sent_and_not_noted_has_the_same_id(tmp_path: Path) -> None:
    """A process that is killed between the two sends it again under its id, and only when its hold is over."""
    with webhook() as hook, Store(tmp_path / "a.db") as store:
        desk = Desk(store, Receiver("hook", "webhook", hook.address))
        desk.queue(alert(1))
        now = desk.clock.now()
        batch = store.alerts().take("hook", now, now + timedelta(minutes=5))
        assert batch is not None
        senders.send(desk.alerter.plan.receivers[0], batch, list, now)
        assert desk.kinds() == []
        assert desk.kinds(minutes=6) == ["sent"]
        assert hook.posts[0][0]["webhook-id"] == hook.posts[1][0]["webhook-id"]
        assert hook.posts[0][1] == hook.posts[1][1]


def test_a_receiver_that_drips_is_cut_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever it sends, it takes no longer than a sending may."""
    monkeypatch.setattr(senders, "SECONDS", 0.5)

    def drip(made: socket.socket, asked: Mapping[str, str]) -> None:
        for sign in b"HTTP/1.1 200 OK\r\n" * 20:
            made.sendall(bytes([sign]))
            time.sleep(0.05)

    with site({"/hook": drip}) as s, Store(tmp_path / "a.db") as store:
        desk = Desk(store, Receiver("hook", "webhook", s.at("/hook")))
        desk.queue(alert(1))
        (failed,) = desk.round()
        assert failed["message"] == "not sent within 0.5 seconds"


def test_an_atom_feed(tmp_path: Path) -> None:
    """Other readers take it; an alert is one entry for ever, the newest first."""
    with Store(tmp_path / "a.db") as store:
        desk = Desk(store, Receiver("feed", "atom", str(tmp_path / "alerts.xml")))
        desk.queue(alert(1, "odd \x07 <b>words</b> & signs"))
        desk.round()
        desk.queue(alert(2))
        desk.round()
        found: Any = feedparser.parse((tmp_path / "alerts.xml").read_bytes())
        assert not found.bozo
        assert [entry.id for entry in found.entries] == ["urn:dateline:alert-2", "urn:dateline:alert-1"]
        assert found.entries[0].title == "Strike 2 at the <harbour>"
        assert found.entries[1].link == "https://post.example/a?b&c"
        assert "odd <b>words</b> & signs" in found.entries[1].content[0].value
        assert sorted(path.name for path in tmp_path.iterdir() if "alerts" in path.name) == ["alerts.xml"]


def test_a_file_that_cannot_be_written_is_tried_again(tmp_path: Path) -> None:
    """Told in one line."""
    with Store(tmp_path / "a.db") as store:
        desk = Desk(store, Receiver("log", "file", str(tmp_path / "none" / "alerts.jsonl")))
        desk.queue(alert(1))
        (failed,) = desk.round()
        assert "No such file" in failed["message"]
        (tmp_path / "none").mkdir()
        assert desk.kinds(minutes=5) == ["sent"]
        assert len((tmp_path / "none" / "alerts.jsonl").read_text().splitlines()) == 1


def test_many_alerts_go_in_several_digests(tmp_path: Path) -> None:
    """Each of a size that a person reads; all of them at once."""
    with webhook() as hook, Store(tmp_path / "a.db") as store:
        desk = Desk(store, Receiver("hook", "webhook", hook.address))
        desk.queue(
            *(alert(n) for n in range(60)), *(Alert(f"b{n}", "B", "edits", "2026", "t", (), "") for n in range(90))
        )
        assert [row["alerts"] for row in desk.round()] == [100, 50]
        ids = [one["id"] for _, body in hook.posts for one in json.loads(body)["alerts"]]
        assert len(ids) == len(set(ids)) == 150
        assert store.alerts().drop_before(Clock().now()) == 150
        assert list(store.alerts().last()) == []
