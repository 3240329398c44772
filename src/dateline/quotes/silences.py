"""Read what somebody did not say: "did not respond to a request", "could not be reached", "had no comment"."""

from __future__ import annotations

from dateline.quotes.contents import content_end
from dateline.quotes.drafts import Draft
from dateline.quotes.grammar import AUXILIARIES, NEGATIONS
from dateline.quotes.nouns import held
from dateline.quotes.passes import Pass, head_of
from dateline.quotes.sources import source_before
from dateline.quotes.verbs import silence_words

__all__ = ["read_silence"]

NO = frozenset(("no", "not", "never", "nothing"))
SPARING = frozenset(("immediately", "yet", "formally", "publicly", "directly", "immediate", "further", "official"))


def read_silence(state: Pass, at: int) -> None:
    """
    Read one refusal or failure to answer, as class "not-said".

    Args:
        state: The unit, with what was found in it so far.
        at: The token of a word of the lexicon's silences.
    """
    reading, low = state.reading, state.reading.lows[at]
    if reading.inside[at] >= 0 or at + 1 >= state.unit.end or held(state.drafts, at):
        return
    if reading.lows[at + 1] not in silence_words()[low]:
        return
    floor, start, negated = head_of(state.unit, at), at, False
    while start > floor:
        before = reading.lows[start - 1]
        if before in NO or before in NEGATIONS or before.endswith(("n't", "n’t")):
            negated = True
        elif before not in AUXILIARIES and before not in SPARING and before not in ("had", "made", "offered", "gave"):
            break
        start -= 1
    if not negated or start == at:
        return
    source = source_before(reading, start, floor)
    end = content_end(reading, state.unit, at + 1, state.unit.end)
    unit = state.unit
    begin = at + 1 if end > at + 1 else at  # "made no | comment": the cue has to leave something
    if source is not None and begin < end:
        state.drafts.append(
            Draft(
                source, (start, begin), [(begin, end)], "not-said", "silence", unit.paragraph, unit.role, spoken=False
            )
        )
