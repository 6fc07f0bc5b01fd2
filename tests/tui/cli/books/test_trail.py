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
