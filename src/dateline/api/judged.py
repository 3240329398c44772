"""Say what is right or wrong of a line, list and undo what was said, and hand it on as a file."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dateline.api.base import Row, Watch, ignore
from dateline.api.shared import SharedRecord
from dateline.clock import now
from dateline.errors import UsageError
from dateline.exports.jsonl import encode_line
from dateline.exports.record_lines import judgement_object
from dateline.exports.rows import judgement_row
from dateline.judging import (
    as_fields,
    check_fields,
    fields_of,
    find_line,
    make_judgement,
    pair_subject,
    read_corrections,
    subject_of,
)
from dateline.model import (
    Judgement,
    Problem,
    Verdict,
)

__all__ = ["JudgedRecord"]


class JudgedRecord(SharedRecord):
    """What persons say of the lines of a record."""

    def judge(
        self,
        report: str,
        line: str | None = None,
        *,
        set: Mapping[str, Any] | None = None,  # noqa: A002  # the option's name
        confirm: bool = False,
        reject: bool = False,
        copy: str | None = None,
        kind: str | None = None,
        because: str = "",
        by: str | None = None,
        at: str | None = None,
    ) -> Judgement:
        """
        Say what is right or wrong of a line; it stays whatever is read again, and can be undone.

        Args:
            report: The report, as ``show`` takes it.
            line: The line: its id in the export, the beginning of it, or words that it stands on; None is the report
                itself, with what is known about it.
            set: Fields with the values that they are to have; None takes a value away.
            confirm, reject: Hold the line for right as it is, or for wrong.
            copy: Another report: what the two share is judged, and ``dir`` is "ab" where the other copied.
            kind: Only lines of this kind, where words stand in several.
            because: Why.
            by: Who says so; by default the ``person`` of ``dateline.toml``.
            at: When, ISO 8601; by default now.

        Returns:
            The judgement, with its id.

        Raises:
            UsageError: If there is no such line, field or value, nobody signs, or not just one thing is said.
        """
        subject, line_kind, known = self.subject(report, line, kind, copy)
        verdict, value = verdict_of(line_kind, set, confirm=confirm, reject=reject, known=known)
        return self.say(subject, verdict, value, because, by, at)

    def say(
        self, subject: dict[str, Any], verdict: Verdict, value: Any, because: str, by: str | None, at: str | None
    ) -> Judgement:
        """Keep what somebody says."""
        signed = self.config.judging.person if by is None else by
        judgement = make_judgement(subject, verdict, value, by=signed, at=at or now(), because=because)
        self.store.add_judgement(judgement)
        return judgement

    def subject(
        self, report: str, line: str | None, kind: str | None, copy: str | None
    ) -> tuple[dict[str, Any], str, dict[str, Any]]:
        """What a judgement is about, the kind of the line, and its fields as they are."""
        own = self.id_of(report)
        if copy is not None:
            other = self.id_of(copy)
            found = next((pair for pair in self.copies() if {pair.a, pair.b} == {own, other}), None)
            if found is None or line is not None:
                hint = "`dateline copies` lists the pairs; a pair is judged without a line"
                raise UsageError(f"no copy of {own} and {other} to judge", hint=hint)
            pair = found if found.a == own else found.turned()
            direction = pair.direction.value if pair.direction else None
            texts = {one: self.store.text_hash(one) for one in (own, other)}
            return pair_subject(pair, texts), "copy", {"kind": pair.kind.value, "dir": direction}
        read = self.show(own)
        named = find_line(read, line, kind)
        return subject_of(read, named), named.kind, fields_of(read, named)

    def judgements(
        self, *, report: str | None = None, by: str | None = None, state: str | None = None
    ) -> Iterator[Row]:
        """
        What persons said, the history of it: live and undone, by time.

        Args:
            report: Only of one report, as ``show`` takes it.
            by: Only of one person.
            state: Only in one state: "applied", "contested" (two persons do not agree, and the machine's line stays),
                "orphan" (no line stands on the words now), "elsewhere" (the text is not in this record), "replaced" (by
                a later word of the same person), "undone".

        Returns:
            The contract's lines with ``state``, ``reports`` and ``words``.

        Example:
            >>> list(record.judgements())  # nobody has judged the example
            []
        """
        with self.store.snapshot():
            text = self.store.text_hash(self.id_of(report)) if report is not None else None
            everything = sorted(self.store.judgements(), key=lambda one: (one.at, one.id))
            on_pairs = any(one.subject["line"] == "copy" for one in everything)
            states = self.keeper.desk().states(everything, self.keeper.settled() if on_pairs else ())
            found = [one for one in everything if by in (None, one.by) and state in (None, states[one.id])]
            hashes = [{anchor["text_sha256"] for anchor in one.subject["anchors"]} for one in found]
            return iter(
                [
                    judgement_row(one, states[one.id], self.store.ids_with_texts(texts))
                    for one, texts in zip(found, hashes, strict=True)
                    if text is None or text in texts
                ]
            )

    def undo(self, judgement: str, *, because: str = "", by: str | None = None, at: str | None = None) -> Judgement:
        """
        Undo a judgement: it stays in the history, signed and dated, and counts no more.

        Args:
            judgement: Its id, or the beginning of it.
            because: Why.
            by: Who undoes it; by default the ``person`` of ``dateline.toml``.
            at: When, ISO 8601; by default now.

        Raises:
            UsageError: If there is no such judgement, it was undone already, or nobody signs.
        """
        known = self.store.judgement(judgement)
        signed = (self.config.judging.person if by is None else by).strip()
        if known.undone is not None:
            raise UsageError(f"{known.id} was undone already, by {known.undone['by']}", hint="judge the line anew")
        if not signed:
            raise UsageError("an undoing is signed", hint='--by NAME, or person = "NAME" under [judging]')
        undone = dataclasses.replace(known, undone={"by": signed, "at": at or now(), "because": because.strip()})
        self.store.add_judgement(undone)
        return undone

    def corrections(self) -> Iterator[str]:
        """The corrections file: what persons said, the contract's ``judgement`` lines by id."""
        return (encode_line(judgement_object(judgement)) for judgement in self.store.judgements())

    def take_corrections(
        self, lines: Iterable[bytes | str], *, where: str = "-", watch: Watch = ignore
    ) -> tuple[int, int]:
        """
        Take in a corrections file, of this record or of another: what is known already changes nothing.

        Args:
            lines: Its lines; those of an export that are no judgements are passed over.
            where: Its name, for problems.
            watch: Called with every problem.

        Returns:
            How many judgements were new, or newly undone, and how many there were.
        """
        new = whole = 0
        for item in read_corrections(lines, where):
            if isinstance(item, Problem):
                watch(item)
                continue
            whole += 1
            new += self.store.add_judgement(item)
        return new, whole


def verdict_of(
    kind: str, fields: Mapping[str, Any] | None, *, confirm: bool, reject: bool, known: dict[str, Any]
) -> tuple[Verdict, dict[str, Any] | None]:
    """
    What is said of a line: its fields set, or the line confirmed with those it has, or rejected.

    Raises:
        UsageError: If not just one of these is asked for, or the line cannot be judged so.
    """
    if (fields is not None) + confirm + reject != 1:
        raise UsageError("say one thing of the line", hint="--set FIELD=VALUE, --confirm or --reject")
    if fields is not None:
        shaped = as_fields(kind, fields)
        check_fields(kind, shaped)
        return Verdict.SET, shaped
    if confirm:
        return Verdict.CONFIRM, known
    if kind in ("report", "zone"):
        hint = "give it another role" if kind == "zone" else "set what is known about it otherwise"
        raise UsageError(f"a {kind} is not rejected", hint=hint)
    return Verdict.REJECT, None
