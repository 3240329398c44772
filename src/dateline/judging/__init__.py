"""Apply what persons judged to what was read: found by the words, agreed or contested, and signed in the reason."""

from typing import TYPE_CHECKING

from dateline.text.later import face

if TYPE_CHECKING:
    from dateline.judging.corrections import PROBLEM_CODES, make_judgement, read_corrections
    from dateline.judging.desk import Desk, live_judgements
    from dateline.judging.outlets import houses_of, judge_outlets, outlet_key, outlet_subject, read_outlets
    from dateline.judging.pairs import judge_copies, pair_subject
    from dateline.judging.reports import judge_report
    from dateline.judging.subjects import Line, find_line, lines_of, subject_of
    from dateline.judging.together import rule_together
    from dateline.judging.values import FIELDS, NAMED, as_fields, check_fields, fields_of, parse_field

__all__ = [
    "FIELDS",
    "NAMED",
    "PROBLEM_CODES",
    "Desk",
    "Line",
    "as_fields",
    "check_fields",
    "fields_of",
    "find_line",
    "houses_of",
    "judge_copies",
    "judge_outlets",
    "judge_report",
    "lines_of",
    "live_judgements",
    "make_judgement",
    "outlet_key",
    "outlet_subject",
    "pair_subject",
    "parse_field",
    "read_corrections",
    "read_outlets",
    "rule_together",
    "subject_of",
]

__getattr__ = face(
    __name__,
    {
        "corrections": "PROBLEM_CODES make_judgement read_corrections",
        "desk": "Desk live_judgements",
        "outlets": "houses_of judge_outlets outlet_key outlet_subject read_outlets",
        "pairs": "judge_copies pair_subject",
        "reports": "judge_report",
        "subjects": "Line find_line lines_of subject_of",
        "together": "rule_together",
        "values": "FIELDS NAMED as_fields check_fields fields_of parse_field",
    },
)
