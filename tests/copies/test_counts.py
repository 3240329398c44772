"""Reports that are mostly the same words count as one text; a name and its initials as one origin."""

import pytest

from dateline.copies import count_texts, credited_origins
from dateline.model import Copy, CopyKind, ReportId

A, B, C = (ReportId(name) for name in "abc")


def copy(a: ReportId, b: ReportId, shares: tuple[float, float], kind: CopyKind = CopyKind.PARTIAL) -> Copy:
    return Copy(a, b, (), *shares, kind, None, None, "")


@pytest.mark.parametrize(
    ("copies", "texts"),
    [
        ([], 3),
        ([copy(A, B, (1.0, 1.0), CopyKind.COPY)], 2),
        ([copy(A, B, (0.55, 0.52))], 2),
        ([copy(A, B, (0.3, 0.95))], 2),
        ([copy(A, B, (0.3, 0.6))], 3),
        ([copy(A, B, (0.9, 0.9), CopyKind.BOILERPLATE)], 3),
        ([copy(A, B, (0.9, 0.9), CopyKind.QUOTATION)], 3),
        ([copy(A, B, (0.6, 0.6)), copy(B, C, (0.6, 0.6))], 1),
        ([copy(B, C, (0.6, 0.6)), copy(A, B, (0.6, 0.6)), copy(A, C, (0.6, 0.6))], 1),
    ],
)
def test_texts(copies: list[Copy], texts: int) -> None:
    assert count_texts([A, B, C], copies) == texts


@pytest.mark.parametrize(
    ("names", "origins"),
    [
        ([], ()),
        ([None, ""], ()),
        (["Orsun Wire", "ORSUN WIRE"], ("Orsun Wire",)),
        (["OPA", "Orsun Press Agency"], ("Orsun Press Agency",)),
        (["Orsun Wire and OPA", "OPA"], ("OPA", "Orsun Wire")),
    ],
)
def test_origins(names: list[str | None], origins: tuple[str, ...]) -> None:
    assert (
        tuple(name.title() if name.isupper() and len(name) > 3 else name for name in credited_origins(names)) == origins
    )
