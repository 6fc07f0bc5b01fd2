"""Canonical JSON is RFC 8785 on our subset, and refuses the rest."""

from __future__ import annotations

import unicodedata

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import TrailError
from engine.trail.log.canonical import LARGEST, canonical, plain_json, read_json, spelt

TEXTS = st.text(st.characters(exclude_categories=["Cs"])).map(
    lambda text: unicodedata.normalize("NFC", text)
)
KEYS = st.text(st.characters(max_codepoint=127))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-LARGEST, LARGEST) | TEXTS,
    lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner),
    max_leaves=20,
)


@given(VALUES)
def test_our_spelling_is_that_of_rfc_8785(value):
    assert canonical(value).encode() == rfc8785.dumps(value)


@given(VALUES)
def test_what_was_spelt_reads_back_and_is_spelt_the_same(value):
    text = canonical(value)
    assert read_json(text) == value
    assert spelt(read_json(text)) == text


@pytest.mark.parametrize(
    ("value", "word"),
    [
        ({"amount": 1.0}, "float"),
        ({"amount": float("nan")}, "float"),
        ({"金额": 1}, "ASCII"),
        ({1: 1}, "ASCII"),
        ({"text": "e\u0301"}, "NFC"),
        ({"text": "\ud800"}, "孤立"),
        ({"number": 2**53}, "2^53"),
        ({"when": b"bytes"}, "bytes"),
        ({"deep": [{"list": {1, 2}}]}, "$.deep[0].list"),
    ],
)
def test_what_has_no_single_spelling_is_refused_with_its_place(value, word):
    with pytest.raises(TrailError) as refused:
        canonical(value)
    assert word in refused.value.message


@pytest.mark.parametrize("text", ["{", "", "{} ", "[1,]", "nul", '{"a":1.0}', '{"a":NaN}'])
def test_what_is_no_json_of_ours_reads_as_nothing(text):
    assert read_json(text) is None


@pytest.mark.parametrize("text", ['{"b":1,"a":2}', '{"a": 1}', '{"a":1,"a":2}', '"\\u4e2d"'])
def test_another_spelling_is_noticed(text):
    assert spelt(read_json(text)) != text


def test_details_of_findings_are_stored_whatever_text_they_quote():
    assert plain_json({"quote": "e\u0301"}) == '{"quote":"e\u0301"}'
    assert plain_json({"quote": "中\ud800"}) == '{"quote":"\\u4e2d\\ud800"}'
