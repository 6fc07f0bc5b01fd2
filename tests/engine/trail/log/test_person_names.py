"""Names that may not be mistaken for one another."""

from __future__ import annotations

import pytest

from engine.trail.log.person_names import name_objection


@pytest.mark.parametrize(
    "name",
    ["张三", "张三2", "root", "O'Neil-Smith", "Иван", "阿卜杜·热合曼", "Li Si", "㐂", "𠮷田"],
)
def test_names_of_one_script_are_names(name):
    assert name_objection(name) == ""


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("", "空"), ("李四\u200b", "看不见"), ("李\u202e四", "看不见"), ("李四\n", "看不见"),
        ("\uff2c\uff29", "另有写法"), ("李\uf9e1", "另有写法"), ("\u2f92", "另有写法"),
        (" 李四", "空白"), ("李  四", "空白"), ("李Si", "两种文字"), ("r\u043eot", "两种文字"),
    ],
)  # fmt: skip
def test_what_looks_like_another_name_is_none(name, word):
    assert word in name_objection(name)
