"""``gouji roster``: take over the list of units, and see it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tui.cli.arguments import Verbs, whole
from tui.cli.books.desk import add_book, open_book
from tui.cli.reports.sources import add_pack
from tui.cli.speech.exits import Exit
from tui.cli.speech.words import labelled, say
from tui.out import put_row, tell

if TYPE_CHECKING:
    import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``gouji roster``."""
    verbs = Verbs(parser)
    one = verbs.add_parser("import", help=say("book.roster-import"))
    one.add_argument("file", type=Path, metavar="FILE")
    one.add_argument("--replace", action="store_true", help=say("book.roster-replace"))
    one.add_argument("--year", type=whole, metavar="YYYY", help=say("material.publish-year"))
    add_pack(one)
    one.set_defaults(roster=None)
    add_book(one)
    add_book(verbs.add_parser("list", help=say("book.roster-list")))


def run(arguments: argparse.Namespace) -> int:
    """Import or list the roster."""
    if arguments.verb == "import":
        return imported(arguments)
    with open_book(arguments) as book:
        for unit in book.units():
            kind = say(f"names.kind-{unit.kind}")
            put_row(unit.code, unit.name, kind, unit.parent)
    return Exit.CLEAN


def imported(arguments: argparse.Namespace) -> int:
    """Import the roster, and with it days and addresses of publication where it carries them."""
    from engine.roster.file import bytes_of, read_roster
    from engine.roster.publications import has_publications

    data = bytes_of(arguments.file, say("material.roster"))
    units = read_roster(data, arguments.file.name)
    with open_book(arguments, create=True) as book:
        change = book.import_roster(units, replace=arguments.replace)
        tell(labelled(say("names.roster-imported"), change))
        if not has_publications(data, arguments.file.name):
            return Exit.CLEAN
        from tui.cli.books.publish import taken_over

        return taken_over(book, data, arguments.file.name, arguments)
