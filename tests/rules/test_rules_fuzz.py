"""Made reports and names never stop a run, and what the rules find in them keeps its promises."""

import pytest
from tests.rules import fuzz_rules


def test_two_thousand_made_inputs() -> None:
    fuzz_rules.run(2_000, 1)


# A quotation whose words another cue had taken already was read beyond the last word.
TAKEN = (
    "ORSUN (OPA) – the premier vowed to ‘no one knew’ in 12 hours' time...\n\nshe was quoted as saying ‘no one knew’ "
    "Ramadan and she killed three people early next week. d'Arc-Ngũgĩ in 12 hours' time was quoted as saying "
    "“We heard no shot”, d'Arc-Ngũgĩ wrote on X the dam would be closed in 12 hours' time...\n\n"
)


@pytest.mark.parametrize("words", [TAKEN])
def test_found_inputs(words: str) -> None:
    fuzz_rules.check_report(words, None, whole=False)


@pytest.mark.nightly
@pytest.mark.parametrize("seed", range(2, 12))
def test_a_hundred_thousand_made_inputs(seed: int) -> None:
    fuzz_rules.run(10_000, seed)
