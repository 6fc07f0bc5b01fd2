"""``gouji read``: what was read from one report, for eyes or for scripts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tui.cli.reports.read_sentences import read_sentences
from tui.cli.reports.sources import add_folder, add_force
from tui.cli.speech.exits import Exit
from tui.cli.speech.streams import write_json
from tui.cli.speech.words import labelled, say
from tui.out import put

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Mapping
    from typing import Any


NAME = 30  # cells that the name of a row takes
NAMES = ("title", "agency", "kind", "year", "form", "signed_on", "published_on")
NAMED = {"kind": "names.kind-", "form": "names.form-"}  # a key of ours, not the report's words


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``gouji read``."""
    parser.add_argument("file", type=Path, metavar="FILE", help=say("read.file"))
    add_folder(parser)
    parser.add_argument("--sentences", action="store_true", help=say("read.sentences"))
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help=say("options.format")
    )
    add_force(parser)


def run(arguments: argparse.Namespace) -> int:
    """Read one report and show what was found in it."""
    from engine.audit.allowance import allowance
    from engine.audit.other_kinds import refuse_other_kind
    from engine.errors import ReadingError, UsageError
    from engine.export.data.report_json import read_document
    from engine.packs import forms_of, load_pack
    from engine.reading import LIMITS, read_report
    from engine.reading.files.sources import sources

    if arguments.file.is_dir():
        raise UsageError(say("read.one-only"), hint=say("read.use-check"))
    files = list(sources([arguments.file]))
    if len(files) > 1:
        raise UsageError(say("read.several-in-archive"), hint=say("read.unpack"))
    one = files[0]
    if one.data is None:
        raise ReadingError(one.error or say("read.unreadable"), source=one.name)
    with allowance(LIMITS.report_seconds):
        report = read_report(one.data, one.name, forms_of(arguments.pack))
        if not arguments.force:
            refuse_other_kind(report, load_pack(arguments.pack, proof=False).vocabulary)
    if arguments.sentences:
        return read_sentences(report, arguments)
    shown = read_document(report)
    if arguments.format == "json":
        write_json(shown)
    else:
        for line in lines(shown):
            put(line)
    return Exit.CLEAN


def lines(shown: Mapping[str, Any]) -> Iterator[str]:
    """Yield what was read as lines for a person."""
    from engine.forms.short_names import row_name
    from tui.render.wrap import pad

    for key in NAMES:
        value = shown.get(key)
        value = say(NAMED[key] + value) if value and key in NAMED else value
        yield named(
            say(f"read.field-{key}"), say("read.not-found") if value is None else str(value)
        )
    period = shown.get("period") or {}
    yield named(say("read.period"), f"{period.get('from') or '—'} – {period.get('to') or '—'}")
    for part in shown["parts"]:
        yield named(say("read.part", n=part["number"]), part["heading"] or say("read.no-heading"))
    for number, table in shown["tables"].items():
        yield say("read.table", n=number)
        for row, cells in table.items():
            values = " ".join(f"{'—' if v is None else v!s:>6}" for v in cells.values())
            yield f"  {pad(row_name(int(number), row), NAME)} {values}"
    for doubt in shown["doubts"]:
        yield named(say("names.doubt"), doubt["message"])


def named(name: str, value: str) -> str:
    """Return a name and what it is, in one line."""
    return labelled(name, value)
