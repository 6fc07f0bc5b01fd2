"""``gouji sweep``: many files into a casebook; the second run does only what is new."""

from __future__ import annotations

import os
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from engine.errors import UsageError
from engine.startup import spare_what_is_loaded
from engine.values import replace
from tui.cli.books.desk import add_book, book_path, open_book
from tui.cli.reports.beside import beside
from tui.cli.reports.check_text import changes_in_short
from tui.cli.reports.inputs import STDIN, add_inputs, inputs_of
from tui.cli.reports.own_papers import OwnPapers
from tui.cli.reports.sources import (
    add_fail_on,
    add_force,
    add_rules,
    add_timeout,
    add_workers,
    at_home,
    setup_of,
)
from tui.cli.reports.told import add_told, say_the_rest, told_of
from tui.cli.speech.log import log_of
from tui.cli.speech.words import labelled, say
from tui.cli.sweeps.cluster import add_cluster, cluster_of
from tui.cli.sweeps.papers import add_format, put_text_statistics, refuse_paper, write_paper
from tui.cli.sweeps.tally import Tally, result_of
from tui.cli.sweeps.text import bar, interruption_told, summary, written
from tui.home import readings_folder
from tui.out import tell

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from engine.audit.backends.asked import ClusterAsked
    from engine.audit.worker import AuditResult, WorkerConfig
    from engine.rule import Pack
    from engine.sweep.sweep import Plan, Progress
    from engine.trail.casebook import Casebook, CheckProvenance
    from tui.cli.reports.inputs import Inputs
    from tui.cli.reports.told import Told
    from tui.cli.sweeps.tally import Result


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``gouji sweep``."""
    add_inputs(parser, "sweep.paths")
    add_book(parser)
    add_rules(parser)
    add_force(parser)
    add_fail_on(parser)
    add_workers(parser)
    add_timeout(parser)
    add_cluster(parser)
    parser.add_argument("--new-only", action="store_true", help=say("sweep.new-only"))
    parser.add_argument("--again", action="store_true", help=say("sweep.again"))
    parser.add_argument("--dry-run", action="store_true", help=say("sweep.dry-run"))
    add_format(parser)
    add_told(parser.add_argument_group(say("sweep.told"), say("sweep.told-what")))


def run(arguments: argparse.Namespace) -> int:
    """Sweep, write one line a report (or JSON), and say at the end how it went.

    The casebook takes in whatever is found; what is selected is told, and counts for the code.
    """
    inputs = inputs_of(arguments, needed=False)
    there(inputs.paths)
    refuse_paper(arguments)
    cluster = cluster_of(arguments)
    setup = replace(setup_of(arguments), public=arguments.format == "json")
    log = log_of(arguments)
    pack_by(setup)  # a broken rule is said before a book is made
    early = None if book_path(arguments).exists() else told_of(arguments, setup, log)
    with book_for(arguments) as book:
        if not arguments.dry_run:
            book.must_be_writable()
        plan = plan_of(arguments, at_home(setup, book.units()), cluster)
        told = early or told_of(arguments, plan.setup, log)  # a county's rules may be named
        begin(book, plan, arguments)
        result = swept(book, plan, inputs, told, arguments)
    return result.code(arguments.fail_on)


def begin(book: Casebook, plan: Plan, arguments: argparse.Namespace) -> None:
    """Say which overlays count, and take in the roster."""
    for line in () if arguments.quiet else changes_in_short(plan.setup):
        tell(line)
    if plan.setup.roster and not arguments.dry_run:
        units = book.import_roster(plan.setup.roster)
        if not arguments.quiet:
            tell(labelled(say("names.roster-imported"), units))


def swept(
    book: Casebook, plan: Plan, inputs: Inputs, told: Told, arguments: argparse.Namespace
) -> Result:
    """Sweep the files that were named, else those of the book, and tell how it went."""
    from engine.sweep.sweep import Progress

    spare_what_is_loaded()
    own, progress = OwnPapers(), Progress()
    inputs.aside, inputs.own = progress.aside, None if arguments.force else own.add
    tally = Tally(
        settled=book.settled() if arguments.dry_run else frozenset(), counts=told.counts_in
    )
    done = checked(book, plan, inputs, progress, (tally, told, arguments))
    counts_for = None if told.everything else told.counts_standing
    result = result_of(book, progress, tally, new_only=arguments.new_only, counts_for=counts_for)
    if progress.total or arguments.format == "json":
        write_paper(book, plan, (done, result, told), inputs, arguments)
    if arguments.statistics and arguments.format == "text":
        put_text_statistics(book, done, result, told, arguments)
    own.tell()
    for line in beside(progress.aside, progress.same):
        tell(line)
    if not arguments.quiet:
        summary(book, plan, progress, result)
    elif result.known and result.code(arguments.fail_on):
        tell(result.line())  # of files checked before no line tells why the code is what it is
    say_the_rest(inputs.left, told, arguments, plan.setup)
    return result


def checked(
    book: Casebook,
    plan: Plan,
    inputs: Inputs,
    progress: Progress,
    into: tuple[Tally, Told, argparse.Namespace],
) -> list[AuditResult]:
    """Check what is new, count it, write it line by line; return what JSON and counts need."""
    from engine.sweep.sweep import files_kept, sweep

    tally, told, arguments = into
    supply = inputs if named(arguments) else files_kept(book)
    with (
        bar() as show,
        interruption_told(plan, progress),
        closing(sweep(book, supply, plan, progress, show)) as answers,
    ):
        counted = tally.counted(answers, dry_run=arguments.dry_run)
        return list(written(told.of(counted), arguments))


def pack_by(setup: WorkerConfig) -> Pack:
    """Return the pack that a setup judges by."""
    from engine.packs.in_process import pack_in_process

    return pack_in_process(setup.pack, setup.overlays)


def plan_of(
    arguments: argparse.Namespace, setup: WorkerConfig, cluster: ClusterAsked | None
) -> Plan:
    """Return what the line asks of a sweep."""
    from engine.sweep.plan import Plan

    return Plan(
        setup=setup,
        means=means_of(pack_by(setup)),
        workers=arguments.workers,
        timeout=arguments.timeout,
        readings=readings_folder(),
        again=arguments.again,
        dry_run=arguments.dry_run,
        cluster=cluster,
    )


def named(arguments: argparse.Namespace) -> bool:
    """Tell whether files were named, even if the list of them is empty."""
    return bool(arguments.paths or arguments.files_from)


def there(paths: Sequence[str]) -> None:
    """Refuse a sweep of nothing before a casebook is made for it."""
    if paths and not any(path == STDIN or os.path.lexists(path) for path in paths):
        raise UsageError(
            say("options.not-found", path=paths[0]),
            hint=say("options.check-path"),
        )


@contextmanager
def book_for(arguments: argparse.Namespace) -> Iterator[Casebook]:
    """Open the casebook, making it where files come in; a dry run makes none."""
    if arguments.dry_run and named(arguments) and not book_path(arguments).exists():
        with TemporaryDirectory() as folder:
            arguments.book = Path(folder) / "dry.book"
            with open_book(arguments, create=True) as book:
                yield book
        return
    with open_book(arguments, create=named(arguments)) as book:
        yield book


def means_of(pack: Pack) -> CheckProvenance:
    """Return by what is checked, as the trail records it."""
    from engine.trail.casebook import CheckProvenance
    from tui.cli.speech.version import version

    return CheckProvenance(
        pack_id=pack.id,
        pack_version=pack.version,
        pack_sha256=pack.sha256,
        overlays_sha256=",".join(overlay.sha256 for overlay in pack.overlays),
        engine_version=version(),
    )
