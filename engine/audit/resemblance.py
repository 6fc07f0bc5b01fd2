"""Whom a report may resemble, and whom it does: what a worker answers, without the index itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.facts.context import Likeness


@dataclass(frozen=True, slots=True)
class Search:
    """Whom a report may resemble: places, the likeliest first; and its sentences that are stock.

    ``places`` are those of readings in the sweep's folder (``engine.audit.cache.place_of``),
    ``stock`` the numbers of sentences; both are empty where it may resemble nobody.
    """

    places: tuple[str, ...] = ()
    stock: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Resemblance:
    """Whom a report resembles, and the search that it was told by."""

    found: tuple[Likeness, ...] = ()
    search: Search = Search()


NOBODY = Search()
