"""The readings of one sweep: each report of the book at most once."""

from __future__ import annotations

from contextlib import closing
from typing import Any

import pytest

from engine.audit.cache import CachedReading
from engine.audit.identify import Scan
from engine.audit.identity import Identity
from engine.audit.resemblance import Search
from engine.errors import TrailError
from engine.sweep.looked import Looked
from engine.sweep.readings import Readings, searched
from engine.sweep.sketched import Sketched


class Book:
    """A book whose files can be had, but for one that was purged."""

    def bytes_of(self, digest):
        """Return the bytes."""
        if digest == "gone":
            raise TrailError("原文不在案卷里。")
        return digest.encode()


@pytest.fixture
def readings(tmp_path):
    """Give the readings of a sweep."""
    with closing(Sketched(tmp_path)) as sketched, closing(Looked(tmp_path)) as looked:
        book: Any = Book()
        yield Readings(book, tmp_path, sketched, looked)


def read(readings, *papers):
    """Return which bytes are looked at."""
    looked = []

    def looks(files):
        for file in files:
            looked.append((file.source, file.data))
            yield Scan(Identity(source=file.source))

    scans = list(readings.read(papers, looks, lambda sources: sources))
    assert len(scans) == len(looked)
    return looked


def test_a_report_is_looked_at_once_in_a_sweep(readings):
    one, other = CachedReading("a.docx", "1"), CachedReading("b.docx", "2")
    assert read(readings, one, one, other) == [("a.docx", b"1"), ("b.docx", b"2")]
    assert read(readings, one, other) == []
    assert read(readings, CachedReading("a.docx", "3")) == [("a.docx", b"3")]


def test_one_that_was_removed_meanwhile_is_nothing_to_compare_with(readings):
    assert read(readings, CachedReading("a.docx", "gone")) == [("a.docx", b"")]


def test_a_place_is_of_the_file_and_its_bytes(readings):
    places = {
        readings.kept_place(CachedReading(*one)) for one in (("a.docx", "1"), ("a.docx", "2"))
    }
    assert len(places) == 2
    assert readings.kept_place(CachedReading("x/a.docx", "1")) in places


def test_a_file_of_the_sweep_is_not_read_again_from_the_book(readings):
    readings.looked.add(Identity(source="a.docx", sha256="1", agency="白沙镇", year=2023))
    readings.looked.own(lambda one: (one.agency, one.year))
    assert read(readings, CachedReading("old/a.docx", "1"), CachedReading("b.docx", "2")) == [
        ("b.docx", b"2")
    ]


def test_among_whom_likes_were_looked_for_is_a_digest():
    assert searched(Search(places=("a",))) != searched(Search(places=("b",)))
    assert searched(Search()) == searched(Search())
