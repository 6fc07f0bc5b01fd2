"""Likeness to other reports, each sentence quoted where it stands."""

from __future__ import annotations

from dataclasses import replace

from making.shipped import NOTHING_ELSE
from making.tables import report

from engine.facts.across.likeness import likeness
from engine.facts.context import Likeness

HERE = "一是在政务服务大厅 新设查询点一处。"
ALIKE = Likeness(
    other="青禾县石桥镇",
    year=2023,
    percent=71,
    pairs=(("在政务服务大厅新设查询点一处", "在大厅新设查询点"),),
)


def facts(*likenesses, text=HERE):
    context = replace(NOTHING_ELSE, likenesses=likenesses)
    return list(likeness(report(parts={1: [text]}), context))


def test_a_sentence_is_quoted_as_it_stands_here_and_then_as_it_stands_there():
    (fact,) = facts(ALIKE)
    here, there = fact.evidence
    assert here.quote == "在政务服务大厅 新设查询点一处" == HERE[here.start : here.end]
    assert (there.quote, there.anchor.block) == ("在大厅新设查询点", -1)
    assert "青禾县石桥镇2023年" in there.anchor.at
    assert (fact.fields["percent"], fact.fields["sentences"], fact.fields["other_year"]) == (
        71,
        1,
        2023,
    )


def test_a_sentence_that_is_not_found_again_is_quoted_without_a_place():
    (fact,) = facts(ALIKE, text="别的内容。")
    assert fact.evidence[0].anchor.block == -1


def test_each_other_report_is_a_subject_of_its_own_and_an_unknown_year_is_none():
    unknown = replace(ALIKE, year=None)
    one, other = facts(ALIKE, unknown)
    assert one.place != other.place
    assert "other_year" not in other.fields


def test_numbers_of_persons_in_the_others_words_are_masked():
    told = replace(ALIKE, pairs=(("甲", "联系电话13912345678"),))
    assert "13912345678" not in facts(told)[0].evidence[1].quote


def test_without_likenesses_and_last_year_there_is_nothing():
    assert facts() == []
