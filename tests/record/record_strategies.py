"""Made-up reports with lines of every kind, consistent in themselves: for round trips through the record."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from dateline.model import (
    Detail,
    LinkKind,
    Media,
    Metadata,
    Problem,
    Published,
    Quote,
    QuoteId,
    QuoteType,
    ReadReport,
    Report,
    ReportId,
    Role,
    Sentence,
    Source,
    Span,
    Status,
    TimeExpression,
    TimeExpressionId,
    TimeLink,
    TimeType,
    Zone,
)
from dateline.text.ids import content_id, sha256_of_text

# Lone surrogates, NUL, marks, letters beyond the first plane: what a broken page can hold.
WORDS = st.text(st.characters(), max_size=40) | st.text("ab Sha’'é\n\u0000\ud800“”𝒳中\u2028", max_size=60)
NAMES = st.none() | st.text(max_size=12)
DAYS = st.none() | st.dates()
PLACES = st.text(st.characters(codec=None, exclude_characters="/"), min_size=1, max_size=12)


def spans_in(text: str) -> st.SearchStrategy[Span]:
    """Any span of the text."""
    point = st.integers(0, len(text))
    return st.tuples(point, point).map(lambda pair: Span(min(pair), max(pair)))


def details(text: str) -> st.SearchStrategy[Detail]:
    """Any detail that rests on words of the text."""
    return st.builds(Detail, NAMES, st.sampled_from(Status), st.lists(spans_in(text), max_size=2).map(tuple), WORDS)


def zones_of(text: str) -> tuple[Zone, ...]:
    """One zone a line that is not blank, of changing roles."""
    roles = list(Role)
    zones: list[Zone] = []
    at = 0
    for line in text.split("\n"):
        inner = line.strip()
        if inner:
            start = at + line.index(inner)
            zones.append(Zone(roles[len(zones) % len(roles)], Span(start, start + len(inner))))
        at += len(line) + 1
    return tuple(zones)


@st.composite
def published(draw: st.DrawFn, text: str) -> Published:
    """Any day of publication."""
    plain = draw(details(text))
    return Published(plain.value, plain.status, plain.evidence, plain.because, draw(DAYS), draw(DAYS))


@st.composite
def quotes(draw: st.DrawFn, text: str, number: int) -> Quote:
    """Any attribution, with an id of its own."""
    parts = st.lists(spans_in(text), max_size=2).map(tuple)
    return Quote(
        id=QuoteId(f"q-{number}"),
        source=draw(parts),
        cue=draw(parts),
        content=(draw(spans_in(text)), *draw(parts)),
        type=draw(st.sampled_from(QuoteType)),
        klass=draw(st.sampled_from(["said", "denied", "declined"])),
        speaker=draw(NAMES),
        speaker_evidence=draw(parts),
        parent=QuoteId("q-0") if number and draw(st.booleans()) else None,
        zone=draw(st.sampled_from(Role)),
        closed=draw(st.booleans()),
        confidence=draw(st.floats(0, 1)),
        rule=draw(st.sampled_from(["mark", "cue"])),
        because=draw(WORDS),
    )


@st.composite
def time_expressions(draw: st.DrawFn, text: str, number: int) -> TimeExpression:
    """Any time expression, with an id of its own."""
    return TimeExpression(
        id=TimeExpressionId(f"t-{number}"),
        span=draw(spans_in(text)),
        type=draw(st.sampled_from(TimeType)),
        value=draw(st.sampled_from(["2020-01-16", "P3D", "XXXX-WXX-4"])),
        earliest=draw(DAYS),
        latest=draw(DAYS),
        anchor=draw(NAMES),
        rule=draw(st.sampled_from(["weekday", "full date"])),
        because=draw(WORDS),
        candidates=tuple(draw(st.lists(st.dates(), max_size=2))),
        link=draw(
            st.none() | st.builds(TimeLink, st.sampled_from(LinkKind), spans_in(text), st.none() | spans_in(text))
        ),
    )


@st.composite
def problems(draw: st.DrawFn, text: str) -> Problem:
    """Any problem of a report."""
    return Problem(
        code=draw(st.sampled_from(["charset-guessed", "no-body"])),
        message=draw(WORDS),
        where=draw(PLACES),
        stage="extraction",
        span=draw(st.none() | spans_in(text)),
        fatal=draw(st.booleans()),
    )


@st.composite
def read_reports(draw: st.DrawFn) -> ReadReport:
    """Any report with lines of every kind that point into its text."""
    text = draw(WORDS)
    fields = {name: draw(details(text)) for name in ("title", "outlet", "agency", "place", "byline", "language", "url")}
    sha256 = sha256_of_text(text)
    report = Report(
        id=ReportId(draw(st.text(min_size=1, max_size=8))),
        text=text,
        text_sha256=sha256,
        source_sha256=sha256_of_text(draw(st.text(max_size=3))),
        media=draw(st.sampled_from(Media)),
        where=draw(PLACES),
        zones=zones_of(text),
        metadata=Metadata(published=draw(published(text)), **fields),
        problems=tuple(draw(st.lists(problems(text), max_size=2))),
    )
    sentence = st.builds(Sentence, spans_in(text), st.sampled_from(Role), st.integers(0, 9))
    return ReadReport(
        report=report,
        sentences=tuple(draw(st.lists(sentence, max_size=3))),
        quotes=tuple(draw(quotes(text, number)) for number in range(draw(st.integers(0, 3)))),
        dates=tuple(draw(time_expressions(text, number)) for number in range(draw(st.integers(0, 3)))),
        sources=(Source(report.where, report.source_sha256),),
    )


def made_report(
    text: str,
    *,
    id: str | None = None,  # noqa: A002  # the contract's word
    where: str = "a.txt",
    outlet: str | None = None,
    published: date | None = None,
    url: str | None = None,
    agency: str | None = None,
    quoted: tuple[str, str, str] | None = None,
    dated: tuple[str, date | None] | None = None,
) -> ReadReport:
    """
    A report of one body.

    Args:
        text: Its words.
        id: Its id, else one from its text.
        where: Where it was read from.
        outlet, published, url, agency: What was given with it.
        quoted: Words of the source, the cue and the content of one quote.
        dated: Words of one time expression, and their day.
    """
    sha256 = sha256_of_text(text)

    def given(value: str | None) -> Detail:
        return Detail(value, Status.GIVEN, (), "given with the report") if value else Detail()

    def place(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    day_after = published + timedelta(days=1) if published else None
    day = (
        Published(published.isoformat(), Status.GIVEN, (), "given: with the report", published, day_after)
        if published
        else Published()
    )
    quotes_found: tuple[Quote, ...] = ()
    if quoted:
        source, cue, content = quoted
        identity = QuoteId(content_id("q", sha256, place(content)))
        one = Quote(
            *(identity, (place(source),), (place(cue),), (place(content),), QuoteType.DIRECT, "said", source, ()),
            *(None, Role.BODY, True, 0.91234, "mark", "a cue beside its mark"),
        )
        quotes_found = (one,)
    dates_found: tuple[TimeExpression, ...] = ()
    if dated:
        words, named = dated
        value = named.isoformat() if named else "PAST_REF"
        until = named + timedelta(days=1) if named else None
        identity_of_date = TimeExpressionId(content_id("t", sha256, place(words)))
        dates_found = (
            TimeExpression(
                *(identity_of_date, place(words), TimeType.DATE, value, named, until),
                *("itself" if named else None, "full date", "the words name it"),
            ),
        )
    report = Report(
        id=ReportId(id or content_id("r", sha256)),
        text=text,
        text_sha256=sha256,
        source_sha256=sha256,
        media=Media.TEXT,
        where=where,
        zones=zones_of(text),
        metadata=Metadata(outlet=given(outlet), published=day, url=given(url), agency=given(agency)),
    )
    sentences = tuple(Sentence(zone.span, zone.role, number) for number, zone in enumerate(report.zones))
    return ReadReport(report, sentences, quotes_found, dates_found, (Source(where, sha256),))
