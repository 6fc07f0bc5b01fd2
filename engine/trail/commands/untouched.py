"""Compare findings with what the trail says of them before a check writes over them.

A check commits to a filing's findings as it leaves them. Were rows that somebody changed by hand
taken over, the new event would vouch for them, and nobody could find it any more.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, func, select

from engine.errors import TrailError
from engine.trail.commands.portions import portions
from engine.trail.state.finding_record import altered
from engine.trail.state.reconcile import manifest
from engine.trail.store import models
from engine.trail.store.ledger import EVENTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import BindParameter, Connection, Row

CHECKS = models.table(models.Check)
_THESE: BindParameter[Any] = bindparam("these", expanding=True)
_LAST = select(CHECKS.c.filing_id, CHECKS.c.seq, CHECKS.c.causes).where(
    CHECKS.c.id.in_(
        select(func.max(CHECKS.c.id))
        .where(CHECKS.c.filing_id.in_(_THESE), CHECKS.c.findings_sha256 != "")
        .group_by(CHECKS.c.filing_id)
    )
)
_EVENT = select(EVENTS.c.payload).where(EVENTS.c.seq == bindparam("of"))
_PURGES = (
    select(EVENTS.c.payload)
    .where(EVENTS.c.subject == bindparam("of"), EVENTS.c.kind == "book.purged")
    .order_by(EVENTS.c.seq)
)


class Untouched:
    """Whether findings are as the last check left them; each filing is asked once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._asked: set[int] = set()
        self._last: dict[int, Row[Any, Any, Any] | None] = {}
        self._told: dict[int, dict[int, str]] = {}

    def get_ready(self, filings: Iterable[int]) -> None:
        """Look up the last check of filings that will be asked of, all at once."""
        new = sorted(set(filings) - set(self._last))
        for part in portions(new):
            self._last |= dict.fromkeys(part)
            for row in self._connection.execute(_LAST, {"these": part}):
                self._last[row.filing_id] = row

    def ask(
        self, filing_id: int, rows: Sequence[Mapping[Any, Any]], versions: Mapping[int, str]
    ) -> None:
        """Raise TrailError if these findings of a filing are not as the trail says."""
        if filing_id in self._asked:
            return
        self._asked.add(filing_id)
        self.get_ready([filing_id])
        last = self._last[filing_id]
        told = self._manifests(last.seq).get(filing_id, "") if last else ""
        if (told or rows) and manifest(rows, last.causes if last else "", versions) != told:
            raise TrailError(_sentence(filing_id))
        purged = self._purged(filing_id) if rows else {}
        if any(True for row in rows for _name in altered(row, purged)):
            raise TrailError(_sentence(filing_id))

    def _manifests(self, seq: int) -> dict[int, str]:
        """Return the digests of findings that an event tells, by filing (the last of each)."""
        if seq not in self._told:
            text = self._connection.execute(_EVENT, {"of": seq}).scalar()
            payload = json.loads(text) if text else {}
            entries = payload.get("checks", [payload])
            self._told[seq] = {
                one["filing"]: one["findings_sha256"] for one in entries if "findings_sha256" in one
            }
        return self._told[seq]

    def _purged(self, filing_id: int) -> dict[str, str]:
        purged: dict[str, str] = {}
        for row in self._connection.execute(_PURGES, {"of": f"filing/{filing_id}"}):
            payload = json.loads(row.payload)
            if "findings" in payload["what"]:
                remains = payload.get("remains", {})
                purged.update({one: remains.get(one, "") for one in payload["digests"]})
        return purged


def _sentence(filing_id: int) -> str:
    return (
        f"第 {filing_id} 号报告的问题在案卷里被改过，与留痕不一致，因此没有写入新的核对；"
        "请用 gouji trail verify 查验，并用 gouji book restore 恢复备份。"
    )
