"""A one-line text whose headings have no numerals: what is in it is never said to be missing."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from making.drafts import clean
from making.labels import HEADINGS
from making.one_line import as_one_line
from making.reading import read_report

from engine.check import Checker
from engine.packs import load_pack

KINDS = [
    ("白沙镇人民政府", "township"),
    ("东关街道办事处", "subdistrict"),
    ("财政局", "department"),
    ("公安局", "department"),
    ("卫生健康委员会", "department"),
]


@cache
def checker() -> Checker:
    """Give the checker of the shipped pack."""
    return Checker(load_pack())


@pytest.mark.parametrize(("agency", "kind"), KINDS)
@pytest.mark.parametrize(("between", "cells"), [("", " "), (" ", " "), ("", "")])
def test_its_parts_and_its_fee_are_asked_for(
    agency: str, kind: str, between: str, cells: str
) -> None:
    draft = replace(clean(agency, kind, 2023), headings=dict(HEADINGS))
    report = read_report(as_one_line(draft, between, cells).encode(), "稿.txt")
    failed = {f.rule for f in checker().audit(report).findings if f.outcome == "fail"}
    assert not failed & {"S101", "S106", "E101", "S115"}
