"""Checkpoint files that somebody confirmed on this machine, by casebook."""

from __future__ import annotations

import pytest

from engine.errors import TrailError
from engine.trail.store.confirmed_paths import Confirmed, texts


@pytest.mark.parametrize("kept", [True, False])
def test_what_is_confirmed_for_one_book_says_nothing_of_another(tmp_path, kept):
    known = Confirmed(tmp_path / "本机" / "确认.json" if kept else None)
    known.confirm("a" * 16, ["/u盘/1.txt", "/u盘/1.txt", "/u盘/2.txt"])
    known.confirm("b" * 16, ["/别处.txt"])
    assert known.of("a" * 16) == {"/u盘/1.txt", "/u盘/2.txt"}
    known.confirm("a" * 16, [])
    assert known.of("a" * 16) == frozenset()
    assert known.of("b" * 16) == {"/别处.txt"}


def test_it_lasts_in_its_file_alone(tmp_path):
    file = tmp_path / "确认.json"
    Confirmed(file).confirm("a" * 16, ["/u盘/1.txt"])
    assert Confirmed(file).of("a" * 16) == {"/u盘/1.txt"}
    assert Confirmed().of("a" * 16) == frozenset()
    assert [one.name for one in tmp_path.iterdir()] == [file.name]


@pytest.mark.parametrize(
    "content", ["", "[]", "null", '{"b": "x"}', '{"b": [1, null]}', "\x00", "[" * 100_000]
)
def test_what_is_no_list_of_files_confirms_nothing(tmp_path, content):
    file = tmp_path / "确认.json"
    file.write_text(content, "utf-8")
    assert Confirmed(file).of("b") == frozenset()


def test_a_folder_that_cannot_be_made_is_said(tmp_path):
    (tmp_path / "文件").write_text("", "utf-8")
    with pytest.raises(TrailError, match="没能在本机记下"):
        Confirmed(tmp_path / "文件" / "确认.json").confirm("a" * 16, [])


@pytest.mark.parametrize(
    ("value", "found"), [(["a", 1, None, "b"], ["a", "b"]), ("ab", []), (None, []), ({"a": 1}, [])]
)
def test_of_a_list_its_texts_are_taken(value, found):
    assert texts(value) == found
