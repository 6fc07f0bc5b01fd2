"""What can be completed, as plain values that no shell takes for anything else."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import pytest

from tui.cli.completion.tree import brief, nodes, with_value, word
from tui.cli.completion.zsh import described, script


def parser():
    """Make a small parser with a command, its verb and options."""
    top = argparse.ArgumentParser(add_help=False)
    top.add_argument("--lang", choices=("zh", "en"), help="语言，默认中文")
    commands = top.add_subparsers()
    book = commands.add_parser("book", help="案卷（一季的活）", add_help=False)
    verbs = book.add_subparsers()
    listing = verbs.add_parser("list", help="列出", add_help=False)
    listing.add_argument("-q", "--quiet", action="store_true", help="少说")
    listing.add_argument("file", type=Path)
    return top


def test_every_command_and_verb_is_a_node_outer_ones_first():
    found = list(nodes(parser()))
    assert [one.path for one in found] == ["", "book", "book list"]
    assert found[0].commands == (("book", "案卷（一季的活）"),)
    assert [one.files for one in found] == [False, False, True]


def test_an_option_knows_whether_a_value_follows():
    top, _, verb = nodes(parser())
    (lang,) = top.options
    assert (lang.takes, lang.values, lang.words) == (True, ("zh", "en"), "语言")
    (quiet,) = verb.options
    assert (quiet.takes, quiet.names) == (False, ("-q", "--quiet"))
    assert [written for written, _ in with_value([top, verb])] == [" --lang"]


@pytest.mark.parametrize(
    ("words", "short"),
    [("语言，默认中文", "语言"), ("案卷（一季的活）", "案卷"), ("", ""), ("甲\n 乙。丙", "甲 乙")],
)
def test_a_help_is_cut_to_its_first_part(words, short):
    assert brief(words) == short


@pytest.mark.parametrize("text", ["", "a b", "$(x)", "a;b", "`x`", "甲", "a'b"])
def test_a_word_that_a_shell_might_run_is_refused(text):
    with pytest.raises(ValueError, match="^" + re.escape(text) + "$"):
        word(text)


def test_nothing_leaves_the_quotes_of_a_script():
    assert described("list", "it's \\ here\n now") == "'list:it’s  here now'"
    assert described("list", "") == "'list'"
    lines = "\n".join(script(list(nodes(parser()))))
    assert lines.count("'") % 2 == 0
    assert "' book') at='book'" in lines
    assert "' --lang') compadd -- zh en; return ;;" in lines
