"""``gouji book material``: what is asked of whom, one line a unit and paper."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from engine.errors import UsageError
from engine.privacy import mask
from engine.values import replace
from tui import intake
from tui.cli.arguments import whole
from tui.cli.books.anew import plan_of
from tui.cli.books.desk import open_book
from tui.cli.reports.sources import add_rules, add_workers
from tui.cli.speech.exits import Exit
from tui.cli.speech.streams import write_bytes, write_json
from tui.cli.speech.words import joined, say
from tui.cli.sweeps.sweep import there
from tui.cli.sweeps.text import bar
from tui.out import put_row, tell

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from engine.trail.casebook import Casebook
    from engine.trail.queries.material import Wanted


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``gouji book material``."""
    parser.add_argument(
        "--format", choices=("text", "json", "csv"), default="text", help=say("options.format")
    )
    parser.add_argument("--year", type=whole, metavar="YYYY", help=say("material.only-year"))
    parser.add_argument("--last", type=Path, metavar="FOLDER", help=say("material.last"))
    add_rules(parser)
    add_workers(parser)


def run(arguments: argparse.Namespace) -> int:
    """List what is asked for; with --last after last year's reports were taken in."""
    from engine.export.data.material import material_csv, material_json

    with open_book(arguments) as book:
        if arguments.last:
            take_in(book, arguments)
        wanted = intake.wanted(book, arguments.year)
    if arguments.format == "json":
        write_json(material_json(wanted))
    elif arguments.format == "csv":
        write_bytes(material_csv(wanted))
    else:
        for one in wanted:
            filing = one.filing
            put_row(filing.id, filing.agency, filing.year or "", one.ask, joined(one.rules))
    summed_up(wanted)
    return Exit.CLEAN


def take_in(book: Casebook, arguments: argparse.Namespace) -> None:
    """Sweep a folder of last year's reports, and judge anew what is judged by them."""
    there([arguments.last])
    plan = replace(plan_of(arguments, book), again=False)
    with bar() as show:
        taken = intake.take_reports(book, [arguments.last], plan, show)
    for source, error in taken.unread:
        tell(f"{mask(source)}\t{error}")
    progress, came = taken.progress, taken.filings(book)
    if not progress.total:
        raise UsageError(say("names.no-files"))
    tell(say("material.last-taken", n=len(came), later=len(progress.rejudged)))


def summed_up(wanted: Sequence[Wanted]) -> None:
    """Say how many papers are asked of how many, and how they are given."""
    if not wanted:
        tell(say("material.none-asked"))
        return
    filings = len({one.filing.id for one in wanted})
    tell(say("material.asked", n=len(wanted), filings=filings))
    for paper, count in Counter(one.paper for one in wanted).most_common():
        tell(say("material.asked-paper", n=count, paper=paper), indent=2)
    tell(say("material.how-to-give"))
