"""A season in the casebook: received, checked, decided, returned, mended, approved, published."""

from __future__ import annotations

import pytest

from engine.errors import TrailError


@pytest.mark.sqlite_file
def test_numbers_of_persons_do_not_reach_events_or_findings(desk, make_finding):
    with desk.open("王五13800138000") as book:
        filing = desk.filled(book, make_finding("k", quote="联系人13912345678"))
        book.decide(book.findings(filing)[0].id, "note", text="证件11010519491231002X")
    stored = desk.path.read_bytes()
    for number in (b"13800138000", b"13912345678", b"11010519491231002X"):
        assert number not in stored


@pytest.mark.sqlite_file
def test_a_casebook_that_is_not_there_is_not_made_unasked(desk):
    with pytest.raises(TrailError, match="没有案卷"):
        desk.open(create=False)
    assert not desk.path.exists()


@pytest.mark.sqlite_file
def test_leaving_leaves_one_file(reviewed):
    assert [file.name for file in reviewed.path.parent.iterdir()] == [reviewed.path.name]
