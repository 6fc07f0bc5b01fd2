"""``gouji roster``: take over the list of units, and see it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from engine.export.names import AGENCY_KIND
from tui.cli.arguments import verbs_of
from tui.cli.desk import add_book, open_book
from tui.cli.exits import Exit
from tui.cli.words import say
from tui.out import put_row, tell

if TYPE_CHECKING:
    import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``gouji roster``."""
    verbs = verbs_of(parser)
    one = verbs.add_parser(
        "import", help=say("导入名册（CSV/XLSX：名称、别名、类型、上级、代码、截止日期）")
    )
    one.add_argument("file", type=Path, metavar="FILE")
    one.add_argument("--replace", action="store_true", help=say("名册里没有的单位不再保留"))
    add_book(one)
    add_book(verbs.add_parser("list", help=say("列出名册")))


def run(arguments: argparse.Namespace) -> int:
    """Import or list the roster."""
    if arguments.verb == "import":
        from engine.roster.file import load_roster

        units = load_roster(arguments.file)
        with open_book(arguments, create=True) as book:
            change = book.import_roster(units, replace=arguments.replace)
            tell(f"{say('名册已导入')}{say('：')}{change}")
            return Exit.CLEAN
    with open_book(arguments) as book:
        for unit in book.units():
            kind = say(AGENCY_KIND.get(unit.kind, unit.kind))
            put_row(unit.code, unit.name, kind, unit.parent)
    return Exit.CLEAN
