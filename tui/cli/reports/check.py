"""``gouji check``: files or folders in, findings out; nothing is kept."""

from __future__ import annotations

import sys
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from engine.errors import UsageError
from engine.privacy import mask
from tui.cli.reports.beside import beside, copies
from tui.cli.reports.inputs import add_inputs, inputs_of
from tui.cli.reports.lasts import (
    refuse_foreign_day,
    refuse_one_day_for_many,
    refuse_unfit,
    unfit_lines,
    with_last,
)
from tui.cli.reports.own_papers import OwnPapers
from tui.cli.reports.papers import FORMATS, kept, papers_of, refuse_output
from tui.cli.reports.sources import (
    add_fail_on,
    add_force,
    add_rules,
    add_timeout,
    add_workers,
    coloured,
    iso_date,
    setup_of,
)
from tui.cli.reports.told import add_told, say_the_rest, told_of
from tui.cli.speech.exits import Exit, reaches
from tui.cli.speech.files import put as put_file
from tui.cli.speech.listing import Line, columns, typeset
from tui.cli.speech.streams import json_bytes, write_json
from tui.cli.speech.words import labelled, say
from tui.out import put, put_painted, tell

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from engine.audit.worker import AuditResult, WorkerConfig
    from engine.finding import Finding
    from tui.cli.reports.inputs import Inputs
    from tui.cli.reports.told import Told


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``gouji check``."""
    add_inputs(parser)
    parser.add_argument(
        "--format",
        choices=("text", *FORMATS),
        default="text",
        metavar="FORMAT",
        help=say("check.format"),
    )
    parser.add_argument("--output", type=Path, metavar="PATH", help=say("export.output"))
    add_rules(parser)
    add_force(parser)
    add_fail_on(parser)
    add_workers(parser)
    add_timeout(parser)
    add_told(parser)
    parser.add_argument("--statistics", action="store_true", help=say("select.statistics"))
    parser.add_argument(
        "--last",
        type=Path,
        action="append",
        default=[],
        metavar="PATH",
        help=say("last.option"),
    )
    parser.add_argument("--published", metavar="DATE", help=say("check.published"))


def run(arguments: argparse.Namespace) -> int:
    """Check everything named, write the result, return the exit code."""
    published = iso_date(arguments.published) if arguments.published else None
    inputs = inputs_of(arguments)
    refuse_one_day_for_many(arguments, inputs)
    setup = setup_of(arguments)
    told, own = told_of(arguments, setup), OwnPapers()
    refuse_target(arguments)
    inputs.own = None if arguments.force else own.add
    with with_last(arguments, setup) as ready:
        answers = told.of(checked(inputs, arguments, ready, published))
        if arguments.format != "text":
            done = list(answers)
            write_paper(done, arguments, setup, told, inputs)
        else:
            done = list(written(answers, arguments, setup))
    own.tell()
    for line in (*beside(inputs.aside, copies(done), key="check.same"), *unfit_lines(done)):
        tell(line)
    say_the_rest(inputs.left, told, arguments, setup)
    if ready.earlier is not None and ready.earlier.unreadable:
        return Exit.UNREADABLE
    return code(done, arguments.fail_on, told.counts)


def refuse_target(arguments: argparse.Namespace) -> None:
    """Refuse an output that cannot take what is asked for, before anything is checked."""
    from engine.export.papers import PAPERS

    if arguments.statistics and arguments.format not in {"text", "json"}:
        raise UsageError(say("select.statistics-format"), hint=say("select.statistics-papers"))
    if arguments.format == "text":
        if arguments.output:
            raise UsageError(say("export.text-to-file"))
        return
    refuse_output(PAPERS[arguments.format], arguments.output)


def write_paper(
    done: list[AuditResult],
    arguments: argparse.Namespace,
    setup: WorkerConfig,
    told: Told,
    inputs: Inputs,
) -> None:
    """Write a paper of what was checked; JSON is the check's own document."""
    from engine.export.papers import PAPERS, files
    from engine.packs import load_pack

    if arguments.format == "json":
        document = public(done, setup) | further(done, arguments, setup, told, inputs)
        if arguments.output:
            put_file(arguments.output, json_bytes(document))
        else:
            write_json(document)
        return
    pack = load_pack(setup.pack, overlays=setup.overlays)
    exported, wish = papers_of(done, arguments, pack, told.baseline, inputs)
    for one in done:
        if one.error:
            failed = say("names.not-audited") if one.other else say("names.unreadable")
            tell(labelled(f"{failed} {mask(one.source)}", one.error))
    written = kept(files(PAPERS[arguments.format], exported, wish), arguments.output, exported)
    if arguments.output and written.folder:
        tell(say("export.written-many", n=len(written.names), path=arguments.output))
    elif arguments.output and written.names:
        tell(f"{say('trail.written')} {arguments.output}")


