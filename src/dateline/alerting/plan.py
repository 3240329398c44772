"""Read what is asked and who is told from a TOML file: [[alert]] and [[receiver]] tables."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from dateline.errors import UsageError
from dateline.model import Question as Asked
from dateline.model import SavedQuestion, Substance
from dateline.text.ids import content_id

__all__ = ["Plan", "Question", "Receiver", "question_of", "read_plan", "saved_questions"]

#: What may be asked: by words, or by yes, or by a list of what counts.
WORDED = ("phrase", "speaker", "actor", "story")
SWITCHED = ("contradictions", "altered_quotes", "edits", "first_account")
LISTED = {
    "contradictions": frozenset(question.value for question in Asked),
    "edits": frozenset(touch.value for touch in Substance),
}
WAYS = ("mail", "webhook", "atom", "file")
SECURITY = ("starttls", "tls", "none")
TEXTS = (
    "name",
    "mail",
    "webhook",
    "atom",
    "file",
    "from",
    "server",
    "security",
    "user",
    "password_file",
    "secret_file",
)
HINT = "see docs/how-to/alerts.md"


@dataclass(frozen=True, slots=True)
class Question:
    """
    A saved question.

    Args:
        name: What it is called in what is sent.
        kind: "phrase", "speaker", "actor", "story", "contradictions", "altered_quotes", "edits" or "first_account".
        words: The phrase, the name, or the report whose story is meant; empty where the kind says it all.
        only: Of contradictions the questions ("how many"), of edits what they touch ("quote"); empty for all.
        within: A report: only what is of its story; empty for the whole record.
        to: The names of who is told; empty for all.
    """

    name: str
    kind: str
    words: str = ""
    only: frozenset[str] = frozenset()
    within: str = ""
    to: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Made from what it asks and not from its name: a question that is called otherwise tells nothing again."""
        return content_id("question", self.kind, self.words, sorted(self.only), self.within)


