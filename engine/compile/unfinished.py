"""What a rule only pretends to say: texts of the skeleton left as they were, checks of nothing.

A check that always holds passes every report, a check that never holds accuses every one; neither
has been thought about, and the second is the worse.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.compile.bounds import together
from engine.compile.logic import alternatives
from engine.compile.polynomials import polynomial
from engine.expression import (
    Both,
    Comparison,
    Constant,
    Either,
    ExpressionError,
    Member,
    Name,
    Negation,
    names,
    parse,
)
from engine.packs.skeleton import TO_FILL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from engine.compile.reading import ParsedRule
    from engine.evidence import Kind
    from engine.expression import Condition, Term
    from engine.rule import Pack, Rule

TEXTS = (
    "title", "message", "expected", "actual", "against", "ask", "why", "remedy", "known_problems",
)  # fmt: skip
LOCAL = "L"
"""The letter of a county's own rules."""


def unfilled(rule: Rule) -> Iterator[str]:
    """Yield a complaint for every text of a rule that still asks to be filled in."""
    for where, text in _texts(rule):
        if text and text.lstrip().startswith(TO_FILL):
            yield f"{where} 还是骨架里的“{text.strip()}”，请写好。"


def of_overlays(pack: Pack) -> Iterator[tuple[str, str, str]]:
    """Yield (code or id, complaint, file) about overlays: what asks to be filled in, foreign codes.

    A county's rule has a code of its own letter, so that no version of the pack ever takes it.
    """
    files = {overlay.path: overlay for overlay in pack.overlays}
    for path, overlay in files.items():
        for text in (overlay.title, pack.sources[overlay.source].title):
            if text.startswith(TO_FILL):
                yield overlay.id, f"还是骨架里的“{text}”，请写好。", path
    for code, path in pack.paths.items():
        if (path in files) != code.startswith(LOCAL):
            yield (
                code,
                f"{code}：{LOCAL} 是地方补充的编号，别的字母是规则包的，请换一个编号。",
                path,
            )


def vacuous(rule: ParsedRule) -> Iterator[str]:
    """Yield a complaint for every comparison and every check that no report can decide."""
    for where, text in _conditions(rule.rule):
        for one in _comparisons(parse(text)):
            if said := _constant(one):
                yield f"{where} 里的“{said}”，什么也没有检查，请改正或删去。"
    if rule.rule.check and any(True for _ in names(rule.check)):
        if not any(together(one) for one in alternatives(Negation(rule.check))):
            yield "check 永远成立，没有报告会不符合，请改正。"
        if not any(together(one) for one in alternatives(rule.check)):
            yield "check 永远不成立，没有报告能够符合，请改正。"
    if not any(together(one) for one in alternatives(rule.where)):
        yield "where 永远不成立，规则什么也看不到，请改正。"


def shadowing(kinds: Iterable[Kind], reserved: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield (kind, complaint) for each field named like what every fact has, or like a word."""
    taken = frozenset(reserved)
    for kind in kinds:
        for field in kind.fields:
            if field in taken:
                yield (
                    kind.name,
                    f"事实“{kind.name}”的字段“{field}”与规则语言自己的名称相同，请换一个名称。",
                )


def _texts(rule: Rule) -> Iterator[tuple[str, str | None]]:
    for key in TEXTS:
        yield key, getattr(rule, key)
    for clause in rule.basis:
        yield "basis 的 clause", clause.clause
    for number, case in enumerate(rule.cases):
        for key in ("title", "message", "ask"):
            yield f"第 {number} 个 case 的 {key}", getattr(case, key)
    for example in rule.examples:
        yield "示例的 name", example.name


def _conditions(rule: Rule) -> Iterator[tuple[str, str]]:
    """Yield every expression as written, settings unsettled: a county may set what it likes."""
    written: Mapping[str, str | None] = {
        "where": rule.where,
        "check": rule.check,
        **{f"第 {number} 个 case 的 when": case.when for number, case in enumerate(rule.cases)},
        **{f"{name} 的 where": one.where for name, one in rule.joins.items()},
    }
    yield from ((where, text) for where, text in written.items() if text)


def _comparisons(condition: Condition) -> Iterator[Comparison]:
    if isinstance(condition, Comparison):
        yield condition
    elif isinstance(condition, Member):
        if isinstance(condition.term, Constant):
            yield Comparison("==", condition.term, Constant(condition.values[0]))
    elif isinstance(condition, Negation):
        yield from _comparisons(condition.item)
    elif isinstance(condition, (Both, Either)):
        for item in condition.items:
            yield from _comparisons(item)


def _constant(one: Comparison) -> str:
    """Return a comparison as written if no field decides it, "" if one does."""
    try:
        decided = one.left == one.right or not any(polynomial(one).keys() - {()})
    except ExpressionError:  # a text: decided where both sides are
        decided = isinstance(one.left, Constant) and isinstance(one.right, Constant)
    return f"{_written(one.left)} {one.sign} {_written(one.right)}" if decided else ""


def _written(term: Term) -> str:
    if isinstance(term, Name):
        return str(term)
    if isinstance(term, Constant):
        return repr(term.value)
    return f"{_written(term.left)} {term.sign} {_written(term.right)}"
