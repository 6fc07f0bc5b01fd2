"""What is remarked, and where in the file."""

from __future__ import annotations

import pytest
from making.dossiers import GRANTED, cause, dossier, equations, finding
from making.tables import report, table

from engine.export.annotated.remarks import at_mark, plain, remarks, summary

READ = report(
    table(3, {("granted", "business"): 7}), parts={1: ["公开 3 条。", "电话13912345678。"]}
)
FIRST = len(READ.document.blocks) - 2


def mark(quote, block=FIRST, **more):
    return {"quote": quote, "block": block, "row": None, "column": None, **more}


def marked(*marks, **more):
    made = finding(**more)
    return type(made)(
        **{name: getattr(made, name) for name in type(made).__slots__ if name != "data"},
        data={**made.data, "marks": list(marks)},
    )


@pytest.mark.parametrize(
    ("one", "block"),
    [
        (mark("公开3条"), FIRST),
        (mark("公开3条", FIRST + 1), FIRST),
        (mark("没有的话"), None),
        (mark(""), FIRST),
        (mark("", 999), None),
        (mark("公开3条", 999), FIRST),
        (mark("公开3条", "x"), FIRST),
        (mark("公开3条", -1), FIRST),
    ],
)
def test_a_mark_stands_where_its_words_do_now(one, block):
    anchor = at_mark(one, READ.document)
    assert (anchor.block if anchor else None) == block


def test_words_are_found_though_numbers_of_persons_are_masked_in_what_is_kept():
    quote = plain("电话13912345678")
    assert "13912345678" not in quote
    assert at_mark(mark(quote, FIRST + 1), READ.document).block == FIRST + 1


def test_one_wrong_cell_is_remarked_in_its_place():
    (one,) = remarks(dossier(*equations(), causes=[cause()]), READ)
    assert one.anchor == READ.tables[3].values["granted", "business"].anchor
    assert one.certain
    (both,) = remarks(
        dossier(*equations(), causes=[cause((GRANTED, GRANTED | {"row": "x"}))]), READ
    )
    assert both.anchor is None


def test_what_the_office_has_to_look_at_is_not_in_the_agencys_file():
    office = finding(outcome="uncertain", responsibility="reading")
    assert remarks(dossier(office), READ) == []


@pytest.mark.parametrize(
    ("outcomes", "words"),
    [
        ([], "没有须整改的问题。"),
        (["fail"], "须整改1处，逐处见批注。"),
        (["fail", "uncertain"], "须整改1处，请核对1处，逐处见批注。"),
        (["uncertain"], "没有须整改的问题，请核对1处，逐处见批注。"),
    ],
)
def test_the_whole_is_summed_up(outcomes, words):
    told = remarks(dossier(*(finding(n, outcome=one) for n, one in enumerate(outcomes))), READ)
    whole = summary(told, "gouji 1.0")
    assert whole.lines == (f"审核结果：{words}", "gouji 1.0")
    assert whole.anchor is None
