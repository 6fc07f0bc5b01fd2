"""A season moves from a file to a server and back; head, rows and rights to go on are the same."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from book_hands import hands

from engine.errors import TrailError, UsageError
from engine.trail.maintenance import copying
from engine.trail.maintenance.copying import copy_book
from engine.trail.store.database import tables
from engine.trail.store.place import place_of
from engine.trail.verification.verify import verify


def rows(place):
    """Return every row of a book, by table."""
    with hands(place) as there:
        return {
            one.name: [
                tuple(bytes(v) if isinstance(v, memoryview) else v for v in row)
                for row in there.execute(
                    f"SELECT {', '.join(one.c.keys())} FROM {one.name} ORDER BY 1, 2"  # noqa: S608
                ).fetchall()
            ]
            for one in tables()
        }  # fmt: skip


@pytest.mark.sqlite_file
def test_a_season_goes_to_a_server_and_back_with_its_chain(reviewed, postgres, tmp_path):
    server = place_of(postgres.url(postgres.database()))
    home = tmp_path / "回来.book"
    assert isinstance(reviewed.path, Path)
    before, whole = rows(reviewed.path), verify(reviewed.path)
    for source, target in ((reviewed.path, server), (server, home)):
        copied = copy_book(source, target)
        assert (copied.code, copied.events, copied.head) == (0, whole.events, whole.head)
        assert rows(target) == before
    for place in (server, home):
        reviewed.path = place
        with reviewed.open() as book:
            version = reviewed.receive(book, b"two").version_id
            reviewed.record(book, version)
            book.decide(book.findings(1, include_resolved=True)[0].id, "note", text="接着做")
        assert verify(place).code == 0


INTERRUPTED = """
import os, signal, sys
from engine.trail.maintenance import copying
from engine.trail.store.place import place_of
parts = copying._parts
def cut_off(source, table):
    if table.name == "findings":
        os.kill(os.getpid(), signal.SIGKILL)
    yield from parts(source, table)
copying._parts = cut_off
copying.copy_book(place_of(sys.argv[1]), place_of(sys.argv[2]))
"""


@pytest.mark.needs("posix")
@pytest.mark.parametrize("goal", ["file", "server"])
def test_a_copy_that_is_cut_off_leaves_nothing_in_the_way_of_the_next(
    reviewed, postgres, tmp_path, goal
):
    target = tmp_path / "neu.book"
    if goal == "server":
        target = place_of(postgres.url(postgres.database()))
    before = rows(reviewed.path)
    cut = subprocess.run(
        [sys.executable, "-c", INTERRUPTED, str(reviewed.path), str(target)], check=False
    )
    assert cut.returncode == -signal.SIGKILL
    assert verify(target).code == 3, "there is no half a book"
    assert copy_book(reviewed.path, target).code == 0
    assert rows(target) == rows(reviewed.path) == before


@pytest.mark.sqlite_file
def test_nothing_is_copied_over(reviewed):
    with pytest.raises(UsageError, match="不会覆盖"):
        copy_book(reviewed.path, reviewed.path)


@pytest.mark.sqlite_file
def test_a_book_that_somebody_made_meanwhile_is_neither_touched_nor_called_a_copy(
    reviewed, tmp_path, monkeypatch
):
    target = tmp_path / "neu.book"
    into_file = copying._into_file

    def slowly(season, draft):
        into_file(season, draft)
        target.write_bytes(b"theirs")

    monkeypatch.setattr(copying, "_into_file", slowly)
    with pytest.raises(UsageError, match="不会覆盖"):
        copy_book(reviewed.path, target)
    assert target.read_bytes() == b"theirs"


def test_what_is_not_whole_is_not_copied(reviewed, tmp_path):
    with hands(reviewed.path) as boss:
        boss.execute("UPDATE findings SET state = 'dismissed'")
    with pytest.raises(TrailError, match="没有复制"):
        copy_book(reviewed.path, tmp_path / "neu.book")
    assert not (tmp_path / "neu.book").exists()


@pytest.mark.server_alone
def test_a_server_that_has_a_book_takes_no_other(reviewed, postgres):
    with pytest.raises(UsageError, match="已有案卷"):
        copy_book(reviewed.path, place_of(postgres.book()))
