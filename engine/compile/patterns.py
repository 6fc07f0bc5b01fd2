"""One test as durable_rules wants it: a bare field of the fact at hand on the left.

Traps of 2.0.28 that are avoided here, each measured: the fact itself is ``$m`` (``m`` is accepted
and never equal); an equality with an expression over two facts is hashed wrongly and never
matches (it is written as >= and <=); ``id`` and ``sid`` are the engine's own.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from engine.compile.logic import Presence
from engine.compile.polynomials import polynomial
from engine.expression import Comparison, Constant, Name

if TYPE_CHECKING:
    from engine.compile.logic import Test
    from engine.compile.polynomials import Polynomial
    from engine.expression import Sign, Term

KIND, ZERO, YEAR, AGENCY = "K", "Z", "Y", "A"
"""Capitals: no field of a fact can be called so."""
OPENING, CLOSING = "opening!", "closing!"
"""Kinds of the facts with which every session begins and ends; no kind of fact is written so."""
SUBJECT = "s"

_KEYS: dict[Sign, str] = {"!=": "$neq", "<": "$lt", "<=": "$lte", ">": "$gt", ">=": "$gte"}
_MIRROR: dict[Sign, Sign] = {"==": "==", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}


def slot(field: str) -> str:
    """Return the name under which a field is asserted; matching on ``id`` hangs for ever."""
    return f"f_{field}" if field in {"id", "sid"} else field


def given_mark(field: str) -> str:
    """Return the field that says: this one was given, even if it was read with doubt."""
    return f"G_{field}"


def token(value: int | str) -> int | str:
    """Return what stands for a value: text in the tongue of the engine never equals a number."""
    return value if isinstance(value, int) else f"={_safe(value)}"


@lru_cache(maxsize=4096)
def _safe(text: str) -> str:
    if text.isascii() and text.replace("_", "").replace(".", "").replace("-", "").isalnum():
        return text if len(text) <= _LONGEST else "#" + _digest(text)
    return "#" + _digest(text)


def _digest(text: str) -> str:
    from hashlib import sha256

    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


_LONGEST = 60


def conditions(test: Test, here: str) -> list[dict[str, Any]]:
    """Return a test as conditions on the fact ``here`` (an alias; others by their aliases)."""
    if isinstance(test, Presence):
        key = "$ex" if test.present else "$nex"
        return [{key: {slot(test.name.field): 1}}]
    if _bare(test.left, here):
        return _on_field(test, here)
    if _bare(test.right, here):
        return _on_field(Comparison(_MIRROR[test.sign], test.right, test.left), here)
    return _against_zero(test, here)


def _bare(term: Term, here: str) -> bool:
    return isinstance(term, Name) and alias(term) == here


def alias(name: Name) -> str:
    """Return the alias of the fact to which a name belongs."""
    return SUBJECT if name.owner in {"", "subject"} else f"g_{name.owner}"


def _on_field(test: Comparison, here: str) -> list[dict[str, Any]]:
    assert isinstance(test.left, Name)  # noqa: S101 - the callers look first
    field = slot(test.left.field)
    if isinstance(test.right, Constant):
        return [_compared(test.sign, field, token(test.right.value))]
    if isinstance(test.right, Name):
        return [_compared(test.sign, field, _reference(test.right, here))]
    return _against_zero(test, here)


def _against_zero(test: Comparison, here: str) -> list[dict[str, Any]]:
    terms = polynomial(test)
    if not set(terms) - {()}:
        raise AssertionError("a comparison of constants is decided before it is compiled")
    expression = _expression(terms, here)
    sign = _MIRROR[test.sign]
    if sign == "==" and any(alias(name) != here for monomial in terms for name in monomial):
        return [_compared("<=", ZERO, expression), _compared(">=", ZERO, expression)]
    return [_compared(sign, ZERO, expression)]


def _compared(sign: Sign, field: str, right: Any) -> dict[str, Any]:
    return {field: right} if sign == "==" else {_KEYS[sign]: {field: right}}


def _reference(name: Name, here: str) -> dict[str, str]:
    owner = alias(name)
    return {"$m" if owner == here else owner: slot(name.field)}


def _expression(terms: Polynomial, here: str) -> Any:
    result: Any = None
    for monomial, factor in sorted(terms.items(), key=lambda item: (not item[0], str(item[0]))):
        part = _monomial(monomial, abs(factor), here)
        if result is None:
            result = part if factor > 0 else {"$sub": {"$l": 0, "$r": part}}
        else:
            result = {"$add" if factor > 0 else "$sub": {"$l": result, "$r": part}}
    return result


def _monomial(names: tuple[Name, ...], factor: int, here: str) -> Any:
    result: Any = None
    for name in names:
        reference = _reference(name, here)
        result = reference if result is None else {"$mul": {"$l": result, "$r": reference}}
    if result is None:
        return factor
    return result if factor == 1 else {"$mul": {"$l": result, "$r": factor}}
