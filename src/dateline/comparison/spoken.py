"""Say of one utterance in many reports who is named for it, and where its words part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dateline.comparison.findings import Sources
from dateline.comparison.groups import Voice, count_groups, group_voices
from dateline.model import (
    Account,
    Finding,
    FindingKind,
    Question,
    ReportId,
    Saying,
    SayingKind,
    StoryId,
    Utterance,
)
from dateline.text.fold import fold_word
from dateline.text.ids import content_id

__all__ = ["utterance_findings"]


def utterance_findings(
    utterance: Utterance, sources: Sources, stories: Mapping[ReportId, StoryId]
) -> Iterator[Finding]:
    """
    The findings on one utterance.

    Its words: agreed where reports give the same, different where one cuts or rewords them; what is given in indirect
    speech says nothing of the words. Its speaker: different where two are named; open where one is only described.

    Args:
        utterance: The utterance.
        sources: What it is read from.
        stories: The story of each report.
    """
    reports = {saying.report for saying in utterance.sayings}
    groups = group_voices([voice(saying, sources) for saying in utterance.sayings], sources.passages)
    group_of = dict(zip(map(id, utterance.sayings), groups, strict=True))
    story = stories.get(utterance.sayings[0].report)
    named = [saying for saying in utterance.sayings if saying.speaker is not None]
    if parts(named):
        kind, because = speakers_apart(named, sources)
        accounts = tuple(account(one, sources.graph.name(one.speaker or ""), group_of) for one in named)
        yield finding(utterance, story, kind, Question.SAYS_SO, "speaker", accounts, because)
    elif len(reports) > 1 and len(named) > 1:
        accounts = tuple(account(one, sources.graph.name(one.speaker or ""), group_of) for one in named)
        because = f"the same speaker: {counted(accounts)}"
        yield finding(utterance, story, FindingKind.AGREES, Question.SAYS_SO, "speaker", accounts, because)
    if len(reports) < 2:
        return
    exact = [s for s in utterance.sayings if s.kind in (SayingKind.FULLEST, SayingKind.EXACT)]
    accounts = tuple(account(one, words(one, sources), group_of) for one in exact)
    if len({one.report for one in exact}) > 1:
        yield finding(
            utterance,
            story,
            FindingKind.AGREES,
            Question.WORDS,
            "content",
            accounts,
            f"the same words: {counted(accounts)}",
        )
    altered = [s for s in utterance.sayings if s.kind in (SayingKind.CUT, SayingKind.REWORDED)]
    if altered and exact:
        accounts = tuple(account(one, words(one, sources), group_of) for one in (exact[0], *altered))
        told = ", ".join(f"{one.report}: {one.kind.value}" for one in altered)
        yield finding(
            utterance,
            story,
            FindingKind.DIFFERS,
            Question.WORDS,
            "content",
            accounts,
            f"beside the fullest form: {told}",
        )


def parts(named: Sequence[Saying]) -> bool:
    """Whether two reports name nobody in common; one that names an agency and whom it quotes gives a chain."""
    speakers: dict[ReportId, set[str]] = {}
    for saying in named:
        speakers.setdefault(saying.report, set()).add(saying.speaker or "")
    sets = list({frozenset(names) for names in speakers.values()})  # of many reports most name the same
    return any(not one & other for at, one in enumerate(sets) for other in sets[:at])


def speakers_apart(named: list[Saying], sources: Sources) -> tuple[FindingKind, str]:
    """What several speakers of one utterance say of each other."""
    names = list(dict.fromkeys(sources.graph.name(saying.speaker or "") for saying in named))
    listed = "; ".join(f"“{name}”" for name in names)
    graph = sources.graph
    speakers = sorted({saying.speaker for saying in named if saying.speaker is not None})
    known = [speaker for speaker in speakers if speaker in graph.names]
    if len(known) < len(speakers) or any(graph.is_described(speaker) for speaker in speakers):
        return FindingKind.UNDETERMINED, f"one of them is described, not named, and may be the other: {listed}"
    linked = all(graph.linked(a, b) for a in known for b in known)
    if linked:
        return FindingKind.AGREES, f"one speaks for the other: {listed}"
    return FindingKind.DIFFERS, f"the reports name different speakers: {listed}"


def voice(saying: Saying, sources: Sources) -> Voice:
    """A saying as far as independence goes: every report is on its own word that it was said."""
    text = sources.texts.text(saying.report)
    folded = " ".join(fold_word(word) for span in saying.spans for word in span.of(text).split())
    return Voice(saying.report, sources.texts.outlet(saying.report), None, saying.spans, folded)


def account(saying: Saying, value: str, groups: Mapping[int, str]) -> Account:
    """A saying as the account of a finding."""
    chain = (saying.speaker,) if saying.speaker is not None else ()
    return Account(saying.report, chain, value, saying.spans, groups[id(saying)])


def words(saying: Saying, sources: Sources) -> str:
    """What a report gives as said."""
    text = sources.texts.text(saying.report)
    return " ... ".join(" ".join(span.of(text).split()) for span in saying.spans)


def counted(accounts: tuple[Account, ...]) -> str:
    """How many accounts there are, and how many count."""
    number = count_groups(one.independent_group for one in accounts)
    return (
        f"{len(accounts)} accounts, {number} independent"
        if number > 1
        else f"{len(accounts)} accounts that count as one"
    )


def finding(
    utterance: Utterance,
    story: StoryId | None,
    kind: FindingKind,
    question: Question,
    field: str,
    accounts: tuple[Account, ...],
    because: str,
) -> Finding:
    """A finding on an utterance."""
    places = [(a.report, *((s.start, s.end) for s in a.spans)) for a in accounts]
    own = content_id("finding", utterance.id, question.value, kind.value, *places)
    return Finding(own, utterance.id, story, kind, question, field, accounts, because)
