"""The date of publication in the ways of government pages, and never the date of the sign-off."""

from __future__ import annotations

import pytest
from making.reading import read_report
from making.sheets import as_page, township

TITLE = "青禾县青山镇人民政府2023年政府信息公开工作年度报告"


@pytest.mark.parametrize(
    "above",
    [
        "<p>发布时间：2024-01-26 09:30　来源：青山镇　浏览次数：12次</p>",
        "<p>2024-01-26 09:30:12</p>",
        "<p>2024-01-26</p>",
        "<p>时间：2024-01-26　来源：青山镇人民政府　作者：办公室</p>",
        "<p>日期：2024-01-26 09:11　浏览量：33　来源：本站</p>",
        "<div><span>2024-01-26</span><span>青山镇人民政府</span></div>",
        "<dl><dt>发布机构</dt><dd>青山镇人民政府</dd><dt>公开日期</dt><dd>2024-01-26</dd></dl>",
        "<table><tr><th>成文日期</th><td>2024-01-12</td><th>公开时间</th><td>2024-01-26</td></tr>"
        "<tr><th>公开方式</th><td>主动公开</td><th>文号</th><td></td></tr></table>",
        "<publishtime>2024-01-26 10:10:10</publishtime>",
    ],
)
def test_a_page_says_when_it_was_published(above: str) -> None:
    page = as_page(township()).decode()
    page = page.replace("<body>", f"<body><h1>{TITLE}</h1>{above}")
    report = read_report(page.encode(), "页.html")
    assert report.published
    assert report.published.value
    assert report.published.value.isoformat() == "2024-01-26"
    assert report.signoff_date
    assert report.signoff_date.text == "2024年1月12日"
    assert report.agency == "青禾县青山镇人民政府"


@pytest.mark.parametrize("above", ["<p>成文日期：2024-01-12</p>", "<p>（2024年1月12日）</p>"])
def test_the_date_of_writing_is_not_that_of_publication(above: str) -> None:
    page = as_page(township()).decode().replace("<body>", f"<body><h1>{TITLE}</h1>{above}")
    assert read_report(page.encode(), "页.html").published is None


def test_a_title_of_the_page_alone_goes_without_the_name_of_the_site() -> None:
    head = f"<head><title>{TITLE} - 青禾县人民政府门户网站</title>"
    page = as_page(township()).decode().replace("<head>", head)
    page = page.replace("<p>青禾县青山镇人民政府</p>\n<p>2023年政府信息公开工作年度报告</p>", "", 1)
    report = read_report(page.encode(), "页.html")
    assert report.title
    assert report.title.text == TITLE


@pytest.mark.parametrize(
    "row",
    [
        "<tr><td>青禾县青山镇人民政府</td><td>2024年1月12日</td></tr>",
        "<tr><td></td><td>青禾县青山镇人民政府</td></tr><tr><td></td><td>2024年1月12日</td></tr>",
        "<tr><td>青禾县青山镇人民政府<br>2024年1月12日</td></tr>",
    ],
)
def test_a_sign_off_set_by_a_table_is_one(row: str) -> None:
    page = as_page(township()).decode()
    old = "<p>青禾县青山镇人民政府</p><p>2024年1月12日</p>"
    head, _, _ = page.rpartition("<p>青禾县青山镇人民政府</p>")
    assert old not in head
    report = read_report(f"{head}<table>{row}</table></body></html>".encode(), "页.html")
    assert report.signoff_agency
    assert report.signoff_agency.text == "青禾县青山镇人民政府"
    assert report.signoff_date
    assert report.signoff_date.text == "2024年1月12日"
