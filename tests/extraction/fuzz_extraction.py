"""Mutated pages and texts through the reader: nothing raises, and every report keeps the promises about its zones."""

from __future__ import annotations

import random
import sys
import tomllib
from itertools import pairwise
from pathlib import Path

from tests.extraction.marked_layouts import marked

from dateline.extraction import extract
from dateline.model import Given, Incoming, Media, Metadata, Published, Report, Status

CASES = tomllib.loads((Path(__file__).parent / "layouts.toml").read_text("utf-8"))["layout"]
TEXTS = tuple(marked(case["text"])[0] for case in CASES)
ARTICLE = """<!doctype html><html lang="en"><head><title>Ferry to close | Harrow Post</title>
<meta property="og:site_name" content="Harrow Post"><script type="application/ld+json">{"@type": "NewsArticle",
"headline": "Ferry to close", "datePublished": "2020-01-17T22:50:00+03:00", "author": {"name": "Ida Holm"}}
</script></head>
<body><nav><a href="/">Home</a></nav><article><h1>Ferry to close</h1><time datetime="2020-01-17">17 January</time>
<p>The council of Harrowmere voted on Tuesday to close the ferry.</p>
<p>“We have no choice,” said Odile Brandt after the vote in the old customs house.</p></article></body></html>"""
BROKEN = """<html><body><div id="main"><p class="meta">Posted 05/03/2019 18:20</p><table><tr><td>Cell</td></tr></table>
<p>One &amp; two.<br>Three</div>
<ul><li>a<li>b</ul><!-- c --><![CDATA[x]]></body>"""
PAGES = (ARTICLE, BROKEN)
BREAKS = ("\n", "\n\n", "\r\n", "\u2028", "\x85", "\x0b", "\x00", "\ud800", "\ufeff", "\u200b", "\u00a0")
MARKS = ("“", "”", '"', "’", "—", "–", "(", ")", "[", "]", "{", "}", " – ", "/", "|", "©", "###")
TAGS = ("<", ">", "</div>", "<div>", "<p>", "<script>", "<!--", "-->", "&#x0;", "&lt;", "&nbsp;", "]]>")
WORDS = (
    "By ",
    "Source: ",
    "(Photo by ",
    "Published: ",
    "(AP) —",
    "BAGHDAD",
    "www.a.b",
    "Read more:",
    "A" * 300,
    ". " * 40,
)
DATES = ("31/12/2019", "03/04/2021", "Aug. 24", "2020-02-30", "25:61", "99999999999", "29 February 2021", "0000-00-00")
LETTERS = ("日本", "أمس", "İ", "ß", "𝒳", "e\u0301")
BITS = BREAKS + MARKS + TAGS + WORDS + DATES + LETTERS


def run(count: int, seed: int = 0) -> int:
    """Read ``count`` mutated inputs; the number that gave a report. Raises at the first broken promise."""
    rng = random.Random(seed)
    reports = 0
    for _ in range(count):
        html = rng.random() < 0.25
        words = mutated(rng, rng.choice(PAGES if html else TEXTS))
        incoming = Incoming(words, Media.HTML if html else Media.TEXT, "fuzz", "", given(rng))
        found = extract(incoming)
        if isinstance(found, Report):
            reports += 1
            check(found, incoming)
    return reports


def mutated(rng: random.Random, words: str) -> str:
    """The words with some pieces cut, doubled, moved or put in."""
    for _ in range(rng.randrange(1, 8)):
        at = rng.randrange(len(words) + 1)
        to = min(len(words), at + rng.randrange(1, 60))
        piece = words[at:to]
        words = rng.choice(
            (
                words[:at] + rng.choice(BITS) + words[at:],
                words[:at] + words[to:],
                words[:to] + piece + words[to:],
                words[:at] + piece[::-1] + words[to:],
                words[:at] + rng.choice(BITS) * rng.randrange(1, 12) + words[to:],
            )
        )
    return words


def given(rng: random.Random) -> Given:
    """Now and then something is said beside the report."""
    if rng.random() < 0.7:
        return Given()
    return Given(
        title=rng.choice((None, "", "Ferry to Close", "\n", "Troops leave")),
        published=rng.choice((None, "", "2020-01-17", "03/04/2021", "2020", "soon", "2020-13-45")),
        url=rng.choice((None, "https://a.example/2020/02/30/x", "http://[", "https://a.example/2020/01/17/x")),
    )


def check(report: Report, incoming: Incoming) -> None:
    """Zones are disjoint, in order, trimmed and hold every non-blank character; every span lies in the text."""
    text = report.text
    if incoming.media is Media.TEXT:
        assert text == incoming.content
    for zone in report.zones:
        words = zone.span.of(text)
        assert 0 <= zone.span.start < zone.span.end <= len(text)
        assert words == words.strip()
    assert all(before.span.end <= after.span.start for before, after in pairwise(report.zones))
    covered = [False] * len(text)
    for zone in report.zones:
        covered[zone.span.start : zone.span.end] = [True] * len(zone.span)
    assert all(held or char.isspace() for held, char in zip(covered, text, strict=True))
    check_metadata(report.metadata, text)


def check_metadata(metadata: Metadata, text: str) -> None:
    """A detail is absent exactly when it says nothing, and always says why."""
    for name in Metadata.__dataclass_fields__:
        detail = getattr(metadata, name)
        assert all(0 <= span.start < span.end <= len(text) for span in detail.evidence)
        open_days = isinstance(detail, Published) and (detail.earliest or detail.latest)
        assert (detail.status is Status.ABSENT) == (detail.value is None and not open_days), (name, detail)
        assert detail.because, name
    published = metadata.published
    assert ":" in published.because
    if published.earliest and published.latest:
        assert published.earliest < published.latest


if __name__ == "__main__":
    print(run(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0))
