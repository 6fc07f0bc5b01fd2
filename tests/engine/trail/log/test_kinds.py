"""The closed list of events: what may be appended, and what verify takes for ours."""

from __future__ import annotations

import pytest

from engine.trail.log.kinds import KINDS, is_moment, kind_objection
from engine.trail.queries.describe import KIND_NAMES


def test_every_kind_has_a_name_for_people():
    assert set(KIND_NAMES) == set(KINDS)


@pytest.mark.parametrize(
    ("kind", "subject", "payload", "fits"),
    [
        ("finding.note", "filing/1/finding/k", {"filing": 1}, True),
        ("finding.note", "filing/1/finding/", {"filing": 1}, False),
        ("finding.note", "filing/2/finding/k", {"filing": 1}, False),
        ("filing.approved", "filing/1", {"filing": 1}, True),
        ("filing.approved", "filing/01", {"filing": 1}, False),
        ("setting.changed", "setting/title", {"name": "title"}, True),
        ("setting.changed", "setting/title", {"name": "four_eyes"}, False),
        ("book.nonsense", "book", {}, False),
    ],
)
def test_a_subject_is_what_the_payload_speaks_of(kind, subject, payload, fits):
    assert (kind_objection(kind, subject, payload) == "") is fits


def test_nobody_of_us_can_append_an_event_of_another_kind(reviewed):
    with (
        reviewed.open() as book,
        book._ledger.writing() as transaction,
        pytest.raises(ValueError, match="不在 gouji 会写的之列"),
    ):
        transaction.append("book.nonsense", "book", {})


@pytest.mark.parametrize(
    ("at", "is_one"),
    [
        ("2024-01-20T08:00:00.000000Z", True), ("2024-01-20T08:00:00Z", False),
        ("2024-13-20T08:00:00.000000Z", False), ("x", False), ("", False),
        ("２024-01-20T08:00:00.000000Z", False),  # a full-width digit
    ],
)  # fmt: skip
def test_a_moment_has_one_spelling(at, is_one):
    assert is_moment(at) is is_one
