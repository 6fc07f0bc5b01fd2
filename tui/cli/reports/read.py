"""``gouji read``: what was read from reports, for eyes or for scripts."""

from __future__ import annotations

import sys
from itertools import islice
from typing import TYPE_CHECKING, Any

from engine.errors import UsageError
from engine.privacy import mask
from tui.cli.reports.inputs import add_inputs, inputs_of
from tui.cli.reports.read_sentences import read_sentences
from tui.cli.reports.sources import add_folder, add_force
from tui.cli.reports.told import add_loudness, left_out_notes, tell_notes
from tui.cli.speech.exits import Exit
from tui.cli.speech.streams import json_line, write_bytes, write_json
from tui.cli.speech.words import labelled, say
from tui.out import put

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator, Mapping

    from engine.reading.files.sources import Source
    from engine.report import Report

NAME = 30  # cells that the name of a row takes
NAMES = ("title", "agency", "kind", "year", "form", "signed_on", "published_on")
NAMED = {"kind": "names.kind-", "form": "names.form-"}  # a key of ours, not the report's words


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``gouji read``."""
    add_inputs(parser, "read.paths")
    add_folder(parser)
    parser.add_argument("--sentences", action="store_true", help=say("read.sentences"))
    parser.add_argument(
        "--format", choices=("text", "json", "jsonl"), default="text", help=say("read.format")
    )
    add_force(parser)
    add_loudness(parser)


def run(arguments: argparse.Namespace) -> int:
    """Read reports and show what was found in them; one file alone is one document."""
    inputs = inputs_of(arguments)
    alone = len(inputs.paths) == 1 and not inputs.folder and arguments.format != "jsonl"
    first = list(islice(inputs(), 2)) if alone or arguments.sentences else []
    if len(first) == 1 and alone:
        return show(first[0], arguments)
    if arguments.sentences:
        raise UsageError(say("read.one-only"), hint=say("read.name-one"))
    result = show_all(inputs(), arguments)
    tell_notes(left_out_notes(inputs.left, verbose=arguments.verbose), arguments)
    return result


def show(one: Source, arguments: argparse.Namespace) -> int:
    """Show one report; an error if it cannot be read."""
    report = read(one, arguments)
    if arguments.sentences:
        return read_sentences(report, arguments)
    from engine.export.data.report_json import read_document

    shown = read_document(report)
    if arguments.format == "json":
        write_json(shown)
    else:
        for line in lines(shown):
            put(line)
    return Exit.CLEAN


def show_all(found: Iterable[Source], arguments: argparse.Namespace) -> int:
    """Show every report as it is read; one that cannot be costs the others nothing."""
    from engine.audit.admission import error_sentence
    from engine.audit.other_kinds import other_kind_of
    from engine.export.data.report_json import read_document, several_document

    reports: list[dict[str, Any]] = []
    unreadable: list[dict[str, Any]] = []
    for one in found:
        try:
            shown = read_document(read(one, arguments))
            reports.append(shown)
        except ImportError:
            raise  # gouji is not wholly installed: no fault of the report
        except Exception as error:  # noqa: BLE001 — one report may not take the others down
            why, hint = error_sentence(error)
            shown = {"source": mask(one.name), "error": why, "hint": hint}
            shown |= {"other": other_kind_of(error)} if other_kind_of(error) else {}
            unreadable.append(shown)
        if arguments.format != "json":
            put_one(shown, arguments.format)
            reports.clear()
    if arguments.format == "json":
        write_json(several_document(reports, unreadable))
    return Exit.UNREADABLE if unreadable else Exit.CLEAN


def put_one(shown: Mapping[str, Any], form: str) -> None:
    """Write one of several reports, or why there is none, at once."""
    if form == "jsonl":
        write_bytes(f"{json_line(shown)}\n".encode("utf-8", "replace"))
        return
    put(shown["source"])
    told = [named(say("names.unreadable"), shown["error"])] if "error" in shown else lines(shown)
    for line in told:
        put(f"  {line}")
    put("")
    sys.stdout.flush()


def read(one: Source, arguments: argparse.Namespace) -> Report:
    """Return the report that a file is; ReadingError if it cannot be read or is none."""
    from engine.audit.allowance import allowance
    from engine.audit.other_kinds import refuse_other_kind
    from engine.errors import ReadingError
    from engine.packs import forms_of, load_pack
    from engine.reading import LIMITS, read_report

    if one.data is None:
        raise ReadingError(one.error or say("read.unreadable"), source=one.name)
    with allowance(LIMITS.report_seconds):
        report = read_report(one.data, one.name, forms_of(arguments.pack))
        if not arguments.force:
            refuse_other_kind(report, load_pack(arguments.pack, proof=False).vocabulary)
    return report


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
