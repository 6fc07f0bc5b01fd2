"""What nobody sees goes, what is drawn as a blank is one: names and figures read as they look."""

from __future__ import annotations

from dataclasses import replace

import pytest
from making.drafts import clean
from making.matrices import forms
from making.writers import as_html

from engine.reading import read_report
from engine.reading.blocks.unseen import seen

NAME = "青禾县水利局"
FILLERS = ("\u115f", "\u1160", "\u2800", "\u3164", "\uffa0")


@pytest.mark.parametrize("blank", FILLERS)
def test_a_filler_is_a_blank(blank: str) -> None:
    assert seen(f"1{blank}5") == "1 5"
    assert seen(f"青禾{blank}{blank}县") == "青禾  县"


@pytest.mark.parametrize("character", ["\u00ad", "\u200b", "\u2060", "\ufeff", "\u202d"])
def test_what_has_no_width_is_nothing(character: str) -> None:
    assert seen(f"1{character}5") == "15"


@pytest.mark.parametrize(
    "blank", [*FILLERS, "\u3000", "\u00a0", "\u2009", "\u2003", "\u202f", "\u200b", "\t"]
)
def test_a_name_spread_out_with_any_blank_is_the_name(blank: str) -> None:
    draft = clean(NAME, "department", 2023)
    title = blank.join(NAME + "2023年政府信息公开工作年度报告")
    signed = (blank.join(NAME), blank.join("2024年1月12日"))
    data = as_html(replace(draft, title=(title,), signoff=signed))
    report = read_report(data, "x.html", forms())
    assert (report.agency, report.kind, report.year) == (NAME, "department", 2023)
    assert report.signoff_date is not None
    assert report.signoff_agency is not None
