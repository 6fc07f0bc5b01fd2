"""The rules of the house, asked of each event before it is taken in: what nobody could have done.

The tables and functions by which the casebook admits a step (``workflow``, ``kinds``) are applied
to what the trail says was done. An event that breaks a rule has a fitting hash all the same, so
only this finds it. Pure; a payload of another shape raises KeyError, TypeError or the like.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from engine.errors import TrailError
from engine.trail.log.kinds import header_objection, kind_objection
from engine.trail.log.person_names import name_objection
from engine.trail.state import workflow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from engine.trail.log.chain import Link
    from engine.trail.state.projection import Projection

    Rule = Callable[[Projection, Link, Mapping[str, Any]], Iterator[str]]

_SHA256 = re.compile("[0-9a-f]{64}")
_CHINA = timedelta(hours=8)
_TWO_LOOKS = timedelta(minutes=10)  # a step looks at the clock twice, perhaps across midnight
_SETTLES = ("approve", "refuse")
GONE = ("readable", "replaced", "removed")


class Objection(NamedTuple):
    """A rule that an event breaks; ``new``: former versions did not hold to it."""

    sentence: str
    new: bool = True


def objections(
    projection: Projection, link: Link, payload: Mapping[str, Any]
) -> Iterator[Objection]:
    """Yield which rules an event breaks, given everything before it."""
    start = f"第 {link.seq} 条事件"
    for why in (header_objection(link), kind_objection(link.kind, link.subject, payload)):
        if why:
            yield Objection(f"{start}{why}。")
    if why := name_objection(link.actor):
        yield Objection(f"{start}的操作人“{link.actor}”{why}，可能是冒名。")
    for why in _moves(projection, link, payload):
        yield Objection(f"{start}{why}", new=False)
    area = link.kind.partition(".")[0]
    rule = _RULES.get(link.kind) or _AREAS.get(area)
    for why in rule(projection, link, payload) if rule else ():
        yield Objection(f"{start}（{link.kind}）{why}。")


def _moves(projection: Projection, link: Link, payload: Mapping[str, Any]) -> Iterator[str]:
    """Yield the steps that no table of states has."""
    area, _, step = link.kind.partition(".")
    if area == "filing" and step in _FORWARD:
        state = projection.filings[payload["filing"]]["state"]
        if step not in workflow.FILING_MOVES.get(state, {}):
            yield f"是流程不允许的一步（{link.kind}）。"
    if area == "finding" and step in _SETTLES:
        now = _condition(projection, link, payload)
        if now.proposer == link.actor:
            yield f"：{link.actor}复核了自己的提请。"
        if not now.pending:
            yield "复核了一件没有提请的事。"


def _finding(projection: Projection, link: Link, payload: Mapping[str, Any]) -> Iterator[str]:
    step, now = link.kind.partition(".")[2], _condition(projection, link, payload)
    if payload["filing"] not in projection.filings:
        yield "说的是没有收过的报告"
    if step == "undo":
        if payload["of"] != now.standing or not now.standing:
            yield "撤销的不是当时有效的一步"
        elif payload["restores"] != projection.before.get(now.standing):
            yield "撤销后的状态与撤销前的留痕不符"
        return
    if not _is_before(payload["before"], projection, link, payload):
        yield "所说的此前状态与留痕不符"
    if _SHA256.fullmatch(payload["data_sha256"]) is None or not payload["digest"]:
        yield "没有写明判断的是哪一处内容"
    if step == "refuse" and any(
        one not in ("", getattr(now, name))
        for name, one in workflow.standing_judgement(payload).items()
    ):
        yield "说错了此前的判断"
    if step == "propose" and payload.get("until", now.expires) != now.expires:
        yield "说错了此前接受到哪一天"
    if step not in _SETTLES:
        yield from _admitted(projection, link, payload, step)


def _admitted(
    projection: Projection, link: Link, payload: Mapping[str, Any], step: str
) -> Iterator[str]:
    kind = payload["proposal"] if step == "propose" else step
    at = datetime.fromisoformat(link.at) + _CHINA - _TWO_LOOKS
    reason, until = payload.get("reason", ""), payload.get("expires", "")
    try:
        now = _condition(projection, link, payload)
        workflow.admit_decision(now, kind, reason, until, at.date().isoformat())
    except TrailError as error:
        yield f"是不允许的决定：{error.message.rstrip('。')}"
    if kind == "note" and "text_sha256" not in payload:
        yield "是没有文字的备注"
    strict = projection.strict_since
    if strict and payload.get("severity") not in ("error", "warning", "info"):
        yield "没有写明问题的级别"
    alone = step in ("dismiss", "accept") and projection.settings.get("four_eyes") is True
    if strict and alone and payload.get("severity") == "error":
        yield "没有第二人复核就处理了一条错误（当时已开启双人复核）"


def _condition(
    projection: Projection, link: Link, payload: Mapping[str, Any]
) -> workflow.Condition:
    """Return the condition that a finding was in, as the events before tell it."""
    known = projection.findings[payload["filing"]].get(link.subject.partition("/finding/")[2])
    if known is not None:
        return known
    gone = payload.get("before", {}).get("state") == "resolved"
    return workflow.Condition(state="resolved") if gone else workflow.FRESH


def _is_before(
    told: Mapping[str, Any], projection: Projection, link: Link, payload: Mapping[str, Any]
) -> bool:
    return told == _condition(projection, link, payload).compact()


def _received(projection: Projection, _link: Link, payload: Mapping[str, Any]) -> Iterator[str]:
    yield from _arrival(payload, projection.filings.get(payload["filing"], {}).get("round", 0))


def _arrival(payload: Mapping[str, Any], rounds: int) -> Iterator[str]:
    if payload["round"] != rounds + 1:
        yield f"的轮次应为 {rounds + 1}"
    if _SHA256.fullmatch(payload["sha256"]) is None or payload["size"] < 0:
        yield "收的文件没有摘要或大小"


def _checked(projection: Projection, _link: Link, payload: Mapping[str, Any]) -> Iterator[str]:
    yield from _check(payload, [one["sha256"] for one in projection.versions[payload["filing"]]])


def _check(payload: Mapping[str, Any], versions: list[str]) -> Iterator[str]:
    if payload.get("stale"):
        if payload["version"] not in versions:
            yield "核对的文件没有收过"
        return
    if versions[-1:] != [payload["version"]]:
        yield f"核对的不是第 {payload['filing']} 号报告当时的文件"
    if _SHA256.fullmatch(payload["findings_sha256"]) is None:
        yield "没有问题清单的摘要"


def _swept(projection: Projection, _link: Link, payload: Mapping[str, Any]) -> Iterator[str]:
    rounds: dict[int, int] = {}
    came: dict[int, list[str]] = {}
    for one in payload["received"]:
        filing = one["filing"]
        before = rounds.get(filing, projection.filings.get(filing, {}).get("round", 0))
        yield from _arrival(one, before)
        rounds[filing] = one["round"]
        came.setdefault(filing, []).append(one["sha256"])
    for one in payload["checks"]:
        there = [version["sha256"] for version in projection.versions.get(one["filing"], ())]
        yield from _check(one, there + came.get(one["filing"], []))


def _forward(projection: Projection, link: Link, payload: Mapping[str, Any]) -> Iterator[str]:
    step, filing = link.kind.partition(".")[2], payload["filing"]
    if step == "returned" and not _is_day(payload["due"]):
        yield "退回而没有期限"
    if step == "approved" and payload["approved_sha256"] != projection.current(filing):
        yield "通过的不是当时的文件"
    if step == "published" and not (
        _is_day(payload["published_on"]) and payload["published_address"]
        and len(payload["published_sha256"]) == len("0" * 64)
    ):  # fmt: skip
        yield "登记公开而没有网址、日期或摘要"


def _corrected(projection: Projection, _link: Link, payload: Mapping[str, Any]) -> Iterator[str]:
    if payload["version"] != projection.current(payload["filing"]):
        yield "更正的不是当时的文件"
    if not payload["text_sha256"]:
        yield "更正而没有理由"


def _uncorrected(projection: Projection, _link: Link, payload: Mapping[str, Any]) -> Iterator[str]:
    standing = projection.corrections.get((payload["filing"], payload["target"]), {})
    if payload["of"] != standing.get("seq"):
        yield "撤销的更正当时并不存在"


def _matched(projection: Projection, _link: Link, payload: Mapping[str, Any]) -> Iterator[str]:
    if payload["unit"] not in projection.units:
        yield "对上的单位不在名册里"


def _moved(projection: Projection, _link: Link, payload: Mapping[str, Any]) -> Iterator[str]:
    if payload["into"] not in projection.filings or payload["into"] == payload["filing"]:
        yield "归并到的报告不存在"


def _enrolled(_projection: Projection, link: Link, payload: Mapping[str, Any]) -> Iterator[str]:
    if payload["actor"] != link.actor:
        yield "登记的是别人"


def _key(_projection: Projection, link: Link, _payload: Mapping[str, Any]) -> Iterator[str]:
    if link.subject != f"auditor/{link.actor}":
        yield "登记的是别人的密钥"


def _whose_key(projection: Projection, _link: Link, payload: Mapping[str, Any]) -> Iterator[str]:
    key = projection.persons.keys.get(payload["key_id"])
    if key is None or key.actor != payload["actor"]:
        yield "说错了密钥是谁的"


def _setting(projection: Projection, _link: Link, payload: Mapping[str, Any]) -> Iterator[str]:
    name = payload["name"]
    if name in projection.settings and projection.settings[name] != payload["before"]:
        yield "所说的原设置与留痕不符"
    if type(payload["value"]) is not type(payload["before"]):
        yield "把设置改成了别的样子的值"


def _roster(projection: Projection, _link: Link, payload: Mapping[str, Any]) -> Iterator[str]:
    known = projection.units.keys()
    if any(unit["name"] in known for unit in payload["added"]):
        yield "新增了名册里已有的单位"
    if not {*payload["removed"], *(unit["name"] for unit in payload["changed"])} <= known:
        yield "变更或移除了名册里没有的单位"


def _came(projection: Projection, _link: Link, payload: Mapping[str, Any]) -> Iterator[str]:
    if projection.unreadable.keys() & {file["id"] for file in payload["files"]}:
        yield "收了编号已有的读不了的文件"


def _went(projection: Projection, _link: Link, payload: Mapping[str, Any]) -> Iterator[str]:
    if not projection.unreadable.keys() >= {*payload["files"]} or payload["why"] not in GONE:
        yield "放下了并不在的读不了的文件"


def _created(projection: Projection, link: Link, _payload: Mapping[str, Any]) -> Iterator[str]:
    if link.seq != 1 or projection.book:
        yield "是第二次建立案卷"


def _migrated(_projection: Projection, _link: Link, payload: Mapping[str, Any]) -> Iterator[str]:
    if not payload["from"] < payload["to"]:
        yield "是没有发生的升级"


def _purged(projection: Projection, _link: Link, payload: Mapping[str, Any]) -> Iterator[str]:
    filing, what = payload["filing"], payload["what"]
    if not payload["reason"]:
        yield "清除而没有依据"
    if "findings" in what:
        remains = payload.get("remains")
        if projection.strict_since and remains is None:
            yield "没有写明清除后剩下什么"
        elif remains and not remains.keys() <= {*payload["digests"]}:
            yield "清除后剩下的与清除的不是一回事"
        return  # which findings there were, the rows alone can tell
    versions = {version["sha256"] for version in projection.versions[filing]}
    if any(
        not ("content" in what and one in versions)
        and not ("texts" in what and projection.about(one, filing))
        for one in payload["digests"]
    ):
        yield "清除了不属于这份报告的内容"


def _is_day(text: str) -> bool:
    return re.fullmatch(r"\d{4}-\d\d-\d\d", text) is not None


_FORWARD = ("under_review", "returned", "approved", "published", "reopened")
_AREAS: Mapping[str, Rule] = {"finding": _finding}
_RULES: Mapping[str, Rule] = {
    "filing.received": _received, "filing.checked": _checked, "sweep.recorded": _swept,
    "filing.corrected": _corrected, "filing.uncorrected": _uncorrected,
    "filing.matched": _matched, "filing.moved": _moved,
    **{f"filing.{step}": _forward for step in _FORWARD},
    "auditor.enrolled": _enrolled, "key.enrolled": _key, "key.revoked": _whose_key,
    "key.administrator": _whose_key, "setting.changed": _setting, "roster.imported": _roster,
    "unreadable.received": _came, "unreadable.gone": _went,
    "book.created": _created, "book.migrated": _migrated, "book.purged": _purged,
}  # fmt: skip
