"""``gouji export``: what the casebook holds, as JSON, CSV or a spreadsheet."""

from __future__ import annotations

import hashlib
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from engine.errors import UsageError
from engine.trail.store.private import FILE
from tui.cli.desk import add_book, book_path, now, open_book, spare
from tui.cli.exits import Exit
from tui.cli.refusal import why
from tui.cli.streams import write_bytes
from tui.cli.words import say
from tui.out import put_lines, tell

if TYPE_CHECKING:
    import argparse

    from engine.export.dossier import Exported, Owing
    from engine.trail.casebook import Casebook


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``gouji export``."""
    add_book(parser)
    parser.add_argument(
        "--format", choices=("json", "csv", "xlsx"), required=True, help=say("trail.format")
    )
    parser.add_argument("--output", type=Path, metavar="FILE", help=say("trail.output"))
    parser.add_argument("--year", type=int, metavar="YYYY", help=say("trail.only-year"))
    parser.add_argument("--filing", type=int, metavar="N", help=say("trail.only-filing"))
    parser.add_argument("--confirmed", action="store_true", help=say("trail.only-confirmed"))


def run(arguments: argparse.Namespace) -> int:
    """Write the export; a file is replaced only when the new one is whole."""
    if arguments.format == "xlsx" and not arguments.output and sys.stdout.isatty():
        raise UsageError(say("trail.no-spreadsheet-on-screen"), hint=say("trail.add-output"))
    if arguments.output:
        if arguments.output.is_dir():
            raise UsageError(
                say("trail.is-folder", path=arguments.output),
                hint=say("trail.name-a-file"),
            )
        spare(arguments.output, book_path(arguments))
    with open_book(arguments) as book:
        exported = gathered(book, arguments)
        data = written(exported, arguments.format)
        if arguments.output:
            put(arguments.output, data)
        digest = hashlib.sha256(data).hexdigest()
        seal = book.exported(arguments.format, digest, len(exported.dossiers))
    tell(f"{say('trail.code-after-export')} {seal.code}")
    if arguments.output:
        tell(f"{say('trail.written')} {arguments.output}")
    elif sys.stdout.isatty():
        put_lines(data.decode("utf-8-sig").rstrip("\r\n"))  # for eyes; a pipe gets it as it is
    else:
        write_bytes(data)
    return Exit.CLEAN


def gathered(book: Casebook, arguments: argparse.Namespace) -> Exported:
    """Collect what is wanted from the casebook, and seal the trail at this moment."""
    from engine.export.dossier import Dossier, Exported
    from tui.render.clock import CHINA

    filings = [
        one
        for one in book.filings()
        if arguments.year in {None, one.year} and arguments.filing in {None, one.id}
    ]
    if arguments.filing and not filings:
        raise UsageError(
            say("trail.no-filing", n=arguments.filing),
            hint=say("trail.list-filings"),
        )
    return Exported(
        dossiers=[
            Dossier(filing=one, findings=book.findings(one.id), causes=book.causes(one.id))
            for one in filings
        ],
        book=str(book.path),
        made_at=now().astimezone(CHINA).isoformat(timespec="seconds"),
        code=book.seal(occasion="export").code,
        not_filed=None if arguments.filing else owing(book, arguments.year),
        confirmed=arguments.confirmed,
        zone=CHINA,
    )


def owing(book: Casebook, year: int | None) -> dict[int, tuple[Owing, ...]] | None:
    """Return by season which units have not filed, or perhaps not; None without a roster."""
    from engine.export.dossier import Owing
    from engine.trail.queries.filed import seasons

    units = book.units()
    known = seasons(book.filings(), units, () if year is None else (year,))
    return {
        season.year: (
            *(Owing(unit=unit) for unit in season.missing),
            *(Owing(unit=unit, perhaps=those) for unit, those in season.unclear),
        )
        for season in known.seasons
        if units and year in {None, season.year}
    } or None


def written(exported: Exported, format_: str) -> bytes:
    """Return the bytes of one format."""
    from importlib import import_module

    names = {"json": "book_json", "csv": "csv_table", "xlsx": "xlsx"}
    data: bytes = import_module(f"engine.export.{names[format_]}").write(exported)
    return data


def put(path: Path, data: bytes) -> None:
    """Write a file whole or not at all; say so if it is open elsewhere or the folder is closed."""
    draft = None
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            draft = Path(file.name)
            file.write(data)
        draft.chmod(FILE)  # who may read it is for the person to say: it quotes the reports
        draft.replace(path)
    except OSError as error:
        if draft is not None:
            draft.unlink(missing_ok=True)
        raise UsageError(
            say("command.cannot-write", path=path, why=why(error)),
            hint=say("trail.other-place"),
        ) from None
