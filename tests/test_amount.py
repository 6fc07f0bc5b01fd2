"""A sample is the same each time and in order; all is all."""

from __future__ import annotations

from making import amount


def test_a_sample_is_the_same_each_time_and_in_order():
    chosen = amount.some(range(1000), 10)
    assert chosen == amount.some(range(1000), 10) == sorted(set(chosen))
    assert len(chosen) == (1000 if amount.WHOLE else 10)
    assert amount.some("abc", 3) == ["a", "b", "c"]


def test_where_all_are_wanted_none_is_left_out(monkeypatch):
    monkeypatch.setattr(amount, "WHOLE", True)
    assert amount.some(range(1000), 10) == list(range(1000))
