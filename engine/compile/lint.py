"""What is wrong with rules before any report is checked: the complaints of ``gouji rules lint``.

The declared kinds of fact come in as an argument: the rules' layer knows no extraction.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from itertools import combinations
from keyword import kwlist
from typing import TYPE_CHECKING

from engine.compile.bounds import shape, together
from engine.compile.logic import alternatives, every
from engine.compile.reading import parsed
from engine.compile.unfinished import of_overlays, shadowing, unfilled, vacuous
from engine.compile.usage import sorts_in
from engine.expression import ExpressionError, Negation
from engine.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from engine.compile.reading import ParsedRule
    from engine.evidence import Kind
    from engine.rule import Example, Pack, Rule

ALWAYS_THERE = {"year": "int", "agency_kind": "str", "explained": "int"}
"""Fields that the checker itself sets on every fact."""
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_NAME = re.compile(r"^([a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*)(?::(date|yuan))?$")


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong with a rule, in a sentence, and in which file."""

    code: str
    message: str
    path: str = ""

    def __str__(self) -> str:
        """Return the complaint as one line."""
        return f"{self.path or self.code}: {self.message}"


def lint(pack: Pack, kinds: Iterable[Kind]) -> tuple[Complaint, ...]:
    """Return every complaint about a pack, in the order of the rules."""
    declared = {kind.name: kind for kind in kinds}
    rules = [rule for rule in pack.rules if rule.status != "retired"]
    found: list[tuple[str, str]] = []
    readable: list[ParsedRule] = []
    for rule in rules:
        try:
            readable.append(parsed(rule, pack.settings))
        except ExpressionError as error:
            found.append((rule.code, str(error)))
    for one in readable:
        found += ((one.rule.code, said) for said in _about(one, pack, declared))
    found += _about_pairs(readable)
    order = {rule.code: number for number, rule in enumerate(rules)}
    found.sort(key=lambda item: order[item[0]])
    about_overlays = (Complaint(*one) for one in of_overlays(pack))
    about_kinds = (
        Complaint(*one) for one in shadowing(declared.values(), (*ALWAYS_THERE, *kwlist))
    )
    return (
        *about_kinds,
        *about_overlays,
        *(Complaint(code, said, _place(code, pack)) for code, said in found),
    )


def _place(code: str, pack: Pack) -> str:
    """Return the file of a rule, with its code where the file may hold others."""
    path = pack.paths.get(code, "")
    return path if not path or code in path else f"{path}: {code}"


def _about(rule: ParsedRule, pack: Pack, declared: Mapping[str, Kind]) -> Iterator[str]:
    yield from _sources(rule.rule, pack)
    yield from _proof(rule.rule)
    yield from field_faults(rule, declared)
    for example in rule.rule.examples:
        yield from _example(rule.rule, example, declared)
    yield from _unreachable(rule)
    yield from unfilled(rule.rule)
    yield from vacuous(rule)


def field_faults(rule: ParsedRule, declared: Mapping[str, Kind]) -> Iterator[str]:
    """Yield what a rule says of facts and fields that there are not, with what was meant."""
    yield from _words(rule.rule, declared)
    yield from _fields(rule, declared)


def _sources(rule: Rule, pack: Pack) -> Iterator[str]:
    for clause in rule.basis:
        if clause.source not in pack.sources:
            known = "、".join(pack.sources)
            yield f"依据的来源“{clause.source}”没有在 pack.yaml 中声明（已声明：{known}）。"


def _proof(rule: Rule) -> Iterator[str]:
    outcomes = {example.outcome for example in rule.examples}
    if "pass" not in outcomes:
        yield "没有结论为 pass 的示例，请补一个。"
    if not outcomes & {"fail", "uncertain", "not_assessable"}:
        yield "没有发现问题的示例（fail、uncertain 或 not_assessable），请补一个。"
    if rule.status == "stable" and not rule.known_problems:
        yield "status 为 stable 的规则要写 known_problems（什么样的真实文字可能误报）。"
    asks = rule.needs or rule.given or rule.otherwise == "not_assessable"
    if asks and not rule.ask:
        yield "结论可能是 not_assessable，请用 ask 写明向机关要什么。"
    if (rule.needs or rule.given) and "not_assessable" not in outcomes:
        yield "没有结论为 not_assessable 的示例，请补一个缺少材料的例子。"
    shown = {example.case for example in rule.examples}
    for number in range(len(rule.cases)):
        if number not in shown:
            yield f"第 {number} 个 case 没有示例（在示例中写 case: {number}）。"
    if not (rule.check or rule.exists or rule.absent):
        yield "没有 check、exists 或 absent，规则什么也没有检查。"
    if rule.against and rule.expected is None:
        yield "写了 against 而没有 expected，请写明那一处说的是什么。"


def _words(rule: Rule, declared: Mapping[str, Kind]) -> Iterator[str]:
    templates = [rule.message, rule.expected, rule.actual, rule.against, rule.ask]
    templates += [text for case in rule.cases for text in (case.message, case.title, case.ask)]
    for template in templates:
        for written in _PLACEHOLDER.findall(template or ""):
            found = _NAME.match(written)
            if found is None:
                yield f"“{{{written}}}”不是占位符，应为 {{字段}}、{{last.字段}} 或 {{字段:date}}。"
            elif not _known(rule, found[1], declared):
                yield f"没有一条事实有“{{{written}}}”这个字段。"


def _known(rule: Rule, written: str, declared: Mapping[str, Kind]) -> bool:
    owner, _, field = written.partition(".")
    if not field:
        owner, field = "", owner
    if owner == "setting":
        return True
    if owner and owner not in rule.joins:
        return False
    kind = declared.get(rule.joins[owner].kind if owner else rule.over)
    return kind is None or field in kind.fields or (not owner and field in ALWAYS_THERE)


