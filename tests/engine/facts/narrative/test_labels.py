"""What the name of an item is made of; what no word explains is its residue."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making.shipped import VOCABULARY

from engine.facts.narrative.labels import LISTS
from engine.facts.narrative.list_shapes import Reading

LABELS = Reading(VOCABULARY).labels
KINDS = {*LISTS, "came", "rows"}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("自然人", "applicants"),
        ("其他", "rest"),
        ("予以公开", "results"),
        ("微信公众号", "channels"),
        ("财政预决算类", "heads"),
    ],
)
def test_a_name_has_the_kinds_of_its_words(name, kind):
    found = LABELS.read(name)
    assert kind in found.kinds
    assert not found.residue


def test_nearly_any_noun_may_stand_before_an_ending_of_names():
    assert LABELS.read("渔政类").residue == ""
    assert LABELS.read("渔政").residue
    assert LABELS.read("魑魅魍魉魑魅魍魉魑类").residue, "too long for a noun"


@given(st.text("财政类自然人其他件渔", max_size=12))
def test_a_name_is_covered_whole_and_each_once(text):
    found = LABELS.read(text)
    assert found.text == text
    assert found.kinds <= KINDS
    assert set(found.residue) <= set(text)
    assert LABELS.read(text) == found


def test_nothing_has_no_kind():
    assert LABELS.read("").kinds == frozenset()
