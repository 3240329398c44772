"""Where the accounts part: stories, utterances and events over many reports, and what they say of each other."""

from typing import TYPE_CHECKING

from dateline.text.later import face

if TYPE_CHECKING:
    from dateline.comparison.compare import compare_reports
    from dateline.comparison.grouped import Grouped, group_reports
    from dateline.comparison.judged import judged_in
    from dateline.comparison.reuse import Basis, Before, Reuse
    from dateline.comparison.terms import StoryInput, story_input
    from dateline.comparison.values import ActorGraph, ComparisonOptions, Judged, Verdicts

__all__ = [
    "ActorGraph",
    "Basis",
    "Before",
    "ComparisonOptions",
    "Grouped",
    "Judged",
    "Reuse",
    "StoryInput",
    "Verdicts",
    "compare_reports",
    "group_reports",
    "judged_in",
    "story_input",
]

__getattr__ = face(
    __name__,
    {
        "compare": "compare_reports",
        "grouped": "Grouped group_reports",
        "judged": "judged_in",
        "reuse": "Basis Before Reuse",
        "terms": "StoryInput story_input",
        "values": "ActorGraph ComparisonOptions Judged Verdicts",
    },
)
