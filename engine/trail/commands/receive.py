"""Receive files: which filing a file belongs to, its bytes, and its place among the versions.

The bytes are kept in the book itself, not in a folder beside it: one file is one thing to copy,
back up and lock away; the bytes and the event that says they came are one transaction; and no
folder stays behind on somebody's desk. They lie in a table of their own under their SHA-256 (equal
files once), packed where that helps, so that lists never touch them and a purge can remove them.
The price is a larger file: about the size of the reports themselves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from engine.errors import TrailError
from engine.privacy import clean
from engine.roster.certain import match_unit
from engine.trail.log.canonical import sha256
from engine.trail.state.views import NAMELESS
from engine.trail.store import models
from engine.trail.store.packed import unpacked
from engine.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import Connection

    from engine.roster.unit import Unit
    from engine.trail.state.basis import JudgedOn

    Owner = tuple[str, int | None]

FILINGS = models.table(models.Filing)
VERSIONS = models.table(models.Version)
CONTENTS = models.table(models.Content)
CORRECTIONS = models.table(models.Correction)


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """What became of a file: its version and filing; ``new`` filing, ``known`` bytes (no-op).

    ``dropped`` are the corrections (targets) of the file before, which this one does not need.
    """

    version_id: int
    filing_id: int
    new: bool
    known: bool
    round: int = 1
    unit: str = ""
    dropped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedFile:
    """A file on its way in; ``agency`` and ``year`` as read, None where they could not be read.

    ``sha256`` is the digest of the bytes where somebody has made it, ``on``: what it was judged on
    besides itself, if it was.
    """

    name: str
    data: bytes
    sha256: str = ""
    agency: str | None
    kind: str | None
    year: int | None
    published_on: date | None = None
    source: str = ""
    unit: str | None = None
    keep: bool = True
    on: JudgedOn | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptVersion:
    """A version that the book has received before and that was judged anew."""

    version_id: int
    on: JudgedOn | None = None


def digest_of(arrival: ReceivedFile) -> str:
    """Return the digest of a file's bytes."""
    return arrival.sha256 or sha256(arrival.data)


def owner_of(arrival: ReceivedFile, roster: Sequence[Unit]) -> Owner | None:
    """Return whose file it is and of which year, which make its filing; None where nobody is named.

    Two files of one owner are versions of one filing, those of nobody never are.
    """
    agency = agency_of(arrival, unit_of(arrival, roster))
    return None if agency == NAMELESS else (agency, arrival.year)


def unit_of(arrival: ReceivedFile, roster: Sequence[Unit]) -> str:
    """Return the unit of the roster whose file it is, ``""`` where that is not certain."""
    if arrival.unit is not None:
        if arrival.unit not in {unit.name for unit in roster}:
            raise TrailError(f"名册里没有“{arrival.unit}”；请先 gouji roster import，或核对名称。")
        return arrival.unit
    unit = match_unit(arrival.agency or "", arrival.kind, roster)
    return unit.name if unit else ""


def agency_of(arrival: ReceivedFile, unit: str) -> str:
    """Return by what name its filing goes."""
    return unit or clean(arrival.agency or "") or NAMELESS


def bytes_of(connection: Connection, digest: str) -> bytes:
    """Return the bytes with this digest; TrailError if they were not kept or were removed."""
    row = connection.execute(select(CONTENTS).where(CONTENTS.c.sha256 == digest)).mappings().first()
    if row is None:
        raise TrailError("这份文件的原文不在案卷里（未保存或已依法清除），请向单位重新索取。")
    size = select(func.max(VERSIONS.c.size)).where(VERSIONS.c.sha256 == digest)
    told = connection.execute(size).scalar() or 0
    data = unpacked(row["data"], packed=row["packed"], size=told)
    if data is None or sha256(data) != digest:
        raise TrailError("案卷里的原文与收到时不一致，请运行 gouji trail verify。")
    return data