def further(
    done: list[AuditResult],
    arguments: argparse.Namespace,
    setup: WorkerConfig,
    told: Told,
    inputs: Inputs,
) -> dict[str, object]:
    """Return what the JSON of a check holds besides if it was asked for."""
    from engine.packs import load_pack

    pack = load_pack(setup.pack, overlays=setup.overlays, proof=False)
    more: dict[str, object] = dict(told.data(pack))
    if inputs.left.skipped:
        skipped = inputs.left.skipped.items()
        more["skipped"] = [{"source": name, "why": why} for name, why in skipped]
    if arguments.statistics:
        from tui.cli.reports.statistics import statistics

        more["statistics"] = statistics(done)
    return more


def checked(
    inputs: Inputs, arguments: argparse.Namespace, setup: WorkerConfig, published: date | None
) -> Iterator[AuditResult]:
    """Check every source in the order given; a single one must find what was named for it."""
    from engine.audit.batch import check_sources

    answers = check_sources(
        inputs(),
        setup,
        workers=arguments.workers,
        timeout=arguments.timeout,
        published_on=published,
    )
    if not (arguments.last or published):
        return answers
    first = list(islice(answers, 2))
    if len(first) == 1:  # refused before anything is written
        refuse_foreign_day(first[0], published)
        refuse_unfit(first[0])
    return chain(first, answers)


def written(
    answers: Iterable[AuditResult], arguments: argparse.Namespace, setup: WorkerConfig
) -> Iterator[AuditResult]:
    """Write each answer as it comes, or at the end how often what was found."""
    from tui.cli.reports.findings_text import asked, report_lines

    write = writer()
    if not arguments.quiet:
        write(Line(text=change) for change in changes(setup))
    done: list[AuditResult] = []
    for one in answers:
        if not arguments.statistics and not (arguments.quiet and clean(one)):
            write(report_lines(replace(one, doubts=()) if arguments.quiet else one))
            put("")
            sys.stdout.flush()
        done.append(replace(one, public={}, causes=()))  # a folder may hold thousands
        yield done[-1]
    if arguments.statistics:
        from tui.cli.reports.statistics import put_statistics, statistics

        put_statistics(statistics(done))
    if arguments.quiet:
        return
    if not arguments.statistics:
        write(asked(finding for one in done for finding in one.findings))
    if len(done) != 1:
        write([Line(text=overall(done), how="strong")])


def clean(done: AuditResult) -> bool:
    """Tell a report that was read and in which nothing failed and nothing is uncertain."""
    return not done.error and all(one.outcome == "not_assessable" for one in done.findings)


def writer() -> Callable[[Iterable[Line]], None]:
    """Return what writes lines to stdout, in its colours and as wide as it is."""
    colour, cells = coloured(), columns(terminal=sys.stdout.isatty())

    def write(lines: Iterable[Line]) -> None:
        for line in typeset(lines, cells, colour=colour):
            put_painted(line)

    return write


def overall(done: Sequence[AuditResult]) -> str:
    """Return how all reports together fared, in one line."""
    if not done:
        return say("names.no-files")
    other = sum(bool(one.other) for one in done)
    unreadable = sum(bool(one.error) for one in done) - other
    bad = sum(any(reaches(f.severity, f.outcome, "error") for f in one.findings) for one in done)
    some = sum(any(reaches(f.severity, f.outcome, "info") for f in one.findings) for one in done)
    words = say(
        "check.overall",
        n=len(done),
        bad=bad,
        some=some - bad,
        good=len(done) - some - unreadable - other,
        unreadable=unreadable,
    )
    return words + others(other)


def others(number: int) -> str:
    """Return the sentence on papers of another kind, none where there are none."""
    return say("names.others", n=number) if number else ""


def changes(setup: WorkerConfig) -> list[str]:
    """Return what overlays changed: it is printed with every result."""
    if not setup.overlays:
        return []
    from engine.packs import load_pack

    pack = load_pack(setup.pack, overlays=setup.overlays, proof=False)
    return [labelled(say("names.overlay"), change) for change in pack.changes]


def public(done: list[AuditResult], setup: WorkerConfig) -> dict[str, object]:
    """Return the public JSON of a check."""
    from engine.export.data.report_json import check_document
    from engine.packs import load_pack
    from tui.cli.speech.version import version

    unreadable = [
        {"source": mask(one.source), "error": one.error, "hint": one.hint}
        | ({"other": one.other} if one.other else {})
        for one in done
        if one.error
    ]
    return check_document(
        [one.public for one in done if not one.error],
        unreadable,
        load_pack(setup.pack, overlays=setup.overlays, proof=False),
        version(),
    )


def code(
    done: Iterable[AuditResult],
    fail_on: str,
    counts: Callable[[Finding], bool] = lambda _finding: True,
) -> Exit:
    """Return the exit code of what was checked, by the findings that count."""
    result = Exit.CLEAN
    for one in done:
        if one.error:
            return Exit.UNREADABLE
        if any(reaches(f.severity, f.outcome, fail_on) and counts(f) for f in one.findings):
            result = Exit.FINDINGS
    return result
