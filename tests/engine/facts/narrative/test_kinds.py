"""The kinds of fact that prose yields: each is told by a sentence, with the fields it declares."""

from __future__ import annotations

import pytest
from making.shipped import NOTHING_ELSE
from making.told import told

from engine.facts.narrative import facts
from engine.facts.narrative.kinds import KINDS

DECLARED = {kind.name: kind for kind in KINDS}
TOLD = {
    "narrative.received": "收到政府信息公开申请8件。",
    "narrative.handled": "办结政府信息公开申请8件。",
    "narrative.carried": "结转下年度继续办理政府信息公开申请2件。",
    "narrative.dispute": "因政府信息公开工作被申请行政复议3件。",
    "narrative.document": "制发行政规范性文件5件。",
    "narrative.applicants": "收到政府信息公开申请8件，其中自然人申请6件，企业申请2件。",
    "narrative.decision": "作出行政处罚决定12件。",
    "narrative.trend": "收到政府信息公开申请8件，比上年增加2件，上年为6件。",
    "narrative.all_done": "收到政府信息公开申请8件，均已全部办结。",
    "narrative.itemised": "公开信息200条，其中政策类60条、动态类140条。",
    "narrative.share": "收到申请8件，其中网上申请5件，占62.5%。",
}


def test_no_kind_is_declared_twice():
    assert len(DECLARED) == len(KINDS)


def test_every_kind_and_field_is_explained():
    for kind in KINDS:
        assert kind.name.startswith("narrative.")
        assert kind.meaning
        assert all(sort in {"int", "str"} and meaning for sort, meaning in kind.fields.values())


@pytest.mark.parametrize("kind", TOLD)
def test_a_sentence_tells_it_with_the_fields_it_declares(kind):
    report = told({1: ("（二）依申请公开情况", TOLD[kind])})
    found = [one for one in facts(report, NOTHING_ELSE) if one.kind == kind]
    assert found, TOLD[kind]
    for one in found:
        declared = DECLARED[kind].fields
        assert set(one.fields) <= set(declared)
        types = {"int": int, "str": str}
        assert all(type(v) is types[declared[name][0]] for name, v in one.fields.items())
