"""The small language of rules: parsed from Python's own grammar by a whitelist, never evaluated.

Names, integers, strings, ``+ - * /``, comparisons, ``and or not``, ``in``. What an expression
means is said once in ``engine.compile`` (for durable_rules) and once more, independently, in
``tests/naive``.
"""

from __future__ import annotations

import ast
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from engine.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Sign = Literal["==", "!=", "<", "<=", ">", ">="]


class ExpressionError(ValueError):
    """An expression is not of the language; the message says in Chinese what would be right."""


class Name(NamedTuple):  # hashed and compared ten thousand times when rules are compiled
    """A field: of the subject (``owner`` "") or of another fact or the settings."""

    owner: str
    field: str

    def __str__(self) -> str:
        """Return the name as written in a rule."""
        return f"{self.owner}.{self.field}" if self.owner else self.field


@dataclass(frozen=True, slots=True)
class Constant:
    """An integer or a string."""

    value: int | str


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """Two terms and one of ``+ - * /``."""

    sign: str
    left: Term
    right: Term


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two terms and a sign between them."""

    sign: Sign
    left: Term
    right: Term


@dataclass(frozen=True, slots=True)
class Member:
    """A term that is, or is not, one of several constants."""

    term: Term
    values: tuple[int | str, ...]
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Both:
    """All of the conditions; of none, true."""

    items: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """At least one of the conditions; of none, false."""

    items: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Negation:
    """The contrary of a condition."""

    item: Condition


Term = Name | Constant | Arithmetic
Condition = Comparison | Member | Both | Either | Negation

_SIGNS: dict[type[ast.cmpop], Sign] = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
}
_ARITHMETIC: dict[type[ast.operator], str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
}
_LONGEST = 2000
_DEEPEST = 40


@lru_cache(maxsize=4096)
def parse(text: str) -> Condition:
    """Parse a condition; raise ExpressionError with a sentence that says what is wrong."""
    if len(text) > _LONGEST:
        raise ExpressionError(f"表达式过长（上限{_LONGEST}字），请拆成几条规则。")
    try:
        tree = ast.parse(text.strip(), mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise ExpressionError(
            f"表达式“{text}”不成句，请检查括号、引号和比较符号（相等写 ==）。"
        ) from None
    return _condition(tree.body, _DEEPEST)


def names(node: Condition | Term) -> Iterator[Name]:
    """Yield every name of an expression in the order written, repeats included."""
    if isinstance(node, Name):
        yield node
    elif isinstance(node, (Arithmetic, Comparison)):
        yield from names(node.left)
        yield from names(node.right)
    elif isinstance(node, Member):
        yield from names(node.term)
    elif isinstance(node, Negation):
        yield from names(node.item)
    elif isinstance(node, (Both, Either)):
        for item in node.items:
            yield from names(item)


def with_settings(node: Condition, settings: Mapping[str, int | str]) -> Condition:
    """Put the pack's constants where ``setting.NAME`` stands; raise if one has no value."""
    if isinstance(node, Comparison):
        left, right = _settled(node.left, settings), _settled(node.right, settings)
        return Comparison(node.sign, left, right)
    if isinstance(node, Member):
        return Member(_settled(node.term, settings), node.values, node.negated)
    if isinstance(node, Negation):
        return Negation(with_settings(node.item, settings))
    items = tuple(with_settings(item, settings) for item in node.items)
    return Both(items) if isinstance(node, Both) else Either(items)


def _settled(term: Term, settings: Mapping[str, int | str]) -> Term:
    if isinstance(term, Name) and term.owner == "setting":
        if term.field not in settings:
            raise ExpressionError(
                f"设置项“{term.field}”没有取值，请在 pack.yaml 的 settings 或地方补充文件中设定。"
            )
        return Constant(settings[term.field])
    if isinstance(term, Arithmetic):
        return Arithmetic(term.sign, _settled(term.left, settings), _settled(term.right, settings))
    return term


