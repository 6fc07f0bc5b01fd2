"""A casebook from outside chooses no file that is written or read, and no word in it."""

from __future__ import annotations

import json
import os
import sqlite3
import stat
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from engine.errors import TrailError
from engine.trail.casebook import Casebook
from engine.trail.log import chain
from engine.trail.log.canonical import canonical
from engine.trail.log.checkpoint import parse
from engine.trail.store import checkpoint_file
from engine.trail.store.confirmed_paths import Confirmed
from engine.trail.verification.verify import verify

pytestmark = pytest.mark.sqlite_file

COLUMNS = "seq, at, actor, key_id, session, kind, subject, payload, prev, hash, alg, sig"
PROFILE = "# my profile\n"
posix = pytest.mark.needs("posix")


def rewritten(path, first=None, checkpoints=None):
    """Rewrite a casebook whole, as its owner can: another first payload, checkpoints set."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        links = [chain.Link(*row) for row in connection.execute(f"SELECT {COLUMNS} FROM events")]  # noqa: S608
        triggers = connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        if first is not None:
            links[0] = links[0]._replace(payload=first)
        if checkpoints is not None:
            payload = {"name": "checkpoints", "value": checkpoints, "before": []}
            links.append(
                links[-1]._replace(
                    kind="setting.changed", subject="setting/checkpoints",
                    payload=canonical(payload),
                )
            )  # fmt: skip
            connection.execute(
                "INSERT OR REPLACE INTO settings VALUES ('checkpoints', ?)",
                (canonical(checkpoints),),
            )
        connection.execute("DELETE FROM events")
        head = chain.GENESIS
        for number, link in enumerate(links, 1):
            made = link._replace(seq=number, prev=head)
            made = made._replace(hash=chain.digest(made))
            connection.execute(f"INSERT INTO events VALUES ({', '.join('?' * 12)})", made)  # noqa: S608
            head = made.hash
        for _, sql in triggers:
            connection.execute(sql)


@pytest.fixture
def victim(tmp_path):
    """Give a file that nobody wants a casebook to write to."""
    path = tmp_path / ".profile"
    path.write_text(PROFILE)
    return path


@pytest.mark.parametrize(
    "first",
    [
        '{"book":"0\\ntouch PWNED #","schema":1}', '{"book":"0123456789abcde\\n","schema":1}',
        '{"book":"0123456789ABCDEF","schema":1}', '{"book":"0123456789abcdef0","schema":1}',
        '{"book":7,"schema":1}', '{"schema":1}', "[]", "[" * 5000 + "]" * 5000,
        '{"book":"' + "a" * 100_000 + '","schema":1}',
    ],
)  # fmt: skip
def test_a_book_with_an_id_of_another_shape_is_not_opened_and_not_whole(reviewed, victim, first):
    rewritten(reviewed.path, first, [str(victim)])
    for confirmed in (Confirmed(), reviewed.confirmed):
        with pytest.raises(TrailError, match="案卷编号不成样子"):
            reviewed.open(confirmed=confirmed)
    assert verify(reviewed.path).code != 0
    assert victim.read_text() == PROFILE


def test_files_that_the_book_names_are_left_alone_until_they_are_confirmed_here(
    reviewed, victim, tmp_path
):
    named = [str(victim), str(tmp_path / "新.txt")]
    rewritten(reviewed.path, checkpoints=named)
    with reviewed.open() as book:
        assert book.unconfirmed == tuple(named)
        book.exported("csv", "e" * 64, 1)
        seal = book.seal()
    assert (seal.written, seal.failed, book.sealed) == ((), (), None)
    assert victim.read_text() == PROFILE
    assert not (tmp_path / "新.txt").exists()
    found = verify(reviewed.path, confirmed=reviewed.confirmed)
    assert found.code == 0
    assert sum("没有在本机确认过" in remark for remark in found.remarks) == 2


def test_another_machine_asks_again_and_the_same_one_remembers(reviewed, tmp_path):
    here, there = (Confirmed(tmp_path / name / "confirmed.json") for name in ("甲", "乙"))
    file = tmp_path / "检查点.txt"
    with reviewed.open(confirmed=here) as book:
        book.set("checkpoints", [str(file)])
        assert book.unconfirmed == ()
    kept = tmp_path / "甲" / "confirmed.json"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600 or os.name != "posix"
    with reviewed.open(confirmed=Confirmed(kept)) as book:
        assert book.unconfirmed == ()
    size = file.stat().st_size
    with reviewed.open(confirmed=there) as book:
        assert book.unconfirmed == (str(file),)
    assert file.stat().st_size == size
    with reviewed.open(confirmed=there) as book:
        book.set("checkpoints", [str(file)])
    assert file.stat().st_size > size
    assert verify(reviewed.path, confirmed=there).checkpoints == 3


def test_what_was_confirmed_for_one_book_holds_for_no_other(desk, tmp_path):
    mine, other = tmp_path / "a.book", tmp_path / "b.book"
    file = tmp_path / "检查点.txt"
    with Casebook.open(mine, actor="张三", now=desk.clock, confirmed=desk.confirmed) as book:
        book.set("checkpoints", [str(file)])
    with Casebook.open(other, actor="张三", now=desk.clock):
        pass
    rewritten(other, checkpoints=[str(file)])
    with Casebook.open(other, actor="张三", now=desk.clock, confirmed=desk.confirmed) as book:
        assert book.unconfirmed == (str(file),)


@pytest.mark.parametrize("content", ["", "{", "[]", '{"a": 5}', "[" * 100_000, "\0"])
def test_a_damaged_list_of_confirmed_files_confirms_nothing(reviewed, tmp_path, content):
    kept = tmp_path / "confirmed.json"
    with reviewed.open(confirmed=Confirmed(kept)) as book:
        book.set("checkpoints", [str(tmp_path / "a.txt")])
        name = book.id
    assert Confirmed(kept).of(name)
    kept.write_text(content)
    assert Confirmed(kept).of(name) == frozenset()
    Confirmed(kept).confirm(name, ["/x"])
    assert json.loads(kept.read_text("utf-8"))[name] == ["/x"]


@pytest.mark.parametrize("value", [5, "x", [5, None, ["a"]], {"a": 1}])
def test_checkpoints_that_are_no_list_of_names_name_nothing(reviewed, value):
    with closing(sqlite3.connect(reviewed.path)) as connection, connection:
        connection.execute("INSERT INTO settings VALUES ('checkpoints', ?)", (json.dumps(value),))
    with reviewed.open() as book:
        assert book.unconfirmed == ()
    assert verify(reviewed.path).code == 1


def bad_places(tmp_path, victim):
    """Yield files that must not take a checkpoint, though somebody gave them."""
    folder, pipe, link, dangling = (tmp_path / name for name in ("f", "p", "l", "d"))
    folder.mkdir()
    os.mkfifo(pipe)
    link.symlink_to(victim)
    dangling.symlink_to(tmp_path / "nothing")
    yield from (folder, pipe, link, dangling, victim)
    yield from (Path("/dev/zero"), Path("/dev/null"))


@posix
def test_a_checkpoint_goes_into_a_regular_file_of_this_book_or_a_new_one(
    reviewed, victim, tmp_path
):
    other = tmp_path / "other.book"
    with Casebook.open(other, actor="张三", now=reviewed.clock) as book:
        book.seal([tmp_path / "other.txt"])
    theirs = (tmp_path / "other.txt").read_bytes()
    (tmp_path / "empty.txt").touch()
    bad = [*bad_places(tmp_path, victim), tmp_path / "other.txt"]
    with reviewed.open() as book:
        seal = book.seal([*bad, tmp_path / "empty.txt", tmp_path / "new.txt"])
        assert len(seal.written) == 2
        for file in bad:
            with pytest.raises(TrailError):
                book.set("checkpoints", [str(file)])
        assert book.settings()["checkpoints"] == []
        again = book.seal([tmp_path / "new.txt"])
    assert len(again.written) == 1
    assert {name for name, _ in seal.failed} == set(map(str, bad))
    assert all("检查点" in sentence and "；请" in sentence for _, sentence in seal.failed)
    assert victim.read_text() == PROFILE
    assert (tmp_path / "other.txt").read_bytes() == theirs
    assert len(list(parse((tmp_path / "new.txt").read_text("utf-8")))) == 2


@posix
@pytest.mark.timeout(60)
def test_verifying_and_opening_read_no_pipe_no_device_and_nothing_huge(reviewed, tmp_path):
    pipe, huge = tmp_path / "pipe", tmp_path / "huge"
    os.mkfifo(pipe)
    with huge.open("wb") as file:
        file.truncate(3 * 10**9)
    names = [str(pipe), "/dev/zero", str(huge)]
    rewritten(reviewed.path, checkpoints=names)
    with reviewed.open() as book:
        book._confirmed.confirm(book.id, names)
    for name in names:
        found = verify(reviewed.path, [name])
        assert found.code == 3, found
    assert verify(reviewed.path, confirmed=reviewed.confirmed).code == 3
    reviewed.clock.now += timedelta(days=1)
    with reviewed.open() as book:
        assert {name for name, _ in book.sealed.failed} == set(names)


def test_a_witness_file_is_read_up_to_a_bound(tmp_path, monkeypatch):
    monkeypatch.setattr(checkpoint_file, "LARGEST", 100)
    file = tmp_path / "x"
    file.write_bytes(b"a" * 100)
    assert checkpoint_file.read(file) == "a" * 100
    file.write_bytes(b"a" * 101)
    with pytest.raises(TrailError, match="太大"):
        checkpoint_file.read(file)


def test_a_folder_that_cannot_hold_what_was_confirmed_is_said(reviewed, tmp_path):
    (tmp_path / "file").write_text("")
    with (
        reviewed.open(confirmed=Confirmed(tmp_path / "file" / "confirmed.json")) as book,
        pytest.raises(TrailError, match="没能在本机记下"),
    ):
        book.set("checkpoints", [str(tmp_path / "a.txt")])
    with reviewed.open() as book:
        assert book.settings()["checkpoints"] == []
