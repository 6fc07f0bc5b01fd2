"""What can be completed, as plain values: the commands, their verbs, options and values."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING

from engine.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SAFE = re.compile(r"[A-Za-z0-9_.-]+")
ASIDE = re.compile(r"（[^（）]*+）|\([^()]*+\)")
FILES = {"FILE", "PATH", "DIR"}


@dataclass(frozen=True, slots=True)
class Option:
    """An option: how it is written, whether a value follows and which, and what it does."""

    names: tuple[str, ...]
    takes: bool
    values: tuple[str, ...]
    files: bool
    words: str


@dataclass(frozen=True, slots=True)
class Node:
    """A command or a verb: its path (``book list``), and what may follow it.

    ``commands`` are names with what they do, ``values`` what its arguments may be; ``files`` says
    whether its arguments are files.
    """

    path: str
    options: tuple[Option, ...]
    commands: tuple[tuple[str, str], ...]
    values: tuple[str, ...]
    files: bool


def nodes(parser: argparse.ArgumentParser, path: str = "") -> Iterator[Node]:
    """Yield the parser's node and those of its commands and verbs, outer ones first."""
    actions = parser._actions  # noqa: SLF001 — argparse has no other way to look at a parser
    below = [one for one in actions if isinstance(one, argparse._SubParsersAction)]  # noqa: SLF001
    plain = [one for one in actions if one.option_strings == [] and one not in below]
    yield Node(
        path=path,
        options=tuple(option(one) for one in actions if one.option_strings),
        commands=tuple(
            (word(one.dest), one.help or "")
            for action in below
            for one in action._choices_actions  # noqa: SLF001
        ),
        values=tuple(word(one) for action in plain for one in action.choices or ()),
        files=any(is_file(one) for one in plain),
    )
    for action in below:
        for name, parser_below in action.choices.items():
            yield from nodes(parser_below, f"{path} {name}".strip())


def option(action: argparse.Action) -> Option:
    """Return an option as plain values."""
    return Option(
        names=tuple(map(word, action.option_strings)),
        takes=action.nargs != 0,
        values=tuple(word(one) for one in action.choices or ()),
        files=is_file(action),
        words=brief(action.help or ""),
    )


def is_file(action: argparse.Action) -> bool:
    """Tell whether a value is the name of a file."""
    return action.type is Path or action.metavar in FILES


def brief(words: str) -> str:
    """Return the first part of a help: a list of completions has little room."""
    flat = ASIDE.sub("", " ".join(words.split()))
    return re.split("[，；。;,]", flat)[0].strip()


def word(text: object) -> str:
    """Return a word that no shell takes for anything else; ValueError if it might."""
    if not SAFE.fullmatch(str(text)):
        raise ValueError(str(text))
    return str(text)


def with_value(found: Sequence[Node]) -> Iterator[tuple[str, Option]]:
    """Yield every way to write an option that takes a value, with its node's path in front."""
    for node in found:
        for one in node.options:
            if one.takes:
                for name in one.names:
                    yield f"{node.path} {name}", one
