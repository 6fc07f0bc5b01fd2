"""The command line in English: every sentence has its words, and their values."""

from __future__ import annotations

import re

import pytest

from tui.cli import COMMANDS
from tui.cli.books.book import VERBS

CHINESE = re.compile("[一-鿿]")


@pytest.mark.parametrize("command", COMMANDS)
def test_help_in_english_has_no_chinese(gouji, command):
    said = gouji(command, "--help", "--lang", "en")
    assert not CHINESE.search(said.out)


def test_the_environment_chooses_english(gouji, monkeypatch):
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    assert "Did you mean check?" in gouji("chekc").err
    assert "是不是" in gouji("chekc", "--lang", "zh").err
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert "是不是" in gouji("chekc").err


@pytest.mark.parametrize(
    "words",
    [
        ("--lang", "en", "trail", "verify"),
        ("trail", "--lang", "en", "verify"),
        ("trail", "verify", "--lang", "en"),
        ("trail", "verify", "--lang=en"),
    ],
)
def test_the_language_may_stand_before_and_after_the_verb(gouji, words):
    assert "no casebook" in gouji(*words).err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("check", "a", "--nope"), "unknown arguments: --nope"),
        (("check",), "missing arguments: PATH"),
        (("check", "--workers", "x", "a"), "--workers takes a whole number from 0 on, not x"),
        (("trail", "show", "--filing", "x"), "--filing takes a whole number from 0 on, not x"),
        (("book", "list", "--book"), "--book takes a value"),
    ],
)
def test_a_wrong_argument_is_told_in_english(gouji, arguments, words):
    said = gouji(*arguments, "--lang", "en")
    assert said.code == 2
    assert words in said.err
    assert not CHINESE.search(said.err)


@pytest.mark.parametrize("verb", VERBS)
def test_help_of_verbs_in_english_has_no_chinese(gouji, verb):
    assert not CHINESE.search(gouji("book", verb, "--help", "--lang", "en").out)


def test_findings_stay_in_the_rules_language(gouji, report):
    said = gouji("check", report, "--lang", "en")
    assert "error  E101 没有报告信息处理费收取情况" in said.out
    assert "What could not be assessed needs" in said.out
