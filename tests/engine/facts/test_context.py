"""What is known besides the report: whose kind counts."""

from __future__ import annotations

import pytest
from making.tables import report

from engine.facts.context import Context
from engine.roster.unit import Unit


@pytest.mark.parametrize(
    ("listed", "read", "kind"),
    [
        (None, "township", "township"),
        (None, None, None),
        ("department", "township", "department"),
        ("other", "township", "township"),
        ("other", None, "other"),
        ("township", None, "township"),
    ],
)
def test_the_rosters_kind_counts_unless_it_says_only_other(listed, read, kind):
    unit = Unit(name="白沙镇", kind=listed) if listed else None
    assert Context(unit=unit).kind_of(report(kind=read)) == kind
