"""How a sweep fared: the answers counted, what stands in the book, and the exit code.

The code speaks of all files named, those checked before too: a second, identical run gives the
code of the first. With ``--new-only`` it speaks of those checked now alone. What was dismissed or
is accepted for a time does not count.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import partial
from typing import TYPE_CHECKING

from engine.values import dataclass, field
from tui.cli.speech.exits import SEVERITIES, Exit, reaches
from tui.cli.speech.words import say
from tui.cli.sweeps import rejudged
from tui.cli.sweeps.digests import Digests

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from engine.audit.worker import AuditResult
    from engine.finding import Finding
    from engine.sweep.plan import Progress
    from engine.trail.casebook import Casebook
    from engine.trail.queries.standing import Standing, StandingFinding


@dataclass(slots=True)
class Tally:
    """How many answers there were, how many unreadable or of another kind, whose files were read.

    ``digests`` are those of the files checked now by name, ``lost`` the states of the others
    (``unreadable``, ``other``). ``fresh`` counts by severity what failed in files that a dry run
    does not write, ``counts`` says which of them count.
    """

    done: int = 0
    unreadable: int = 0
    other: int = 0
    digests: Digests = field(default_factory=Digests)
    lost: dict[str, str] = field(default_factory=dict)
    fresh: Counter[str] = field(default_factory=Counter)
    settled: frozenset[tuple[str, str]] = frozenset()
    counts: Callable[[AuditResult, Finding], bool] = lambda _done, _finding: True

    def counted(self, answers: Iterable[AuditResult], *, dry_run: bool) -> Iterator[AuditResult]:
        """Yield the answers, counting each."""
        for one in answers:
            self.done += 1
            self.other += bool(one.other)
            self.unreadable += bool(one.error and not one.other)
            if one.error:
                self.lost[one.source] = "other" if one.other else "unreadable"
            else:
                self.digests.put(one.source, one.sha256)
            if dry_run:
                self.fresh.update(
                    finding.severity
                    for finding in one.findings
                    if reaches(finding.severity, finding.outcome, "info")
                    and (finding.key, finding.digest) not in self.settled
                    and self.counts(one, finding)
                )
            yield one


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """All files of a sweep together; ``standing`` counts by severity, ``filings`` one by one.

    ``rejudged`` are filings of the book that were judged anew, not named and not counted. ``same``
    are copies of other files of the sweep, ``several`` has the names by digest where several files
    came for one filing, ``sources`` tells each file by itself, ``aside`` what was skipped.
    """

    files: int
    known: int
    unreadable: int
    other: int = 0
    standing: Counter[str]
    filings: tuple[Standing, ...]
    rejudged: tuple[Mapping[str, object], ...] = ()
    same: int = 0
    several: Mapping[int, Mapping[str, str]] = field(default_factory=dict)
    sources: Callable[[], Iterable[dict[str, object]]] = tuple
    aside: Mapping[str, str] = field(default_factory=dict)

    @property
    def checked(self) -> int:
        """Return how many were checked now."""
        return self.files - self.known - self.unreadable - self.other - self.same

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
            "checked": self.checked,
            "known": self.known,
            "unreadable": self.unreadable,
            "other": self.other,
            "same": self.same,
            "standing": by_severity(self.standing),
            "filings": [
                {"filing": one.filing_id, "standing": by_severity(Counter(one.counts))}
                for one in self.filings
            ],
            "rejudged": list(self.rejudged),
            "sources": list(self.sources()),
            "skipped": [{"source": name, "why": why} for name, why in self.aside.items()],
        }


@dataclass(frozen=True, slots=True)
class Swept:
    """The digests of all files of a sweep: of those known before, and of those checked now."""

    before: frozenset[str]
    now: Digests

    def __contains__(self, sha256: object) -> bool:
        """Tell whether a file has a digest."""
        return sha256 in self.before or sha256 in self.now


def result_of(
    book: Casebook,
    progress: Progress,
    tally: Tally,
    *,
    new_only: bool = False,
    counts_for: Callable[[StandingFinding], bool] | None = None,
) -> Result:
    """Put together how a sweep fared, once everything is written; ``counts_for``: what counts."""
    before = {} if new_only else progress.before
    swept = Swept(frozenset(before.values()), tally.digests)
    filings = tuple(book.standing(swept, counts_for))
    standing = Counter(tally.fresh)
    for one in filings:
        standing.update(one.counts)
    return Result(
        files=progress.total,
        known=progress.known,
        unreadable=tally.unreadable,
        other=tally.other,
        same=len(progress.same),
        standing=standing,
        filings=filings,
        rejudged=tuple(rejudged.data(progress)),
        several=together(tally.digests, filings),
        sources=partial(told, before, progress, tally, filings),
        aside=progress.aside,
    )


def together(digests: Digests, filings: Iterable[Standing]) -> dict[int, dict[str, str]]:
    """Return by filing the names, by digest, of the files checked now where there are several."""
    several = [one for one in filings if len(one.digests) > 1]
    filed = {sha256: one.filing_id for one in several for sha256 in one.digests}
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for name, sha256 in digests.items() if filed else ():
        if sha256 in filed:
            found[filed[sha256]][sha256] = name
    return {filing: files for filing, files in found.items() if len(files) > 1}


def told(
    before: Mapping[str, str], progress: Progress, tally: Tally, filings: Iterable[Standing]
) -> Iterator[dict[str, object]]:
    """Yield what became of each file: its state, and the filing where it has one."""
    filed = {sha256: one.filing_id for one in filings for sha256 in one.digests}
    for state, files in (("known", before.items()), ("checked", tally.digests.items())):
        for source, sha256 in files:
            told: dict[str, object] = {"source": source, "state": state, "sha256": sha256}
            yield told | ({"filing": filed[sha256]} if sha256 in filed else {})
    for source, state in tally.lost.items():
        yield {"source": source, "state": state}
    for source, other in progress.same.items():
        yield {"source": source, "state": "same", "same_as": other}


def by_severity(counts: Counter[str]) -> dict[str, int]:
    """Return the counts of every severity, zero where there are none."""
    return {name: counts[name] for name in SEVERITIES}
