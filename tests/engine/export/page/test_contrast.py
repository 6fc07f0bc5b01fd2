"""The page's colours can be told apart by everybody: WCAG 2.2 contrast, light and dark."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

SOURCE = (files("engine.export.page") / "page.html.j2").read_text(encoding="utf-8")
LIGHT, DARK = (
    dict(re.findall(r"--([a-z-]+): (#[0-9a-f]+)", block))
    for block in re.findall(r":root \{(.*?)\}", SOURCE, re.DOTALL)
)
TEXT = 4.5  # WCAG 1.4.3, AA
PAIRS = [
    ("ink", "paper"), ("quiet", "paper"), ("link", "paper"), ("ink", "soft"), ("link", "soft"),
    *((name, f"{name}-soft") for name in ("error", "warning", "info", "check")),
]  # fmt: skip


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.2, definition)."""
    digits = colour.removeprefix("#")
    digits = "".join(one * 2 for one in digits) if len(digits) == 3 else digits
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return sum(weight * one for weight, one in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(first: str, second: str) -> float:
    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_text_stands_out_from_its_ground(colours, ink, ground):
    assert contrast(colours[ink], colours[ground]) >= TEXT
