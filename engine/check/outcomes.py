"""What the rules say of the facts: exactly one outcome for every subject, or it is ``broken``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.check.assertion import closing, known_values, message
from engine.check.subjects import is_subject
from engine.errors import PackError
from engine.finding import Outcome
from engine.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from engine.check.host import Fired
    from engine.compile.compiled import Compiled, LookedAt
    from engine.compile.definition import Target
    from engine.evidence import Fact, Kind

Joined = dict[str, int]
Given = tuple[tuple[str, int], ...]
NO_CASE = 10**6
DISAGREE = "对应的数据不止一处，结论不一致。"
LOST = "规则引擎没有给出结论，请把这份报告交给维护者。"
KIND_UNKNOWN = "单位类型认不出，请在名册里写明类型（乡镇、街道、部门、政府或其他）"


@dataclass(slots=True)
class Ledger:
    """What fired, by rule and subject; filled by the actions, read when all is done."""

    targets: Mapping[str, Target]
    fired: dict[tuple[str, int], list[tuple[Target, Joined]]] = field(default_factory=dict)

    def note(self, fired: Fired) -> None:
        """Write down one match: the action of every pattern."""
        name, ids = fired
        target = self.targets[name]
        joined: Joined = {}
        if len(ids) > 1:
            joined = {alias[2:]: number for alias, number in ids.items() if alias.startswith("g_")}
        self.fired.setdefault((target.code, ids["s"]), []).append((target, joined))


@dataclass(frozen=True, slots=True, kw_only=True)
class Subjects:
    """The facts of a report as the rules know them, numbered from 1 in document order."""

    facts: Sequence[Fact]
    values: Mapping[int, Mapping[str, int | str]]
    by_kind: Mapping[str, Sequence[int]]

    @classmethod
    def of(
        cls,
        facts: Sequence[Fact],
        year: int | None,
        agency: str | None,
        definition: Compiled,
        kinds: Mapping[str, Kind],
    ) -> Subjects:
        """Number the facts that any rule looks at."""
        usage = definition.usage
        values: dict[int, Mapping[str, int | str]] = {}
        by_kind: dict[str, list[int]] = {}
        for number, fact in enumerate(facts, 1):
            if fact.kind in usage.fields:
                values[number] = known_values(fact, year, agency, usage, kinds.get(fact.kind))
                by_kind.setdefault(fact.kind, []).append(number)
        return cls(facts=facts, values=values, by_kind=by_kind)

    def messages(self, definition: Compiled) -> list[dict[str, object]]:
        """Return the messages for the rule engine, the closing one last."""
        usage = definition.usage
        result = [
            message(number, self.facts[number - 1], values, usage)
            for number, values in self.values.items()
        ]
        return [*result, closing(len(self.facts) + 1)]


def outcomes(
    subjects: Subjects,
    definition: Compiled,
    fire: Callable[[list[dict[str, object]], Callable[[Fired], None]], None],
    year: int | None,
    agency: str | None,
) -> Iterator[Outcome]:
    """Yield one outcome for each rule in force and each of its subjects, in the pack's order.

    A rule for some kinds of agency asks for the kind where nobody knows it: it is never silent.
    """
    ledger = Ledger(definition.targets)
    note = _run(subjects, definition, fire, ledger)
    for rule in definition.rules:
        if rule.rule.awaits_kind(year, agency):
            yield from (_unasked(rule, subjects.facts[n - 1]) for n in _of(rule, subjects))
        elif rule.rule.in_force(year, agency):
            yield from (_outcome(rule, n, subjects, ledger, note) for n in _of(rule, subjects))


def _of(rule: LookedAt, subjects: Subjects) -> Iterator[int]:
    """Yield the numbers of a rule's subjects."""
    for number in subjects.by_kind.get(rule.rule.over, ()):
        if is_subject(rule.where, subjects.values[number]):
            yield number


def _run(
    subjects: Subjects,
    definition: Compiled,
    fire: Callable[[list[dict[str, object]], Callable[[Fired], None]], None],
    ledger: Ledger,
) -> str:
    """Fire the patterns; return what went wrong. What has fired until then stays."""
    try:
        fire(subjects.messages(definition), ledger.note)
    except PackError:
        raise  # a rule that the engine does not take: no fault of the report
    except Exception as error:  # noqa: BLE001 - a crash must become `broken`, not take the report down
        return f"{LOST}（{type(error).__name__}: {error}）"
    return LOST


def _unasked(rule: LookedAt, subject: Fact) -> Outcome:
    """Return the outcome of a rule that needs to know what kind of agency it is about."""
    code, name = rule.rule.code, rule.rule.name
    return Outcome(
        rule=code, name=name, verdict="not_assessable", subject=subject, note=KIND_UNKNOWN
    )


def _outcome(rule: LookedAt, number: int, subjects: Subjects, ledger: Ledger, note: str) -> Outcome:
    subject = subjects.facts[number - 1]
    said = _agreed(ledger.fired.get((rule.rule.code, number), ()))
    if said is None:
        return Outcome(
            rule=rule.rule.code, name=rule.rule.name, verdict="broken", subject=subject, note=note
        )
    target, joined, note = said
    return Outcome(
        rule=rule.rule.code,
        name=rule.rule.name,
        verdict="uncertain" if note else target.verdict,
        subject=subject,
        joined={name: subjects.facts[one - 1] for name, one in joined.items()},
        case=-1 if note else target.case,
        note=note,
    )


def _agreed(fired: Sequence[tuple[Target, Joined]]) -> tuple[Target, Joined, str] | None:
    """Return what all matches of a subject come to, None if nothing fired.

    For each set of given facts the first case in the rule's order counts, with the first ``other``
    fact in the document; where different given facts disagree, the outcome is uncertain.
    """
    if len(fired) == 1:
        return (*fired[0], "")
    best: dict[Given, tuple[Target, Joined]] = {}
    for target, joined in sorted(fired, key=_rank):
        given = tuple((name, one) for name, one in sorted(joined.items()) if name != "other")
        best.setdefault(given, (target, joined))
    if not best:
        return None
    verdicts = {target.verdict for target, _ in best.values()}
    target, joined = best[min(best)]
    return target, joined, "" if len(verdicts) == 1 else DISAGREE


def _rank(one: tuple[Target, Joined]) -> tuple[int, int]:
    target, joined = one
    return (target.case if target.case >= 0 else NO_CASE, joined.get("other", 0))
