"""Saved web pages: tables, layout, furniture, meta."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from engine.reading import read_document
from engine.reading.formats.html.reader import read
from engine.report import Block, Grid, Paragraph, Picture

if TYPE_CHECKING:
    from pathlib import Path

    from engine.reading.blocks.builder import Content


def page(body: str, head: str = "") -> Content:
    return read(f"<html><head>{head}</head><body>{body}</body></html>".encode())


def cells(block: Block) -> list[list[str]]:
    assert isinstance(block, Grid)
    return [[c.text for c in row] for row in block.rows]


def grids(content: Content) -> list[list[list[str]]]:
    return [cells(b) for b in content.blocks if isinstance(b, Grid)]


def told(content: Content) -> list[tuple[str, str]]:
    return [(b.role, b.text) for b in content.blocks if isinstance(b, Paragraph)]


def bare(found: list[list[list[str]]]) -> list[list[list[str]]]:
    return [[[re.sub(r"\s", "", c) for c in row] for row in grid] for grid in found]


GOV = ["gov", "gov_badspan", "gov_entity", "gov_gb", "gov_unclosed", "gov_wrongmeta"]


@pytest.mark.parametrize("name", [*GOV, "lo/official", "lo/wordlike"])
def test_every_page_gives_the_tables_of_the_word_file(corpus: Path, name: str) -> None:
    made = corpus / "made"
    word = read_document((made / "official.docx").read_bytes(), "official.docx")
    there = [cells(b) for b in word.blocks if isinstance(b, Grid)]
    found = read((made / f"{name}.html").read_bytes())
    assert bare(grids(found)) == bare(there)


@pytest.mark.parametrize("name", ["official25", "blanks"])
def test_pages_of_libreoffice_give_the_tables_of_their_word_files(corpus: Path, name: str) -> None:
    made = corpus / "made"
    word = read_document((made / f"{name}.docx").read_bytes(), name)
    there = [cells(b) for b in word.blocks if isinstance(b, Grid)]
    assert bare(grids(read((made / "lo" / f"{name}.html").read_bytes()))) == bare(there)


def test_the_text_of_a_government_page_is_the_report_and_its_menu_is_not(corpus: Path) -> None:
    found = read((corpus / "made" / "gov.html").read_bytes())
    body = [text for role, text in told(found) if role == "body"]
    assert body[0] == "繁峙县神堂堡乡人民政府"
    assert body[2] == "1、 总体情况"
    assert body[-2].strip() == "2024年1月11日"
    assert not any("栏目" in text for text in body)
    assert found.meta["title"] == "2023年政府信息公开工作年度报告"


def test_spans_reach_over_rows_and_columns_and_end_with_the_row_group() -> None:
    found = page(
        "<table><thead><tr><th rowspan=9>甲<th colspan=2>乙</thead>"
        "<tbody><tr><td>1<td>2<td>3<tr><td rowspan=0>4<td>5<td>6<tr><td>7<td>8</tbody></table>"
    )
    assert grids(found) == [
        [["甲", "乙", "乙"], ["1", "2", "3"], ["4", "5", "6"], ["4", "7", "8"]],
    ]


def test_absurd_spans_are_cut() -> None:
    found = page(
        '<table><tr><td colspan="10px">甲</td></tr>'
        f"<tr><td rowspan=999999>{'</td><td>'.join('123456789x')}</td></tr></table>"
    )
    assert grids(found) == [[["甲"] * 10, list("123456789x")]]
    assert grids(page("<table><tr><td colspan=999999999>1<td>2<tr><td>3<td>4</table>")) != []


def test_cells_hold_lines_for_their_paragraphs_and_collapse_white_space() -> None:
    found = page("<table><tr><td><p>总\n   计</p><p>（件）</p><td>1<br>2<td> &nbsp;0 </table>")
    assert grids(found) == [[["总 计\n（件）", "1\n2", "\xa00"]]]


def test_tables_that_lay_out_the_page_are_looked_into() -> None:
    found = page(
        "<table><tr><td>左</td><td><p>一、总体情况</p><p>正文</p>"
        "<table><tr><td>规章<td>1<tr><td>许可<td>2</table></td></tr></table>"
        "<table><tr><td>只有一列</td></tr><tr><td>的表格</td></tr></table>"
    )
    assert grids(found) == [[["规章", "1"], ["许可", "2"]]]
    texts = [text for _, text in told(found)]
    assert texts == ["左", "一、总体情况", "正文", "只有一列", "的表格"]


def test_word_s_row_of_no_height_is_no_row() -> None:
    rows = "<tr><td colspan=2>甲<td>乙<tr><td colspan=2>1<td>2"
    ruler = "<tr height=0><td width=9></td><td width=9></td><td width=9></td></tr>"
    assert grids(page(f"<table>{rows}{ruler}</table>")) == [[["甲", "乙"], ["1", "2"]]]


def test_paragraphs_break_where_a_browser_breaks_them() -> None:
    found = page(
        "头<div>甲<span>乙</span><p><b>一、总体</b></p>落款<br>日期</div>"
        "<h2>标题</h2><ol start=3><li>丙<li>丁</ol><p>共<b>3</b>件</p>"
    )
    shown = [(b.text, b.bold, b.level, b.number) for b in found.blocks if isinstance(b, Paragraph)]
    assert shown == [
        ("头", False, None, ""),
        ("甲乙", False, None, ""),
        ("一、总体", True, None, ""),
        ("落款", False, None, ""),
        ("日期", False, None, ""),
        ("标题", False, 2, ""),
        ("丙", False, None, "3."),
        ("丁", False, None, "4."),
        ("共3件", False, None, ""),
    ]


def test_what_a_browser_hides_or_runs_is_not_read() -> None:
    found = page(
        "<script>var a='<td>1</td>'</script><style>p{}</style><!-- 注 --><p>见</p>"
        "<p style='DISPLAY : none'>隐</p><div hidden>隐</div><noscript>无脚本</noscript>"
        "<select><option>选</option></select><button>提交</button><template><p>模</p></template>"
    )
    assert told(found) == [("body", "见")]


def test_links_menus_and_site_lines_are_navigation() -> None:
    found = page(
        "<ul><li><a href=/a>首页</a></li></ul><nav>菜单</nav><p>您现在的位置：首页 &gt; 年报</p>"
        "<p>【打印本页】【关闭窗口】</p><p>来源：青溪镇　发布时间：2024-01-20</p>"
        "<p>详见<a href=/b>政府网站</a>公开栏目。</p><p>版权所有：某县</p><p>某ICP备12号</p>"
    )
    assert [role for role, _ in told(found)] == [
        *["navigation"] * 5,
        "body",
        *["navigation"] * 2,
    ]


META = """<meta name=PubDate content="2024-01-20 09:10"><meta name="ContentSource"
content="青溪镇人民政府"><meta name=ArticleTitle content="年报"><meta name=Url content="http://a/b">"""


def test_meta_elements_tell_publisher_date_title_and_address() -> None:
    assert page("<p>文</p>", META + "<title>别的</title>").meta == {
        "published_on": "2024-01-20 09:10",
        "publisher": "青溪镇人民政府",
        "title": "年报",
        "address": "http://a/b",
    }


def test_an_index_table_tells_number_publisher_and_date() -> None:
    found = page(
        "<table><tr><td>索 引 号：<td>0123/2024-1<td>发布机构：<td>青溪镇<tr><td>公开日期<td>"
        "2024年1月20日<td>文　　号<td>无<tr><td>名称<td>年报<td>成文日期<td>2023-12-31</table>"
    )
    assert found.meta == {
        "index_number": "0123/2024-1",
        "publisher": "青溪镇",
        "published_on": "2024年1月20日",
    }


def test_visible_lines_tell_them_too_and_running_text_does_not() -> None:
    found = page(
        "<p>发布时间：2024-01-20 10:00　来源：青溪镇 【字体：大 中 小】浏览次数：3</p>"
        "<p>本镇信息来源：各村。发布时间：每月一次。</p>"
    )
    assert found.meta == {"published_on": "2024-01-20 10:00", "publisher": "青溪镇"}


def test_two_publication_dates_are_a_doubt() -> None:
    found = page("<publishtime>2024-02-03 08:00</publishtime><p>文</p>", META)
    assert found.meta["published_on"] == "2024-02-03 08:00"
    assert [d.code for d in found.doubts] == ["date"]


def test_of_a_title_printed_twice_the_first_is_the_page_s() -> None:
    title = "青溪镇2023年政府信息公开工作年度报告"
    found = page(f"<h1>{title}</h1><p>来源：青溪镇</p><p> {title}</p><p>一、总体情况</p>")
    assert [role for role, _ in told(found)] == ["header", "navigation", "body", "body"]


def test_pictures_in_the_text_are_told_and_icons_are_not() -> None:
    found = page(
        "<p>三、情况<img src=t3.jpg alt=表三></p><img src=/logo.png><img src=x.png width=16>"
        "<a href=/><img src=y.png></a>"
    )
    pictures = [b for b in found.blocks if isinstance(b, Picture)]
    assert [(b.alt, b.anchor.native) for b in pictures] == [("表三", "html/body/p[1]/img[1]")]


def test_paths_lead_to_the_element() -> None:
    found = page("<div></div><div><p>甲</p><table><tr><td>1<td>2<tr><td>3<td>4</table></div>")
    first, second = found.blocks
    assert first.anchor.native == "html/body/div[2]/p[1]"
    assert isinstance(second, Grid)
    assert second.rows[1][1].anchor.native == "html/body/div[2]/table[1]/tbody[1]/tr[2]/td[2]"


def test_index_lines_and_named_menus_are_navigation_too() -> None:
    found = page(
        "<ul><li>信息分类：年度报告<li>文  号：<li>发文日期：2024-01-15</ul>"
        "<div class='con nav_box'>关于我们</div><div id=footer1>隐私</div><p>名称不限于此</p>"
        "<div class='main-menu'>" + "一、总体情况。" * 500 + "</div>"
    )
    assert [role for role, _ in told(found)] == [*["navigation"] * 5, "body", "body"]
    assert found.meta == {}
