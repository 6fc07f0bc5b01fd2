"""``gouji book copy``: a season moves from a file to a server, or back, with its chain intact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.cli.books.desk import told_unproved
from tui.cli.speech.exits import Exit
from tui.cli.speech.words import say
from tui.home import confirmed
from tui.out import put, tell

if TYPE_CHECKING:
    import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the two places."""
    parser.add_argument("source", metavar="BOOK", help=say("book.copy-from"))
    parser.add_argument("target", metavar="NEW", help=say("book.copy-to"))


def run(arguments: argparse.Namespace) -> int:
    """Copy a whole casebook to a new place, and verify the copy."""
    from engine.trail.maintenance.copying import copy_book
    from engine.trail.store.place import place_of

    source, target = place_of(arguments.source), place_of(arguments.target)
    for place in (source, target):
        told_unproved(place)
    result = copy_book(source, target, confirmed=confirmed())
    for sentence in result.sentences:
        put(sentence)
    if result.code == Exit.CLEAN:
        tell(say("book.copied", source=source, target=target))
    return result.code
