"""Reports as pages of county sites: furniture around the article, Word's own HTML, inputs.

A writer takes the pieces of a report and its publication date and returns HTML.
"""

from __future__ import annotations

import html
import quopri
import re
from typing import TYPE_CHECKING

from making.writers import span

from engine.traditional import TABLE

if TYPE_CHECKING:
    from collections.abc import Callable

    from making.grids import Box, Grid
    from making.shapes_text import Pieces

TRADITIONAL = {simple: other for other, simple in reversed(TABLE.items())}
OTHERS = ("县财政局2022年政府信息公开工作年度报告", "水利局2021年政府信息公开工作年度报告")


def table(grid: Grid, cell: Callable[[Box], str], tag: str = "<table border=1>") -> str:
    """Write a table, what stands in a cell as ``cell`` writes it."""
    rows = (
        "".join(
            f"<td{span('rowspan', box.rows)}{span('colspan', box.columns)}>{cell(box)}</td>"
            for box in row
        )
        for row in grid
    )
    return f"{tag}{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def title_of(pieces: Pieces) -> str:
    """Return the title on one line."""
    return "".join(str(content) for what, content in pieces if what == "title")


def as_cms(pieces: Pieces, published: str) -> str:
    """Write a page of a county's CMS: trail, catalogue, hidden print head, share bar, links."""
    title = title_of(pieces)
    body = "".join(
        f"<div class=wrap><table><tr><td>{table(content, _plain)}</td></tr></table></div>"
        if what == "grid"
        else f"<div><div><span>{html.escape(str(content))}</span></div></div>"
        for what, content in pieces
        if what != "title"
    )
    others = "".join(
        f"<li><a href='/x'>{one}</a><span>2023-01-1{n}</span></li>" for n, one in enumerate(OTHERS)
    )
    return CMS.format(title=title, day=published, body=body, others=others)


CMS = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}-县人民政府</title>
<meta name="ArticleTitle" content="{title}"><meta name="PubDate" content="{day} 10:22">
<script>var id=88123;document.write('一、总体情况');</script></head><body>
<div style="display:none" class="print"><h1>县人民政府办公室文件打印稿</h1></div>
<div class=top><a href=/>首页</a><a href=/zw>政务</a><a href=/hd>互动</a>
2025年3月12日 星期三 多云 9℃</div>
<div class=position>当前位置：<a href=/>首页</a> &gt; <a href=/gk>政府信息公开</a> &gt;
<a href=/nb>政府信息公开年报</a></div>
<div class=main><table class=index>
<tr><td>索 引 号</td><td>01445/2024-00017</td><td>发布日期</td><td>{day}</td></tr>
<tr><td>名　　称</td><td colspan=3>{title}</td></tr></table>
<h1 class=tit>{title}</h1><div class=info><span>发布时间：{day} 10:22</span>
<span>浏览次数：<b id=hits>0</b></span><span>字体：[大 中 小]</span></div>
<div class="TRS_Editor">{body}</div>
<div class=share>分享到：<a>微信</a><a>微博</a> 【打印本页】【关闭窗口】</div>
<div class=rel><h3>相关信息</h3><ul>{others}</ul></div></div>
<div class=foot><p>主办：县人民政府办公室　承办：县大数据中心</p>
<p>备案号：00000001 网站标识码：3609990001</p></div></body></html>"""


def _plain(box: Box) -> str:
    return f"<p>{html.escape(box.text)}</p>"


def as_mso(pieces: Pieces, _published: str) -> str:
    """Write a page as Word saves it: a span a run, Latin in its own, rows of no height."""
    body = "".join(
        _word_table(content) if what == "grid" else WORD_LINE.format(_runs(str(content)))
        for what, content in pieces
    )
    return f"""<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta charset="utf-8">
