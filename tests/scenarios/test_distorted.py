"""Each distortion alone, and some together: every field of the report comes back."""

from __future__ import annotations

from functools import cache
from random import Random

import pytest
from making.distorted_ends import LAYOUTS, PERIODS, SIGNS, TITLES
from making.distorted_headings import HEADINGS, SHOWN
from making.distorted_parts import PARTS
from making.reading import read_report
from making.sheets import as_bars, as_page, as_text, misread, township

from engine.check import Checker
from engine.packs import load_pack

ALL = {**HEADINGS, **PARTS, **SIGNS, **PERIODS, **TITLES, **LAYOUTS}
BREAKS_LINES = {name for name in ALL if name.startswith("l-")}
SAME = {name for name in PARTS if "same" in name or "numbered as parts" in name}
TOGETHER = 40


@cache
def checker() -> Checker:
    return Checker(load_pack())


@pytest.mark.parametrize("name", ALL)
def test_a_distortion_of_a_text_loses_nothing(name: str) -> None:
    sheet = ALL[name](township())
    assert misread(sheet, read_report(as_text(sheet), "稿.txt")) == []


@pytest.mark.parametrize("name", [*HEADINGS, *PARTS])
def test_a_distortion_between_bars_loses_nothing(name: str) -> None:
    sheet = ALL[name](township())
    assert misread(sheet, read_report(as_bars(sheet), "稿.txt")) == []


@pytest.mark.parametrize("name", [*PARTS, *PERIODS, *TITLES])
def test_a_distortion_of_a_page_loses_nothing(name: str) -> None:
    sheet = ALL[name](township())
    assert misread(sheet, read_report(as_page(sheet), "稿.html")) == []


@pytest.mark.parametrize("seed", range(TOGETHER))
def test_distortions_together_lose_nothing(seed: int) -> None:
    chance = Random(seed)  # noqa: S311 — the same draws each time
    heading = chance.choice([name for name in HEADINGS if "glued" not in name])
    part = chance.choice([name for name in PARTS if "before" not in name and "after" not in name])
    sheet = township()
    for name in (heading, part, chance.choice([*SIGNS]), chance.choice([*TITLES])):
        sheet = ALL[name](sheet)
    assert misread(sheet, read_report(as_bars(sheet), "稿.txt")) == [], (heading, part)


@pytest.mark.parametrize(
    "name", [*(f"heading {n}" for n in SHOWN), *LAYOUTS, *(n for n in PARTS if "contents" in n)]
)
def test_what_a_converter_did_accuses_nobody(name: str) -> None:
    report = read_report(as_text(ALL[name](township())), "稿.txt")
    findings = checker().audit(report).findings
    accused = {f.rule for f in findings if f.outcome == "fail" and f.responsibility == "agency"}
    assert accused == set()
