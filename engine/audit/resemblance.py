"""Whom a report resembles: what a worker answers, without the index itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from engine.values import dataclass

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


class Like(NamedTuple):
    """A text that a report resembles: its place, percent, and the digest of the pairs shown."""

    place: str
    percent: int
    pairs: str


@dataclass(frozen=True, slots=True)
class Resemblance:
    """Whom a report resembles, by which texts, and among whom they were searched."""

    found: tuple[Likeness, ...] = ()
    likes: tuple[Like, ...] = ()
    search: Search = Search()


NOBODY = Resemblance()
