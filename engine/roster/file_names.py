"""What the place of a file tells of a report that cannot be read: whose it is, of which year."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from engine.roster.certain import unit_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from engine.roster.unit import Unit

_YEARS = re.compile(r"(?<!\d)20\d\d(?!\d)")


def stem(source: str) -> str:
    """Return a place without the file's extension, in one spelling."""
    place = PurePosixPath(unicodedata.normalize("NFC", source))
    return str(place.parent / place.stem)


def owners_told(source: str, roster: Sequence[Unit]) -> Iterator[tuple[str, int]]:
    """Yield the unit that a file's name certainly names, with the one year that its place tells."""
    for unit, years in owners_possible(source, roster):
        if len(years) == 1:
            yield unit, *years


def owners_possible(source: str, roster: Sequence[Unit]) -> Iterator[tuple[str, frozenset[int]]]:
    """Yield the unit that a file's name certainly names, with the years that its place tells.

    The file's own name says the years, else the folder it lies in; none: it may be of any year.
    """
    place = PurePosixPath(unicodedata.normalize("NFC", source))
    unit = unit_in(place.stem, roster)
    years = _YEARS.findall(place.stem) or _YEARS.findall(place.parent.name)
    if unit is not None:
        yield unit.name, frozenset(map(int, years))
