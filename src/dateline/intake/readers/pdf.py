"""PDF with a text layer: its words in reading order, one paragraph a line, each page marked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dateline.intake.documents import report_of_text
from dateline.intake.options import IntakeOptions
from dateline.intake.problems import UnreadableError, noted
from dateline.intake.reader import FileReader, Found, Opened
from dateline.intake.readers.pdf_pages import Run, join_pages, lines_of_page
from dateline.model import Place, Problem

__all__ = ["PDF"]

PASSWORD = 4  # PDFium's code of the error
LEAST_ON_A_PAGE = 20  # characters a page on the average; below it the pages are pictures
MOST_ON_A_PAGE = 100_000  # characters; a newspaper's page has 30,000
NO_CHARACTER = {0, 0xFFFF}
HYPHENS = {2: "-", 0xFFFE: "-", 0xAD: "-"}  # PDFium's marks of a hyphen at the end of a line


def read_pdf(opened: Opened, options: IntakeOptions) -> Iterator[Found]:
    """A PDF as one report."""
    import pypdfium2

    content = opened.content(options.max_file_bytes)
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == PASSWORD or "assword" in str(error):
            raise UnreadableError("encrypted", "asks for a password: save it without one") from None
        raise UnreadableError("broken-file", f"no PDF that can be read ({error}): get it anew") from None
    try:
        yield from report_of(document, content, opened.where, options)
    finally:
        document.close()


def report_of(document: Any, content: bytes, where: str, options: IntakeOptions) -> Iterator[Found]:
    """The report of an open document."""
    count = len(document)
    pages = []
    for number in range(min(count, options.max_pages)):
        page = document[number]
        runs = tuple(runs_of(page))
        pages.append(lines_of_page(runs, page.get_height()))
        page.close()
    characters = sum(len(line.words) for page in pages for line in page)
    if count and characters < LEAST_ON_A_PAGE * len(pages):
        raise UnreadableError("no-text-layer", "pictures of pages and no text: have the text recognised (OCR) first")
    problems: tuple[Problem, ...] = ()
    if count > options.max_pages:
        message = f"{count:,} pages: only the first {options.max_pages:,} were read"
        problems = (noted("pages-cut", message, where),)
    text, starts = join_pages(pages)
    places = tuple(Place(start, f"page {number}") for number, start in starts)
    yield report_of_text(
        text, where, content, how="the PDF says which characters it shows", places=places, problems=problems
    )


def runs_of(page: Any) -> Iterator[Run]:
    """The characters of a page in runs that stand close together on one line, in the order in which they are drawn."""
    import ctypes

    import pypdfium2.raw as pdfium

    text = page.get_textpage()
    handle = text.raw
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    loose = pdfium.FS_RECTF()
    held: list[str] = []
    box = (0.0, 0.0, 0.0, 0.0)
    for index in range(min(text.count_chars(), MOST_ON_A_PAGE)):
        code = pdfium.FPDFText_GetUnicode(handle, index)
        if code in (10, 13):
            if held:
                yield Run("".join(held), *box)
            held = []
            continue
        if code in NO_CHARACTER or 0xD800 <= code < 0xE000:
            continue
        sign = HYPHENS.get(code) or chr(code)
        if sign.isspace():
            if held and held[-1] != " ":
                held.append(" ")
            continue
        if not pdfium.FPDFText_GetLooseCharBox(handle, index, loose):
            continue
        here = (loose.left, loose.bottom, loose.right, loose.top)
        if pdfium.FPDFText_GetCharBox(handle, index, left, right, bottom, top) and right.value > left.value:
            here = (left.value, loose.bottom, right.value, loose.top)
        if held and apart(box, here):
            yield Run("".join(held), *box)
            held = []
        box = (min(box[0], here[0]), min(box[1], here[1]), max(box[2], here[2]), max(box[3], here[3])) if held else here
        held.append(sign)
    if held:
        yield Run("".join(held), *box)
    text.close()


def apart(box: tuple[float, float, float, float], here: tuple[float, float, float, float]) -> bool:
    """Whether a character does not go on with a run: on another line, far to the right, or back to the left."""
    height = max(1.0, min(box[3] - box[1], here[3] - here[1]))
    shared = min(box[3], here[3]) - max(box[1], here[1])
    gap = here[0] - box[2]
    return shared < 0.3 * height or gap > 1.2 * height or gap < -0.8 * height


PDF = FileReader("pdf", read_pdf, (".pdf",), (b"%PDF-",), single=True, apart=True)
