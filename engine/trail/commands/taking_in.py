"""Take files in: their filings found or made, their versions and bytes written, in bulk."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, delete, func, insert, select, update

from engine.privacy import clean
from engine.trail.commands.receive import Received, agency_of, digest_of, unit_of
from engine.trail.state.views import NAMELESS
from engine.trail.state.workflow import filing_after
from engine.trail.store import models
from engine.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import BindParameter, Connection, RowMapping

    from engine.roster.unit import Unit
    from engine.trail.commands.receive import Owner, ReceivedFile
    from engine.trail.store.ledger import WriteTransaction

FILINGS = models.table(models.Filing)
VERSIONS = models.table(models.Version)
CONTENTS = models.table(models.Content)
CORRECTIONS = models.table(models.Correction)

# Made once: to put a statement together costs more than to run it, and a sweep runs thousands.
_THESE: BindParameter[Any] = bindparam("these", expanding=True)
_FILES: BindParameter[Any] = bindparam("files", expanding=True)
_STANDING = select(FILINGS).where(FILINGS.c.agency.in_(_THESE), FILINGS.c.moved_to.is_(None))
_SAME = (
    select(VERSIONS, FILINGS.c.unit)
    .join(FILINGS, FILINGS.c.id == VERSIONS.c.filing_id)
    .where(VERSIONS.c.sha256.in_(_FILES), FILINGS.c.moved_to.is_(None))
    .order_by(VERSIONS.c.id)
)
_SAME_THERE = _SAME.where(VERSIONS.c.filing_id.in_(_THESE))
_WRITTEN = select(VERSIONS.c.filing_id, VERSIONS.c.id).where(
    VERSIONS.c.filing_id.in_(_THESE), VERSIONS.c.seq == bindparam("at")
)
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
_KEPT = select(CONTENTS.c.sha256).where(CONTENTS.c.sha256.in_(_FILES))


def take_in(
    transaction: WriteTransaction, arrival: ReceivedFile, roster: Sequence[Unit], seq: int
) -> tuple[Received, dict[str, Any]]:
    """Write a file's rows; return what became of it and the event's payload (``{}``: known).

    ``seq`` is the seq the event will have. The caller appends it in the same transaction.
    """
    return take_in_all(transaction, [arrival], roster, seq)[0]


def take_in_all(
    transaction: WriteTransaction,
    arrivals: Sequence[ReceivedFile],
    roster: Sequence[Unit],
    seq: int,
) -> list[tuple[Received, dict[str, Any]]]:
    """Do the same for several files, their rows in bulk: each of them has another owner.

    A file of nobody (``owner_of``) comes alone, for it may be known by its bytes.
    """
    coming = _coming(transaction.connection, arrivals, roster)
    known = _known(transaction.connection, coming)
    fresh = [one for one, before in zip(coming, known, strict=True) if before is None]
    written = iter(_write(transaction, fresh, seq))
    return [next(written) if before is None else (before, {}) for before in known]


@dataclass(frozen=True, slots=True)
class _Coming:
    """A file on its way in: its digest, whose it is, the filing of that unit and year if any."""

    arrival: ReceivedFile
    digest: str
    agency: str
    unit: str
    filing: RowMapping | None


def _coming(
    connection: Connection, arrivals: Sequence[ReceivedFile], roster: Sequence[Unit]
) -> list[_Coming]:
    units = [unit_of(one, roster) for one in arrivals]
    agencies = [agency_of(one, unit) for one, unit in zip(arrivals, units, strict=True)]
    there: dict[Owner, RowMapping] = {}
    if named := sorted(set(agencies) - {NAMELESS}):
        for row in connection.execute(_STANDING, {"these": named}).mappings():
            there.setdefault((row["agency"], row["year"]), row)
    return [
        _Coming(arrival, digest_of(arrival), agency, unit, there.get((agency, arrival.year)))
        for arrival, unit, agency in zip(arrivals, units, agencies, strict=True)
    ]


def _known(connection: Connection, coming: Sequence[_Coming]) -> list[Received | None]:
    """Return for each file what the book has received it as, None where it has not."""
    filed = [one for one in coming if one.filing is not None]
    there: dict[tuple[int, str], Received] = {}
    if filed:
        these = {"these": [one.filing["id"] for one in filed if one.filing is not None]}
        asked = {**these, "files": sorted({one.digest for one in filed})}
        for row in connection.execute(_SAME_THERE, asked).mappings():
            there.setdefault((row["filing_id"], row["sha256"]), _as_known(row))
    found: list[Received | None] = []
    for one in coming:
        if one.filing is not None:
            found.append(there.get((one.filing["id"], one.digest)))
        elif one.arrival.agency:
            found.append(None)
        else:
            same = connection.execute(_SAME, {"files": [one.digest]}).mappings().first()
            found.append(_as_known(same) if same is not None else None)
    return found


def _as_known(row: RowMapping) -> Received:
    return Received(
        version_id=row["id"], filing_id=row["filing_id"], new=False, known=True,
        round=row["round"], unit=row["unit"],
    )  # fmt: skip


def _write(
    transaction: WriteTransaction, fresh: Sequence[_Coming], seq: int
) -> list[tuple[Received, dict[str, Any]]]:
    """Write the rows of files that the book does not have."""
    if not fresh:
        return []
    connection = transaction.connection
    new = [one for one in fresh if one.filing is None]
    ids = iter(range(following := _next_id(connection) if new else 0, following + len(new)))
    filings = [one.filing["id"] if one.filing else next(ids) for one in fresh]
    if new:
        rows = [_filing(one, at) for one, at in zip(fresh, filings, strict=True) if not one.filing]
        connection.execute(_NEW_FILING, rows)
    versions = [_version(transaction, one, at, seq) for one, at in zip(fresh, filings, strict=True)]
    connection.execute(_NEW_VERSION, versions)
    written = connection.execute(_WRITTEN, {"these": filings, "at": seq})
    version_ids = {row.filing_id: row.id for row in written}
    _keep_bytes(connection, {one.digest: one.arrival.data for one in fresh if one.arrival.keep})
    connection.execute(
        _RECEIVED,
        [
            _received(transaction, one, version, version_ids)
            for one, version in zip(fresh, versions, strict=True)
        ],
    )
    return [
        _told(connection, one, version, version_ids)
        for one, version in zip(fresh, versions, strict=True)
    ]


def _filing(one: _Coming, filing_id: int) -> dict[str, Any]:
    return {
        "id": filing_id, "agency": one.agency, "kind": one.arrival.kind or "",
        "year": one.arrival.year, "unit": one.unit,
    }  # fmt: skip


def _version(
    transaction: WriteTransaction, one: _Coming, filing_id: int, seq: int
) -> dict[str, Any]:
    arrival, on = one.arrival, one.arrival.published_on
    return {
        "filing_id": filing_id, "round": (one.filing["round"] if one.filing else 0) + 1,
        "sha256": one.digest, "name": clean(arrival.name),
        "source": clean(arrival.source), "size": len(arrival.data),
        "received_at": transaction.at, "kept": arrival.keep, "seq": seq,
        "published_on": on.isoformat() if on else "",
    }  # fmt: skip


def _received(
    transaction: WriteTransaction,
    one: _Coming,
    version: Mapping[str, Any],
    version_ids: Mapping[int, int],
) -> dict[str, Any]:
    """Return what changes of a filing, for ``_RECEIVED``."""
    changed = {
        "state": filing_after(one.filing["state"] if one.filing else "", "received"),
        "round": version["round"], "version_id": version_ids[version["filing_id"]],
        "received_at": transaction.at, "due": "",
        "source": version["source"] or version["name"], "latest": version["seq"],
    }  # fmt: skip
    return {"of": version["filing_id"], **{f"new_{name}": changed[name] for name in _CHANGED}}


def _told(
    connection: Connection,
    one: _Coming,
    version: Mapping[str, Any],
    version_ids: Mapping[int, int],
) -> tuple[Received, dict[str, Any]]:
    """Return what became of a file, and the event's payload."""
    filing_id = version["filing_id"]
    dropped = _drop_corrections(connection, filing_id) if one.filing is not None else ()
    payload = {
        "filing": filing_id, "agency": one.agency, "kind": one.arrival.kind or "",
        "year": one.arrival.year, "unit": one.unit, "round": version["round"],
        "sha256": one.digest, "size": version["size"], "kept": one.arrival.keep,
        "published_on": version["published_on"],
    }  # fmt: skip
    if dropped:
        payload["dropped"] = list(dropped)
    received = Received(
        version_id=version_ids[filing_id], filing_id=filing_id, new=one.filing is None,
        known=False, round=version["round"], unit=one.unit, dropped=dropped,
    )  # fmt: skip
    return received, payload


def _drop_corrections(connection: Connection, filing_id: int) -> tuple[str, ...]:
    """Let go of what was corrected in the file before; a new one is read for itself."""
    dropped = tuple(row.target for row in connection.execute(_CORRECTED, {"of": filing_id}))
    if dropped:
        connection.execute(delete(CORRECTIONS).where(CORRECTIONS.c.filing_id == filing_id))
    return dropped


def _keep_bytes(connection: Connection, files: Mapping[str, bytes]) -> None:
    """Store bytes under their digest, once."""
    if not files:
        return
    there = set(connection.execute(_KEPT, {"files": sorted(files)}).scalars())
    rows = [_packed(digest, data) for digest, data in files.items() if digest not in there]
    if rows:
        connection.execute(_NEW_BYTES, rows)


def _packed(digest: str, data: bytes) -> dict[str, Any]:
    packed = data if data.startswith(b"PK\x03\x04") else zlib.compress(data, 6)  # a zip is packed
    smaller = len(packed) < len(data) * 9 // 10
    return {"sha256": digest, "packed": smaller, "data": packed if smaller else data}


def _next_id(connection: Connection) -> int:
    return int(connection.execute(_LAST).scalar_one()) + 1
