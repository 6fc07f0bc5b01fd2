"""What the rules say of the facts: exactly one outcome for every subject, or it is ``broken``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.check.assertion import closing, known_values, message
from engine.errors import PackError
from engine.finding import Outcome
from engine.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from engine.check.assertion import Looked, Message
    from engine.check.host import Fired
    from engine.check.subjects import Test
    from engine.compile.definition import Target
    from engine.evidence import Fact
    from engine.rule import Rule

Joined = dict[str, int]
Given = tuple[tuple[str, int], ...]
NO_CASE = 10**6
DISAGREE = "对应的数据不止一处，结论不一致。"
LOST = "规则引擎没有给出结论，请把这份报告交给维护者。"
KIND_UNKNOWN = "单位类型认不出，请在名册里写明类型（乡镇、街道、部门、政府或其他）"


@dataclass(frozen=True, slots=True)
class Asking:
    """A rule, and what tells which facts of its kind it is about.

    ``asks``: it has to ask for the kind of agency. Rules about the same subjects share a test.
    """

    rule: Rule
    is_subject: Test
    asks: bool = False


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
    looked: Mapping[str, Looked]
    _known: dict[Test, Sequence[int]] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        facts: Sequence[Fact],
        year: int | None,
        agency: str | None,
        looked: Mapping[str, Looked],
    ) -> Subjects:
        """Number the facts that any rule looks at."""
        told = {"year": year, "agency_kind": agency}
        report = {name: one for name, one in told.items() if one is not None}
        values: dict[int, Mapping[str, int | str]] = {}
        by_kind: dict[str, list[int]] = {}
        for number, fact in enumerate(facts, 1):
            if (wanted := looked.get(fact.kind)) is not None:
                values[number] = known_values(fact, wanted, report)
                by_kind.setdefault(fact.kind, []).append(number)
        return cls(facts=facts, values=values, by_kind=by_kind, looked=looked)

    def messages(self) -> list[Message]:
        """Return the messages for the rule engine, the closing one last."""
        facts, looked = self.facts, self.looked
        result = []
        for number, values in self.values.items():
            fact = facts[number - 1]
            result.append(message(number, fact, values, looked[fact.kind]))
        return [*result, closing(len(facts) + 1)]

    def of_rule(self, asking: Asking) -> Sequence[int]:
        """Return the numbers of a rule's subjects."""
        test = asking.is_subject
        if test not in self._known:
            there, values = self.by_kind.get(asking.rule.over, ()), self.values
            self._known[test] = [number for number in there if test(values[number])]
        return self._known[test]


def outcomes(
    subjects: Subjects,
    targets: Mapping[str, Target],
    fire: Callable[[list[Message], Callable[[Fired], None]], None],
    askings: Iterable[Asking],
) -> Iterator[Outcome]:
    """Yield one outcome for each rule in force and each of its subjects, in the rules' order.

    A rule for some kinds of agency asks for the kind where nobody knows it: it is never silent.
    """
    ledger = Ledger(targets)
    note = _run(subjects, fire, ledger)
    for asking in askings:
        for number in subjects.of_rule(asking):
            if asking.asks:
                yield _unasked(asking.rule, subjects.facts[number - 1])
            else:
                yield _outcome(asking.rule, number, subjects.facts, ledger, note)


def _run(
    subjects: Subjects,
    fire: Callable[[list[Message], Callable[[Fired], None]], None],
    ledger: Ledger,
) -> str:
    """Fire the patterns; return what went wrong. What has fired until then stays."""
    try:
        fire(subjects.messages(), ledger.note)
    except PackError:
        raise  # a rule that the engine does not take: no fault of the report
    except Exception as error:  # noqa: BLE001 - a crash must become `broken`, not take the report down
        return f"{LOST}（{type(error).__name__}: {error}）"
    return LOST


def _unasked(rule: Rule, subject: Fact) -> Outcome:
    """Return the outcome of a rule that needs to know what kind of agency it is about."""
    return Outcome(
        rule=rule.code,
        name=rule.name,
        verdict="not_assessable",
        subject=subject,
        note=KIND_UNKNOWN,
    )


def _outcome(rule: Rule, number: int, facts: Sequence[Fact], ledger: Ledger, note: str) -> Outcome:
    code, subject = rule.code, facts[number - 1]
    fired = ledger.fired.get((code, number), ())
    if len(fired) == 1 and not fired[0][1]:
        target = fired[0][0]
        return Outcome(
            rule=code, name=rule.name, verdict=target.verdict, subject=subject, case=target.case
        )
    said = _agreed(fired)
    if said is None:
        return Outcome(rule=code, name=rule.name, verdict="broken", subject=subject, note=note)
    target, joined, note = said
    return Outcome(
        rule=code,
        name=rule.name,
        verdict="uncertain" if note else target.verdict,
        subject=subject,
        joined={name: facts[one - 1] for name, one in joined.items()} if joined else {},
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
