"""Part one by its place before part two, and the fee's own part."""

from __future__ import annotations

from dataclasses import replace

import pytest
from making.changes import base
from making.one_line import as_one_line
from making.reading import read_report
from making.writers import as_docx, as_html, as_tsv_text

DRAFT = base(kind="department")
WRITERS = {"稿.docx": as_docx, "稿.html": as_html, "稿.txt": as_tsv_text}
GLUES = (" ", "")


def headed(part: int, heading: str):
    return replace(DRAFT, headings={**DRAFT.headings, part: heading})


def reports(draft):
    for name, write in WRITERS.items():
        yield read_report(write(draft), name)
    for between in GLUES:
        yield read_report(as_one_line(draft, between).encode(), "稿.txt")


@pytest.mark.parametrize(
    "words",
    [
        "工作成效",
        "2023年工作情况",
        "年度工作核心成效",
        "2023年度政府信息公开工作开展情况",
        "主要做法及成效",
    ],
)
def test_part_one_is_told_by_its_place_whatever_it_is_called(words):
    usual = len(read_report(as_docx(DRAFT), "稿.docx").parts[1].text)
    for report in reports(headed(1, f"一、{words}")):
        assert sorted(report.parts) == [1, 2, 3, 4, 5, 6]
        heading = report.parts[1].heading
        assert (heading.wording, heading.ordinal, heading.match) == (words, 1, "similar")
        assert len(report.parts[1].text) >= usual - 40


@pytest.mark.parametrize(
    "line", ["一、今年公开了很多，做了不少事。", "一是加强领导", "（一）工作成效"]
)
def test_a_sentence_or_another_numeral_is_no_heading_of_part_one(line):
    report = read_report(as_tsv_text(headed(1, line)), "稿.txt")
    assert 1 not in report.parts


def test_two_lines_that_could_be_part_one_are_not_chosen_from():
    twice = headed(1, "一、工作成效\n一、主要做法")
    assert 1 not in read_report(as_tsv_text(twice), "稿.txt").parts


@pytest.mark.parametrize("words", ["信息处理费收取情况", "政府信息公开信息处理费收取情况"])
def test_a_part_of_its_own_for_the_fee_is_part_six(words):
    for report in reports(headed(6, f"六、{words}")):
        assert report.parts[6].heading.wording == words
        assert "信息处理费" in report.parts[6].text


def test_a_fee_part_beside_the_form_s_own_part_six_is_a_further_heading_of_it():
    both = headed(6, "六、其他需要报告的事项")
    fee = ("## 五、信息处理费收取情况", "本年度未收取信息处理费。")
    lines = as_tsv_text(both).decode().split("\n")
    at = next(i for i, line in enumerate(lines) if line.endswith(both.headings[5]))
    report = read_report("\n".join([*lines[:at], *fee, *lines[at:]]).encode(), "稿.txt")
    assert [h.part for h in report.headings] == [1, 2, 3, 4, 6, 5, 6]
    assert report.parts[6].heading.match == "form"


def test_a_sub_heading_about_the_fee_makes_no_part():
    lines = (
        as_tsv_text(DRAFT)
        .decode()
        .replace(DRAFT.headings[6], f"{DRAFT.headings[6]}\n（一）信息处理费收取情况")
    )
    report = read_report(lines.encode(), "稿.txt")
    assert [h.part for h in report.headings] == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize("words", ["下一步工作打算", "短板及努力方向", "今后重点"])
def test_a_part_between_its_neighbours_is_told_by_its_place(words):
    for name, write in WRITERS.items():
        report = read_report(write(headed(5, f"五、{words}")), name)
        assert sorted(report.parts) == [1, 2, 3, 4, 5, 6]
        heading = report.parts[5].heading
        assert (heading.wording, heading.ordinal, heading.match) == (words, 5, "similar")
        assert report.parts[5].text == read_report(as_docx(DRAFT), "稿.docx").parts[5].text


@pytest.mark.parametrize("line", ["五、收了不少意见，改了不少。", "（五）下一步打算", "五是努力"])
def test_a_sentence_between_two_parts_is_no_heading(line):
    assert 5 not in read_report(as_tsv_text(headed(5, line)), "稿.txt").parts


def test_of_two_lines_between_two_parts_none_is_chosen():
    twice = headed(5, "五、存在短板\n五、今后打算")
    assert 5 not in read_report(as_tsv_text(twice), "稿.txt").parts
    counted = headed(5, "五、努力方向\n六、今后打算")
    assert 5 not in read_report(as_tsv_text(counted), "稿.txt").parts
