"""Write a story as one page: the parts in order, in a frame that fetches nothing and lets nothing else run."""

from __future__ import annotations

import base64
import hashlib
from importlib.resources import files
from string import Template

from dateline.model import Readout, ReportId, Span
from dateline.page.article import show_article
from dateline.page.disagreements import asked_words, show_disagreements
from dateline.page.further import show_prints
from dateline.page.happened import show_happened
from dateline.page.index import StoryIndex, index_story
from dateline.page.lineage import show_lineage
from dateline.page.markup import Markup, element, escape
from dateline.page.options import DEFAULT, PageOptions
from dateline.page.overview import show_counts, show_legend, show_reports
from dateline.page.pairs import show_pairs
from dateline.page.questions import show_open_questions, show_problems
from dateline.page.shared import show_shared
from dateline.page.speakers import show_speakers
from dateline.page.timeline import show_timeline
from dateline.page.who import asked_names, show_who

__all__ = ["render_page"]

_UNTITLED = "Story record"


def render_page(story: Readout, options: PageOptions = DEFAULT) -> str:
    """
    Write a story as one self-contained page.

    Nothing is fetched and nothing but the page's own script may run: its security policy names style and script by
    their hash. Without script everything can still be read and every link works; the script only lights all pieces
    of what a link opens, moves the focus, and steps through passages. The words of reports are escaped wherever
    they stand.

    Args:
        story: The record, read out whole.
        options: Title and limits; what a limit leaves out is said on the page.

    Returns:
        The page as HTML; the same story and options give the same bytes in UTF-8.

    Example:
        >>> page = render_page(Readout(reports=()), PageOptions(title="The bridge at Orsun"))
        >>> "<title>The bridge at Orsun</title>" in page
        True
    """
    index = index_story(story, options, asked=asked_in(story))
    style, script = _asset("page.css"), _asset("page.js")
    return Template(_asset("page.html")).substitute(
        title=escape(" ".join((options.title or _UNTITLED).split())),
        style=style,
        style_hash=_hash(style),
        script=script,
        script_hash=_hash(script),
        counts=show_counts(story),
        legend=show_legend(index),
        reports=show_reports(index),
        who=show_who(index),
        speakers=show_speakers(index),
        parts=show_disagreements(index),
        happened=show_happened(index),
        timeline=show_timeline(index),
        lineage=show_lineage(index),
        shared=show_shared(index),
        articles=_articles(index),
        pairs=show_pairs(index),
        problems=show_problems(index),
        open=show_open_questions(index),
    )


def asked_in(story: Readout) -> dict[ReportId, tuple[tuple[Span, ...], ...]]:
    """The further words that lists of the page open in reports, each once."""
    found: dict[ReportId, dict[tuple[Span, ...], None]] = {}
    for asked in (asked_words(story.comparison), asked_names(story.who)):
        for report, spans in asked.items():
            found.setdefault(report, {}).update(dict.fromkeys(spans))
    return {report: tuple(spans) for report, spans in found.items()}


def _asset(name: str) -> str:
    return (files("dateline.page") / "assets" / name).read_text(encoding="utf-8")


def _hash(content: str) -> str:
    """A source hash as a content security policy wants it, over the very characters between the tags."""
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode("utf-8")).digest()).decode("ascii")


def _articles(index: StoryIndex) -> Markup:
    return element(
        "section",
        element("h2", "Reports in full", id="articles-title"),
        *(part for read in index.whole for part in (show_article(read, index), show_prints(read.report.id, index))),
        id="articles",
        aria_labelledby="articles-title",
    )
