"""Compare the findings in the rows with what the events say of them: content, state, order."""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING, Any

from engine.trail.state import workflow
from engine.trail.state.finding_record import altered, position
from engine.trail.state.reconcile import manifest
from engine.trail.verification.difference import Difference, names_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from engine.trail.state.projection import Projection
    from engine.trail.store.seam import Rows


def findings(projection: Projection, rows: Rows) -> Iterator[Difference]:
    """Yield where findings are not what checks and decisions left."""
    versions = {row["id"]: row["sha256"] for row in rows.execute("SELECT id, sha256 FROM versions")}
    causes = dict(rows.tuples(_CAUSES))
    ordered = rows.execute("SELECT * FROM findings ORDER BY filing_id, key")
    seen = set()
    for id_, group in groupby(ordered, key=lambda row: row["filing_id"]):
        seen.add(id_)
        yield from _findings_of(projection, id_, list(group), (versions, causes.get(id_, "[]")))
    for id_ in sorted({*projection.checks, *projection.findings} - seen):
        if projection.findings.get(id_) or projection.last_manifest(id_) not in (
            "",
            _manifest_of_none(causes.get(id_, "[]")),
        ):
            sentence = f"第 {id_} 号报告的问题已不在案卷里。"
            yield Difference(where=f"filing/{id_}/findings", sentence=sentence)


def _findings_of(
    projection: Projection, id_: int, rows: list[Any], known: tuple[Mapping[int, str], str]
) -> Iterator[Difference]:
    versions, causes = known
    conditions = projection.findings.get(id_, {})
    for row in rows:
        if odd := _odd(projection, row, conditions.get(row["key"])):
            yield Difference(
                where=f"filing/{id_}/finding/{row['key']}",
                sentence=f"第 {id_} 号报告的问题 {row['rule']}（{row['key']}）的"
                f"{names_of(odd)}与留痕不一致。",
            )
    if manifest(rows, causes, versions) != projection.last_manifest(id_):
        sentence = f"第 {id_} 号报告的问题清单与最近一次核对的留痕不一致。"
        yield Difference(where=f"filing/{id_}/findings", sentence=sentence)
    elif _last_check(projection, id_) >= projection.strict_since > 0 and not _in_order(
        projection, id_, rows
    ):
        sentence = f"第 {id_} 号报告的问题的先后次序被改过。"
        yield Difference(where=f"filing/{id_}/order", sentence=sentence)
    for key in sorted(set(conditions) - {row["key"] for row in rows}):
        sentence = f"第 {id_} 号报告的问题 {key} 有决定而已不在案卷里。"
        yield Difference(where=f"filing/{id_}/finding/{key}", sentence=sentence)
    yield from _approved_too_early(projection, id_, rows)


def _odd(projection: Projection, row: Any, condition: workflow.Condition | None) -> list[str]:
    odd = list(altered(row, projection.purged_findings.get(row["filing_id"], {})))
    if condition is None:
        state = "resolved" if row["resolved_by"] else "open"
        condition = workflow.Condition(state=state)
    odd += [name for name, value in condition._asdict().items() if row[name] != value]
    judged = condition.state in workflow.STATE_AFTER.values() or condition.pending
    if judged and condition.decided != row["digest"]:
        odd.append("decided")
    seq, severity = projection.judged.get((row["filing_id"], row["key"]), (0, ""))
    if severity and seq > _last_check(projection, row["filing_id"]) and severity != row["severity"]:
        odd.append("severity")
    return odd


def _in_order(projection: Projection, id_: int, rows: list[Any]) -> bool:
    """Tell whether the findings of the last check stand in the order of the document."""
    there = sorted(
        (row for row in rows if row["resolved_by"] is None), key=lambda row: row["position"]
    )
    if [row["position"] for row in there] != list(range(len(there))):
        return False
    purged = projection.purged_findings.get(id_, {})
    places = [
        position(json.loads(row["data"])) for row in there if row["data_sha256"] not in purged
    ]
    return places == sorted(places)


def _approved_too_early(projection: Projection, id_: int, rows: list[Any]) -> Iterator[Difference]:
    """Yield an approval that errors stood against which nobody has touched since."""
    at = projection.approvals.get(id_, 0)
    state = projection.filings[id_]["state"] if id_ in projection.filings else ""
    if not at < projection.strict_since and state in ("approved", "published"):
        untouched = [
            row for row in rows
            if row["severity"] == "error" and row["state"] == "open" and row["latest"] < at
            and row["outcome"] != "not_assessable"
        ]  # fmt: skip
        if untouched and _last_check(projection, id_) < at:
            sentence = (
                f"第 {id_} 号报告在第 {at} 条通过，当时还有 {len(untouched)} 条错误没有处理。"
            )
            yield Difference(where=f"filing/{id_}/approved", sentence=sentence, kind="workflow")


def _last_check(projection: Projection, id_: int) -> int:
    entries = projection.checks.get(id_, ())
    return entries[-1].seq if entries else 0


def _manifest_of_none(causes: str) -> str:
    return manifest((), causes, {})


_CAUSES = """
SELECT filing_id, causes FROM checks WHERE id IN
 (SELECT MAX(id) FROM checks WHERE findings_sha256 != '' GROUP BY filing_id)
"""
