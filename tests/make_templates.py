"""Writes the templates of letters (notice, bulletin): proportions after GB/T 9704-2012.

Run by hand when a letter changes; tests hold the files to what this writes.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from engine.export.zipped import settled

EXPORT = Path(__file__).parents[1] / "engine/export"
BODY, HEAD, TITLE = "仿宋_GB2312", "黑体", "方正小标宋简体"
THREE, TWO, SMALL = Pt(16), Pt(22), Pt(9)  # 三号, 二号, 小五
LINE = Pt(28)

NAMED = (
    "关于{% if 件数 %}整改{% elif 核对 %}核对{% else %}补充{% endif %}"
    "{{ 年度 }}年度政府信息公开工作\n年度报告有关"
    "{% if 件数 or 核对 %}问题{% else %}材料{% endif %}的通知"
)
ASKED = (
    "经审核，你单位{{ 年度 }}年度政府信息公开工作年度报告"
    "{% if 件数 %}有{{ 件数 }}处须整改（错误{{ 错误 }}处，警告{{ 警告 }}处，提示{{ 提示 }}处）"
    "{% else %}没有须整改的问题{% endif %}"
    "{% if 核对 %}，另有{{ 核对|length }}处请你单位核对{% endif %}。"
    "{% if 件数 %}请逐项整改，{% if 期限 %}于{{ 期限 }}前{% endif %}将改正后的报告报送我办；"
    "报告已经公开的，改正后重新公开并注明更正。{% elif 核对 %}请核对后"
    "{% if 期限 %}于{{ 期限 }}前{% endif %}答复我办。"
    "{% elif 材料 %}请{% if 期限 %}于{{ 期限 }}前{% endif %}提供下列材料。{% endif %}"
)
FARED = (
    "{% if 应报 %}应报送报告的单位{{ 应报 }}个，已报送{{ 已报 }}个{% if 未报 %}，"
    "未报送{{ 未报|length }}个（{{ 未报|join('、') }}）{% endif %}"
    "{% if 待核实 %}，是否已报送待核实{{ 待核实|length }}个（{{ 待核实|join('、') }}）{% endif %}。"
    "{% else %}已收到报告{{ 已报 }}份。{% endif %}"
    "其中{{ 无问题 }}份没有须整改的问题，{{ 已报 - 无问题 }}份有须整改的问题，"
    "共{{ 错误 + 警告 + 提示 }}处（错误{{ 错误 }}处，警告{{ 警告 }}处，提示{{ 提示 }}处）。"
    "{% if 上年 %}有上一年度报告可比的{{ 上年.单位 }}个单位，"
    "须整改的问题由{{ 上年.上年 }}处变为{{ 上年.今年 }}处。{% endif %}"
)
TOLD = (
    "（{{ 项.序号 }}）{{ 项.名称 }}。涉及{{ 项.单位数 }}个单位{{ 项.处数 }}处"
    "{% if 项.单位 %}（{{ 项.单位|join('、') }}）{% endif %}。"
    "{% if 项.例 %}如：{{ 项.例 }}。{% endif %}"
)
WANTED = (
    "有问题的单位请按整改通知书逐项整改"
    "{% if 期限 %}，于{{ 期限 }}前报送改正后的报告{% endif %}；"
    "报告已经公开的，改正后重新公开并注明更正。"
    "{% if 未报 %}未报送的单位请尽快报送。{% endif %}"
)


def notice() -> bytes:
    """Return the template of a 整改通知书."""
    document = docx.Document()
    page(document)
    para(document, "{{ 文号 }}", align="center")
    para(document, NAMED, TITLE, TWO, "center", after=28)
    para(document, "{{ 单位 }}：")
    para(document, ASKED, indent=True)
    section(document, "整改", "须整改的问题", mended)
    section(document, "核对", "请核对的事项（不是认定的错误）", checked)
    section(document, "材料", "请提供的材料", supplied)
    para(document, "{%p if 联系人 %}")
    para(document, "联系人：{{ 联系人 }}", indent=True, before=14)
    para(document, "{%p endif %}")
    para(document, "{%p for 名 in 附件 %}")
    para(
        document,
        "{% if loop.first %}附件：{% else %}　　　{% endif %}"
        "{% if 附件|length > 1 %}{{ loop.index }}．{% endif %}{{ 名 }}",
        indent=True,
    )
    para(document, "{%p endfor %}")
    para(document, "{{ 落款 }}", align="right", before=56)
    para(document, "{{ 日期 }}", align="right")
    para(
        document,
        "审核文件：{{ 文件 }}（第{{ 轮次 }}轮）　{{ 生成 }}",
        size=SMALL,
        before=28,
        tight=True,
    )
    para(document, "留痕校验码 {{ 校验码 }}", size=SMALL, tight=True)
    return saved(document)


def bulletin() -> bytes:
    """Return the template of a 通报."""
    document = docx.Document()
    page(document)
    para(document, "{{ 文号 }}", align="center")
    title = "关于{{ 年度 }}年度政府信息公开工作年度报告\n审核情况的通报"
    para(document, title, TITLE, TWO, "center", after=28)
    para(document, "各有关单位：")
    para(
        document,
        "现将{{ 年度 }}年度政府信息公开工作年度报告审核情况通报如下。",
        indent=True,
    )
    para(document, "一、总体情况", HEAD, indent=True)
    para(document, FARED, indent=True)
    para(document, "{%p if 问题 %}")
    para(document, "二、主要问题", HEAD, indent=True)
    para(document, "{%p for 项 in 问题 %}")
    para(document, TOLD, indent=True)
    para(document, "{%p endfor %}")
    para(document, "{%p endif %}")
    para(document, "{%p if 较好 %}")
    para(document, "{% if 问题 %}三{% else %}二{% endif %}、较好的单位", HEAD, indent=True)
    para(document, "{{ 较好|join('、') }}的报告没有须整改的问题。", indent=True)
    para(document, "{%p endif %}")
    para(document, "{%p if 问题 %}")
    para(document, "{% if 较好 %}四{% else %}三{% endif %}、整改要求", HEAD, indent=True)
    para(document, WANTED, indent=True)
    para(document, "{%p endif %}")
    para(document, "{{ 落款 }}", align="right", before=56)
    para(document, "{{ 日期 }}", align="right")
    para(document, "{{ 生成 }}　留痕校验码 {{ 校验码 }}", size=SMALL, before=28, tight=True)
    return saved(document)


def saved(document) -> bytes:
    """Return a document's bytes, the same each time."""
    target = io.BytesIO()
    document.save(target)
    return settled(target.getvalue())


