"""Outcomes as findings: key, digest, words, evidence, and whose matter it is.

The key is made of unit, year, rule and place, never of values, so that it is the same in the next
version of the report; the digest is of the values, so that a change of them reopens a decision.
"""

from __future__ import annotations

import json
import unicodedata
from hashlib import sha256
from typing import TYPE_CHECKING

from engine.check.wording import BLANK, both_sides, filled
from engine.expression import names, parse
from engine.finding import Basis, Finding
from engine.forms.short_names import cell_name
from engine.privacy import mask
from engine.values import dataclass, field, replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from engine.evidence import Evidence, Fact, Place
    from engine.finding import Outcome
    from engine.rule import Case, Rule, Source

SHOWN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What findings need besides the outcome: the rules, their sources, whose report it is."""

    rules: Mapping[str, Rule]
    sources: Mapping[str, Source]
    unit: str
    year: int | None
    settings: Mapping[str, int | str] = field(default_factory=dict)

    @property
    def extra(self) -> dict[str, int | str]:
        """Return what messages may name besides the facts."""
        known: dict[str, int | str] = {
            f"setting.{name}": value for name, value in self.settings.items()
        }
        return known if self.year is None else {**known, "year": self.year}


def findings_of(outcomes: Iterable[Outcome], judged: Judged) -> tuple[Finding, ...]:
    """Return the outcomes other than ``pass`` as findings, in the same order, keys distinct."""
    seen: dict[str, int] = {}
    result = []
    for outcome in outcomes:
        if outcome.verdict != "pass":
            key = key_of(judged.unit, judged.year, outcome.rule, outcome.subject.place)
            seen[key] = seen.get(key, 0) + 1
            ordinal = seen[key]
            result.append(_finding(outcome, judged, key if ordinal == 1 else f"{key}-{ordinal}"))
    return tuple(result)


def key_of(unit: str, year: int | None, rule: str, place: Place) -> str:
    """Return the key of a finding: a readable prefix and 12 hexadecimal digits."""
    where = [place.part, place.table, place.row, place.column, place.item]
    return f"{rule}-{_hash([''.join(unit.split()), year, rule, *where])[:12]}"


def digest_of(outcome: Outcome) -> str:
    """Return the digest of what a finding was judged on: 16 hexadecimal digits."""
    facts = {"": outcome.subject, **outcome.joined}
    explained = {
        name: fact.explained.quote for name, fact in facts.items() if fact.explained is not None
    }
    judged_on = {name: [fact.kind, _values(fact)] for name, fact in facts.items()}
    doubtful = {name: sorted(fact.doubtful) for name, fact in facts.items() if fact.doubtful}
    return _hash([outcome.verdict, outcome.case, judged_on, doubtful, explained])[:16]


def _values(fact: Fact) -> dict[str, int | str]:
    """Return what a fact holds; that nothing of it is told elsewhere (``told`` 0) is no value."""
    return {name: v for name, v in fact.fields.items() if v or not name.endswith("told")}


def _hash(value: object) -> str:
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return sha256(unicodedata.normalize("NFC", text).encode("utf-8", "replace")).hexdigest()


def _finding(outcome: Outcome, judged: Judged, key: str) -> Finding:
    rule = judged.rules[outcome.rule]
    case = rule.cases[outcome.case] if outcome.case >= 0 else None
    extra = judged.extra
    expected, actual = _sides(rule, outcome, extra)
    return Finding(
        key=key,
        digest=digest_of(outcome),
        rule=rule.code,
        name=rule.name,
        outcome=outcome.verdict,
        severity=case.severity or rule.severity if case else rule.severity,
        title=case.title or rule.title if case else rule.title,
        message=mask(_message(rule, case, outcome, extra)),
        place=outcome.subject.place,
        evidence=_evidence(outcome),
        basis=_bases(rule, judged),
        why=rule.why,
        remedy=rule.remedy,
        expected=mask(expected),
        actual=mask(actual),
        against=mask(filled(rule.against or "", outcome, extra)) if expected else "",
        ask=_ask(rule, case, outcome, extra),
        responsibility="reading" if _misread(rule, outcome) else "agency",
        explained=_explained(outcome),
    )


def _message(
    rule: Rule, case: Case | None, outcome: Outcome, extra: Mapping[str, int | str]
) -> str:
    if outcome.verdict == "broken":
        return f"规则 {rule.code} 未能得出结论：{outcome.note}"
    if outcome.verdict == "not_assessable" and _ask(rule, case, outcome, extra):
        return f"无法核对：{_ask(rule, case, outcome, extra)}"
    if _is_undecided(rule, outcome):
        return _undecided(rule, outcome)
    if case is None and _misread(rule, outcome):
        return f"{outcome.subject.place.label}：认不准，没有读入，请对照原件"
    template = case.message if case is not None and case.message else rule.message
    said = filled(template, outcome, extra)
    return f"{said}（{outcome.note}）" if outcome.note else said


def _is_undecided(rule: Rule, outcome: Outcome) -> bool:
    """Tell whether nothing could be decided, as opposed to a rule that says so itself."""
    return outcome.verdict == "uncertain" and outcome.case < 0 and rule.otherwise != "uncertain"


def _undecided(rule: Rule, outcome: Outcome) -> str:
    """Say which cells are blank or doubtful: the rule's own message would claim a fault."""
    fact = outcome.subject
    used = {name.field for name in names(parse(rule.check))} if rule.check else set()
    unknown = [
        cell_name(*cell)
        for name, cell in fact.cells.items()
        if name in used and (name not in fact.fields or name in fact.doubtful)
    ]
    where = f"{fact.place.label}：" if fact.place.label else ""
    why = outcome.note or _unknown(fact, unknown, used)
    return f"{where}{why.rstrip('。')}，无法判断是否“{rule.title}”"


