"""Run the examples of rules: the same text is test, documentation and help.

``run("rules/nianbao")`` prints what fails and returns how many did; ``example_results`` yields
each result for tests and screens.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TextIO

from engine.check.checker import Checker
from engine.check.findings import Judged, findings_of
from engine.evidence import Fact
from engine.facts import kinds as declared_kinds
from engine.packs import load_pack
from engine.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from engine.evidence import Kind
    from engine.finding import Outcome
    from engine.rule import Example, Pack, Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleResult:
    """An example, what came out of it, and what is wrong with that ("" if nothing)."""

    rule: Rule
    example: Example
    outcome: Outcome | None
    message: str
    wrong: str
    severity: str = ""

    @property
    def id(self) -> str:
        """Return a name for people, e.g. ``F203-少计一件``."""
        return f"{self.rule.code}-{self.example.name}"


def facts_of(example: Example, rule: Rule) -> tuple[Fact, ...]:
    """Return the facts of an example, the rule's own kind first (its first fact is the subject).

    A field written with a trailing ``?`` is read with doubt; ``explained: 1`` gives the fact a
    sentence that explains it.
    """
    ordered = sorted(example.given.items(), key=lambda item: item[0] != rule.over)
    return tuple(_fact(kind, fields) for kind, several in ordered for fields in several)


def _fact(kind: str, written: dict[str, int | str]) -> Fact:
    from engine.anchor import Anchor
    from engine.evidence import Evidence

    fields = {name.rstrip("?"): value for name, value in written.items() if name != "explained"}
    explained = Evidence(quote="报告已说明原因", anchor=Anchor(block=-1))
    return Fact(
        kind=kind,
        fields=fields,
        doubtful=frozenset(name[:-1] for name in written if name.endswith("?")),
        explained=explained if written.get("explained") == 1 else None,
    )


def example_results(pack: Pack, kinds: Iterable[Kind] | None = None) -> Iterator[ExampleResult]:
    """Run every example of a pack, each rule by itself.

    A rule of the pack is shown with the pack's own constants, a county's with the county's.
    """
    declared = tuple(declared_kinds() if kinds is None else kinds)
    local = {overlay.path for overlay in pack.overlays}
    for rule in pack.rules:
        settings = pack.settings if pack.paths.get(rule.code) in local else pack.defaults
        alone = pack.model_copy(update={"rules": (rule,), "settings": settings})
        checker = Checker(alone, declared)
        for example in rule.examples:
            yield _result(checker, rule, example)


def _result(checker: Checker, rule: Rule, example: Example) -> ExampleResult:
    facts = facts_of(example, rule)
    year = example.year if example.year is not None else rule.years.last or rule.years.first
    kind = example.kind or _any_kind(rule)
    outcomes = checker.outcomes(facts, year, None if kind == "unknown" else kind)
    subject = next((one for one in outcomes if one.subject is facts[0]), None) if facts else None
    message, severity = _said(checker, subject)
    return ExampleResult(
        rule=rule,
        example=example,
        outcome=subject,
        message=message,
        wrong=_wrong(example, subject, message, severity),
        severity=severity,
    )


def _any_kind(rule: Rule) -> str:
    return "township" if "all" in rule.kinds else rule.kinds[0]


def _said(checker: Checker, outcome: Outcome | None) -> tuple[str, str]:
    """Return message and severity of the finding, empty where there is none."""
    if outcome is None or outcome.verdict == "pass":
        return "", ""
    rules = {rule.code: rule for rule in checker.pack.rules}
    judged = Judged(
        rules=rules,
        sources=checker.pack.sources,
        unit="示例",
        year=None,
        settings=checker.pack.settings,
    )
    finding = findings_of([outcome], judged)[0]
    return finding.message, finding.severity


def _wrong(example: Example, outcome: Outcome | None, message: str, severity: str) -> str:
    said = "none" if outcome is None else outcome.verdict
    if said != example.outcome:
        note = f"（{outcome.note}）" if outcome is not None and outcome.note else ""
        return f"应为 {example.outcome}，实得 {said}{note}"
    if example.case is not None and outcome is not None and outcome.case != example.case:
        return f"应由第 {example.case} 个 case 给出，实为第 {outcome.case} 个"
    if example.severity is not None and example.severity != severity:
        return f"程度应为 {example.severity}，实为 {severity or '无'}"
    if example.message is not None and example.message != message:
        return f"文字应为“{example.message}”，实为“{message}”"
    return ""


def run(
    folder: str | Path | None = None,
    kinds: Iterable[Kind] | None = None,
    *,
    talk: TextIO = sys.stderr,
) -> int:
    """Run the examples of a pack folder, say which fail, and return how many.

    ``kinds=()`` checks the facts against no declarations (while those are being written).
    """
    pack = load_pack(folder)
    results = list(example_results(pack, kinds))
    wrong = [result for result in results if result.wrong]
    talk.writelines(f"{result.id}：{result.wrong}\n" for result in wrong)
    talk.write(f"{len(pack.rules)} 条规则，{len(results)} 个示例，{len(wrong)} 个不符。\n")
    return len(wrong)
