"""Whose a phrase is, and which year's: the last word that says so is right.

Three answers for the body, never two: ``own``, ``other`` and ``unsure``. A government's own scope
is its whole area (全县), a township's is not; a sentence about 县政府 may be either.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from engine.clauses.cover import Token

Body = Literal["own", "other", "unsure"]
_WHEN = {"this": "this", "last": "last", "span": "span", "part_year": "part"}
_COMPARED = {"than", "change", "carry"}
_OFFICES = re.compile(r"人民政府|办事处|办公室|委员会")


@dataclass(frozen=True, slots=True)
class About:
    """What is known of the report that a sentence stands in."""

    year: int | None = None
    kind: str | None = None
    agency: str = ""


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose (``body``) and which year's: ``this``, ``last``, ``next``, ``span``, ``part``."""

    year: str = "this"
    body: Body = "own"

    def after(self, tokens: Iterable[Token], about: About) -> Scope:
        """Return the scope once these tokens have been read."""
        tokens = tuple(tokens)
        categories = {token.category for token in tokens}
        scope = self
        for token in tokens:
            scope = scope._with(token, categories, about)
        return scope

    def _with(self, token: Token, categories: set[str], about: About) -> Scope:
        when = _WHEN.get(token.category)
        if when == "last" and categories & _COMPARED:
            return self
        if when:
            return replace(self, year=when)
        body = _body(token, categories, about)
        return replace(self, body=body) if body else self


def _body(token: Token, categories: set[str], about: About) -> Body | None:
    category = token.category
    if category in {"own", "level"}:
        return "own"
    if category in {"area", "government"}:
        return _of_area(about) if category == "area" else _of_government(about)
    if category == "office":
        return _named(token.text, about)
    within = about.kind == "government" and "area" in categories
    return "other" if category in {"wider", "part"} and not within else None


def _of_area(about: About) -> Body:
    if about.kind is None:
        return "unsure"
    return "own" if about.kind == "government" else "other"


def _of_government(about: About) -> Body:
    """Take 县政府 for the whole county or for its office alone: it may be either."""
    return "unsure" if about.kind in {None, "government"} else "other"


def _named(name: str, about: About) -> Body:
    """Compare a name by shape with the agency's own: the same end is the same body."""
    own = _OFFICES.sub("", about.agency)
    if not own:
        return "unsure"
    same = name in about.agency or own in name or own[-3:] == name[-3:]
    return "own" if same else "other"
