"""``check --last``: last year's reports, and the sentences on those that fit nothing.

A report that does not certainly belong to the same unit and the year before is not compared with:
the rules that need it then ask for it.
"""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from engine.errors import UsageError
from engine.privacy import mask
from tui.cli.speech.words import joined, labelled, say
from tui.out import tell
from tui.render.sanitise import one_line

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from engine.audit.identity import Chosen, Earlier, Identity
    from engine.audit.worker import AuditResult, WorkerConfig
    from tui.cli.reports.inputs import Inputs

EARLIEST_MONTH = 10
"""From this month of the reported year on a report may have been published, though too early."""
ENOUGH = 20
"""So many reports without last year's are named; the rest is a number."""


def refuse_one_day_for_many(arguments: argparse.Namespace, inputs: Inputs) -> None:
    """Refuse one day of publication for several reports: it would judge each by another's day."""
    if arguments.published and not inputs.single:
        raise UsageError(
            say("last.published-many"),
            hint=say("last.published-one"),
        )


@contextmanager
def with_last(arguments: argparse.Namespace, setup: WorkerConfig) -> Iterator[WorkerConfig]:
    """Give the setup with the last year's reports named on the line, read; none: as it is."""
    if not arguments.last:
        yield setup
        return
    from engine.audit.earlier import earlier
    from engine.values import replace

    if not all(name.strip() for name in arguments.last):
        raise UsageError(say("last.blank"), hint=say("last.name-them"))
    paths = tuple(map(Path, arguments.last))
    with earlier(paths, setup, arguments.workers) as reports:
        refuse_unread(reports, paths)
        yield replace(setup, earlier=reports)


def refuse_unread(earlier: Earlier, paths: Sequence[Path]) -> None:
    """Say which of the reports cannot be read; UsageError if none can."""
    if not earlier.reports and not earlier.unreadable:
        raise UsageError(
            say("last.no-files", path=paths[0]),
            hint=say("last.name-them"),
        )
    lines = list(map(unread_line, earlier.unreadable))
    if not earlier.reports:
        raise UsageError("\n".join(lines), hint=earlier.unreadable[0].hint)
    for line in lines:
        tell(line)


def unread_line(one: Identity) -> str:
    """Return the sentence on a last year's report that cannot be read."""
    return say("last.unreadable", last=one_line(mask(one.source)), why=one_line(one.error))


def refuse_unfit(done: AuditResult) -> None:
    """Refuse a check of one report for which nothing named fits as last year's."""
    if done.last is not None and done.last.fit != "fits":
        raise UsageError(unfit_line(done, done.last), hint=wanted_line(done))


def wanted_line(done: AuditResult) -> str:
    """Return which report was expected, as far as whose and which year are known."""
    if not (done.agency and done.year):
        return say("last.name-same-agency")
    return say(
        "last.wanted",
        own=one_line(done.agency),
        year=done.year - 1,
    )


def refuse_foreign_day(done: AuditResult, day: date | None) -> None:
    """Refuse a day on which a report of this year can hardly have been published.

    It is another year's, most likely; in the casebook a day that is really so is registered.
    """
    if day is None or not done.year:
        return
    if date(done.year, EARLIEST_MONTH, 1) <= day <= date(done.year + 1, 12, 31):
        return
    raise UsageError(
        say(
            "last.foreign-day",
            source=one_line(mask(done.source)),
            day=day,
            year=done.year,
            next=done.year + 1,
        ),
        hint=say("last.check-day"),
    )


def unfit_lines(answers: Sequence[AuditResult]) -> Iterator[str]:
    """Yield a sentence for each report that had no last year's; who has none at all, in one."""
    without = []
    for done in answers:
        if done.last is None or done.last.fit == "fits":
            continue
        if done.last.fit == "other":
            without.append(done)
        else:
            yield unfit_line(done, done.last)
    if without:
        names = joined(one_line(mask(one.source)) for one in without[:ENOUGH])
        more = "……" if len(without) > ENOUGH else ""
        yield labelled(say("last.without", n=len(without)), names + more)


def unfit_line(done: AuditResult, chosen: Chosen) -> str:
    """Return why the report that comes nearest was not taken for last year's."""
    last = chosen.last
    names = joined(one_line(mask(one.source)) for one in chosen.among)
    words = {
        "several": say("last.several"),
        "itself": say("last.itself"),
        "year": say("last.year"),
        "near": say("last.near"),
        "unknown": say("last.unknown"),
        "other": say("last.other"),
    }
    return words[chosen.fit].format(
        source=one_line(mask(done.source)),
        names=names,
        last=one_line(mask(last.source)),
        own=one_line(done.agency),
        theirs=one_line(last.agency or ""),
        year=done.year,
        other=last.year,
        before=(done.year or 0) - 1,
    )
