"""The sign-off: agency and date in any layout; prose is none."""

from __future__ import annotations

from datetime import date

import pytest

from engine.anchor import Anchor
from engine.reading.metadata.signoff import blanked, find_signoff, is_annex
from engine.reading.outline.lines import BodyLine

WHO = "青禾县财政局"
DAY = date(2024, 1, 12)


def lines(*texts, first=0):
    return [
        BodyLine(text=text, anchor=Anchor(block=first + i), start=0, position=(first + i, 0))
        for i, text in enumerate(texts)
    ]


def signed(*after, head=(), known=()):
    found = find_signoff(lines(*after, first=10), lines(*head), known)
    return found.agency and found.agency.text, found.date and found.date.value


@pytest.mark.parametrize(
    "after",
    [
        (WHO, "2024年1月12日"),
        ("2024年1月12日", WHO),
        (f"{WHO}　2024年1月12日",),
        (f"{WHO}2024年1月12日",),
        ("无其他事项。", WHO, "2024年1月12日"),
        ("青 禾 县 财 政 局", "2024 年 1 月 12 日"),
        (f"{WHO}（盖章）", "2024年1月12日"),
        (WHO, "二〇二四年一月十二日"),
        (WHO, "2024-01-12"),
        (WHO, "20240112"),
        (WHO, "2024年", "1月12日"),
        (WHO, "2024年1月12日", "附件：名单"),
        (WHO, "2024年1月12日", "— 5 —"),
    ],
)
def test_agency_and_date_are_read_in_any_layout(after):
    assert signed(*after) == (WHO, DAY)


@pytest.mark.parametrize(
    "after",
    [
        (),
        ("无。",),
        ("青禾县财政局于2024年1月12日发布了名单，请查阅。",),
        ("2024年1月12日起施行，2024年2月1日废止。",),
    ],
)
def test_prose_is_no_sign_off(after):
    assert signed(*after) == (None, None)


def test_a_date_alone_or_an_agency_alone_is_read():
    assert signed("无。", "2024年1月12日") == (None, DAY)
    assert signed("无。", WHO) == (WHO, None)


def test_under_the_title_it_must_be_bracketed_or_named():
    assert signed("无。", head=("题", "（2024年1月12日）")) == (None, DAY)
    assert signed("无。", head=("题", "2024年1月12日")) == (None, None)
    assert signed("无。", head=("题", f"{WHO} 2024年1月12日")) == (WHO, DAY)


def test_the_end_goes_before_the_title():
    assert signed(WHO, "2024年1月12日", head=("（2023年1月1日）",)) == (WHO, DAY)


def test_it_is_told_where_the_sign_off_or_an_annex_begins():
    found = find_signoff(lines("无。", WHO, "2024年1月12日"), [])
    assert found.begins == (1, 0)
    annex = find_signoff(lines("无。", "附件：名单", WHO, "2024年1月12日"), [])
    assert annex.begins == (1, 0)
    assert find_signoff(lines("无。"), []).begins is None


def test_of_several_that_sign_the_first_is_it():
    assert signed("青禾县财政局 青禾县审计局", "2024年1月12日")[0] == WHO


@pytest.mark.parametrize("text", ["附件", "附件：1.名单", "附件1：名单", "附：名单"])
def test_an_annex_begins_so(text):
    assert is_annex(lines(text)[0])


@pytest.mark.parametrize("text", ["", "见附件。", "附件" + "长" * 80])
def test_other_lines_begin_none(text):
    assert not is_annex(lines(text)[0])


def test_blotting_moves_nothing():
    text = f"{WHO}（盖章）"
    assert len(blanked("seal", text)) == len(text)
    assert blanked("seal", text).strip() == WHO
