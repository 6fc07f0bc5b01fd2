"""Parts, headings and tables: what is there, said without a verdict."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making.shipped import NOTHING_ELSE
from making.written import GRID, PARTS, PICTURE, heading, of, one, report, table

from engine.anchor import Anchor
from engine.doubts import DoubtKind
from engine.facts.structure import facts
from engine.facts.structure.parts import style
from engine.report import Deviation


def made(*args, **more):
    return tuple(facts(report(*args, **more), NOTHING_ELSE))


def test_every_report_has_six_part_facts_whatever_it_contains():
    assert [f.fields["part"] for f in of(made({}), "part")] == [1, 2, 3, 4, 5, 6]


def test_a_part_without_heading_has_none():
    parts = {n: b for n, b in PARTS.items() if n != 5}
    found = one(made(parts), "part", part=5)
    assert found.fields["heading"] == 0
    assert not found.doubtful


def test_a_missing_heading_is_doubtful_when_the_reading_doubts_headings():
    parts = {n: b for n, b in PARTS.items() if n != 5}
    doubted = made(parts, doubts=[DoubtKind.HEADING_UNLIKE])
    assert one(doubted, "part", part=5).doubtful == {"heading"}
    assert not one(doubted, "part", part=1).doubtful


def test_a_short_line_under_the_numeral_may_be_the_heading_and_leaves_doubt():
    parts = {n: b for n, b in PARTS.items() if n != 5}
    found = one(made({**parts, 4: (GRID, "五、问题与对策")}), "part", part=5)
    assert found.doubtful == {"heading"}
    assert found.evidence[0].quote == "五、问题与对策"
    sentence = "五、加强领导，提高认识。"
    assert not one(made({**parts, 4: (GRID, sentence)}), "part", part=5).doubtful


def test_a_part_that_holds_only_its_table_is_not_empty():
    found = one(made(), "part", part=3)
    assert (found.fields["characters"], found.fields["tables"]) == (0, 1)
    assert found.fields["statutory"] == 1


def test_pictures_and_punctuation_are_no_characters():
    found = one(made({**PARTS, 4: (PICTURE, "——。"), 6: ("[bookmark: _GoBack]",)}), "part", part=4)
    assert (found.fields["characters"], found.fields["pictures"]) == (0, 1)
    assert (
        one(made({**PARTS, 6: ("[bookmark: _GoBack]",)}), "part", part=6).fields["characters"] == 0
    )


@pytest.mark.parametrize(
    ("numeral", "expected"),
    [
        ("一、", "chinese"),
        ("一.", "chinese"),
        ("一．", "chinese"),
        ("一 、", "chinese"),
        ("五", "chinese"),
        ("第一部分", "chinese"),
        ("5、", "arabic"),
        ("1.", "arabic"),
        ("５、", "arabic"),
        ("（一）", "bracket"),
        ("(1)", "bracket"),
        ("", "none"),
        ("  ", "none"),
        ("甲、", "other"),
    ],
)
def test_the_style_of_a_numeral(numeral, expected):
    assert style(numeral) == expected


@given(st.text(max_size=8))
def test_every_numeral_has_a_style(numeral):
    assert style(numeral) in {"chinese", "arabic", "bracket", "none", "other"}


def test_headings_know_the_part_before_them_and_count_their_repetitions():
    one_report = report()
    headings = one_report.headings
    order = [headings[i] for i in (0, 1, 2, 3, 5, 4, 1)]
    found = [
        (f.fields["part"], f.fields["previous"], f.fields["occurrence"])
        for f in of(facts(replace(one_report, headings=tuple(order)), NOTHING_ELSE), "heading")
    ]
    assert found == [(1, 0, 1), (2, 1, 1), (3, 2, 1), (4, 3, 1), (6, 4, 1), (5, 6, 1), (2, 5, 2)]


def test_repeated_headings_have_different_places():
    one_report = report()
    twice = replace(one_report, headings=one_report.headings[:1] * 2)
    places = [f.place for f in of(facts(twice, NOTHING_ELSE), "heading")]
    assert len(set(places)) == 2


def test_a_heading_without_numeral_says_zero_and_none():
    found = one(made(headings={1: "总体情况"}), "heading", part=1)
    assert (found.fields["style"], found.fields["ordinal"]) == ("none", 0)
    assert heading(5, "5、存在的主要问题及改进情况").ordinal == 5


def test_a_dash_for_the_first_numeral_is_a_numeral_ill_written():
    one_report = report()
    dashed = replace(one_report.headings[0], numeral="", ordinal=None, wording="—、总体情况")
    read = replace(one_report, headings=(dashed, *one_report.headings[1:]))
    fields = one(facts(read, NOTHING_ELSE), "heading", part=1).fields
    assert [fields[name] for name in ("numeral", "style", "ordinal", "wording", "match")] == [
        "—、",
        "other",
        1,
        "总体情况",
        "form",
    ]


def test_an_absent_table_is_doubtful_only_where_it_may_stand_unread():
    gone = {2: table(2), 4: table(4)}
    assert not one(
        made({**PARTS, 3: ("本年未收到申请。",)}, tables=gone), "table", table=3
    ).doubtful
    for block in (PICTURE, GRID):
        assert one(made({**PARTS, 3: (block,)}, tables=gone), "table", table=3).doubtful


def test_a_table_tells_its_form_and_the_form_of_all():
    tables = {2: table(2), 3: table(3, "2019"), 4: table(4)}
    found = one(made(tables=tables), "table", table=3)
    assert (found.fields["form"], found.fields["report_form"]) == ("2019", "mixed")


def test_deviations_are_told_one_by_one_and_their_absence_too():
    gone = Deviation(
        kind="missing", axis="row", key="regulations", label="规章", anchor=Anchor(block=1)
    )
    more = Deviation(kind="added", axis="column", key=None, label="小 计", anchor=Anchor(block=1))
    tables = {2: table(2, deviations=(gone, more, more)), 3: table(3)}
    found = list(of(made(tables=tables), "deviation"))
    assert [f.fields["change"] for f in found] == ["missing", "added", "added", "none"]
    assert (found[0].place.table, found[0].place.row) == (2, "regulations")
    assert found[1].fields["label"] == "小计"
    assert len({f.place for f in found}) == 4


FEES = ["五、信息处理费收取情况", "六、政府信息公开信息处理费情况", "七、收取信息处理费情况"]


@pytest.mark.parametrize("words", FEES)
@pytest.mark.parametrize("at", [4, 5, 6])
def test_a_part_for_the_fee_beside_part_six_changes_no_order_and_is_counted(words, at):
    plain = report(head=("本报告由七个部分组成。",))
    headings = (*plain.headings[:at], heading(6, words), *plain.headings[at:])
    found = tuple(facts(replace(plain, headings=headings), NOTHING_ELSE))
    told = [f.fields for f in of(found, "heading")]
    assert [(f["part"], f["previous"]) for f in told[:6]] == [(n, n - 1) for n in range(1, 7)]
    assert (told[6]["wording"], told[6]["occurrence"]) == (words[2:], 2)
    assert one(found, "part_count").fields["found"] == 7


@pytest.mark.parametrize("words", FEES)
def test_a_part_six_that_is_only_of_the_fee_is_part_six(words):
    plain = report()
    changed = replace(plain, headings=(*plain.headings[:5], heading(6, words)))
    told = [f.fields for f in of(facts(changed, NOTHING_ELSE), "heading")]
    assert (told[5]["part"], told[5]["previous"], told[5]["occurrence"]) == (6, 5, 1)
