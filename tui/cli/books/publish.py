"""``gouji book publish``: when and where reports were published, for all units at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from engine.errors import UsageError
from tui.cli.arguments import whole
from tui.cli.books.anew import plan_of
from tui.cli.books.desk import now, open_book
from tui.cli.reports.sources import add_rules, add_workers
from tui.cli.speech import files
from tui.cli.speech.exits import Exit
from tui.cli.speech.words import joined, say
from tui.cli.sweeps.text import bar
from tui.out import tell
from tui.table_to_fill import bytes_of, to_fill_in

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from engine.sweep.publishing import PublicationsTaken
    from engine.trail.casebook import Casebook

SHOWN = 10


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``gouji book publish``."""
    either = parser.add_mutually_exclusive_group(required=True)
    either.add_argument(
        "--from", type=Path, dest="source", metavar="FILE", help=say("material.from")
    )
    either.add_argument("--template", type=Path, metavar="FILE", help=say("material.template"))
    parser.add_argument("--year", type=whole, metavar="YYYY", help=say("material.publish-year"))
    add_rules(parser)
    add_workers(parser)


def run(arguments: argparse.Namespace) -> int:
    """Take a table over, or write an empty one."""
    from engine.roster.file import bytes_of

    if arguments.template:
        return template(arguments)
    data = bytes_of(arguments.source, say("material.table"))
    with open_book(arguments) as book:
        return taken_over(book, data, arguments.source.name, arguments)


def taken_over(book: Casebook, data: bytes, name: str, arguments: argparse.Namespace) -> int:
    """Take a table over and say what came of it; 3 where a row could not be understood."""
    from engine.dates import today
    from engine.roster.publications import read_publications
    from engine.sweep.publishing import publish, units_of

    table = read_publications(data, name, units_of(book), today(now()))
    plan = plan_of(arguments, book)
    with bar() as show:
        done = publish(book, table.rows, plan, year=arguments.year, tell=show)
    complaints = sorted([*table.complaints, *done.complaints])
    for line, sentence in complaints:
        tell(say("material.bad-row", file=name, line=line, why=sentence))
    told(done, empty=table.empty)
    return Exit.UNREADABLE if complaints else Exit.CLEAN


def told(done: PublicationsTaken, *, empty: int) -> None:
    """Say what was listed, what was judged anew, and what did not fit."""
    tell(say("material.listed", n=len(done.listed), judged=len(done.judged)))
    if done.recorded is not None and done.judged:
        counts = done.recorded
        tell(
            say("material.changes", opened=counts.opened, reopened=counts.reopened,
                resolved=counts.resolved)
        )  # fmt: skip
    if empty:
        tell(say("material.not-filled", n=empty))
    if done.waiting:
        names = [f"{one.agency} {one.year}" for one in done.waiting]
        tell(say("material.waiting", n=len(names), who=shortened(names)))
    for one in done.otherwise:
        tell(say("material.otherwise", n=one.id, who=one.agency, day=one.published_on))
    for unread in done.unread:
        tell(say("material.not-judged", n=unread.filing.id, why=unread.answer.error))


def shortened(names: Sequence[str]) -> str:
    """Return the first of many names."""
    more = say("material.and-more") if len(names) > SHOWN else ""
    return joined(names[:SHOWN]) + more


def template(arguments: argparse.Namespace) -> int:
    """Write a table of all units to be filled in; an existing file is left alone."""
    path: Path = arguments.template
    if path.exists():
        raise UsageError(say("command.exists", path=path), hint=say("command.other-name"))
    with open_book(arguments) as book:
        rows = to_fill_in(book, arguments.year)
    if not rows:
        raise UsageError(say("material.no-units"), hint=say("material.roster-first"))
    files.put(path, bytes_of(rows, path.suffix))
    tell(say("material.template-written", path=path, n=len(rows)))
    return Exit.CLEAN
