"""The supervisor answers every item, and blames only the one that kills its worker."""

from __future__ import annotations

import os
import time
from functools import partial

import pytest

from engine.sweep.supervisor import Patience, Quarantined, processes, supervise


def nothing() -> None:
    """Initialise a worker that needs nothing."""


def square(poison: int, asleep: int, number: int) -> int:
    """Square a number; one kills the worker, one never comes back."""
    if number == poison:
        os._exit(9)
    if number == asleep:
        time.sleep(600)
    return number * number


def run(poison: int, asleep: int, patience: Patience) -> list[int | Quarantined[int]]:
    """Square 0–59 with two workers, five to a chunk."""
    return list(
        supervise(
            partial(square, poison, asleep),
            range(60),
            lambda workers: processes(workers, nothing),
            workers=2,
            chunk=5,
            patience=patience,
        )
    )


@pytest.mark.parametrize("poison", [0, 31, 59])
def test_exactly_the_item_that_kills_is_quarantined(poison: int) -> None:
    answers = run(poison, -1, Patience())
    bad = [answer for answer in answers if isinstance(answer, Quarantined)]
    assert [(one.item, one.why) for one in bad] == [(poison, "killed")]
    good = sorted(answer for answer in answers if not isinstance(answer, Quarantined))
    assert good == [n * n for n in range(60) if n != poison]


def test_an_item_that_never_comes_back_costs_only_itself() -> None:
    answers = run(-1, 17, Patience(chunk=3.0, alone=3.0))
    bad = [answer for answer in answers if isinstance(answer, Quarantined)]
    assert [(one.item, one.why) for one in bad] == [(17, "silent")]
    assert len(answers) == 60
