"""What a converter left in a line, and headings and sign-offs that it ran into a paragraph."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making.drafts import clean
from making.matrices import forms
from making.reading import read_report
from making.sheets import HEAD, as_bars, misread, township
from making.writers import as_flat_text

from engine.reading.formats.text import artefacts
from engine.reading.formats.text.artefacts import edited, may_hold, raw_offset
from engine.reading.normalise.split_rows import run_on_rows
from engine.report import Paragraph


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("&nbsp;&nbsp;一、总体情况", "  一、总体情况"),
        ("称&ldquo;条例&rdquo;", "称“条例”"),
        ("<strong>一、总体情况</strong>", "一、总体情况"),
        ('<span style="color:red">二、</span>公开', "二、公开"),
        ("> > 引文", "引文"),
        ("- （一）主动公开", "（一）主动公开"),
        ("[bookmark: _GoBack]标题", "标题"),
        ("青山镇<br>2024年", "青山镇\n2024年"),
        ("- 3 -", "- 3 -"),
        ('<a href="x?a=1&amp;b=2">网站</a>', "网站"),
        ("[image: 图片 1]二、公开![](a.png){width=3}", "二、公开"),
        ("5 < 6 & 7 > 2", "5 < 6 & 7 > 2"),
        ("| a<br>b |", "| a<br>b |"),
        ("AT&T;与&unknown;", "AT&T;与&unknown;"),
        ("-0.5", "-0.5"),
    ],
)
def test_remnants_are_no_words(raw: str, words: str) -> None:
    assert edited(raw) == words


MARKS = ["[bookmark: x]", "&nbsp;", "<b>", "</b>", "&ldquo;", "> ", "- ", "甲", "乙丙", "1", " "]


@given(st.lists(st.sampled_from(MARKS), max_size=8).map("".join))
def test_every_character_knows_where_it_stood(raw: str) -> None:
    words = edited(raw)
    places = [raw_offset(raw, at) for at in range(len(words))]
    assert places == sorted(set(places))
    assert all(
        raw[place] == character or raw[place] == "&"
        for place, character in zip(places, words, strict=True)
    )


def test_a_heading_run_into_the_paragraph_before_it_is_found() -> None:
    sheet = township()
    text = as_bars(sheet).decode().replace("止。\n一、总体情况\n", "止。 一、总体情况 ")
    report = read_report(text.encode(), "稿.txt")
    assert misread(sheet, report) == []
    places = [b.anchor.block for b in report.document.blocks]
    assert places == list(range(len(places)))
    joined = [b for b in report.document.blocks if isinstance(b, Paragraph) and b.anchor.line == 3]
    assert len(joined) == 2
    assert joined[1].anchor.char == 1 + len(joined[0].text)


def test_a_whole_end_in_one_paragraph_is_taken_apart() -> None:
    sheet = township()
    head, mark, tail = as_bars(sheet).decode().partition("五、存在")
    report = read_report((head + mark + tail.strip().replace("\n", " ")).encode(), "稿.txt")
    assert misread(sheet, report) == []


@pytest.mark.parametrize("between", ["；", "、", " "])
def test_a_sentence_that_lists_the_parts_stays_whole(between: str) -> None:
    sheet = township()
    parts = [str(piece.content) for piece in sheet.pieces if piece.what == "heading"]
    pieces = tuple(
        replace(p, content=f"本报告由{between.join(parts)}组成。{p.content}")
        if p.what == "text" and p.part == HEAD
        else p
        for p in sheet.pieces
    )
    sheet = replace(sheet, pieces=pieces)
    assert misread(sheet, read_report(as_bars(sheet), "稿.txt")) == []


@pytest.mark.parametrize("page", ["— 3 —\n", "", "第 3 页\n"])
def test_the_title_at_the_head_of_each_page_is_no_text(page: str) -> None:
    sheet = township()
    title = f"{sheet.agency}2023年政府信息公开工作年度报告"
    text = as_bars(sheet).decode().split("\n")
    text[:2] = [title]
    at = next(i for i, line in enumerate(text) if line.startswith("（三）"))
    again = "\n".join([*text[:at], page + title, *text[at:-3], title, *text[-3:]])
    assert misread(sheet, read_report(again.encode(), "稿.txt")) == []


RUN_ON = (
    "规章 0 0 0行政规范性文件 7 1 39第二十条第（五）项信息内容 本年处理决定数量行政许可 39"
    "第二十条第（六）项信息内容 本年处理决定数量行政处罚 4行政强制 0第二十条第（八）项"
    "信息内容 本年收费金额（单位：万元）行政事业性收费 12.5"
)


def test_rows_and_a_heading_run_on_behind_figures_are_told_apart() -> None:
    head, _, rest = (
        as_flat_text(clean("青禾县教育局", "department", 2023)).decode().partition("二、")
    )
    after = rest.partition("三、")[2]
    table = "第二十条第（一）项信息内容 本年制发件数 本年废止件数 现行有效件数" + RUN_ON
    report = read_report(f"{head}二、主动公开政府信息情况\n{table}三、{after}".encode(), "稿.txt")
    two = report.tables[2]
    assert two.number_at("normative", "valid") == 39
    assert two.number_at("penalty", "handled") == 4
    assert two.number_at("fees", "amount") == Decimal("12.5")
    assert sorted(report.parts) == [1, 2, 3, 4, 5, 6]
    assert report.headings[2].text.startswith("三、")


@pytest.mark.parametrize(
    "line", ["办理行政许可12件、行政处罚3件", "全年行政许可 12 件 行政处罚 3 件"]
)
def test_a_line_that_counts_is_no_run_on_table(line: str) -> None:
    assert run_on_rows(line, forms()) == []


def test_rows_of_figures_with_blanks_between_are_told_apart() -> None:
    line = "1.信访举报投诉类申请 1 0 0 0 0 0 1 2.重复申请 0 0 0 0 0 0 0"
    assert run_on_rows(line, forms()) == [line.index("2.重复")]


@given(st.text(alphabet="[]()!<>&;~*+-| \tab1一\0\ufeff/:", max_size=12))
def test_a_line_without_a_sign_of_remnants_has_none(raw: str) -> None:
    told = artefacts.edits_of(raw)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(artefacts, "_MAY_HOLD", re.compile(""))
        assert artefacts.edits_of(raw) == told


@given(st.lists(st.text(alphabet="公开 \t*>+-~[<&!\0\ufeff1。", max_size=6), max_size=5))
def test_a_text_that_holds_no_remnant_has_no_line_that_does(lines: list[str]) -> None:
    if not may_hold("\n".join(lines)):
        assert [edited(line) for line in lines] == lines
