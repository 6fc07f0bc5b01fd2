"""What stands beside the next finding while something stands beside the document."""

from __future__ import annotations

import pytest

from tui.render.companion import staying


@pytest.mark.parametrize(
    ("kind", "there", "stays"),
    [
        ("last", ["last", "round"], "last"),
        ("round", ["last", "round"], "round"),
        ("last", ["alike", "last"], "alike"),
        ("alike", ["last"], "last"),
        ("here", ["here", "last"], "here"),
    ],
)
def test_the_same_kind_stays_but_a_text_alike_comes_first(kind, there, stays):
    assert staying(kind, there) == stays
