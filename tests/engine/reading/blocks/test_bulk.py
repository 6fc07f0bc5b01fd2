"""Values made by the hundred."""

from __future__ import annotations

import pytest

from engine.anchor import Anchor
from engine.reading.blocks.bulk import maker
from engine.report import Cell


def test_a_value_made_in_bulk_is_one_like_any_other() -> None:
    anchor = maker(Anchor)(3, 1, 2, None, 4, None, None, None, "body/1")
    assert anchor == Anchor(block=3, row=1, column=2, table=4, native="body/1")
    assert maker(Cell)("", anchor, 1, 1, None) == Cell(text="", anchor=anchor)


def test_every_field_has_to_be_given() -> None:
    with pytest.raises((TypeError, ValueError)):
        maker(Cell)("")
