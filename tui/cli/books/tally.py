"""How a sweep fared: the answers counted, what stands in the book, and the exit code.

The code speaks of all files named, those checked before too: a second, identical run gives the
code of the first. What was dismissed or is accepted for a time does not count.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tui.cli.books import rejudged
from tui.cli.speech.exits import SEVERITIES, Exit, reaches
from tui.cli.speech.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from engine.audit.worker import AuditResult
    from engine.sweep.sweep import Progress
    from engine.trail.casebook import Casebook
    from engine.trail.queries.standing import Standing


@dataclass(slots=True)
class Tally:
    """How many answers there were, how many unreadable or of another kind, whose files were read.

    ``fresh`` counts by severity what failed in files that a dry run does not write.
    """

    done: int = 0
    unreadable: int = 0
    other: int = 0
    digests: set[str] = field(default_factory=set)
    fresh: Counter[str] = field(default_factory=Counter)
    settled: frozenset[tuple[str, str]] = frozenset()

    def counted(self, answers: Iterable[AuditResult], *, dry_run: bool) -> Iterator[AuditResult]:
        """Yield the answers, counting each."""
        for one in answers:
            self.done += 1
            self.other += bool(one.other)
            self.unreadable += bool(one.error and not one.other)
            if dry_run:
                self.fresh.update(
                    finding.severity
                    for finding in one.findings
                    if reaches(finding.severity, finding.outcome, "info")
                    and (finding.key, finding.digest) not in self.settled
                )
            elif not one.error:
                self.digests.add(one.sha256)
            yield one


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """All files of a sweep together; ``standing`` counts by severity, ``filings`` one by one.

    ``rejudged`` are filings of the book that were judged anew, not named and not counted.
    """

    files: int
    known: int
    unreadable: int
    other: int = 0
    standing: Counter[str]
    filings: tuple[Standing, ...]
    rejudged: tuple[Mapping[str, object], ...] = ()

    def code(self, fail_on: str) -> Exit:
        """Return the exit code."""
        if self.unreadable or self.other:
            return Exit.UNREADABLE
        bad = any(reaches(severity, "fail", fail_on) for severity in +self.standing)
        return Exit.FINDINGS if bad else Exit.CLEAN

    def line(self) -> str:
        """Return the sentence on what stands."""
        counts = {name: self.standing[name] for name in SEVERITIES}
        return say(
            "sweep.standing",
            **counts,
        )

    def data(self) -> dict[str, object]:
        """Return the counts for scripts: the member ``swept`` of the JSON."""
        return {
            "files": self.files,
            "checked": self.files - self.known - self.unreadable - self.other,
            "known": self.known,
            "unreadable": self.unreadable,
            "other": self.other,
            "standing": by_severity(self.standing),
            "filings": [
                {"filing": one.filing_id, "standing": by_severity(Counter(one.counts))}
                for one in self.filings
            ],
            "rejudged": list(self.rejudged),
        }


def result_of(book: Casebook, progress: Progress, tally: Tally) -> Result:
    """Put together how a sweep fared, once everything is written."""
    filings = tuple(book.standing(progress.before | tally.digests))
    standing = Counter(tally.fresh)
    for one in filings:
        standing.update(one.counts)
    return Result(
        files=progress.total,
        known=progress.known,
        unreadable=tally.unreadable,
        other=tally.other,
        standing=standing,
        filings=filings,
        rejudged=tuple(rejudged.data(progress)),
    )


def by_severity(counts: Counter[str]) -> dict[str, int]:
    """Return the counts of every severity, zero where there are none."""
    return {name: counts[name] for name in SEVERITIES}
