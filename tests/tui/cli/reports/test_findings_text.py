"""A report's findings as lines: causes first, then the worst, each thing said once."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making.answers import answer, found, unread

from engine.finding import Cause
from tui.cli.reports.findings_text import (
    DOUBTS,
    QUOTES,
    asked,
    report_lines,
    shortened,
    tally,
)
from tui.cli.speech.listing import typeset


def said(done) -> list[str]:
    """Return what is said of a report, as a pipe gets it."""
    return list(typeset(report_lines(done), None, colour=False))


def whole(done) -> str:
    return "\n".join(said(done))


def cause(*keys, **more) -> Cause:
    return Cause(**{"id": "c", "findings": keys, "repairs": (), "summary": "改一格"} | more)


def test_a_clean_report_is_a_head_and_a_count():
    assert len(said(answer())) == 3
    assert "白沙镇人民政府" in said(answer())[1]


def test_what_is_not_known_of_a_report_is_said():
    text = whole(answer(agency="", kind=None, year=None, public={}))
    assert "白沙镇人民政府" not in text
    assert "None" not in text


def test_an_unreadable_file_has_its_sentence_and_nothing_else():
    assert said(unread()) == ["坏.docx", said(unread())[1]]
    assert "读不了" in said(unread())[1]
    assert whole(unread(other="plan")) != whole(unread())


def test_errors_stand_before_warnings_before_what_is_uncertain():
    text = whole(
        answer(
            found(1, "N101", outcome="uncertain"),
            found(2, "S101", severity="warning"),
            found(3, "F203"),
            found(4, "X101", outcome="not_assessable"),
        )
    )
    places = [text.index(word) for word in ("第3处", "第2处", "第1处")]
    assert places == sorted(places)
    assert "第4处" not in text


def test_findings_of_one_rule_stand_under_one_heading():
    text = whole(answer(found(1), found(2)))
    assert text.count("申请收支不平衡") == 1
    assert text.count("请核对") == 1
    assert (text.count("第1处"), text.count("第2处")) == (1, 1)


def test_a_cause_is_said_once_with_all_that_it_breaks():
    done = answer(found(1), found(2, "F204"), found(3, "S101"), causes=(cause("k1", "k2", "gone"),))
    text = whole(done)
    assert text.count("改一格") == 1
    assert [text.count(f"第{n}处") for n in (1, 2, 3)] == [1, 1, 1]
    assert text.index("改一格") < text.index("第3处")


def test_a_cause_of_one_finding_or_of_none_that_is_told():
    assert "改一格" in whole(answer(found(1), causes=(cause("k1"),)))
    assert "改一格" not in whole(answer(found(1), causes=(cause("gone"),)))


def test_many_quotations_and_doubts_are_cut_short():
    quoted = found(1).evidence * (QUOTES + 2)
    text = whole(answer(found(1, evidence=quoted), doubts=tuple(f"疑{n}" for n in range(9))))
    assert text.count("新收1件") == QUOTES
    assert f"疑{DOUBTS - 1}" in text
    assert f"疑{DOUBTS}" not in text


def test_a_blank_quotation_is_none():
    assert "“”" not in whole(answer(found(1, quote=" ")))


@pytest.mark.parametrize(
    ("text", "short"),
    [("", ""), (" 甲\n 乙\t", "甲 乙"), ("长" * 80, "长" * 80), ("长" * 81, "长" * 80 + "…")],
)
def test_a_quotation_is_one_line_of_so_many_characters(text, short):
    assert shortened(text) == short


def test_counts_are_of_what_failed_what_is_uncertain_and_of_papers():
    requests = [found(n, outcome="not_assessable", ask="请提供上一年度报告") for n in (1, 2)]
    assert tally(requests).count("1") == 1  # one paper, however many rules wait for it
    mixed = tally([found(1), found(2, severity="info"), found(3, outcome="uncertain")])
    assert mixed.count(" · ") == 2
    assert tally([]) != ""


def test_what_to_ask_for_is_said_once_for_all_reports():
    one = {"outcome": "not_assessable", "ask": "请提供上一年度报告"}
    lines = list(asked([found(1, "X101", **one), found(2, "X101", **one), found(3, "X102", **one)]))
    assert len(lines) == 2
    assert lines[1].label == "X101 X102 ×2"
    assert list(asked([found(1)])) == []
    assert len(list(asked([found(1, outcome="not_assessable")]))) == 2  # without ask: its message


@settings(max_examples=20)
@given(st.text(max_size=30))
def test_no_word_of_a_file_forges_a_line_or_reaches_the_terminal(word):
    plain, hostile = answer(found(1)), f"\x1b[31m{word}\nF999 伪造\r\u202e"
    spoilt = answer(
        found(1, message=hostile, title=hostile, quote=hostile, remedy=hostile),
        source=hostile, agency=hostile, doubts=(hostile,),
    )  # fmt: skip
    lines = said(spoilt)
    assert not any(sign in line for line in lines for sign in "\x1b\r\u202e")
    assert len([line for line in lines if line.startswith("F999")]) == 0
    assert len(said(plain)) <= len(lines)
