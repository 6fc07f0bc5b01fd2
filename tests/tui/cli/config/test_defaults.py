"""Settings become the defaults of options: the line replaces them, the environment stands above."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from tui.cli.config.defaults import FromFile, put_into
from tui.cli.config.in_force import KEYS, InForce, Value
from tui.cli.config.shape import Settings


def settings(**values: object) -> InForce:
    """Make settings of a project's file."""
    named = {key.replace("_", "-"): value for key, value in values.items()}
    return InForce({key: Value(value, Path("x"), 1, own=False) for key, value in named.items()})


@pytest.fixture
def parser():
    """Give a parser with a command, as the real one."""
    top = argparse.ArgumentParser()
    one = top.add_subparsers(dest="command").add_parser("check")
    one.add_argument("exclude_me", nargs="*")
    one.add_argument("--exclude", action="append", default=[])
    one.add_argument("--format", choices=("text", "json"), required=True)
    one.add_argument("--workers", type=int, default=0)
    one.add_argument("--book", type=Path)
    return top


def test_every_key_of_a_file_is_a_setting():
    assert tuple(field.alias or name for name, field in Settings.model_fields.items()) == KEYS


def test_what_a_file_names_is_the_default(parser):
    put_into(parser, settings(exclude=("a", "b"), workers=2, format="json", book=Path("y")), {})
    read = parser.parse_args(["check"])
    assert (read.exclude, read.workers, read.format, read.book) == (
        ["a", "b"], 2, "json", Path("y"),
    )  # fmt: skip


def test_what_the_line_names_takes_its_place_and_adds_to_nothing(parser):
    put_into(parser, settings(exclude=("a", "b"), workers=2), {})
    read = parser.parse_args(
        ["check", "--exclude", "c", "--exclude", "d", "--workers", "0", "--format", "text"]
    )
    assert (read.exclude, read.workers) == (["c", "d"], 0)
    assert not isinstance(read.exclude, FromFile)


def test_the_environments_book_stands_above_the_files(parser):
    put_into(parser, settings(book=Path("y")), {"GOUJI_BOOK": "z"})
    assert parser.parse_args(["check", "--format", "json"]).book is None


def test_a_value_that_an_option_does_not_take_is_left(parser):
    put_into(parser, settings(format="html"), {})
    with pytest.raises(SystemExit):
        parser.parse_args(["check"])
