"""What stands around the parts: contents, lists of them, sub-headings, annexes; by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from making.distorting import ORDINALS, annexed, before_part, behind_heading, ended, reordered
from making.labels import HEADINGS
from making.sheets import HEAD, NOISE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from making.sheets import Sheet

SIX = [HEADINGS[part] for part in range(1, 7)]
ASPECTS = ["主动公开情况", "依申请公开情况", "政府信息管理情况", "平台建设情况", "监督保障情况"]


def lines(template: str, words: Iterable[str] = SIX, first: int = 1) -> list[str]:
    """Write a line for each wording; {h} and {n} are its numeral, {w} the words."""
    numbered = enumerate(words, first)
    return [template.format(h=ORDINALS[n - 1], n=n, w=w) for n, w in numbered]


def contents(template: str) -> Callable[[Sheet], Sheet]:
    """Put a table of contents in front of part one."""
    return before_part(1, "目  录", *lines(template), own=NOISE)


def preamble(*texts: str) -> Callable[[Sheet], Sheet]:
    """Put paragraphs that name the parts in front of part one."""
    return before_part(1, *texts, own=HEAD)


def treated(template: str, words: Iterable[str] = SIX[1:5], first: int = 1) -> tuple[str, ...]:
    """Write sub-headings, each with a sentence below it."""
    pairs = zip(lines(template, words, first), words, strict=True)
    return tuple(text for line, w in pairs for text in (line, f"关于{w}，按要求做好这一项工作。"))


PARTS: dict[str, Callable[[Sheet], Sheet]] = {
    "contents": contents("{h}、{w}"),
    "contents with gaps": contents("{h}、{w}\n"),
    "contents with dots": contents("{h}、{w}…………{n}"),
    "contents with tabs": contents("{h}、{w}\t{n}"),
    "contents with blanks": contents("{h}、{w}   {n}"),
    "contents with a page a line": contents("{h}、{w}\n{n}"),
    "contents of links": contents("- [{h}、{w}](#_Toc{n})"),
    "parts in a sentence": preamble(f"本报告包括{'、'.join(SIX)}。"),
    "numbered parts in a sentence": preamble(f"本报告的组成：{'；'.join(lines('{h}、{w}'))}。"),
    "parts in lines": preamble("报告内容包括：", *lines("（{h}）{w}；")),
    "parts in numbered lines": preamble("报告内容包括：", *lines("{n}.{w}")),
    "same sub-headings": behind_heading(1, *treated("（{h}）{w}")),
    "same sub-headings in figures": behind_heading(1, *treated("{n}.{w}")),
    "same sub-headings alone": behind_heading(1, *treated("{w}")),
    "same numerals": behind_heading(1, *treated("{h}、{w}", first=2)),
    "aspects numbered as parts": behind_heading(1, *treated("{h}、{w}", ASPECTS)),
    "five in two": behind_heading(5, "（一）存在的主要问题", "少。", "（二）改进情况", "多。"),
    "five in two numbered": behind_heading(5, "一、存在的主要问题", "少。", "二、改进情况", "多。"),
    "six in two": behind_heading(6, "（一）总体情况", "没有。", "（二）其他事项", "也没有。"),
    "three before two": reordered(1, 3, 2, 4, 5, 6),
    "six before five": reordered(1, 2, 3, 4, 6, 5),
    "five after one": reordered(1, 5, 2, 3, 4, 6),
    "no one": reordered(2, 3, 4, 5, 6),
    "no five": reordered(1, 2, 3, 4, 6),
    "no six": reordered(1, 2, 3, 4, 5),
    "no five, no six": reordered(1, 2, 3, 4),
    "annex": ended("附件：青山镇政府信息公开目录", "一、总体情况", "说明。"),
    "annex of tables": annexed("附表"),
    "annex of tables, named": annexed("附件1：政府信息公开工作统计表"),
    "tables again": annexed(),
    "page numbers": ended("1", "— 2 —", "第3页 共3页"),
    "foot of a page": ended(
        "【打印】【关闭】",
        "上一篇：青河镇2023年政府信息公开工作年度报告",
        "下一篇：没有了",
        "主办：青禾县人民政府 承办：青禾县政务公开办",
        "ICP备12345678号",
    ),
    "issued": ended("（此件公开发布）", "抄送：县政务公开办", "青山镇党政办公室 2024年1月20日印发"),
    "contact": ended("联系人：张三丰  联系电话：0000-1234567"),
    "address": ended("地址：青禾县青山镇中心街1号", "邮编：123456", "电话：0000-1234567"),
}
