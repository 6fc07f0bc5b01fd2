"""Title, agency, kind and sign-off of agencies of every shape, a year in front or behind."""

from __future__ import annotations

from dataclasses import replace

import pytest
from making.drafts import clean
from making.reading import read_report
from making.writers import as_html

from engine.check import Checker
from engine.packs import load_pack

AGENCIES = [
    ("松岭地区行政公署", "government"),
    ("青禾土家族苗族自治县人民政府", "government"),
    ("秦皇岛市山海关区人民政府", "government"),
    ("中共青禾县委机构编制委员会办公室", "department"),
    ("国家金融监督管理总局青禾监管支局", "department"),
    ("松岭出入境边防检查站", "department"),
    ("松岭市公安局高新技术产业开发区分局", "department"),
    ("松岭市人民政府驻广州联络处", "department"),
    ("青禾县住房和城乡建设局", "department"),
    ("云屏海关", "department"),
    ("青禾湖国家湿地公园管理委员会", "other"),
    ("松岭高新区管委会", "other"),
    ("新疆生产建设兵团第八师一四三团", "other"),
    ("奉和县红星垦殖场", "other"),
    ("青禾县西河良种繁育场", "other"),
    ("南山园艺总场", "other"),
    ("阿古拉苏木人民政府", "township"),
    ("松岭市松山区南关街道", "subdistrict"),
    ("青禾县八一鱼塘", None),
]
SAID = {"S112", "S114", "A103", "A104"}


@pytest.fixture(scope="module")
def checker() -> Checker:
    """Give a checker of the shipped pack."""
    return Checker(load_pack())


@pytest.mark.parametrize(("name", "kind"), AGENCIES)
@pytest.mark.parametrize("title", ["{name}2023年{what}", "2023年{name}{what}"])
def test_it_is_read_and_nothing_is_said_of_its_name(
    checker: Checker, name: str, kind: str | None, title: str
) -> None:
    made = clean(name, "department", 2023)
    words = title.format(name=name, what="政府信息公开工作年度报告")
    prose = {part: tuple(t.replace(made.agency, name) for t in p) for part, p in made.prose.items()}
    draft = replace(made, agency=name, title=(words,), signoff=(name, made.signoff[1]), prose=prose)
    report = read_report(as_html(draft), "年报.html")
    assert (report.agency, report.kind) == (name, kind)
    assert report.signoff_agency is not None
    said = {one.rule for one in checker.audit(report).findings if one.outcome == "fail"}
    assert not said & SAID
