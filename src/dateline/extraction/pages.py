"""Take the article's text from a page with trafilatura, then read it line by line as plain text is read."""

from __future__ import annotations

import itertools
import logging
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

import lxml.html

from dateline.extraction.languages import read_language
from dateline.extraction.lines import fold
from dateline.extraction.markup import SafePage, make_safe
from dateline.extraction.notes import may_have_notes, with_notes
from dateline.extraction.options import ExtractionOptions
from dateline.extraction.page_captions import key_of, read_captions, with_captions
from dateline.extraction.page_dates import published_on_page, search_page
from dateline.extraction.page_heads import PageHead, read_page_head
from dateline.extraction.page_marks import read_marks
from dateline.extraction.page_parts import with_further_parts
from dateline.extraction.page_tables import unwrap_layout_tables
from dateline.extraction.reports import build_report
from dateline.extraction.signatures import bare_host, read_signatures
from dateline.extraction.zones import Layout, Marked, read_layout
from dateline.model import Detail, Incoming, Metadata, Problem, Report, Role, Span, Status, Zone

__all__ = ["extract_page", "parse_page", "quiet"]

STAGE = "extraction"
FIRST_PARAGRAPHS = 12  # among which the article begins
SET_OFF = ("em", "i", "b", "strong", "span")
LONGEST_DATELINE = 80
BLOCKS = ("p", "h1", "h2", "h3", "h4", "li", "blockquote", "pre", "dd", "td")
CHROME = (
    "script",
    "style",
    "noscript",
    "nav",
    "footer",
    "aside",
    "form",
    "button",
    "select",
    "template",
    "svg",
    "iframe",
)


def extract_page(incoming: Incoming, options: ExtractionOptions) -> Report | Problem:
    """
    Read an HTML page as a report.

    The page's title stands above the text, as a reader sees it; captions, links and standing text that the extractor
    left in are told apart by the line rules of plain text.

    Args:
        incoming: A page.
        options: How far it is read.

    Returns:
        The report; a page with a title and no text gives its headline and the problem ``no-body``, which is fatal
        when there is no title either.
    """
    safe = make_safe(incoming.content, options.longest_page, options.deepest)
    with quiet():
        tree = parse_page(safe.html, comments=True)
        if tree is None:
            return no_body(incoming)
        searched = search_page(tree, options)
        lxml.etree.strip_tags(tree, lxml.etree.Comment)  # the search alone reads them
        marks = read_marks(tree)
        head = read_page_head(tree, marks)
        found_captions = read_captions(tree, marks)
        unwrap_layout_tables(tree)
        body = article_text(tree, options, safe.html)
        body = body if any(char.isalnum() for char in body) else ""
        if not body and not head.title[0]:
            return no_body(incoming)
        body, captions = with_captions(body, found_captions)
        marked = Marked(captions, set_off_dateline(tree), head.signers)
        text, layout = read_text(head, body, incoming.given.title, marked)
        language = language_of_page(head, own_text(text, layout))
        address = incoming.given.url or head.url[0]
        published = published_on_page(head, searched, text, layout, address, language.value, options)
    found = replace(metadata_of_page(text, layout, head, address), published=published, language=language)
    problems = [*problems_of(safe, incoming.where)]
    if not body:
        message = "only the title can be found in the page, no article text"
        problems.append(Problem("no-body", message, incoming.where, STAGE))
    return build_report(incoming, text, layout, found, tuple(problems))


def read_text(head: PageHead, body: str, given_title: str | None, marked: Marked) -> tuple[str, Layout]:
    """The article under its title, and its layout."""
    title = head.title[0]
    if not body:
        span = Span(0, len(title))
        return title, Layout((Zone(Role.HEADLINE, span),), headline=span)
    text = with_title(title, body)
    return text, read_layout(text, title or given_title, extracted=True, marked=marked)


def set_off_dateline(tree: Any) -> str:
    """The head of one of the first paragraphs where it stands in an element of its own and ends in a dash."""
    for paragraph in itertools.islice(tree.iter("p"), FIRST_PARAGRAPHS):
        if (paragraph.text or "").strip() or not len(paragraph) or paragraph[0].tag not in SET_OFF:
            continue
        head = fold(own_words(paragraph[0]))
        if 3 < len(head) <= LONGEST_DATELINE and head.endswith(("-", "–", "—")) and (paragraph[0].tail or "").strip():
            return head
    return ""


def own_text(text: str, layout: Layout) -> str:
    """The words of the body."""
    return " ".join(zone.span.of(text) for zone in layout.zones if zone.role is Role.BODY)


def no_body(incoming: Incoming) -> Problem:
    """The problem of a page without text."""
    message = "no article text can be found in the page: save it as plain text, or leave it out"
    return Problem("no-body", message, incoming.where, STAGE, fatal=True)


def problems_of(safe: SafePage, where: str) -> Iterator[Problem]:
    """What was left out to keep the page readable."""
    if safe.cut:
        message = f"the page is very long: its last {safe.cut} characters were not read"
        yield Problem("page-cut", message, where, STAGE)
    if safe.unwrapped:
        message = "the page nests elements very deep: the deepest were unwrapped, their text was kept"
        yield Problem("page-nested", message, where, STAGE)


@contextmanager
def quiet() -> Iterator[None]:
    """Keep the libraries' log lines and warnings off the terminal."""
    loggers = [logging.getLogger(name) for name in ("trafilatura", "htmldate", "justext", "readability", "courlan")]
    before = [(logger.propagate, logger.level) for logger in loggers]
    silent = logging.NullHandler()
    try:
        for logger in loggers:
            logger.addHandler(silent)
            logger.propagate = False
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        for logger, (propagate, _) in zip(loggers, before, strict=True):
            logger.removeHandler(silent)
            logger.propagate = propagate


