"""Which gouji.toml is believed: the nearest upwards, and only one that nobody else could write."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest

from engine.errors import PackError
from tui.cli.config.files import LARGEST, NAME, find, own_file, read, unsafe

if TYPE_CHECKING:
    from pathlib import Path


def looked(mode: int, owner: int) -> os.stat_result:
    """Make what the system says of a file."""
    return os.stat_result((mode, 0, 0, 1, owner, 0, 0, 0, 0, 0))


def toml(folder: Path, text: str = 'lang = "zh"\n') -> Path:
    """Write a file of settings that counts."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / NAME
    path.write_text(text, "utf-8")
    path.chmod(0o644)
    return path


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    """Work in a folder two below another."""
    folder = tmp_path / "season" / "2024" / "reports"
    folder.mkdir(parents=True)
    monkeypatch.chdir(folder)
    return folder


def test_where_there_is_none_none_is_found():
    found = find()
    assert (found.project, found.user, found.ignored, found.farther) == (None, None, (), ())


def test_the_nearest_upwards_counts_and_those_above_are_known(here):
    far, near = toml(here.parents[1]), toml(here.parent)
    assert find().project == near
    assert find().farther == (far,)


def test_the_users_own_is_found_wherever_one_works_and_is_no_projects(monkeypatch):
    own = toml(own_file().parent)
    assert (find().project, find().user) == (None, own)
    monkeypatch.chdir(own.parent)
    assert (find().project, find().user) == (None, own)


def test_a_file_of_the_home_is_the_projects(here):
    path = toml(here.parents[2])
    assert find().project == path


def test_nothing_is_found_in_a_home_that_the_system_does_not_name(here, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", "relative")
    toml(here / "relative" / "gouji")
    assert own_file() is None
    assert find().user is None


def test_a_working_folder_that_is_gone_has_none(here):
    here.rmdir()
    assert find().project is None


@pytest.mark.parametrize("kind", ["folder", "pipe", "link", "everybodys"])
def test_what_is_no_file_of_our_own_is_passed_over_and_the_next_one_counts(here, kind):
    far, near = toml(here.parent), here / NAME
    if kind == "folder":
        near.mkdir()
    elif kind == "pipe":
        os.mkfifo(near)
    elif kind == "link":
        near.symlink_to(far)
    else:
        toml(here).chmod(0o666)
    found = find()
    assert found.project == far
    assert [one.path for one in found.ignored] == [near]


@pytest.mark.needs("posix")
def test_a_file_of_somebody_else_does_not_count_one_of_root_does():
    mine = os.geteuid()
    assert unsafe(looked(stat.S_IFREG | 0o644, mine)) == ""
    assert unsafe(looked(stat.S_IFREG | 0o644, 0)) == ""
    assert unsafe(looked(stat.S_IFREG | 0o644, mine + 4321)) == "anothers"
    assert unsafe(looked(stat.S_IFREG | 0o646, mine)) == "everybodys"
    assert unsafe(looked(stat.S_IFCHR | 0o644, mine)) == "special"


def test_a_huge_file_is_refused_and_not_read_whole(here):
    path = toml(here)
    with path.open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(PackError, match="太大"):
        read(path)
    path.write_bytes(b"#" * LARGEST)
    assert len(read(path)) == LARGEST


def test_a_file_that_may_not_be_read_is_told(here, monkeypatch):
    path = toml(here)

    def refuse(*_given, **_more):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("tui.cli.config.files.os.open", refuse)
    with pytest.raises(PackError, match="没有权限") as caught:
        read(path)
    assert caught.value.path == str(path)


def test_a_file_exchanged_for_a_link_since_it_was_looked_at_is_not_followed(here):
    path = toml(here.parent)
    link = here / NAME
    link.symlink_to(path)
    with pytest.raises(PackError):
        read(link)
