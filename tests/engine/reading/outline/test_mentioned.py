"""Parts whose heading was not told, but whose heading's words stand somewhere in the text."""

from __future__ import annotations

import pytest

from engine.anchor import Anchor
from engine.packs import load_pack
from engine.reading.outline.mentioned import mentioned
from engine.report import Document, Paragraph

FORMS = load_pack().forms
ALL = frozenset(range(1, 7))
FIFTH = "存在的主要问题及改进情况"
LISTED = (
    "本报告由总体情况、主动公开政府信息情况、行政复议行政诉讼情况、存在的主要问题及改进情况组成。"
)


def parts(*texts, told=ALL - {5}, role="body"):
    blocks = tuple(
        Paragraph(text=text, anchor=Anchor(block=index), role=role)
        for index, text in enumerate(texts)
    )
    document = Document(source="稿.txt", sha256="", format="text", blocks=blocks)
    return [
        (dict(one.fields)["part"], one.anchor.block) for one in mentioned(document, FORMS, told)
    ]


@pytest.mark.parametrize(
    "text", [f"答复均已按时。{FIFTH}一是不够主动。", f"五{FIFTH}", f"表格\t{FIFTH}\t0"]
)
def test_a_heading_run_into_the_text_is_a_doubt(text):
    assert parts("石桥镇的报告。", text) == [(5, 1)]


def test_each_part_is_doubted_once_and_none_that_was_told():
    assert parts(FIFTH, FIFTH) == [(5, 0)]
    assert parts(FIFTH, told=ALL) == []


def test_a_heading_over_two_lines_is_one():
    assert parts("存在的主要问题", "及改进情况") == [(5, 0)]
    assert parts("存在的主要问题", "石桥镇", "及改进情况") == []


def test_a_list_of_the_parts_says_nothing_where_the_others_were_found():
    assert parts(LISTED) == []
    assert parts(LISTED, told=frozenset({1})) != []


def test_what_stands_above_or_below_the_text_is_not_asked():
    assert parts(FIFTH, role="header") == []
