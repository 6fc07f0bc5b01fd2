"""What reading a value that is not of our making may raise; such a value is told at its place."""

from __future__ import annotations

from engine.errors import TrailError

MALFORMED = (
    TrailError, ValueError, KeyError, TypeError, AttributeError, RecursionError, OverflowError,
    IndexError,
)  # fmt: skip
