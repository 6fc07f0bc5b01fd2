"""A unit of the roster: a value below every layer, since files, facts and the casebook speak it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.values import dataclass

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit of the roster (a line of it)."""

    name: str
    aliases: tuple[str, ...] = ()
    kind: str = "other"
    parent: str = ""
    code: str = ""
    deadline: date | None = None
