"""Whose report a file is, of which year, and its own words: what neighbours need of it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.errors import GoujiError
from engine.sweep.work import read

if TYPE_CHECKING:
    from engine.facts.likeness.own_text import OwnText


@dataclass(frozen=True, slots=True, kw_only=True)
class Unnamed:
    """A file before anybody has looked at it."""

    source: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What a first look tells: agency, kind and year as read; None where they are not there."""

    source: str
    sha256: str
    agency: str | None = None
    kind: str | None = None
    year: int | None = None
    own: OwnText | None = None


def identify(file: Unnamed) -> Identity:
    """Take the first look; what cannot be read gets its sentence in the second."""
    from engine.facts.likeness.own_text import own_text

    digest = hashlib.sha256(file.data).hexdigest()
    try:
        report = read(file.source, file.data)
    except (GoujiError, RecursionError, MemoryError):
        return Identity(source=file.source, sha256=digest)
    except Exception:  # noqa: BLE001 — the second look says what is wrong
        return Identity(source=file.source, sha256=digest)
    return Identity(
        source=file.source,
        sha256=digest,
        agency=report.agency,
        kind=report.kind,
        year=report.year,
        own=own_text(report),
    )
