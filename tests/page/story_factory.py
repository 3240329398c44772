"""An invented story for the page: six reports of a ferry pier, with overlapping marks, missing dates, no headline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from dateline.copies import independent_accounts, trace_lineage
from dateline.model import (
    AlignedSpan,
    Copy,
    CopyKind,
    Detail,
    Direction,
    Media,
    Metadata,
    Problem,
    Published,
    Quote,
    QuoteId,
    QuoteType,
    Readout,
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
    TimeType,
    Zone,
)
from dateline.pipeline import copy_input
from dateline.text.ids import sha256_of_text

Part = tuple[Role, str]

LEAD = (
    "The ferry pier at Lanna Head will close within weeks because its piles have rotted, the chief engineer of "
    "the harbour board said on Thursday."
)
SPOKEN = (
    "“Nobody should stand on that pier a day longer than they must,” Ilse Varnholt told reporters after "
    "Thursday’s inspection, “and I have written as much to the board.”"
)
REPAIR = (
    "She said that the repair would take at least eight months and cost more than the town spends on its schools "
    "in a year."
)
DENIAL = (
    "The board’s chairman, Peder Quist, denied on Friday that a date had been set. He called the report “a draft "
    "that grew legs”."
)
HARBOUR: Sequence[Part] = (
    (Role.MASTHEAD, "harbour-courier.example"),
    (Role.DATE, "Published: 14 May 2021 - 18:05"),
    (Role.KICKER, "Osmere crossing:"),
    (Role.HEADLINE, "Pier at Lanna Head to Close Before Summer, Engineer Says"),
    (Role.DATELINE, "OSMERE (Tern Agency) –"),
    (Role.BODY, f"{LEAD}\n{SPOKEN}\n{REPAIR}\n{DENIAL}"),
    (Role.CAPTION, "A gull on the pier at Lanna Head. Photo: archive"),
    (Role.FOOTER, "Share this story | All rights reserved"),
)
LAST = "The pier was built in 1954 and last mended in March 2009."
TERN: Sequence[Part] = (
    (Role.HEADLINE, "Lanna Head pier to close"),
    (Role.BODY, f"{LEAD}\n{SPOKEN}\n{REPAIR.replace('eight', 'nine')}\n{LAST}"),
)
RETOLD = (
    "The repair would take at least eight months, and “nobody should stand on that pier a day longer than they "
    "must”, the engineer who inspected it was quoted as saying"
)
INLAND: Sequence[Part] = (
    (
        Role.BODY,
        (
            f"Passengers at Lanna Head were told this week to bring their own boats.\n{RETOLD}.\n"
            "The harbour board did not say when the last ferry would leave. It meets every Tuesday."
        ),
    ),
    (Role.CREDIT, "Source: Tern Agency"),
)
LETTER: Sequence[Part] = (
    (Role.HEADLINE, "Why I wrote to the board"),
    (
        Role.BODY,
        (
            "By Ilse Varnholt\n"
            "I was asked to look at forty piles. I put a knife into each; thirty-one took the blade to its hilt.\n"
            "I do not know who will pay, and I have not been asked."
        ),
    ),
)
OPPOSED: Sequence[Part] = (
    (Role.HEADLINE, "Board: no date for pier"),
    (
        Role.BODY,
        (
            "LANNA HEAD, May 15. No date has been set for closing the pier, the harbour board said on Saturday, and "
            "called reports of rotten piles “premature and, in part, wrong”.\n"
            "Its chairman, Peder Quist, would not comment on the engineer’s letter. He expects a decision “by the 1st, "
            "or soon after”."
        ),
    ),
)
FOREIGN: Sequence[Part] = (
    (Role.HEADLINE, "الميناء مغلق — <script>alert('x')</script> & “so on”"),
    (
        Role.BODY,
        "قال المهندس يوم الخميس إن الرصيف سيغلق.\n"
        "A very long word: " + "Pfahl" * 60 + " 😀𝒜 and a NUL \x00 and a bell \x07.\r\n"
        "Turned round: \u202ereversed\u202c. The end</p></article><img src=x onerror=alert(1)>.",
    ),
)


def make_report(name: str, parts: Sequence[Part], metadata: Metadata | None = None, **more: object) -> Report:
    """A report from its zones; a dateline stands in the line of the body, everything else in lines of its own."""
    text, zones = "", []
    for role, words in parts:
        zones.append(Zone(role, Span(len(text), len(text) + len(words))))
        text += words + (" " if role is Role.DATELINE else "\n\n" if role is Role.BODY else "\n")
    text = text.rstrip("\n")
    problems = more.get("problems", ())
    assert isinstance(problems, tuple)
    return Report(
        ReportId(name),
        text,
        sha256_of_text(text),
        sha256_of_text(text)[::-1],
        Media.HTML if more.get("html") else Media.TEXT,
        f"in/{name}.txt",
        tuple(zones),
        metadata or Metadata(),
        problems,
    )


def find(text: str, words: str, nth: int = 0) -> Span:
    """The nth place of words in a text."""
    found = [Span(*match.span()) for match in re.finditer(re.escape(words), text)]
    return found[nth]


def make_quote(
    report: Report,
    content: Sequence[str] | str,
    speaker: str | None,
    *,
    form: QuoteType = QuoteType.DIRECT,
    source: str | None = None,
    cue: str | None = None,
    klass: str = "said",
    confidence: float = 0.93,
    because: str = "the words stand in quotation marks beside the speaker",
    closed: bool = True,
    parent: Quote | None = None,
    evidence: str | None = None,
    zone: Role = Role.BODY,
) -> Quote:
    """A quotation whose words are looked up in the report."""
    parts = [content] if isinstance(content, str) else content
    spans = tuple(find(report.text, part) for part in parts)
    return Quote(
        QuoteId(f"q-{report.id}-{spans[0].start}-{klass}"),
        (find(report.text, source),) if source else (),
        (find(report.text, cue),) if cue else (),
        spans,
        form,
        klass,
        speaker,
        (find(report.text, evidence),) if evidence else (),
        parent.id if parent else None,
        zone,
        closed,
        confidence,
        "test",
        because,
    )


def make_time(
    report: Report,
    words: str,
    value: str,
    earliest: date | None = None,
    latest: date | None = None,
    *,
    nth: int = 0,
    kind: TimeType = TimeType.DATE,
    because: str = "the words name it",
    candidates: tuple[date, ...] = (),
) -> TimeExpression:
    """A time expression whose words are looked up in the report."""
    span = find(report.text, words, nth)
    made = TimeExpressionId(f"t-{report.id}-{span.start}")
    return TimeExpression(made, span, kind, value, earliest, latest, None, "test", because, candidates)


def make_copy(
    a: Report,
    b: Report,
    words: Iterable[tuple[str, str]],
    kind: CopyKind = CopyKind.PARTIAL,
    direction: Direction | None = None,
    common_source: str | None = None,
    because: str = "runs of more than 30 words are the same",
) -> Copy:
    """A pair with the words that it shares, looked up on either side."""
    spans = []
    for in_a, in_b in words:
        one, other = find(a.text, in_a), find(b.text, in_b)
        spans.append(AlignedSpan(one.start, one.end, other.start, other.end))
    shares = [sum(e - s for s, e in ends) / len(r.text) for r, ends in ((a, _ends(spans, 0)), (b, _ends(spans, 2)))]
    return Copy(a.id, b.id, tuple(sorted(spans)), shares[0], shares[1], kind, direction, common_source, because)


def _ends(spans: Iterable[AlignedSpan], first: int) -> list[tuple[int, int]]:
    sides = [(s.a_start, s.a_end, s.b_start, s.b_end) for s in spans]
    return [(side[first], side[first + 1]) for side in sides]


def read(report: Report, quotes: Iterable[Quote] = (), dates: Iterable[TimeExpression] = ()) -> ReadReport:
    """A read report with one sentence per full stop."""
    sentences = tuple(
        Sentence(Span(*m.span()), Role.BODY, 0) for m in re.finditer(r"\S[^.\n]*[.\n]?", report.text) if m[0].strip()
    )
    sources = (Source(report.where, report.source_sha256), Source(f"again/{report.id}.txt", report.source_sha256))
    return ReadReport(
        report,
        sentences,
        tuple(sorted(quotes, key=lambda q: q.content[0])),
        tuple(sorted(dates, key=lambda t: t.span)),
        sources,
    )


def stated(report_parts: Sequence[Part], value: str, because: str = "it stands in the text") -> Detail:
    """A detail stated in the text, with its words."""
    return Detail(value, Status.STATED, (find(make_report("x", report_parts).text, value),), because)


def harbour_report() -> Report:
    """A full report, with its agency, its day and its address."""
    published = Published(
        "2021-05-14T18:05",
        Status.STATED,
        (find(make_report("x", HARBOUR).text, "14 May 2021 - 18:05"),),
        "date line: the page prints it",
        earliest=date(2021, 5, 14),
        latest=date(2021, 5, 15),
    )
    return make_report(
        "harbour-1",
        HARBOUR,
        Metadata(
            title=stated(HARBOUR, "Pier at Lanna Head to Close Before Summer, Engineer Says"),
            outlet=Detail("Harbour Courier", Status.INFERRED, (Span(0, 23),), "from the masthead"),
            agency=stated(HARBOUR, "Tern Agency", "named in the dateline"),
            place=stated(HARBOUR, "OSMERE", "named in the dateline"),
            published=published,
            language=Detail("en", Status.INFERRED, (), "its commonest words"),
            url=Detail("https://harbour-courier.example/a?b=1&c=2", Status.GIVEN, (), "given beside the text"),
        ),
    )


def tern_report() -> Report:
    """The agency's own report, with an id that no address holds."""
    return make_report(
        "tern/5 ä",
        TERN,
        Metadata(
            title=stated(TERN, "Lanna Head pier to close"),
            outlet=Detail("Tern Agency", Status.GIVEN, (), "given beside the text"),
            published=Published(
                "2021-05-13", Status.GIVEN, (), "given: a flag", earliest=date(2021, 5, 13), latest=date(2021, 5, 14)
            ),
            language=Detail("en", Status.INFERRED, (), "its commonest words"),
        ),
    )


