"""Completion for zsh: each word with what it does, in quotes that nothing leaves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.cli.completion.tree import Node, Option
from tui.cli.completion.zsh import described, script

FORMAT = Option(
    names=("--format", "-f"), takes=True, values=("text", "json"), files=False, words="格式"
)
FILE = Option(names=("--output",), takes=True, values=(), files=True, words="")
LEVEL = Option(names=("--level",), takes=True, values=(), files=False, words="级别")
BOOK = Node(
    path="book", options=(), commands=(("list", "列出"), ("new", "")), values=(), files=False
)
LIST = Node(
    path="book list", options=(FORMAT, FILE, LEVEL), commands=(), values=("甲",), files=True
)


@pytest.mark.parametrize(
    ("name", "words", "wanted"),
    [
        ("list", "列出", "'list:列出'"),
        ("list", "", "'list'"),
        ("list", " \n ", "'list'"),
        ("list", "a  b\nc", "'list:a b c'"),
        ("list", "it's \\' $(x) `y`", "'list:it’s ’ $(x) `y`'"),
    ],
)
def test_a_word_is_described_in_single_quotes(name, words, wanted):
    assert described(name, words) == wanted


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_no_help_leaves_its_quotes_or_its_line(words):
    made = described("list", words)
    assert made.count("'") == 2
    assert made[0] == made[-1] == "'"
    assert len(made.splitlines()) == 1
    assert "\\" not in made


def test_verbs_lead_to_their_path_and_options_to_their_values():
    lines = "\n".join(script([BOOK, LIST])).splitlines()
    assert "      'book list') at='book list' ;;" in lines
    assert "    'book list --format') compadd -- text json; return ;;" in lines
    assert "    'book list -f') compadd -- text json; return ;;" in lines
    assert "    'book list --output') _files; return ;;" in lines
    assert "    'book list --level') :; return ;;" in lines
    assert "    'book') names=('list:列出' 'new'); options=() ;;" in lines
    (offers,) = [line for line in lines if line.startswith("    'book list') names=")]
    assert offers.startswith(
        "    'book list') names=('甲'); options=('--format:格式' '-f:格式' '--output'"
    )


def test_a_program_without_commands_has_a_script():
    lines = list(script([Node(path="", options=(), commands=(), values=(), files=False)]))
    assert "    '') names=(); options=() ;;" in lines
