"""Judge filings anew from the bytes that the book keeps, without writing: who decides writes.

A correction or a day of publication changes what a report is judged on. The filings that it bears
on are read again (with their neighbours, as a sweep does) and judged; what comes of it is written
with the event that says why, in one transaction.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from engine.audit.batch import answered
from engine.audit.cache import own_folder
from engine.audit.conversions import conversions
from engine.audit.scan import looks
from engine.audit.similarity_index import Index
from engine.audit.worker import AuditTask
from engine.packs import load_pack
from engine.sweep.related import Neighbourhood, renamed
from engine.sweep.sweep import Progress, kept_source, look, tasks
from engine.trail.commands.record import Checked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from engine.audit.batch import Unopened
    from engine.audit.worker import AuditResult, WorkerConfig
    from engine.report import Correction
    from engine.sweep.sweep import Plan
    from engine.trail.casebook import Casebook
    from engine.trail.state.views import FilingView

CARRIED = frozenset({"across.likeness", "across.version"})
"""What is found among many files at once: a few judged anew know nothing new of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Supposed:
    """What is to be taken as known while judging, though the book does not say so yet.

    ``corrections`` by the digest of the file; ``published_on`` by the number of the filing.
    """

    corrections: Mapping[str, Sequence[Correction]]
    published_on: Mapping[int, date | None]


@dataclass(frozen=True, slots=True)
class Judged:
    """A filing judged anew, and what came of it (``answer.error``: it could not be read)."""

    filing: FilingView
    answer: AuditResult


def judged_anew(
    book: Casebook,
    filings: Sequence[FilingView],
    plan: Plan,
    supposed: Supposed,
    tell: Callable[[Progress], None] = lambda _progress: None,
) -> list[Judged]:
    """Judge the current versions of some filings; nothing is written.

    A filing whose bytes are kept no more is answered with an error.
    """
    kept = {}
    for filing in filings:
        if filing.version_id is not None:
            kept[kept_source(book, filing.id, filing.source).name] = filing

    def supply() -> Iterator[Any]:
        for filing in kept.values():
            yield kept_source(book, filing.id, filing.source)

    roster = tuple(plan.setup.roster or book.units())
    corrections = {sha256: tuple(several) for sha256, several in supposed.corrections.items()}
    progress = Progress()
    with conversions() as converted, own_folder() as folder:
        files = converted.ahead(supply(), lambda _data: True)
        first_looks = partial(looks, folder=folder, setup=plan.setup, workers=plan.workers)
        found = look(files, lambda _data: True, first_looks, Index(folder), progress, tell)
        setup = replace(
            plan.setup, roster=roster, shelf=converted.folder, kept=folder,
            corrections=corrections,
        )  # fmt: skip
        neighbours = Neighbourhood(roster, renamed(found, corrections), book)
        wanted = _dated(tasks(supply, neighbours, {}), kept, supposed.published_on)
        answers = list(_told(answered(wanted, setup, plan.workers), progress, tell))
    return [Judged(kept[answer.source], answer) for answer in answers if answer.source in kept]


def known_now(book: Casebook) -> Supposed:
    """Return what the book says already: its corrections, its days of publication."""
    return Supposed(corrections=book.corrections_by_file(), published_on={})


def checked(book: Casebook, judged: Iterable[Judged], setup: WorkerConfig) -> list[Checked]:
    """Return what is to be recorded of filings judged anew; one that could not be read is not.

    Findings that only a look at many files makes are carried on as they stand.
    """
    pack = load_pack(setup.pack, overlays=setup.overlays, proof=False)
    many = {rule.code for rule in pack.rules if rule.over in CARRIED}
    return [
        Checked(
            version_id=one.filing.version_id or 0,
            findings=[*one.answer.findings, *_carried(book, one, many)],
            causes=one.answer.causes,
            outcomes=one.answer.counts,
        )
        for one in judged
        if not one.answer.error
    ]


def bearing_on(book: Casebook, filing: FilingView) -> list[FilingView]:
    """Return the filings that are judged by this one: next year's, and the one it is summed in."""
    if filing.year is None:
        return []
    name = filing.unit or filing.agency
    above = {unit.parent for unit in book.units() if unit.name == name and unit.parent}
    wanted = {(name, filing.year + 1), *((parent, filing.year) for parent in above)}
    return [
        one
        for one in book.filings()
        if (one.unit or one.agency, one.year) in wanted and one.id != filing.id
    ]


def _carried(book: Casebook, one: Judged, many: set[str]) -> list[Mapping[str, Any]]:
    known = {finding.key for finding in one.answer.findings}
    return [
        finding.data
        for finding in book.findings(one.filing.id)
        if finding.rule in many and finding.key not in known and not finding.data.get("purged")
    ]


def _dated(
    found: Iterable[AuditTask | Unopened],
    filings: Mapping[str, FilingView],
    published: Mapping[int, date | None],
) -> Iterator[AuditTask | Unopened]:
    for task in found:
        if isinstance(task, AuditTask) and filings[task.source].id in published:
            yield replace(task, published_on=published[filings[task.source].id])
        else:
            yield task


def _told(
    answers: Iterable[AuditResult], progress: Progress, tell: Callable[[Progress], None]
) -> Iterator[AuditResult]:
    for answer in answers:
        progress.done += 1
        tell(progress)
        yield answer