def _condition(node: ast.expr, depth: int) -> Condition:
    if depth == 0:
        raise ExpressionError("表达式嵌套过深，请拆成几条规则。")
    if isinstance(node, ast.BoolOp):
        items = tuple(_condition(value, depth - 1) for value in node.values)
        return Both(items) if isinstance(node.op, ast.And) else Either(items)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        return Negation(_condition(node.operand, depth - 1))
    if isinstance(node, ast.Compare):
        return _comparison(node, depth)
    raise ExpressionError(f"“{ast.unparse(node)}”不是条件，条件要有比较，例如 x == 1。")


def _comparison(node: ast.Compare, depth: int) -> Condition:
    terms = [node.left, *node.comparators]
    parts = tuple(
        _single(sign, left, right, depth)
        for sign, left, right in zip(node.ops, terms, terms[1:], strict=False)
    )
    return parts[0] if len(parts) == 1 else Both(parts)


def _single(sign: ast.cmpop, left: ast.expr, right: ast.expr, depth: int) -> Condition:
    if isinstance(sign, (ast.In, ast.NotIn)):
        return Member(_term(left, depth - 1), _constants(right), isinstance(sign, ast.NotIn))
    if type(sign) not in _SIGNS:
        raise ExpressionError("比较只能用 == != < <= > >= in not in。")
    comparison = Comparison(_SIGNS[type(sign)], _term(left, depth - 1), _term(right, depth - 1))
    _refuse_text_in_order(comparison)
    return comparison


def _refuse_text_in_order(comparison: Comparison) -> None:
    for side in (comparison.left, comparison.right):
        text = isinstance(side, Constant) and isinstance(side.value, str)
        if text and comparison.sign not in {"==", "!="}:
            raise ExpressionError("文字只能比较相等与否（== 或 !=），不能比较大小。")


def _constants(node: ast.expr) -> tuple[int | str, ...]:
    if not isinstance(node, (ast.List, ast.Tuple)) or not node.elts:
        raise ExpressionError("in 的右边要写成列表，例如 column in ['natural', 'total']。")
    values = [_term(element, 2) for element in node.elts]
    if not all(isinstance(value, Constant) for value in values):
        raise ExpressionError("in 的列表里只能写整数或带引号的文字。")
    return tuple(value.value for value in values if isinstance(value, Constant))


def _term(node: ast.expr, depth: int) -> Term:
    if depth <= 0:
        raise ExpressionError("表达式嵌套过深，请拆成几条规则。")
    if isinstance(node, ast.Name):
        return Name("", node.id)
    if isinstance(node, ast.Attribute):
        return _attribute(node)
    if isinstance(node, ast.Constant):
        return Constant(_constant(node))
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, (ast.USub, ast.UAdd)):
        return _signed(node, depth)
    if isinstance(node, ast.BinOp) and type(node.op) in _ARITHMETIC:
        sign = _ARITHMETIC[type(node.op)]
        return Arithmetic(sign, _number(node.left, depth), _number(node.right, depth))
    raise ExpressionError(
        f"“{ast.unparse(node)}”不能写在规则里：只能用字段名、整数、带引号的文字和 + - * /。"
    )


def _number(node: ast.expr, depth: int) -> Term:
    term = _term(node, depth - 1)
    if isinstance(term, Constant) and isinstance(term.value, str):
        raise ExpressionError("文字不能参加加减乘除。")
    return term


def _signed(node: ast.UnaryOp, depth: int) -> Term:
    inner = _number(node.operand, depth)
    if isinstance(node.op, ast.UAdd):
        return inner
    if isinstance(inner, Constant) and isinstance(inner.value, int):
        return Constant(-inner.value)
    return Arithmetic("-", Constant(0), inner)


def _attribute(node: ast.Attribute) -> Name:
    parts: list[str] = []
    current: ast.expr = node
    while isinstance(current, ast.Attribute):
        parts.insert(0, current.attr)
        current = current.value
    if not isinstance(current, ast.Name):
        raise ExpressionError("点号左边只能是名称，例如 last.new。")
    return Name(current.id, ".".join(parts))


def _constant(node: ast.Constant) -> int | str:
    value = node.value
    if isinstance(value, bool) or not isinstance(value, (int, str)):
        raise ExpressionError("只能写整数或带引号的文字；是否写成 x == 1，金额以分为单位。")
    return value
