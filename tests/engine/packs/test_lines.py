"""YAML with lines: plain values at once, lines when a complaint asks for them."""

from __future__ import annotations

import pytest

from engine.errors import PackError
from engine.packs.lines import read_lines

TEXT = """\
title: 甲
count: 3
flag: no
date: 2024-01-31
list:
  - 一
  - words: [二, '3', 010]
empty:
"""


def test_values_are_plain_and_know_their_lines():
    lined = read_lines(TEXT.encode(), "some.yaml")
    assert lined.data == {
        "title": "甲",
        "count": 3,
        "flag": "no",
        "date": "2024-01-31",
        "list": ["一", {"words": ["二", "3", "010"]}],
        "empty": None,
    }
    places = [(), ("title",), ("list",), ("list", 0), ("list", 1, "words", 2), ("empty",)]
    assert [lined.line(place) for place in places] == [1, 1, 5, 6, 7, 8]
    assert lined.line(("list", 0, "nowhere")) == 6


@pytest.mark.parametrize(
    ("text", "said", "line"),
    [
        ("a: 1\nb: 2\na: 3\n", "写了两次", 3),
        ("a: &x [1]\nb: *x\n", "锚和别名", 2),
        ("a: &x\n  b: *x\n", "锚和别名", 2),
        ("a: 1\nb: !tag 2\n", "标签", 2),
        ("a: 1\n? [b]\n: 2\n", "键要写成一个词", 1),
    ],
)
def test_a_complaint_names_the_line(text, said, line):
    with pytest.raises(PackError, match=said) as caught:
        read_lines(text.encode(), "some.yaml")
    assert caught.value.line == line
