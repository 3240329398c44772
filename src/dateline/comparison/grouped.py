"""Group the reports of a record into stories and count how much words tell in it: what a comparison begins with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dateline.comparison.stories import gather_stories
from dateline.comparison.terms import StoryInput, frequencies
from dateline.comparison.told import Weights
from dateline.comparison.values import ComparisonOptions, Verdicts
from dateline.model import Copy, Story

__all__ = ["Grouped", "group_reports"]


class Grouped(NamedTuple):
    """
    Reports by story.

    Args:
        stories: Every report is in one; by first day, then first report.
        weights: How much words tell among these reports.
    """

    stories: tuple[Story, ...]
    weights: Weights


def group_reports(
    inputs: Sequence[StoryInput],
    copies: Sequence[Copy] = (),
    verdicts: Verdicts = Verdicts(),  # noqa: B008  # frozen
    options: ComparisonOptions = ComparisonOptions(),  # noqa: B008  # frozen
) -> Grouped:
    """
    Group reports into stories; what each is about is needed for nothing further and can be let go.

    Args:
        inputs: What every report is about.
        copies: What they share, as settled over all of them.
        verdicts: What a person joined or parted, by report ids.
        options: How much is enough.

    Example:
        >>> group_reports([]).stories
        ()
    """
    return Grouped(gather_stories(inputs, copies, verdicts, options), Weights(frequencies(inputs), len(inputs)))
