"""Whatever the text: triggers stand inside their evidence, offsets in the text, in order, the same each time."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.events.events_factory import events_of

from dateline.model import EventForm, EventStatus, Role

WORDS = (
    "Syria Jordan troops attacked attack will not the of and on said that “ ” , . withdrew killed 14 people who talks "
    "with agreed to deny allegedly if Anna Weber Monday in demanded sanctions bombing by was"
).split()
SENTENCES = [
    "Syria attacked Jordan on Monday, killing 14 people and wounding 30.",
    "“We will destroy Haifa,” Anna Weber said on Tuesday.",
    "Egypt demanded the withdrawal of Syrian troops from Jordan.",
    "Talks between Turkey and Greece began in Geneva.",
    "Canada's minister denied that its navy had seized a ship.",
]
TEXTS = st.one_of(
    st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join),
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4).map(" ".join),
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3).map("\n".join),
    st.text(max_size=60),
)


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_every_word_of_an_event_stands_in_the_text(text: str) -> None:
    events = events_of(text, day=date(2020, 1, 17))
    for event in events:
        spans = [*event.trigger, *event.place_evidence, *event.date.evidence]
        spans += [span for number in event.numbers for span in number.evidence]
        assert all(0 <= span.start < span.end <= len(text) for span in (*spans, *event.evidence))
        assert event.trigger
        assert all(any(evidence.holds(span) for evidence in event.evidence) for span in event.trigger)
        assert event.place is None or [event.place] == [span.of(text) for span in event.place_evidence]
        assert list(event.evidence) == sorted(event.evidence)
        assert not set(event.actors) & set(event.recipients)
        assert 0 < event.confidence < 1
        assert event.because
        assert event.negated is False or event.status is EventStatus.DENIED
    assert list(events) == sorted(events, key=lambda event: (event.trigger, event.form.value, event.id))
    assert len({event.id for event in events}) == len(events)
    assert events == events_of(text, day=date(2020, 1, 17))


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.BODY])
def test_only_the_body_gives_events(role: Role) -> None:
    text = "Syria attacked Jordan on Monday."
    assert events_of(text, (Role.BODY, 0, len(text)))
    assert events_of(text, (role, 0, len(text))) == ()


def test_an_event_without_a_time_was_by_the_day_of_the_report() -> None:
    for day, latest, precision in ((date(2020, 1, 17), date(2020, 1, 18), "open"), (None, None, "none")):
        [event] = events_of("Syria attacked Jordan.", day=day)
        assert (event.date.earliest, event.date.latest, event.date.precision) == (None, latest, precision)
        assert event.date.evidence == ()


def test_remarks_that_go_on_are_of_one_day() -> None:
    text = "“It is over,” Anna Weber said on Tuesday. “Nobody won,” Weber said."
    first, second = (event for event in events_of(text, day=date(2020, 1, 17)) if event.form is EventForm.STATEMENT)
    assert first.date.earliest == second.date.earliest == date(2020, 1, 14)
    assert first.date.evidence == second.date.evidence
    assert "remarks before" in second.because
