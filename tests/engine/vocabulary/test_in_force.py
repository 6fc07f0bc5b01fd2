"""The vocabulary in force: a pack's within, the shipped one elsewhere."""

from __future__ import annotations

from dataclasses import replace

from making.matrices import forms
from making.shipped import VOCABULARY

from engine.agency_names import is_agency, kind_of
from engine.reading import read_report
from engine.vocabulary.in_force import speaking
from engine.vocabulary.model import Vocabulary

NAME = "青禾县云岭工区"
PAGE = f"""{NAME}2023年政府信息公开工作年度报告
一、总体情况
公开了很多。
六、其他需要报告的事项
无。
{NAME}
2024年1月11日
"""


def test_a_packs_words_hold_while_it_speaks() -> None:
    more = VOCABULARY.extended("agencies", "zones", ("工区",))
    assert kind_of(NAME) == "government"
    with speaking(more):
        assert kind_of(NAME) == "other"
    assert kind_of(NAME) == "government"


def test_what_a_pack_lacks_is_shipped() -> None:
    with speaking(Vocabulary()):
        assert is_agency("青禾县财政局")


def test_a_report_is_read_by_the_words_of_its_forms() -> None:
    more = VOCABULARY.extended("agencies", "zones", ("工区",))
    read = [
        read_report(PAGE.encode(), "甲.txt", replace(forms(), vocabulary=one))
        for one in (VOCABULARY, more)
    ]
    assert [one.kind for one in read] == ["government", "other"]