@dataclass(frozen=True, slots=True)
class Receiver:
    """
    Who is told, and how.

    Args:
        name: What it is called; its queue in the record has this name.
        way: "mail", "webhook", "atom" or "file".
        at: The address of mail, the address of the webhook, or the path of the file.
        sender: Of mail, whom it comes from.
        server: Of mail, host and port.
        security: Of mail, "starttls", "tls" or "none".
        user: Of mail, who logs in; empty for nobody.
        secret_file: The file that holds the password of mail, or the secret that a webhook is signed with; or None.
    """

    name: str
    way: str
    at: str
    sender: str = ""
    server: str = ""
    security: str = "starttls"
    user: str = ""
    secret_file: Path | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What is asked, and who is told."""

    questions: tuple[Question, ...]
    receivers: tuple[Receiver, ...]

    def receivers_of(self, question: Question) -> list[str]:
        """Who is told what a question finds, by name."""
        return [receiver.name for receiver in self.receivers if not question.to or receiver.name in question.to]


def read_plan(path: Path) -> Plan:
    """
    Read a file of questions and receivers.

    Raises:
        UsageError: If it is not there, is no TOML, or says something that is not known; the message names the place.

    Example:
        >>> import tempfile
        >>> words = '[[alert]]\\nphrase = "harbour strike"\\n[[receiver]]\\nname = "desk"\\natom = "alerts.xml"'
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     path = Path(folder) / "alerts.toml"
        ...     _ = path.write_text(words)
        ...     plan = read_plan(path)
        >>> plan.questions[0].kind, plan.receivers[0].way, plan.receivers_of(plan.questions[0])
        ('phrase', 'atom', ['desk'])
    """
    try:
        found = tomllib.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror})", hint="name a file of alerts") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: not a TOML file ({error})", hint=HINT) from error
    if unknown := sorted(set(found) - {"alert", "receiver"}):
        raise UsageError(f"{path}: no such table [[{unknown[0]}]]", hint="tables are alert, receiver")
    questions = [question_of(table, f"{path}: alert {n}") for n, table in enumerate(listed(found, "alert", path), 1)]
    receivers = [
        receiver_of(table, f"{path}: receiver {n}", path.parent)
        for n, table in enumerate(listed(found, "receiver", path), 1)
    ]
    if not questions and not receivers:
        raise UsageError(f"{path}: nothing is asked in it, and nobody is told", hint=HINT)
    for what, names in (("alerts", [q.name for q in questions]), ("receivers", [r.name for r in receivers])):
        if again := next((name for name in names if names.count(name) > 1), None):
            raise UsageError(f"{path}: two {what} are called {again}", hint="give one of them another name")
    known = {receiver.name for receiver in receivers}
    if stranger := next((name for question in questions for name in question.to if name not in known), None):
        raise UsageError(
            f"{path}: no receiver {stranger!r}", hint=f"receivers are {', '.join(sorted(known)) or 'none'}"
        )
    return Plan(tuple(questions), tuple(receivers))


def saved_questions(saved: Iterable[SavedQuestion]) -> list[Question]:
    """
    The questions that people saved in a record, but for those that are paused.

    Example:
        >>> saved = SavedQuestion("q", {"phrase": "harbour strike"}, "Orr", "2026-03-02T08:00:00+00:00")
        >>> [(question.kind, question.words) for question in saved_questions([saved])]
        [('phrase', 'harbour strike')]
    """
    return [question_of(dict(one.asks), f"the question of {one.by}") for one in saved if one.paused_at is None]


def listed(found: dict[str, Any], name: str, path: Path) -> list[dict[str, Any]]:
    """The tables of one kind."""
    tables = found.get(name, [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise UsageError(f"{path}: [{name}] should be [[{name}]]", hint="two brackets: there may be several")
    return tables


def question_of(table: dict[str, Any], where: str) -> Question:
    """One question."""
    known = {*WORDED, *SWITCHED, "name", "to"}
    if other := sorted(set(table) - known):
        raise UsageError(f"{where}: no option {other[0]!r}", hint=f"options are {', '.join(sorted(known))}")
    texts_of(table, (*WORDED, "name"), where)
    asked = [kind for kind in (*WORDED, *SWITCHED) if table.get(kind)]
    within = table["story"] if "story" in asked and len(asked) == 2 else ""
    kinds = [kind for kind in asked if kind != "story"] if within else asked
    if len(kinds) != 1:
        hint = f"it asks for one of {', '.join((*WORDED, *SWITCHED))}; story may stand beside another"
        raise UsageError(f"{where}: {'nothing is asked' if not kinds else 'it asks for several things'}", hint=hint)
    kind = kinds[0]
    words = table[kind].strip() if kind in WORDED else ""
    only = only_of(kind, table[kind], where) if kind in SWITCHED else frozenset[str]()
    to = table.get("to", [])
    if not isinstance(to, list) or not all(isinstance(name, str) for name in to):
        raise UsageError(f"{where}: to is {to!r}", hint='it takes names of receivers in a list, such as ["desk"]')
    name = table.get("name") or " ".join([kind.replace("_", " "), words, *sorted(only)]).strip()
    return Question(name, kind, words, only, within, tuple(to))


def only_of(kind: str, value: object, where: str) -> frozenset[str]:
    """What of a kind counts: all of it, or what a list names."""
    if value is True:
        return frozenset()
    allowed = LISTED.get(kind)
    if allowed is None or not isinstance(value, list):
        shown = f" or a list of {', '.join(sorted(allowed))}" if allowed else ""
        raise UsageError(f"{where}: {kind} is {value!r}", hint=f"it takes true{shown}")
    if other := next((one for one in value if one not in allowed), None):
        raise UsageError(f"{where}: {kind} knows no {other!r}", hint=f"there are {', '.join(sorted(allowed))}")
    return frozenset(value)


def receiver_of(table: dict[str, Any], where: str, folder: Path) -> Receiver:
    """One receiver."""
    if other := sorted(set(table) - set(TEXTS)):
        raise UsageError(f"{where}: no option {other[0]!r}", hint=f"options are {', '.join(TEXTS)}")
    texts_of(table, TEXTS, where)
    ways = [way for way in WAYS if table.get(way)]
    if len(ways) != 1:
        raise UsageError(f"{where}: {len(ways)} ways to tell", hint=f"say one of {', '.join(WAYS)}")
    (way,) = ways
    at = table[way].strip()
    if way == "webhook" and (urlsplit(at).scheme not in ("http", "https") or not urlsplit(at).hostname):
        raise UsageError(f"{where}: webhook is {at!r}", hint="it takes an address, such as https://desk.example/hook")
    if way == "mail" and not (table.get("from") and table.get("server")):
        raise UsageError(f"{where}: no from or no server", hint='such as server = "smtp.post.example:587"')
    if table.get("security", "starttls") not in SECURITY:
        raise UsageError(f"{where}: security is {table['security']!r}", hint=f"there are {', '.join(SECURITY)}")
    secret = table.get("password_file") or table.get("secret_file")
    return Receiver(
        name=table.get("name") or at,
        way=way,
        at=str(folder / at) if way in ("atom", "file") else at,
        sender=table.get("from", ""),
        server=table.get("server", ""),
        security=table.get("security", "starttls"),
        user=table.get("user", ""),
        secret_file=folder / secret if secret else None,
    )


def texts_of(table: dict[str, Any], names: tuple[str, ...], where: str) -> None:
    """Refuse what should be words and is not."""
    if bad := next((name for name in names if name in table and not isinstance(table[name], str)), None):
        raise UsageError(f"{where}: {bad} is {table[bad]!r}", hint="it takes words between quotation marks")
