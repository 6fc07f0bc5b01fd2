"""How large a change is said to be; rounded numbers with what their last digits leave out."""

from __future__ import annotations

import pytest
from making.shipped import VOCABULARY

from engine.clauses.reading import Reader
from engine.clauses.scope import About
from engine.facts.narrative.over_years.trends import trends


def changes(text):
    reader = Reader(VOCABULARY, About(2024, "department", "青禾县教育局"))
    return [(t.current, t.last, t.delta, t.rate) for t in trends(reader.heard(text), VOCABULARY)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("公开信息900条，上年为800条，增长12.5%。", [(900, 800, 0, 1250)]),
        ("公开信息1.86万条，比上年的1.55万条增长20%。", [(18600, 15500, 0, 2000)]),
        ("公开信息900条，比上年减少100条，下降10%。", [(900, 1000, 0, -1000)]),
        ("公开信息900条，比上年增加约100条，增长12%。", []),
        ("公开信息900条，比上年增加900条，增长12%。", []),
        ("公开信息900条，上年为600条，增长五成。", [(900, 600, 0, 5000)]),
        ("公开信息900条，上年为600条，增长近五成。", []),
        ("公开信息900条，上年为700条，增长两成以上。", []),
        ("公开信息900条，上年为700条，增长超20%。", []),
        ("公开信息900条，上年为400条，增长一倍多。", []),
    ],
)
def test_two_years_numbers_are_told_or_worked_out_of_a_change(text, found):
    assert changes(text) == found


def test_rounded_numbers_allow_what_their_last_digits_leave_out():
    reader = Reader(VOCABULARY, About(2024, "department", "青禾县教育局"))
    heard = reader.heard("公开信息2.6万条，比上年的2万条增长30%。")
    (found,) = trends(heard, VOCABULARY)
    assert found.fits(26_000, 20_000)
    assert 4_000 < found.slack < 5_000
