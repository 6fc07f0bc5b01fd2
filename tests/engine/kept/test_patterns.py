"""Patterns that were compiled before match as those that are compiled now."""

from __future__ import annotations

import re

import pytest

from engine.kept import patterns
from engine.kept.patterns import begin
from engine.vocabulary.model import Subject

TEXT = "甲乙丙 2023年1月2日 abc"


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    """Let a folder of this test be the cache, and no pattern be known to ``re``."""
    monkeypatch.setenv("GOUJI_CACHE", str(tmp_path / "cache"))
    re.purge()
    yield tmp_path / "cache"
    re.purge()


def round_of(compile_all):
    """Run a command's worth of patterns; return them and how many were learnt."""
    re.purge()
    kept = begin("check")
    assert kept is not None
    try:
        made = compile_all()
    finally:
        kept.step_aside()
    return made, kept._learnt


def literals():
    return [
        re.compile(r"(?P<year>\d{4})年(?:\d{1,2})月(\d{1,2})日"),
        re.compile("[一-龥]+", re.ASCII),
        re.compile(r"ABC", re.IGNORECASE),
        re.compile(rb"bytes"),
    ]


def test_what_was_compiled_before_is_the_same_pattern():
    first, learnt = round_of(literals)
    again, anew = round_of(literals)
    plain = literals()
    assert (learnt, anew) == (3, 0)
    for one, two, three in zip(first, again, plain, strict=True):
        assert (one.pattern, one.flags, one.groups, one.groupindex) == (
            two.pattern, two.flags, two.groups, two.groupindex
        )  # fmt: skip
        assert two == three or two.pattern == three.pattern
    found = again[0].search(TEXT)
    assert found is not None
    assert (found["year"], found[2]) == ("2023", "2")
    assert again[2].search(TEXT) is not None
    assert again[1].findall(TEXT) == plain[1].findall(TEXT)


def test_the_compiler_is_itself_again_afterwards():
    before = re._compiler.compile  # type: ignore[attr-defined]
    round_of(literals)
    assert re._compiler.compile is before  # type: ignore[attr-defined]


def test_a_pattern_made_of_a_reports_words_is_not_kept(cache):
    words = ["张三", "身份"]
    _, learnt = round_of(lambda: [re.compile("".join(words))])
    assert learnt == 0
    assert not any(words[0].encode() in path.read_bytes() for path in cache.glob("*"))


def test_patterns_of_the_vocabulary_are_kept():
    subject = Subject(name="x", patterns={"one": ("甲+", "乙")})
    assert round_of(lambda: [subject.compiled("one")])[1] == 1
    assert round_of(lambda: [subject.compiled("one")])[1] == 0


def test_another_python_compiles_as_ever(monkeypatch):
    monkeypatch.setattr(re, "_compiler", object())
    assert begin("check") is None


def test_what_does_not_read_as_patterns_is_passed_over():
    round_of(literals)
    for wrong in (b"", b"[]", b"[[1,2]]\n", b'[["a",0,32,9,0,{},[null]]]\n\0\0\0\0'):
        assert patterns._read(wrong) == {} or wrong.endswith(b"\0")
