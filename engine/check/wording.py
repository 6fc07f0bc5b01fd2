"""Fill a rule's templates with what was found, in words for people.

``{new}`` is a field of the subject, ``{last.new}`` of a joined fact; ``{due:date}`` writes
20240131 as 2024年1月31日, ``{fee:yuan}`` fen as 元. A blank is 空白, never 0.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.expression import Arithmetic, Comparison, Constant, Name, parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from engine.expression import Term
    from engine.finding import Outcome
    from engine.rule import Rule

PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*)(?::([a-z]+))?\}")
FORMATS = ("date", "yuan")
BLANK = "空白"
_SIGNS = {"+": "＋", "-": "－", "*": "×", "/": "÷"}


def placeholders(template: str) -> Iterator[tuple[str, str, str]]:
    """Yield owner, field and format of every placeholder of a template."""
    for found in PLACEHOLDER.finditer(template):
        owner, field = _parts(found[1])
        yield owner, field, found[2] or ""


def filled(template: str, outcome: Outcome, extra: Mapping[str, int | str]) -> str:
    """Fill a template; ``extra`` are values the checker knows (year, settings)."""

    def said(found: re.Match[str]) -> str:
        owner, field = _parts(found[1])
        return _word(outcome, owner, field, found[2] or "", extra)

    return PLACEHOLDER.sub(said, template)


def _parts(written: str) -> tuple[str, str]:
    """Part a name into whose it is and which field: settings have dots of their own."""
    owner, _, field = written.partition(".")
    return (owner, field) if field else ("", owner)


def _word(
    outcome: Outcome, owner: str, field: str, how: str, extra: Mapping[str, int | str]
) -> str:
    if owner == "setting":
        return str(extra.get(f"setting.{field}", BLANK))
    fact = outcome.subject if owner in {"", "subject"} else outcome.joined.get(owner)
    if fact is None:
        return BLANK
    if field in fact.labels:
        return fact.labels[field]
    value = fact.fields.get(field, extra.get(field) if fact is outcome.subject else None)
    return BLANK if value is None else _formatted(value, how)


def _formatted(value: int | str, how: str) -> str:
    if how == "date" and isinstance(value, int):
        year, month, day = value // 10000, value // 100 % 100, value % 100
        return f"{year}年{month}月{day}日"
    if how == "yuan" and isinstance(value, int):
        yuan, fen = divmod(abs(value), 100)
        sign = "-" if value < 0 else ""
        return f"{sign}{yuan}" if not fen else f"{sign}{yuan}.{fen:02d}".rstrip("0")
    return str(value)


def both_sides(rule: Rule, outcome: Outcome, extra: Mapping[str, int | str]) -> tuple[str, str]:
    """Return (expected, actual) of a rule whose check is one equation; ("", "") otherwise.

    A word of the catalogue (``change == 'none'``) is none for people: ("", "") there too.
    What is stated (a bare field) is the actual; the side that is reckoned is what was expected.
    """
    condition = parse(rule.check) if rule.check else None
    if not isinstance(condition, Comparison) or condition.sign != "==":
        return "", ""
    sides = (condition.left, condition.right)
    if any(isinstance(side, Constant) and isinstance(side.value, str) for side in sides):
        return "", ""
    left, right = _side(condition.left, outcome, extra), _side(condition.right, outcome, extra)
    if isinstance(condition.right, Name) and not isinstance(condition.left, Name):
        return left, right
    return right, left


def _side(term: Term, outcome: Outcome, extra: Mapping[str, int | str]) -> str:
    written, value = _written(term, outcome, extra)
    return f"{written}＝{value}" if isinstance(term, Arithmetic) and value is not None else written


def _written(
    term: Term, outcome: Outcome, extra: Mapping[str, int | str]
) -> tuple[str, int | None]:
    """Return a term with its values put in, and its value where it is a whole number."""
    if isinstance(term, Constant):
        return str(term.value), term.value if isinstance(term.value, int) else None
    if isinstance(term, Name):
        word = _word(outcome, term.owner, term.field, "", extra)
        return word, int(word) if re.fullmatch(r"-?[0-9]+", word) else None
    left, first = _written(term.left, outcome, extra)
    right, second = _written(term.right, outcome, extra)
    value = None if first is None or second is None else _reckoned(term.sign, first, second)
    return f"{left}{_SIGNS[term.sign]}{right}", value


def _reckoned(sign: str, left: int, right: int) -> int | None:
    if sign == "/":
        return left // right if right and left % right == 0 else None
    return {"+": left + right, "-": left - right, "*": left * right}[sign]
