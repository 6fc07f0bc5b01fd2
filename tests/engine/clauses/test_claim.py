"""A claim: what a clause says, and the doubts that are added to it."""

from __future__ import annotations

import pickle

from hypothesis import given
from hypothesis import strategies as st

from engine.clauses.claim import Claim, Doubt
from engine.clauses.scope import Scope


def test_a_number_nobody_limits_is_the_agencys_own_of_this_year():
    claim = Claim(subject="received", value=3)
    assert (claim.scope.body, claim.scope.year) == ("own", "this")
    assert [claim.doubts, claim.residue, claim.others, claim.wider] == [()] * 4


@given(st.lists(st.tuples(st.text(max_size=5), st.text(max_size=5)), max_size=5))
def test_doubts_come_behind_those_before_and_change_nothing_else(told):
    first = Claim(subject="received", value=3, start=2, end=5, scope=Scope(body="other"))
    claim = first
    for kind, words in told:
        claim = claim.doubted(kind, words)
    assert claim.doubts == tuple(Doubt(*one) for one in told)
    assert first.doubts == ()
    assert (claim.subject, claim.value, claim.start, claim.end) == ("received", 3, 2, 5)
    assert claim.scope == first.scope


def test_a_doubt_may_have_no_words():
    assert Claim(subject="review", value=0).doubted("twice").doubts == (Doubt("twice", ""),)


def test_a_claim_comes_back_from_where_it_was_kept():
    claim = Claim(subject="decision.fees", value=1, slack=50).doubted("rough", "约")
    assert pickle.loads(pickle.dumps(claim)) == claim  # noqa: S301 - our own bytes
