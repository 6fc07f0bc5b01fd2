"""That all is done, said without a number."""

from __future__ import annotations

import pytest
from making.shipped import VOCABULARY

from engine.clauses.reading import Reader
from engine.clauses.scope import About


def all_done(text):
    found = Reader(VOCABULARY, About(2024, "department", "青禾县教育局")).claims(text, "request")
    return "all_done" in {one.subject for one in found if not one.doubts}


@pytest.mark.parametrize(
    ("text", "done"),
    [
        ("收到申请8件，均已按时答复。", True), ("收到申请8件，已全部办结。", True),
        ("收到申请8件，除1件结转外，其余均已办结。", False), ("收到申请8件，答复6件。", False),
        ("收到申请8件，均未办结。", False), ("各类投诉均已办结。", False),
        ("收到申请8件，办结率100%。", True), ("收到申请8件，按时办结率100%。", False),
        ("收到申请8件，受理率100%。", False),
    ],
)  # fmt: skip
def test_all_is_done_only_where_nothing_is_left_over(text, done):
    assert all_done(text) == done
