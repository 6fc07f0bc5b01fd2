"""Whatever stands in a report, a fact of these families has the fields its kind declares."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making.shipped import NOTHING_ELSE
from making.written import PARTS, report

from engine.compile.lint import ALWAYS_THERE
from engine.facts import authority, kinds, privacy, structure, wording

FAMILIES = (structure, authority, privacy, wording)
TYPES = {"int": int, "str": str}
WORDS = """
一是 二是 三是 （一） (2) 3、 第一， ① 我镇 本局 XX ____ 某某 2023年 ×月 【】
存在三个方面 不足 加强 申请 平台
。 ； ： 、 13800138000 11010519491231002X 银行 现将石桥镇2023年 六个部分组成
报告由 [bookmark:x] 按照 白沙镇
国办公开办函〔2019〕60号 人民政府 考核
"""
PIECES = st.sampled_from([*WORDS.split(), "\n", " ", "\ufeff", "\x1b[31m"])
TEXTS = st.lists(st.lists(PIECES, max_size=12).map("".join), max_size=4)


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(st.dictionaries(st.integers(min_value=1, max_value=6), TEXTS), TEXTS, st.booleans())
def test_every_fact_fits_its_declared_kind(parts, head, signed):
    made = report(
        {**PARTS, **parts},
        head=tuple(head),
        signed=("白沙镇人民政府", "2024年1月12日") if signed else (None, None),
    )
    for family in FAMILIES:
        kinds = {kind.name: kind for kind in family.KINDS}
        places = []
        for fact in family.facts(made, NOTHING_ELSE):
            declared = kinds[fact.kind].fields
            assert set(fact.fields) <= set(declared)
            assert fact.doubtful <= set(declared)
            for name, value in fact.fields.items():
                assert type(value) is TYPES[declared[name][0]]
            assert fact.place.label, fact
            places.append((fact.kind, fact.place))
        assert len(places) == len(set(places))


@pytest.mark.timeout(60)  # a pattern that backtracks takes minutes here
@pytest.mark.parametrize(
    "piece", ["由", "某", "“", "（一", "一是", "1、", "申请", "设置", "138 ", "青禾区"]
)
def test_no_repetition_of_a_word_is_slow(piece):
    text = (piece * 20_000)[:20_000]
    made = report({**PARTS, 1: (text,), 5: (text,)}, head=(text,), agency=f"青禾县{text[:200]}镇")
    for family in FAMILIES:
        declared = {kind.name for kind in family.KINDS}
        assert {fact.kind for fact in family.facts(made, NOTHING_ELSE)} <= declared


def test_every_kind_says_what_it_and_its_fields_mean():
    for family in FAMILIES:
        for kind in family.KINDS:
            assert kind.meaning
            assert all(meaning for _, meaning in kind.fields.values())


def test_no_kind_has_a_field_that_the_checker_sets_itself():
    """Such a field would be read as the report's: D105's own year was."""
    taken = [(kind.name, name) for kind in kinds() for name in kind.fields if name in ALWAYS_THERE]
    assert taken == []
