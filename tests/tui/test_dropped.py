"""Paths as terminals paste them when something is dropped: quoted, escaped, as an address."""

from __future__ import annotations

import pytest

from tui.dropped import are_paths, paths_in


@pytest.fixture
def folder(tmp_path):
    """Make a folder whose name holds blanks."""
    made = tmp_path / "2023 年度 报告"
    made.mkdir()
    return made


@pytest.mark.parametrize("quoted", ["'{}'", '"{}"', "{}", " {}\n", "“{}”", "file://{}"])
def test_a_dropped_folder_is_found_however_it_is_quoted(folder, quoted):
    assert paths_in(quoted.format(folder)) == [folder]
    assert are_paths(quoted.format(folder))


def test_blanks_that_are_escaped_belong_to_the_name(folder):
    assert paths_in(str(folder).replace(" ", "\\ ")) == [folder]


def test_several_are_several(folder, tmp_path):
    other = tmp_path / "a.docx"
    other.touch()
    assert paths_in(f"'{folder}' {other}") == [folder, other]


@pytest.mark.parametrize("text", ["", "云岭乡", "/nowhere/at/all", "'open", "x" * 9000, "a\0b"])
def test_words_are_no_paths(text):
    assert not are_paths(text)
