"""``gouji sweep --format … --output …``: the papers of what was swept, from the same run."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.errors import UsageError
from engine.values import replace
from tui.cli.books.desk import book_path, now, spare
from tui.cli.books.export import deliver
from tui.cli.reports.check_data import left_out, public
from tui.cli.reports.papers import FORMATS, refuse_output
from tui.cli.reports.told import refuse_statistics
from tui.cli.speech.files import put
from tui.cli.speech.streams import json_bytes, write_json
from tui.cli.speech.words import chosen, say

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    from engine.audit.worker import AuditResult
    from engine.rule import Pack
    from engine.sweep.sweep import Plan
    from engine.trail.casebook import Casebook
    from engine.trail.state.views import FilingView
    from tui.cli.reports.inputs import Inputs
    from tui.cli.reports.statistics import CountedReport
    from tui.cli.reports.told import Told
    from tui.cli.sweeps.tally import Result

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

    refuse_statistics(arguments)
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
    """Tell whether stdout is for paper or counts, so that no line a report goes there."""
    if arguments.format == "text":
        return bool(arguments.statistics)
    return arguments.output is None


Outcome = tuple[list["AuditResult"], "Result", "Told"]
"""What was checked now, how all files fared, and what of it is told."""


def write_paper(
    book: Casebook, plan: Plan, outcome: Outcome, inputs: Inputs, arguments: argparse.Namespace
) -> None:
    """Write what was asked for: the sweep's own document, or a paper of the filings swept."""
    if arguments.format == "json":
        put_json(document(book, plan, outcome, inputs, arguments), arguments.output)
    elif arguments.format != "text":
        write_filings(book, plan, outcome, arguments)


def document(
    book: Casebook, plan: Plan, outcome: Outcome, inputs: Inputs, arguments: argparse.Namespace
) -> dict[str, object]:
    """Return the sweep's own document: that of a check, and how all files fared."""
    done, result, told = outcome
    rest = told.data(pack_of(plan)) | left_out(inputs)
    if arguments.statistics:
        rest["statistics"] = counted(book, done, result, told, arguments)
    return public(done, plan.setup) | rest | {"swept": result.data()}


def pack_of(plan: Plan) -> Pack:
    """Return the rules that a sweep has judged by."""
    from engine.packs import load_pack

    return load_pack(plan.setup.pack, overlays=plan.setup.overlays, proof=False)


def put_json(document: Mapping[str, object], output: Path | None) -> None:
    """Write the sweep's own document."""
    if output is None:
        write_json(document)
    else:
        put(output, json_bytes(document))


def write_filings(
    book: Casebook, plan: Plan, outcome: Outcome, arguments: argparse.Namespace
) -> None:
    """Write a paper of the filings whose files were swept, known ones too, as they stand now."""
    from engine.export.papers import PAPERS, Wish
    from tui.letter import exported_of
    from tui.papers import owing

    _done, result, told = outcome
    exported = exported_of(book, filings_told(book, result, told), now(), chosen())
    exported = replace(
        exported,
        dossiers=[told.dossier(one) for one in exported.dossiers],
        not_filed=owing(book, None),
    )
    output: Path | None = arguments.output
    word = arguments.format == "totals" and output is not None and output.suffix == ".docx"
    wish = Wish(forms=pack_of(plan).forms, word=word)
    deliver(book, PAPERS[arguments.format], exported, wish, output)


def filings_told(book: Casebook, result: Result, told: Told) -> list[FilingView]:
    """Return the filings whose files were swept, of the kinds and years that are told."""
    swept = {one.filing_id for one in result.filings}
    return [
        one
        for one in book.filings()
        if one.id in swept and told.selection.covers_report(one.kind, one.year)
    ]


def put_text_statistics(
    book: Casebook,
    done: list[AuditResult],
    result: Result,
    told: Told,
    arguments: argparse.Namespace,
) -> None:
    """Write the counts as tables."""
    from tui.cli.reports.statistics import put_statistics

    put_statistics(counted(book, done, result, told, arguments))


def counted(
    book: Casebook,
    done: list[AuditResult],
    result: Result,
    told: Told,
    arguments: argparse.Namespace,
) -> dict[str, list[dict[str, Any]]]:
    """Return the counts: of all files swept as they stand, of a dry run as they were judged."""
    from tui.cli.reports.statistics import statistics

    if arguments.dry_run:
        return statistics(done)
    return statistics(standing(book, one, told) for one in filings_told(book, result, told))


def standing(book: Casebook, filing: FilingView, told: Told) -> CountedReport:
    """Return a filing with what stands against it and is told."""
    from engine.trail.queries.standing import STANDING
    from tui.cli.reports.statistics import CountedFinding, CountedReport

    findings = tuple(
        CountedFinding(
            rule=one.rule,
            name=str(one.data.get("name") or ""),
            title=one.title,
            severity=one.severity,
            outcome=one.outcome,
        )
        for one in book.findings(filing.id)
        if one.state in STANDING and told.selection.takes(one.rule) and told.counts(one)
    )
    return CountedReport(
        source=filing.source,
        agency=filing.agency,
        kind=filing.kind or None,
        year=filing.year,
        findings=findings,
    )
