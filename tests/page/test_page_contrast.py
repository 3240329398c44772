"""Every text of the page stands out from its ground at 4.5:1, every telling line at 3:1, in each colour scheme."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

TINTS = [f"tint{n}" for n in range(5)]
FACING = ["cut", "added", "only", "said"]  # the grounds of a side-by-side view
# (what is written, on which grounds, least contrast): WCAG 2.2, 1.4.3 and 1.4.11.
PAIRS = [
    ("ink", ["paper", "sheet", "lit", *TINTS, *FACING], 4.5),
    ("muted", ["paper", "sheet", *TINTS, *FACING], 4.5),
    ("link", ["paper", "sheet"], 4.5),
    ("doubt", ["paper", "sheet", "lit", *TINTS], 4.5),
    ("cut-edge", ["paper", "cut"], 4.5),
    ("added-edge", ["paper", "added"], 4.5),
    ("doubt", FACING, 3.0),  # the wavy line under words that differ
    ("quote", ["paper", "sheet", *TINTS], 4.5),
    ("line", ["paper", "sheet", "only"], 3.0),
    ("lit-edge", ["paper", "sheet", "said", *TINTS], 3.0),
    *((f"edge{n}", ["paper", f"tint{n}", "said"], 3.0) for n in range(5)),
]


def schemes() -> dict[str, dict[str, str]]:
    """The colours of each scheme, by name."""
    css = (files("dateline.page") / "assets" / "page.css").read_text(encoding="utf-8")
    light, dark, printed = (
        dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block)) for block in re.findall(r":root \{(.*?)\}", css, re.S)
    )
    return {"light": light, "dark": light | dark, "print": light | printed}


def luminance(colour: str) -> float:
    """Relative luminance, after WCAG."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
def test_contrast(scheme: str) -> None:
    colours = schemes()[scheme]
    poor = []
    for front, grounds, least in PAIRS:
        for ground in grounds:
            one, other = sorted((luminance(colours[front]), luminance(colours[ground])), reverse=True)
            if (ratio := (one + 0.05) / (other + 0.05)) < least:
                poor.append(f"{front} on {ground}: {ratio:.2f} < {least}")
    assert not poor
