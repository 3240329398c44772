"""Say beside a line what its marks mean: who speaks, which day is meant and why, where a passage also stands."""

from __future__ import annotations

from dateline.model import Quote, ReportId, Role, Span, TimeExpression
from dateline.page.index import StoryIndex
from dateline.page.markup import Markup, element, foreign, hidden, join, label
from dateline.page.passages import Place
from dateline.page.wording import QUOTE_TYPES, ROLES, cut_short, is_open, say_saying, say_time

__all__ = [
    "FIT",
    "describe_quote",
    "note_date",
    "note_passage",
    "note_quote",
    "show_because",
    "show_correct",
    "show_speaker",
]

FIT = 0.8  # the contract's bar: a line is fit to be published from this confidence
_LEMMA = 34  # characters of the words that a note is about


def note_quote(quote: Quote, report: ReportId, index: StoryIndex) -> Markup:
    """Who says these words, how, and on what that rests."""
    words = element("a", _lemma(index.words(report, quote.content[0])), href=index.to_quote(report, quote))
    return element(
        "li",
        words,
        " ",
        show_speaker(quote),
        element("span", describe_quote(quote), class_="how"),
        element(
            "details",
            element("summary", "why", hidden(f" {quote.speaker or 'speaker not determined'}")),
            _reasons(quote, report, index),
        ),
        show_correct(report, "attribution", quote.id, f"who says {index.excerpt(report, *quote.content)}", index),
        class_=f"note of-quote {QUOTE_TYPES[quote.type]}",
    )


def note_date(time: TimeExpression, report: ReportId, index: StoryIndex) -> Markup:
    """Which day is meant, and why: "Thursday = 16 January 2020, because ..."."""
    words = foreign(cut_short(time.span.of(index.reports[report].report.text), 2 * _LEMMA), class_="lemma")
    sign = ": " if is_open(time) else " = "
    return element(
        "li",
        element(
            "details",
            element("summary", words, sign, element("b", say_time(time))),
            element("p", show_because(time.because)),
            _counted_from(time, report, index),
            _reckoned_from_gathered(time, report, index),
        ),
        show_correct(report, "timex", time.id, f"when {index.excerpt(report, time.span)} is", index),
        class_=f"note of-date{' open' if is_open(time) else ''}",
    )


def _counted_from(time: TimeExpression, report: ReportId, index: StoryIndex) -> Markup | None:
    """The words that a time is counted from, and those that give their day; each opens its place."""
    if time.link is None:
        return None
    spans = [time.link.span, *([time.link.dated] if time.link.dated is not None else [])]
    links = [
        element("a", foreign(cut_short(index.words(report, span), 2 * _LEMMA)), href=index.to_words(report, span))
        for span in spans
    ]
    return element("p", "counted from ", join(links, ", dated by "), class_="counted")


def _reckoned_from_gathered(time: TimeExpression, report: ReportId, index: StoryIndex) -> Markup | None:
    """What a time stands for when the report was published as the record allows."""
    found = index.story.gathered.get(report)
    again = next((one for one in found.dates if one.id == time.id), None) if found is not None else None
    if again is None:
        return None
    return element("p", "by the gathered day of publication: ", element("b", say_time(again)), class_="counted")


def show_correct(report: ReportId, kind: str, own: object, what: str, index: StoryIndex) -> Markup | None:
    """The way to correct a line, where there is one."""
    where = index.addresses.correct(report, kind, own)
    if where is None:
        return None
    return join([" ", element("a", "correct", hidden(f" {cut_short(what, 2 * _LEMMA)}"), href=where, class_="correct")])


