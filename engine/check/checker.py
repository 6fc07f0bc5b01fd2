"""The checker of a pack: compiled once in a process, then report after report."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from engine.check.assertion import looked_at
from engine.check.findings import Judged, findings_of
from engine.check.host import RuleHost
from engine.check.outcomes import Asking, Subjects, outcomes
from engine.check.subjects import subject_test
from engine.compile.compiled import compiled
from engine.compile.equations import equations
from engine.facts import NOTHING_ELSE, extract
from engine.facts import kinds as declared_kinds
from engine.finding import Audit
from engine.values import replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from engine.check.subjects import Test
    from engine.compile.compiled import LookedAt
    from engine.compile.equations import Linear
    from engine.evidence import Fact, Kind
    from engine.expression import Condition
    from engine.facts.context import Context
    from engine.finding import Cause, Finding, Outcome
    from engine.report import Report
    from engine.rule import Pack

IN_FORCE = 64
"""For so many years and kinds of agency it is at hand which rules are in force."""


class Checker:
    """Checks reports against one pack; ``kinds`` are the declared kinds of fact."""

    def __init__(self, pack: Pack, kinds: Iterable[Kind] | None = None) -> None:
        self.pack = pack
        self.kinds: Mapping[str, Kind] = {
            kind.name: kind for kind in (declared_kinds() if kinds is None else kinds)
        }
        self.definition = compiled(pack)
        self._rules = {rule.code: rule for rule in pack.rules}
        self._desk = RuleHost(self.definition.sets)
        self._looked = looked_at(self.definition.usage, self.kinds)
        self._asking = tuple(_askings(self.definition.rules))
        self._in_force = lru_cache(IN_FORCE)(self._asked)

    def outcomes(
        self, facts: Sequence[Fact], year: int | None, kind: str | None
    ) -> tuple[Outcome, ...]:
        """Return one outcome for every rule in force and each of its subjects.

        ``year`` is the year reported on, ``kind`` the kind of agency; None where unknown.
        """
        subjects = Subjects.of(facts, year, kind, self._looked)
        askings = self._in_force(year, kind)
        return tuple(outcomes(subjects, self.definition.targets, self._desk.fire, askings))

    def _asked(self, year: int | None, kind: str | None) -> tuple[Asking, ...]:
        """Return the rules in force for a year and a kind of agency, in the pack's order."""
        return tuple(
            replace(one, asks=one.rule.awaits_kind(year, kind))
            for one in self._asking
            if one.rule.in_force(year, kind) or one.rule.awaits_kind(year, kind)
        )

    @cached_property
    def equations(self) -> tuple[Linear, ...]:
        """Return the linear equations that the rules state, for the localisation."""
        return equations(
            (rule for rule in self.pack.rules if rule.status != "retired"), self.pack.settings
        )

    def audit(self, report: Report, context: Context = NOTHING_ELSE) -> Audit:
        """Extract the facts of a report, judge them, and say what was found and why."""
        context = replace(
            context,
            settings={**self.pack.settings, **context.settings},
            vocabulary=self.pack.vocabulary,
        )
        if (kind := context.kind_of(report)) != report.kind:
            report = replace(report, kind=kind)
        return self.judge(report, extract(report, context), context)

    def judge(
        self, report: Report, facts: Sequence[Fact], context: Context = NOTHING_ELSE
    ) -> Audit:
        """Judge facts that have been extracted already."""
        results = self.outcomes(facts, report.year, report.kind)
        unit = context.unit.name if context.unit is not None else report.agency or ""
        judged = Judged(
            rules=self._rules,
            sources=self.pack.sources,
            unit=unit,
            year=report.year,
            settings=self.pack.settings,
        )
        findings = findings_of(results, judged)
        in_force = tuple(
            one
            for one in self.equations
            if self._rules[one.code].in_force(report.year, report.kind)
        )
        causes, findings = _causes(report, facts, in_force, findings, results)
        return Audit(report=report, outcomes=results, findings=findings, causes=causes)


def _askings(rules: Iterable[LookedAt]) -> Iterator[Asking]:
    """Yield the rules with what tells their subjects: one test where two ask for the same."""
    tests: dict[tuple[str, Condition], Test] = {}
    for one in rules:
        key = (one.rule.over, one.where)
        if key not in tests:
            tests[key] = subject_test(one.where)
        yield Asking(one.rule, tests[key])


def _causes(
    report: Report,
    facts: Sequence[Fact],
    in_force: Sequence[Linear],
    findings: tuple[Finding, ...],
    outcomes: Sequence[Outcome],
) -> tuple[tuple[Cause, ...], tuple[Finding, ...]]:
    """Group findings under the smallest repairs; each finding is told its cause.

    A sentence that a repair of the table brings into agreement has nothing to be put right.
    """
    if not any(finding.outcome != "pass" for finding in findings):
        return (), findings
    from engine.localise import causes
    from engine.localise.claims import NARRATIVE

    found: tuple[Cause, ...] = tuple(causes(report, facts, in_force, findings, outcomes))
    of = {key: cause.id for cause in found for key in cause.findings}
    prose = {one.code for one in in_force if one.over.startswith(NARRATIVE)}

    def told(finding: Finding) -> Finding:
        cause = of.get(finding.key)
        if cause is None:
            return finding
        if finding.rule in prose:
            finding = replace(finding, expected="", against="")
        return replace(finding, cause=cause)

    return found, tuple(told(finding) for finding in findings)
