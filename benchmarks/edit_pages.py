"""Pages of invented outlets in the manner of many house styles, and what is done to them between two readings."""

from __future__ import annotations

import html
import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

__all__ = ["CHROME", "STYLES", "SUBSTANCE", "Article", "Furniture", "draw", "make_article", "make_furniture"]

PEOPLE = (
    *("Ana Vale", "Tomas Irshay", "Hana Orlen", "Petra Lund", "Milo Askand", "Osmet Velidar", "Sela Brandt"),
    *("Idris Kolvey", "Maud Ellerin", "Joren Pask", "Lina Tarrow", "Edvin Holm", "Mira Sandoval", "Karl Ostrey"),
)
ROLES = (
    *("harbour master", "union leader", "hospital director", "mayor", "minister of works", "spokesman for the police"),
    *("governor of the bank", "head of the ferry company", "chair of the school board", "judge at the county court"),
)
PLACES = ("Orsun", "Kesh", "Tervand", "Norvik", "Lissend", "Grenmouth", "Pellmar", "Ishtera", "Quay Street", "Vessel")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
THINGS = (
    *("the harbour", "the old bridge", "the hospital", "the ferry", "the fish market", "the power station"),
    *("the dam", "the railway yard", "the school", "the court house", "the grain store", "the airport road"),
)
SAID = ("said", "told reporters", "added", "warned", "explained", "told the council")
QUOTED = (
    "We will open it again when it is safe and not a day before",
    "Nobody in this building was asked what the work would cost",
    "The figures that were shown to us in spring were wrong",
    "I have seen three winters like this one and none of them ended early",
    "What we need is a date and a name under it",
    "Our people stayed at their posts until the lamps went out",
    "There is no plan for the islands and there never was",
    "If the rain holds off we can have two lanes open by the weekend",
    "They came with papers that none of us could read",
    "The money is there and the men are there and still nothing moves",
)
PLAIN = (
    "{Thing} was closed on {day} after {number} men were held, officials said.",
    "Work on {thing} began {number} days late because the steel had not come from {place}.",
    "The council of {place} voted {number} to {small} on {day} to pay for repairs.",
    "At least {number} people were taken to hospital in {place} after the fire, {small} of them children.",
    "Ferries between {place} and {place2} are running every {number} minutes until further notice.",
    "The company employs {number} people in {place} and has not said how many will stay.",
    "A report by the county puts the cost at {number} million crowns, twice what was promised.",
    "{Thing} was built in {year} and has been flooded {small} times since.",
    "Police closed the road from {place} to {place2} for {small} hours on {day}.",
    "The strike at {thing} is now in its {small}th week, and talks are to go on in {place} on {day}.",
    "Prices at {thing} rose by {number} per cent in a year, the office of statistics in {place} reported.",
    "Neighbours of {thing} have asked for a wall, and {person} has promised them an answer by {day}.",
    "In {place} the lights were out for {small} hours, and the trams stood where they were.",
    "{person}, the {role}, was not in {place} when the vote was taken.",
    "The bill names {place} and {place2} as the two towns that will pay the most.",
)
QUOTES = (
    "“{quote},” {person}, the {role}, {said} on {day}.",
    "{person}, who is the {role} in {place}, {said}: “{quote}.”",
    "“{quote},” {said} {person}. “{quote2}.”",
)
HEADS = (
    "{Thing} closed for {small} weeks after fire",
    "Council of {place} votes to close {thing}",
    "{number} hurt as storm reaches {place}",
    "Talks on {thing} to go on in {place}",
    "{person} to leave post in {place}",
)
TEASERS = (
    *("How to grow beans on a balcony", "Ten walks along the coast", "Orsun win at home", "Storm warning lifted"),
    *("Recipe of the week: fish soup", "Bus fares to rise in spring", "Your letters", "Crossword 4,211"),
    *("Bank raises its rate again", "Museum opens new hall", "Snow closes the pass", "Choir sings on Sunday"),
)


