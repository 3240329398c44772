"""A report is cut at its zones and lines before it is cut into sentences."""

from hypothesis import given
from hypothesis import strategies as st

from dateline.language import analyse
from dateline.model import Media, Report, ReportId, Role, Span, Zone

TEXT = "The Orsun Post\n\nBridge falls\n\nA bridge fell. Nobody was hurt.\r\nPolice came.\n\nSource: OPA"


def report(text: str, zones: tuple[Zone, ...]) -> Report:
    return Report(ReportId("r"), text, "", "", Media.TEXT, "r.txt", zones)


def test_sentences_know_their_zone_and_paragraph() -> None:
    body = TEXT.index("A bridge")
    credit = TEXT.index("Source")
    annotated = analyse(
        report(
            TEXT,
            (
                Zone(Role.HEADLINE, Span(16, 28)),
                Zone(Role.BODY, Span(body, credit - 2)),
                Zone(Role.CREDIT, Span(credit, len(TEXT))),
            ),
        )
    )
    assert [(s.span.of(TEXT), s.role, s.paragraph) for s in annotated.sentences] == [
        ("Bridge falls", Role.HEADLINE, 0),
        ("A bridge fell.", Role.BODY, 1),
        ("Nobody was hurt.", Role.BODY, 1),
        ("Police came.", Role.BODY, 2),
        ("Source: OPA", Role.CREDIT, 3),
    ]


@given(st.text(alphabet=st.sampled_from('aB.!? \n\r\u2028\u00a0\x0b\x1c”"')))
def test_sentences_and_tokens_hold_every_character_of_the_zones(text: str) -> None:
    annotated = analyse(report(text, (Zone(Role.BODY, Span(0, len(text))),)))
    words = "".join(text.split())
    assert "".join("".join(s.span.of(text).split()) for s in annotated.sentences) == words
    assert "".join(text[t.start : t.end] for t in annotated.tokens) == words
    assert "".join("".join(p.span.of(text).split()) for p in annotated.paragraphs) == words