def inland_report() -> Report:
    """A rewrite without a headline and without a day."""
    return make_report(
        "inland_3",
        INLAND,
        Metadata(
            title=Detail(because="no line looks like a headline"),
            outlet=Detail("Inland Post & Sons", Status.GIVEN, (), "given beside the text"),
            agency=stated(INLAND, "Tern Agency", "the credit line names it"),
            published=Published(None, Status.ABSENT, (), "no date line, no given date"),
            language=Detail("en", Status.INFERRED, (), "its commonest words"),
        ),
    )


def opposed_report() -> Report:
    """A denial, as a page, whose day has no year."""
    return make_report(
        "opposed",
        OPPOSED,
        Metadata(
            title=stated(OPPOSED, "Board: no date for pier"),
            outlet=Detail("Osmere Evening Echo", Status.GIVEN, (), "given beside the text"),
            published=Published("--05-15", Status.STATED, (find(make_report("x", OPPOSED).text, "May 15"),), "no year"),
        ),
        html=True,
    )


def foreign_report() -> Report:
    """A hostile one: marks of other directions, tags, an address that runs."""
    return make_report(
        "foreign<\x00>",
        FOREIGN,
        Metadata(
            title=Detail(FOREIGN[0][1], Status.STATED, (Span(0, 12),), "first line"),
            outlet=Detail("\u202eKurier\u202c \"of\" <b>Lanna</b> '&amp;'", Status.GIVEN, (), 'because "<i>"'),
            language=Detail("ar", Status.INFERRED, (), "its letters"),
            url=Detail("javascript:alert(1)", Status.GIVEN),
        ),
        problems=(Problem("charset-guessed", "read as <utf-8>", "in/f.txt", "intake", Span(70, 75)),),
    )


