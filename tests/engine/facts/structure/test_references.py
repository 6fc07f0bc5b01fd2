"""How many parts a report says it has, and which norms it cites."""

from __future__ import annotations

import pytest
from making.shipped import VOCABULARY
from making.written import PARTS, report

from engine.doubts import DoubtKind
from engine.facts.structure.references import facts


def told(first, **more):
    """Return the facts about a report that begins so, by kind."""
    parts = {**PARTS, 1: (first,), **more.pop("parts", {})}
    return [(one.kind, dict(one.fields)) for one in facts(report(parts, **more), VOCABULARY)]


@pytest.mark.parametrize(
    ("text", "stated", "aside"),
    [
        ("本报告由总体情况等六个部分组成。", 6, 0),
        ("全文共6部分。", 6, 0),
        ("本报告由总体情况等六个部分组成，另有附表。", 6, 0),
        ("本报告由概述、总体情况等七个部分组成。", 7, 1),
        ("本报告包括五部分。", 5, 0),
    ],
)
def test_the_stated_number_of_parts_is_told_with_those_found(text, stated, aside):
    assert told(text) == [("part_count", {"stated": stated, "found": 6, "aside": aside})]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "见第六部分。",
        "申请由六个部分办理。",
        "本报告由两部分组成。",
        "全年公开86条。",
    ],
)
def test_other_parts_are_not_those_of_the_report(text):
    assert told(text) == []


def test_a_number_is_told_where_the_report_begins_and_nowhere_else():
    assert told("无。", parts={5: ("本报告由总体情况等五个部分组成。",)}) == []


def test_a_seventh_part_counts():
    (one,) = told("本报告共七部分。", parts={6: ("无。", "七、附件")})
    assert one[1]["found"] == 7


def test_a_missing_heading_leaves_doubt_where_headings_were_unsure():
    parts = {**PARTS, 1: ("本报告共六部分。",)}
    del parts[6]
    (sure,) = facts(report(parts), VOCABULARY)
    assert not sure.doubtful
    (unsure,) = facts(report(parts, doubts=[DoubtKind.HEADING_UNLIKE]), VOCABULARY)
    assert unsure.doubtful == {"found"}


def test_a_norm_is_cited_once_with_its_use():
    text = "按照国办公开办函〔2019〕60号要求编制。又见国办公开办函〔2019〕60号。"
    assert told(text) == [("citation", {"document": "form-2019", "basis": 1})]
    assert told("国务院令第492号。") == [("citation", {"document": "regulation-2007", "basis": 0})]


def test_a_citation_broken_by_blanks_is_one():
    assert told("按照国办公开办函 〔2021〕 30 号编制。") == [
        ("citation", {"document": "form-2021", "basis": 1})
    ]
