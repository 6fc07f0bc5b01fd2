"""Neighbours in one spelling, whatever the order; what changed is told by role."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from engine.trail.state.basis import ROLES, JudgedOn, Neighbour, changed, read

NEIGHBOURS = st.lists(
    st.builds(
        Neighbour,
        st.sampled_from(ROLES),
        st.sampled_from(["", "白沙镇", "柳河乡"]),
        st.sampled_from(["", "a" * 64, "b" * 64]),
    ),
    max_size=8,
)


@given(NEIGHBOURS, st.randoms(use_true_random=False))
def test_the_order_of_neighbours_makes_no_difference(neighbours, dice):
    mixed = neighbours[:]
    dice.shuffle(mixed)
    spelt = JudgedOn(neighbours=tuple(neighbours), sketch_sha256="c").spelt()
    assert JudgedOn(neighbours=tuple(mixed), sketch_sha256="c").spelt() == spelt
    assert set(read(spelt).neighbours) == set(neighbours)
    assert read(spelt).sketch_sha256 == "c"
    assert changed(tuple(neighbours), tuple(mixed)) == ()


@given(NEIGHBOURS, NEIGHBOURS)
def test_a_role_is_told_where_one_of_its_neighbours_came_or_went(before, now):
    by_role = {
        role: (
            {one for one in before if one.role == role},
            {one for one in now if one.role == role},
        )
        for role in ROLES
    }
    expected = tuple(role for role, (one, other) in by_role.items() if one != other)
    assert changed(tuple(before), tuple(now)) == expected


@given(st.text())
def test_what_the_book_never_wrote_is_read_as_nothing(text):
    assert isinstance(read(text), JudgedOn)
