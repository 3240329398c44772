"""Every problem code that the source makes stands in a table, and every table row is made somewhere."""

import re
from pathlib import Path

from dateline import extraction, intake, judging, language, proposing, quotes, record

SOURCE = Path(extraction.__file__).parents[1]
CODE = re.compile(r"\b(?:Problem|problem|lost|noted|Unreadable\w*)\(\s*\"([a-z-]+)\"")


def test_codes_and_tables_agree() -> None:
    made = {
        code
        for path in SOURCE.rglob("*.py")
        for code in CODE.findall(re.sub(r'""".*?"""', "", path.read_text("utf-8"), flags=re.S))
    }
    stages = (intake, extraction, language, quotes, proposing, record, judging)
    told = {code for stage in stages for code in stage.PROBLEM_CODES}
    assert made - told == set()
    assert told - made - set(intake.PROBLEM_CODES) == set()
