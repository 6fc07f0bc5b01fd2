"""The trail in words."""

from __future__ import annotations

import json
import re

import pytest


@pytest.mark.slow
def test_the_trail_is_told_in_words_one_line_an_event(gouji, season):
    lines = gouji("trail", "show", "--book", season).out.splitlines()
    told = [re.search(r"收件 (\d+) 份，核对 (\d+) 份", line) for line in lines]
    counts = [tuple(map(int, one.groups())) for one in told if one]
    assert [sum(one) for one in zip(*counts, strict=True)] == [12, 12]
    assert all(len(line) < 200 for line in lines)
    events = gouji("trail", "show", "--format", "json", "--book", season).out.splitlines()
    assert [json.loads(line)["seq"] for line in events] == list(range(1, len(lines) + 1))


def test_what_is_no_code_is_refused_and_accuses_no_trail(gouji, book):
    said = gouji("trail", "verify", "--code", "1-XXXX", "--book", book)
    assert (said.code, said.out) == (2, "")
    assert "不是校验码" in said.err
    other = gouji("trail", "verify", "--code", "1-0000-0000-0000-0000", "--book", book)
    assert (other.code, "与校验码" in other.out) == (1, True)


def test_in_english_the_kinds_of_events_are_words(gouji, book):
    said = gouji("trail", "show", "--lang", "en", "--book", book)
    kinds = [line.split("\t")[3] for line in said.out.splitlines()]
    assert (kinds[0], said.code) == ("casebook made", 0)
    assert not [one for one in kinds if "." in one]
    gouji("book", "set", "four_eyes", "on", "--book", book)
    said = gouji("trail", "show", "--lang", "en", "--book", book).out
    assert "four_eyes: False → True" in said
    assert not re.search("[\u4e00-\u9fff]", said)


@pytest.mark.parametrize(
    ("asked", "code", "said"),
    [(("--kind", "nope"), 2, "没有“nope”这一类事件"), (("--filing", "9999"), 0, "没有符合条件")],
)
def test_where_there_is_nothing_to_show_it_is_said(gouji, book, asked, code, said):
    told = gouji("trail", "show", *asked, "--book", book)
    assert (told.code, told.out) == (code, "")
    assert said in told.err
