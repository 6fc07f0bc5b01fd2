"""What is put before a pattern changes how fast it is found, never what is found."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from making.shipped import VOCABULARY

from engine.vocabulary.first_set import first_set
from engine.vocabulary.model import Subject, Vocabulary

FOLDER = Path(__file__).resolve().parents[3] / "rules" / "nianbao" / "vocabulary"


@pytest.mark.parametrize(
    ("pattern", "first"),
    [
        ("(?<!第)(?:一|二)部", "(?=[一二])"),
        (r"(?:甲|乙)丙|\d{1,2}丁", r"(?=[\d乙甲])"),
        ("甲?(?:乙)?丙", "(?=[丙乙甲])"),
        (r"(?:[a-c]|-)?甲", r"(?=[\-a-c甲])"),
        ("(?:甲|(?:乙|^)丙)丁", "(?=[丙乙甲])"),
    ],
)
def test_the_characters_with_which_a_pattern_can_begin(pattern: str, first: str):
    assert first_set(pattern) == first


@pytest.mark.parametrize(
    "pattern",
    [
        *("甲乙", "[甲乙]丙", "甲|乙", "(?:甲|乙丙)丁"),  # told already
        *(r"\d*", "甲?", "(?=甲)", "^$"),  # may be empty
        *(".甲", "[^甲]{1,3}乙", "[一-龥]+甲", r"\w{1,2}甲", "(?:甲|.)乙"),  # nearly anything
        *("(?i)a?b", "(?i:a)?b", "(?P<a>甲?)(?P=a)乙", "("),
    ],
)
def test_nothing_is_put_before_where_nothing_is_gained(pattern: str):
    assert first_set(pattern) == ""


@pytest.mark.parametrize("name", sorted(VOCABULARY.subjects))
def test_every_pattern_of_the_vocabulary_finds_what_it_finds_alone(name: str):
    subject = VOCABULARY.subjects[name]
    text = (FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
    for pattern in subject.patterns:
        alone = re.compile(subject.expanded(pattern))
        made = subject.compiled(pattern)
        assert [m.span() for m in made.finditer(text)] == [m.span() for m in alone.finditer(text)]
        assert made.groupindex == alone.groupindex


def test_what_was_worked_out_is_taken_and_an_overlay_works_it_out_anew():
    subject = Subject(name="x", lists={"one": ("甲",)}, patterns={"two": ("(?:{one}|丙)乙|丁?戊",)})
    kept = subject.worked_out()
    assert kept == subject
    assert kept.first_sets == {"two": "(?=[丁丙戊甲])"}
    assert kept.compiled("two").pattern == subject.compiled("two").pattern
    longer = Vocabulary({"x": kept}).extended("x", "one", ("己",)).subjects["x"]
    assert longer.compiled("two").search("己乙") is not None
