"""The original is opened by a program with a full path, never a shell, under a name of ours."""

from __future__ import annotations

import atexit
import os
import subprocess
import sys
from pathlib import Path

import pytest

from engine.errors import UsageError
from tui import original
from tui.original import kept_beside, open_original
from tui.text.words import Texts


@pytest.fixture(autouse=True)
def own_folder(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))


@pytest.mark.parametrize("name", ["; rm -rf ~.docx", "../../x.DOCX", "--help.docx", "a\nb.docx"])
def test_of_a_hostile_name_only_a_known_ending_is_kept(name, tmp_path):
    path = kept_beside(b"PK", name, Texts())
    assert path.name == "original.docx"
    assert path.parent.parent == tmp_path
    assert path.read_bytes() == b"PK"
    assert (path.parent.stat().st_mode & 0o777, path.stat().st_mode & 0o777) == (0o700, 0o600)


@pytest.mark.parametrize("name", ["a.desktop", "a.exe", "a.sh", "a", "a.docx.lnk"])
def test_what_might_be_a_program_is_refused(name, tmp_path):
    with pytest.raises(UsageError):
        open_original(b"x", name, Texts())
    assert list(tmp_path.iterdir()) == []


def test_it_is_started_with_a_full_path_and_no_shell(monkeypatch):
    started = []
    monkeypatch.setattr(original, "opener", lambda: Path("/usr/bin/xdg-open"))
    monkeypatch.setattr(subprocess, "Popen", lambda words, **more: started.append((words, more)))
    said = open_original(b"x", "报告.pdf", Texts())
    (words, more), *_ = started
    assert words[0].is_absolute()
    assert words[1].name == "original.pdf"
    assert "shell" not in more
    assert str(words[1]) in said


def test_without_a_program_it_is_said_where_it_lies(monkeypatch):
    monkeypatch.setattr(original, "opener", lambda: None)
    assert "副本在：" in open_original(b"x", "a.pdf", Texts())


def test_on_linux_without_a_screen_nothing_is_started(monkeypatch):
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert original.opener("linux") is None


def test_the_copy_goes_when_gouji_ends(tmp_path):
    told = (
        "from tui.original import kept_beside; from tui.text.words import Texts; "
        "print(kept_beside(b'x', 'a.pdf', Texts()).is_file())"
    )
    at = {**os.environ, "TMPDIR": str(tmp_path)}
    ran = subprocess.run([sys.executable, "-c", told], env=at, capture_output=True, check=True)
    assert ran.stdout.strip() == b"True"
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_one_left_goes_and_nothing_else(tmp_path, monkeypatch):
    monkeypatch.setattr(atexit, "register", lambda *_all, **_more: None)
    old, new, other = (
        tmp_path / name for name in ("gouji-original-1-x", "gouji-original-2-y", "z")
    )
    for one in (old, new, other):
        one.mkdir()
        (one / "original.pdf").write_bytes(b"x")
    os.utime(old, (0, 0))
    os.utime(other, (0, 0))
    (tmp_path / "gouji-original-link").symlink_to(other)
    kept_beside(b"x", "a.pdf", Texts())
    assert (old.exists(), new.exists(), other.exists()) == (False, True, True)
