"""Value classes behave as those of ``dataclasses``, frozen ones only where that is asked for."""

from __future__ import annotations

import copy
import dataclasses
import os
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from engine.values import dataclass, field, replace

FROZEN = bool(os.environ.get("GOUJI_FROZEN"))


@dataclass(frozen=True, slots=True)
class Point:
    """Fields of every sort."""

    x: int
    y: int = 2
    notes: tuple[str, ...] = field(default=(), compare=False)
    more: dict[str, int] = field(default_factory=dict, repr=False, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """One whose fields are named, and one that is reckoned."""

    name: str = "a"
    number: int
    known: int = field(init=False)

    def __post_init__(self):
        object.__setattr__(self, "known", self.number + 1)


@dataclass(slots=True)
class Ledger:
    """One that may be changed."""

    rows: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True, eq=False)
class Alone:
    """One that is equal to itself alone."""

    one: int = 1


@dataclass(frozen=True)
class Base:
    """One to derive from."""

    one: int


@dataclass(frozen=True)
class Derived(Base):
    """One that is derived."""

    two: int = 2


@dataclass(frozen=True, slots=True, order=True)
class Ranked:
    """One with an order."""

    rank: int


VALUES = [
    *(Point(1), Point(3, 4, ("n",), {"a": 1}), Named(number=1), Ledger([1])),
    *(Base(1), Derived(1)),  # in this order: how a Base is pickled is compiled by then
]


def test_values_are_equal_and_hashed_by_what_they_hold():
    assert Point(1) == Point(1, notes=("not compared",))
    assert Point(1) != Point(2)
    assert len({Point(1), Point(1), Point(2)}) == 2
    assert Point(1) != (1, 2)
    assert Alone() != Alone()
    assert len({Alone(), Alone()}) == 2
    with pytest.raises(TypeError):
        hash(Ledger())


def test_a_value_is_made_by_position_or_name_and_refuses_what_it_has_not():
    assert (Point(1).x, Point(x=1).y, Point(1).more) == (1, 2, {})
    assert Point(1).more is not Point(1).more
    assert Named(number=3).known == 4
    wrongs: list[Any] = [(Point, (), {}), (Point, (1,), {"z": 2}), (Named, ("a", 1), {})]
    for kind, given, named in wrongs:
        with pytest.raises(TypeError):
            kind(*given, **named)


def test_a_slotted_value_takes_no_further_names():
    with pytest.raises((AttributeError, TypeError)):
        Point(1).other = 1  # type: ignore[attr-defined]


def test_a_frozen_value_refuses_an_assignment_where_that_is_asked_for():
    if FROZEN:
        with pytest.raises(dataclasses.FrozenInstanceError):
            Point(1).x = 2  # type: ignore[misc]


@pytest.mark.parametrize("value", VALUES, ids=lambda one: type(one).__name__)
def test_values_come_back_from_pickles_and_copies(value):
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        again = pickle.loads(pickle.dumps(value, protocol))  # noqa: S301 - our own
        assert type(again) is type(value)
        assert dataclasses.asdict(again) == dataclasses.asdict(value)
    assert copy.deepcopy(value) == value


def test_dataclasses_know_them():
    assert [one.name for one in dataclasses.fields(Point)] == ["x", "y", "notes", "more"]
    assert [one.name for one in dataclasses.fields(Derived(1))] == ["one", "two"]
    assert dataclasses.is_dataclass(Named)
    assert dataclasses.asdict(Ledger([1])) == {"rows": [1]}
    assert dataclasses.replace(Point(1), y=5) == Point(1, 5)
    assert {one.name: one.compare for one in dataclasses.fields(Point)}["notes"] is False


def test_replaced_fields_make_another_value():
    assert replace(Point(1, 4), x=2) == Point(2, 4)
    assert replace(Named(number=1), number=5).known == 6
    assert replace(Derived(1), two=7) == Derived(1, 7)
    with pytest.raises(TypeError):
        replace(Point(1), z=1)  # type: ignore[call-arg]


def test_they_are_shown_as_they_are_written():
    assert repr(Point(1)) == "Point(x=1, y=2, notes=())"


def test_what_is_asked_for_seldom_is_there_too():
    assert Ranked(1) < Ranked(2)
    match Point(1, 5):
        case Point(_, y):
            assert y == 5


@pytest.mark.slow
def test_all_of_this_holds_of_frozen_classes_too():
    if FROZEN:
        return
    subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", __file__],
        check=True,
        cwd=Path(__file__).resolve().parents[2],
        env={**os.environ, "GOUJI_FROZEN": "1"},
    )
