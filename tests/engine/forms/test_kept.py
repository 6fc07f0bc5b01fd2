"""Answers are kept by who is asked and by the words, at most so many of them."""

from __future__ import annotations

from engine.forms.kept import Kept


def test_an_answer_is_kept_for_this_owner_and_these_words():
    kept, owner, twin = Kept[int](), [1], [1]
    assert kept.known(owner, "a") is None
    assert kept.keep(owner, "a", 7) == 7
    assert kept.known(owner, "a") == (owner, 7)
    assert kept.known(twin, "a") is None
    assert kept.known(owner, "b") is None


def test_no_answer_is_an_answer():
    kept, owner = Kept[int | None](), object()
    kept.keep(owner, "a", None)
    assert kept.known(owner, "a") == (owner, None)


def test_a_full_store_begins_anew():
    kept, owner = Kept[int](2), object()
    for number in range(3):
        kept.keep(owner, number, number)
    assert [kept.known(owner, number) is not None for number in range(3)] == [False, False, True]
