"""A problem in the lines of a letter or a comment."""

from __future__ import annotations

from datetime import date

import pytest
from making.dossiers import GRANTED, TOTAL, cause, dossier, equations, finding

from engine.export.entries import MOST_WAYS, comment, day, flat, item, items, lines, ways
from engine.export.problems import problems


def of(*findings, **more):
    return problems(dossier(*findings, **more))


def test_what_nobody_knows_is_empty():
    (problem,) = of(finding(expected="", actual="", basis=[]), due=None)
    told = item(3, problem)
    assert (told["序号"], told["填报"], told["应为"], told["依据"], told["期限"]) == (
        "3",
        "",
        "",
        "",
        "",
    )


def test_a_place_has_no_brackets_of_its_own_for_a_letter_puts_it_into_some():
    evidence = [{"quote": "甲", "at": "第4段（第1页）"}, {"quote": "乙", "at": "第6段"}]
    (problem,) = of(finding(evidence=evidence))
    assert item(1, problem)["出处"] == "第4段，第1页；第6段"


def test_several_cells_stand_on_one_line():
    (problem,) = of(*equations(), causes=[cause((GRANTED, TOTAL))])
    told = item(1, problem)
    assert "\n" not in "".join(told.values())
    assert "；" in told["应为"]
    assert told["原文"] == "", "the cell is named; its figure is no quotation"


def test_where_the_right_value_stands_already_only_what_to_check_by_is_told():
    (certain,) = of(*equations(), causes=[cause()])
    assert ways(certain) == ["改正填错的格子。对照办结台账核对。"]
    (several,) = of(*equations(), causes=[cause(*[(GRANTED,)] * (MOST_WAYS + 2))])
    assert len([line for line in ways(several) if line[0].isdigit()]) == MOST_WAYS


@pytest.mark.parametrize(("value", "words"), [(date(2024, 3, 1), "2024年3月1日"), (None, "")])
def test_a_day_is_written_as_in_a_letter(value, words):
    assert day(value) == words


def test_sentences_are_said_once_and_not_ended_twice():
    assert lines(["甲。", "甲", "乙；"]) == "甲；乙"
    assert flat("甲\n乙") == "甲；乙"


def test_what_a_report_says_cannot_steer_a_letter():
    (told,) = items(of(finding(message="红\x1b[31m\x00\u202e")))
    assert not set("\x1b\x00\u202e") & set(told["问题"])


def test_a_comment_accuses_only_where_it_is_certain():
    (sure,), (asked,) = of(finding()), of(finding(outcome="uncertain"))
    (first, second) = items([sure, asked])
    assert next(comment(first, kind="mend")).startswith("【错误】")
    assert next(comment(second, kind="check")).startswith("【请核对】")
    assert any(line.startswith("整改：") for line in comment(first, kind="mend"))
    assert not any(line.startswith("整改：") for line in comment(second, kind="check"))
