"""A fault that is planted in a clean report, and what has to be found because of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from making.drafts import Draft


@dataclass(frozen=True)
class Find:
    """A rule that must speak, where, and how."""

    rule: str
    place: tuple[tuple[str, Any], ...] = ()
    outcome: str = "fail"


@dataclass(frozen=True)
class Fault:
    """A named change of a clean draft and everything that has to be found in it."""

    name: str
    change: Callable[[Draft], Draft]
    finds: tuple[Find, ...]


def at(rule: str, outcome: str = "fail", **place: Any) -> Find:
    """Name a rule and the place where it must speak."""
    return Find(rule, tuple(sorted(place.items())), outcome)


HAN = "{agency}"
"""Where the name of the agency goes."""
