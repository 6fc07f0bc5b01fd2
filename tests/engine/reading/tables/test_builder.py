"""What is odd about a table while it is read: doubts go by kind and table, never by their words."""

from __future__ import annotations

from engine.anchor import Anchor
from engine.doubts import Doubt, DoubtKind, sentence
from engine.reading.tables.builder import SAID_EACH, Tables, gathered
from engine.reading.tables.read import _replaced
from engine.report import Table

LABELS = ("本年新收", "予以公开", "部分公开", "结转下年")


def cut(*labels: str) -> list[Doubt]:
    return [
        Doubt.of(DoubtKind.ROW_CUT, Anchor(block=i), table=3, label=label)
        for i, label in enumerate(labels)
    ]


def test_a_few_rows_that_were_cut_are_said_one_by_one() -> None:
    few = cut(*LABELS[:SAID_EACH])
    assert list(gathered(few)) == few


def test_many_rows_that_were_cut_are_one_doubt_with_their_number() -> None:
    unknown = Doubt.of(DoubtKind.ROW_UNKNOWN, Anchor(block=9), table=3)
    first, *others = gathered([unknown, *cut(*LABELS)])
    assert (first.kind, first.anchor, others) == (DoubtKind.ROWS_CUT, Anchor(block=0), [unknown])
    assert sentence(first) == "表3“本年新收”等4处的数字连在一起，已按勾稽关系断开，请核对"


def test_a_row_is_not_taken_for_cut_by_what_its_label_says() -> None:
    undecided = [
        Doubt.of(DoubtKind.ROW_UNCUT, Anchor(block=i), table=3, label=f"已按规定办理{i}")
        for i in range(SAID_EACH + 1)
    ]
    assert list(gathered(undecided)) == undecided


def test_a_table_told_by_its_order_settles_the_doubts_about_it_alone() -> None:
    two = Doubt.of(DoubtKind.ROW_UNLIKE, Anchor(block=1), table=2, label="见表3", name="行政许可")
    three = Doubt.of(DoubtKind.ROW_UNKNOWN, Anchor(block=2), table=3)
    found = Tables({}, {}, {}, (two, three))
    table = Table(number=3, form="2021", values={}, anchor=Anchor(block=2))
    kinds = [(doubt.kind, doubt.table) for doubt in _replaced(found, table).doubts]
    assert kinds == [(DoubtKind.ROW_UNLIKE, 2), (DoubtKind.TABLE_BY_ORDER, 3)]