def section(document, field, title, lines) -> None:
    """Add a numbered list under a heading, both only where there is something."""
    para(document, f"{{%p if {field} %}}")
    para(document, f"{title}", HEAD, indent=True, before=14)
    para(document, f"{{%p for 项 in {field} %}}")
    lines(document)
    para(document, "{%p endfor %}")
    para(document, "{%p endif %}")


def mended(document) -> None:
    """Add the lines of one problem."""
    para(
        document,
        "{{ 项.序号 }}．【{{ 项.级别 }}】{{ 项.位置 }}{% if 项.出处 %}（{{ 项.出处 }}）{% endif %}",
        indent=True,
        bold=True,
    )
    para(document, "问题：{{ 项.问题 }}。", indent=True)
    optional(
        document,
        "项.填报 or 项.应为",
        "{% if 项.填报 %}填报：{{ 项.填报 }}{% endif %}{% if 项.填报 and 项.应为 %}　{% endif %}"
        "{% if 项.应为 %}应为：{{ 项.应为 }}{% endif %}",
    )
    optional(document, "项.原文", "原文：“{{ 项.原文 }}”")
    para(document, "{%p for 行 in 项.改法 %}")
    para(document, "{% if loop.first %}整改：{% endif %}{{ 行 }}", indent=True)
    para(document, "{%p endfor %}")
    optional(document, "项.依据", "依据：{{ 项.依据 }}。")


def checked(document) -> None:
    """Add the lines of one question."""
    para(
        document,
        "{{ 项.序号 }}．{{ 项.位置 }}{% if 项.出处 %}（{{ 项.出处 }}）{% endif %}：{{ 项.问题 }}。",
        indent=True,
    )
    optional(document, "项.原文", "原文：“{{ 项.原文 }}”")
    para(document, "{%p for 行 in 项.改法 %}")
    para(document, "{{ 行 }}", indent=True)
    para(document, "{%p endfor %}")


def supplied(document) -> None:
    """Add the line of one request."""
    para(document, "{{ 项.序号 }}．{{ 项.内容 }}", indent=True)


def optional(document, condition, words) -> None:
    """Add a line that stands only where the condition holds."""
    para(document, f"{{%p if {condition} %}}")
    para(document, words, indent=True)
    para(document, "{%p endif %}")


def page(document) -> None:
    """Set A4 with the standard's margins (版心 156 mm × 225 mm) and empty the properties."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    document.core_properties.author = ""
    document.core_properties.comments = ""
    font(document.styles["Normal"], BODY, THREE)


def para(  # noqa: PLR0913 — a paragraph has that many sides
    document,
    words,
    face=BODY,
    size=THREE,
    align="",
    *,
    indent=False,
    bold=False,
    before=0,
    after=0,
    tight=False,
) -> None:
    """Add a paragraph in one face."""
    paragraph = document.add_paragraph()
    font(paragraph.add_run(words), face, size)
    paragraph.runs[0].bold = bold or None
    layout = paragraph.paragraph_format
    layout.space_before, layout.space_after = Pt(before), Pt(after)
    if tight:
        layout.line_spacing = 1.0
    else:
        layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.EXACTLY, LINE
    if indent:
        layout.first_line_indent = 2 * size
    if align:
        layout.alignment = getattr(WD_ALIGN_PARAGRAPH, align.upper())


def font(target, face, size) -> None:
    """Set a face for Chinese and Latin alike."""
    target.font.name, target.font.size = face, size
    target.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), face)


if __name__ == "__main__":
    for name, data in (("notice", notice()), ("bulletin", bulletin())):
        (EXPORT / name / "template.docx").write_bytes(data)
        sys.stdout.write(f"{name}/template.docx\n")
