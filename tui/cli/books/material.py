"""``gouji book material``: what is asked of whom, one line a unit and paper."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from engine.errors import UsageError
from engine.privacy import mask
from tui.cli.arguments import whole
from tui.cli.books.anew import plan_of
from tui.cli.books.desk import open_book
from tui.cli.books.sweep import bar, there
from tui.cli.reports.sources import add_rules, add_workers
from tui.cli.speech.exits import Exit
from tui.cli.speech.streams import write_bytes, write_json
from tui.cli.speech.words import joined, say
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
        elsewhen = other_years(book, arguments.year)
        wanted = [one for one in book.material() if one.filing.year not in elsewhen]
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


def other_years(book: Casebook, year: int | None) -> set[int | None]:
    """Return the years that are not asked about: all but --year, else those that are no season.

    Reports of earlier years are there to compare with; nobody is asked for their material.
    """
    from engine.trail.queries.filed import seasons

    filings = book.filings()
    if year is not None:
        return {one.year for one in filings} - {year}
    return {stray.year for stray in seasons(filings, book.units()).strays}


def take_in(book: Casebook, arguments: argparse.Namespace) -> None:
    """Sweep a folder of last year's reports, and judge anew what is judged by them."""
    from engine.sweep.sweep import Progress, files_under, sweep

    there([arguments.last])
    plan = plan_of(arguments, book)
    progress = Progress()
    with bar() as show:
        first = replace(plan, again=False)
        answers = list(sweep(book, files_under([arguments.last]), first, progress, show))
        for answer in answers:
            if answer.error:
                tell(f"{mask(answer.source)}\t{answer.error}")
        digests = {answer.sha256 for answer in answers if not answer.error}
        digests |= set(progress.before.values())
        came = [one for one in book.filings() if one.sha256 in digests]
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
