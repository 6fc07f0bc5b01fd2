"""Unreadable files beside the filings: rows and events tell the same of them."""

from __future__ import annotations

import pytest
from book_hands import hands, kinds

from engine.trail.casebook import UnreadableFile
from engine.trail.verification.verify import verify


@pytest.fixture
def beside(desk):
    """Give a book with two files that could not be read."""
    with desk.open() as book:
        book.keep_unreadable(
            [
                UnreadableFile(source=name, reason="打不开", sha256="a" * 64)
                for name in ("1.pdf", "2.pdf")
            ]
        )
    assert verify(desk.path).code == 0
    return desk


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM unreadable WHERE id = 1",
        "UPDATE unreadable SET reason = '读得了' WHERE id = 1",
        "UPDATE unreadable SET sha256 = '' WHERE id = 1",
        "UPDATE unreadable SET at = '2020' WHERE id = 1",
    ],
)
def test_an_unreadable_file_that_rows_tell_otherwise_is_named(beside, statement):
    with hands(beside.path) as connection:
        connection.execute(statement)
    found = verify(beside.path)
    assert kinds(found) == {"projection"}
    assert any("第 1 号读不了的文件" in one for one in found.sentences)
    assert not any("第 2 号" in one for one in found.sentences)


def test_names_and_an_empty_reason_prove_nothing(beside):
    """A name may name a person and may go; a rebuild cannot bring a reason back."""
    with hands(beside.path) as connection:
        connection.execute("UPDATE unreadable SET name = '', source = '', reason = ''")
    assert verify(beside.path).code == 0
