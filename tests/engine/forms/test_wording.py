"""How far a label strays from the form: a slip, another thing, or nothing but layout."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from making.matrices import forms

from engine.forms.axes import vocabulary
from engine.forms.wording import change_of

if TYPE_CHECKING:
    from engine.forms.axes import Axis, Candidate


def of(table: int, key: str) -> tuple[Candidate, Axis]:
    """Find the label of a key, row or column, and its axis."""
    axes = vocabulary(forms()).tables[table]
    for axis in (axes.rows, axes.columns):
        candidate = next((c for c in axis.candidates if c.key == key), None)
        if candidate:
            return candidate, axis
    raise KeyError(key)


@pytest.mark.parametrize(
    ("table", "key", "label"),
    [
        (2, "repealed", "本年废纸件数"),
        (2, "valid", "先行有效件数"),
        (2, "valid", "现有效件数"),
        (2, "repealed", "废除件数"),
        (2, "regulations", "规定"),
        (2, "handled", "本年处理绝定数量"),
        (3, "denied.case_file", "7.属于执法案件"),
        (3, "denied.case_file", "7.执法档案"),
        (3, "denied.law", "2.法律行政止公开"),
        (3, "denied.law", "2.其他法律行政止公开"),
        (3, "research", "科研院所"),
        (3, "legal_service", "法律机构"),
        (3, "denied", "（三）不子公开"),
        (3, "carried_out", "四、结转下年度继绪办理"),
        (4, "upheld", "结果维特"),
        (4, "pending", "尚未审理"),
    ],
)
def test_one_or_two_wrong_characters_are_a_slip(table: int, key: str, label: str) -> None:
    assert change_of(label, *of(table, key)) == "misspelt"


@pytest.mark.parametrize(
    ("table", "key", "label"),
    [
        (2, "penalty", "行政处分"),
        (3, "natural", "个人"),
        (2, "licensing", "行政审批"),
        (2, "coercion", "行政征收"),
        (2, "repealed", "本年失效件数"),
        (3, "rejected.repeat", "2.重复信访"),
        (3, "rejected.repeat", "2、重复投诉"),
        (3, "denied.state_secret", "1.机密事项"),
        (3, "denied.state_secret", "1.属于工作秘密"),
        (3, "carried_in", "二、上年受理政府信息公开申请数量"),
        (4, "suit_after_review", "复议后上诉"),
    ],
)
def test_a_word_of_another_meaning_makes_another_thing(table: int, key: str, label: str) -> None:
    assert change_of(label, *of(table, key)) == "relabelled"


@pytest.mark.parametrize(
    ("table", "key", "label"),
    [
        (2, "made", "本 年 制 发\n件 数"),
        (2, "amount", "本年收费金额（万元）"),
        (2, "amount", "本年收费金额"),
        (2, "normative", "规范性文件"),
        (2, "made", "本年制发件数（件）"),
        (2, "valid", "现行有效件"),
        (2, "handled", "本年处理决定数量（单位：件）"),
        (3, "new", "一、本年新收政府信息公开申请数量"),
        (3, "new", "一、本年新收政府信息公开申请"),
        (3, "new", "本年新收政府信息公开申请数"),
        (3, "denied.law", "（2）其他法律、行政法规禁止公开"),
        (3, "denied.law", "2．其他法律，行政法规禁止公开"),
        (3, "denied.stability", "3.危及三安全一稳定"),
        (3, "denied.stability", "3、危及“三安全一稳定”"),
        (3, "partial", "（二）部分公开"),
        (3, "partial", "(二)部分公开(区分处理的，只计这一情形，不计其他情形)"),
        (3, "denied.third_party", "（三）不予公开4.保护第三方合法权益"),
        (3, "other.uncorrected", "1.申请人无正当理由逾期不补正"),
        (3, "other.other", "3.其它"),
        (3, "done", "（七）合计"),
        (3, "natural", "自然 人"),
        (3, "unable.unclear", "3.补正后申请内容仍不明确[bookmark:_GoBack]"),
        (4, "suit_after_review", "复议后诉讼"),
        (4, "upheld", "结果\n维持"),
        (4, "total", "总    计"),
    ],
)
def test_layout_aliases_and_short_forms_are_the_forms_own(table: int, key: str, label: str) -> None:
    assert change_of(label, *of(table, key)) == ""