@dataclass(frozen=True, slots=True)
class Article:
    """What an outlet writes: a headline and paragraphs of sentences."""

    headline: str
    paragraphs: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands around it, and changes by itself."""

    outlet: str
    sections: tuple[str, ...]
    teasers: tuple[str, ...]
    related: tuple[str, ...]
    inside: tuple[str, ...] = ()
    shares: int = 12
    comments: int = 3
    clock: str = "14:05"
    year: int = 2026
    cookie: bool = False
    letter: bool = False
    ad: str = ""
    marks: Callable[[str], str] = field(default=str)
    build: str = "a1"


def filled(frame: str, chance: random.Random) -> str:
    """A sentence from a frame."""
    place, place2 = chance.sample(PLACES, 2)
    quote, quote2 = chance.sample(QUOTED, 2)
    thing = chance.choice(THINGS)
    return frame.format(
        place=place,
        place2=place2,
        thing=thing,
        Thing=thing[0].upper() + thing[1:],
        day=chance.choice(DAYS),
        number=chance.randrange(11, 980),
        small=chance.randrange(4, 10),
        year=chance.randrange(1880, 2010),
        person=chance.choice(PEOPLE),
        role=chance.choice(ROLES),
        said=chance.choice(SAID),
        quote=quote,
        quote2=quote2,
    )


def make_article(chance: random.Random) -> Article:
    """A report of 5 to 10 paragraphs."""
    paragraphs = []
    for _ in range(chance.randrange(5, 11)):
        frames = [chance.choice(QUOTES) if chance.random() < 0.4 else chance.choice(PLAIN) for _ in range(3)]
        paragraphs.append(tuple(filled(frame, chance) for frame in frames[: chance.randrange(1, 4)]))
    return Article(filled(chance.choice(HEADS), chance), tuple(paragraphs))


def make_furniture(chance: random.Random) -> Furniture:
    """The page around a report."""
    titles = chance.sample(TEASERS, 8)
    return Furniture(
        f"{chance.choice(PLACES)} {chance.choice(('Post', 'Courier', 'Ledger', 'Monitor'))}",
        tuple(chance.sample(("Home", "News", "Sport", "Business", "Culture", "Opinion", "Weather"), 5)),
        tuple(titles[:5]),
        tuple(titles[5:]),
    )


# The pages


def draw(article: Article, around: Furniture, style: int) -> str:
    """A page in one of the house styles."""
    return STYLES[style % len(STYLES)](article, around)


def text(around: Furniture, words: str) -> str:
    """Words within a page."""
    return html.escape(around.marks(words), quote=False)


def paragraphs(article: Article, around: Furniture, *, inside: str = "div") -> str:
    """The body, with what the outlet puts between its paragraphs."""
    parts = [f"<p>{text(around, ' '.join(told))}</p>" for told in article.paragraphs]
    for number, words in enumerate(around.inside):
        link = f'<a href="/r/{number}">{words}</a>'
        told = (
            f"<p><strong>Read more:</strong> {link}</p>" if inside == "p" else f"<{inside}>Read more: {link}</{inside}>"
        )
        parts.insert(2 + 2 * number, told)
    if around.ad:
        parts.insert(1, f'<div class="ad advertisement" id="ad-1"><span>Advertisement</span>{around.ad}</div>')
    return "\n".join(parts)


def links(words: Sequence[str], kind: str) -> str:
    """A list of links."""
    items = "".join(f'<li><a href="/{kind}/{n}">{html.escape(one)}</a></li>' for n, one in enumerate(words))
    return f'<ul class="{kind}">{items}</ul>'


def extras(around: Furniture) -> str:
    """What comes and goes: a banner, a box for letters."""
    cookie = '<div id="cookie-banner" class="cookie"><p>We use cookies. Accept all or settings.</p></div>'
    letter = '<aside class="newsletter"><h3>Morning letter</h3><p>Sign up for our newsletter.</p></aside>'
    return (cookie if around.cookie else "") + (letter if around.letter else "")


def head(article: Article, around: Furniture) -> str:
    """The head of a page."""
    title = html.escape(f"{article.headline} - {around.outlet}")
    return (
        f'<head><meta charset="utf-8"><title>{title}</title>'
        f'<meta property="og:title" content="{html.escape(article.headline)}">'
        f'<link rel="stylesheet" href="/static/{around.build}.css"></head>'
    )


def plain_style(article: Article, around: Furniture) -> str:
    """article, h1, p, an aside."""
    return (
        f"<html>{head(article, around)}<body><nav>{links(around.sections, 'nav')}</nav>{extras(around)}"
        f"<article><h1>{text(around, article.headline)}</h1>"
        f'<p class="meta">Published 2 March 2026, {around.clock}</p>{paragraphs(article, around)}'
        f'<div class="share">Share {around.shares} | Comments ({around.comments})</div></article>'
        f"<aside><h2>Most read</h2>{links(around.teasers, 'mostread')}</aside>"
        f"<footer>© {around.year} {around.outlet}. All rights reserved.</footer></body></html>"
    )


def table_style(article: Article, around: Furniture) -> str:
    """An old page of tables."""
    body = paragraphs(article, around, inside="p")
    return (
        f"<html>{head(article, around)}<body><table><tr><td>{links(around.sections, 'menu')}</td><td class='content'>"
        f"<h1>{text(around, article.headline)}</h1><font size='1'>2 March 2026 {around.clock}</font>{body}</td>"
        f"<td>{links(around.teasers, 'side')}{extras(around)}</td></tr></table>"
        f"<div class='footer'>{around.year} {around.outlet}</div></body></html>"
    )


def main_style(article: Article, around: Furniture) -> str:
    """main, header, section; related stories behind the body."""
    return (
        f"<html>{head(article, around)}<body><header><a href='/'>{around.outlet}</a>{links(around.sections, 'nav')}"
        f"</header>{extras(around)}<main><header><h1>{text(around, article.headline)}</h1>"
        f'<time datetime="2026-03-02T{around.clock}">2 March 2026</time></header>'
        f'<section class="article-body">{paragraphs(article, around, inside="aside")}</section>'
        f'<section class="related"><h2>Related stories</h2>{links(around.related, "related")}</section></main>'
        f"<footer>{links(around.sections, 'footer')}<p>© {around.year}</p></footer></body></html>"
    )


def post_style(article: Article, around: Furniture) -> str:
    """A page of a blog engine: entry-title, entry-content, comments."""
    comments = "".join(f"<li class='comment'><p>Comment {n} of a reader.</p></li>" for n in range(around.comments))
    return (
        f"<html>{head(article, around)}<body class='{around.build}'><div id='page'><div id='menu'>"
        f"{links(around.sections, 'menu')}</div><div class='post'><h1 class='entry-title'>"
        f"{text(around, article.headline)}</h1><div class='entry-content'>{paragraphs(article, around)}</div>"
        f"<div class='sharedaddy'>Share this: {around.shares}</div></div><div id='comments'><ol>{comments}</ol></div>"
        f"<div id='sidebar' class='widget'>{extras(around)}{links(around.teasers, 'widget')}</div></div></body></html>"
    )


def div_style(article: Article, around: Furniture) -> str:
    """divs with names and nothing else."""
    return (
        f"<html>{head(article, around)}<body><div class='topbar'>{links(around.sections, 'top')}</div>{extras(around)}"
        f"<div class='story'><div class='story-headline'><h1>{text(around, article.headline)}</h1></div>"
        f"<div class='story-text'>{paragraphs(article, around, inside='p')}</div>"
        f"<div class='social-counter'>{around.shares} shares</div></div>"
        f"<div class='recommended'>{links(around.teasers, 'teaser')}</div>"
        f"<div class='copyright'>Copyright {around.year}</div></body></html>"
    )


def spaced_style(article: Article, around: Furniture) -> str:
    """An article with white space, links and stressed words in it."""
    body = paragraphs(article, around).replace("<p>", "<p>\n      ").replace("</p>", "\n   </p>")
    return (
        f"<html>{head(article, around)}<body>{extras(around)}<article itemscope>"
        f"<h1>\n {text(around, article.headline)}\n</h1><div itemprop='articleBody'>{body}</div></article>"
        f"<nav>{links(around.sections, 'nav')}</nav>"
        f"<div class='outbrain'>{links(around.teasers, 'promo')}</div></body></html>"
    )


STYLES: tuple[Callable[[Article, Furniture], str], ...] = (
    *(plain_style, table_style, main_style, post_style, div_style, spaced_style),
)


# Edits of substance: the article, and the words that are gone or new


@dataclass(frozen=True, slots=True)
class Edited:
    """An article after an edit, with words that the edit cut or wrote."""

    article: Article
    cut: str
    written: str


def with_sentence(article: Article, at: tuple[int, int], sentence: str | None) -> Article:
    """An article with another sentence in a place, or none."""
    number, place = at
    told = list(article.paragraphs[number])
    told[place : place + 1] = [sentence] if sentence is not None else []
    changed = (*article.paragraphs[:number], *((tuple(told),) if told else ()), *article.paragraphs[number + 1 :])
    return replace(article, paragraphs=changed)


def places(article: Article, pattern: str) -> list[tuple[int, int]]:
    """Where sentences have something."""
    return [
        (n, k) for n, told in enumerate(article.paragraphs) for k, words in enumerate(told) if re.search(pattern, words)
    ]


def swap(pattern: str, other: Callable[[str, random.Random], str]) -> Callable[[Article, random.Random], Edited | None]:
    """An edit that puts other words in the place of what a pattern finds in one sentence."""

    def edit(article: Article, chance: random.Random) -> Edited | None:
        found = places(article, pattern)
        if not found:
            return None
        at = chance.choice(found)
        before = article.paragraphs[at[0]][at[1]]
        match = re.search(pattern, before)
        assert match is not None
        new = other(match[0], chance)
        after = before[: match.start()] + new + before[match.end() :]
        return Edited(with_sentence(article, at, after), match[0], new) if after != before else None

    return edit


def another(words: str, chance: random.Random, among: Sequence[str]) -> str:
    """One of several that is not this one."""
    return chance.choice([one for one in among if one != words])


def requoted(words: str, chance: random.Random) -> str:
    """A quotation with one of its words in another form."""
    inner = words[1:-1].split()
    at = chance.randrange(1, len(inner) - 1)
    inner[at] = chance.choice(("perhaps", "never", "always", "hardly")) + " " + inner[at]
    return words[0] + " ".join(inner) + words[-1]


def respelt(words: str, chance: random.Random) -> str:
    """A name in another spelling."""
    at = chance.randrange(1, len(words) - 1)
    return words[:at] + chance.choice("aeiou") + words[at:]


def cut_sentence(article: Article, chance: random.Random) -> Edited | None:
    """A sentence less."""
    number = chance.randrange(1, len(article.paragraphs))
    place = chance.randrange(len(article.paragraphs[number]))
    gone = article.paragraphs[number][place]
    return Edited(with_sentence(article, (number, place), None), gone, "")


def add_sentence(article: Article, chance: random.Random) -> Edited:
    """A sentence more."""
    number = chance.randrange(len(article.paragraphs))
    new = filled(chance.choice((*PLAIN, *QUOTES)), chance)
    told = (*article.paragraphs[number], new)
    changed = (*article.paragraphs[:number], told, *article.paragraphs[number + 1 :])
    return Edited(replace(article, paragraphs=changed), "", new)


def other_headline(article: Article, chance: random.Random) -> Edited | None:
    """A word of the headline in another form."""
    words = article.headline.split()
    at = chance.randrange(len(words))
    new = another(words[at], chance, ("again", "first", "slowly", "partly", "tonight"))
    return Edited(replace(article, headline=" ".join((*words[:at], new, *words[at + 1 :]))), words[at], new)


PERSON = "|".join(PEOPLE)
SUBSTANCE: dict[str, Callable[[Article, random.Random], Edited | None]] = {
    "figure": swap(r"\b\d{2,3}\b(?! to)", lambda words, chance: str(int(words) + chance.randrange(1, 9))),
    "quote": swap(r"“[^”]{20,}”", requoted),
    "name": swap(PERSON, respelt),
    "speaker": swap(PERSON, lambda words, chance: another(words, chance, PEOPLE)),
    "day": swap("|".join(DAYS), lambda words, chance: another(words, chance, DAYS)),
    "verb": swap(r"\b(?:was|began|voted|closed|rose|employs)\b", lambda words, _: f"reportedly {words}"),
    "denial": swap(r"\b(?:was|were|is|are)\b", lambda words, _: f"{words} not"),
    "sentence cut": cut_sentence,
    "sentence added": add_sentence,
    "headline": other_headline,
}


# Changes of the furniture alone


def straight(words: str) -> str:
    """Typewriter marks."""
    return words.replace("“", '"').replace("”", '"').replace("’", "'")


def spaced(words: str) -> str:
    """No-break blanks before numbers and after titles."""
    return re.sub(r" (?=\d)", "\u00a0", words)


def angled(words: str) -> str:
    """Other quotation marks."""
    return words.replace("“", "„").replace("”", "“")


CHROME: dict[str, Callable[[Furniture, random.Random], Furniture]] = {
    "most read": lambda f, c: replace(f, teasers=tuple(c.sample(TEASERS, 5))),
    "related stories": lambda f, c: replace(f, related=tuple(c.sample(TEASERS, 3))),
    "links between paragraphs": lambda f, c: replace(f, inside=tuple(c.sample(TEASERS, c.randrange(1, 3)))),
    "counters": lambda f, c: replace(f, shares=c.randrange(100, 9_000), comments=c.randrange(4, 12)),
    "clock": lambda f, c: replace(f, clock=f"{c.randrange(10, 24)}:{c.randrange(10, 60)}"),
    "sections": lambda f, c: replace(f, sections=(*f.sections[1:], "Live", "Video")),
    "cookie banner": lambda f, _: replace(f, cookie=True),
    "letter box": lambda f, _: replace(f, letter=True),
    "advertisement": lambda f, c: replace(
        f, ad=f"<a href='/ad'>{c.choice(('Buy two boats', 'New tyres', 'Loans'))}</a>"
    ),
    "year and build": lambda f, c: replace(f, year=f.year + 1, build=f"b{c.randrange(99)}"),
    "straight marks": lambda f, _: replace(f, marks=straight),
    "other marks": lambda f, _: replace(f, marks=angled),
    "no-break blanks": lambda f, _: replace(f, marks=spaced),
}
