"""``gouji book unreadable``: the files that came and could not be read, and letting go of some."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.cli.arguments import whole
from tui.cli.books.desk import open_book
from tui.cli.speech.exits import Exit
from tui.cli.speech.words import joined, say
from tui.out import put_row, tell
from tui.render.clock import CHINA
from tui.render.sanitise import one_line

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from engine.trail.state.views import UnreadableView

SHOWN = 20


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``gouji book unreadable``."""
    parser.add_argument(
        "--remove",
        nargs="+",
        type=whole,
        default=[],
        metavar="N",
        help=say("book.unreadable-remove"),
    )


def run(arguments: argparse.Namespace) -> int:
    """List the files with number, time, place and reason; with ``--remove`` let go of some."""
    with open_book(arguments) as book:
        if arguments.remove:
            tell(say("book.unreadable-removed", n=book.remove_unreadable(arguments.remove)))
            return Exit.CLEAN
        files = book.unreadable()
    for one in files:
        at = one.received_at.astimezone(CHINA).isoformat(" ", "minutes")[:16]
        put_row(one.id, at, one_line(one.source or one.name), one_line(one.reason))
    if not files:
        tell(say("book.unreadable-none"))
    return Exit.CLEAN


def names(files: Sequence[UnreadableView]) -> str:
    """Return the names of the first of some files in a line."""
    shown = joined(f"{one.id} {one_line(one.name)}" for one in files[:SHOWN])
    more = len(files) - SHOWN
    return shown + (f" {say('sweep.rejudged-more', n=more)}" if more > 0 else "")