def parse_page(html: str, *, comments: bool = False) -> Any | None:
    """
    The page as a tree; None when there is nothing in it. Entities are never resolved, sizes stay bounded.

    Args:
        html: The page.
        comments: Keep its comments.
    """
    parser = lxml.html.HTMLParser(
        encoding="utf-8",
        remove_comments=not comments,
        remove_pis=True,
        huge_tree=False,
        collect_ids=False,
        no_network=True,
    )
    # One class for every element: lxml.html asks a function in Python for each, and forms are not filled in here.
    parser.set_element_class_lookup(lxml.etree.ElementDefaultClassLookup(element=lxml.html.HtmlElement))
    try:
        tree = lxml.html.document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (lxml.etree.LxmlError, ValueError, AssertionError):
        return None
    return tree


def article_text(tree: Any, options: ExtractionOptions, html: str) -> str:
    """
    The article's text by trafilatura.

    Its own second opinions are asked for when the first find is short: on 222 development pages they changed nothing
    else, and cost a third of its time. A find that stays short gives way to the page's plain paragraphs when they hold
    more.
    """
    found = found_text(tree, fast=True)
    if len(found) < options.surest_body:
        found = found_text(tree, fast=False)
    if len(found) >= options.shortest_body:
        whole = with_further_parts(tree, found)
        return with_notes(tree, whole) if may_have_notes(html) else whole
    plain = paragraphs(tree)
    return plain if len(plain) > 2 * len(found) else found


def found_text(tree: Any, *, fast: bool) -> str:
    """What trafilatura takes for the article, without its second opinions when it is to be fast."""
    import trafilatura

    try:
        return trafilatura.extract(tree, favor_precision=True, include_comments=False, fast=fast) or ""
    except Exception:  # a library's slip on one page must not end the run; the page's paragraphs still tell its text
        return ""


def paragraphs(tree: Any) -> str:
    """The words of the page's paragraphs, or of the page where it has none, menus and margins left out."""
    body = tree.find("body") if tree.tag == "html" else tree
    if body is None:
        return ""
    lines = [words for element in body.iter(*BLOCKS) if not in_chrome(element) and (words := own_words(element))]
    if not lines:
        lines = [words for words in (" ".join(part.split()) for part in text_parts(body)) if words]
    return "\n".join(lines)


def in_chrome(element: Any) -> bool:
    """Whether an element stands in a menu, form, footer or margin, or in a block that is read as a whole."""
    return any(
        above.tag in CHROME or above.tag in BLOCKS
        for above, _ in zip(element.iterancestors(), range(300), strict=False)
    )


def own_words(element: Any) -> str:
    """The words of a block, single-blanked."""
    return " ".join("".join(text_parts(element)).split())


def text_parts(element: Any) -> Iterator[str]:
    """The text of an element in order, without that of scripts and menus inside it."""
    waiting: list[Any] = [element]
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            yield item
            continue
        if item is not element:
            waiting.append(item.tail or "")
        if isinstance(item.tag, str) and item.tag not in CHROME:
            waiting.extend(reversed(item))
            yield item.text or ""


def with_title(title: str, body: str) -> str:
    """The article under its title, unless that stands among its first lines already, below a kicker say."""
    key = key_of(title)
    return body if not key or key in map(key_of, body.lstrip().split("\n")[:3]) else f"{title}\n\n{body}"


def metadata_of_page(text: str, layout: Layout, head: PageHead, address: str) -> Metadata:
    """What the page's head says, and where it is silent, what its text says; the date and language come later."""
    signed = read_signatures(text, layout)
    outlet = stated(head.outlet, signed.outlet)
    if head.outlet[1].startswith("the title element"):
        outlet = replace(outlet, status=Status.INFERRED)
    if not head.outlet[0] and signed.outlet.status is not Status.STATED and address:
        host = bare_host(urlsplit_host(address))
        outlet = Detail(host, Status.INFERRED, (), "the page's address") if host else outlet
    return Metadata(
        title=title_of_page(head, layout, text),
        outlet=outlet,
        agency=signed.agency,
        place=signed.place,
        byline=stated(head.byline, signed.byline),
        url=stated(head.url, Detail(because="the page does not name its address")),
    )


def urlsplit_host(address: str) -> str:
    """The host of an address, or ""."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def stated(found: tuple[str, str], otherwise: Detail) -> Detail:
    """What the page's head says, or what its text says."""
    value, because = found
    return Detail(value, Status.STATED, (), because) if value else otherwise


def title_of_page(head: PageHead, layout: Layout, text: str) -> Detail:
    """The title, with its place in the text."""
    if head.title[0]:
        evidence = (layout.headline,) if layout.headline and layout.headline.of(text) == head.title[0] else ()
        return Detail(head.title[0], Status.STATED, evidence, head.title[1])
    if layout.headline:
        return Detail(layout.headline.of(text), Status.STATED, (layout.headline,), "the headline")
    return Detail(because="the page names no title")


def language_of_page(head: PageHead, body: str) -> Detail:
    """The declared language, unless the words are plainly in another: templates keep the lang of their maker."""
    told = read_language(body)
    declared, because = head.language
    if not declared:
        return told
    if told.value and told.value != declared and re.search(r"\w{3}", body) and len(body) > 500:
        return Detail(told.value, Status.INFERRED, (), f"{told.because}, though {because} is {declared!r}")
    return Detail(declared, Status.STATED, (), because)
