"""A sketch comes back from its bytes as it was; damaged bytes end where they are damaged."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from engine.audit.sketches import packed, packed_text, unpacked, unpacked_text, words_of
from engine.facts.likeness import OwnText

SENTENCE = st.text(st.characters(codec="utf-8"), min_size=1, max_size=40)
PAIRS = st.lists(st.tuples(SENTENCE, SENTENCE), max_size=12)


def text(pairs):
    written, compared = tuple(one for one, _ in pairs), tuple(other for _, other in pairs)
    return OwnText(unit="青禾县水利局", year=2023, written=written, compared=compared)


@given(PAIRS)
def test_words_come_back_as_they_were(pairs):
    here = text(pairs)
    words = words_of("a", here)
    assert unpacked("a", here.unit, here.year, packed(words)) == words
    assert unpacked_text(here.unit, here.year, packed_text(here)) == here


@given(PAIRS, st.integers(0, 400), st.binary(max_size=8))
def test_damaged_bytes_are_no_error(pairs, cut, more):
    words = words_of("a", text(pairs))
    data = packed(words)
    found = unpacked("a", words.name, None, data[:cut] + more)
    assert len(found.marks) == len(found.lengths)
    assert unpacked_text("a", None, packed_text(text(pairs))[:cut][:-1] + more) is None or cut


def test_a_long_report_is_cut_at_a_bound():
    here = text([("甲" * 20, "乙" * 20)] * 5_000)
    words = words_of("a", here)
    assert len(words.marks) == 4_096
    back = unpacked_text(here.unit, None, packed_text(here))
    assert back is not None
    assert len(back.compared) == 4_096
    longest = words_of("a", replace(here, compared=("丙" * 70_000,), written=("",)))
    assert unpacked("a", "b", None, packed(longest)).lengths == longest.lengths == (65_535,)