def shared_in(harbour: Report, tern: Report, inland: Report, letter: Report, opposed: Report) -> tuple[Copy, ...]:
    """What the reports share, one pair of each kind."""
    return (
        make_copy(harbour, tern, [_SHARED_1, _SHARED_2], CopyKind.PARTIAL, None, "Tern Agency", "both credit it"),
        make_copy(harbour, inland, [_SHARED_3, _SHARED_4], CopyKind.REWRITE, Direction.AB, None, "moved & retold"),
        make_copy(inland, tern, [_SHARED_3[::-1]], CopyKind.QUOTATION, None, None, "only words quoted in both"),
        make_copy(
            letter, opposed, [("the board", "the harbour board")], CopyKind.BOILERPLATE, None, None, "stock words"
        ),
    )


def make_story() -> Readout:
    """Six reports: a full report, its agency, a rewrite without headline, a letter, a denial, a hostile one."""
    harbour, tern, inland = harbour_report(), tern_report(), inland_report()
    opposed, foreign = opposed_report(), foreign_report()
    letter = make_report("letter", LETTER, Metadata(title=stated(LETTER, "Why I wrote to the board")))
    copies = shared_in(harbour, tern, inland, letter, opposed)
    story = Readout(
        (
            read(tern, _tern_quotes(tern), _tern_dates(tern)),
            read(harbour, _harbour_quotes(harbour), _harbour_dates(harbour)),
            read(opposed, _opposed_quotes(opposed), _opposed_dates(opposed)),
            read(foreign, [make_quote(foreign, "الرصيف سيغلق", "المهندس", form=QuoteType.INDIRECT, source="المهندس")]),
            read(inland, _inland_quotes(inland), _inland_dates(inland)),
            read(letter),
        ),
        tuple(sorted((_in_order(copy) for copy in copies), key=lambda copy: (copy.a, copy.b))),
        (Problem("empty", "the file is empty: nothing to read", "in/empty.txt", "intake", fatal=True),),
        texts=6,
        credited=("Tern Agency",),
    )
    inputs = {one.report.id: copy_input(one.report) for one in story.reports}
    lineages = trace_lineage(story.copies, inputs)
    return replace(story, lineages=lineages, independent=independent_accounts(len(story.reports), lineages))


