"""What a check says to people: each report as it comes, at the end how all of them fared."""

from __future__ import annotations

import sys
from shlex import quote
from typing import TYPE_CHECKING

from engine.values import replace
from tui.cli.reports.sources import coloured
from tui.cli.speech.exits import reaches
from tui.cli.speech.listing import Line, columns, typeset
from tui.cli.speech.words import joined, labelled, say
from tui.out import put, put_painted

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from engine.audit.worker import AuditResult, WorkerConfig
    from engine.rule import Pack


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
    pack = overlaid(setup)
    return [labelled(say("names.overlay"), change) for change in pack.changes] if pack else []


def changes_in_short(setup: WorkerConfig) -> list[str]:
    """Return in a line which overlays count, and how one reads what they change: for each sweep."""
    if (pack := overlaid(setup)) is None:
        return []
    titles = joined(one.title for one in pack.overlays)
    options = " ".join(f"--overlay {quote(one.path)}" for one in pack.overlays)
    return [say("sweep.overlaid", titles=titles, n=len(pack.changes), options=options)]


def overlaid(setup: WorkerConfig) -> Pack | None:
    """Return the pack with its overlays, None where there are none."""
    if not setup.overlays:
        return None
    from engine.packs import load_pack

    return load_pack(setup.pack, overlays=setup.overlays, proof=False)
