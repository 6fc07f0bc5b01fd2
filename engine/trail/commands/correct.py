"""Correct what was misread, and take a correction back: each an event with its reason.

What the report says with the corrections was judged before, outside; the event and that check are
written in one transaction, and only if nobody has corrected anything else meanwhile.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select, update

from engine.errors import TrailError
from engine.privacy import clean
from engine.roster.certain import match_unit
from engine.trail.commands.filings import filing_row, units
from engine.trail.state.views import NAMELESS
from engine.trail.store import models
from engine.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import RowMapping

    from engine.report import Correction
    from engine.trail.store.ledger import WriteTransaction

CORRECTIONS = models.table(models.Correction)
FILINGS = models.table(models.Filing)
VERSIONS = models.table(models.Version)
WHOSE = ("agency", "kind", "year", "unit")
CHANGED = "这份报告刚有新文件或别的更正，本次没有写入；请重做一次。"


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """What is to be corrected on a filing, and what taken back (targets).

    ``seen`` are the events (seq) of the corrections that stood when it was judged, ``version_id``
    the file that was judged. ``agency``, ``kind`` and ``year`` are whose report it is by the
    judged reading.
    """

    filing_id: int
    version_id: int
    corrections: Sequence[Correction] = ()
    withdrawn: Sequence[str] = ()
    seen: Sequence[int] = ()
    agency: str | None = None
    kind: str | None = None
    year: int | None = None


def amend(transaction: WriteTransaction, amendment: Amendment) -> None:
    """Write the events and rows of an amendment; TrailError where it is overtaken or empty."""
    row = filing_row(transaction.connection, amendment.filing_id)
    of_filing = CORRECTIONS.c.filing_id == amendment.filing_id
    standing = {
        one["target"]: one
        for one in transaction.connection.execute(select(CORRECTIONS).where(of_filing)).mappings()
    }
    seen = sorted(one["seq"] for one in standing.values())
    if seen != sorted(amendment.seen) or row["version_id"] != amendment.version_id:
        raise TrailError(CHANGED, hint="overtaken")
    if any(not clean(one.reason) for one in amendment.corrections):
        raise TrailError("更正必须写明理由（--reason），例如“原件为2，转换时多出一横”。")
    changes = _whose(transaction, row, amendment)
    for target in amendment.withdrawn:
        _withdraw(transaction, row, standing, target, changes)
    for one in amendment.corrections:
        _correct(transaction, row, one, changes)


def _correct(
    transaction: WriteTransaction, row: RowMapping, one: Correction, whose: Mapping[str, Any]
) -> None:
    version = select(VERSIONS.c.sha256).where(VERSIONS.c.id == row["version_id"])
    sha256 = transaction.connection.execute(version).scalar_one()
    subject = f"filing/{row['id']}"
    payload: dict[str, Any] = {
        "filing": row["id"], "version": sha256, "target": one.target, "value": one.value,
        "read": one.read, "text_sha256": transaction.keep_text(one.reason, subject),
    }  # fmt: skip
    seq = _append(transaction, "filing.corrected", row, payload, whose)
    where = (CORRECTIONS.c.filing_id == row["id"]) & (CORRECTIONS.c.target == one.target)
    transaction.connection.execute(delete(CORRECTIONS).where(where))
    transaction.connection.execute(
        insert(CORRECTIONS),
        {
            "seq": seq, "filing_id": row["id"], "sha256": sha256, "target": one.target,
            "value": one.value, "read": one.read, "reason": payload["text_sha256"],
            "actor": transaction.ledger.actor, "at": transaction.at,
        },
    )  # fmt: skip


def _withdraw(
    transaction: WriteTransaction,
    row: RowMapping,
    standing: Mapping[str, RowMapping],
    target: str,
    whose: Mapping[str, Any],
) -> None:
    if target not in standing:
        raise TrailError(f"第 {row['id']} 号报告的 {target} 没有更正过，不用撤销。")
    payload = {"filing": row["id"], "target": target, "of": standing[target]["seq"]}
    _append(transaction, "filing.uncorrected", row, payload, whose)
    transaction.connection.execute(
        delete(CORRECTIONS).where(CORRECTIONS.c.seq == standing[target]["seq"])
    )


def _append(
    transaction: WriteTransaction,
    kind: str,
    row: RowMapping,
    payload: Mapping[str, Any],
    whose: Mapping[str, Any],
) -> int:
    more = {"whose": dict(whose)} if whose else {}
    seq = transaction.append(kind, f"filing/{row['id']}", {**payload, **more})
    transaction.connection.execute(
        update(FILINGS).where(FILINGS.c.id == row["id"]).values(latest=seq, **whose)
    )
    return seq


def _whose(transaction: WriteTransaction, row: RowMapping, amendment: Amendment) -> dict[str, Any]:
    """Return what changes of whose report it is; TrailError where another filing is that one's."""
    targets = {one.target for one in amendment.corrections} | set(amendment.withdrawn)
    if not targets & {"agency", "kind", "year"}:
        return {}
    after = {name: row[name] for name in WHOSE}
    if "agency" in targets:
        unit = match_unit(amendment.agency or "", amendment.kind, units(transaction.connection))
        after["unit"] = unit.name if unit else ""
        after["agency"] = after["unit"] or clean(amendment.agency or "") or NAMELESS
    if "year" in targets:
        after["year"] = amendment.year
    after["kind"] = amendment.kind or row["kind"]
    changed = {name: value for name, value in after.items() if value != row[name]}
    if changed.keys() & {"agency", "year"}:
        _refuse_taken(transaction, row, after)
    return changed


def _refuse_taken(transaction: WriteTransaction, row: RowMapping, after: Mapping[str, Any]) -> None:
    if row["round"] > 1:
        raise TrailError(
            f"第 {row['id']} 号报告已收过 {row['round']} 轮，改单位或年度会把前几轮一起改掉；"
            "请另建案卷收这份文件，或请单位改正后重新报送。"
        )
    query = select(FILINGS.c.id).where(
        FILINGS.c.agency == after["agency"],
        FILINGS.c.year.is_not_distinct_from(after["year"]),
        FILINGS.c.id != row["id"],
        FILINGS.c.moved_to.is_(None),
    )
    if (other := transaction.connection.execute(query).scalar()) is not None:
        raise TrailError(
            f"{after['agency']} {after['year'] or ''} 年度已有第 {other} 号报告，没有更正；"
            "请先核对哪一份是对的（同一单位的另一版请用 gouji book match）。"
        )
