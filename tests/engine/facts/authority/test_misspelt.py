"""A department's own name with one wrong character, or without its place's suffix."""

from __future__ import annotations

import pytest

from engine.facts.authority.misspelt import misspelt, sought

OWN = "青禾县财政局"
DIRECTIONS = "东西南北"


def found(text, own=OWN, *, lost=True):
    told = sought(own)
    assert told is not None
    return [text[start:end] for start, end in misspelt(told, text, DIRECTIONS, lost=lost)]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("我局（青河县财政局）公开", ["青河县财政局"]),
        ("青禾财政局公开", ["青禾财政局"]),
        ("青禾县财政局公开", []),
        ("清河县财政局公开", []),
        ("青禾县教育局", []),
        ("县财政局", []),
        ("A禾县财政局", []),
        ("", []),
    ],
)
def test_one_wrong_character_is_a_slip_and_two_are_another_place(text, wrong):
    assert found(text) == wrong


def test_a_lost_suffix_counts_only_where_asked_for():
    assert found("青禾财政局", lost=False) == []


def test_places_that_differ_in_a_direction_are_two():
    assert found("河西县财政局", own="河东县财政局") == []
    assert found("河冬县财政局", own="河东县财政局") == ["河冬县财政局"]


@pytest.mark.parametrize(
    "own", ["青禾县人民政府", "白沙镇人民政府", "财政局", "县财政局", "青县局", ""]
)
def test_names_that_are_often_alike_or_too_short_are_not_looked_for(own):
    assert sought(own) is None
