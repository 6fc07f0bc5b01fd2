"""``gouji book new``: make a casebook, in a file or on a server; who is there is never touched."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from engine.errors import UsageError
from tui.cli.books.desk import book_path, open_book, told_unproved
from tui.cli.speech.exits import Exit
from tui.cli.speech.words import say
from tui.out import put, tell

if TYPE_CHECKING:
    import argparse


def arguments(_parser: argparse.ArgumentParser) -> None:
    """Add nothing: where it is to lie is --book."""


def run(arguments: argparse.Namespace) -> int:
    """Make a casebook; on a server print as SQL the rights that people need."""
    place = book_path(arguments)
    if isinstance(place, Path):
        if place.exists():
            raise UsageError(say("command.exists", path=place), hint=say("command.other-name"))
        with open_book(arguments, create=True):
            tell(f"{say('book.made')} {place}")
        return Exit.CLEAN
    from engine.trail.store.postgres.making import make
    from engine.trail.store.postgres.roles import grants

    told_unproved(place)
    arguments.warned = True
    schema = make(place)
    with open_book(arguments):
        tell(f"{say('book.made')} {place}")
    tell(say("book.rights"))
    for statement in grants(schema):
        put(f"{statement};")
    tell(say("book.dump", url=place.libpq))
    return Exit.CLEAN
