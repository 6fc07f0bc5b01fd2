"""Rules by hand: an expression, and a rule that says little."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.expression import parse
from engine.packs.written import rule_of

if TYPE_CHECKING:
    from engine.rule import Rule


def parsed(text: str) -> Any:
    """Return an expression of whatever sort the test knows it to be."""
    return parse(text)


def rule(**changes: Any) -> Rule:
    """Make a rule over columns with these parts."""
    basic = {
        "code": "F203", "name": "x", "title": "t", "severity": "error",
        "basis": [{"source": "s", "clause": "c"}], "years": 2021, "over": "column",
        "message": "m", "why": "w", "remedy": "r", "examples": [],
    }  # fmt: skip
    return rule_of({**basic, **changes})
