"""A casebook and all that is made of it is for its owner's eyes, whatever the umask."""

from __future__ import annotations

import os
import stat

import pytest

from engine.trail.maintenance.backup import backup, restore
from engine.trail.store.private import private_folder, tighten

pytestmark = [pytest.mark.sqlite_file, pytest.mark.needs("posix")]


@pytest.fixture(params=[0, 0o022, 0o777], autouse=True)
def umask(request):
    """Work under a careless umask, the usual one, and an absurd one."""
    before = os.umask(request.param)
    yield
    os.umask(before)


def modes(folder):
    return {
        path.name: oct(stat.S_IMODE(path.stat().st_mode)) for path in folder.iterdir()
        if path.is_file()
    }  # fmt: skip


def test_a_casebook_and_its_companions_are_made_private(desk):
    with desk.open() as book:
        desk.filled(book)
        found = modes(desk.path.parent)
        assert set(found) >= {desk.path.name, f"{desk.path.name}-wal", f"{desk.path.name}-shm"}
        assert set(found.values()) == {"0o600"}


def test_the_draft_of_a_casebook_is_private_from_its_first_moment(desk, monkeypatch):
    seen = {}
    link = os.link

    def look(source, target):
        seen.update(modes(desk.path.parent))
        link(source, target)

    monkeypatch.setattr(os, "link", look)
    with desk.open():
        pass
    assert any(name.endswith(".new") for name in seen)
    assert set(seen.values()) == {"0o600"}


def test_an_open_book_of_before_is_tightened(desk):
    with desk.open() as book:
        for path in desk.path.parent.iterdir():
            path.chmod(0o644)
        assert set(modes(desk.path.parent).values()) == {"0o644"}
        with desk.open("李四"):
            assert set(modes(desk.path.parent).values()) == {"0o600"}
        book.settings()


def test_a_read_only_book_stays_read_only(desk):
    with desk.open():
        pass
    desk.path.chmod(0o444)
    tighten(desk.path)
    assert modes(desk.path.parent)[desk.path.name] == "0o400"


def test_backups_and_what_is_restored_are_private(desk, tmp_path):
    with desk.open() as book:
        desk.filled(book)
    place = tmp_path / "备份"
    backup(desk.path, place)
    desk.path.chmod(0o644)
    restored = restore(place, desk.path, now=desk.clock())
    found = modes(tmp_path)
    assert found[place.name] == found[desk.path.name] == "0o600"
    assert restored.moved.name in found


def test_a_folder_of_our_own_is_for_nobody_else(tmp_path):
    os.umask(0)
    assert stat.S_IMODE(private_folder(tmp_path / "a").stat().st_mode) == 0o700
    (tmp_path / "b").mkdir(mode=0o755)
    assert stat.S_IMODE(private_folder(tmp_path / "b").stat().st_mode) == 0o700


def test_what_is_not_ours_or_not_there_is_left_alone(tmp_path):
    tighten(tmp_path / "nothing")
    (tmp_path / "file").touch(0o644)
    (tmp_path / "file").chmod(0o644)
    (tmp_path / "link-wal").symlink_to(tmp_path / "file")
    tighten(tmp_path / "link")
    assert stat.S_IMODE((tmp_path / "file").stat().st_mode) == 0o644
