"""The numbers of a season: what the page and the county's notice say alike."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from engine.export.names import AGENCY_KIND, FILING_STATE
from engine.export.problems import certain, problems, rank, requests
from engine.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from engine.export.dossier import Dossier, Exported
    from engine.export.problems import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitLine:
    """A filing as the season lists it: counts of problems, questions, and wanted material.

    ``rules`` counts its problems by rule; ``before`` is how many were to mend in the year before,
    None where no report of that year is in the casebook.
    """

    number: int
    agency: str
    kind: str
    state: str
    counts: Mapping[str, int]
    questions: int
    material: int
    rules: Mapping[str, int]
    published: date | None
    due: date | None
    before: int | None
    problems: Sequence[Problem]

    @property
    def to_mend(self) -> int:
        """Return how many problems have to be mended."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Frequent:
    """A rule, and how many units broke it how often; ``severity`` is the worst it had there."""

    rule: str
    title: str
    severity: str
    units: int
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Season:
    """A year's reports at a glance; ``missing`` is None where no roster says who owes one.

    ``unsure`` are units whose report may be there: under another name, or in a file not readable.
    """

    year: int | None
    units: Sequence[UnitLine]
    rules: Sequence[Frequent]
    missing: Sequence[str] | None
    unsure: Sequence[str]
    states: Mapping[str, int]

    @property
    def clean(self) -> Sequence[UnitLine]:
        """Return the filings in which nothing has to be mended."""
        return [one for one in self.units if not one.to_mend]


def season_of(exported: Exported, year: int | None = None) -> Season:
    """Return the season of a year, the one at hand unless told."""
    wanted = year or exported.season
    earlier = {
        one.filing.agency: mended(one, exported)
        for one in exported.dossiers
        if wanted is not None and one.filing.year == wanted - 1
    }
    lines = [
        line(one, exported, earlier.get(one.filing.agency))
        for one in exported.dossiers
        if one.filing.year == wanted or (wanted is None)
    ]
    owing = (exported.not_filed or {}).get(wanted or 0, ())
    missing = [one.unit.name for one in owing if one.certain]
    return Season(
        year=wanted,
        units=sorted(lines, key=lambda one: (-one.counts["error"], -one.to_mend, one.number)),
        rules=frequent(lines),
        missing=None if exported.not_filed is None else missing,
        unsure=[one.unit.name for one in owing if not one.certain],
        states=Counter(one.state for one in lines),
    )


def line(dossier: Dossier, exported: Exported, before: int | None) -> UnitLine:
    """Return a filing's line."""
    filing = dossier.filing
    found = problems(dossier, confirmed=exported.confirmed)
    mend = [one for one in found if one.kind == "mend"]
    return UnitLine(
        number=filing.id,
        agency=filing.whose,
        kind=AGENCY_KIND.get(filing.kind or "", ""),
        state=FILING_STATE[filing.state],
        counts={
            key: sum(one.severity == key for one in mend) for key in ("error", "warning", "info")
        },
        questions=len(found) - len(mend),
        material=len(requests(dossier, confirmed=exported.confirmed)),
        rules=Counter(code for one in mend for code in {b.rule for b in one.breaches if b.certain}),
        published=filing.published_on,
        due=filing.due,
        before=before,
        problems=found,
    )


def mended(dossier: Dossier, exported: Exported) -> int:
    """Return how many problems a filing has to mend."""
    return sum(one.kind == "mend" for one in problems(dossier, confirmed=exported.confirmed))


def frequent(lines: Sequence[UnitLine]) -> list[Frequent]:
    """Return the broken rules, those of the most units first; of as many units, the graver."""
    titles: dict[str, str] = {}
    severities: dict[str, str] = {}
    for one in lines:
        for problem in one.problems:
            for finding in filter(certain, problem.findings):
                titles[finding.rule] = finding.title
                worst = severities.setdefault(finding.rule, finding.severity)
                severities[finding.rule] = min(worst, finding.severity, key=rank)
    found = [
        Frequent(
            rule=rule,
            title=title,
            severity=severities[rule],
            units=sum(bool(one.rules.get(rule)) for one in lines),
            times=sum(one.rules.get(rule, 0) for one in lines),
        )
        for rule, title in titles.items()
    ]
    kept = [one for one in found if one.units]
    return sorted(kept, key=lambda one: (-one.units, rank(one.severity), -one.times, one.rule))
