"""What is kept comes back whole or not at all, from a folder that is this user's alone."""

from __future__ import annotations

import os

import pytest

from engine.kept.store import MOST_FILES, keep, key_of, recall

KEY = key_of((), "a")
OTHER = key_of((), "b")


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    """Let a folder of this test be the cache."""
    monkeypatch.setenv("GOUJI_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_what_is_kept_comes_back_under_its_own_key_alone(cache):
    keep("pack", KEY, b"words")
    assert recall("pack", KEY) == b"words"
    assert recall("pack", OTHER) is None
    assert recall("forms", KEY) is None
    assert cache.stat().st_mode & 0o777 == 0o700
    assert [path.stat().st_mode & 0o777 for path in cache.iterdir()] == [0o600]


def test_a_file_that_is_not_whole_is_passed_over_and_written_anew(cache):
    keep("pack", KEY, b"words that are kept")
    (place,) = cache.iterdir()
    whole = place.read_bytes()
    for broken in (b"", whole[:-3], whole[:-1] + b"X", b"X" + whole[1:], b"\0" * 200):
        place.write_bytes(broken)
        assert recall("pack", KEY) is None
    keep("pack", KEY, b"words that are kept")
    assert recall("pack", KEY) == b"words that are kept"


def test_a_file_put_in_anothers_place_is_passed_over(cache):
    keep("pack", KEY, b"one")
    (place,) = cache.iterdir()
    place.rename(cache / f"pack-{OTHER[:32]}")
    assert recall("pack", OTHER) is None


@pytest.mark.needs("posix")
def test_a_folder_that_others_may_enter_is_not_used(cache):
    keep("pack", KEY, b"words")
    cache.chmod(0o755)
    assert recall("pack", KEY) is None
    keep("pack", OTHER, b"words")
    assert len(list(cache.iterdir())) == 1


@pytest.mark.needs("posix")
def test_links_are_not_followed(cache, tmp_path):
    keep("pack", KEY, b"words")
    (place,) = cache.iterdir()
    place.rename(tmp_path / "elsewhere")
    place.symlink_to(tmp_path / "elsewhere")
    assert recall("pack", KEY) is None
    real = tmp_path / "real"
    cache.rename(real)
    cache.symlink_to(real)
    assert recall("pack", KEY) is None


def test_where_nothing_may_be_written_nothing_is_kept(monkeypatch, tmp_path):
    (tmp_path / "file").write_bytes(b"")
    for place in ("", "relative", str(tmp_path / "file" / "cache"), str(tmp_path / "file")):
        monkeypatch.setenv("GOUJI_CACHE", place)
        keep("pack", KEY, b"words")
        assert recall("pack", KEY) is None


def test_old_files_of_a_name_go_and_those_of_others_stay(cache):
    keep("forms", KEY, b"stays")
    for number in range(MOST_FILES + 3):
        keep("pack", key_of((), number), b"words")
        for path in cache.glob("pack-*"):
            os.utime(path, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns - 10**9))
    assert len(list(cache.glob("pack-*"))) == MOST_FILES
    assert recall("forms", KEY) == b"stays"
    assert recall("pack", key_of((), MOST_FILES + 2)) == b"words"


def test_a_key_is_of_all_its_parts_and_of_the_code():
    assert key_of((), "a", "b") != key_of((), "ab", "")
    assert key_of(("kept",), "a") != key_of(("rule.py",), "a")
