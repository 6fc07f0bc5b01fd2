"""What pydantic refuses, in one Chinese sentence with file, line and what would be right."""

from __future__ import annotations

import pytest

from engine.errors import PackError
from engine.packs.complaints import shaped
from engine.packs.lines import read_lines
from engine.packs.written import Overlay

SOUND = """\
overlay: qinghe
title: 青禾县
source:
  id: qinghe-2023
  title: 青禾县的文件
settings:
  deadline:
    to: "01-20"
    clause: 第一条
"""


def complaint(old, new):
    """Return what is said of the file with something else in it."""
    lined = read_lines(SOUND.replace(old, new).encode(), "青禾.yaml")
    with pytest.raises(PackError) as error:
        shaped(Overlay, lined.data, lined)
    return error.value


def test_what_fits_is_left_alone():
    lined = read_lines(SOUND.encode(), "青禾.yaml")
    assert shaped(Overlay, lined.data, lined).settings["deadline"].to == "01-20"


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("title: 青禾县\n", "", 1, "缺少“title”"),
        ("title: 青禾县\n", "title:\n", 2, "“title”"),
        ("title: 青禾县\n", "title: [甲]\n", 2, "要写成文字"),
        ("title: 青禾县\n", 'title: ""\n', 2, "不能为空"),
        ("overlay: qinghe", "overlay: 青禾", 1, "写法不对"),
        ("settings:", "setting:", 6, "是不是“settings”"),
        ("    clause: 第一条\n", "", 7, "缺少“clause”"),
        ("    clause", "    clauses", 9, "是不是“clause”"),
        ("  id: qinghe-2023\n", "  zzz: 1\n  id: qinghe-2023\n", 4, "可用的键有"),
        ("source:\n  id: qinghe-2023\n  title: 青禾县的文件\n", "source: 文件\n", 3, "键: 值"),
    ],
)
def test_the_first_thing_that_does_not_fit_is_told_with_its_line(old, new, line, said):
    error = complaint(old, new)
    assert said in error.message
    assert error.path == "青禾.yaml"
    assert error.line == line


def test_braces_in_a_file_are_no_placeholders():
    error = complaint("overlay: qinghe", 'overlay: "{key}{pattern}"')
    assert "{key}" not in error.message
