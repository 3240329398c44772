"""Mail: single messages (EML), boxes of them (mbox), and pages saved as a mail (MHTML)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.intake.documents import read_document
from dateline.intake.formats import SNIFFED, refuse_binary
from dateline.intake.options import IntakeOptions
from dateline.intake.problems import UnreadableError, noted
from dateline.intake.reader import FileReader, Found, Inner, Opened
from dateline.intake.streams import to_lines
from dateline.model import Given, Incoming, Media, Problem

if TYPE_CHECKING:  # email imports socket, which nothing here needs
    from email.message import EmailMessage, Message

__all__ = ["BOX", "MAIL", "MHTML"]

HEADER_LINE = re.compile(rb"(?:>?From |[\x21-\x39\x3b-\x7e]{1,80}[ \t]*:)")
HEADER = re.compile(
    rb"(?:From|To|Subject|Date|Message-ID|MIME-Version|Received|Return-Path|Delivered-To|X-[\w-]+):", re.I
)
BOX_START = re.compile(rb"From \S+ .*\d{4}")
SAVED_BY = re.compile(rb"(?:^|\n)(?:Snapshot-Content-Location|Content-Type:\s*multipart/related)", re.I)
LONGEST_HEADER = 1_000
LEAST_TEXT = 200  # characters of a plain part below which an HTML part that is twice as long is read instead


def read_mail(opened: Opened, options: IntakeOptions) -> Iterator[Found]:
    """One message: its text, then what is attached to it."""
    content = opened.content(options.max_file_bytes)
    if not HEADER_LINE.match(content):
        refuse_binary(content[:SNIFFED])
    message = parse(content)
    cut = cut_short(message, opened.where)
    given = Given(title=header(message, "Subject"), published=day_of(message))
    plain, html = message.get_body(("plain",)), message.get_body(("html",))
    chosen = better(plain, html)
    if chosen is not None:
        media = Media.HTML if chosen is html else Media.TEXT
        charset = str(chosen.get_content_charset() or "")
        yield with_notes(read_document(payload(chosen), opened.where, media, given=given, charset=charset), cut)
    number = 0
    for part in message.iter_attachments():
        number += 1
        if (attached := attachment(part, f"{opened.where}#{number}", number)) is not None:
            yield attached
    if chosen is None and not number:
        raise UnreadableError("blank", "a mail without words: nothing to read")


def cut_short(message: Message, where: str) -> tuple[Problem, ...]:
    """The note that a message of several parts breaks off: the last of them is never closed."""
    from email.errors import CloseBoundaryNotFoundDefect, StartBoundaryNotFoundDefect

    broken = (CloseBoundaryNotFoundDefect, StartBoundaryNotFoundDefect)
    if not any(isinstance(defect, broken) for part in message.walk() for defect in part.defects):
        return ()
    return (noted("cut-short", "breaks off before its end: what stands before is read; get it anew", where),)


def with_notes(found: Incoming | Problem, notes: tuple[Problem, ...]) -> Incoming | Problem:
    """A report with further problems."""
    return replace(found, problems=(*found.problems, *notes)) if isinstance(found, Incoming) else found


def parse(content: bytes) -> EmailMessage:
    """The message; what is wrong with its heads is left to what reads them."""
    import email.policy
    from email.parser import BytesParser

    return BytesParser(policy=email.policy.default).parsebytes(content)


def header(message: Message, name: str) -> str | None:
    """A header's words in one line; None when there are none or they are beyond reading."""
    try:
        value = message.get(name)
        words = " ".join(str(value).split()) if value is not None else ""
    except (ValueError, IndexError, LookupError, AttributeError):  # what email.policy raises over broken headers
        return None
    return words[:LONGEST_HEADER] or None


def day_of(message: Message) -> str | None:
    """When the mail was sent, in ISO 8601 with its zone."""
    from email.utils import parsedate_to_datetime

    words = header(message, "Date")
    try:
        return parsedate_to_datetime(words).isoformat() if words else None
    except (ValueError, OverflowError, TypeError, IndexError):
        return None


