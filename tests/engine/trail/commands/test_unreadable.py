"""Unreadable files are part of the book: kept once, gone when a readable one takes their place."""

from __future__ import annotations

import pytest
from book_hands import hands

from engine.errors import UsageError
from engine.roster.unit import Unit
from engine.trail.casebook import ReadableFile, UnreadableFile
from engine.trail.verification.verify import verify

WATER = Unit(name="青禾县水利局", aliases=("水利局",), kind="department")
OFFICE = Unit(name="青禾县教育局", aliases=("教育局",), kind="department")
LOCKED = UnreadableFile(source="2023/水利局.pdf", reason="文件已加密", sha256="a" * 64)


def names(book):
    return [one.name for one in book.unreadable()]


@pytest.fixture
def book(desk):
    with desk.open() as opened:
        opened.import_roster((WATER, OFFICE))
        yield opened


def test_a_file_is_kept_with_name_reason_and_time_and_an_event(book):
    assert book.keep_unreadable([LOCKED]) == 1
    (one,) = book.unreadable()
    assert (one.name, one.source, one.reason) == ("水利局.pdf", "2023/水利局.pdf", "文件已加密")
    (*_, event) = book.events()
    assert (event.kind, event.at) == ("unreadable.received", one.received_at)
    assert "水利局" not in str(event.payload), "a name must be removable"


def test_a_name_that_tells_of_a_person_is_masked(book):
    book.keep_unreadable([UnreadableFile(source="王某13812345678.pdf", reason="打不开")])
    assert "13812345678" not in str(book.unreadable())


@pytest.mark.parametrize(
    "again",
    [
        LOCKED,
        UnreadableFile(source="别处/副本.pdf", reason="文件已加密", sha256="a" * 64),
    ],
    ids=["同一文件", "别处的副本"],
)
def test_a_second_sweep_adds_nothing(book, again):
    book.keep_unreadable([LOCKED])
    events = len(list(book.events()))
    assert book.keep_unreadable([again]) == 0
    assert (names(book), len(list(book.events()))) == (["水利局.pdf"], events)


def test_what_cannot_even_be_opened_is_kept_once_by_its_place(book):
    closed = UnreadableFile(source="2023/无权限.docx", reason="没有权限读取")
    assert [book.keep_unreadable([closed]) for _ in range(2)] == [1, 0]


def test_other_bytes_in_the_same_place_take_its_place(book):
    book.keep_unreadable([LOCKED])
    other = UnreadableFile(source=LOCKED.source, reason="文件不完整", sha256="b" * 64)
    assert book.keep_unreadable([other]) == 1
    assert [one.reason for one in book.unreadable()] == ["文件不完整"]


@pytest.mark.parametrize(
    ("readable", "gone"),
    [
        (ReadableFile(source="x.docx", sha256="a" * 64), True),
        (ReadableFile(source="2023/水利局.pdf"), True),
        (ReadableFile(source="2023/水利局.docx"), True),
        (ReadableFile(source="x.docx", unit=WATER.name, year=2023), True),
        (ReadableFile(source="x.docx", unit=WATER.name, year=2022), False),
        (ReadableFile(source="x.docx", unit=OFFICE.name, year=2023), False),
        (ReadableFile(source="2022/水利局.pdf"), False),
        (ReadableFile(source="x.docx", unit=WATER.name), False),
    ],
    ids=str,
)
def test_it_goes_when_a_readable_one_certainly_takes_its_place(book, readable, gone):
    book.keep_unreadable([LOCKED])
    book.keep_unreadable((), [readable])
    assert names(book) == ([] if gone else ["水利局.pdf"])


def test_a_person_may_let_go_of_one_and_a_wrong_number_is_told(book):
    book.keep_unreadable([LOCKED, UnreadableFile(source="说明.txt", reason="不像年报")])
    with pytest.raises(UsageError, match="没有第 9 号"):
        book.remove_unreadable([1, 9])
    assert book.remove_unreadable([2]) == 1
    assert names(book) == ["水利局.pdf"]


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM unreadable",
        "UPDATE unreadable SET reason = '没什么'",
        "UPDATE unreadable SET sha256 = ''",
        "UPDATE unreadable SET at = ''",
        "INSERT INTO unreadable VALUES (9, '', 'x', 'x', '', '', '', 1)",
    ],
)
def test_what_was_changed_behind_the_trail_is_told_and_rebuilt(desk, statement):
    with desk.open() as book:
        book.keep_unreadable([LOCKED])
    assert verify(desk.path).code == 0
    with hands(desk.path) as connection:
        connection.execute(statement)
    assert "读不了的文件与留痕不一致" in "".join(verify(desk.path).sentences)
    with desk.open() as book:
        assert book.rebuild()
        assert len(book.unreadable()) == 1
    assert verify(desk.path).code == 0
