"""Made-up reports with lines of every kind, consistent in themselves: for round trips through the record."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta

from hypothesis import strategies as st

from dateline.model import (
    Actor,
    ActorRole,
    Detail,
    Event,
    EventDate,
    EventForm,
    EventId,
    EventNumber,
    EventStatus,
    LinkKind,
    Media,
    Mention,
    Metadata,
    NameKind,
    NameLabel,
    PartOf,
    Place,
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


def places_in(text: str) -> st.SearchStrategy[tuple[Place, ...]]:
    """Any places of parts of the text, in order."""
    starts = st.lists(st.integers(0, len(text)), max_size=3, unique=True).map(sorted)
    return starts.flatmap(lambda found: st.tuples(*(st.builds(Place, st.just(start), WORDS) for start in found)))


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
def mentions(draw: st.DrawFn, text: str) -> Mention:
    """Any mention of one of three actors."""
    actor = draw(st.sampled_from(["a1", "a2", "a3"]))
    return Mention(draw(spans_in(text)), draw(st.sampled_from(NameLabel)), actor, draw(WORDS))


@st.composite
def actors(draw: st.DrawFn, text: str, number: int) -> Actor:
    """Any actor, with an id of its own."""
    role = st.builds(ActorRole, spans_in(text), WORDS, st.sampled_from([None, "a1"]), WORDS)
    part = st.builds(PartOf, spans_in(text), st.just("a1"), WORDS)
    return Actor(
        f"a{number + 1}",
        draw(WORDS),
        draw(st.sampled_from(NameKind)),
        tuple(draw(st.lists(WORDS, max_size=2))),
        tuple(draw(st.lists(role, max_size=2))),
        tuple(draw(st.lists(part, max_size=2))),
    )


@st.composite
def events(draw: st.DrawFn, text: str, number: int) -> Event:
    """Any event, with an id of its own."""
    places = st.lists(spans_in(text), max_size=2).map(tuple)
    some = st.lists(st.sampled_from(["a1", "a2", "outlet"]), max_size=2).map(tuple)
    counted = st.integers(0, 10**12) | st.floats(0, 1e9)
    date_of = st.builds(EventDate, DAYS, DAYS, st.sampled_from(["day", "none"]), places)
    return Event(
        id=EventId(f"e-{number}"),
        form=draw(st.sampled_from(EventForm)),
        type=draw(st.sampled_from([None, "ASSAULT"])),
        mode=draw(st.sampled_from([None, "bombing"])),
        trigger=(draw(spans_in(text)), *draw(places)),
        actors=draw(some),
        recipients=draw(some),
        place=draw(NAMES),
        place_evidence=draw(places),
        date=draw(date_of),
        status=draw(st.sampled_from(EventStatus)),
        negated=draw(st.booleans()),
        attributed_to=draw(some),
        numbers=tuple(draw(st.lists(st.builds(EventNumber, counted, st.just("dead"), places), max_size=2))),
        evidence=draw(places),
        confidence=draw(st.floats(0, 1)),
        rule=draw(st.sampled_from(["verb", "noun"])),
        proposed_by=draw(NAMES),
        instrument=draw(NAMES),
        instrument_evidence=draw(places),
        because=draw(WORDS),
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
        places=draw(places_in(text)),
    )
    sentence = st.builds(Sentence, spans_in(text), st.sampled_from(Role), st.integers(0, 9))
    return ReadReport(
        report=report,
        sentences=tuple(draw(st.lists(sentence, max_size=3))),
        quotes=tuple(draw(quotes(text, number)) for number in range(draw(st.integers(0, 3)))),
        dates=tuple(draw(time_expressions(text, number)) for number in range(draw(st.integers(0, 3)))),
        sources=(Source(report.where, report.source_sha256),),
        mentions=tuple(draw(st.lists(mentions(text), max_size=3))),
        actors=tuple(draw(actors(text, number)) for number in range(draw(st.integers(0, 3)))),
        events=tuple(draw(events(text, number)) for number in range(draw(st.integers(0, 2)))),
        layers=draw(st.sampled_from([(), ("meta", "zones"), ("zones", "entities", "events")])),
        pipeline=draw(st.sampled_from(["", "dateline-en 1 abc"])),
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
    named: tuple[str, str] | None = None,
    places: tuple[Place, ...] = (),
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
        named: Words of one mention, and of the trigger of one event that its actor does.
        places: Where its parts stand in its file.
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
        words, on = dated
        value = on.isoformat() if on else "PAST_REF"
        until = on + timedelta(days=1) if on else None
        identity_of_date = TimeExpressionId(content_id("t", sha256, place(words)))
        dates_found = (
            TimeExpression(
                *(identity_of_date, place(words), TimeType.DATE, value, on, until),
                *("itself" if on else None, "full date", "the words name it"),
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
        places=places,
    )
    sentences = tuple(Sentence(zone.span, zone.role, number) for number, zone in enumerate(report.zones))
    found = ReadReport(report, sentences, quotes_found, dates_found, (Source(where, sha256),))
    return with_named(found, *(place(words) for words in named)) if named else found


def with_named(read: ReadReport, name: Span, trigger: Span) -> ReadReport:
    """The report with one mention, its actor with a role, and an event of it with a number."""
    text = read.report.text
    event = Event(
        id=EventId(content_id("e", read.report.text_sha256, trigger)),
        form=EventForm.DEED,
        type="RETREAT",
        mode=None,
        trigger=(trigger,),
        actors=("a1",),
        recipients=(),
        place="the dam",
        place_evidence=(trigger,),
        date=EventDate(None, date(2024, 5, 8), "open", (trigger,)),
        status=EventStatus.HAPPENED,
        negated=False,
        attributed_to=("a1",),
        numbers=(EventNumber(3, "troops", (trigger,)),),
        evidence=(trigger,),
        confidence=0.87654,
        rule="verb",
        because="the verb says so",
    )
    role = ActorRole(trigger, "head", "a1", "a role beside the name")
    actor = Actor("a1", name.of(text), NameKind.GROUP, (name.of(text),), (role,), (PartOf(name, "a1", "part"),))
    mention = Mention(name, NameLabel.ORG, "a1", "ORG by the tagger")
    layers = ("meta", "zones", "sentences", "entities", "actors", "attributions", "timexes", "events")
    return dataclasses.replace(
        read, mentions=(mention,), actors=(actor,), events=(event,), layers=layers, pipeline="dateline-en 1 abc"
    )
