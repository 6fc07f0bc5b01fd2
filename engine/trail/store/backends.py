"""Which database a place speaks of: the one module that chooses between the two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.trail.store.filesystem import failures_told
from engine.trail.store.place import Server
from engine.trail.store.plain import plain_file

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from engine.trail.store.place import Place
    from engine.trail.store.seam import PlainBook


def failures_at(place: Place, *, otherwise: str = "") -> AbstractContextManager[None]:
    """Turn the database's errors inside the block into a TrailError that says what to do.

    ``otherwise`` is said of a file's error that has no sentence of its own.
    """
    if isinstance(place, Server):
        from engine.trail.store.postgres.failures import server_failures_told

        return server_failures_told(place)
    return failures_told(place, otherwise=otherwise)


def plain_book(place: Place) -> AbstractContextManager[PlainBook]:
    """Open a casebook as verifying reads it; nothing is changed."""
    if isinstance(place, Server):
        from engine.trail.store.postgres.plain import plain_server

        return plain_server(place)
    return plain_file(place)
