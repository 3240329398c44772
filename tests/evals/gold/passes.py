"""A text and marks for the tests of the gold's tools."""

from __future__ import annotations

from marking.lines import MarkFile
from marking.read import read_marks
from marking.resolve import Marked, resolve_marks

TEXT = """Harbour stays shut, says Venn

TOLM (Port Wire) — The port of Tolm will open “by noon,” the harbour master, Ilo Venn, said on Monday.
“We won,” he said, “and they lost.” Port Wire quoted a union leader as saying that crews wanted to leave.
Police in Tolm denied it. She did not say why.
"""
FIRST = """N PERSON Ilo Venn | Venn
N ORG Port Wire
N GPE Tolm | TOLM
A1 s2 said | src: the harbour master, Ilo Venn | cue: said | con: The port ... noon, | spk: Venn
A2 s3 said | src: he | cue: said | con: We won, | con: and they lost. | spk: Ilo Venn
A3 s4 reported | src: Port Wire | cue: quoted | con: a union leader as saying ...
A4 s4 said | src: a union leader | cue: as saying | con: that crews ... | spk: desc | in: A3
A5 s5 denied | src: Police in Tolm | cue: denied | con: it | spk: desc
"""
SECOND = """N PERSON Venn | Ilo Venn
N ORG Port Wire
N ORG Police
N GPE Tolm
A7 s2 said | src: Ilo Venn | cue: said | con: The port ... noon,” | spk: Venn
A6 s3 said | src: he | cue: said | con: We won,” | con: and they lost. | spk: Ilo Venn
A5 s4 reported | src: Port Wire | cue: quoted | con: a union leader as saying ... | spk: Port Wire
A4 s4 said | src: a union leader | cue: as saying | con: crews ... | spk: desc | in: A5
A3 s4 intends | src: crews | cue: wanted | con: to leave | spk: desc | in: A4
A2 s5 denied | src: Police in Tolm | cue: denied | con: it | spk: Police
"""


def read(lines: str, text: str = TEXT) -> tuple[MarkFile, Marked]:
    """Marks over a text; they must be right."""
    marks, problems = read_marks("x.mark", lines)
    marked, more = resolve_marks(marks, text)
    assert [str(problem) for problem in (*problems, *more)] == []
    return marks, marked
