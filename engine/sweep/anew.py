"""Judge filings anew from the bytes that the book keeps, without writing: who decides writes.

A correction or a day of publication changes what a report is judged on. The filings that it bears
on are read again (with their neighbours, as a sweep does) and judged; what comes of it is written
with the event that says why, in one transaction.
"""

from __future__ import annotations

from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING

from engine.agency_names import kind_of
from engine.audit.batch import answered
from engine.audit.cache import own_folder
from engine.audit.conversions import conversions
from engine.audit.scan import looks
from engine.audit.similarity_index import Index
from engine.audit.staff import staff
from engine.sweep.dependents import Dependents
from engine.sweep.looked import Looked
from engine.sweep.related import Neighbourhood
from engine.sweep.sketched import Sketched
from engine.sweep.sweep import Progress
from engine.trail.commands.record import Checked
from engine.values import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from engine.audit.worker import AuditResult
    from engine.report import Correction
    from engine.sweep.sweep import Plan
    from engine.trail.casebook import Casebook
    from engine.trail.state.basis import JudgedOn
    from engine.trail.state.views import FilingView


@dataclass(frozen=True, slots=True, kw_only=True)
class Supposed:
    """What is to be taken as known while judging, though the book does not say so yet.

    ``corrections`` by the digest of the file; ``published_on`` by the number of the filing.
    """

    corrections: Mapping[str, Sequence[Correction]]
    published_on: Mapping[int, date | None]

    def of(self, filing: FilingView) -> FilingView:
        """Return a filing as it would then stand: whose it is, when it was published."""
        said = {one.target: one.value for one in self.corrections.get(filing.sha256, ())}
        if "agency" in said:
            kind = kind_of(said["agency"]) or filing.kind
            filing = replace(filing, agency=said["agency"], kind=kind, unit="")
        if "kind" in said:
            filing = replace(filing, kind=said["kind"])
        if "year" in said:
            filing = replace(filing, year=int(said["year"]))
        return replace(filing, published_on=self.published_on.get(filing.id, filing.published_on))


@dataclass(frozen=True, slots=True)
class Judged:
    """A filing judged anew, what came of it, on what; ``answer.error``: it could not be read."""

    filing: FilingView
    answer: AuditResult
    on: JudgedOn | None = None


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
    roster = tuple(plan.setup.roster or book.units())
    progress = Progress()
    with (
        conversions(plan.shared) as converted,
        own_folder(plan.shared) as folder,
        closing(Sketched(folder)) as sketched,
        closing(Looked(folder)) as nothing,
        staff(plan.workers, plan.timeout, plan.cluster) as hands,
    ):
        first_looks = partial(looks, folder=folder, setup=plan.setup, hands=hands)
        setup = replace(
            plan.setup, roster=roster, shelf=converted.folder, kept=folder,
            corrections={sha256: tuple(each) for sha256, each in supposed.corrections.items()},
        )  # fmt: skip
        near = Neighbourhood(roster, nothing, book, setup.corrections)
        depends = Dependents(book, near, plan.means, folder, sketched)
        taken = [supposed.of(one) for one in filings if one.version_id is not None]
        depends.judge(taken, Index(folder), first_looks, converted.ahead)
        given = {one.id: one for one in filings}
        judged = []
        for answer in answered(depends.tasks_anew(0), setup, hands):
            on = None if answer.error else depends.judged_anew(answer).on
            judged.append(Judged(given[depends.kept[answer.tag].filing.id], answer, on))
            progress.done += 1
            tell(progress)
    return judged


def checked(judged: Iterable[Judged]) -> list[Checked]:
    """Return what is to be recorded of filings judged anew; one that could not be read is not."""
    return [
        Checked(
            version_id=one.filing.version_id or 0,
            findings=one.answer.findings,
            causes=one.answer.causes,
            outcomes=one.answer.counts,
            on=one.on,
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
