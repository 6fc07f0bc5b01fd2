"""A stated change fits two numbers, as far as rounding allows."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.clauses.scope import Scope
from engine.facts.narrative.over_years.trend import Trend


def trend(**more):
    return Trend(position=0, scope=Scope(), subject="received", against=None, **more)


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_a_difference_fits_itself_alone(current, last):
    assert trend(by_rate=False, delta=current - last).fits(current, last)
    assert not trend(by_rate=False, delta=current - last + 1).fits(current, last)


@given(st.integers(0, 10**5), st.integers(1, 10**5))
def test_a_rate_rounded_to_a_hundredth_fits(current, last):
    exact = Decimal((current - last) * 10_000) / last
    rate = int(exact.quantize(Decimal(1), ROUND_HALF_UP))
    assert trend(by_rate=True, rate=rate, slack=1).fits(current, last)
    assert not trend(by_rate=True, rate=rate + 3, slack=1).fits(current, last)


@pytest.mark.parametrize(
    ("rate", "slack", "current", "last", "fits"),
    [
        (5000, 0, 9, 6, True),
        (-5000, 0, 3, 6, True),
        (5000, 0, 6, 9, False),
        (3300, 50, 4, 3, True),
        (3300, 30, 4, 3, False),
        (0, 0, 5, 5, True),
        (10_000, 0, 5, 0, False),
    ],
)
def test_rates_fit_within_their_rounding(rate, slack, current, last, fits):
    assert trend(by_rate=True, rate=rate, slack=slack).fits(current, last) is fits


def test_times_may_mean_to_so_many_times():
    twice = trend(by_rate=True, rate=20_000, times=True)
    assert twice.meant(6, 2) == 20_000, "three times as many: by twice"
    assert twice.meant(4, 2) == 10_000, "twice as many"
    assert twice.meant(4, None) == 20_000
    assert trend(by_rate=True, rate=20_000).meant(4, 2) == 20_000
    assert twice.fits(4, 2)
    assert twice.fits(6, 2)
    assert not twice.fits(5, 2)
