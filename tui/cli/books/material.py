"""``gouji book material``: what is asked of whom, one line a unit and paper."""

from __future__ import annotations

import csv
import io
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.errors import UsageError
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

SCHEMA_VERSION = 1
HEADER = ("报告号", "单位", "年度", "材料", "要求", "规则")


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
    with open_book(arguments) as book:
        if arguments.last:
            take_in(book, arguments)
        wanted = [one for one in book.material() if arguments.year in {None, one.filing.year}]
    if arguments.format == "json":
        write_json({"schema_version": SCHEMA_VERSION, "material": [data(one) for one in wanted]})
    elif arguments.format == "csv":
        write_bytes(as_csv(wanted))
    else:
        for one in wanted:
            filing = one.filing
            put_row(filing.id, filing.agency, filing.year or "", one.ask, joined(one.rules))
    summed_up(wanted)
    return Exit.CLEAN


def take_in(book: Casebook, arguments: argparse.Namespace) -> None:
    """Sweep a folder of last year's reports, and judge anew what is judged by them."""
    from engine.sweep.anew import bearing_on, checked, judged_anew, known_now
    from engine.sweep.sweep import Progress, files_under, sweep

    there([arguments.last])
    plan = plan_of(arguments, book)
    progress = Progress()
    with bar() as show:
        first = replace(plan, again=False)
        answers = list(sweep(book, files_under([arguments.last]), first, progress, show))
        for answer in answers:
            if answer.error:
                tell(f"{answer.source}\t{answer.error}")
        digests = {answer.sha256 for answer in answers if not answer.error} | progress.before
        filings = book.filings()
        came = [one for one in filings if one.sha256 in digests]
        later = {other.id: other for one in came for other in bearing_on(book, one)}
        judged = judged_anew(book, list(later.values()), plan, known_now(book), show)
        book.judge_again(checked(book, judged, plan.setup), plan.means)
    if not progress.total:
        raise UsageError(say("names.no-files"))
    tell(say("material.last-taken", n=len(came), later=len(judged)))


def data(one: Wanted) -> dict[str, Any]:
    """Return a request as plain JSON values."""
    filing = one.filing
    return {
        "filing": filing.id,
        "agency": filing.agency,
        "unit": filing.unit or None,
        "year": filing.year,
        "paper": one.paper,
        "ask": one.ask,
        "rules": list(one.rules),
    }


def as_csv(wanted: Sequence[Wanted]) -> bytes:
    """Return the requests as CSV for a spreadsheet, no cell of which would run."""
    from engine.export.data.csv_table import harmless

    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(HEADER)
    for one in wanted:
        filing = one.filing
        row = (filing.id, filing.agency, filing.year, one.paper, one.ask, " ".join(one.rules))
        writer.writerow([harmless(cell) for cell in row])
    return text.getvalue().encode("utf-8-sig")


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
