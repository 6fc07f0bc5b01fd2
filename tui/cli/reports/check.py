"""``gouji check``: files or folders in, findings out; nothing is kept."""

from __future__ import annotations

from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from engine.errors import UsageError
from tui.cli.reports.beside import beside
from tui.cli.reports.check_data import write_paper
from tui.cli.reports.check_text import written
from tui.cli.reports.inputs import add_inputs, inputs_of
from tui.cli.reports.lasts import (
    refuse_foreign_day,
    refuse_one_day_for_many,
    refuse_unfit,
    unfit_lines,
    with_last,
)
from tui.cli.reports.own_papers import OwnPapers
from tui.cli.reports.papers import FORMATS, refuse_output
from tui.cli.reports.sources import (
    add_fail_on,
    add_force,
    add_rules,
    add_timeout,
    add_workers,
    iso_date,
    setup_of,
)
from tui.cli.reports.told import add_told, refuse_statistics, say_the_rest, told_of
from tui.cli.speech.exits import Exit, reaches
from tui.cli.speech.log import log_of
from tui.cli.speech.words import say
from tui.out import tell

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from engine.audit.worker import AuditResult, WorkerConfig
    from engine.finding import Finding
    from tui.cli.reports.inputs import Inputs


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
    parser.add_argument(
        "--last",
        action="append",
        default=[],
        metavar="PATH",
        help=say("last.option"),
    )
    parser.add_argument("--published", metavar="DATE", help=say("check.published"))


def run(arguments: argparse.Namespace) -> int:
    """Check everything named, write the result, return the exit code."""
    published = iso_date(arguments.published) if arguments.published is not None else None
    inputs = inputs_of(arguments)
    refuse_one_day_for_many(arguments, inputs)
    setup = setup_of(arguments)
    told, own = told_of(arguments, setup, log_of(arguments)), OwnPapers()
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
    for line in (*beside(inputs.aside, inputs.same), *unfit_lines(done)):
        tell(line)
    say_the_rest(inputs.left, told, arguments, setup)
    tell_each_alone(done, arguments)
    if ready.earlier is not None and ready.earlier.unreadable:
        return Exit.UNREADABLE
    return code(done, arguments.fail_on, told.counts)


def tell_each_alone(done: Sequence[AuditResult], arguments: argparse.Namespace) -> None:
    """Say of several reports that they were not compared: a sweep may find what a look does not."""
    several = sum(not one.error for one in done) > 1
    if several and arguments.format == "text" and not arguments.quiet:
        tell(say("check.each-alone"))


def refuse_target(arguments: argparse.Namespace) -> None:
    """Refuse an output that cannot take what is asked for, before anything is checked."""
    from engine.export.papers import PAPERS

    refuse_statistics(arguments)
    if arguments.format == "text":
        if arguments.output:
            raise UsageError(say("export.text-to-file"))
        return
    refuse_output(PAPERS[arguments.format], arguments.output)


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
        same=inputs.same,
    )
    if not (arguments.last or published):
        return answers
    first = list(islice(answers, 2))
    if len(first) == 1:  # refused before anything is written
        refuse_foreign_day(first[0], published)
        refuse_unfit(first[0])
    return chain(first, answers)


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
