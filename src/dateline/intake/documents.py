"""One text or one page as a report: decoded, cleaned of what no record can hold, told apart by its first tag."""

from __future__ import annotations

from dataclasses import replace

from dateline.intake.charset import declared_charset, decode
from dateline.intake.formats import is_page
from dateline.intake.problems import lost, noted
from dateline.intake.rows import clean
from dateline.model import Given, Incoming, Media, Place, Problem
from dateline.text.ids import sha256_of_bytes

__all__ = ["read_document", "report_of_text"]

NOTHING = Given()
HEAD = 500
INVISIBLE = "\ufeff\u200b\u00a0 \t\r\n\f\v"
OTHER_THAN_NAMED = {
    Media.HTML: "named as text, but a web page: read as a page; name it .html",
    Media.TEXT: "named as a page, but without a tag: read as text; name it .txt",
}


def read_document(
    content: bytes,
    where: str,
    named: Media,
    *,
    given: Given = NOTHING,
    charset: str = "",
) -> Incoming | Problem:
    """
    Read the bytes of one text or page.

    Args:
        content: The bytes.
        where: Their place.
        named: What the name, or what carried them, says they are.
        given: What is known beside them.
        charset: The encoding that was declared beside them; it wins over what the page says itself.

    Returns:
        The report, or the problem of a blank one.
    """
    whole_page = is_page(content)
    page = whole_page or named is Media.HTML
    decoded = decode(content, where, declared=charset or (declared_charset(content) if page else ""))
    odd = b"\0" in content and "\0" in decoded.text  # bytes give no halves of a pair
    text, slips = clean(decoded.text, where) if odd else (decoded.text, [])
    problems = [*decoded.problems, *slips]
    if is_blank(text):
        return lost("blank", "only blanks in it: there should be a text or a page", where)
    media = Media.HTML if whole_page or (named is Media.HTML and "<" in text) else Media.TEXT
    if media is not named:
        problems.append(noted("ending-contradicted", OTHER_THAN_NAMED[media], where))
    if media is Media.HTML:
        problems = [replace(problem, span=None) for problem in problems]
    digest = sha256_of_bytes(content)
    return Incoming(text, media, where, digest, given, decoded.charset, decoded.reason, tuple(problems))


def is_blank(text: str) -> bool:
    """Whether a text has nothing to read; its first characters tell it of nearly every one."""
    return all(not part.strip(INVISIBLE) or part.isspace() for part in (text[:HEAD], text))


def report_of_text(
    text: str,
    where: str,
    source: bytes,
    *,
    media: Media = Media.TEXT,
    given: Given = NOTHING,
    how: str,
    places: tuple[Place, ...] = (),
    problems: tuple[Problem, ...] = (),
) -> Incoming | Problem:
    """
    A report from characters that a format's reader took out of a file.

    Args:
        text: The characters.
        where: Their place.
        source: The bytes they were read from, for the hash.
        media: Whether they are text or HTML.
        given: What the file says about them.
        how: How they came to be known, for ``charset_reason``.
        places: Where parts of the text stand in the file.
        problems: What was met.

    Returns:
        The report, or the problem of a blank one.
    """
    content, slips = clean(text, where)
    if not content.strip(INVISIBLE) or content.isspace():
        if any(problem.code == "cut-short" for problem in problems):
            return lost("broken-file", "breaks off before its text: get it anew", where)
        return next((problem for problem in problems if problem.fatal), None) or lost(
            "blank", "no words in it: there should be a text", where
        )
    if media is Media.HTML:
        slips = [replace(problem, span=None) for problem in slips]
    told = (*problems, *slips)
    return Incoming(content, media, where, sha256_of_bytes(source), given, "utf-8", how, told, places)
