"""The sentences of a cause: which cell should read what."""

from __future__ import annotations

import pytest

from engine.finding import CellChange, Repair
from engine.localise.equations import Equation
from engine.localise.repairs import Search
from engine.localise.wording import SHOWN, never_balanced, note_of, summary_of


def change(to, before=2, label="表3 新收·自然人"):
    return CellChange(table=3, row="new", column="natural", before=before, after=to, label=label)


def repair(*after, slip=None):
    return Repair(cells=tuple(map(change, after)), slip=slip)


def test_one_way_is_said_with_what_was_filled_in():
    assert summary_of([repair(3)], 0) == "表3 新收·自然人应为 3（填报 2）"
    assert summary_of([repair(21, slip="数字前后颠倒")], 0).endswith(
        "应为 21（填报 2）（数字前后颠倒）"
    )


def test_a_blank_is_no_zero():
    blank = Repair(cells=(change(3, before=None),), slip=None)
    assert "空白或无法识别" in summary_of([blank], 0)
    assert "填报 0" in summary_of([Repair(cells=(change(3, before=0),), slip=None)], 0)


@pytest.mark.parametrize(
    ("count", "more", "said", "rest"),
    [(2, 0, 2, False), (5, 0, 5, False), (6, 0, 6, True), (5, 4, 9, True)],
)
def test_of_several_ways_the_first_are_said_and_all_are_counted(count, more, said, rest):
    words = summary_of([repair(number) for number in range(10, 10 + count)], more)
    assert f"有{said}种改法" in words
    assert words.count("应为") == min(count, SHOWN)
    assert words.endswith("等") == rest


def test_of_many_cells_the_first_are_said():
    words = summary_of([repair(*range(10, 17))], 0)
    assert words.count("应为") == SHOWN
    assert "等7格" in words


def test_where_nothing_mends_it_the_ledger_is_asked():
    assert "对照办理台账" in summary_of([], 0)


def test_a_search_says_why_it_found_nothing():
    assert "停止搜索" in note_of(Search(repairs=(), size=3, cut=True))
    assert "没有能使" in note_of(Search(repairs=(), size=3, cut=False))


def test_sums_that_never_come_out_are_called_by_row_or_column():
    row = Equation(coefficients={(3, "new", "natural"): 1, (3, "new", "total"): -1})
    column = Equation(coefficients={(3, "new", "natural"): 1, (3, "done", "natural"): -1})
    words = never_balanced([row, column])
    assert "”行、“" in words
    assert "”列都不相等" in words
    assert never_balanced([]) == ""
    assert never_balanced([row] * (SHOWN + 1)).count("”行") == SHOWN
