"""Where the text begins behind a title on the same line; a sentence of the same words is whole."""

from __future__ import annotations

import pytest
from making.matrices import forms

from engine.reading import read_report
from engine.reading.normalise.run_in_titles import titled_in

TITLE = "青禾县云岭乡人民政府2023年政府信息公开工作年度报告"
BEHIND = [
    " 根据《中华人民共和国政府信息公开条例》编制本报告。",
    "按照条例第五十条的要求，现公布本报告。",
    "　　本报告由六个部分组成。",
    "\u3000一、总体情况2023年，全乡公开信息86条。",
    " 为做好政府信息公开工作，我乡编制本报告。",
    "云岭乡根据条例第五十条编制本报告。",
    " 青禾县云岭乡人民政府按照县里的要求，编制本报告。",
]


@pytest.mark.parametrize("behind", BEHIND)
def test_the_text_begins_behind_the_title(behind):
    assert titled_in(TITLE + behind, ()) == {len(TITLE)}


def test_a_title_of_two_lines_is_one_when_a_blank_took_the_break():
    parted = TITLE.replace("2023年", " 2023年")
    assert titled_in(f"{parted} 云岭乡人民政府编制本报告。", ()) == {len(parted)}


@pytest.mark.parametrize(
    "line",
    [
        TITLE,
        TITLE + "已经公布。",
        "根据条例，" + TITLE + " 根据",
        "公开指南2023年政府信息公开工作年度报告 根据条例",
    ],
)
def test_another_line_is_whole(line):
    assert titled_in(line, ()) == set()


def test_the_words_belong_to_the_sentence_where_a_title_stands_above():
    line = TITLE + "依据《中华人民共和国政府信息公开条例》编制。"
    assert titled_in(line, ["栏目：年报", "云岭乡政府信息公开工作年度报告"]) == set()
    assert titled_in(line, ["栏目：乡镇年报 发布日期：2024-01-12"]) == {len(TITLE)}


@pytest.mark.parametrize("behind", BEHIND)
@pytest.mark.parametrize(
    "above",
    [
        "",
        "栏目: 乡镇年报 发布日期:2024-01-12 浏览量:58\n",
        "信息分类：年度报告 发布机构：云岭乡 生成日期：2024-02-01 名称：",
        f"索引号：0123-2024-1 标题：{TITLE} ",
        "公开目录：年度报告 发布日期：2024-02-01 ",
    ],
)
def test_its_year_is_the_titles_and_not_the_periods(behind, above):
    text = (
        f"{above}{TITLE}{behind}统计期限自2022年1月1日起至2022年12月31日止。"
        "一、总体情况2023年，全乡公开信息86条。二、主动公开政府信息情况第二十条第（一）项"
        "五、存在的主要问题及改进情况更新不及时，将加强培训。六、其他需要报告的事项无。"
    )
    report = read_report(text.encode(), "年报.txt", forms())
    assert report.title is not None
    assert (report.title.text, report.year) == (TITLE, 2023)


def test_sub_headings_of_a_line_that_lost_its_parts_begin_lines_of_their_own():
    text = (
        f"{TITLE} 根据条例编制。一、总体情况2023年，全乡公开信息86条。"
        "（一）主动公开。公开信息86条。（二）依申请公开。收到申请0件。（五）监督保障。"
        "接受测评（含（一）类）1次。五、存在的主要问题及改进情况更新不及时，将加强培训。"
        "六、其他需要报告的事项无。"
    )
    report = read_report(text.encode(), "年报.txt", forms())
    begun = [paragraph.text[:3] for paragraph in report.paragraphs()]
    assert [words for words in begun if words[0] == "（"] == ["（一）", "（二）", "（五）"]


def test_titles_of_other_reports_behind_their_labels_are_none():
    other = "青禾县石桥镇人民政府2023年政府信息公开工作年度报告"
    labels = f"首页 > 年报 上一篇：{other} 下一篇：{other} "
    line = labels + TITLE + BEHIND[0]
    assert titled_in(line, ()) == {len(labels), len(labels + TITLE)}
