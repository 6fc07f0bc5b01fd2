"""Causes of an audit as plain values, to be compared in one look."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.finding import Audit, Repair


def changes(repair: Repair) -> dict:
    """Return the new value of each cell, by row and column."""
    return {(change.row, change.column): change.after for change in repair.cells}


def listed(audit: Audit) -> list[list[dict]]:
    """Return the repairs of each cause."""
    return [[changes(repair) for repair in cause.repairs] for cause in audit.causes]
