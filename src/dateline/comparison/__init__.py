"""Where the accounts part: stories, utterances and events over many reports, and what they say of each other."""

from dateline.comparison.compare import Judged, compare_reports
from dateline.comparison.values import ActorGraph, ComparisonOptions, Verdicts

__all__ = ["ActorGraph", "ComparisonOptions", "Judged", "Verdicts", "compare_reports"]
