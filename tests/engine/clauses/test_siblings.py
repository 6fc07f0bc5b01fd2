"""What a sentence says twice: groups beside their rows, one subject with two numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.clauses.claim import Claim
from engine.clauses.siblings import beside_others, settled, told_with_the_rest


def claim(subject, value, **more):
    return Claim(subject=subject, value=value, **more)


def doubts(claims, more=None):
    """Return (value, beside, doubts) of each claim as its siblings leave it."""
    return [
        one and (one.value, one.beside, [doubt.kind for doubt in one.doubts])
        for one in settled(claims, more or {})
    ]


def test_two_numbers_of_one_subject_are_in_doubt_and_the_same_number_twice_is_not():
    assert doubts([claim("received", 3), claim("received", 4)]) == [
        (3, 0, ["twice"]),
        (4, 0, ["twice"]),
    ]
    assert doubts([claim("received", 3), claim("received", 3)]) == [(3, 0, [])] * 2
    assert doubts([claim("received", 3), claim("handled", 4)]) == [(3, 0, []), (4, 0, [])]


def test_a_group_beside_one_of_its_rows_may_be_the_sum():
    group, row = claim("handled.other", 5), claim("handled.other.no_correction", 2)
    assert doubts([group, row]) == [(5, 2, []), (2, 0, ["row"])]
    nested = claim("handled.other.no_correction", 2, nested=True)
    assert doubts([group, nested]) == [(5, 0, []), (2, 0, [])], "其中: a part of it"


@pytest.mark.parametrize(
    "subject", ["document.normative.repealed", "decision.coercion", "review.corrected"]
)
def test_rows_of_table_2_may_be_told_in_two(subject):
    told = doubts([claim(subject, 2), claim(subject, 1)])
    assert [(value, beside) for value, beside, _ in told] == [(2, 1), (1, 2)]
    told = doubts([claim(subject, 1), claim(subject, 1)])
    assert [(value, beside) for value, beside, _ in told] == [(1, 1), (1, 1)]


def test_what_sums_up_the_others_takes_their_place():
    claims = [claim("received", 3), claim("received", 4), claim("received", 7, summed=True)]
    assert doubts(claims) == [None, None, (7, 0, [])]


def test_what_stands_beside_is_counted_in():
    assert doubts([claim("handled", 9)], {"handled": 2}) == [(9, 2, [])]
    assert doubts([claim("handled.loosely", 9)], {"handled": 2}) == [(9, 2, [])]


@given(
    st.lists(
        st.builds(claim, st.sampled_from(["received", "review"]), st.integers(0, 5)), max_size=4
    )
)
def test_no_claim_is_lost_and_no_value_changed(claims):
    told = settled(claims, {})
    assert [one.value for one in told if one] == [one.value for one in claims]


def test_one_level_alone_has_nothing_beside_it():
    assert beside_others([]) == []
    assert told_with_the_rest([claim("received", 3)], []) == [claim("received", 3)]


def test_what_is_pending_is_carried_out_where_the_whole_account_is_told():
    left = claim("carried.out", 3).doubted("pending")
    told = [claim("received", 21), claim("carried.in", 2), claim("handled", 22)]
    assert not told_with_the_rest([*told, left], ())[-1].doubts
    assert told_with_the_rest([*told[:2], left], ())[-1].doubts