_SHARED_1 = (f"{LEAD}\n{SPOKEN}",) * 2
_SHARED_2 = (REPAIR, REPAIR.replace("eight", "nine"))
_SHARED_3 = (
    "Nobody should stand on that pier a day longer than they must",
    "nobody should stand on that pier a day longer than they must",
)
_SHARED_4 = ("the repair would take at least eight months", "The repair would take at least eight months")


def _in_order(copy: Copy) -> Copy:
    if copy.a <= copy.b:
        return copy
    turned = {Direction.AB: Direction.BA, Direction.BA: Direction.AB, None: None}
    return Copy(
        copy.b,
        copy.a,
        tuple(sorted(span.turned() for span in copy.spans)),
        copy.b_share,
        copy.a_share,
        copy.kind,
        turned[copy.direction],
        copy.common_source,
        copy.because,
    )


def _spoken(report: Report) -> list[Quote]:
    lead = make_quote(
        report,
        "The ferry pier at Lanna Head will close within weeks because its piles have rotted",
        None,
        form=QuoteType.INDIRECT,
        source="the chief engineer of the harbour board",
        cue="said on",
        because="a description that two people fit",
        confidence=0.62,
    )
    direct = make_quote(
        report,
        [
            "“Nobody should stand on that pier a day longer than they must,”",
            "“and I have written as much to the board.”",
        ],
        "Ilse Varnholt",
        source="Ilse Varnholt",
        cue="told reporters",
    )
    return [lead, direct]


def _repair(report: Report) -> Quote:
    words = REPAIR.removeprefix("She said that ").removesuffix(".")
    words = words if words in report.text else words.replace("eight", "nine")
    return make_quote(
        report,
        words,
        "Ilse Varnholt",
        form=QuoteType.INDIRECT,
        source="She",
        cue="said that",
        evidence="Ilse Varnholt",
        because="“She” follows the only woman named",
    )


