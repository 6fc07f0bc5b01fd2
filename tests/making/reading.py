"""Reading by the shipped forms, for tests that are not about forms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from making.matrices import forms

from engine.reading import read_report as read_by

if TYPE_CHECKING:
    from engine.report import Report


def read_report(data: bytes, name: str, **more: Any) -> Report:
    """Read a report by the shipped forms."""
    return read_by(data, name, forms(), **more)
