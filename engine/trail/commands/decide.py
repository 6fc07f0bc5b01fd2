"""Decide on findings: confirm, dismiss, accept, note, assign, undo, and the second person's word.

Each step is one event and the new condition of one row, in one transaction. With ``four_eyes`` on,
dismissing or accepting an error only proposes it; somebody else approves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, select, update

from engine.errors import TrailError
from engine.privacy import clean
from engine.trail.commands.counts import count
from engine.trail.commands.record import FINDINGS
from engine.trail.queries.history import decision_view, history, texts
from engine.trail.state import workflow
from engine.trail.state.reconcile import CONDITION, condition_of
from engine.trail.store import models
from engine.trail.store.ledger import CHINA, moment

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from sqlalchemy import RowMapping

    from engine.trail.state.views import DecisionView
    from engine.trail.state.workflow import Condition
    from engine.trail.store.ledger import WriteTransaction

FILINGS = models.table(models.Filing)
TWO = ("dismiss", "accept")
# statements made once: making them anew each time costs more than SQLite does
_ROW = select(FINDINGS).where(FINDINGS.c.id == bindparam("of"))
_STATE = select(FILINGS.c.state).where(FILINGS.c.id == bindparam("of"))
_WRITE = (
    update(FINDINGS)
    .where(FINDINGS.c.id == bindparam("of"))
    .values({name: bindparam(f"new_{name}") for name in CONDITION})
)


def subject_of(row: Mapping[Any, Any]) -> str:
    """Return the subject of a finding's events."""
    return f"filing/{row['filing_id']}/finding/{row['key']}"


def finding_row(transaction: WriteTransaction, finding_id: int) -> RowMapping:
    """Return a finding's row; TrailError if there is none."""
    row = transaction.connection.execute(_ROW, {"of": finding_id}).mappings().first()
    if row is None:
        raise TrailError(f"案卷里没有第 {finding_id} 号问题，请刷新列表。")
    return row


def decide(  # noqa: PLR0913  # a decision has that many sides; the facade passes them by name
    transaction: WriteTransaction,
    finding_id: int,
    kind: str,
    *,
    reason: str,
    text: str,
    expires: date | None,
    today: str,
    four_eyes: bool,
    seen_seq: int | None,
) -> DecisionView:
    """Write a person's decision on a finding and return it as a step of its history."""
    row = finding_row(transaction, finding_id)
    condition = condition_of(row)
    _not_overtaken(transaction, row, seen_seq)
    until = expires.isoformat() if expires else ""
    workflow.admit_decision(condition, kind, reason, until, today)
    if kind == "confirm" and row["outcome"] == "not_assessable":
        raise TrailError(
            "这是需要补充的材料，还没有核对，不能确认为问题；材料补来后会重新核对，不适用的请排除。"
        )
    payload = _judged(row, condition)
    if kind == "note" and not text.strip():
        raise TrailError("备注是空的，请写上内容。")
    if kind == "dismiss":
        payload["reason"] = reason
    if kind == "accept":
        payload |= {"expires": until, "reason": clean(reason)}
    if text.strip():
        payload["text_sha256"] = transaction.keep_text(text, subject_of(row))
    if four_eyes and kind in TWO and row["severity"] == "error":
        payload["proposal"], kind = kind, "propose"
        if condition.state == "accepted":
            payload["until"] = condition.expires  # it holds while the second person has not spoken
    _start_review(transaction, row["filing_id"])
    return _write(transaction, row, condition, kind, payload)


