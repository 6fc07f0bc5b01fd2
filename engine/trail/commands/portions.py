"""Many ids in portions, so that no query asks for more than a database takes at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

CHUNK = 500
Id = TypeVar("Id", int, str)


def portions(ids: Sequence[Id]) -> Iterable[Sequence[Id]]:
    """Return these ids, so many at a time."""
    return (ids[start : start + CHUNK] for start in range(0, len(ids), CHUNK))
