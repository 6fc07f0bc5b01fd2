"""A vocabulary file as it is written: one spelling or several, one value."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from engine.vocabulary.file import Reading, VocabularyFile

HEAD = {"title": "申请", "reason": "试", "source": "practice"}


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("receive", {"receive": None}),
        (["a", "b.c"], {"a": None, "b.c": None}),
        ({"a": "甲"}, {"a": "甲"}),
    ],
)
def test_what_is_read_from_a_sentence_is_written_with_or_without_words(written, kept):
    assert Reading.model_validate({"text": "收到", "matches": written}).matches == kept


@pytest.mark.parametrize(("written", "kept"), [("a", ("a",)), (["a", "b"], ("a", "b"))])
def test_what_is_not_read_is_one_or_several(written, kept):
    assert Reading.model_validate({"text": "收到", "not": written}).misses == kept


def test_a_pattern_has_one_alternative_or_several():
    file = VocabularyFile.model_validate({**HEAD, "patterns": {"a": "甲", "b": ["甲", "乙"]}})
    assert file.patterns == {"a": ("甲",), "b": ("甲", "乙")}
    assert file.subject("tried").patterns == file.patterns


@pytest.mark.parametrize(
    "wrong",
    [
        {"patterns": {"a": []}},
        {"patterns": ["a"]},
        {"lists": {"a": []}},
        {"lists": {"A": ["甲"]}},
        {"words": {"a": [""]}},
        {"unknown": 1},
        {"title": ""},
        {"examples": [{"text": ""}]},
    ],
)
def test_what_is_of_another_shape_is_refused(wrong):
    with pytest.raises(ValidationError):
        VocabularyFile.model_validate({**HEAD, **wrong})
