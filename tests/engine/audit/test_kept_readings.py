"""Readings that outlive a killed sweep: private, bounded, never stale, never half."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest
from making.chance import draft
from making.reading import read_report
from making.writers import as_flat_text

from engine.audit import cache, kept_readings
from engine.audit.kept_readings import DAYS, forget, keep, kept, private_room, tidy
from engine.audit.kept_readings import kept_readings as room_for

if TYPE_CHECKING:
    from pathlib import Path

    from engine.report import Report


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Give the folder of a sweep."""
    folder = tmp_path / "sweep"
    folder.mkdir(mode=0o700)
    return folder


@pytest.fixture(scope="module")
def report() -> Report:
    """Give a reading."""
    return read_report(as_flat_text(draft(3)), "a.txt")


def laid(room: Path, folder: Path, report: Report) -> Path:
    """Put a reading into a sweep's folder and keep it; return its place there."""
    place = cache.place_of(folder, "a.txt", report.document.sha256)
    cache.put(place, report)
    keep(room, place)
    return place


def test_what_was_kept_comes_back_under_any_name_and_is_the_next_sweeps(own, tmp_path, report):
    digest = report.document.sha256
    with room_for(tmp_path / "r", ("1", "a")) as room:
        assert room is not None
        laid(room, own, report)
    following = tmp_path / "next"
    following.mkdir()
    with room_for(tmp_path / "r", ("1", "a")) as room:
        found = kept(room, following, "别处/b.txt", digest)
        assert found is not None
        assert found.document.source == "别处/b.txt"
        assert cache.reading(following, "a.txt", digest) == report
        forget(room, [cache.place_of(following, "a.txt", digest).name])
        assert kept(room, own / "x", "a.txt", digest) is None
        assert cache.reading(following, "a.txt", digest) == report, "its own stays"
    assert list((tmp_path / "r").iterdir()) == []


@pytest.mark.parametrize("other", [("2", "a"), ("1", "b")], ids=["version", "pack"])
def test_another_program_or_other_rules_have_another_room(tmp_path, other):
    with room_for(tmp_path, ("1", "a")) as one, room_for(tmp_path, other) as two:
        assert one != two


def test_the_program_changes_between_versions_too(tmp_path, monkeypatch):
    with room_for(tmp_path, ("1",)) as one:
        monkeypatch.setattr(kept_readings, "code_stamp", lambda: "edited")
        with room_for(tmp_path, ("1",)) as two:
            assert one != two


@pytest.mark.needs("posix")
def test_nobody_else_may_enter_or_read(own, tmp_path, report):
    with room_for(tmp_path / "r", ("1",)) as room:
        assert room is not None
        place = laid(room, own, report)
        modes = [stat.S_IMODE(one.stat().st_mode) for one in (tmp_path / "r", room)]
        assert modes == [0o700, 0o700]
        assert stat.S_IMODE((room / place.name).stat().st_mode) == 0o600


@pytest.mark.needs("posix")
@pytest.mark.parametrize("mode", [0o755, 0o770, 0o777], ids=oct)
def test_a_folder_that_others_may_enter_is_not_used(tmp_path, mode):
    """Its files are pickles: who can write there could run what he likes."""
    (tmp_path / "r").mkdir()
    (tmp_path / "r").chmod(mode)
    assert private_room(tmp_path / "r") is None
    with room_for(tmp_path / "r", ("1",)) as room:
        assert room is None


@pytest.mark.needs("posix")
def test_a_link_to_a_folder_is_not_used(tmp_path):
    (tmp_path / "real").mkdir(mode=0o700)
    (tmp_path / "r").symlink_to(tmp_path / "real")
    assert private_room(tmp_path / "r") is None


def test_a_spoilt_reading_is_read_anew_and_goes(own, tmp_path, report):
    digest = report.document.sha256
    with room_for(tmp_path / "r", ("1",)) as room:
        assert room is not None
        place = laid(room, own, report)
        place.unlink()
        (room / place.name).write_bytes(b"half")
        assert kept(room, own, "a.txt", digest) is None
        assert not place.exists()
        assert not (room / place.name).exists()


def test_what_is_old_goes_and_the_oldest_of_too_much(tmp_path, monkeypatch):
    monkeypatch.setattr(kept_readings, "MOST_BYTES", 250)
    (tmp_path / "key").mkdir()
    (tmp_path / "empty").mkdir()
    now = 1_000_000_000.0
    for name, age in (("new", 1), ("middle", 2), ("third", 3), ("old", DAYS * 86_400 + 1)):
        path = tmp_path / "key" / name
        path.write_bytes(bytes(100))
        os.utime(path, (now - age, now - age))
    tidy(tmp_path, now)
    assert sorted(one.name for one in (tmp_path / "key").iterdir()) == ["middle", "new"]
    assert not (tmp_path / "empty").exists()


def test_without_a_place_nothing_is_kept_and_nothing_fails(own, report):
    with room_for(None, ("1",)) as room:
        assert room is None
        keep(room, own / "x")
        assert kept(room, own, "a.txt", report.document.sha256) is None


def test_a_disk_that_takes_nothing_costs_only_time(own, tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with room_for(tmp_path / "file" / "r", ("1",)) as room:
        assert room is None
    keep(tmp_path / "gone", own / "x")
