"""The six parts by their headings, in all the ways of the wild."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from making.matrices import document, forms, grid, paragraph, table_three

from engine.anchor import Anchor
from engine.reading.assemble import assemble
from engine.report import Picture

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.report import Report

TITLE = "柳河乡2023年政府信息公开工作年度报告"
HEADINGS = (
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
)
TEXTS = {0: "公开了很多。", 4: "问题是少，改进是多。", 5: "未收取信息处理费。"}
ZEROS = {key: ["0"] * 7 for key in forms()["2021"].tables[3].rows}


def two(i: int) -> object:
    rows = [["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"]]
    return grid(i, [*rows, ["规章", "0", "0", "0"], ["行政规范性文件", "0", "0", "0"]])


def three(i: int) -> object:
    table = table_three(ZEROS)
    return grid(i, table.header + [labels + cells for _, labels, cells in table.rows], merge=True)


def four(i: int) -> object:
    results = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    return grid(i, [["行政复议"] * 5 + ["行政诉讼"] * 10, results * 3, ["0"] * 15])


TABLES = {1: two, 2: three, 3: four}
Maker = "Callable[[int], object] | str"


def body(
    write: Callable[[str], object] = str, *, tables: dict[int, object] | None = None
) -> list[object]:
    """Return the blocks of a report; ``write`` turns a heading into a block (or several)."""
    blocks: list[object] = []
    own = TABLES if tables is None else tables
    for n, heading in enumerate(HEADINGS):
        written = write(heading)
        blocks += written if isinstance(written, list) else [written]
        if n in own:
            blocks.append(own[n])
        if n in TEXTS:
            blocks.append(TEXTS[n])
    return blocks


def read(*blocks: object) -> Report:
    return assemble(document(TITLE, *blocks), forms())


def styled(**style: object) -> Callable[[str], object]:
    return lambda heading: lambda i: paragraph(i, heading[2:], **style)


@pytest.mark.parametrize(
    ("write", "numeral"),
    [
        (str, "一、"),
        (lambda h: h.replace("、", "、 ", 1), "一、"),
        (lambda h: "\u3000\u3000" + h, "一、"),
        (lambda h: h[2:], ""),
        (lambda h: f"（{h[0]}）{h[2:]}", "（一）"),
        (lambda h: f"{'一二三四五六'.index(h[0]) + 1}、 {h[2:]}", "1、"),
        (lambda h: f"{'一二三四五六'.index(h[0]) + 1}．{h[2:]}", "1．"),
        (lambda h: f"第{h[0]}部分 {h[2:]}", "第一部分"),
        (lambda h: "## " + h, "一、"),
        (lambda h: h + "：", "一、"),
        (lambda h: [h[:2], h[2:]], "一、"),
        (styled(bold=True), ""),
        (styled(level=1), ""),
        (lambda h: lambda i: paragraph(i, h[2:], number=h[:2]), "一、"),
        (" ".join, "一 、"),
        (lambda h: "■ " + h, "一、"),
        (lambda h: f"**{h}**", "一、"),
        (lambda h: h.replace("、", "", 1), "一"),
        (lambda h: [h[:8], h[8:]] if len(h) > 8 else h, "一、"),
    ],
    ids=[
        *["form", "space", "indented", "none", "brackets", "arabic", "full stop", "chapter"],
        *["hashes", "colon", "bare numeral", "bold", "style", "automatic", "spaced"],
        *["bullet", "asterisks", "no separator", "broken over lines"],
    ],
)
def test_headings_are_found_however_they_are_set(
    write: Callable[[str], object], numeral: str
) -> None:
    report = read(*body(write))
    assert [h.part for h in report.headings] == [1, 2, 3, 4, 5, 6]
    assert report.headings[0].numeral == numeral
    assert report.headings[0].ordinal == (1 if numeral else None)
    assert {h.match for h in report.headings} == {"form"}
    assert [report.parts[n].text for n in (1, 5, 6)] == list(TEXTS.values())
    assert report.doubts == ()


@pytest.mark.parametrize(
    ("part", "written", "match"),
    [
        (1, "一、概述", "alias"),
        (2, "二、行政机关主动公开政府信息情况", "alias"),
        (4, "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况", "alias"),
        (5, "五、政府信息公开工作存在的主要问题及改进情况", "alias"),
        (1, "一、2023年度总体情况", "similar"),
        (3, "三、收到和处理政府信息公开申情况", "similar"),
        (5, "五、工作中的不足和下一步打算", "similar"),
        (6, "六、其它需要报告的事项", "form"),
        (6, "六、其他需报告的事项", "similar"),
    ],
)
def test_other_wordings_are_aliases_or_similar(part: int, written: str, match: str) -> None:
    report = read(*body(lambda h: written if h == HEADINGS[part - 1] else h))
    assert [h.part for h in report.headings] == [1, 2, 3, 4, 5, 6]
    assert report.headings[part - 1].match == match
    assert [d.code for d in report.doubts] == (["heading"] if match == "similar" else [])


@pytest.mark.parametrize(
    ("lines", "after"),
    [
        ([h + "…………" + str(n) for n, h in enumerate(HEADINGS)], "前言。"),
        ([h + "\t" + str(n) for n, h in enumerate(HEADINGS)], "前言。"),
        ([h + " . . . . . . - 3 -" for h in HEADINGS], "前言。"),
        (list(HEADINGS), "前言。"),
        (list(HEADINGS), None),
    ],
    ids=["dots", "tabs", "spaced dots", "plain", "plain, nothing after"],
)
def test_a_table_of_contents_is_no_heading(lines: list[str], after: str | None) -> None:
    report = read("目　录", *lines, *([after] if after else []), *body())
    assert [h.part for h in report.headings] == [1, 2, 3, 4, 5, 6]
    assert [report.parts[n].text for n in (1, 5, 6)] == list(TEXTS.values())


PROSE = (
    *("一、加强组织领导", "成立了小组。", "二、主动公开情况", "公开12条。", "三、依申请公开情况"),
    *(
        "没有申请。",
        "四、平台建设",
        "很好。",
        "五、存在的问题",
        "不多。",
        "六、下一步打算",
        "更多。",
    ),
)


def test_numbered_prose_in_part_one_is_prose() -> None:
    report = read(HEADINGS[0], *PROSE, *body()[2:])
    assert [(h.part, h.wording) for h in report.headings] == [
        (n + 1, heading[2:]) for n, heading in enumerate(HEADINGS)
    ]
    assert report.parts[1].text == "\n".join(PROSE)


def test_numbered_prose_without_part_one_leaves_part_one_out() -> None:
    report = read(*PROSE, *body()[2:])
    assert sorted(report.parts) == [2, 3, 4, 5, 6]
    assert len(report.head) == 1 + len(PROSE)


def test_aspects_worded_like_parts_are_aspects() -> None:
    aspects = (
        *("（一）行政机关主动公开政府信息情况", "公开136条。"),
        *("（二）行政机关收到和处理政府信息公开申请情况", "没有。"),
        *("（三）因政府信息公开工作被申请行政复议、提起行政诉讼情况", "没有。"),
    )
    report = read(HEADINGS[0], *aspects, *body()[2:])
    assert [h.numeral for h in report.headings] == ["一、", "二、", "三、", "四、", "五、", "六、"]
    assert report.parts[1].text == "\n".join(aspects)


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("六、其他需要报告的事项：无", "无"),
        ("六、其他需要报告的事项。2023年未收取费用。", "2023年未收取费用。"),
        ("六、其他需要报告的事项 本年度无。", "本年度无。"),
        ("六、其他需要报告的事项无。", "无。"),
        ("其他需要报告的事项：无。", "无。"),
    ],
)
def test_text_on_the_headings_line_belongs_to_the_part(line: str, text: str) -> None:
    report = read(*body()[:-2], line)
    heading = report.headings[-1]
    assert (heading.part, heading.wording, heading.match) == (6, "其他需要报告的事项", "form")
    assert report.parts[6].text == text
    assert report.document.text(heading.mention.anchor.block)[: heading.mention.end] == heading.text
    assert report.parts[6].blocks == (heading.mention.anchor.block,)


def test_prose_that_begins_like_a_heading_is_prose() -> None:
    report = read(*body()[:-2], "其他需要报告的事项较少，今后将补充。", *body()[-2:])
    assert [h.text for h in report.headings].count(HEADINGS[5]) == 1
    assert len(report.headings) == 6


def test_a_numeral_used_twice_is_kept_as_written() -> None:
    report = read(*body(lambda h: h.replace("六", "五")))
    assert [(h.part, h.ordinal) for h in report.headings][-2:] == [(5, 5), (6, 5)]


def test_a_heading_printed_twice_is_kept_twice() -> None:
    report = read(*body(), HEADINGS[5], "另：无。")
    assert [h.part for h in report.headings] == [1, 2, 3, 4, 5, 6, 6]
    assert report.parts[6].text == "未收取信息处理费。\n另：无。"


def test_parts_in_another_order_are_all_found() -> None:
    blocks = body()
    report = read(*blocks[:8], *blocks[10:], *blocks[8:10])
    assert [h.part for h in report.headings] == [1, 2, 3, 4, 6, 5]
    assert report.parts[5].text == TEXTS[4]


def test_parts_after_the_text_whose_tables_stand_at_the_end_are_found() -> None:
    report = read(*body(tables={}), two, three, four)
    assert [h.part for h in report.headings] == [1, 2, 3, 4, 5, 6]


def test_tables_as_pictures_are_said_to_be() -> None:
    def picture(i: int) -> object:
        return Picture(anchor=Anchor(block=i))

    report = read(*body(tables={1: picture, 2: three, 3: picture}))
    assert [d.code for d in report.doubts] == ["picture", "picture"]
    assert sorted(report.parts) == [1, 2, 3, 4, 5, 6]
    assert sorted(report.tables) == [3]


def test_a_heading_inside_the_grid_is_found_there() -> None:
    def merged(i: int) -> object:
        table = table_three(ZEROS)
        rows = table.header + [labels + cells for _, labels, cells in table.rows]
        return grid(i, [[HEADINGS[2]] + [""] * 9, *rows])

    blocks = body()
    report = read(*blocks[:4], merged, *blocks[6:])
    assert [h.part for h in report.headings] == [1, 2, 3, 4, 5, 6]
    assert report.headings[2].mention.anchor.row == 0
    assert len(report.tables[3].values) == 175


def test_annexes_belong_to_no_part() -> None:
    report = read(*body(), "附件：1.统计说明", "一、总体情况说明", "很长。")
    assert report.parts[6].text == TEXTS[5]
    assert len(report.tail) == 3


def test_an_empty_document_is_an_empty_report() -> None:
    report = assemble(document(), forms())
    assert (report.parts, report.tables, report.headings, report.title) == ({}, {}, (), None)
    assert {d.code for d in report.doubts} == {"year", "agency"}


def test_page_numbers_in_the_text_are_not_its_text() -> None:
    report = read(*body()[:-1], "— 3 —", TEXTS[5], "第4页 共5页")
    assert report.parts[6].text == TEXTS[5]
