"""What a check changes: old findings against new ones, by key and digest. Pure.

Same key and digest: the decision stays. Same key, other digest: open again, both shown. Key gone:
resolved by that version. Came back as it was judged: the old decision holds again. No check ever
deletes a finding or a decision.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from engine.finding_json import finding_data
from engine.privacy import clean
from engine.trail.log.canonical import plain_json, sha256
from engine.trail.state import workflow
from engine.trail.state.finding_record import position, split
from engine.trail.state.workflow import Condition
from engine.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from engine.finding import Finding

CONDITION = Condition._fields


@dataclass(slots=True)
class Changes:
    """What a check does to a filing's findings: whole rows to insert and to update, and counts.

    ``reopened``, ``resolved`` and ``restored`` go into the event; of the resolved, only those
    that a person had touched, for the others follow from the rows.
    """

    inserts: list[dict[str, Any]] = field(default_factory=list)
    updates: list[dict[str, Any]] = field(default_factory=list)
    reopened: list[dict[str, str]] = field(default_factory=list)
    resolved: list[str] = field(default_factory=list)
    restored: list[str] = field(default_factory=list)
    opened_keys: list[str] = field(default_factory=list)
    kept_keys: list[str] = field(default_factory=list)
    reopened_keys: list[str] = field(default_factory=list)
    resolved_keys: list[str] = field(default_factory=list)
    rows: list[Mapping[Any, Any]] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """When and by what a check happens: filing, version, seq of its event, day in China."""

    filing_id: int
    version_id: int
    seq: int
    today: str


def incoming(
    findings: Iterable[Finding | Mapping[str, Any]], words: dict[str, str]
) -> list[dict[str, Any]]:
    """Return findings as rows of what the rules say, in document order; a repeated key gets #n.

    Adds to ``words`` what the rules say of all their findings, by digest.
    """
    rows, seen = [], set()
    values = [f if isinstance(f, Mapping) else finding_data(f) for f in findings]
    for index, data in enumerate(sorted(values, key=position)):
        key = plain = clean(data["key"])
        number = 1
        while key in seen:
            number += 1
            key = f"{plain}#{number}"
        seen.add(key)
        own, said = split(data)
        words[own["words"]] = said
        stored = plain_json(own)
        rows.append(
            {
                "key": key, "digest": data["digest"], "rule": data["rule"],
                "severity": data["severity"], "outcome": data["outcome"],
                "cause": data.get("cause") or "", "position": index,
                "data": stored, "data_sha256": sha256(stored),
            }
        )  # fmt: skip
    return rows


def reconcile(
    old: Sequence[Mapping[Any, Any]], new: Sequence[dict[str, Any]], moment: Moment
) -> Changes:
    """Return what changes when a check of ``moment`` finds ``new`` where ``old`` rows stand."""
    changes = Changes()
    before = {row["key"]: row for row in old}
    for row in new:
        known = before.pop(row["key"], None)
        if known is None:
            changes.inserts.append(_fresh(row, moment))
            changes.opened_keys.append(row["key"])
        else:
            _seen_again(changes, known, row, moment)
    for gone in before.values():
        _gone(changes, gone, moment)
    changes.rows.extend(changes.inserts)
    return changes


def manifest(rows: Iterable[Mapping[Any, Any]], causes: str, versions: Mapping[int, str]) -> str:
    """Return the digest by which an event commits to a filing's findings and causes.

    One line a finding, sorted: key, digest, SHA-256 of its data and of what was judged before,
    and the versions (``versions``: id → sha256) that opened, last changed and resolved it.
    """
    lines = sorted(
        "\t".join(
            (
                row["key"],
                row["digest"],
                row["data_sha256"],
                row["previous_sha256"] or "-",
                versions.get(row["opened_by"], "?"),
                versions.get(row["changed_by"], "?"),
                versions.get(row["resolved_by"], "?") if row["resolved_by"] else "-",
            )
        )
        + "\n"
        for row in rows
    )
    return hashlib.sha256(("".join(lines) + causes).encode()).hexdigest()


def condition_of(row: Mapping[Any, Any]) -> Condition:
    """Return the condition that a finding's row says it is in."""
    return Condition(**{name: row[name] for name in CONDITION})


def condition_row(condition: Condition) -> dict[str, Any]:
    """Return a condition as columns of a finding's row."""
    return condition._asdict()


def _fresh(row: dict[str, Any], moment: Moment) -> dict[str, Any]:
    return {
        **row, **_FRESH, "filing_id": moment.filing_id, "previous": "", "previous_sha256": "",
        "opened_by": moment.version_id, "changed_by": moment.version_id, "resolved_by": None,
    }  # fmt: skip


def _seen_again(
    changes: Changes, known: Mapping[Any, Any], row: dict[str, Any], moment: Moment
) -> None:
    condition = condition_of(known)
    merged = {**known, **row, "resolved_by": None}
    changed = row["digest"] != known["digest"]
    if changed:
        merged["changed_by"] = moment.version_id
    why = _why_reopened(condition, row["digest"], moment.today)
    if why:
        condition = _reopen(changes, merged, known, (condition, why), moment)
    elif condition.state == "resolved":
        condition = _come_back(changes, row["key"], condition, moment)
    else:
        changes.kept_keys.append(row["key"])
    merged.update(condition_row(condition))
    changes.rows.append(merged)
    if any(merged[name] != known[name] for name in merged):
        changes.updates.append(merged)


def _why_reopened(condition: Condition, digest: str, today: str) -> str:
    state = condition.kept if condition.state == "resolved" else condition.state
    judged = state in workflow.STATE_AFTER.values() or bool(condition.pending)
    if judged and condition.decided != digest:
        return "changed"
    if state == "accepted" and condition.expires < today:
        return "expired"
    return ""


def _reopen(
    changes: Changes,
    merged: dict[str, Any],
    known: Mapping[Any, Any],
    judged: tuple[Condition, str],
    moment: Moment,
) -> Condition:
    condition, why = judged
    if why == "changed" and known["digest"] == condition.decided:
        merged["previous"], merged["previous_sha256"] = known["data"], known["data_sha256"]
    changes.reopened_keys.append(merged["key"])
    changes.reopened.append({"key": merged["key"], "why": why, "digest": merged["digest"]})
    return workflow.reopened(condition, moment.seq)


def _come_back(changes: Changes, key: str, condition: Condition, moment: Moment) -> Condition:
    if condition.latest == 0:
        changes.reopened_keys.append(key)
        return workflow.FRESH
    changes.restored.append(key)
    target = changes.kept_keys if condition.decided else changes.reopened_keys
    target.append(key)
    return workflow.restored(condition, moment.seq)


def _gone(changes: Changes, known: Mapping[Any, Any], moment: Moment) -> None:
    row = dict(known)
    changes.rows.append(row)
    if known["state"] == "resolved":
        return
    condition = condition_of(known)
    if condition.latest:
        changes.resolved.append(row["key"])
        row.update(condition_row(workflow.resolved(condition, moment.seq)))
    else:
        row["state"] = "resolved"
    row["resolved_by"] = moment.version_id
    changes.resolved_keys.append(row["key"])
    changes.updates.append(row)


_FRESH = condition_row(workflow.FRESH)
