"""The history of findings: what people decided and what checks did, oldest first."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from engine.trail.state.views import DecisionView
from engine.trail.store import models
from engine.trail.store.ledger import EVENTS, TEXTS, moment
from engine.values import dataclass, field, replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from sqlalchemy import Connection

CHECKS = models.table(models.Check)
WHY = {"changed": "填报内容有变", "expired": "暂予接受已到期"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step in a finding's history, with the condition it replaced (for undo)."""

    seq: int
    key: str
    view: DecisionView
    before: Mapping[str, Any] = field(default_factory=dict)
    of: int = 0


def history(connection: Connection, filing_id: int, key: str | None = None) -> list[Step]:
    """Return the steps of a filing's findings, oldest first: people's and checks'."""
    steps = [*_decisions(connection, filing_id, key), *_effects(connection, filing_id, key)]
    steps.sort(key=lambda step: step.seq)
    undone = {step.of for step in steps if step.of}
    return [
        replace(step, view=replace(step.view, undone=True)) if step.seq in undone else step
        for step in steps
    ]


def decision_view(  # the columns of an event, by name
    *,
    seq: int,
    at: datetime,
    actor: str,
    kind: str,
    payload: Mapping[str, Any],
    signed: bool,
    text: str,
) -> DecisionView:
    """Return an event of a finding as a step of its history."""
    words = {
        "propose": {"dismiss": "排除", "accept": "暂予接受"}.get(payload.get("proposal", ""), "")
    }
    reason = "：".join(part for part in (words.get(kind, ""), payload.get("reason", "")) if part)
    if kind == "assign":
        reason = payload.get("to", "")
    return DecisionView(
        seq=seq, at=at, actor=actor, kind=kind, reason=reason, text=text, signed=signed
    )


def texts(connection: Connection, digests: Iterable[str]) -> dict[str, str]:
    """Return the typed texts that are still there, by digest."""
    wanted = sorted({digest for digest in digests if digest})
    texts: dict[str, str] = {}
    for start in range(0, len(wanted), 500):
        query = select(TEXTS.c.digest, TEXTS.c.text).where(
            TEXTS.c.digest.in_(wanted[start : start + 500])
        )
        texts.update({row.digest: row.text for row in connection.execute(query)})
    return texts


def _decisions(connection: Connection, filing_id: int, key: str | None) -> list[Step]:
    prefix = f"filing/{filing_id}/finding/"
    query = select(EVENTS).where(EVENTS.c.subject >= prefix, EVENTS.c.subject < f"{prefix[:-1]}0")
    if key is not None:
        query = select(EVENTS).where(EVENTS.c.subject == prefix + key)
    rows = [(row, json.loads(row["payload"])) for row in connection.execute(query).mappings()]
    typed = texts(connection, (payload.get("text_sha256", "") for _, payload in rows))
    return [
        Step(
            seq=row["seq"],
            key=row["subject"].removeprefix(prefix),
            before=payload.get("before", {}),
            of=payload.get("of", 0),
            view=decision_view(
                seq=row["seq"], at=moment(row["at"]), actor=row["actor"],
                kind=row["kind"].removeprefix("finding."), payload=payload,
                signed=bool(row["sig"]), text=typed.get(payload.get("text_sha256", ""), ""),
            ),
        )
        for row, payload in rows
    ]  # fmt: skip


def _effects(connection: Connection, filing_id: int, key: str | None) -> list[Step]:
    query = (
        select(CHECKS.c.effects, EVENTS.c.seq, EVENTS.c.at, EVENTS.c.actor, EVENTS.c.sig)
        .join(EVENTS, EVENTS.c.seq == CHECKS.c.seq)
        .where(CHECKS.c.filing_id == filing_id, CHECKS.c.effects != "")
    )
    steps = []
    for row in connection.execute(query):
        for touched, kind, reason in _touched(json.loads(row.effects)):
            if key in (None, touched):
                view = DecisionView(
                    seq=row.seq, at=moment(row.at), actor=row.actor, kind=kind,
                    reason=reason, signed=bool(row.sig),
                )  # fmt: skip
                steps.append(Step(seq=row.seq, key=touched, view=view))
    return steps


def _touched(effects: Mapping[str, Any]) -> Iterable[tuple[str, str, str]]:
    for entry in effects.get("reopened", ()):
        yield entry["key"], "reopen", WHY.get(entry["why"], entry["why"])
    for key in effects.get("resolved", ()):
        yield key, "resolve", ""
    for key in effects.get("restored", ()):
        yield key, "restore", ""