<!--[if gte mso 9]><xml><o:Author>一、总体情况</o:Author></xml><![endif]-->
<style>@page WordSection1 {{size:595.3pt 841.9pt}}</style></head><body lang=ZH-CN>
<div class=WordSection1>{body}{WORD_LINE.format("<span lang=EN-US><o:p>&nbsp;</o:p></span>")}</div>
</body></html>"""


WORD_LINE = "<p class=MsoNormal style='mso-char-indent-count:2.0'>{}</p>"
LATIN = "<span lang=EN-US style='font-family:\"Times New Roman\"'>{}<o:p></o:p></span>"
HELPER = "<![if !supportMisalignedColumns]><tr height=0>{}</tr><![endif]></table>"


def _word_table(grid: Grid) -> str:
    """Write a table with the row of no height that Word puts below merged ones."""
    cells = "<td width=40 style='border:none'></td>" * sum(box.columns for box in grid[0])
    whole = table(
        grid, lambda box: WORD_LINE.format(_runs(box.text)), "<table class=MsoNormalTable>"
    )
    return whole.replace("</table>", HELPER.format(cells))


def _runs(text: str) -> str:
    return "".join(
        LATIN.format(html.escape(run))
        if run[0].isascii()
        else f"<span style='font-family:仿宋_GB2312'>{html.escape(run)}</span>"
        for run in re.findall(r"[ -~]+|[^ -~]+", text)
    )


def as_inputs(pieces: Pieces, _published: str) -> str:
    """Write a page of a report system: figures in fields that can be filled in."""

    def cell(box: Box) -> str:
        number = box.text.lstrip("-").replace(".", "").isdigit()
        return f"<input type=text class=num value='{box.text}' readonly>" if number else box.text

    body = "".join(
        table(content, cell) if what == "grid" else f"<p>{html.escape(str(content))}</p>"
        for what, content in pieces
    )
    return (
        "<html><head><meta charset=utf-8></head><body><form>"
        "<input type=hidden name=token value='9917'><select name=y><option>2023</option>"
        f"<option>2022</option></select>{body}</form></body></html>"
    )


def as_jsp(pieces: Pieces, published: str) -> str:
    """Write a page of a module that keeps reports by parts: tabs of years, a box a part."""
    body, day = "", published
    for what, content in pieces:
        if what == "title":
            body += f"<div class=xxgk-title>{content}</div><div>发布日期：{day}</div>"
        elif what == "heading":
            body += f"</div><div class=box><div class=box-t><i></i><b>{content}</b></div>"
        elif what == "grid":
            body += f"<div class=box-c>{table(content, lambda box: html.escape(box.text))}</div>"
        else:
            body += f"<div class=box-c>　　{content}</div>"
    years = "".join(f"<a href='?y={year}'>{year}年</a>" for year in range(2018, 2025))
    head = f"<html><head><meta charset=utf-8></head><body><div class=years>{years}</div>"
    return f"{head}<div>{body}</div></body></html>"


def as_font(pieces: Pieces, _published: str) -> str:
    """Write an old page: one cell around all, paragraphs by line breaks, font tags."""
    body = "".join(
        table(content, lambda box: f"<font size=2>{box.text}</font>")
        if what == "grid"
        else f"<font face=宋体>　　{content}</font><br><br>"
        for what, content in pieces
    )
    return (
        '<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"></head>'
        f"<body><table width=960 align=center><tr><td>{body}</td></tr></table></body></html>"
    )


def as_traditional(pieces: Pieces, published: str) -> str:
    """Write a page that a mirror turned into Traditional characters."""
    return as_jsp(pieces, published).translate(TRADITIONAL)


def as_mht(pieces: Pieces, published: str) -> str:
    """Write a page saved in one file: quoted-printable, GB2312, a picture beside."""
    page = as_mso(pieces, published).replace('charset="utf-8"', 'charset="gb2312"')
    body = quopri.encodestring(page.encode("gb18030")).decode()
    return (
        "From: <Saved>\nSubject: =?gb2312?B?xOqxqA==?=\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; type="text/html"; boundary="----=_P"\n\n------=_P\n'
        'Content-Type: text/html; charset="gb2312"\nContent-Transfer-Encoding: quoted-printable\n'
        f"Content-Location: file:///nb.htm\n\n{body}\n\n------=_P\nContent-Type: image/gif\n"
        "Content-Transfer-Encoding: base64\nContent-Location: file:///a.gif\n\nR0lGODlhAQABAAAAACw=\n"
        "\n------=_P--\n"
    )


PAGES = {
    "cms": (".html", as_cms),
    "mso_html": (".htm", as_mso),
    "inputs": (".html", as_inputs),
    "jsp": (".html", as_jsp),
    "font_html": (".html", as_font),
    "traditional": (".html", as_traditional),
    "mht": (".mht", as_mht),
}
