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
    place = PurePosixPath(unicodedata.normalize("NFC", source))
    unit, years = unit_in(place.stem, roster), _years_of(place)
    if unit is not None and len(years) == 1:
        yield unit.name, next(iter(years))


def owners_possible(source: str, roster: Sequence[Unit]) -> Iterator[tuple[str, frozenset[int]]]:
    """Yield the unit that a file's name seems to name, with the years that its place tells.

    Without years it may be of any. Good for asking a unit, never for telling that it has filed.
    """
    place = PurePosixPath(unicodedata.normalize("NFC", source))
    unit = unit_in(place.stem, roster, short=True)
    if unit is not None:
        yield unit.name, _years_of(place)


def years_told(source: str) -> frozenset[int]:
    """Return the years that the place of a file tells: its own name, else its folder."""
    return _years_of(PurePosixPath(unicodedata.normalize("NFC", source)))


def _years_of(place: PurePosixPath) -> frozenset[int]:
    """Return the years that a file's own name says, else the folder it lies in."""
    return frozenset(map(int, _YEARS.findall(place.stem) or _YEARS.findall(place.parent.name)))
