"""All there is to know of a finding, what is needed first on top; nothing of it acts."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from making.views import CONTROLS, HOSTILE, finding, step

from engine.anchor import OTHER_REPORT
from engine.report import Correction
from tui.render.explain import Explainer
from tui.render.lines import BLANK, line_width, plain_text
from tui.text.words import Language, Texts


def drawn(one, cells: int = 76, language: Language = "zh", me: str = "李四", **more):
    return Explainer(Texts(language), cells, me=me, plainer=True).lines(one, **more)


def said(one, cells: int = 76, language: Language = "zh", me: str = "李四", **more) -> str:
    return "\n".join(map(plain_text, drawn(one, cells, language, me, **more)))


EVERYTHING = finding(
    1, title=HOSTILE, message=HOSTILE * 3, assignee=HOSTILE, expires=date(2027, 1, 1),
    pending="dismiss", proposer=HOSTILE, previous_digest="x", previous={"message": HOSTILE},
    history=(step("propose", actor=HOSTILE, reason=HOSTILE, text=HOSTILE),),
    data=dict.fromkeys(("expected", "actual", "ask", "why", "remedy", "explained"), HOSTILE)
    | {"basis": [{"title": HOSTILE, "clause": HOSTILE}], "responsibility": "reading"}
    | {"evidence": [{"quote": HOSTILE, "at": HOSTILE}]},
)  # fmt: skip


@pytest.mark.parametrize("cells", [40, 76, 200])
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("outcome", ["fail", "uncertain", "not_assessable"])
def test_nothing_is_too_wide_acts_or_is_lost_in_blanks(cells, language, outcome):
    one = finding(1, **{name: getattr(EVERYTHING, name) for name in ("history", "pending", "data")},
                  title=HOSTILE, message=HOSTILE, outcome=outcome)  # fmt: skip
    for each in (EVERYTHING, one):
        lines = drawn(each, cells, language)
        assert not any(CONTROLS & set(plain_text(line)) for line in lines)
        assert max(map(line_width, lines)) <= cells
        assert BLANK not in (lines[0], lines[-1])
        assert all(a != BLANK or b != BLANK for a, b in pairwise(lines))


def test_a_finding_with_nothing_but_a_rule_is_shown():
    one = finding(1, title="", message="", data={"place": None, "marks": None})
    assert said(one) == "[错误] S001 待定 "


def test_where_either_side_may_be_wrong_neither_is_what_should_stand():
    data = {"expected": "7", "actual": "0", "against": "表四"}
    assert "应为  与表四一致（7）" in said(finding(1, data=data))
    assert "应为  7" in said(finding(1, data={**data, "against": ""}))


def test_the_title_goes_below_where_it_has_no_room():
    lines = said(finding(title="很长的题目" * 9), 40).splitlines()
    assert lines[0] == "[错误] S001 待定 "
    assert "".join(lines[1:4]).startswith("很长的题目" * 9)


def test_a_request_speaks_of_no_fault():
    one = finding(outcome="not_assessable", data={"ask": "请提供上年报告。", "remedy": "改正"})
    text = said(one)
    assert text.startswith(Texts()("names.requests"))
    assert "请提供上年报告。" in text
    assert "错误" not in text
    assert "改正" not in text


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"expected": "不少于3", "actual": "2"}, ["应为  不少于3", "现为  2"]),
        ({"expected": 0, "actual": "2"}, ["现为  2"]),
        ({"expected": "1＋1＝2", "actual": "3"}, ["1+1=2", "3"]),
    ],
)
def test_what_should_stand_and_what_does(data, words):
    if "1＋1" in str(data["expected"]):
        text = "\n".join(map(plain_text, Explainer(Texts(), 76).lines(finding(data=data))))
        assert "1＋1＝2 ≠ 3" in text
        assert "应为" not in text
    else:
        text = said(finding(data=data))
        assert all(one.split()[-1] in text for one in words)


def test_a_colleagues_proposal_is_to_be_settled_and_ones_own_waits():
    steps = (step("propose", reason="排除：误报", text="看错了", actor="王五"),)
    one = finding(pending="dismiss", proposer="王五", history=steps)
    theirs, mine = said(one), said(one, me="王五")
    assert "王五" in theirs.partition(Texts()("history"))[0]
    assert "看错了" in theirs
    assert theirs != mine
    assert "dismiss: " in said(one, language="en")


def test_a_proposal_that_was_taken_back_is_not_what_waits():
    steps = (step("propose", reason="排除：误报", text="第一次", undone=True),)
    text = said(finding(pending="dismiss", proposer="王五", history=steps))
    assert "第一次" not in text.partition(Texts()("history"))[0]
    assert "第一次 （已撤销）" in text


def test_where_the_values_changed_both_are_shown_with_what_was_decided():
    one = finding(
        previous_digest="x", previous={"message": "说3件", "actual": "3"}, message="说4件",
        data={"message": "说4件", "actual": "4"}, history=(step("confirm", text="核对过"),),
    )  # fmt: skip
    text = said(one)
    assert Texts()("changed") in text
    assert text.index("说3件") < text.rindex("说4件")
    assert "核对过" in text


def test_an_acceptance_that_ran_out_says_so_and_not_that_something_changed():
    one = finding(history=(step("accept", text="先这样"), step("reopen", actor="")))
    assert Texts()("expired") in said(one)
    assert Texts()("changed") not in said(one)


def test_an_approval_is_told_with_what_it_approved():
    steps = (step("note"), step("propose", text="提"), step("approve", text="同"))
    text = said(finding(previous_digest="x", history=steps))
    told = text.partition(Texts()("then-decision"))[2].partition(Texts()("history"))[0]
    assert "提" in told
    assert "同" in told


def test_a_reason_of_another_gouji_is_shown_as_it_stands():
    for language in ("zh", "en"):
        text = said(finding(history=(step("dismiss", reason="别的理由"),)), language=language)
        assert "别的理由" in text


def test_sentences_in_two_reports_stand_pair_by_pair_and_are_not_quoted_again():
    marks = [
        {"block": 3, "at": "第4段", "quote": "收到三件"},
        {"block": -1, "at": OTHER_REPORT + "教育局2023年", "quote": "收到九件"},
    ]
    text = said(finding(data={"marks": marks}))
    assert text.count("收到三件") == 1
    assert text.count("收到九件") == 1
    assert Texts()("quotes") not in text.splitlines()


def test_ten_thousand_pieces_of_evidence_are_all_told():
    quotes = [{"quote": f"第{n}处", "at": f"第{n}段"} for n in range(10_000)]
    lines = said(finding(data={"evidence": quotes})).splitlines()
    assert sum(line.startswith("第") and line.endswith("段") for line in lines) == 10_000


def test_only_what_was_put_right_of_its_own_cells_is_told():
    one = finding(data={"place": {"table": 3, "row": "done", "column": "total", "label": ""}})
    own = Correction(target="3.done.total", value="8", read="3", reason="看不清")
    other = Correction(target="3.new.total", value="9", read="1", reason="别处")
    year = Correction(target="year", value="2023", read="2022", reason="封面")
    text = said(one, corrections=(own, other, year))
    assert "看不清" in text
    assert "别处" not in text
    assert "封面" not in text
