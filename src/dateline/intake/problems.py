"""Every problem that reading in can meet, as a table of code words, and the making of one from its code."""

from __future__ import annotations

import re

from dateline.errors import DatelineError
from dateline.model import Problem, Span

__all__ = ["PROBLEM_CODES", "UnreadableError", "lost", "noted", "shown"]

PROBLEM_CODES: dict[str, str] = {
    # The input gave no report.
    "empty": "The input holds no bytes, or a table or list holds no report.",
    "blank": "The input or its text holds only blanks.",
    "binary": "The file is of no format that is read: a picture, a database, a program or the like.",
    "not-a-report": "The file is text of a kind that is no report: a style sheet, a script, XML of another kind.",
    "too-large": "A file, a line or a row is larger than the ceiling for one report.",
    "gz-broken": "A .gz or .zst file cannot be unpacked, or ends too early.",
    "gz-bomb": "A .gz or .zst file grows far more than text does, as files made to fill a memory do.",
    "not-as-named": "The file does not begin as files with its ending do.",
    "broken-file": "A PDF, a document, a mail, a feed or the like cannot be read: it is damaged or cut short.",
    "encrypted": "The file asks for a password.",
    "no-text-layer": "A PDF holds pictures of pages and no text.",
    "too-slow": "A file takes more seconds than the ceiling allows; the process that read it was ended.",
    "too-much-memory": "A file asks for more memory than the ceiling allows; the process that read it was ended.",
    "reader-died": "The process that read a file died over it.",
    "too-deep": "Files stand within files deeper than the ceiling.",
    "too-many-files": "An archive holds more files than the ceiling; the rest is not read.",
    "archive-bomb": "A file of an archive, or all of them, grow far more than reports do.",
    "archive-broken": "An archive, or a file in it, cannot be unpacked.",
    "outside-path": "A file of an archive names a place outside of it; it is not read.",
    "record-broken": "A web archive breaks off or goes on with what is no record; what stands before is read.",
    "extra-missing": "The format needs a package that is not installed; the message says how to install it.",
    "addresses-only": "A list names addresses of reports and holds no text; nothing is fetched.",
    "withdrawn": "The publisher has cancelled or withheld the item.",
    "columns-unread": "The names given for the columns of tables are not as expected.",
    "file-missing": "A path was named where there is nothing.",
    "file-vanished": "A file stood in the folder when it was listed and was gone when it was to be read.",
    "no-permission": "The file or folder may not be read by this user.",
    "not-a-file": "A pipe, a socket or a device stands where a file was expected; it is not opened.",
    "unreadable": "The system reported an error while the file or folder was read.",
    "folder-loop": "A link leads to a folder that is read already.",
    "folder-empty": "A folder holds no file that could be a report.",
    "nothing-matches": "No file matches a pattern.",
    "web-address": "A web address was named where nothing is fetched, or one that is not http or https.",
    "sidecar-alone": "A list that describes files was named without the files.",
    "sidecar-row": "A row of a list that describes files cannot be used: its file is missing, or named twice.",
    "bad-json": "A line or a file is not JSON.",
    "not-an-object": "A line is JSON, but not an object in braces.",
    "id-missing": "A JSON report has no id.",
    "id-type": "The id of a JSON report is not a string.",
    "content-missing": "A report has neither text nor html.",
    "content-type": "The text or html of a report is not a string.",
    "name-missing": "A line of names has neither the names a and b nor a name.",
    "name-type": "A name of a line is not a string.",
    "csv-header": "A table names neither a text nor an html column in its first line.",
    "csv-row": "A row of a table has more cells than the first line, or a quotation mark that never closes.",
    # The report was read; a person should know.
    "cut-short": "A mail, a feed, an RTF or an agency's item breaks off before its end; what stands before is read.",
    "pages-cut": "A PDF has more pages than the ceiling; the rest was not read.",
    "entities-left": "XML declares entities of its own; they are not expanded, and their words are missing.",
    "feed-teaser": "A feed gives the beginning of a report only.",
    "embargoed": "The item is under embargo until the time it names.",
    "text-and-html": "A report has both text and html; the text is read.",
    "key-type": "A detail given beside a report is not a string; it is left out.",
    "kind-unknown": "The kind of a name is none of the six; the names are compared without it.",
    "id-repeated": "Two different reports carry the same id.",
    "charset-guessed": "The file does not say its encoding and is not UTF-8; the encoding is a guess.",
    "charset-contradicted": "The file says one encoding and its bytes show another.",
    "bytes-replaced": "Bytes that are no character stand in the file; each place is shown as U+FFFD.",
    "nul-replaced": "NUL characters, which no record can search, are shown as U+FFFD.",
    "surrogate-replaced": "Halves of a character (\\ud800 in JSON), which no file can hold, are shown as U+FFFD.",
    "ending-contradicted": "The ending of the file says plain text or HTML and the content is the other.",
}

# What would break a line, move the cursor of a terminal, or (bytes of a name that are no character) fail to print.
UNSHOWN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


class UnreadableError(DatelineError):
    """An input ends here; kept within this package, where it becomes a fatal Problem."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code

    def at(self, where: str) -> Problem:
        """The problem at its place."""
        return lost(self.code, self.message, where)


def lost(code: str, message: str, where: str) -> Problem:
    """A problem of an input that gave no report."""
    return problem_of(code, message, where, None, fatal=True)


def noted(code: str, message: str, where: str, span: Span | None = None) -> Problem:
    """A problem of a report that was read all the same."""
    return problem_of(code, message, where, span, fatal=False)


def problem_of(code: str, message: str, where: str, span: Span | None, *, fatal: bool) -> Problem:
    """A problem with a code of the table, in one line."""
    if code not in PROBLEM_CODES:
        raise ValueError(f"not in PROBLEM_CODES: {code}")
    return Problem(code, shown(message), where, "intake", span, fatal)


def shown(words: str) -> str:
    """
    Words or a path fit for one line of a terminal: file names may hold line ends and bytes that are no character.

    Example:
        >>> shown("a\\nb.txt")
        'a\\\\x0ab.txt'
    """
    return UNSHOWN.sub(lambda mark: "\ufffd" if mark[0] >= "\ud800" else f"\\x{ord(mark[0]):02x}", words)
