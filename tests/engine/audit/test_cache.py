"""What a first look has read comes back as it was; the folder is private and never stays."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest
from making.chance import draft
from making.reading import read_report
from making.writers import as_docx, as_flat_text

from engine.audit import cache
from engine.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def place(tmp_path, monkeypatch) -> Path:
    """Give the folder for temporary files."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize(("name", "write"), [("a.docx", as_docx), ("a.txt", as_flat_text)])
def test_a_reading_comes_back_as_it_was(tmp_path, name, write):
    report = read_report(write(draft(3)), name)
    digest = report.document.sha256
    cache.put(cache.place_of(tmp_path, name, digest), report)
    assert cache.reading(tmp_path, name, digest) == report
    assert cache.reading(tmp_path, f"别处/b{name[1:]}", digest).document.source.startswith("别处")
    assert cache.reading(tmp_path, name, "0" * 64) is None


def test_another_extension_is_another_reading(tmp_path):
    """What is said of a wrong extension stands in the reading."""
    assert cache.place_of(tmp_path, "a.txt", "1") != cache.place_of(tmp_path, "a.doc", "1")
    assert cache.place_of(tmp_path, "a.TXT", "1") == cache.place_of(tmp_path, "旧/b.txt", "1")


def test_only_its_owner_may_enter_the_folder_and_it_goes(place):
    with cache.own_folder() as folder:
        assert folder.parent == place
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        (folder / "x").write_bytes(b"x")
    assert list(place.iterdir()) == []


def test_it_goes_too_when_interrupted(place):
    with pytest.raises(KeyboardInterrupt), cache.own_folder():
        raise KeyboardInterrupt
    assert list(place.iterdir()) == []


@pytest.mark.needs("posix")
def test_what_a_killed_sweep_left_goes_with_the_next(place):
    left = place / f"{cache.PREFIX}left"
    left.mkdir()
    (left / cache.LOCK).touch()
    (left / "reading").write_bytes(b"confidential")
    with cache.own_folder() as folder:
        assert not left.exists()
        with cache.own_folder():
            assert folder.exists(), "a sweep that is running keeps its folder"


def test_a_full_disk_is_a_sentence_that_says_what_to_do(tmp_path):
    with pytest.raises(UsageError, match="临时文件夹") as said:
        cache.put(tmp_path / "gone" / "x", 1)
    assert "TMPDIR" in said.value.hint


def test_the_last_values_are_at_hand_and_no_more(tmp_path):
    places = [tmp_path / f"{number}" for number in range(cache.AT_HAND + 1)]
    values = [[number] for number in range(len(places))]
    for place_, value in zip(places, values, strict=True):
        cache.put(place_, value)
    assert cache.get(places[-1]) is values[-1]
    assert cache.get(places[0]) == values[0]
    assert cache.get(places[0]) is not values[0]
