"""Where the accounts part: stories, utterances and events over many reports, and what they say of each other."""

from dateline.comparison.compare import compare_reports
from dateline.comparison.judged import judged_in
from dateline.comparison.terms import StoryInput, story_input
from dateline.comparison.values import ActorGraph, ComparisonOptions, Judged, Verdicts

__all__ = [
    "ActorGraph",
    "ComparisonOptions",
    "Judged",
    "StoryInput",
    "Verdicts",
    "compare_reports",
    "judged_in",
    "story_input",
]
