"""Every help ends in examples, in both languages, and every example is one that gouji takes."""

from __future__ import annotations

import argparse
import shlex
from importlib import import_module

import pytest

from tui.cli import COMMANDS
from tui.cli.arguments import build, examples
from tui.cli.completion.tree import nodes
from tui.cli.speech.words import choose
from tui.render.wrap import width


def parser():
    """Build the parser of everything."""
    return build(
        [(name, name, import_module(module).arguments) for name, module in COMMANDS.items()]
    )


PATHS = [node.path for node in nodes(parser())]


def lines(path):
    """Return the examples of a command or verb."""
    return examples(path.replace(" ", "-") or "gouji").splitlines()[1:]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("path", PATHS)
def test_every_help_has_examples_that_can_be_parsed(path, language):
    choose(language, {})
    try:
        shown = lines(path)
        assert shown
        for line in shown:
            command = line.partition("  #")[0].strip().rpartition("gouji ")[2]
            words = shlex.split(command.partition(" | ")[0].partition(" < ")[0].partition(" > ")[0])
            found = parser().parse_args(words)
            assert isinstance(found, argparse.Namespace)
            assert not path or found.command == path.split()[0]
    finally:
        choose("zh", {})


@pytest.mark.parametrize("path", PATHS)
def test_examples_fit_80_cells(path):
    assert [line for line in lines(path) if width(line) > 80] == []


@pytest.mark.parametrize("path", PATHS)
def test_the_help_shows_them(gouji, monkeypatch, path):
    monkeypatch.setenv("COLUMNS", "80")
    out = gouji(*path.split(), "--help").out
    assert all(line in out for line in lines(path))
