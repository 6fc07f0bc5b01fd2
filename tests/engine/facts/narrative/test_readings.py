"""A doubt counts only where a reading of the number that it allows agrees with the table."""

from __future__ import annotations

import pytest

from engine.clauses.claim import Claim
from engine.facts.narrative.readings import is_part, read_beside, whole


def kinds(claim: Claim, table: dict[str, int]) -> list[str]:
    return [doubt.kind for doubt in read_beside(claim, table).doubts]


@pytest.mark.parametrize("kind", ["accepted", "among", "channel", "limit", "reason", "row"])
def test_what_may_be_a_part_is_never_more_than_the_whole(kind: str) -> None:
    table = {"table_value": 5}
    assert kinds(Claim(subject="handled.granted", value=3).doubted(kind), table) == [kind]
    assert kinds(Claim(subject="handled.granted", value=6).doubted(kind), table) == []


def test_other_doubts_stay() -> None:
    claim = Claim(subject="received", value=6).doubted("topic")
    assert kinds(claim, {"new": 5, "carried_in": 0}) == ["topic"]


def test_a_doubt_stays_where_the_table_says_nothing() -> None:
    assert kinds(Claim(subject="received", value=6).doubted("limit"), {}) == ["limit"]


@pytest.mark.parametrize(("table", "left"), [(26, ["level"]), (60, ["level"]), (15, [])])
def test_one_level_is_beside_the_table_only_if_that_may_hold_all(
    table: int, left: list[str]
) -> None:
    claim = Claim(subject="received", value=17, wider=(26,)).doubted("level")
    assert kinds(claim, {"new": table}) == left


def test_what_was_carried_in_and_done_is_not_passed_over_where_the_sentence_tells_it() -> None:
    table = {"table_value": 7, "new": 6, "carried_in": 2}
    assert kinds(Claim(subject="handled", value=4, new_only=True), table) == ["old_ones"]
    assert kinds(Claim(subject="handled", value=4, new_only=True, beside=2), table) == []


def test_received_is_all_that_came_and_applicants_may_have_come_last_year() -> None:
    assert whole("received", {"new": 5, "carried_in": 2}) == 7
    assert whole("applicant.natural", {"table_value": 5, "carried_in": 2}) == 7
    assert whole("received", {}) == -1
    assert is_part(Claim(subject="received", value=7, part=True), {"new": 5, "carried_in": 2})
    assert not is_part(Claim(subject="received", value=8, part=True), {"new": 5, "carried_in": 2})
