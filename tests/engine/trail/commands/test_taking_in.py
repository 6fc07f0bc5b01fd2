"""Files taken in together are what they are one by one: filings, versions, bytes, payloads."""

from __future__ import annotations

from engine.trail.casebook import Casebook
from engine.trail.commands.receive import ReceivedFile
from engine.trail.commands.taking_in import take_in, take_in_all


def file(agency: str | None, data: bytes, year: int | None = 2023) -> ReceivedFile:
    """Return a file on its way in."""
    return ReceivedFile(name="年报.txt", data=data, agency=agency, kind=None, year=year)


FIRST = [file("石桥镇", b"1"), file("白沙镇", b"2"), file("石桥镇", b"1", year=None)]
THEN = [file("白沙镇", b"2"), file("柳河乡", b"1"), file("石桥镇", b"3")]
"""Known already; the same bytes of another; a second version."""


def taken(book, files, *, together):
    """Take files in and return what became of them."""
    with book._ledger.writing() as transaction:
        seq = transaction.seq + 1
        if together:
            done = take_in_all(transaction, files, (), seq)
        else:
            done = [take_in(transaction, one, (), seq) for one in files]
        transaction.append("sweep.recorded", "sweep/x", {"received": [], "checks": []})
    return done


def test_together_is_as_one_by_one(desk, tmp_path):
    beside = Casebook.open(tmp_path / "b.book", actor="张三", now=desk.clock)
    with desk.open() as one, beside as other:
        for files in (FIRST, THEN):
            assert taken(one, files, together=True) == taken(other, files, together=False)
        assert [(f.agency, f.year, f.sha256) for f in one.filings()] == [
            (f.agency, f.year, f.sha256) for f in other.filings()
        ]


def test_what_becomes_of_each(desk):
    with desk.open() as book:
        taken(book, FIRST, together=True)
        known, same, second = taken(book, THEN, together=True)
        assert (known[0].known, known[1]) == (True, {})
        assert (same[0].new, same[0].round) == (True, 1)
        assert (second[0].new, second[0].round, second[1]["round"]) == (False, 2, 2)
        assert [book.content(f.id)[1] for f in book.filings() if f.agency == "石桥镇"] == [
            b"3", b"1",
        ]  # fmt: skip


def test_nobodys_file_is_known_by_its_bytes(desk):
    with desk.open() as book:
        ((first, _),) = taken(book, [file(None, b"x")], together=True)
        ((again, payload),) = taken(book, [file(None, b"x")], together=True)
        assert (again.known, again.version_id, payload) == (True, first.version_id, {})


def test_no_file_is_nothing(desk):
    with desk.open() as book:
        assert taken(book, [], together=True) == []
