"""What a template leaves behind; masked names and case numbers are told from it."""

from __future__ import annotations

import pytest
from making.shipped import VOCABULARY
from making.told import told

from engine.facts.wording.placeholders import facts


def found(text):
    """Return (shape, masks) of each place."""
    return [
        (one.fields["shape"], one.fields["masks"]) for one in facts(told({1: text}), VOCABULARY)
    ]


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("收到申请XX件。", "cross"),
        ("收到申请××件。", "cross"),
        ("收到申请○○件。", "cross"),
        ("联系电话：____", "blank"),
        ("年报日期为   年   月   日。", "date"),
        ("此处待填写。", "ask"),
        ("主动公开（请填写数量）条。", "bracket"),
    ],
)
def test_every_shape_is_told(text, shape):
    assert found(text) == [(shape, 0)]


@pytest.mark.parametrize("text", ["", "收到申请3件。", "网址/xxgk/index.html", "全年无申请。"])
def test_plain_text_has_none(text):
    assert found(text) == []


def test_masked_names_and_case_numbers_are_marked_as_such():
    assert found("申请人李××不服。") == [("cross", 1)]
    assert found("（2023）云01行初××号判决。") == [("cross", 1)]
    assert found("李××件。") == [("cross", 0)], "with a unit behind it nobody is named"


def test_places_are_numbered_part_by_part():
    made = list(facts(told({1: ("申请XX件。", "公开××条。"), 5: "整改XX项。"}), VOCABULARY))
    assert [(one.place.part, one.place.item) for one in made] == [
        (1, "placeholder-1"),
        (1, "placeholder-2"),
        (5, "placeholder-1"),
    ]
    (quoted,) = made[0].evidence
    assert (quoted.quote, quoted.start, quoted.end) == ("XX", 2, 4)
    assert made[0].fields["words"] == "申请XX件。"
