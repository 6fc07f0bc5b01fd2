"""Receive files: which filing a file belongs to, its bytes, and its place among the versions.

The bytes are kept in the book itself, not in a folder beside it: one file is one thing to copy,
back up and lock away; the bytes and the event that says they came are one transaction; and no
folder stays behind on somebody's desk. They lie in a table of their own under their SHA-256 (equal
files once), packed where that helps, so that lists never touch them and a purge can remove them.
The price is a larger file: about the size of the reports themselves.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, delete, func, insert, select, update

from engine.errors import TrailError
from engine.privacy import clean
from engine.roster.certain import match_unit
from engine.trail.log.canonical import sha256
from engine.trail.state.views import NAMELESS
from engine.trail.state.workflow import filing_after
from engine.trail.store import models
from engine.trail.store.packed import unpacked
from engine.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy import Connection, RowMapping

    from engine.roster.unit import Unit
    from engine.trail.state.basis import JudgedOn
    from engine.trail.store.ledger import WriteTransaction

    Owner = tuple[str, int | None]

FILINGS = models.table(models.Filing)
VERSIONS = models.table(models.Version)
CONTENTS = models.table(models.Content)
CORRECTIONS = models.table(models.Correction)

# Made once: to put a statement together costs more than to run it, and a sweep runs thousands.
_STANDING = select(FILINGS).where(
    FILINGS.c.agency == bindparam("of"),
    FILINGS.c.year.is_not_distinct_from(bindparam("on")),
    FILINGS.c.moved_to.is_(None),
)
_SAME = (
    select(VERSIONS, FILINGS.c.unit)
    .join(FILINGS, FILINGS.c.id == VERSIONS.c.filing_id)
    .where(VERSIONS.c.sha256 == bindparam("digest"), FILINGS.c.moved_to.is_(None))
    .order_by(VERSIONS.c.id)
)
_SAME_THERE = _SAME.where(VERSIONS.c.filing_id == bindparam("of"))
_LAST = select(func.coalesce(func.max(FILINGS.c.id), 0))
_NEW_FILING, _NEW_VERSION, _NEW_BYTES = insert(FILINGS), insert(VERSIONS), insert(CONTENTS)
_CHANGED = ("state", "round", "version_id", "received_at", "due", "source", "latest")
_RECEIVED = (
    update(FILINGS)
    .where(FILINGS.c.id == bindparam("of"))
    .values({name: bindparam(f"new_{name}") for name in _CHANGED})
)
_CORRECTED = (
    select(CORRECTIONS.c.target)
    .where(CORRECTIONS.c.filing_id == bindparam("of"))
    .order_by(CORRECTIONS.c.target)
)
_KEPT = select(CONTENTS.c.sha256).where(CONTENTS.c.sha256 == bindparam("digest"))


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
    agency = _agency_of(arrival, _unit_of(arrival, roster))
    return None if agency == NAMELESS else (agency, arrival.year)


def take_in(
    transaction: WriteTransaction, arrival: ReceivedFile, roster: Sequence[Unit], seq: int
) -> tuple[Received, dict[str, Any]]:
    """Write a file's rows; return what became of it and the event's payload (``{}``: known).

    ``seq`` is the seq the event will have. The caller appends it in the same transaction.
    """
    digest = digest_of(arrival)
    unit = _unit_of(arrival, roster)
    agency = _agency_of(arrival, unit)
    filing = _filing_for(transaction.connection, agency, arrival.year, named=agency != NAMELESS)
    known = _known(transaction.connection, digest, filing, arrival)
    if known is not None:
        return known, {}
    return _write(transaction, arrival, filing, _Identity(digest, agency, unit, seq))


@dataclass(frozen=True, slots=True)
class _Identity:
    digest: str
    agency: str
    unit: str
    seq: int


def _unit_of(arrival: ReceivedFile, roster: Sequence[Unit]) -> str:
    if arrival.unit is not None:
        if arrival.unit not in {unit.name for unit in roster}:
            raise TrailError(f"名册里没有“{arrival.unit}”；请先 gouji roster import，或核对名称。")
        return arrival.unit
    unit = match_unit(arrival.agency or "", arrival.kind, roster)
    return unit.name if unit else ""


def _agency_of(arrival: ReceivedFile, unit: str) -> str:
    return unit or clean(arrival.agency or "") or NAMELESS


def _filing_for(
    connection: Connection, agency: str, year: int | None, *, named: bool
) -> RowMapping | None:
    if not named:
        return None
    return connection.execute(_STANDING, {"of": agency, "on": year}).mappings().first()


def _known(
    connection: Connection, digest: str, filing: RowMapping | None, arrival: ReceivedFile
) -> Received | None:
    if filing is not None:
        found = connection.execute(_SAME_THERE, {"digest": digest, "of": filing["id"]})
    elif arrival.agency:
        return None
    else:
        found = connection.execute(_SAME, {"digest": digest})
    row = found.mappings().first()
    if row is None:
        return None
    return Received(
        version_id=row["id"], filing_id=row["filing_id"], new=False, known=True,
        round=row["round"], unit=row["unit"],
    )  # fmt: skip


def _write(
    transaction: WriteTransaction,
    arrival: ReceivedFile,
    filing: RowMapping | None,
    identity: _Identity,
) -> tuple[Received, dict[str, Any]]:
    state = filing_after(filing["state"] if filing else "", "received")
    round_ = (filing["round"] if filing else 0) + 1
    filing_id = filing["id"] if filing else _next_id(transaction.connection)
    if filing is None:
        row = {
            "id": filing_id, "agency": identity.agency, "kind": arrival.kind or "",
            "year": arrival.year, "unit": identity.unit,
        }  # fmt: skip
        transaction.connection.execute(_NEW_FILING, row)
    version = _version(transaction, arrival, identity, {"filing_id": filing_id, "round": round_})
    version_id = transaction.connection.execute(_NEW_VERSION, version).inserted_primary_key[0]  # type: ignore[index]
    if arrival.keep:
        keep_bytes(transaction.connection, identity.digest, arrival.data)
    changed = {
        "state": state, "round": round_, "version_id": version_id, "received_at": transaction.at,
        "due": "", "source": version["source"] or version["name"], "latest": identity.seq,
    }  # fmt: skip
    transaction.connection.execute(
        _RECEIVED, {"of": filing_id, **{f"new_{name}": changed[name] for name in _CHANGED}}
    )
    payload = {
        "filing": filing_id, "agency": identity.agency, "kind": arrival.kind or "",
        "year": arrival.year, "unit": identity.unit, "round": round_, "sha256": identity.digest,
        "size": version["size"], "kept": arrival.keep, "published_on": version["published_on"],
    }  # fmt: skip
    dropped = _drop_corrections(transaction.connection, filing_id) if filing else ()
    if dropped:
        payload["dropped"] = list(dropped)
    received = Received(
        version_id=version_id, filing_id=filing_id, new=filing is None, known=False,
        round=round_, unit=identity.unit, dropped=dropped,
    )  # fmt: skip
    return received, payload


def _drop_corrections(connection: Connection, filing_id: int) -> tuple[str, ...]:
    """Let go of what was corrected in the file before; a new one is read for itself."""
    dropped = tuple(row.target for row in connection.execute(_CORRECTED, {"of": filing_id}))
    if dropped:
        connection.execute(delete(CORRECTIONS).where(CORRECTIONS.c.filing_id == filing_id))
    return dropped


def _version(
    transaction: WriteTransaction,
    arrival: ReceivedFile,
    identity: _Identity,
    place: Mapping[str, int],
) -> dict[str, Any]:
    """Return the row of a version; ``place`` is its filing and its round there."""
    return {
        **place, "sha256": identity.digest, "name": clean(arrival.name),
        "source": clean(arrival.source), "size": len(arrival.data),
        "received_at": transaction.at, "kept": arrival.keep, "seq": identity.seq,
        "published_on": arrival.published_on.isoformat() if arrival.published_on else "",
    }  # fmt: skip


def keep_bytes(connection: Connection, digest: str, data: bytes) -> None:
    """Store bytes under their digest, once."""
    if connection.execute(_KEPT, {"digest": digest}).first():
        return
    packed = data if data.startswith(b"PK\x03\x04") else zlib.compress(data, 6)  # a zip is packed
    smaller = len(packed) < len(data) * 9 // 10
    connection.execute(
        _NEW_BYTES,
        {"sha256": digest, "packed": smaller, "data": packed if smaller else data},
    )


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


def _next_id(connection: Connection) -> int:
    return int(connection.execute(_LAST).scalar_one()) + 1
