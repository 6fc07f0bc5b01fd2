"""Files that could not be read: kept with name, reason and time until a readable one comes.

Events hold digests alone: a file's name may name a person and must be removable.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, delete, func, insert, select

from engine.errors import UsageError
from engine.privacy import clean
from engine.roster.file_names import owners_told, stem
from engine.trail.log.canonical import sha256
from engine.trail.store import models
from engine.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from sqlalchemy import Connection

    from engine.roster.unit import Unit
    from engine.trail.store.ledger import WriteTransaction

UNREADABLE = models.table(models.Unreadable)
_DROP = delete(UNREADABLE).where(UNREADABLE.c.id == bindparam("of"))


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadableFile:
    """A file that could not be read; ``sha256`` is ``""`` where not even its bytes could be."""

    source: str
    reason: str
    sha256: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadableFile:
    """A file that was read: whose it is and of which year, as far as known."""

    source: str
    sha256: str = ""
    unit: str = ""
    year: int | None = None


def keep(transaction: WriteTransaction, files: Sequence[UnreadableFile], sweep: str) -> int:
    """Keep the files that are not kept yet; return how many they are. One event for all of them.

    The same bytes are kept once, wherever they lie; other bytes in the same place take the place
    of what was there.
    """
    there = _rows(transaction.connection)
    known = {row["sha256"] for row in there} - {""}
    rows: list[dict[str, Any]] = []
    next_id = transaction.connection.execute(
        select(func.coalesce(func.max(UNREADABLE.c.id), 0))
    ).scalar_one()
    for file in files:
        source = clean(file.source)
        same = [row for row in there if row["source"] == source]
        if file.sha256 in known or any(row["sha256"] == file.sha256 for row in same):
            continue
        _gone(transaction, [row["id"] for row in same], "replaced")
        known |= {file.sha256} - {""}
        next_id += 1
        reason = clean(file.reason)
        rows.append(
            {"id": next_id, "sha256": file.sha256, "name": PurePosixPath(source).name,
             "source": source, "reason": reason, "reason_sha256": sha256(reason),
             "at": transaction.at}
        )  # fmt: skip
    if rows:
        told = [{name: row[name] for name in ("id", "sha256", "reason_sha256")} for row in rows]
        payload = {"files": told}
        seq = transaction.append(
            "unreadable.received", f"sweep/{sweep or transaction.ledger.session}", payload
        )
        transaction.connection.execute(insert(UNREADABLE), [{**row, "seq": seq} for row in rows])
    return len(rows)


def settle(
    transaction: WriteTransaction, readable: Iterable[ReadableFile], roster: Sequence[Unit]
) -> int:
    """Let go of the files in whose place one of these has come; return how many.

    It has the same bytes, lies in the same place, has the same name but for the extension in the
    same folder, or is of the unit and year that the unreadable one's name says for certain.
    """
    rows = _rows(transaction.connection)
    if not rows:
        return 0
    came = _Came.of(readable)
    gone = [row["id"] for row in rows if came.replaces(row, roster)]
    return _gone(transaction, gone, "readable")


def remove(transaction: WriteTransaction, ids: Collection[int]) -> int:
    """Let go of files on a person's word; UsageError for a number that is not there."""
    known = {row["id"] for row in _rows(transaction.connection)}
    for one in ids:
        if one not in known:
            raise UsageError(f"案卷里没有第 {one} 号读不了的文件，请先列出再选。")
    return _gone(transaction, sorted(set(ids)), "removed")


@dataclass(frozen=True, slots=True)
class _Came:
    """The readable files that came, by what may tell whose place one takes."""

    digests: frozenset[str]
    places: frozenset[str]
    stems: frozenset[str]
    owners: frozenset[tuple[str, int | None]]

    @classmethod
    def of(cls, files: Iterable[ReadableFile]) -> _Came:
        those = tuple(files)
        places = [clean(one.source) for one in those]
        return cls(
            digests=frozenset(one.sha256 for one in those) - {""},
            places=frozenset(places),
            stems=frozenset(map(stem, places)),
            owners=frozenset((one.unit, one.year) for one in those if one.unit and one.year),
        )

    def replaces(self, row: Mapping[Any, Any], roster: Sequence[Unit]) -> bool:
        place = row["source"]
        if row["sha256"] in self.digests or place in self.places or stem(place) in self.stems:
            return True
        return bool(self.owners.intersection(owners_told(place, roster)))


def _rows(connection: Connection) -> list[Mapping[Any, Any]]:
    return list(connection.execute(select(UNREADABLE).order_by(UNREADABLE.c.id)).mappings())


def _gone(transaction: WriteTransaction, ids: Sequence[int], why: str) -> int:
    if ids:
        transaction.append("unreadable.gone", "book", {"files": list(ids), "why": why})
        transaction.connection.execute(_DROP, [{"of": one} for one in ids])
    return len(ids)
