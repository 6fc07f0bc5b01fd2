"""What may happen to a filing and to a finding: states and transitions in one table each.

Pure: the casebook asks before it writes, the projection applies the same functions to the events
when it rebuilds the state. A forbidden transition is a TrailError with a sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from engine.errors import TrailError
from engine.trail.state.views import DISMISSALS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

FILING_NAMES = {
    "": "尚无", "received": "已收", "under_review": "审核中", "returned": "已退回",
    "approved": "已通过", "published": "已公开", "reopened": "重新打开",
}  # fmt: skip

# state → what may happen → the state after it
FILING_MOVES: Mapping[str, Mapping[str, str]] = {
    "": {"received": "received"},
    "received": {
        "received": "received", "under_review": "under_review",
        "returned": "returned", "approved": "approved",
    },
    "under_review": {"received": "received", "returned": "returned", "approved": "approved"},
    "returned": {"received": "received", "under_review": "under_review"},
    "approved": {"received": "reopened", "published": "published", "reopened": "reopened"},
    "published": {"received": "reopened", "reopened": "reopened"},
    "reopened": {
        "received": "received", "under_review": "under_review",
        "returned": "returned", "approved": "approved",
    },
}  # fmt: skip

# decision → the states of a finding in which a person may take it
FINDING_MOVES: Mapping[str, frozenset[str]] = {
    "confirm": frozenset({"open", "dismissed", "accepted"}),
    "dismiss": frozenset({"open", "confirmed", "accepted"}),
    "accept": frozenset({"open", "confirmed", "dismissed"}),
    "note": frozenset({"open", "confirmed", "dismissed", "accepted", "resolved"}),
    "assign": frozenset({"open", "confirmed", "dismissed", "accepted"}),
}
STATE_AFTER = {"confirm": "confirmed", "dismiss": "dismissed", "accept": "accepted"}
FINDING_NAMES = {
    "open": "待定", "confirmed": "已确认", "dismissed": "已排除",
    "accepted": "暂予接受", "resolved": "已整改",
}  # fmt: skip
DECISION_NAMES = {
    "confirm": "确认", "dismiss": "排除", "accept": "暂予接受", "note": "备注", "assign": "分派",
    "propose": "提请复核", "approve": "复核同意", "refuse": "复核不同意", "undo": "撤销",
    "reopen": "重新打开", "resolve": "已整改", "restore": "恢复原决定",
}  # fmt: skip


class Condition(NamedTuple):
    """Where a finding stands with the people; all of it follows from its events.

    A tuple, because verifying makes one for every event.

    ``decided`` is the digest that was judged; ``standing`` the seq of the step that undo takes
    back (0: none), ``latest`` the seq of the last event that touched it; ``pending`` a proposal
    that waits for a second person; ``kept`` the state it had before it was resolved.
    """

    state: str = "open"
    decided: str = ""
    standing: int = 0
    latest: int = 0
    expires: str = ""
    pending: str = ""
    proposer: str = ""
    assignee: str = ""
    kept: str = ""

    def compact(self) -> dict[str, Any]:
        """Return what differs from a fresh finding, without ``latest``: an event's ``before``."""
        fresh = FRESH._asdict()
        return {
            name: value
            for name, value in self._asdict().items()
            if name != "latest" and value != fresh[name]
        }


FRESH = Condition()


def filing_after(state: str, move: str) -> str:
    """Return the state of a filing after a move; TrailError if the move is not allowed."""
    after = FILING_MOVES.get(state, {}).get(move)
    if after is None:
        steps = (to for to in FILING_MOVES.get(state, {}) if to != "received")  # a file does that
        allowed = "、".join(FILING_NAMES[to] for to in steps) or "收到文件"
        raise TrailError(
            f"“{FILING_NAMES.get(state, state)}”的报告不能变为“{FILING_NAMES.get(move, move)}”；"
            f"此时只能：{allowed}。"
        )
    return after


def admit_decision(condition: Condition, kind: str, reason: str, expires: str, today: str) -> None:
    """Raise TrailError unless this decision may be taken on a finding in this condition."""
    states = FINDING_MOVES.get(kind)
    if states is None:
        raise TrailError(f"没有“{kind}”这种决定；可用：confirm、dismiss、accept、note。")
    if condition.state not in states:
        raise TrailError(
            f"这一条现为“{FINDING_NAMES[condition.state]}”，不能再“{DECISION_NAMES[kind]}”；"
            "要改变先撤销原决定。"
        )
    if kind == "dismiss" and reason not in DISMISSALS:
        raise TrailError(f"排除必须说明理由，请选择：{'、'.join(DISMISSALS)}。")
    if kind == "accept" and not expires:
        raise TrailError("暂予接受必须有到期日，请填写（如 2026-12-31）。")
    if kind == "accept" and expires < today:
        raise TrailError(f"到期日 {expires} 已过，请填写今天或以后的日期。")


def after(
    condition: Condition, kind: str, seq: int, actor: str, payload: Mapping[str, Any]
) -> Condition:
    """Return the condition after an event of a finding (``kind`` without ``finding.``)."""
    if kind == "undo":
        return Condition(**payload["restores"], latest=seq)
    if kind not in _CHANGES:
        raise TrailError(f"留痕里有未知的事件 finding.{kind}；请升级 gouji 后再验证。")
    changes = _CHANGES[kind](condition, actor, payload)
    return condition._replace(**changes, standing=seq, latest=seq)


def _judge(state: str, payload: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "state": state, "decided": payload["digest"], "expires": payload.get("expires", ""),
        "pending": "", "proposer": "",
    }  # fmt: skip


_CHANGES: Mapping[str, Callable[[Condition, str, Mapping[str, Any]], dict[str, Any]]] = {
    "confirm": lambda _now, _actor, payload: _judge("confirmed", payload),
    "dismiss": lambda _now, _actor, payload: _judge("dismissed", payload),
    "accept": lambda _now, _actor, payload: _judge("accepted", payload),
    "propose": lambda now, actor, payload: {
        **_judge(now.state, payload), "pending": payload["proposal"], "proposer": actor,
        "expires": payload.get("expires", payload.get("until", "")),
    },
    "approve": lambda now, _actor, _payload: {
        "state": STATE_AFTER[now.pending], "pending": "", "proposer": "",
        "expires": now.expires if now.pending == "accept" else "",
    },
    "refuse": lambda _now, _actor, payload: {
        "pending": "", "proposer": "", **standing_judgement(payload),
    },
    "note": lambda _now, _actor, _payload: {},
    "assign": lambda _now, _actor, payload: {"assignee": payload["to"]},
}  # fmt: skip


def standing_judgement(told: Mapping[str, Any]) -> dict[str, str]:
    """Return what a refusal leaves standing: what was judged, and until when it is accepted.

    What was confirmed, dismissed or accepted before somebody proposed otherwise stands as it was;
    of an open finding, and in what former versions wrote of any, there is nothing.
    """
    return {name: str(told.get(name, "")) for name in ("decided", "expires")}


def reopened(condition: Condition, seq: int) -> Condition:
    """Return the condition of a finding that a check opened again."""
    return Condition(decided=condition.decided, latest=seq, assignee=condition.assignee)


def resolved(condition: Condition, seq: int) -> Condition:
    """Return the condition of a finding that the new version no longer has."""
    return condition._replace(state="resolved", kept=condition.state, standing=0, latest=seq)


def restored(condition: Condition, seq: int) -> Condition:
    """Return the condition of a finding that came back just as it was judged."""
    return condition._replace(state=condition.kept or "open", kept="", latest=seq)
