"""Who does the work: this process for a few, workers for many or where there is a clock to keep."""

from __future__ import annotations

import pytest

from engine.audit import staff as module
from engine.audit.pool import Quarantined
from engine.audit.staff import FEW, staff


class Pool:
    """Workers that only count."""

    made: list[Pool] = []  # noqa: RUF012 — emptied by the fixture

    def __init__(self, count, *, seconds):
        self.count, self.seconds, self.running = count, seconds, 0
        self.made.append(self)

    def start(self):
        """Begin."""
        self.running += 1

    def stop(self):
        """End."""
        self.running -= 1

    def submit(self, function, items, _glance):
        """Answer every item."""
        yield from map(function, items)


@pytest.fixture
def pools(monkeypatch):
    """Give the pools that are made."""
    monkeypatch.setattr(module, "Workers", Pool)
    Pool.made.clear()
    return Pool.made


@pytest.mark.parametrize(
    ("workers", "seconds", "items", "pool"),
    [
        (0, None, FEW - 1, False), (0, None, FEW, True), (1, None, 5 * FEW, False),
        (4, None, 1, True), (0, 5.0, 1, True), (1, 5.0, 1, True), (4, None, 0, False),
    ],
)  # fmt: skip
def test_workers_are_started_where_that_pays(pools, workers, seconds, items, pool):
    with staff(workers, seconds) as hands:
        assert list(hands.each(abs, iter(range(-items, 0)))) == list(range(items, 0, -1))
    assert bool(pools) == pool
    assert [one.running for one in pools] == [0] * len(pools), "and ended"


def test_one_pool_serves_all_runs_also_a_small_one(pools):
    with staff(0) as hands:
        list(hands.each(abs, range(FEW)))
        list(hands.each(abs, range(1)))
        (pool,) = pools
        assert pool.running == 1


def test_workers_end_whatever_happens(pools):
    with pytest.raises(ZeroDivisionError), staff(4) as hands:
        list(hands.each(lambda _: 1 // 0, [1]))
    assert pools[0].running == 0


def test_what_was_lost_is_told_with_what_to_do(pools):
    with staff(0, 2.5) as hands:
        killed, hint = hands.why(Quarantined(1, "killed"))
        silent, advice = hands.why(Quarantined(1, "silent"))
    assert "已隔离" in killed
    assert "2.5 秒" in silent
    assert hint != advice
    assert pools == []
