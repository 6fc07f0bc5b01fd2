"""What a sweep says: a line a report on stdout, how it went on stderr, a bar on a terminal."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from engine.privacy import mask
from engine.values import replace
from tui.cli.reports.check_text import clean, others
from tui.cli.reports.sources import coloured
from tui.cli.speech.words import joined, labelled, say
from tui.cli.sweeps import rejudged
from tui.cli.sweeps.papers import silent
from tui.out import listening, put_painted, tell
from tui.render.sanitise import one_line

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator

    from engine.audit.worker import AuditResult, WorkerConfig
    from engine.sweep.sweep import Plan, Progress
    from engine.trail.casebook import Casebook
    from tui.cli.sweeps.tally import Result


def written(answers: Iterator[AuditResult], arguments: argparse.Namespace) -> Iterator[AuditResult]:
    """Write a line for each answer; keep of it only what is needed, for there may be thousands."""
    from tui.cli.reports.findings_text import tally
    from tui.cli.speech.listing import painted

    colour = coloured()
    for done in answers:
        if arguments.statistics and arguments.dry_run:
            yield done
        elif arguments.format == "json":
            yield replace(done, findings=(), causes=())
        if arguments.format == "json":
            continue
        failed = say("names.not-audited") if done.other else say("names.unreadable")
        if silent(arguments):
            if done.error:
                tell(labelled(f"{failed} {one_line(mask(done.source))}", one_line(done.error)))
            continue
        if arguments.quiet and clean(done):
            continue
        who = f"{done.agency or say('names.no-agency')} {done.year or ''}"
        words = (
            painted(labelled(failed, one_line(done.error)), "error", colour=colour)
            if done.error
            else f"{one_line(who)}\t{tally(done.findings, colour=colour)}"
        )
        put_painted(f"{one_line(mask(done.source))}\t{words}")


def summary(book: Casebook, plan: Plan, progress: Progress, result: Result) -> None:
    """Say on stderr what was done, what would change, and who has not filed."""
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
    for line in several(book, result):
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


def several(book: Casebook, result: Result) -> Iterator[str]:
    """Yield of each filing for which several different files came at once, which of them stands.

    Their order is that of their names, which says nothing of which is the right one.
    """
    for number, files in result.several.items():
        filing = book.filing(number)
        yield say(
            "sweep.several",
            who=one_line(f"{filing.agency} {filing.year or ''}"),
            n=len(files),
            files=joined(one_line(mask(source)) for source in files.values()),
            current=one_line(mask(files.get(filing.sha256, filing.source))),
        )


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
