"""How norms are cited."""

from __future__ import annotations

import pytest
from making.dossiers import (
    FORM,
)

from engine.export.citation import briefly, full, named, short
from engine.finding import Basis


@pytest.mark.parametrize(
    ("title", "number", "expected"),
    [
        (FORM, "国办公开办函〔2021〕30号", "国办公开办函〔2021〕30号"),
        ("中华人民共和国政府信息公开条例", "国务院令第711号", "政府信息公开条例"),
        (
            "主管部门整改通知中的常见要求（惯例，不是规范性文件）",
            "",
            "主管部门整改通知中的常见要求",
        ),
        ("", "", "local"),
    ],
)
def test_a_norm_is_cited_in_a_few_words(title, number, expected):
    assert short(title, number, "local") == expected


def test_a_notice_goes_by_what_it_issues_or_is_about():
    assert named(FORM) == "中华人民共和国政府信息公开工作年度报告格式"
    about = "国务院办公厅政府信息与政务公开办公室关于年度报告有关事项的通知"
    assert named(about) == "关于年度报告有关事项的通知"
    assert full("惯例", "") == "惯例"
    assert full("", "", "local") == "local"


def test_clauses_of_one_document_stand_together():
    law = {
        "source": "regulation",
        "title": "中华人民共和国政府信息公开条例",
        "number": "国务院令第711号",
    }
    two = [Basis(clause="第四十九条", **law), Basis(clause="第五十条", **law)]
    assert briefly(two) == "政府信息公开条例 第四十九条、第五十条"