def better(plain: Message | None, html: Message | None) -> Message | None:
    """The plain part, unless it only says that the mail should be read as a page."""
    if plain is None or html is None:
        return plain if html is None else html
    short = len(payload(plain).strip())
    return html if short < LEAST_TEXT and len(payload(html)) > 2 * short else plain


def payload(part: Message) -> bytes:
    """The bytes of a part, without what carried them."""
    held = part.get_payload(decode=True)
    return held if isinstance(held, bytes) else b""


def attachment(part: Message, where: str, number: int) -> Inner | None:
    """A file or a message within a message; pictures and the like are not reports."""
    if part.get_content_maintype() in ("image", "audio", "video", "font") or part.get_content_type() in SIGNED:
        return None
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload()
        if not isinstance(inner, list) or not inner:
            return None
        return Inner(where, f"{number}.eml", inner[0].as_bytes(), reader="eml")  # type: ignore[union-attr]  # a message
    if part.is_multipart():
        return None
    return Inner(where, str(part.get_filename() or ""), payload(part), charset=str(part.get_content_charset() or ""))


SIGNED = ("application/pgp-signature", "application/pkcs7-signature", "text/calendar", "text/vcard")


def read_box(opened: Opened, options: IntakeOptions) -> Iterator[Found]:
    """
    The messages of a box, one after the other; each is ``where@offset``.

    A line "From ..." after a blank line begins a message; ">From " within it stands for "From ".
    """
    held = bytearray()
    at = start = 0
    blank = True
    too_long = False
    for line in to_lines(opened.pieces, options.max_file_bytes):
        if blank and BOX_START.match(line.content) and (held or at):
            yield from message_of_box(held, start, opened, too_long)
            held.clear()
            start, too_long = at, False
        elif at or not BOX_START.match(line.content):
            too_long = too_long or line.too_long or len(held) > options.max_file_bytes
            if not too_long:
                held += line.content[1:] if re.match(rb">+From ", line.content) else line.content
        at += line.size
        blank = not line.content.strip()
    yield from message_of_box(held, start, opened, too_long)


def message_of_box(held: bytearray, start: int, opened: Opened, too_long: bool) -> Iterator[Found]:
    """One message of a box."""
    where = f"{opened.where}@{start}"
    if too_long:
        yield UnreadableError("too-large", "a mail larger than the ceiling for one file: not read").at(where)
    elif held.strip():
        yield Inner(where, "message.eml", bytes(held), reader="eml")


def read_saved_page(opened: Opened, options: IntakeOptions) -> Iterator[Found]:
    """The page of a web page that was saved as one file, with the address it was saved from."""
    content = opened.content(options.max_file_bytes)
    message = parse(content)
    pages = [part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")]
    if not pages:
        raise UnreadableError("broken-file", "no page in it: save it anew")
    address = header(message, "Snapshot-Content-Location") or header(pages[0], "Content-Location") or ""
    given = Given(url=address if address.startswith(("http://", "https://")) else None)
    charset = str(pages[0].get_content_charset() or "")
    page = read_document(payload(pages[0]), opened.where, Media.HTML, given=given, charset=charset)
    yield with_notes(page, cut_short(message, opened.where))


def begins_as_mail(head: bytes) -> bool:
    """Whether bytes begin with two headers of mail."""
    lines = head.split(b"\n", 2)
    return len(lines) > 2 and bool(HEADER.match(lines[0]) and re.match(rb"[\w-]+:|[ \t]", lines[1]))


def begins_as_saved_page(head: bytes) -> bool:
    """Whether bytes begin as a page saved as a mail."""
    return begins_as_mail(head) and SAVED_BY.search(head) is not None and b"text/html" in head


def begins_as_box(head: bytes) -> bool:
    """Whether bytes begin as a box of mail."""
    first, _, rest = head.partition(b"\n")
    return BOX_START.match(first) is not None and begins_as_mail(rest)


MHTML = FileReader("mhtml", read_saved_page, (".mhtml", ".mht"), known_by=begins_as_saved_page, single=True, apart=True)
MAIL = FileReader("eml", read_mail, (".eml",), known_by=begins_as_mail, single=True, apart=True)
BOX = FileReader("mbox", read_box, (".mbox", ".mbx"), known_by=begins_as_box)
