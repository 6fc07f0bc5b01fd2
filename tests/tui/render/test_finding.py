"""A finding in a line of the list, and where it stands: nothing too wide, nothing that acts."""

from __future__ import annotations

import pytest
from making.views import CONTROLS, HOSTILE, finding

from tui.render.finding import finding_line, place_of, progress
from tui.render.lines import line_width, plain_text
from tui.render.navigation import Group
from tui.text.words import Texts

TEXTS = Texts()
LONG = "很长的题目" * 200
ODD = [
    finding(1, title=LONG),
    finding(2, title=HOSTILE, data={"place": {"label": HOSTILE}}),
    finding(3, title="短", data={"place": {"label": LONG}}),
    finding(4, title="", rule="", data={"place": None}),
    finding(5, outcome="not_assessable", data={"ask": LONG}),
    finding(6, title="\u3000全　角\u3000", state="dismissed", severity="info"),
    finding(7, state="confirmed", pending="dismiss", proposer="王五", severity="warning"),
    finding(8, previous_digest="x", title="一" * 30),
]


@pytest.mark.parametrize("cells", [20, 38, 40, 78, 200])
@pytest.mark.parametrize("one", ODD, ids=lambda one: one.key)
def test_a_line_is_never_wider_than_its_pane_and_holds_nothing_that_acts(one, cells):
    for language in ("zh", "en"):
        line = finding_line(one, cells, Texts(language), plainer=True)
        assert line_width(line) <= cells
        assert not CONTROLS & set(plain_text(line))


def test_a_heading_is_cut_and_safe():
    line = finding_line(Group(HOSTILE + LONG), 40, TEXTS)
    assert line_width(line) <= 40
    assert not CONTROLS & set(plain_text(line))


def test_the_place_gives_way_to_the_title_but_never_all_of_it():
    words = plain_text(finding_line(ODD[0], 60, TEXTS))
    assert words.endswith("… 总体情况")
    place = plain_text(finding_line(ODD[2], 60, TEXTS))
    assert "S003 短 " in place
    assert place.endswith("…")


@pytest.mark.parametrize(
    ("more", "me", "tones"),
    [
        ({}, "李四", ("error", "")),
        ({"state": "confirmed"}, "李四", ("quiet", "good")),
        ({"pending": "accept", "proposer": "王五"}, "李四", ("error", "warning")),
        ({"pending": "accept", "proposer": "李四"}, "李四", ("quiet", "")),
        ({"previous_digest": "x"}, "李四", ("error", "warning")),
        ({"outcome": "not_assessable"}, "李四", ("quiet", "")),
    ],
    ids=["open", "decided", "a colleague's", "one's own", "changed", "asked for"],
)
def test_what_waits_for_me_stands_out(more, me, tones):
    severity, state, words = finding_line(finding(**more), 60, TEXTS, me=me)
    assert (severity.style, state.style) == tones
    assert (words.style == "") == (severity.style == "error")


@pytest.mark.parametrize(
    ("outcome", "state", "sign", "tone"),
    [
        ("fail", "open", "错", "error"), ("uncertain", "open", "疑", "warning"),
        ("broken", "open", "疑", "warning"), ("uncertain", "confirmed", "错", "quiet"),
    ],
)  # fmt: skip
def test_what_was_not_decided_is_no_error_until_somebody_confirms_it(outcome, state, sign, tone):
    severity, *_ = finding_line(finding(outcome=outcome, state=state), 60, TEXTS)
    assert (severity.text, severity.style) == (sign, tone)


def test_what_is_asked_for_is_listed_by_what_it_asks():
    line = plain_text(
        finding_line(finding(outcome="not_assessable", message="无法判断"), 60, TEXTS)
    )
    assert "无法判断" in line
    asked = finding(outcome="not_assessable", data={"ask": "请提供上年报告。"})
    assert "请提供上年报告。" in plain_text(finding_line(asked, 60, TEXTS))


def test_progress_counts_what_waits_and_what_is_asked_for():
    three = [finding(1), finding(2, state="confirmed"), finding(3, outcome="not_assessable")]
    assert progress(three, three[1], 1, TEXTS) == "第 2/2 条 · 待定 1 · 需补充材料 1"
    assert progress(three, three[2], 0, TEXTS) == "需补充材料 · 待定 1"
    assert progress([], None, 0, TEXTS) == "第 0/0 条 · 待定 0"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({}, "总体情况"),
        ({"marks": []}, "总体情况"),
        ({"marks": [{"at": "第3段"}]}, "总体情况 · 第3段"),
        ({"marks": [{"at": "第3段"}, {"at": "第4段"}]}, "总体情况 · 第3段 · 共 2 处"),
        ({"marks": None, "place": None}, ""),
    ],
)
def test_a_place_is_told_in_the_reports_terms_and_the_files(data, words):
    assert place_of(finding(data=data), TEXTS) == words
