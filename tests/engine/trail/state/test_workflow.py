"""States and transitions: what is allowed, what is refused, and that undo really undoes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import TrailError
from engine.trail.state import workflow
from engine.trail.state.workflow import FILING_MOVES, FILING_NAMES, Condition, after, filing_after

KINDS = ("confirm", "dismiss", "accept", "note", "propose", "assign")
PAYLOAD = {"digest": "d", "expires": "2030-01-01", "proposal": "dismiss", "to": "李四"}


def test_every_state_can_be_left_and_reached():
    reached = {to for moves in FILING_MOVES.values() for to in moves.values()}
    assert reached == set(FILING_NAMES) - {""}
    assert all(FILING_MOVES[state] for state in FILING_NAMES)


@pytest.mark.parametrize("state", sorted(FILING_NAMES))
def test_a_forbidden_move_says_what_is_allowed(state):
    for move in set(FILING_NAMES) - set(FILING_MOVES[state]) - {""}:
        with pytest.raises(TrailError) as refused:
            filing_after(state, move)
        steps = [FILING_NAMES[to] for to in FILING_MOVES[state] if to != "received"]
        assert refused.value.message.endswith(f"此时只能：{'、'.join(steps) or '收到文件'}。")


@given(st.lists(st.sampled_from(KINDS), max_size=8))
def test_undo_restores_exactly_what_was_before(kinds):
    condition = workflow.FRESH
    for seq, kind in enumerate(kinds, start=1):
        then = after(condition, kind, seq, "张三", PAYLOAD)
        back = after(then, "undo", seq + 100, "张三", {"restores": condition.compact()})
        assert back == condition._replace(latest=seq + 100)
        condition = then


def test_a_check_opens_resolves_and_restores():
    confirmed = Condition(state="confirmed", decided="d", standing=3, latest=3)
    gone = workflow.resolved(confirmed, 4)
    assert (gone.state, gone.kept, gone.standing) == ("resolved", "confirmed", 0)
    assert workflow.restored(gone, 5).state == "confirmed"
    assert workflow.reopened(confirmed, 4) == Condition(decided="d", latest=4)


def test_what_a_person_may_not_do_is_a_sentence():
    today = date(2024, 1, 1).isoformat()
    resolved = Condition(state="resolved")
    for condition, kind, reason, expires, words in (
        (workflow.FRESH, "dismiss", "不想管", "", "误报"),
        (workflow.FRESH, "accept", "", "", "到期日"),
        (workflow.FRESH, "accept", "", "2023-12-31", "已过"),
        (workflow.FRESH, "forget", "", "", "没有"),
        (resolved, "confirm", "", "", "已整改"),
    ):
        with pytest.raises(TrailError, match=words):
            workflow.admit_decision(condition, kind, reason, expires, today)


def test_the_drawing_of_the_states_is_that_of_the_table():
    drawn = Path(__file__).parents[4].joinpath("ARCHITECTURE.md").read_text("utf-8")
    for state, moves in FILING_MOVES.items():
        for move, to in moves.items():
            arrow = f"{state or '[*]'} --> {to}: {move}"
            assert arrow in drawn, arrow
