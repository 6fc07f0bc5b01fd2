"""What is handed to workers: in order, packed once, and ahead only as much as there is room for."""

from __future__ import annotations

import pickle

from engine.audit.backends.supply import CHUNK, Errand, Supply


def supply(*items: object) -> Supply[object]:
    """Return a supply of these items."""
    return Supply(items, lambda item: item)


def test_a_worker_that_has_nothing_gets_the_next_few():
    one = supply(*range(CHUNK + 1))
    assert one.more()
    assert [errand.item for errand in one.take()] == list(range(CHUNK))
    assert one.more()
    assert [errand.item for errand in one.take()] == [CHUNK]
    assert not one.more()


def test_what_is_sent_is_what_a_worker_needs_of_the_item():
    one = Supply(["whole"], lambda item: item[:2])
    assert one.more()
    (errand,) = one.take()
    assert (errand.item, pickle.loads(errand.packed)) == ("whole", "wh")  # noqa: S301 — our own


def test_ahead_goes_what_there_is_room_for_and_in_order():
    one = supply("a", "b" * 1000, "c")
    first = one.take_ahead(500)
    assert first is not None
    assert first.item == "a"
    assert len(first.packed) < first.unread <= 500
    assert one.take_ahead(500) is None  # the next is too large, and none goes before it
    assert [errand.item for errand in one.take()] == ["b" * 1000, "c"]


def test_what_a_worker_takes_that_has_nothing_does_not_lie_unread():
    one = supply("b" * 1000)
    assert one.take_ahead(10) is None
    (errand,) = one.take()
    assert errand.unread == 0


def test_what_came_back_is_left_to_a_worker_that_has_nothing():
    one = supply("a")
    one.returned.append(Errand("killer", deaths=1))
    assert one.take_ahead(500) is None
    assert [errand.item for errand in one.take()] == ["killer"]
    assert one.take_ahead(500) is not None
    assert one.take_ahead(500) is None
