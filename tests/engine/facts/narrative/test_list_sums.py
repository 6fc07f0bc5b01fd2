"""What the items of a list add up to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making.shipped import VOCABULARY

from engine.facts.narrative.list_shapes import Reading
from engine.facts.narrative.list_sums import nearest, of_a_sort, readings_of
from engine.facts.narrative.terms import terms

READING = Reading(VOCABULARY)


def items(text):
    return terms(text, READING["bare"])


def reached(totals, text):
    found = items(text)
    return nearest(totals, readings_of(found, found, (), READING), READING)


@pytest.mark.parametrize(
    ("totals", "text", "wanted"),
    [
        ([8], "自然人5件，企业3件", (8, 8, 2)),
        ([9, 8], "自然人5件，企业3件", (8, 8, 2)),
        ([8, 9], "自然人5件，企业3件", (8, 8, 2)),
        ([3, 5], "自然人5件，企业3件", (8, 8, 2)),
        ([9], "自然人5件，企业3件", (9, 8, 2)),
        ([8], "自然人5件，企业3件，予以公开6件，不予公开2件", (8, 8, 2)),
    ],
)
def test_a_list_adds_up_to_a_total_before_it(totals, text, wanted):
    assert reached(totals, text) == wanted


@given(st.lists(st.integers(1, 99), min_size=2, max_size=5), st.integers(1, 50))
def test_a_wrong_total_is_held_against_all_items(numbers, off):
    text = "，".join(f"财政{'甲乙丙丁戊'[i]}类{n}件" for i, n in enumerate(numbers))
    total = sum(numbers) + off
    assert reached([total], text) == (total, sum(numbers), len(numbers))
    assert reached([sum(numbers)], text) == (sum(numbers), sum(numbers), len(numbers))


def test_what_goes_on_behind_a_list_may_count():
    found, more = items("自然人5件，企业3件"), items("其他2件")
    assert nearest([10], readings_of(found, found, more, READING), READING) == (10, 10, 3)


def test_items_of_another_sort_begin_another_list():
    assert len(of_a_sort(items("自然人5件，企业3件，予以公开6件，不予公开2件"), READING)) == 2
    assert len(of_a_sort(items("自然人5件，企业3件，其他1件"), READING)) == 3
    assert len(of_a_sort(items("财政类5件，予以公开3件"), READING)) == 2, "the first has no sort"


@pytest.mark.parametrize(("total", "wanted"), [(226, 226), (228, 228), (230, 252)])
def test_a_list_may_end_where_things_of_another_unit_follow(total, wanted):
    mixed = items("动态信息201条、目录信息25条，访谈24场，解读信息2条")
    same = tuple(one for one in mixed if one.amount.unit == "条")
    assert nearest([total], readings_of(same, mixed, (), READING), READING)[1] == wanted
