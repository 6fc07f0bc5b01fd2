"""Numbers as people type them: whole, from one on, however long the line is."""

from __future__ import annotations

import pytest

from tui.terminal.typed_numbers import number

LONG = "9" * 5000  # of so many digits Python makes no number


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1", 1), ("30", 30), ("007", 7), ("３", 3), ("31", None), ("0", None), ("", None),
        ("-1", None), ("+1", None), ("1.5", None), (" 1", None), ("²", None), (LONG, None),
    ],
)  # fmt: skip
def test_a_number_is_one_that_can_be_meant(typed, meant):
    assert number(typed, 30) == meant