def _harbour_quotes(report: Report) -> list[Quote]:
    head = make_quote(
        report,
        "Pier at Lanna Head to Close Before Summer",
        None,
        form=QuoteType.INDIRECT,
        source="Engineer",
        cue="Says",
        zone=Role.HEADLINE,
    )
    denied = make_quote(
        report, "that a date had been set", "Peder Quist", form=QuoteType.INDIRECT, klass="denied", cue="denied"
    )
    called = make_quote(
        report, "the report “a draft that grew legs”", "Peder Quist", form=QuoteType.MIXED, cue="called", source="He"
    )
    return [head, *_spoken(report), _repair(report), denied, called]


def _harbour_dates(report: Report) -> list[TimeExpression]:
    thursday = date(2021, 5, 13)
    because = "the report is dated Friday 14 May 2021, and Thursday was the day before"
    return [
        make_time(report, "14 May 2021", "2021-05-14", date(2021, 5, 14), date(2021, 5, 15)),
        make_time(report, "Thursday", "2021-05-13", thursday, date(2021, 5, 14), because=because),
        make_time(report, "Thursday", "2021-05-13", thursday, date(2021, 5, 14), nth=1, because=because),
        make_time(report, "at least eight months", "P8M", kind=TimeType.DURATION),
        make_time(report, "Friday", "2021-05-14", date(2021, 5, 14), date(2021, 5, 15), because="the day it is dated"),
        make_time(report, "Summer", "2021-SU", date(2021, 6, 1), date(2021, 9, 1)),
    ]


def _tern_quotes(report: Report) -> list[Quote]:
    return [*_spoken(report), _repair(report)]


def _tern_dates(report: Report) -> list[TimeExpression]:
    return [
        make_time(
            report, "Thursday", "2021-05-13", date(2021, 5, 13), date(2021, 5, 14), because="the day it is dated"
        ),
        make_time(report, "1954", "1954", date(1954, 1, 1), date(1955, 1, 1)),
        make_time(report, "March 2009", "2009-03", date(2009, 3, 1), date(2009, 4, 1)),
    ]


def _inland_quotes(report: Report) -> list[Quote]:
    outer = make_quote(
        report,
        RETOLD,
        None,
        form=QuoteType.MIXED,
        klass="reported",
        confidence=0.55,
        closed=False,
    )
    inner = make_quote(
        report,
        "“nobody should stand on that pier a day longer than they must”",
        None,
        source="the engineer who inspected it",
        cue="was quoted as saying",
        parent=outer,
    )
    silent = make_quote(
        report,
        "when the last ferry would leave",
        "The harbour board",
        form=QuoteType.INDIRECT,
        klass="not-said",
        source="The harbour board",
        cue="did not say",
    )
    return [outer, inner, silent]


def _inland_dates(report: Report) -> list[TimeExpression]:
    return [
        make_time(report, "this week", "XXXX-WXX", because="the report has no day of publication to count from"),
        make_time(report, "every Tuesday", "XXXX-WXX-2", kind=TimeType.SET),
    ]


def _opposed_quotes(report: Report) -> list[Quote]:
    return [
        make_quote(report, "No date has been set for closing the pier", "the harbour board",
                   form=QuoteType.INDIRECT, cue="said"),
        make_quote(report, "reports of rotten piles “premature and, in part, wrong”", "the harbour board",
                   form=QuoteType.MIXED, cue="called"),
        make_quote(report, "on the engineer’s letter", "Peder Quist", form=QuoteType.INDIRECT, klass="declined",
                   cue="would not comment"),
        make_quote(report, "a decision “by the 1st, or soon after”", "Peder Quist", form=QuoteType.MIXED,
                   klass="expects", cue="expects"),
    ]  # fmt: skip


def _opposed_dates(report: Report) -> list[TimeExpression]:
    return [
        make_time(report, "Saturday", "XXXX-WXX-6", because="the year is open, so the weekday is"),
        make_time(
            report,
            "the 1st",
            "XXXX-XX-01",
            because="the month is not said",
            candidates=(date(2021, 6, 1), date(2021, 7, 1)),
        ),
    ]
