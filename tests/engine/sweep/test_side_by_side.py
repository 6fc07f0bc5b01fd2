"""Which names may be one place, seen from two working folders."""

from __future__ import annotations

import pytest

from engine.audit.cache import CachedReading
from engine.sweep.side_by_side import same_place


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("年报/白沙镇.docx", "白沙镇.docx", True),
        ("./白沙镇.docx", "/home/a/年报/白沙镇.docx", True),
        ("年报\\白沙镇.docx", "C:/a/年报/白沙镇.docx", True),
        ("第一批/白沙镇.docx", "第二批/白沙镇.docx", False),
        ("a.zip!/白沙镇.docx", "b.zip!/白沙镇.docx", False),
        ("白沙镇.docx", "大白沙镇.docx", False),
    ],
)
def test_names_that_end_alike_may_be_one_place(one: str, other: str, same: bool) -> None:  # noqa: FBT001
    papers = CachedReading(one, "a"), CachedReading(other, "b")
    assert same_place(*papers) == same_place(*papers[::-1]) == same
