"""A season's steps: the roster comes in, filings are matched, returned, approved, published."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select, update

from engine.errors import TrailError, TrailUsageError
from engine.privacy import clean
from engine.roster.certain import unit_data, unit_of
from engine.trail.commands.receive import ReceivedFile, bytes_of
from engine.trail.commands.taking_in import take_in
from engine.trail.log.canonical import canonical
from engine.trail.queries.filings import findings, no_filing
from engine.trail.state import workflow
from engine.trail.store import models
from engine.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection, RowMapping

    from engine.roster.unit import Unit
    from engine.trail.state.views import FindingView
    from engine.trail.store.ledger import WriteTransaction

FILINGS = models.table(models.Filing)
FINDINGS = models.table(models.Finding)
UNITS = models.table(models.Unit)
VERSIONS = models.table(models.Version)
_SHA256 = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterChange:
    """What an import changed, as names; ``unchanged`` is a number."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int

    def __str__(self) -> str:
        """Return the change in words."""
        return (
            f"新增 {len(self.added)}、变更 {len(self.changed)}、"
            f"移除 {len(self.removed)}、不变 {self.unchanged}"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Rounds:
    """The current round against the one before: mended, new, changed, and still there."""

    mended: tuple[FindingView, ...]
    new: tuple[FindingView, ...]
    changed: tuple[FindingView, ...]
    still: tuple[FindingView, ...]


def units(connection: Connection) -> tuple[Unit, ...]:
    """Return the roster in the order it was imported."""
    return tuple(
        unit_of(row) for row in connection.execute(select(UNITS).order_by(UNITS.c.id)).mappings()
    )


def import_roster(
    transaction: WriteTransaction, incoming: Sequence[Unit], *, replace: bool
) -> RosterChange:
    """Add and change units; with ``replace`` those not named go. One event with what changed."""
    before = {unit.name: unit_data(unit) for unit in units(transaction.connection)}
    after = {unit.name: unit_data(unit) for unit in incoming}
    added = [data for name, data in after.items() if name not in before]
    changed = [data for name, data in after.items() if name in before and before[name] != data]
    removed = [name for name in before if name not in after] if replace else []
    if added or changed or removed:
        payload = {"added": added, "changed": changed, "removed": removed}
        transaction.append("roster.imported", "roster", payload)
    for name in (*removed, *(data["name"] for data in changed)):
        transaction.connection.execute(delete(UNITS).where(UNITS.c.name == name))
    rows = [{**data, "aliases": canonical(data["aliases"])} for data in (*changed, *added)]
    if rows:
        transaction.connection.execute(insert(UNITS), rows)
    return RosterChange(
        added=tuple(data["name"] for data in added), removed=tuple(removed),
        changed=tuple(data["name"] for data in changed),
        unchanged=len(after) - len(added) - len(changed),
    )  # fmt: skip


def rounds(connection: Connection, filing_id: int) -> Rounds:
    """Return what the current version of a filing mended, brought anew, changed, and left."""
    version = filing_row(connection, filing_id)["version_id"]
    query = select(FINDINGS).where(FINDINGS.c.filing_id == filing_id)
    rows = {row["id"]: row for row in connection.execute(query).mappings()}
    sorted_: dict[str, list[FindingView]] = {"mended": [], "new": [], "changed": [], "still": []}
    for view in findings(connection, filing_id, include_resolved=True):
        if kind := _against_last_round(rows[view.id], version):
            sorted_[kind].append(view)
    return Rounds(**{kind: tuple(views) for kind, views in sorted_.items()})


def _against_last_round(row: RowMapping, version: int) -> str:
    if row["resolved_by"]:
        return "mended" if row["resolved_by"] == version else ""
    if row["opened_by"] == version:
        return "new"
    return "changed" if row["changed_by"] == version else "still"


def transition(
    transaction: WriteTransaction, filing_id: int, move: str, details: Mapping[str, Any]
) -> None:
    """Move a filing on: returned (deadline), approved, published (address, on), reopened (text)."""
    row = filing_row(transaction.connection, filing_id)
    if move == "received":
        raise TrailError("“已收”只能由收件产生，请用 receive 收下新文件。")
    state = workflow.filing_after(row["state"], move)
    values = _VALUES[move](transaction, row, details) if move in _VALUES else {}
    typed = str(details.get("text", "")).strip()
    payload = {"filing": filing_id, **values}
    if typed:
        payload["text_sha256"] = transaction.keep_text(typed, f"filing/{filing_id}")
    seq = transaction.append(f"filing.{move}", f"filing/{filing_id}", payload)
    transaction.connection.execute(
        update(FILINGS).where(FILINGS.c.id == filing_id).values(state=state, latest=seq, **values)
    )


def match(transaction: WriteTransaction, filing_id: int, unit: str) -> int:
    """Say whose report this is, after a person has looked; return the filing it stands under.

    If the unit has a filing for the year, the file is received there as its next round and the
    unmatched filing leaves the desk.
    """
    row = filing_row(transaction.connection, filing_id)
    if unit not in {known.name for known in units(transaction.connection)}:
        raise TrailUsageError(f"名册里没有“{unit}”；请先 gouji roster import，或核对名称。")
    if (other := _filing_of(transaction.connection, unit, row)) is not None:
        return _move(transaction, row, unit, other)
    before = {"agency": row["agency"], "unit": row["unit"]}
    payload = {"filing": filing_id, "unit": unit, "before": before}
    seq = transaction.append("filing.matched", f"filing/{filing_id}", payload)
    transaction.connection.execute(
        update(FILINGS).where(FILINGS.c.id == filing_id).values(unit=unit, agency=unit, latest=seq)
    )
    return filing_id


def _filing_of(connection: Connection, unit: str, row: RowMapping) -> int | None:
    query = select(FILINGS.c.id).where(
        FILINGS.c.agency == unit,
        FILINGS.c.year.is_not_distinct_from(row["year"]),
        FILINGS.c.id != row["id"],
        FILINGS.c.moved_to.is_(None),
    )
    filing_id: int | None = connection.execute(query).scalar()
    return filing_id


def _move(transaction: WriteTransaction, row: RowMapping, unit: str, into: int) -> int:
    query = select(VERSIONS).where(VERSIONS.c.id == row["version_id"])
    version = transaction.connection.execute(query).mappings().one()
    on = version["published_on"]
    arrival = ReceivedFile(
        name=version["name"], data=bytes_of(transaction.connection, version["sha256"]), agency=unit,
        kind=row["kind"] or None, year=row["year"], source=version["source"], unit=unit,
        published_on=date.fromisoformat(on) if on else None,
    )  # fmt: skip
    _received, arrived = take_in(
        transaction, arrival, units(transaction.connection), transaction.seq + 1
    )
    if arrived:
        transaction.append("filing.received", f"filing/{into}", arrived)
    payload = {"filing": row["id"], "into": into}
    seq = transaction.append("filing.moved", f"filing/{row['id']}", payload)
    transaction.connection.execute(
        update(FILINGS).where(FILINGS.c.id == row["id"]).values(moved_to=into, latest=seq)
    )
    return into


def filing_row(connection: Connection, filing_id: int) -> RowMapping:
    """Return a filing's row; TrailUsageError if there is none."""
    row = connection.execute(select(FILINGS).where(FILINGS.c.id == filing_id)).mappings().first()
    if row is None:
        raise no_filing(filing_id)
    return row


def _returned(
    _pen: WriteTransaction, _row: RowMapping, details: Mapping[str, Any]
) -> dict[str, Any]:
    due = details.get("deadline") or details.get("due")
    if not isinstance(due, date):
        raise TrailUsageError(
            "退回整改必须给出期限，请填写日期（如 2024-02-15）。",
            hint="命令行写 --deadline 2024-02-15。",
        )
    return {"due": due.isoformat()}


def _approved(
    transaction: WriteTransaction, row: RowMapping, _details: Mapping[str, Any]
) -> dict[str, Any]:
    open_errors = select(FINDINGS.c.id).where(
        FINDINGS.c.filing_id == row["id"],
        FINDINGS.c.severity == "error",
        FINDINGS.c.state == "open",
        FINDINGS.c.outcome != "not_assessable",  # e.g. D101 before anything is published
    )
    undecided = len(transaction.connection.execute(open_errors).all())
    if undecided:
        raise TrailError(f"还有 {undecided} 条错误没有处理（或待复核），处理完才能通过。")
    version = select(VERSIONS.c.sha256).where(VERSIONS.c.id == row["version_id"])
    return {"approved_sha256": transaction.connection.execute(version).scalar_one(), "due": ""}


def _published(
    _pen: WriteTransaction, row: RowMapping, details: Mapping[str, Any]
) -> dict[str, Any]:
    on = details.get("on") or details.get("published_on")
    address = clean(str(details.get("address", "")))
    digest = str(details.get("sha256") or details.get("digest") or row["approved_sha256"]).lower()
    if not isinstance(on, date) or not address:
        raise TrailUsageError(
            "登记公开必须给出网址和公开日期。", hint="命令行写 --address 网址 --on 2024-01-30。"
        )
    if _SHA256.fullmatch(digest) is None:
        raise TrailError("公开文本的摘要不是 SHA-256，请给出 64 位十六进制数。")
    return {
        "published_on": on.isoformat(), "published_address": address, "published_sha256": digest,
    }  # fmt: skip


def _reviewed(
    _pen: WriteTransaction, row: RowMapping, _details: Mapping[str, Any]
) -> dict[str, Any]:
    """Let go of the deadline of a return that is taken back: it holds for what is returned."""
    return {"due": ""} if row["due"] else {}


_VALUES = {
    "under_review": _reviewed, "returned": _returned, "approved": _approved,
    "published": _published,
}  # fmt: skip
