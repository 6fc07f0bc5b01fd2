"""What travels to the workers of a cluster and back, as bytes."""

from __future__ import annotations

import pickle
from pathlib import Path

from engine.audit.backends.parcels import AtWork, Parcel, PlainTravel


def answer(outfit, *parcels):
    """Return what a worker's process answers to parcels."""
    work = AtWork(pickle.dumps(outfit), Path())
    return [
        (number, pickle.loads(came))  # noqa: S301 — our own
        for number, came in (work((n, pickle.dumps(one))) for n, one in enumerate(parcels))
    ]


class Unseen:
    """An outfit that never finds its document; it is set up once."""

    times = 0

    def at(self, _home):
        """Return a function."""
        type(self).times += 1
        return abs

    def unpack(self, _parcel, _home):
        """Find nothing."""

    def pack(self, _answer, _home):
        """Never come to it."""
        raise AssertionError


def test_a_plain_function_answers_under_the_number_of_each_item():
    travel = PlainTravel(abs)
    told = answer(travel.outfit(), *(travel.parcel(item) for item in (-1, -2)))
    assert [(number, travel.arrived(-1, came)) for number, came in told] == [(0, 1), (1, 2)]
    assert not any(came.unseen for _, came in told)


def test_a_document_that_is_not_there_is_said_and_nothing_is_asked_of_the_function():
    told = answer(Unseen(), Parcel(item=-1), Parcel(item=-2))
    assert [(came.unseen, came.answer) for _, came in told] == [(True, None)] * 2
    assert Unseen.times == 1
