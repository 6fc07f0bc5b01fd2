"""What papers are made of in a casebook, for the command line and the screens alike."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from engine.errors import UsageError
from engine.export.data import sarif
from engine.own_papers import kind_of
from tui.letter import exported_of, folder_of, issue
from tui.text.words import Texts

AT = datetime(2026, 11, 20, 17, 30, tzinfo=UTC)


@pytest.fixture
def book_path(season):
    """Let every test here work on the book in the middle of a season."""
    return season


def test_the_folder_of_papers_lies_beside_the_book():
    assert folder_of(Path("甲/2024.book")) == Path("甲/2024-papers")


def test_a_letter_is_dated_by_the_day_in_china_and_signed_by_the_office_of_the_book(book):
    book.set("office", "青禾县人民政府办公室")
    made = exported_of(book, book.filings(), AT, Texts())
    assert (made.letter.day.isoformat(), made.letter.office) == (
        "2026-11-21",
        "青禾县人民政府办公室",
    )


def test_a_filing_that_came_again_is_compared_with_the_round_before(book):
    made = exported_of(book, book.filings(), AT, Texts())
    again = [one for one in made.dossiers if one.filing.round > 1]
    assert again
    assert all((one.compared is not None) == (one.filing.round > 1) for one in made.dossiers)
    (run,) = json.loads(sarif.write(made))["runs"]
    assert all(one["baselineState"] for one in run["results"])
    assert {"absent", "new"} <= {one["baselineState"] for one in run["results"]}


def test_a_letter_that_cannot_be_written_leaves_nothing_in_the_trail(book, tmp_path):
    before = len(list(book.events()))
    with pytest.raises(UsageError, match="写不了"):
        issue(book, book.filings()[0], tmp_path / "没有" / "a.docx", AT, Texts())
    assert [one for one in list(book.events())[before:] if one.kind == "book.exported"] == []


def test_a_letter_is_known_as_ours(book, tmp_path):
    path = issue(book, book.filings()[0], tmp_path, AT, Texts())
    assert path.parent == tmp_path
    assert kind_of(path.read_bytes()) == "notice"
