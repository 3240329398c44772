"""Whatever is read out of a record, the page is sound and holds every word of every report."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.page.page_reader import check_links, read_page, report_words, words
from tests.page.story_factory import make_report

from dateline.model import (
    AlignedSpan,
    Copy,
    CopyKind,
    Direction,
    Lineage,
    LineageAccount,
    LineageEdge,
    LineageMember,
    Quote,
    QuoteId,
    QuoteType,
    Readout,
    ReadReport,
    Reason,
    ReportId,
    Role,
    Span,
    TimeExpression,
    TimeExpressionId,
    TimeType,
    Zone,
)
from dateline.page import PageOptions, render_page
from dateline.page.anchors import report_anchor, words_anchor

texts = st.text(st.characters(exclude_categories=()) | st.sampled_from("\n\n\r ab“”<&\x00"), max_size=80)


def spans(text: str) -> st.SearchStrategy[Span]:
    """Any span of a text, empty ones too."""
    ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    return ends.map(lambda pair: Span(min(pair), max(pair)))


@st.composite
def quotes(draw: st.DrawFn, text: str) -> Quote:
    """A quotation anywhere; its id may stand twice, its parent may be itself or missing."""
    few = st.lists(spans(text), max_size=2)
    return Quote(
        id=QuoteId(draw(st.sampled_from("pq"))),
        source=tuple(draw(few)),
        cue=tuple(draw(few)),
        content=tuple(draw(st.lists(spans(text), min_size=1, max_size=2))),
        type=draw(st.sampled_from(QuoteType)),
        klass="said",
        speaker=draw(st.none() | texts),
        speaker_evidence=tuple(draw(few)),
        parent=draw(st.none() | st.just(QuoteId("q"))),
        zone=draw(st.sampled_from(Role)),
        closed=draw(st.booleans()),
        confidence=draw(st.sampled_from((0.5, 0.9))),
        rule="r",
        because=draw(texts),
    )


@st.composite
def times(draw: st.DrawFn, text: str) -> TimeExpression:
    """A time expression anywhere, with any days."""
    return TimeExpression(
        id=TimeExpressionId("t"),
        span=draw(spans(text)),
        type=draw(st.sampled_from(TimeType)),
        value=draw(texts),
        earliest=draw(st.none() | st.dates()),
        latest=draw(st.none() | st.dates()),
        anchor=None,
        rule="r",
        because=draw(texts),
        candidates=(date(2020, 1, 1),) * draw(st.integers(0, 2)),
    )


@st.composite
def reads(draw: st.DrawFn, name: str) -> ReadReport:
    """A report of any characters, with zones, quotations and times anywhere."""
    text = draw(texts)
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    zones = [Zone(draw(st.sampled_from(Role)), Span(a, b)) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    report = replace(make_report(name, ((Role.BODY, text),)), text=text, zones=tuple(zones))
    quoted, dated = draw(st.lists(quotes(text), max_size=3)), draw(st.lists(times(text), max_size=3))
    return ReadReport(report, (), tuple(quoted), tuple(dated))


@st.composite
def copies(draw: st.DrawFn, a: ReadReport, b: ReadReport) -> Copy:
    """A pair with aligned spans anywhere, overlapping ones too."""
    cuts = draw(st.lists(st.tuples(spans(a.report.text), spans(b.report.text)), max_size=3))
    return Copy(
        a.report.id,
        b.report.id,
        tuple(AlignedSpan(x.start, x.end, y.start, y.end) for x, y in cuts),
        0.5,
        0.5,
        draw(st.sampled_from(CopyKind)),
        draw(st.none() | st.sampled_from(Direction)),
        draw(st.none() | texts),
        draw(texts),
    )


@st.composite
def edges(draw: st.DrawFn, made: list[ReadReport]) -> LineageEdge:
    """An edge between any two reports, or from an unseen source, with any reason."""
    to = draw(st.sampled_from(made))
    other = draw(st.sampled_from([read for read in made if read is not to]))
    unseen = draw(st.booleans())
    report = draw(st.sampled_from([None, ReportId("gone"), *(read.report.id for read in made)]))
    text = next((read.report.text for read in made if read.report.id == report), "")
    spans_of_reason = tuple(draw(st.lists(spans(text), max_size=2)))
    parts = (draw(texts), draw(st.sampled_from([to.report.id, other.report.id, "x"])), draw(texts))
    cut, twin = draw(spans(other.report.text)), draw(spans(to.report.text))
    return LineageEdge(
        f"unseen:{draw(texts)}" if unseen else other.report.id,
        to.report.id,
        (Reason(parts, report, spans_of_reason),),
        draw(st.booleans()) and not unseen,
        () if unseen else (AlignedSpan(cut.start, cut.end, twin.start, twin.end),),
    )


@st.composite
def stories(draw: st.DrawFn) -> Readout:
    """Two or three reports, each pair of which may share words, and a lineage of one or two edges."""
    made = [draw(reads(name)) for name in ("a", "b <&>", "c")[: draw(st.integers(2, 3))]]
    pairs = [(a, b) for number, a in enumerate(made) for b in made[number + 1 :]]
    members = tuple(LineageMember(read.report.id, (), ()) for read in made)
    found = draw(st.lists(edges(made), min_size=1, max_size=2, unique_by=lambda edge: edge.to))
    if len(found) == 2 and {found[0].source, found[0].to} == {found[1].source, found[1].to}:
        del found[1]  # a lineage has one edge for two reports, and no circle
    account = LineageAccount((found[0].source,), (found[0].to,))
    lineage = Lineage(members, tuple(found), 1, draw(texts), (account,))
    held = tuple(draw(copies(a, b)) for a, b in pairs if draw(st.booleans()))
    return Readout(tuple(made), held, texts=2, lineages=(lineage,) if draw(st.booleans()) else (), independent=1)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(stories())
def test_any_story_gives_a_sound_page_with_all_its_words(story: Readout) -> None:
    """Every word of every report, every quotation with its own place, no link that leads nowhere."""
    made = read_page(render_page(story))
    check_links(made)
    ids = {node.attributes.get("id") for node in made.walk()}
    for number, held in enumerate(story.reports):
        assert report_words(made, held.report.id) == words(held.report.text)
        article = made.all("article")[number].attributes["id"]
        assert {words_anchor(article, quote.content) for quote in held.quotes} <= ids


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(stories())
def test_any_story_is_sound_when_its_prints_fold(story: Readout) -> None:
    """Full copies of one text are laid out once; the others have their own place, and every link still leads on."""
    made = read_page(render_page(story, PageOptions(max_prints=1)))
    check_links(made)
    ids = {node.attributes.get("id") for node in made.walk()}
    assert {report_anchor(held.report.id) for held in story.reports} <= ids
