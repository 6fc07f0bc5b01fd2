"""--statistics: how often each rule found something, how each unit and each kind of unit fared."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Protocol

from engine.privacy import mask
from engine.values import dataclass
from tui.cli.speech.words import say
from tui.out import put
from tui.render.sanitise import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence


class Found(Protocol):
    """A finding as it is counted, of a check or of a casebook."""

    @property
    def rule(self) -> str:
        """The rule's code."""

    @property
    def name(self) -> str:
        """The rule's name."""

    @property
    def title(self) -> str:
        """What the rule finds."""

    @property
    def severity(self) -> str:
        """How bad it is."""

    @property
    def outcome(self) -> str:
        """How it was judged."""


class Counted(Protocol):
    """A report as it is counted."""

    @property
    def source(self) -> str:
        """Its file."""

    @property
    def error(self) -> str:
        """Why it could not be read."""

    @property
    def agency(self) -> str:
        """Whose it is."""

    @property
    def kind(self) -> str | None:
        """What kind of agency that is."""

    @property
    def year(self) -> int | None:
        """Of which year."""

    @property
    def findings(self) -> Sequence[Found]:
        """What was found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedFinding:
    """A finding of a casebook as it is counted."""

    rule: str
    name: str
    title: str
    severity: str
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedReport:
    """A filing of a casebook as it is counted: by what stands against it."""

    source: str
    agency: str
    kind: str | None
    year: int | None
    findings: tuple[CountedFinding, ...]
    error: str = ""


SEVERITIES = ("error", "warning", "info")
OUTCOMES = ("uncertain", "not_assessable", "broken")
COUNTED = (*SEVERITIES, *OUTCOMES)


def statistics(done: Iterable[Counted]) -> dict[str, list[dict[str, Any]]]:
    """Return the counts by rule, by unit and by kind; what failed is counted by its severity."""
    read = [one for one in done if not one.error]
    return {
        "rules": list(by_rule(read)),
        "units": [
            {
                "agency": one.agency or None,
                "kind": one.kind,
                "year": one.year,
                "source": mask(one.source),
            }
            | counts(one.findings)
            for one in read
        ],
        "kinds": list(by_kind(read)),
    }


def by_rule(read: Sequence[Counted]) -> Iterator[dict[str, Any]]:
    """Yield the counts of every rule that found something, those found oftenest first."""
    found: dict[str, list[Found]] = {}
    reports: Counter[str] = Counter()
    for one in read:
        reports.update({finding.rule for finding in one.findings})
        for finding in one.findings:
            found.setdefault(finding.rule, []).append(finding)
    for rule, those in sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        yield {
            "rule": rule,
            "name": those[0].name,
            "title": those[0].title,
            "reports": reports[rule],
            **counts(those),
        }


def by_kind(read: Sequence[Counted]) -> Iterator[dict[str, Any]]:
    """Yield the counts of every kind of unit; null is a kind that nobody knows."""
    for kind in sorted({one.kind for one in read}, key=str):
        those = [one for one in read if one.kind == kind]
        findings = [finding for one in those for finding in one.findings]
        yield {"kind": kind, "reports": len(those), **counts(findings)}


def counts(findings: Iterable[Found]) -> dict[str, int]:
    """Return how many failed of each severity, and how many had each other outcome."""
    counted = Counter(
        one.severity if one.outcome == "fail" else str(one.outcome) for one in findings
    )
    return {name: counted[name] for name in COUNTED}


def put_statistics(found: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
    """Write the counts as three tables."""
    heads = [say(f"names.severity-{one}") for one in SEVERITIES]
    heads += [say(f"names.outcome-{one}") for one in OUTCOMES]
    parts = (
        ("rules", [say("select.rule"), *heads, say("select.reports"), ""], of_rule),
        ("units", [say("select.unit"), *heads], of_unit),
        ("kinds", [say("select.of-kind"), *heads, say("select.reports")], of_kind),
    )
    for number, (name, head, row) in enumerate(parts):
        if number:
            put("")
        put_table([head, *(row(one) for one in found[name])])


def of_rule(one: Mapping[str, Any]) -> list[str]:
    """Return a rule's row."""
    return [one["rule"], *numbers(one), str(one["reports"]), one["title"]]


def of_unit(one: Mapping[str, Any]) -> list[str]:
    """Return a report's row, by whose it is."""
    return [one_line(f"{one['agency'] or one['source']} {one['year'] or ''}"), *numbers(one)]


def of_kind(one: Mapping[str, Any]) -> list[str]:
    """Return the row of a kind of unit."""
    name = say(f"names.kind-{one['kind'] or 'unknown'}")
    return [name, *numbers(one), str(one["reports"])]


def numbers(one: Mapping[str, Any]) -> list[str]:
    """Return the counts of a row."""
    return [str(one[name]) for name in COUNTED]


def put_table(rows: Sequence[Sequence[str]]) -> None:
    """Write rows whose columns stand under each other."""
    from tui.render.wrap import pad, width

    widths = [max(width(cell) for cell in column) for column in zip(*rows, strict=True)]
    last = len(widths) - 1
    for row in rows:
        cells = (
            cell if place == last else pad(cell, cells, right=0 < place < len(COUNTED) + 2)
            for place, (cell, cells) in enumerate(zip(row, widths, strict=True))
        )
        put("  ".join(cells))
