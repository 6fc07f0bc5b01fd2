"""``gouji sweep --format … --output …``: the papers of what was swept, from the same run."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from engine.errors import UsageError
from tui.cli.books.desk import book_path, now, spare
from tui.cli.books.export import deliver, owing
from tui.cli.reports.papers import FORMATS, refuse_output
from tui.cli.speech.files import put
from tui.cli.speech.streams import json_bytes, write_json
from tui.cli.speech.words import chosen, say

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    from engine.rule import Pack
    from engine.trail.casebook import Casebook
    from tui.cli.books.tally import Result

DATA = ("text", "json")
"""What a sweep says of itself; every other format is a paper of the casebook."""


def add_format(parser: argparse.ArgumentParser) -> None:
    """Add --format and --output."""
    parser.add_argument(
        "--format",
        choices=("text", *FORMATS),
        default="text",
        metavar="FORMAT",
        help=say("check.format"),
    )
    parser.add_argument("--output", type=Path, metavar="PATH", help=say("export.output"))


def refuse_paper(arguments: argparse.Namespace) -> None:
    """Refuse a paper that cannot be, before anything is swept."""
    from engine.export.papers import PAPERS

    if arguments.format == "text":
        if arguments.output:
            raise UsageError(say("export.text-to-file"))
        return
    if arguments.format not in DATA and arguments.dry_run:
        raise UsageError(say("sweep.no-paper-of-dry-run"), hint=say("sweep.dry-run-data"))
    refuse_output(PAPERS[arguments.format], arguments.output)
    if arguments.output:
        spare(arguments.output, book_path(arguments))


def silent(arguments: argparse.Namespace) -> bool:
    """Tell whether stdout is for the paper, so that no line a report goes there."""
    return arguments.format != "text" and arguments.output is None


def put_json(document: Mapping[str, object], output: Path | None) -> None:
    """Write the sweep's own document."""
    if output is None:
        write_json(document)
    else:
        put(output, json_bytes(document))


def write_paper(book: Casebook, arguments: argparse.Namespace, pack: Pack, result: Result) -> None:
    """Write a paper of the filings whose files were swept, known ones too, as they stand now."""
    from engine.export.papers import PAPERS, Wish
    from tui.letter import exported_of

    swept = {one.filing_id for one in result.filings}
    filings = [one for one in book.filings() if one.id in swept]
    exported = replace(exported_of(book, filings, now(), chosen()), not_filed=owing(book, None))
    output: Path | None = arguments.output
    word = arguments.format == "totals" and output is not None and output.suffix == ".docx"
    deliver(book, PAPERS[arguments.format], exported, Wish(forms=pack.forms, word=word), output)
