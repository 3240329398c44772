"""Count one report: what ``dateline annotate`` says of it against its gold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from marking.agree import PRONOUNS
from marking.lines import LABELS, is_negative
from marking.measures import count, is_speech, word_places

from scoring.actors import answer_names, speaker_right
from scoring.counts import Counts, hit, pair_up

__all__ = ["PUBLISHED", "count_report"]

Row = Mapping[str, Any]
PUBLISHED = 0.8  # the confidence from which a line is fit to be published, by the contract
LEAST = 0.5
KINDS = ("all", "direct", "mixed", "indirect", "speech cues")
PERSONAL = PRONOUNS - {"who", "which", "that", "one", "both"}
MEASURES = (
    "content exact",
    "cue overlap",
    "source overlap",
    "attribution content",
    "attribution",
    "quoted run + speaker",
)


def count_report(gold: Row, line: Row) -> Counts:
    """
    The counts of one report.

    Args:
        gold: A line of gold with ``text``.
        line: The line of ``dateline annotate`` for it; a layer that it lacks counts as an empty answer.

    Returns:
        Counts by measure and kind:

        - ``names``: places and labels exact, by label;
        - the measures of the project's scorer (evals/scorers/quotes_score.py) over what is not nested, all of them and
          those of ``confidence`` 0.8 or more;
        - ``nested``: attributions with a parent whose content and source are right, and whose parent is the right one;
        - ``class``: over the attributions found (half of the words of both contents), and ``said though not``: those
          of a class of not saying (not-, denied, declined) that are given as another class;
        - ``speaker``: over the attributions found whose gold speaker is a name or a description, an abstention is
          wrong; ``speaker where it answers``; ``pronoun``: the same where the source is he, she, they and the like;
          ``speaker invented``: where the gold has nobody.
    """
    counts: Counts = {}
    count_names(gold, line, counts)
    said = list(line.get("attributions") or ())
    count_outer(gold, said, counts)
    pairs = list(pair_all(gold["text"], gold["attributions"], said))
    count_nested(gold, said, pairs, counts)
    for i, j in pairs:
        count_class(gold["attributions"][i], said[j], counts)
        count_speaker(gold, gold["attributions"][i], line, said[j], counts)
    return counts


def count_names(gold: Row, line: Row, counts: Counts) -> None:
    """Names by place and label."""
    want = {(name["start"], name["end"], name["label"]) for name in gold["names"]}
    told = {(own["start"], own["end"], own["label"]) for own in line.get("entities") or () if own["label"] in LABELS}
    pair_up(counts, "names", "all", len(want & told), len(told), len(want))
    for label in LABELS:
        ours, theirs = ({own for own in group if own[2] == label} for group in (want, told))
        pair_up(counts, "names", label, len(ours & theirs), len(theirs), len(ours))


def count_outer(gold: Row, said: Sequence[Row], counts: Counts) -> None:
    """The scorer's measures over the outermost attributions."""
    outer = {"text": gold["text"], "attributions": outermost(gold)}
    every = count(outer, said)
    for measure in MEASURES:
        for kind in KINDS:
            if (measure, kind) in every:
                counts[measure, kind] = every[measure, kind]
    listed = count(outer, said, least=PUBLISHED)
    for kind in KINDS:
        if ("attribution", kind) in listed:
            counts[f"attribution at {PUBLISHED}", kind] = listed["attribution", kind]


def outermost(gold: Row) -> list[Row]:
    """What has no parent and lies inside no other content: such answers the scorer drops, so none is asked for."""
    free = [own for own in gold["attributions"] if own["parent"] is None]
    places = [word_places(gold["text"], own["content"]) for own in free]
    return [
        own
        for i, own in enumerate(free)
        if not any(places[i] < other or (places[i] == other and j < i) for j, other in enumerate(places))
    ]


def pair_all(text: str, gold: Sequence[Row], said: Sequence[Row]) -> Iterator[tuple[int, int]]:
    """
    Pair the gold's attributions with the answer's, nested ones too.

    One to one, by contents that share half of their words; those that share cue and source words go first, because an
    outer and an inner attribution may have one content.
    """
    ours, theirs = (
        [[word_places(text, own[part]) for part in ("content", "cue", "source")] for own in group]
        for group in (gold, said)
    )
    weighed = []
    for i, mine in enumerate(ours):
        for j, other in enumerate(theirs):
            union = mine[0] | other[0]
            shared = len(mine[0] & other[0]) / len(union) if union else 0.0
            if shared >= LEAST:
                weighed.append((-(shared + bool(mine[1] & other[1]) + bool(mine[2] & other[2]) / 2), i, j))
    taken: tuple[set[int], set[int]] = (set(), set())
    for _, i, j in sorted(weighed):
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            yield i, j


def count_nested(gold: Row, said: Sequence[Row], pairs: Sequence[tuple[int, int]], counts: Counts) -> None:
    """Attributions inside others, with the right parent."""
    own = dict(pairs)
    inner = [i for i, row in enumerate(gold["attributions"]) if row["parent"] is not None]
    told = sum(row.get("parent") is not None for row in said)
    right = sum(
        i in own and own.get(gold["attributions"][i]["parent"]) == said[own[i]].get("parent") is not None for i in inner
    )
    pair_up(counts, "nested", "found, with its parent", right, told, len(inner))


def count_class(want: Row, told: Row, counts: Counts) -> None:
    """The class of an attribution that was found."""
    hit(counts, "class", "all", want["class"] == told.get("class"))
    if is_negative(want["class"]):
        hit(counts, "class", "of not saying", is_negative(str(told.get("class"))))


def count_speaker(gold: Row, want: Row, line: Row, told: Row, counts: Counts) -> None:
    """The speaker of an attribution that was found."""
    names = answer_names(line, told.get("speaker"))
    speaker = want["speaker"]
    if speaker["kind"] == "nobody":
        hit(counts, "speaker", "left open where the gold has nobody", not names)
        return
    right = speaker_right(gold, speaker, names)
    kinds = ["all", speaker["kind"], *(["speech cues"] if is_speech(gold["text"], want["cue"]) else [])]
    source = " ".join(gold["text"][start:end] for start, end in want["source"]).lower()
    if source in PERSONAL:
        kinds.append("pronoun")
    for kind in kinds:
        hit(counts, "speaker", kind, right)
        if names:
            hit(counts, "speaker where it answers", kind, right)
