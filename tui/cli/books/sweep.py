"""``gouji sweep``: many files into a casebook; the second run does only what is new."""

from __future__ import annotations

import os
import sys
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from engine.errors import UsageError
from engine.privacy import mask
from tui.cli.books import rejudged
from tui.cli.books.desk import add_book, book_path, open_book
from tui.cli.books.sweep_papers import add_format, put_json, refuse_paper, silent, write_paper
from tui.cli.books.tally import Result, Tally, result_of
from tui.cli.reports.beside import beside
from tui.cli.reports.check import changes, others, public
from tui.cli.reports.inputs import STDIN, add_inputs, inputs_of
from tui.cli.reports.own_papers import OwnPapers
from tui.cli.reports.sources import (
    add_fail_on,
    add_force,
    add_rules,
    add_timeout,
    add_workers,
    at_home,
    coloured,
    setup_of,
)
from tui.cli.reports.told import add_verbose, left_out_notes
from tui.cli.speech.log import add_log, log_of
from tui.cli.speech.words import joined, labelled, say
from tui.home import readings_folder
from tui.out import listening, put_painted, tell
from tui.render.sanitise import one_line

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator, Sequence

    from engine.audit.worker import AuditResult, WorkerConfig
    from engine.rule import Pack
    from engine.sweep.sweep import Plan, Progress
    from engine.trail.casebook import Casebook, CheckProvenance
    from tui.cli.speech.log import Log


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``gouji sweep``."""
    add_inputs(parser, "sweep.paths")
    add_book(parser)
    add_rules(parser)
    add_force(parser)
    add_fail_on(parser)
    add_workers(parser)
    add_timeout(parser)
    parser.add_argument("--new-only", action="store_true", help=say("sweep.new-only"))
    parser.add_argument("--again", action="store_true", help=say("sweep.again"))
    add_verbose(parser)
    add_log(parser)
    parser.add_argument("--dry-run", action="store_true", help=say("sweep.dry-run"))
    add_format(parser)


def run(arguments: argparse.Namespace) -> int:
    """Sweep, write one line a report (or JSON), and say at the end how it went."""
    from engine.sweep.sweep import Progress, files_kept, sweep

    inputs = inputs_of(arguments, needed=False)
    there(inputs.paths)
    refuse_paper(arguments)
    setup = setup_of(arguments)
    log = log_of(arguments)
    pack_by(setup)  # a broken rule is said before a book is made
    progress = Progress()
    with book_for(arguments) as book:
        if not arguments.dry_run:
            book.must_be_writable()
        plan = plan_of(arguments, at_home(setup, book.units()))
        for line in changes(plan.setup):
            tell(line)
        if plan.setup.roster and not arguments.dry_run:
            tell(labelled(say("names.roster-imported"), book.import_roster(plan.setup.roster)))
        own = OwnPapers()
        inputs.aside, inputs.own = progress.aside, None if arguments.force else own.add
        supply = inputs if named(arguments) else files_kept(book)
        tally = Tally(settled=book.settled() if arguments.dry_run else frozenset())
        with (
            bar() as show,
            interruption_told(plan, progress),
            closing(sweep(book, supply, plan, progress, show)) as answers,
        ):
            counted = tally.counted(answers, dry_run=arguments.dry_run)
            done = list(told(counted, arguments, log))
        result = result_of(book, progress, tally, new_only=arguments.new_only)
        if arguments.format == "json":
            put_json(public(done, plan.setup) | {"swept": result.data()}, arguments.output)
        elif arguments.format != "text" and progress.total:
            write_paper(book, arguments, pack_by(plan.setup), result)
        summary(book, plan, progress, result)
        own.tell()
        for line in left_out_notes(inputs.left, verbose=arguments.verbose):
            tell(line)
    return result.code(arguments.fail_on)


def pack_by(setup: WorkerConfig) -> Pack:
    """Return the pack that a setup judges by."""
    from engine.packs import load_pack

    return load_pack(setup.pack, overlays=setup.overlays, proof=False)


def plan_of(arguments: argparse.Namespace, setup: WorkerConfig) -> Plan:
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


def told(
    answers: Iterator[AuditResult], arguments: argparse.Namespace, log: Log
) -> Iterator[AuditResult]:
    """Write a line for each answer; keep of it only what JSON needs, for there may be thousands."""
    from dataclasses import replace

    from tui.cli.reports.findings_text import tally
    from tui.cli.speech.listing import painted

    colour = coloured()
    for done in answers:
        log.file(done)
        if arguments.format == "json":
            yield replace(done, findings=(), causes=())
            continue
        if silent(arguments):
            continue
        who = f"{done.agency or say('names.no-agency')} {done.year or ''}"
        failed = say("names.not-audited") if done.other else say("names.unreadable")
        words = (
            painted(labelled(failed, one_line(done.error)), "error", colour=colour)
            if done.error
            else f"{one_line(who)}\t{tally(done.findings, colour=colour)}"
        )
        put_painted(f"{one_line(mask(done.source))}\t{words}")


def summary(book: Casebook, plan: Plan, progress: Progress, result: Result) -> None:
    """Say on stderr what was done, what would change, and who has not filed."""
    for line in beside(progress.aside, progress.same, key="sweep.same"):
        tell(line)
    if not progress.total:
        tell(say("names.no-files"))
        return
    words = say(
        "sweep.overall",
        total=progress.total,
        new=result.checked,
        known=result.known,
        bad=result.unreadable,
    )
    same = say("sweep.same-n", n=result.same) if result.same else ""
    tell(words + others(result.other) + same)
    for line in rejudged.lines(progress, dry_run=plan.dry_run):
        tell(line)
    if not plan.dry_run:
        tell(result.line())
    for line in dropped(progress):
        tell(line)
    if plan.dry_run:
        for name in ("opened", "reopened", "resolved", "kept"):
            number = sum(len(one.get(name, ())) for one in progress.previews)
            tell(f"{say(f'sweep.would-{name}')} {number}")
    for line in not_filed(book, plan.setup):
        tell(line)


def dropped(progress: Progress) -> Iterator[str]:
    """Yield of each filing with a new version which corrections ended with the old one."""
    from engine.corrections.wording import target_label
    from engine.report import Correction

    for filing, targets in progress.dropped:
        names = (target_label(Correction(target=one, value="")) for one in targets)
        yield say("material.dropped", n=filing, what=joined(names))


def not_filed(book: Casebook, setup: WorkerConfig) -> Iterator[str]:
    """Yield what the roster's rule says of units that have not filed, season by season."""
    units = setup.roster or book.units()
    if not units:
        return
    from engine.audit.worker import Worker
    from engine.trail.queries.filed import seasons
    from tui.cli.books.owing import sweep_lines

    yield from sweep_lines(
        seasons(book.filings(), units, (), book.unreadable()), units, Worker(setup)
    )


@contextmanager
def interruption_told(plan: Plan, progress: Progress) -> Iterator[None]:
    """Let an interruption say how much of this sweep stands in the casebook."""
    try:
        yield
    except KeyboardInterrupt as stop:
        key = "sweep.stopped-dry" if plan.dry_run else "sweep.stopped"
        stop.args = (say(key, n=progress.written),)
        raise


@contextmanager
def bar() -> Iterator[Callable[[Progress], None]]:
    """Show a progress bar on a terminal, nothing elsewhere."""
    if not sys.stderr.isatty() or listening():
        yield lambda _progress: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    # What is written to a file or pipe is never sent through the bar's console.
    kept = sys.stdout.isatty()
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    console = Console(stderr=True)
    with Bar(*columns, TimeRemainingColumn(), console=console, redirect_stdout=kept) as shown:
        look = shown.add_task(say("sweep.looking"), total=None)
        check = shown.add_task(say("sweep.checking"), total=None)

        def tell(progress: Progress) -> None:
            new = progress.total - progress.known
            shown.update(look, completed=progress.looked, total=new)
            shown.update(check, completed=progress.done, total=new + progress.anew)

        yield tell
