"""Forms of one name put together."""

from __future__ import annotations

import pytest

from engine.agency_names import full_name


@pytest.mark.parametrize(
    ("title", "others", "full"),
    [
        ("青禾县柳河乡人民政府", ["柳河乡人民政府"], "青禾县柳河乡人民政府"),
        ("白沙镇", ["白沙镇人民政府"], "白沙镇人民政府"),
        ("青禾县白沙镇", ["白沙镇人民政府"], "青禾县白沙镇人民政府"),
        ("柳河乡", ["青禾县柳河乡人民政府"], "青禾县柳河乡人民政府"),
        ("柳河乡", ["白沙镇人民政府"], "柳河乡"),
        ("", ["", "青禾县教育局"], "青禾县教育局"),
        ("教育局", ["青禾县教育局"], "青禾县教育局"),
        ("青禾县教育局(本级)", ["青禾县教育局"], "青禾县教育局(本级)"),
        ("教育局（本级）", ["青禾县教育局", "青禾县民政局"], "青禾县教育局(本级)"),
        ("", [], ""),
    ],
)
def test_the_fullest_form_of_the_titles_name_is_taken(
    title: str, others: list[str], full: str
) -> None:
    assert full_name(title, others) == full
