"""What a check was judged on besides the file: its neighbours by role, each with its digest.

A filing whose neighbours are today what they were then need not be judged again; one of which a
single neighbour came, went or changed must be. Pure values: what a neighbour is decides the sweep.
"""

from __future__ import annotations

import json
from typing import NamedTuple

from engine.trail.log.canonical import canonical, sha256
from engine.values import dataclass

ROLES = (
    "last", "below", "missing", "version", "approved", "published", "corrected", "unit", "roster",
    "like",
)  # fmt: skip
"""Last year's report, units below that filed or not, other files of the same unit and year, the
approved text, the day of publication, what auditors put right in any of them, the unit's line of
the roster, the other units' names, and texts that are alike."""
LIKE, SEARCH = "like", "search"
"""``search`` is among whom likes were looked for: with the same, they are the same; no role."""


class Neighbour(NamedTuple):
    """One thing that a report was judged on; ``name`` says which where the role has several."""

    role: str
    name: str = ""
    digest: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """A version's own words: whose they are, the packed marks of its sentences, the sentences.

    ``words`` is empty where only the marks were asked for.
    """

    unit: str
    year: int | None
    marks: bytes
    words: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedOn:
    """The neighbours of one check; ``sketch`` is None where the report has no words of its own.

    ``sketch_sha256`` is its digest, kept too where the sketch itself stands in the book already.
    """

    neighbours: tuple[Neighbour, ...] = ()
    sketch: Sketch | None = None
    sketch_sha256: str = ""

    def spelt(self) -> str:
        """Return it as the book keeps it, the same whatever the order."""
        on = [list(one) for one in sorted(set(self.neighbours))]
        return canonical({"on": on, "sketch": self.sketch_sha256})


def sketch_digest(sketch: Sketch) -> str:
    """Return the digest of a whole sketch: whose it is as well as what it says."""
    whose = canonical({"unit": sketch.unit, "year": sketch.year})
    return sha256(f"{sha256(whose)} {sha256(sketch.marks)} {sha256(sketch.words)}")


def read(text: str) -> JudgedOn:
    """Return what the book keeps as values; JudgedOn without neighbours for what it never wrote."""
    try:
        stored = json.loads(text)
        on = tuple(Neighbour(*map(str, one)) for one in stored["on"])
        return JudgedOn(neighbours=on, sketch_sha256=str(stored["sketch"]))
    except (ValueError, TypeError, KeyError):
        return JudgedOn()


def changed(before: tuple[Neighbour, ...], now: tuple[Neighbour, ...]) -> tuple[str, ...]:
    """Return the roles in which two sets of neighbours differ, in the order of ``ROLES``."""
    roles = {one.role for one in set(before) ^ set(now)}
    return tuple(role for role in ROLES if role in roles)