def note_passage(place: Place, index: StoryIndex) -> Markup:
    """In which other reports the passage stands; each opens it there, or side by side."""
    named = [_twin(place, position, index) for position in range(len(place.twins))]
    more = place.elsewhere - len(place.twins)
    return element(
        "li",
        label(str(place.number), class_="number"),
        _origin(place, index),
        "quoted also in " if place.quotation else "retold, not word for word, in " if place.retold else "also in ",
        join(named, "; "),
        f"; and in {more} more places (see " if more > 0 else None,
        element("a", "shared text", href=index.addresses.part("shared")) if more > 0 else None,
        ")" if more > 0 else None,
        None if place.marked else " (not underlined here: too many passages lie over each other)",
        class_="note of-passage retold" if place.retold else "note of-passage",
    )


def _origin(place: Place, index: StoryIndex) -> Markup | None:
    """That the passage comes from elsewhere than the rest of the report."""
    origin = index.origins.get(place)
    if origin is None:
        return None
    rest = "is its own" if origin.rest is None else join(["has most from ", index.show_node(origin.rest)])
    why = element(
        "a", "why", hidden(f" {index.name(place.report)} has it from there"), href=index.addresses.part("lineage")
    )
    where = join(["from ", index.show_node(origin.source), "; the rest of this report ", rest])
    return element("b", where, " (", why, ") · ", class_="origin")


def _twin(place: Place, position: int, index: StoryIndex) -> Markup:
    report, span = place.twins[position]
    there = element("a", index.show_name(report), href=index.to_words(report, span))
    if report == place.report:
        return join(["this report, ", element("a", "again", href=index.to_words(report, span))])
    view = index.views.get(frozenset((report, place.report)))
    if view is None:
        return there
    beside = element("a", "side by side", hidden(f" with {index.name(report)}"), href=index.to_pair(view))
    return join([there, " (", beside, ")"])


def describe_quote(quote: Quote) -> str:
    """How it is said, in words: "direct, said", "indirect, did not say, in the headline; doubtful (0.55)"."""
    parts = [QUOTE_TYPES[quote.type], say_saying(quote.klass)]
    if quote.zone is not Role.BODY:
        parts.append(f"in the {ROLES[quote.zone].lower()}")
    if not quote.closed:
        parts.append("quotation mark never closed")
    told = ", ".join(parts)
    return told if quote.confidence >= FIT else f"{told}; doubtful ({quote.confidence:.2f})"


def show_speaker(quote: Quote) -> Markup:
    """The speaker's name, or that it is not determined."""
    if quote.speaker is None:
        return element("span", "speaker not determined", class_="who unknown")
    return element("span", foreign(quote.speaker), class_="who")


def show_because(because: str) -> Markup:
    """A reason as the end of a sentence."""
    if not because.strip():
        return join(["no reason was recorded"])
    return join([None if because.lower().startswith("because") else "because ", foreign(because)])


def _reasons(quote: Quote, report: ReportId, index: StoryIndex) -> Markup:
    where = []
    if quote.speaker_evidence:
        links = [_words_link(report, span, index) for span in quote.speaker_evidence]
        where = [" Named here: ", join(links, ", "), "."]
    inside = _parent_link(quote, report, index)
    return element(
        "p",
        show_because(quote.because),
        ". " if not quote.because.rstrip().endswith(".") else " ",
        f"Confidence {quote.confidence:.2f}.",
        *where,
        *([" Reported within ", inside, "."] if inside else []),
    )


def _words_link(report: ReportId, span: Span, index: StoryIndex) -> Markup:
    """Words as a link to where they stand; bare where a print that is folded away does not show them."""
    words = _lemma(index.words(report, span))
    return element("a", words, href=index.to_words(report, span)) if index.shows(report, span) else words


def _parent_link(quote: Quote, report: ReportId, index: StoryIndex) -> Markup | None:
    parent = index.quotes.get((report, quote.parent)) if quote.parent else None
    if parent is None:
        return None
    words = _lemma(index.words(report, *parent.content[:1]))
    if not index.shows(report, *parent.content):
        return words  # a print that is folded away shows only words of its own
    return element("a", words, href=index.to_quote(report, parent))


def _lemma(words: str) -> Markup:
    return foreign(cut_short(words, _LEMMA), class_="lemma")
