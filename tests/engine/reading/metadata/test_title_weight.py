"""Of several titles the report's own; agencies of every ending; a sentence before a sign-off."""

from __future__ import annotations

from dataclasses import replace

import pytest
from making.late import AGENCY, FORMATS, PUBLISHED, TITLE, audited, failed, late, whose, written

OTHERS = ("清溪县民政局", "清溪县司法局", "清溪县人民政府", "清溪县审计局")


LINKS = (
    "<li><a href='/1'>{name}2024年政府信息公开工作年度报告</a><span>2025-01-1{n}</span></li>",
    "<li>{name}2024年政府信息公开工作年度报告 2025-01-1{n}</li>",
    "<p>2025-01-1{n} {name}2024年政府信息公开工作年度报告</p>",
    "<p>· {name}2024年政府信息公开年报</p>",
    "<p>{name}2024年政府信息公开工作年度报告</p>",
    "<h3>{name}2024年政府信息公开年报</h3>",
)


@pytest.mark.parametrize(
    "links",
    [
        *("".join(link.format(name=one, n=n) for n, one in enumerate(OTHERS)) for link in LINKS),
        "".join(f"<p>{AGENCY}{y}年政府信息公开工作年度报告</p>" for y in (2023, 2022, 2021)),
        "".join(f"<p>{AGENCY}{y}年政府信息公开年报 {y + 1}-01-12</p>" for y in (2023, 2022)),
        "<h2>清溪县人民政府信息公开年报</h2>",
        "<h1>政府信息公开年报</h1>",
    ],
)
@pytest.mark.parametrize("page", ["", f'<meta name="ArticleTitle" content="{TITLE}">'])
def test_a_list_of_other_reports_above_the_article(links: str, page: str) -> None:
    data = written("html", late(), [PUBLISHED]).decode()
    data = data.replace('<div id="zoom"', f'<div class="list">{links}</div><div id="zoom"')
    audit = audited(data.replace("<head>", f"<head>{page}").encode(), "html")
    assert whose(audit) == (AGENCY, "department", 2024)
    assert failed(audit) == {"D101", "D104"}


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    "label", ["栏目: 政府信息公开年报", "清溪县民政局2024年政府信息公开年报 2025-01-20"]
)
def test_a_sign_off_that_differs_from_the_title_still_differs(form: str, label: str) -> None:
    draft = replace(late(), signoff=("清溪县民政局", "2025年1月15日"))
    audit = audited(written(form, draft, [label]), form)
    assert audit.report.agency == AGENCY
    assert "A104" in failed(audit)


@pytest.mark.parametrize("form", FORMATS)
def test_a_title_without_an_agency_leaves_it_to_the_sign_off(form: str) -> None:
    draft = late(title=["2024年政府信息公开工作年度报告"])
    above = ["栏目：县区政府信息公开年报", PUBLISHED]
    audit = audited(written(form, draft, above), form)
    assert whose(audit) == (AGENCY, "department", 2024)
    assert {"D101", "D104"} <= failed(audit)


def test_a_page_names_the_agency_where_title_and_sign_off_do_not() -> None:
    draft = replace(late(title=["2024年政府信息公开工作年度报告"]), signoff=("2025年3月15日",))
    data = written("html", draft, ["栏目：政府信息公开年报"]).decode()
    data = data.replace("<head>", f'<head><meta name="ArticleTitle" content="{TITLE}">')
    assert whose(audited(data.encode(), "html")) == (AGENCY, "department", 2024)


def test_a_title_without_a_year_is_not_given_a_days() -> None:
    draft = late(title=[f"{AGENCY}政府信息公开工作年度报告"])
    audit = audited(written("flat", draft, ["公开目录 部门年度报告 发布日期 2025-03-18"]), "flat")
    assert whose(audit) == (AGENCY, "department", 2024)
    assert failed(audit) == {"D101", "D104", "S112"}


@pytest.mark.parametrize("mark", ["\u200b", "\u200d", "\u200e", "\ufeff", "\u2060", "\u00ad"])
@pytest.mark.parametrize("form", ["html", "flat", "docx"])
def test_characters_that_nobody_sees_are_no_part_of_a_title(form: str, mark: str) -> None:
    title = TITLE.replace("水务", f"水{mark}务").replace("信息", f"信{mark}息")
    audit = audited(written(form, late(title=[title]), ["栏\u200b目：公开年报", PUBLISHED]), form)
    assert audit.report.title is not None
    assert audit.report.title.text == TITLE
    assert whose(audit) == (AGENCY, "department", 2024)
    assert failed(audit) == {"D101", "D104"}


KINDS = [
    ("清溪县人民政府国有资产监督管理委员会", "department"),
    ("国家金融监督管理总局清溪监管支局", "department"),
    ("清溪市城市管理委员会", "department"),
    ("清溪县财政局（本级机关）", "department"),
    ("清溪县发展和改革局（清溪县粮食局）", "department"),
    ("清溪海关", "department"),
    ("中国人民银行清溪县支行", "department"),
    ("国家税务总局清溪县税务局", "department"),
    ("中共清溪县委宣传部", "department"),
    ("自然资源部", "department"),
    ("清溪县工商联", "department"),
    ("清溪地区行政公署", "government"),
    ("某兵团第十六师", "government"),
    ("某兵团一六六团", "other"),
    ("清溪经济开发区管理委员会", "other"),
    ("清溪湖风景区管委会", "other"),
    ("清溪水务集团有限公司", "other"),
    ("清溪农村商业银行", "other"),
    ("清溪广播电视台", "other"),
    ("清溪县桃园街道办事处", "subdistrict"),
    ("清溪县桃园镇人民政府（本级）", "township"),
    ("清溪市农业农村局（市乡村振兴局、市畜牧局）", "department"),
    ("清溪市人民政府办公室（市外事办）", "department"),
    ("清溪市12345政务服务便民热线中心", "department"),
    ("清溪·青禾产业合作区管理委员会", "other"),
    ("清溪市人民政府驻北京办事处", "department"),
    ("清溪市公安局城区分局", "department"),
]


