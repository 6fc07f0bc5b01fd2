"""Whatever the blocks are, the assembler returns a report, and its places are true."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from making.matrices import document, forms, grid, paragraph

from engine.anchor import Anchor
from engine.reading.assemble import assemble
from engine.report import Mention, Picture

if TYPE_CHECKING:
    from engine.report import Report

WORDS = st.sampled_from(
    [
        *("一、总体情况", "二、主动公开政府信息情况", "六、其他需要报告的事项", "一、", "总体情况"),
        *(
            "柳河乡2023年政府信息公开工作年度报告",
            "柳河乡人民政府",
            "2024年1月11日",
            "附件1",
            "— 3 —",
        ),
        *(
            "统计期限自2023年1月1日起至12月31日止",
            "电话：0350-1234567",
            "20231月1日",
            "\n",
            " ",
            "",
        ),
        *(
            "本年新收政府信息公开申请数量",
            "（三）不予公开",
            "1.属于国家秘密",
            "3.其他",
            "总计",
            "其他",
        ),
        *(
            "行政复议",
            "行政诉讼",
            "结果维持",
            "规章",
            "信息内容",
            "本年制发件数",
            "第二十条第（一）项",
        ),
        *(
            "0",
            "12",
            "801000081",
            "10203120001200000",
            "/",
            "无",
            "0 0",
            "1,234",
            "０",
            "-1",
            "二〇二三年",
        ),
        *("[bookmark: _GoBack]", "自然人", "商业\n企业", "㈠①", "\u200b", "①、", "第一部分"),
    ]
)
LINE = st.lists(WORDS, max_size=5).map("".join)
CELLS = st.lists(st.lists(LINE, min_size=1, max_size=9), min_size=1, max_size=6)
ROLES = st.sampled_from(["body", "body", "body", "header", "footer", "navigation"])


def picture(i: int) -> Picture:
    return Picture(anchor=Anchor(block=i))


@st.composite
def makers(draw: st.DrawFn) -> list[object]:
    """Draw functions that make a paragraph, a grid or a picture at an index."""
    made: list[object] = []
    for kind in draw(st.lists(st.sampled_from("pppg."), max_size=14)):
        if kind == "p":
            style = {"role": draw(ROLES), "bold": draw(st.booleans()), "number": draw(WORDS)}
            made.append(partial(paragraph, text=draw(LINE), **style))
        elif kind == "g":
            made.append(partial(grid, matrix=draw(CELLS), merge=draw(st.booleans())))
        else:
            made.append(picture)
    return made


@pytest.mark.slow
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(makers())
def test_anything_becomes_a_report_with_true_places(blocks: list[object]) -> None:
    report = assemble(document(*blocks), forms())
    for mention in mentions(report):
        text = source(report, mention)
        assert 0 <= mention.start <= (mention.end or 0) <= len(text)
    for number, part in report.parts.items():
        assert part.heading is not None
        assert part.heading.part == number
        assert list(part.blocks) == sorted(set(part.blocks))
    for table in report.tables.values():
        known = {cell for form in forms().forms for cell in form.tables[table.number].cells()}
        assert set(table.values) <= known


def mentions(report: Report) -> list[Mention]:
    """Return everything that claims a place."""
    found = [h.mention for h in report.headings]
    found += [m for m in (report.signoff_agency, report.signoff_date, report.contact) if m]
    found += [report.period.mention] if report.period else []
    found += [report.title] if report.title and report.title.anchor.block >= 0 else []
    return found


def source(report: Report, mention: Mention) -> str:
    """Return the text that a mention's offsets count in."""
    block = report.document.blocks[mention.anchor.block]
    row, column = mention.anchor.row, mention.anchor.column
    if row is not None and column is not None:
        return block.rows[row][column].text
    return report.document.text(mention.anchor.block)