def _fields(rule: ParsedRule, declared: Mapping[str, Kind]) -> Iterator[str]:
    kinds = {"": rule.rule.over, **{name: one.kind for name, one in rule.rule.joins.items()}}
    for kind in dict.fromkeys(kinds.values()):
        if kind not in declared:
            near = get_close_matches(kind, declared, n=1, cutoff=0.5)
            advice = f"是不是“{near[0]}”？" if near else "可用的见 rules/README.md。"
            yield f"没有“{kind}”这种事实，{advice}"
    for kind, field, sort in dict.fromkeys(_uses(rule, kinds)):
        if kind in declared:
            yield from _field(declared[kind], field, sort)


def _uses(rule: ParsedRule, kinds: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Yield (kind of fact, field, sort) wherever a rule speaks of a field."""
    for condition in rule.conditions():
        for name, sort in sorts_in(condition):
            yield kinds[name.owner], name.field, sort
    for joined in rule.rule.joins.values():
        for field in joined.match:
            yield rule.rule.over, field, "any"
            yield joined.kind, field, "any"
    for field in rule.rule.needs:
        yield rule.rule.over, field, "any"


def _field(kind: Kind, field: str, sort: str) -> Iterator[str]:
    known = kind.fields[field][0] if field in kind.fields else ALWAYS_THERE.get(field)
    if known is None:
        near = get_close_matches(field, [*kind.fields, *ALWAYS_THERE], n=1)
        meant = f"是不是“{near[0]}”？" if near else ""
        yield f"事实“{kind.name}”没有“{field}”这个字段，{meant}它有：{'、'.join(kind.fields)}。"
    elif sort not in {"any", known}:
        words = {"int": "整数", "str": "文字"}
        yield f"“{kind.name}”的“{field}”是{words[known]}，表达式里却当作{words[sort]}。"


def _example(rule: Rule, example: Example, declared: Mapping[str, Kind]) -> Iterator[str]:
    used = {rule.over, *(one.kind for one in rule.joins.values())}
    for kind, facts in example.given.items():
        if kind not in used:
            yield f"示例“{example.name}”里的“{kind}”不是这条规则看的事实。"
        for fields in facts if kind in declared else ():
            for written, value in fields.items():
                field = written.rstrip("?")
                yield from _value(example.name, declared[kind], field, value)
    if example.case is not None and not -1 <= example.case < len(rule.cases):
        yield f"示例“{example.name}”的 case: {example.case} 不存在。"


def _value(name: str, kind: Kind, field: str, value: int | str) -> Iterator[str]:
    known = kind.fields[field][0] if field in kind.fields else ALWAYS_THERE.get(field)
    if known is None:
        yield f"示例“{name}”：事实“{kind.name}”没有“{field}”这个字段。"
    elif known != ("int" if isinstance(value, int) else "str"):
        yield f"示例“{name}”：“{kind.name}”的“{field}”应为{'整数' if known == 'int' else '文字'}。"


def _unreachable(rule: ParsedRule) -> Iterator[str]:
    """Find cases that no failed check can come to, or that an earlier case always takes."""
    failed = alternatives(Negation(rule.check))
    if rule.rule.exists or rule.rule.absent:
        failed = ((),)
    earlier: list[frozenset[object]] = []
    for number, when in enumerate(rule.whens):
        here = alternatives(when)
        if not any(together(one) for one in every(failed, here)):
            yield f"第 {number} 个 case 永远用不上：check 不成立时，when 不可能成立。"
        elif all(any(one <= shape(tests) for one in earlier) for tests in here):
            yield f"第 {number} 个 case 永远用不上：前面的 case 已经包括了它。"
        earlier += [shape(tests) for tests in here]


def _about_pairs(rules: list[ParsedRule]) -> Iterator[tuple[str, str]]:
    """Find two rules over the same facts that say the same, or that cannot both be kept."""
    plain = [rule for rule in rules if rule.rule.check and not rule.rule.joins]
    for one, two in combinations(plain, 2):
        if one.rule.over == two.rule.over and _overlap(one.rule, two.rule):
            yield from _pair(one, two)


def _overlap(one: Rule, two: Rule) -> bool:
    first = max(one.years.first, two.years.first)
    lasts = [rule.years.last for rule in (one, two) if rule.years.last is not None]
    kinds = "all" in (*one.kinds, *two.kinds) or set(one.kinds) & set(two.kinds)
    return first <= min(lasts, default=first) and bool(kinds)


def _pair(one: ParsedRule, two: ParsedRule) -> Iterator[tuple[str, str]]:
    about = every(alternatives(one.where), alternatives(two.where))
    if not any(together(tests) for tests in about):
        return
    first, second = alternatives(one.check), alternatives(two.check)
    if _shapes(one.where) == _shapes(two.where) and _same(first, second):
        yield two.rule.code, f"与 {one.rule.code} 检查的是同一件事，请合并或停用一条。"
    elif not any(together(tests) for tests in every(about, first, second)):
        yield two.rule.code, f"与 {one.rule.code} 互相矛盾：没有报告能同时符合两条。"


def _shapes(condition: object) -> frozenset[frozenset[object]]:
    return frozenset(shape(tests) for tests in alternatives(condition))  # type: ignore[arg-type]


def _same(first: Iterable[tuple[object, ...]], second: Iterable[tuple[object, ...]]) -> bool:
    return {shape(tests) for tests in first} == {shape(tests) for tests in second}  # type: ignore[arg-type]
