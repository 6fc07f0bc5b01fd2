"""Whose report a file is and of which year; and which one named is last year's of one checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.audit.cache import reading
from engine.audit.precedence import Whose, fit
from engine.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from engine.audit.precedence import Fit
    from engine.report import Report
    from engine.roster.unit import Unit

NEAREST: tuple[Fit, ...] = ("fits", "several", "near", "year", "itself", "unknown", "other")


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What a first look tells, None where it is not there; or why the file cannot be read.

    ``other`` is the kind of a paper that is not audited.
    """

    source: str
    order: int = 0
    sha256: str = ""
    agency: str | None = None
    kind: str | None = None
    year: int | None = None
    error: str = ""
    hint: str = ""
    other: str = ""


@dataclass(frozen=True, slots=True)
class Earlier:
    """What was read of the reports named, and the folder that keeps the readings."""

    folder: Path
    reports: tuple[Identity, ...] = ()
    unreadable: tuple[Identity, ...] = ()

    def of(self, report: Report, roster: Sequence[Unit]) -> tuple[Report | None, Chosen]:
        """Return last year's report of one that is checked, None if none fits, and the choice.

        Where several fit, as two versions do, none is taken; copies of one file are one.
        """
        here = whose(report.agency, report.kind, report.year, report.document.sha256)
        chosen = self.chosen(here, roster)
        if chosen.fit != "fits":
            return None, chosen
        return reading(self.folder, chosen.last.source, chosen.last.sha256), chosen

    def chosen(self, here: Whose, roster: Sequence[Unit]) -> Chosen:
        """Return the report that fits, else the one that comes nearest to it."""
        tried = [
            Chosen(fit(here, whose(one.agency, one.kind, one.year, one.sha256), roster), one)
            for one in reversed(self.reports)
        ]
        fitting = {one.last.sha256: one.last for one in tried if one.fit == "fits"}
        if len(fitting) > 1:
            named = sorted(fitting.values(), key=lambda one: one.order)
            return Chosen("several", named[0], tuple(named))
        return min(tried, key=lambda one: NEAREST.index(one.fit))


@dataclass(frozen=True, slots=True)
class Chosen:
    """The report named that comes nearest to being last year's of one that was checked.

    ``among`` are those of which each fits, if several do.
    """

    fit: Fit
    last: Identity
    among: tuple[Identity, ...] = ()


def whose(agency: str | None, kind: str | None, year: int | None, sha256: str) -> Whose:
    """Return whose report was read."""
    return Whose(agency=agency or "", kind=kind, year=year, sha256=sha256)


def unread(
    source: str, order: int, error: str, hint: str, *, other: str = "", sha256: str = ""
) -> Identity:
    """Return the identity of a file that could not be read, or is a paper of another kind."""
    return Identity(source=source, order=order, error=error, hint=hint, other=other, sha256=sha256)
