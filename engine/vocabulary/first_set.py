"""The characters with which a pattern can begin, said before it, so that a search skips the rest.

The matcher skips by itself to where a pattern may begin only if that is told by a literal, a class
or alternatives of literals at its very start. ``(?<!第)…`` and ``(?:甲|乙)丙|(?:丁|戊)己`` it tries
in full at every character: three to ten times as slow over text that lacks them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

_GRAMMAR: Any = getattr(re, "_parser", None)
"""The parser of ``re`` is not public: where it is not as we know it, patterns stay as they are."""
WIDEST = 100
"""A range of more characters than that leaves nothing to skip."""
_REPEATS = frozenset({"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"})
_BESIDE = frozenset({"ASSERT", "ASSERT_NOT", "AT"})
_CATEGORIES = {"CATEGORY_DIGIT": r"\d", "CATEGORY_SPACE": r"\s"}

_Items = Any  # what the parser of re makes: (operation, argument) in order


class _AnythingError(Exception):
    """The pattern may begin with nearly anything, or match where nothing stands."""


def first_set(pattern: str) -> str:
    """Return ``(?=[…])`` with all that a pattern can begin with, ``""`` where it gains nothing.

    What is no pattern has none either: compiling it says why.
    """
    if _GRAMMAR is None:
        return ""
    try:
        tree = _GRAMMAR.parse(pattern)
        if tree.state.flags != re.UNICODE or _is_told(tree):
            return ""
        found, empty = _of(tree)
    except (_AnythingError, re.error):
        return ""
    return "" if empty else f"(?=[{''.join(sorted(found))}])"


def _is_told(items: _Items) -> bool:
    """Tell whether the matcher sees by itself with what a pattern begins."""
    if not items:
        return False
    operation, given = str(items[0][0]), items[0][1]
    if operation == "SUBPATTERN":
        return _is_told(given[3])
    if operation == "BRANCH":
        return all(len(one) and str(one[0][0]) == "LITERAL" for one in given[1])
    return operation in {"LITERAL", "IN"}


def _of(items: _Items) -> tuple[set[str], bool]:
    """Return the first characters of a sequence, as in a class, and whether it may be empty."""
    found: set[str] = set()
    for operation, given in items:
        if str(operation) not in _BESIDE:
            more, empty = _of_one(str(operation), given)
            found |= more
            if not empty:
                return found, False
    return found, True


def _of_one(operation: str, given: Any) -> tuple[set[str], bool]:
    if operation == "LITERAL":
        return {re.escape(chr(given))}, False
    if operation == "IN":
        return set(map(_of_class, given)), False
    if operation in _REPEATS:
        found, empty = _of(given[2])
        return found, empty or given[0] == 0
    if operation == "BRANCH":
        return _of_any(map(_of, given[1]))
    if operation == "SUBPATTERN" and not given[1] and not given[2]:  # no flags of its own
        return _of(given[3])
    if operation == "ATOMIC_GROUP":
        return _of(given)
    raise _AnythingError


def _of_any(branches: Iterable[tuple[set[str], bool]]) -> tuple[set[str], bool]:
    found, empty = zip(*branches, strict=True)
    return set().union(*found), any(empty)


def _of_class(item: tuple[Any, Any]) -> str:
    operation, given = str(item[0]), item[1]
    if operation == "LITERAL":
        return re.escape(chr(given))
    if operation == "RANGE" and given[1] - given[0] < WIDEST:
        return "-".join(re.escape(chr(one)) for one in given)
    if operation == "CATEGORY" and str(given) in _CATEGORIES:
        return _CATEGORIES[str(given)]
    raise _AnythingError
