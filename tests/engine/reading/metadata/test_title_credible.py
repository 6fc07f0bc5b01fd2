"""What may be a title at all, and what is but the name of a column, a site, a list."""

from __future__ import annotations

from dataclasses import replace

import pytest
from making.late import AGENCY, TITLE, audited, failed, late, whose, written

COLUMNS = [
    "栏目：政府信息公开年报",
    "公开目录 县区政府信息公开年度报告 发布日期 2025-03-15",
    "清溪县人民政府信息公开年报",
    "2025年政府信息公开年报",
    "清溪县政府信息公开平台",
    "清溪县民政局2023年政府信息公开工作年度报告 2024-01-15",
    "当前位置：首页 > 政府信息公开 > 政府信息公开年报",
]
GLUED = [
    f"栏目：政府信息公开年报 {TITLE} 发布时间：2025-03-18",
    f"公开目录 县区政府信息公开年度报告 发布日期 2025-03-18 标题 {TITLE}",
    f"所属栏目：政府信息公开年报 信息名称：{TITLE} 索引号：001",
    f"首页 > 政府信息公开年报 > {TITLE}",
    f"当前位置：首页>政府信息公开>年报>{TITLE}",
    f"{TITLE}（2025年3月15日）",
]


@pytest.mark.parametrize("column", COLUMNS)
@pytest.mark.parametrize(
    "title", ["2024年政府信息公开工作年度报告", "政府信息公开工作年度报告", ""]
)
@pytest.mark.parametrize("form", ["flat", "html"])
def test_the_sign_off_tells_whose_it_is_not_a_column(form: str, title: str, column: str) -> None:
    audit = audited(written(form, late(title=[title] if title else []), [column]), form)
    assert whose(audit) == (AGENCY, "department", 2024)
    assert not failed(audit) & {"A102", "A103", "A104", "D201", "D202", "D203"}


@pytest.mark.parametrize("column", COLUMNS)
@pytest.mark.parametrize(
    "title", ["2024年政府信息公开工作年度报告", "政府信息公开工作年度报告", ""]
)
@pytest.mark.parametrize("form", ["flat", "html"])
def test_without_a_sign_off_no_column_names_the_agency(form: str, title: str, column: str) -> None:
    draft = replace(late(title=[title] if title else []), signoff=())
    audit = audited(written(form, draft, [column]), form)
    assert whose(audit) == (None, None, 2024)
    assert not failed(audit) & {"A101", "A102", "A103", "A104", "D201", "D202", "D203"}
    asks = {one.rule for one in audit.findings if one.outcome == "not_assessable"}
    assert "D101" in asks


@pytest.mark.parametrize("column", COLUMNS)
@pytest.mark.parametrize("line", GLUED)
@pytest.mark.parametrize("signed", [True, False])
def test_a_title_behind_labels_on_one_line_is_found(signed: bool, line: str, column: str) -> None:  # noqa: FBT001
    draft = late(title=[line])
    draft = draft if signed else replace(draft, signoff=())
    audit = audited(written("flat", draft, [column]), "flat")
    assert whose(audit) == (AGENCY, "department", 2024)
    assert audit.report.title is not None
    assert audit.report.title.text.startswith(TITLE)


@pytest.mark.parametrize("line", ["上一篇", "下一篇", "相关链接"])
def test_a_link_is_never_the_title_where_the_sign_off_says_another(line: str) -> None:
    other = f"{line}：清溪县民政局2024年政府信息公开工作年度报告"
    audit = audited(written("flat", late(title=[]), [other]), "flat")
    assert whose(audit) == (AGENCY, "department", 2024)
    assert "A104" not in failed(audit)


@pytest.mark.parametrize("form", ["flat", "html", "docx"])
def test_a_whole_title_that_the_sign_off_contradicts_is_still_the_title(form: str) -> None:
    draft = replace(late(), signoff=("清溪县民政局", "2025年3月15日"))
    audit = audited(written(form, draft, ["清溪县人民政府信息公开年报"]), form)
    assert audit.report.agency == AGENCY
    assert "A104" in failed(audit)


@pytest.mark.parametrize("form", ["flat", "html"])
def test_a_wrong_year_in_a_whole_title_is_still_told(form: str) -> None:
    draft = late(title=[f"{AGENCY}2023年政府信息公开工作年度报告"])
    assert "D202" in failed(audited(written(form, draft, ["政府信息公开年报"]), form))