def _unknown(fact: Fact, cells: list[str], used: set[str]) -> str:
    """Say what is blank or doubtful: cells by their names, one of several that are added up."""
    if not cells:
        cells = [cell_name(*cell) for name, cell in fact.cells.items() if name not in fact.fields]
    if cells:
        named = "、".join(cells[:SHOWN]) + ("等" if len(cells) > SHOWN else "")
        return f"{named}空白或认不准"
    if any(name in used and name not in fact.fields for name in fact.sums):
        return "分项中有的格空白或认不准"
    return "这里空白或认不准"


def _sides(rule: Rule, outcome: Outcome, extra: Mapping[str, int | str]) -> tuple[str, str]:
    """Return (expected, actual), ("", "") where it would say of blanks, or of equals, what is due.

    Where nothing could be decided for a doubtful reading, both sides may be equal as they are read.
    """
    if outcome.verdict in {"not_assessable", "broken"}:
        return "", ""
    expected, actual = both_sides(rule, outcome, extra)
    if rule.expected is not None:
        expected = filled(rule.expected, outcome, extra)
    if rule.actual is not None:
        actual = filled(rule.actual, outcome, extra)
    if _is_undecided(rule, outcome):
        due, told = (side.rpartition("＝")[2] for side in (expected, actual))
        if due == told or BLANK in expected + actual:
            return "", ""
    return expected, actual


def _ask(rule: Rule, case: Case | None, outcome: Outcome, extra: Mapping[str, int | str]) -> str:
    if outcome.verdict != "not_assessable":
        return ""
    if outcome.note:
        return outcome.note
    template = case.ask if case is not None and case.ask else rule.ask or ""
    return filled(template, outcome, extra)


def _bases(rule: Rule, judged: Judged) -> tuple[Basis, ...]:
    """Cite what is in force for the year of the report; everything where that leaves nothing."""
    known = judged.sources
    timely = [
        one
        for one in rule.basis
        if one.source not in known or known[one.source].governs(judged.year)
    ]
    return tuple(_basis(one.source, one.clause, judged) for one in timely or rule.basis)


def _basis(source: str, clause: str, judged: Judged) -> Basis:
    known = judged.sources.get(source)
    if known is None:
        return Basis(source=source, clause=clause)
    return Basis(source=source, clause=clause, title=known.title, number=known.number)


def _evidence(outcome: Outcome) -> tuple[Evidence, ...]:
    facts = (outcome.subject, *outcome.joined.values())
    return tuple(dict.fromkeys(_masked(one) for fact in facts for one in fact.evidence))


def _explained(outcome: Outcome) -> Evidence | None:
    facts: tuple[Fact, ...] = (outcome.subject, *outcome.joined.values())
    return next((_masked(fact.explained) for fact in facts if fact.explained is not None), None)


def _masked(evidence: Evidence) -> Evidence:
    """Return a quotation with the numbers of persons masked: the screen shows it as it is."""
    quote = mask(evidence.quote)
    return evidence if quote == evidence.quote else replace(evidence, quote=quote)


def _misread(rule: Rule, outcome: Outcome) -> bool:
    """Tell whether an uncertain outcome comes from reading with doubt, not from a blank."""
    if outcome.verdict != "uncertain":
        return False
    used = list(names(parse(rule.check))) if rule.check else []
    looked_at = {("", field) for field in rule.needs}
    looked_at |= {("", field) for joined in rule.joins.values() for field in joined.match}
    looked_at |= {(name.owner, name.field) for name in used}
    facts = {"": outcome.subject, **outcome.joined}
    return any(field in facts[owner].doubtful for owner, field in looked_at if owner in facts)
