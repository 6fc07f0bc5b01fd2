"""The words of the screens: both languages, and every word asked for is there."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from tui.text.help import HELP
from tui.text.screens import WORDS, Texts

TUI = Path(__file__).resolve().parents[3] / "tui"


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("key", WORDS)
def test_both_languages_say_the_same_things(key):
    chinese, english = WORDS[key]
    assert placeholders(chinese) == placeholders(english)
    assert not re.search("[\u4e00-\u9fff]", english)


def test_every_word_that_the_code_asks_for_is_there():
    sources = [p.read_text("utf-8") for p in TUI.rglob("*.py") if "cli" not in p.parts]
    asked = {key for text in sources for key in re.findall(r'texts\(\s*"([a-z-]+)"[,)]', text)}
    assert asked
    assert asked <= WORDS.keys()


def test_every_topic_of_help_is_there():
    sources = [p.read_text("utf-8") for p in TUI.rglob("*.py")]
    topics = {key for text in sources for key in re.findall(r'help_key = "([a-z-]+)"', text)}
    assert topics <= HELP.keys()


def test_values_with_braces_are_only_values():
    assert Texts()("saved", what="{x}", rule="{0}") == "已保存：{x} {0}"


def test_an_unknown_reason_is_shown_as_it_is():
    assert Texts("en")("reason-旧理由") == "旧理由"
