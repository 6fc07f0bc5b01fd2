"""Writes engine/export/notice/template.docx: the letter's proportions after GB/T 9704-2012.

Run by hand when the letter changes; a test holds the file to what this writes.
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

TARGET = Path(__file__).parents[1] / "engine/export/notice/template.docx"
BODY, HEAD, TITLE = "仿宋_GB2312", "黑体", "方正小标宋简体"
THREE, TWO, SMALL = Pt(16), Pt(22), Pt(9)  # 三号, 二号, 小五
LINE = Pt(28)


def write() -> bytes:
    """Return the template's bytes."""
    document = docx.Document()
    page(document)
    para(document, "{{ 文号 }}", align="center")
    para(
        document,
        "关于{% if 件数 %}整改{% else %}核对{% endif %}{{ 年度 }}年度政府信息公开工作\n年度报告有关问题的通知",
        TITLE,
        TWO,
        "center",
        after=28,
    )
    para(document, "{{ 单位 }}：")
    para(
        document,
        "经审核，你单位{{ 年度 }}年度政府信息公开工作年度报告"
        "{% if 件数 %}有{{ 件数 }}处须整改（错误{{ 错误 }}处，警告{{ 警告 }}处，提示{{ 提示 }}处）"
        "{% else %}没有须整改的问题{% endif %}"
        "{% if 核对 %}，另有{{ 核对|length }}处请你单位核对{% endif %}。"
        "{% if 件数 %}请逐项整改，{% if 期限 %}于{{ 期限 }}前{% endif %}将改正后的报告报送我办；"
        "报告已经公开的，改正后重新公开并注明更正。{% elif 核对 %}请核对后"
        "{% if 期限 %}于{{ 期限 }}前{% endif %}答复我办。{% endif %}",
        indent=True,
    )
    section(document, "整改", "须整改的问题", mended)
    section(document, "核对", "请核对的事项（不是认定的错误）", checked)
    section(document, "材料", "请提供的材料", supplied)
    para(document, "{%p if 联系人 %}")
    para(document, "联系人：{{ 联系人 }}", indent=True, before=14)
    para(document, "{%p endif %}")
    para(document, "{{ 落款 }}", align="right", before=56)
    para(document, "{{ 日期 }}", align="right")
    para(
        document,
        "审核文件：{{ 文件 }}（第{{ 轮次 }}轮）　{{ 生成 }}",
        size=SMALL,
        before=28,
        tight=True,
    )
    para(document, "留痕校验码 {{ 校验码 }}，核验：gouji trail verify", size=SMALL, tight=True)
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
    TARGET.write_bytes(write())
    sys.stdout.write(f"{TARGET.name}\n")
