"""How much of what is alike is tried: some of it by default, all where GOUJI_WHOLE=1.

A family of near-equal cases (seeds, passages, layouts by seeds) is held by a sample that is the
same each time; ``make whole`` tries every member, and what carries ``whole`` as well.
"""

from __future__ import annotations

import os
from random import Random
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

One = TypeVar("One")
WHOLE: Final = os.environ.get("GOUJI_WHOLE") == "1"


def some(cases: Iterable[One], number: int) -> list[One]:
    """Return so many of the cases in their order, the same each time; all where all are wanted."""
    known = list(cases)
    if WHOLE or number >= len(known):
        return known
    chosen = Random(number).sample(range(len(known)), number)  # noqa: S311 — no secret
    return [known[place] for place in sorted(chosen)]
