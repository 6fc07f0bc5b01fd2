"""``gouji export``: every paper and every data format of what the casebook holds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from engine.errors import UsageError
from engine.values import replace
from tui.cli.arguments import whole
from tui.cli.books.desk import add_book, book_path, now, open_book, spare
from tui.cli.reports.inputs import moment
from tui.cli.reports.papers import FORMATS, Written, kept, refuse_output, template_of
from tui.cli.reports.sources import iso_date
from tui.cli.speech.exits import Exit
from tui.cli.speech.words import chosen as words
from tui.cli.speech.words import say
from tui.out import tell

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from engine.export.dossier import Exported
    from engine.export.papers import Paper, Wish
    from engine.trail.casebook import Casebook
    from engine.trail.state.views import FilingView


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``gouji export``."""
    add_book(parser)
    parser.add_argument(
        "--format", choices=FORMATS, required=True, metavar="FORMAT", help=say("export.format")
    )
    parser.add_argument("--output", type=Path, metavar="PATH", help=say("export.output"))
    parser.add_argument("--year", type=whole, metavar="YYYY", help=say("export.only-year"))
    parser.add_argument(
        "--filing", type=whole, nargs="+", default=[], metavar="N", help=say("export.only-filing")
    )
    parser.add_argument(
        "--unit", action="append", default=[], metavar="NAME", help=say("export.only-unit")
    )
    parser.add_argument("--since", metavar="DATE", help=say("select.since-received"))
    parser.add_argument("--confirmed", action="store_true", help=say("export.only-confirmed"))
    parser.add_argument("--each", action="store_true", help=say("export.each"))
    parser.add_argument("--with-doubtful", action="store_true", help=say("export.doubtful"))
    letter = parser.add_argument_group()
    letter.add_argument("--template", type=Path, metavar="FILE", help=say("export.template"))
    letter.add_argument("--office", default="", metavar="NAME", help=say("export.office"))
    letter.add_argument("--contact", default="", metavar="TEXT", help=say("export.contact"))
    letter.add_argument("--number", default="", metavar="TEXT", help=say("export.number"))
    letter.add_argument(
        "--attach", action="append", default=[], metavar="NAME", help=say("export.attach")
    )
    letter.add_argument("--date", metavar="DATE", help=say("export.date"))
    letter.add_argument("--names", action="store_true", help=say("export.names"))


def run(arguments: argparse.Namespace) -> int:
    """Write the paper; a file is replaced only when the new one is whole."""
    from engine.export.papers import PAPERS

    paper = PAPERS[arguments.format]
    output: Path | None = arguments.output
    refuse_output(paper, output)
    if output is not None:
        spare(output, book_path(arguments))
    wish = wished(arguments)
    with open_book(arguments) as book:
        exported = gathered(book, arguments)
        whole = deliver(book, paper, exported, wish, output)
    return Exit.CLEAN if whole else Exit.UNREADABLE


def deliver(
    book: Casebook, paper: Paper, exported: Exported, wish: Wish, output: Path | None
) -> bool:
    """Write a paper, note it in the trail, say where it is; False if nothing could be written."""
    from engine.export.papers import files, name_of

    made, name = Written(), name_of(paper)
    try:
        kept(files(paper, exported, wish), output, exported, made)
    except BaseException:  # Ctrl-C, a full disk: what went out went out
        if made.names:
            book.exported(name, made.digest, len(made.names))
        raise
    if not made.names:
        tell(say("export.none-written"))
        return False
    unnoted = book.read_only
    seal = book.exported(name, made.digest, len(exported.dossiers))
    tell(f"{say('trail.code-after-export')} {seal.code}")
    if paper.outward and (waiting := undecided(exported)):
        tell(say("export.undecided", n=waiting))
    if unnoted:
        tell(say("export.not-noted"))
    if output is not None and made.folder:
        tell(say("export.written-many", n=len(made.names), path=output))
    elif output is not None:
        tell(f"{say('trail.written')} {output}")
    return True


def undecided(exported: Exported) -> int:
    """Return how many findings are told that nobody has decided."""
    return sum(
        one.state == "open" and one.outcome in {"fail", "uncertain"}
        for dossier in exported.dossiers
        for one in dossier.findings
        if not exported.confirmed
    )


def wished(arguments: argparse.Namespace) -> Wish:
    """Return what is wanted besides the casebook."""
    from engine.export.papers import Wish
    from engine.packs import load_pack

    output: Path | None = arguments.output
    word = arguments.format == "totals" and output is not None and output.suffix == ".docx"
    return Wish(
        forms=load_pack(proof=False).forms,
        year=arguments.year,
        letterhead=template_of(arguments.template),
        word=word,
        each=arguments.each,
        names=arguments.names,
        doubtful=arguments.with_doubtful,
    )


def gathered(book: Casebook, arguments: argparse.Namespace) -> Exported:
    """Collect what is wanted from the casebook, and seal the trail at this moment."""
    from engine.export.dossier import Letter
    from tui.letter import exported_of
    from tui.papers import owing

    part = bool(arguments.filing or arguments.unit or arguments.since)
    filings = chosen(book.filings(), arguments)
    missing = None if part else owing(book, arguments.year)
    if arguments.year and not filings and not missing:
        raise UsageError(
            say("export.no-year", year=arguments.year), hint=say("export.list-filings")
        )
    letter = Letter(
        office=arguments.office,
        contact=arguments.contact,
        number=arguments.number,
        attachments=tuple(arguments.attach),
        day=iso_date(arguments.date) if arguments.date else None,
    )
    return replace(
        exported_of(book, filings, now(), words(), letter),
        not_filed=missing,
        unreadable=() if part else book.unreadable(),
        confirmed=arguments.confirmed,
    )


def write_notice(book: Casebook, filing: FilingView, path: Path) -> None:
    """Write the letter that goes with a report's return, and note it in the trail."""
    from tui.letter import issue

    tell(f"{say('trail.written')} {issue(book, filing, path, now(), words())}")


def notice_beside(book: Casebook, filing: FilingView) -> str:
    """Write the letter on a return beside the casebook, as the screens do.

    Returns what is said behind the words on the return: where it is, or why there is none.
    """
    from tui.letter import said_of

    return said_of(book, filing, now(), words()).words


def chosen(filings: Iterable[FilingView], arguments: argparse.Namespace) -> list[FilingView]:
    """Return the filings that are wanted; UsageError for a number or a unit that is not there."""
    found = list(filings)
    since = moment(arguments.since) if arguments.since else None
    known = {one.id for one in found}
    for number in arguments.filing:
        if number not in known:
            raise UsageError(say("export.no-filing", n=number), hint=say("export.list-filings"))
    for unit in arguments.unit:
        if not any(unit in one.agency for one in found):
            raise UsageError(say("export.no-unit", unit=unit), hint=say("export.list-filings"))
    return [
        one
        for one in found
        if arguments.year in {None, one.year}
        and (since is None or (one.received_at is not None and one.received_at >= since))
        and (not arguments.filing or one.id in arguments.filing)
        and (not arguments.unit or any(unit in one.agency for unit in arguments.unit))
    ]
