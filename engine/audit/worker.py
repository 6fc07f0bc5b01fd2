"""What a worker does with one report: read it, check it, answer with plain values.

A sweep has read every report before, to know whose it is: what it has kept is not read again.

Runs in the calling process for a few files and in spawned workers for many; knows no database and
no terminal. Whatever goes wrong with one report becomes a sentence in its answer.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from engine.audit import admission
from engine.audit.allowance import OverTimeError, allowance
from engine.audit.cache import CachedReading, place_of, reading
from engine.audit.conversions import shelved
from engine.audit.other_kinds import other_kind_of
from engine.audit.resemblance import NOBODY
from engine.corrections.apply import corrected
from engine.doubts import sentence
from engine.errors import ReadingError
from engine.facts.context import Context
from engine.reading.files.limits import LIMITS
from engine.values import dataclass, field, replace

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from engine.audit.identity import Chosen, Earlier
    from engine.audit.resemblance import Resemblance, Search
    from engine.audit.similarity_index import SimilarityIndex
    from engine.check import Checker
    from engine.facts.context import Likeness
    from engine.finding import Audit, Cause, Finding
    from engine.report import Correction, Report
    from engine.roster.unit import Unit

Paper = tuple[str, bytes] | CachedReading
"""Another report: its name and bytes, or what this sweep has kept of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkerConfig:
    """What every worker needs once: pack, overlays, roster; what is converted, what is kept.

    ``earlier`` are last year's reports that somebody named for all; ``seconds`` is the processor
    time that one report may take; ``force``: papers of another kind are audited all the same;
    ``corrections`` are those of an auditor by the digest of the file, whatever it is read for;
    ``public``: the answers hold the public JSON.
    """

    pack: Path | None = None
    overlays: tuple[Path, ...] = ()
    roster: tuple[Unit, ...] = ()
    shelf: Path | None = None
    kept: Path | None = None
    earlier: Earlier | None = None
    seconds: float = LIMITS.report_seconds
    force: bool = False
    public: bool = True
    corrections: Mapping[str, tuple[Correction, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditTask:
    """One report to check and what is known besides.

    ``sha256`` is the digest of the bytes where somebody knows it: always where its reading travels
    instead of them. ``search`` tells among whom its likes are looked for.
    """

    source: str
    data: bytes
    sha256: str = ""
    search: Search | None = None
    published_on: date | None = None
    unit: Unit | None = None
    last: Paper | None = None
    below: tuple[Paper, ...] = ()
    missing: tuple[str, ...] = ()
    siblings: tuple[Paper, ...] = ()
    approved: Paper | None = None
    shelf: Path | None = None
    tag: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditResult:
    """The answer for one report: findings and public JSON, or why it could not be read.

    ``last`` tells how the last year's reports that somebody named fit this one; ``other`` is the
    kind of a paper that is not audited (``error`` says so); ``corrections`` are those that could
    be put in, with what was read. ``likes`` tells by whose texts its likenesses were told,
    ``untold`` counts findings that somebody did not want to be told.
    """

    source: str
    sha256: str
    tag: int = 0
    untold: int = 0
    agency: str = ""
    kind: str | None = None
    year: int | None = None
    published_on: date | None = None
    findings: tuple[Finding, ...] = ()
    causes: tuple[Cause, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    public: Mapping[str, Any] = field(default_factory=dict)
    doubts: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    last: Chosen | None = None
    error: str = ""
    hint: str = ""
    other: str = ""
    likes: Resemblance = NOBODY


class Worker:
    """A checker with its pack compiled once; the process keeps one."""

    def __init__(self, setup: WorkerConfig) -> None:
        from engine.audit.uses import uses
        from engine.packs.in_process import pack_in_process

        self.setup = setup
        self.pack = pack_in_process(setup.pack, setup.overlays)
        if self.pack.overlays:
            from engine.compile.local_rules import refuse_strange
            from engine.facts import kinds

            refuse_strange(self.pack, kinds())
        for use in uses() if setup.pack else ():
            self.pack.vocabulary[use]  # a pack without its words is refused once, not every report
        self.checker: Checker
        self.likes: SimilarityIndex | None
        self.begin_anew()

    def check(self, task: AuditTask) -> AuditResult:
        """Read and check one report; never raises for what is wrong with the report."""
        sha256 = task.sha256 or hashlib.sha256(task.data).hexdigest()
        try:
            with shelved(task.shelf or self.setup.shelf), allowance(self.setup.seconds):
                return self.judge(task, sha256)
        except ImportError:
            raise  # gouji is not wholly installed: no fault of the report
        except Exception as error:  # noqa: BLE001 — one report may not take the others down
            if isinstance(error, OverTimeError):
                self.begin_anew()
            return failed(
                task, sha256, *admission.error_sentence(error), other=other_kind_of(error)
            )

    def begin_anew(self) -> None:
        """Take a new checker; one that was stopped was left in the middle of something."""
        from engine.check import Checker

        self.checker, self.likes = Checker(self.pack), None

    def judge(self, task: AuditTask, sha256: str) -> AuditResult:
        """Read, check and put together the answer."""
        report = self.kept(CachedReading(task.source, sha256)) or self.amended(
            admission.read_report_or_refuse(
                task.source,
                task.data,
                self.pack.forms,
                None if self.setup.force else self.pack.vocabulary,
            )
        )
        last, chosen = self.last_year(task, report)
        likes = self.likenesses(CachedReading(task.source, report.document.sha256), task.search)
        audit = self.checker.audit(report, self.context(task, report, last, likes.found))
        published = task.published_on or (report.published.value if report.published else None)
        return AuditResult(
            source=task.source,
            sha256=sha256,
            tag=task.tag,
            agency=report.agency or "",
            kind=audit.report.kind,
            year=report.year,
            published_on=published,
            findings=audit.findings,
            causes=audit.causes,
            counts=audit.counts(),
            public=public_of(audit) if self.setup.public else {},
            doubts=tuple(map(sentence, report.doubts)),
            corrections=report.corrections,
            last=chosen,
            likes=replace(likes, found=()),
        )

    def last_year(self, task: AuditTask, report: Report) -> tuple[Report | None, Chosen | None]:
        """Return last year's report: the sweep's neighbour, else of those named what fits."""
        if self.setup.earlier is None:
            return self.other(task.last), None
        return self.setup.earlier.of(report, self.setup.roster)

    def context(
        self,
        task: AuditTask,
        report: Report,
        last: Report | None,
        likenesses: tuple[Likeness, ...],
    ) -> Context:
        """Put together what is known besides the report; an unreadable neighbour is left out."""
        return Context(
            settings=self.pack.settings,
            published_on=task.published_on,
            unit=task.unit,
            roster=self.setup.roster,
            last=last,
            units_below=tuple(filter(None, map(self.other, task.below))),
            units_missing=task.missing,
            siblings=tuple(filter(None, map(self.other, task.siblings))),
            likenesses=likenesses,
            approved_sha256=text_digest(self.other(task.approved)),
            published_sha256=text_digest(report if task.approved else None),
        )

    def other(self, paper: Paper | None) -> Report | None:
        """Return another report for comparison, None if there is none or it cannot be read."""
        if paper is None or isinstance(paper, CachedReading):
            return self.kept(paper)
        name, data = paper
        try:
            return self.kept(CachedReading(name, hashlib.sha256(data).hexdigest())) or self.amended(
                admission.read(name, data, self.pack.forms)
            )
        except ReadingError:
            return None

    def kept(self, paper: CachedReading | None) -> Report | None:
        """Return what this sweep has read of a report before."""
        if paper is None or self.setup.kept is None:
            return None
        found = reading(self.setup.kept, paper.source, paper.sha256)
        return found and self.amended(found)

    def amended(self, report: Report) -> Report:
        """Return a report with what auditors put right in it."""
        if not (corrections := self.setup.corrections.get(report.document.sha256)):
            return report
        return corrected(report, corrections, self.pack.forms)

    def likenesses(self, paper: CachedReading, search: Search | None) -> Resemblance:
        """Return which reports of this sweep and its book a report resembles.

        ``search`` is among whom, where the index itself lies on another machine.
        """
        if self.setup.kept is None:
            return NOBODY
        place = place_of(self.setup.kept, paper.source, paper.sha256)
        if search is not None:
            from engine.audit.similarity_index import resembled

            return resembled(place, search)
        if self.likes is None:
            from engine.audit.similarity_index import SimilarityIndex

            self.likes = SimilarityIndex(self.setup.kept)
        return self.likes.of(place)


def failed(task: AuditTask, sha256: str, error: str, hint: str, *, other: str = "") -> AuditResult:
    """Answer that a report could not be read, or that it is a paper of another kind."""
    return AuditResult(
        source=task.source, sha256=sha256, tag=task.tag, error=error, hint=hint, other=other
    )


def public_of(audit: Audit) -> dict[str, Any]:
    """Return the public JSON of an audit."""
    from engine.export.data.report_json import report_entry

    return report_entry(audit)


def text_digest(report: Report | None) -> str:
    """Return the digest of a report's words and numbers, whatever its format; "" without one."""
    from engine.facts.across.versions import text_digest

    return text_digest(report) if report is not None else ""
