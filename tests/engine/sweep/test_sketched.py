"""The sketches of a sweep, on disk until its checks are written."""

from __future__ import annotations

from contextlib import closing

import pytest

from engine.audit.sketches import Words
from engine.sweep.sketched import Sketched, spelt
from engine.trail.state.basis import Sketch


@pytest.fixture
def sketched(tmp_path):
    """Give the sketches of a sweep."""
    with closing(Sketched(tmp_path)) as made:
        yield made


def test_a_sketch_comes_back_as_it_was_and_another_place_has_none(sketched):
    sketch = Sketch(unit="白沙镇", year=2023, marks=b"\x00\x01", words=b"w")
    sketched.put("甲", sketch)
    assert sketched.get("甲") == sketch
    assert "甲" in sketched
    assert sketched.get("乙") is None
    assert "乙" not in sketched
    assert sketched.words("乙") is None


def test_the_later_sketch_of_a_place_stands(sketched):
    for year in (2022, None):
        sketched.put("甲", Sketch(unit="", year=year, marks=b"", words=b""))
    assert sketched.get("甲").year is None


def test_words_are_packed_and_unpacked(sketched):
    words = Words(
        place="甲", unit="白沙", marks=((1, 2), (3,)), lengths=(4, 5), name="白沙镇", year=2023
    )
    sketched.add(words)
    told = sketched.words("甲")
    assert (told.marks, told.lengths, told.name, told.year) == (
        words.marks,
        words.lengths,
        "白沙镇",
        2023,
    )


def test_half_a_character_in_a_name_is_no_crash(sketched):
    sketched.put("\ud800", Sketch(unit="\udfff", year=None, marks=b"", words=b""))
    assert sketched.get("\ud800").unit == "\udfff"
    assert spelt("\ud800") != spelt("\ud801")