@pytest.mark.parametrize(("agency", "kind"), KINDS)
@pytest.mark.parametrize("form", ["flat", "html"])
def test_agencies_of_every_ending(form: str, agency: str, kind: str) -> None:
    draft = late(agency, kind)
    audit = audited(written(form, draft, ["所属栏目：政府信息公开年报", PUBLISHED]), form)
    assert whose(audit) == (agency, kind, 2024)
    assert ("D101" in failed(audit)) == (kind == "department")
    assert audit.report.signoff_agency is not None
    assert "S114" not in failed(audit) | {"A104"} & failed(audit)


def test_a_kind_that_no_ending_tells_is_asked_for_in_every_rule_it_decides() -> None:
    draft = late("清溪县桃园公路管理所", "department")
    audit = audited(written("flat", draft, ["栏目：政府信息公开年报", PUBLISHED]), "flat")
    assert audit.report.kind is None
    asks = [one for one in audit.findings if one.outcome == "not_assessable" and "类型" in one.ask]
    assert [one.rule for one in asks] == ["S105", "D101", "D104", "A101", "A102"]
    assert len({one.ask for one in asks}) == 1


@pytest.mark.parametrize(
    ("last", "six"),
    [
        ("暂无", "暂无"),
        ("无", "无"),
        ("没有其他需要报告的事项", "没有其他需要报告的事项"),
        ("2024年未收取信息处理费", "2024年未收取信息处理费"),
        ("本年度未收取信息处理费，特此报告", "本年度未收取信息处理费，特此报告"),
    ],
)
@pytest.mark.parametrize("form", ["flat", "html", "docx", "markdown"])
def test_a_last_sentence_glued_to_the_sign_off(form: str, last: str, six: str) -> None:
    draft = late()
    prose = {**draft.prose, 6: (f"{last}{AGENCY} 2025年3月15日",)}
    audit = audited(written(form, replace(draft, prose=prose, signoff=()), [PUBLISHED]), form)
    signed = audit.report.signoff_agency
    assert signed is not None
    assert signed.text == AGENCY
    assert audit.report.document.text(signed.anchor.block)[signed.start : signed.end] == AGENCY
    assert whose(audit) == (AGENCY, "department", 2024)
    assert audit.report.parts[6].text == six
    silent = {"E101"} if "处理费" not in last else set()
    assert failed(audit) == {"D101", "D104"} | silent


@pytest.mark.parametrize(
    ("title", "lacks"),
    [
        ("2024年政府信息公开工作年度报告", "标题里没有机关名称"),
        (f"{AGENCY}政府信息公开工作年度报告", "标题里没有年度"),
    ],
)
@pytest.mark.parametrize("form", ["flat", "docx", "html"])
@pytest.mark.parametrize(
    "label", ["栏目：县区政府信息公开年报", f"{AGENCY}2023年政府信息公开年报 2024-01-19"]
)
def test_a_line_beside_a_title_lends_it_neither_agency_nor_year(
    form: str, label: str, title: str, lacks: str
) -> None:
    draft = late(title=[title])
    audit = audited(written(form, draft, [PUBLISHED], [label]), form)
    assert audit.report.title is not None
    assert audit.report.title.text == draft.title[0]
    assert whose(audit) == (AGENCY, "department", 2024)
    assert [one.message for one in audit.findings if one.rule == "S112"] == [lacks]


def test_an_annex_by_its_name_is_a_title_where_there_is_no_other() -> None:
    above = ["关于报送年报的通知", PUBLISHED]
    audit = audited(written("flat", late(title=[f"附件1：{TITLE}"]), above), "flat")
    assert audit.report.title is not None
    assert audit.report.title.text == TITLE
    assert whose(audit) == (AGENCY, "department", 2024)


@pytest.mark.parametrize(
    ("signed", "agency", "doubted"),
    [((AGENCY,), AGENCY, 0), (("清溪县民政局",), "清溪县民政局", 0), ((), "清溪县民政局", 1)],
)
def test_of_two_equal_titles_the_sign_off_tells_and_nobody_is_a_doubt(
    signed: tuple[str, ...], agency: str, doubted: int
) -> None:
    draft = replace(late(), signoff=(*signed, "2025年3月15日"))
    above = ["清溪县民政局2024年政府信息公开工作年度报告"]
    report = audited(written("flat", draft, above), "flat").report
    assert report.agency == agency
    assert sum(doubt.code == "agency" for doubt in report.doubts) == doubted


@pytest.mark.parametrize(
    "line",
    [
        f"政府信息公开年报 {TITLE}",
        f"{TITLE}_政府信息公开年报_清溪县人民政府",
        f"{TITLE} - 清溪县政府信息公开平台",
    ],
)
def test_a_column_or_a_site_in_the_titles_line_is_none_of_it(line: str) -> None:
    audit = audited(written("html", late(title=[line]), [PUBLISHED]), "html")
    assert audit.report.title is not None
    assert audit.report.title.text == TITLE
    assert whose(audit) == (AGENCY, "department", 2024)


def test_the_page_names_the_report_where_the_text_has_only_a_column() -> None:
    data = written("html", late(title=["政府信息公开年报"]), [PUBLISHED]).decode()
    data = data.replace("<head>", f'<head><meta name="ArticleTitle" content="{TITLE}">')
    audit = audited(data.encode(), "html")
    assert audit.report.title is not None
    assert audit.report.title.text == TITLE
    assert failed(audit) == {"D101", "D104"}
