"""A corrected value is told as such on every paper, beside the problem that it bears on."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from jsonschema import Draft202012Validator
from making.dossiers import dossier, exported, finding

from engine.export.data import book_json, csv_table, markdown
from engine.export.page.write import write as page
from engine.export.problems import problems, requests
from engine.export.schemas import schema
from engine.export.spreadsheet.xlsx import write as workbook
from engine.packs import forms_of
from engine.report import Correction

SAMPLES = Path(__file__).resolve().parents[3] / "samples"
HOSTILE = "原件为2<script>alert(1)</script>\x1b[31m"
ONE = Correction(target="3.granted.business", value="2", read="7", reason=HOSTILE)
LINE = "更正：表三商业企业列「予以公开」填报 7 → 2（原件为2"
PLACE = {"part": 3, "table": 3, "row": "granted", "column": None, "item": None, "label": "表三"}


@pytest.fixture
def amended():
    made = dossier(finding(1, place=PLACE), finding(2))
    return replace(made, corrections=(ONE,))


def test_the_problem_of_the_row_says_that_a_cell_of_it_was_corrected(amended):
    here, other = problems(amended)
    assert LINE in here.filed
    assert "更正" not in other.filed


def test_every_paper_tells_it_and_none_lets_its_words_act(amended):
    made = exported(amended)
    for paper in (csv_table.write(made), markdown.write(made), page(made, forms_of())):
        text = paper.decode("utf-8-sig")
        assert "更正：" in text
        assert "\x1b" not in text
    assert "<script>alert" not in page(made, forms_of()).decode()
    sheet = openpyxl.load_workbook(io.BytesIO(workbook(made, forms_of())))["更正"]
    assert [cell.value for cell in sheet[2]][3:6] == ["表三商业企业列「予以公开」", "7", "2"]


def test_the_json_tells_it_as_its_schema_says(amended):
    said = json.loads(book_json.write(exported(amended)))
    Draft202012Validator(schema("book")).validate(said)
    (told,) = said["filings"][0]["corrections"]
    assert (told["from"], told["to"]) == ("7", "2")


def test_one_paper_is_asked_for_once_with_all_that_it_is_wanted_for():
    asks = ("请提供上年报告（表三结转）", "请提供上年报告（表二件数），或目录", "请提供网址")
    made = dossier(
        *(
            finding(number, rule=f"X10{number}", outcome="not_assessable", ask=ask)
            for number, ask in enumerate(asks, 1)
        )
    )
    assert [one.ask for one in requests(made)] == [
        "请提供上年报告（表三结转；表二件数，或目录）", "请提供网址",
    ]  # fmt: skip