def settle(
    transaction: WriteTransaction, finding_id: int, *, approve: bool, text: str
) -> DecisionView:
    """Approve or refuse a proposal, as a second person; nobody settles their own."""
    row = finding_row(transaction, finding_id)
    condition = condition_of(row)
    if not condition.pending:
        raise TrailError("这一条没有待复核的提请。")
    if condition.proposer == transaction.ledger.actor:
        raise TrailError("不能复核自己的提请，请由另一人复核。")
    payload = _judged(row, condition)
    if text.strip():
        payload["text_sha256"] = transaction.keep_text(text, subject_of(row))
    if not approve and condition.state in workflow.STATE_AFTER.values():
        payload["decided"] = condition.decided
        payload["expires"] = condition.expires if condition.state == "accepted" else ""
    return _write(transaction, row, condition, "approve" if approve else "refuse", payload)


def assign(transaction: WriteTransaction, finding_id: int, to: str) -> DecisionView:
    """Give a finding to somebody (``""``: to nobody)."""
    row = finding_row(transaction, finding_id)
    condition = condition_of(row)
    workflow.admit_decision(condition, "assign", "", "", "")
    return _write(
        transaction, row, condition, "assign", {**_judged(row, condition), "to": clean(to)}
    )


def undo(transaction: WriteTransaction, finding_id: int) -> DecisionView:
    """Take back the last step that stands, by a further event; TrailError if there is none."""
    row = finding_row(transaction, finding_id)
    condition = condition_of(row)
    if not condition.standing:
        raise TrailError("这一条没有可以撤销的决定（此后的复核已改变它，或尚未决定）。")
    steps = {
        step.seq: step for step in history(transaction.connection, row["filing_id"], row["key"])
    }
    undone = steps[condition.standing]
    payload = {
        "filing": row["filing_id"], "rule": row["rule"], "digest": row["digest"],
        "of": condition.standing, "restores": undone.before,
    }  # fmt: skip
    return _write(transaction, row, condition, "undo", payload)


def _start_review(transaction: WriteTransaction, filing_id: int) -> None:
    state = transaction.connection.execute(_STATE, {"of": filing_id}).scalar_one()
    if state not in ("received", "reopened"):
        return
    seq = transaction.append("filing.under_review", f"filing/{filing_id}", {"filing": filing_id})
    transaction.connection.execute(
        update(FILINGS).where(FILINGS.c.id == filing_id).values(state="under_review", latest=seq)
    )


def _judged(row: Mapping[Any, Any], condition: Condition) -> dict[str, Any]:
    return {
        "filing": row["filing_id"], "rule": row["rule"], "digest": row["digest"],
        "data_sha256": row["data_sha256"], "severity": row["severity"],
        "before": condition.compact(),
    }  # fmt: skip


def _write(
    transaction: WriteTransaction,
    row: Mapping[Any, Any],
    condition: Condition,
    kind: str,
    payload: Mapping[str, Any],
) -> DecisionView:
    seq = transaction.append(f"finding.{kind}", subject_of(row), payload)
    then = workflow.after(condition, kind, seq, transaction.ledger.actor, payload)
    values = {f"new_{name}": getattr(then, name) for name in CONDITION}
    transaction.connection.execute(_WRITE, {"of": row["id"], **values})
    if (then.state, then.pending) != (condition.state, condition.pending):
        count(transaction.connection, [row["filing_id"]])
    typed = payload.get("text_sha256", "")
    return decision_view(
        seq=seq, at=moment(transaction.at), actor=transaction.ledger.actor, kind=kind,
        payload=payload, signed=transaction.signs,
        text=texts(transaction.connection, [typed]).get(typed, ""),
    )  # fmt: skip


def _not_overtaken(
    transaction: WriteTransaction, row: Mapping[Any, Any], seen_seq: int | None
) -> None:
    if seen_seq is None or seen_seq == row["latest"]:
        return
    steps = history(transaction.connection, row["filing_id"], row["key"])
    last = steps[-1].view if steps else None
    who = "这一条已有变化"
    if last:
        at = last.at.astimezone(CHINA)
        did = workflow.DECISION_NAMES[last.kind]
        who = f"{last.actor} 已于 {at:%Y-%m-%d %H:%M} 作出“{did}”"
    raise TrailError(f"{who}，请先看过再决定。", hint="overtaken")
