"""Compare the casebook's rows with what its events say: finds what was changed behind the trail.

Works on a plain SQLite connection, for verifying must not need the casebook to open.
"""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from engine.trail.log.canonical import canonical, plain_json, sha256
from engine.trail.state import workflow
from engine.trail.state.finding_record import words_digest
from engine.trail.state.projection import FILING
from engine.trail.state.reconcile import manifest
from engine.trail.verification import beside

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping

    from engine.trail.state.projection import Projection


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A place where rows and events part: ``where`` for programs, ``sentence`` for people."""

    where: str
    sentence: str
    kind: str = "projection"


def differences(projection: Projection, rows: sqlite3.Connection) -> Iterator[Difference]:
    """Yield every difference between the events' account and the rows."""
    yield from _filings(projection, rows)
    yield from _versions(projection, rows)
    yield from _checks(projection, rows)
    yield from _findings(projection, rows)
    yield from _contents(projection, rows)
    yield from _texts(projection, rows)
    yield from _words(rows)
    yield from _persons(projection, rows)
    yield from _settings(projection, rows)
    yield from _beside(projection, rows)
    yield from _corrections(projection, rows)
    yield from _publications(projection, rows)


def _filings(projection: Projection, rows: sqlite3.Connection) -> Iterator[Difference]:
    filings = {
        row["id"]: row
        for row in rows.execute(
            "SELECT f.*, v.sha256 AS current FROM filings f"
            " LEFT JOIN versions v ON v.id = f.version_id"
        )
    }
    counted = {row["filing_id"]: row for row in rows.execute(_COUNTS)}
    for id_ in sorted({*projection.filings, *filings}):
        expected, row = projection.filings.get(id_), filings.get(id_)
        if expected is None or row is None:
            what = "没有留痕" if expected is None else "已不在案卷里"
            yield Difference(where=f"filing/{id_}", sentence=f"第 {id_} 号报告{what}。")
            continue
        odd = [name for name in FILING if row[name] != expected[name]]
        odd += ["version_id"] if (row["current"] or "") != projection.current(id_) else []
        counts = counted.get(id_)
        odd += [name for name in COUNTED if row[name] != (counts[name] if counts else 0)]
        if odd:
            sentence = f"第 {id_} 号报告（{row['agency']}）的{_names(odd)}与留痕不一致。"
            yield Difference(where=f"filing/{id_}", sentence=sentence)


def _versions(projection: Projection, rows: sqlite3.Connection) -> Iterator[Difference]:
    names = ("sha256", "size", "round", "kept", "published_on", "seq")
    versions: dict[int, list[tuple[Any, ...]]] = {}
    for row in rows.execute("SELECT * FROM versions ORDER BY id"):
        versions.setdefault(row["filing_id"], []).append(tuple(row[name] for name in names))
    for id_ in sorted({*projection.versions, *versions}):
        expected = [
            tuple(version[name] for name in names) for version in projection.versions.get(id_, ())
        ]
        if expected != versions.get(id_, []):
            sentence = f"第 {id_} 号报告收到的文件与留痕不一致。"
            yield Difference(where=f"filing/{id_}/versions", sentence=sentence)


def _checks(projection: Projection, rows: sqlite3.Connection) -> Iterator[Difference]:
    checks: dict[int, list[tuple[Any, ...]]] = {}
    for row in rows.execute(
        "SELECT filing_id, seq, sha256, findings_sha256, outcomes, effects FROM checks ORDER BY id"
    ):
        checks.setdefault(row["filing_id"], []).append(tuple(row)[1:])
    for id_ in sorted({*projection.checks, *checks}):
        expected = [
            (
                entry.seq, entry.version, entry.findings_sha256, plain_json(entry.outcomes),
                canonical(entry.effects) if entry.effects else "",
            )
            for entry in projection.checks.get(id_, ())
        ]  # fmt: skip
        if expected != checks.get(id_, []):
            sentence = f"第 {id_} 号报告的核对记录与留痕不一致。"
            yield Difference(where=f"filing/{id_}/checks", sentence=sentence)


def _findings(projection: Projection, rows: sqlite3.Connection) -> Iterator[Difference]:
    versions = {row["id"]: row["sha256"] for row in rows.execute("SELECT id, sha256 FROM versions")}
    causes = dict(rows.execute(_CAUSES).fetchall())
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
        if odd := _odd(row, conditions.get(row["key"]), projection.purged):
            yield Difference(
                where=f"filing/{id_}/finding/{row['key']}",
                sentence=f"第 {id_} 号报告的问题 {row['rule']}（{row['key']}）的"
                f"{_names(odd)}与留痕不一致。",
            )
    if manifest(rows, causes, versions) != projection.last_manifest(id_):
        sentence = f"第 {id_} 号报告的问题清单与最近一次核对的留痕不一致。"
        yield Difference(where=f"filing/{id_}/findings", sentence=sentence)
    for key in sorted(set(conditions) - {row["key"] for row in rows}):
        sentence = f"第 {id_} 号报告的问题 {key} 有决定而已不在案卷里。"
        yield Difference(where=f"filing/{id_}/finding/{key}", sentence=sentence)


def _odd(row: Any, condition: workflow.Condition | None, purged: set[str]) -> list[str]:
    odd = [
        name for name in ("data", "previous")
        if row[name] and sha256(row[name]) != row[f"{name}_sha256"]
        and row[f"{name}_sha256"] not in purged
    ]  # fmt: skip
    if row["data_sha256"] not in purged and "data" not in odd:
        data = json.loads(row["data"])
        odd += [n for n in ("rule", "severity", "outcome", "digest") if row[n] != data.get(n)]
        odd += ["cause"] if row["cause"] != (data.get("cause") or "") else []
    if condition is None:
        state = "resolved" if row["resolved_by"] else "open"
        condition = workflow.Condition(state=state)
    odd += [name for name, value in condition._asdict().items() if row[name] != value]
    return odd


def _contents(projection: Projection, rows: sqlite3.Connection) -> Iterator[Difference]:
    wanted = {
        version["sha256"] for versions in projection.versions.values() for version in versions
        if version["kept"]
    }  # fmt: skip
    stored = set()
    for row in rows.execute("SELECT sha256, packed, data FROM contents"):
        stored.add(row["sha256"])
        if row["sha256"] != _digest(row):
            sentence = f"原文 {row['sha256'][:12]}… 的内容被换过。"
            yield Difference(where=f"content/{row['sha256']}", sentence=sentence, kind="content")
    for digest in sorted(wanted - stored - projection.purged):
        sentence = f"原文 {digest[:12]}… 不见了，也没有清除的留痕。"
        yield Difference(where=f"content/{digest}", sentence=sentence, kind="missing")


def _digest(row: Any) -> str:
    try:
        return sha256(zlib.decompress(row["data"]) if row["packed"] else row["data"])
    except zlib.error:
        return ""


def _texts(projection: Projection, rows: sqlite3.Connection) -> Iterator[Difference]:
    stored = set()
    for row in rows.execute("SELECT digest, salt, text FROM texts"):
        stored.add(row["digest"])
        if sha256(row["salt"] + row["text"]) != row["digest"]:
            sentence = f"备注 {row['digest'][:12]}… 的文字被改过。"
            yield Difference(where=f"text/{row['digest']}", sentence=sentence, kind="content")
    for digest in sorted(projection.texts - stored - projection.purged):
        sentence = f"备注 {digest[:12]}… 不见了，也没有清除的留痕。"
        yield Difference(where=f"text/{digest}", sentence=sentence, kind="missing")


def _words(rows: sqlite3.Connection) -> Iterator[Difference]:
    for row in rows.execute("SELECT digest, text FROM words"):
        if words_digest(row["text"]) != row["digest"]:
            sentence = f"规则的说明 {row['digest'][:12]}… 被改过。"
            yield Difference(where=f"words/{row['digest']}", sentence=sentence, kind="content")
    lost = (
        "SELECT DISTINCT json_extract(data, '$.words') FROM findings"
        " WHERE json_valid(data)"
        " AND json_extract(data, '$.words') NOT IN (SELECT digest FROM words)"
    )
    for (digest,) in rows.execute(lost):
        sentence = f"规则的说明 {str(digest)[:12]}… 不见了。"
        yield Difference(where=f"words/{digest}", sentence=sentence, kind="missing")


def _persons(projection: Projection, rows: sqlite3.Connection) -> Iterator[Difference]:
    keys = {row["key_id"]: tuple(row)[1:] for row in rows.execute(
        "SELECT key_id, actor, public, enrolled, revoked FROM keys")}  # fmt: skip
    expected = {
        key_id: (key.actor, key.public, key.enrolled, key.revoked)
        for key_id, key in projection.persons.keys.items()
    }
    yield from _named("密钥", "key", expected, keys)
    auditors = {row["actor"]: {"unit": row["unit"], "role": row["role"]}
                for row in rows.execute("SELECT * FROM auditors")}  # fmt: skip
    yield from _named("审核员", "auditor", projection.persons.auditors, auditors)


def _settings(projection: Projection, rows: sqlite3.Connection) -> Iterator[Difference]:
    settings = {
        name: json.loads(value) for name, value in rows.execute("SELECT name, value FROM settings")
    }
    yield from _named("设置", "setting", projection.settings, settings)
    units = {}
    for row in rows.execute("SELECT * FROM units"):
        units[row["name"]] = {
            name: row[name] for name in ("name", "kind", "parent", "code", "deadline")
        }
        units[row["name"]]["aliases"] = json.loads(row["aliases"])
    yield from _named("名册单位", "unit", projection.units, units)


def _beside(projection: Projection, rows: sqlite3.Connection) -> Iterator[Difference]:
    for number in beside.false_bases(projection, rows):
        sentence = f"第 {number} 号报告的核对依据与留痕不一致。"
        yield Difference(where=f"filing/{number}/basis", sentence=sentence)
    for digest in beside.false_sketches(rows):
        sentence = f"文件 {digest[:12]}… 的文字指纹与核对时不一致。"
        yield Difference(where=f"sketch/{digest}", sentence=sentence)
    for number in beside.false_unreadables(projection, rows):
        sentence = f"第 {number} 号读不了的文件与留痕不一致。"
        yield Difference(where=f"unreadable/{number}", sentence=sentence)


def _corrections(projection: Projection, rows: sqlite3.Connection) -> Iterator[Difference]:
    there = {
        (row["filing_id"], row["target"]): dict(row)
        for row in rows.execute("SELECT * FROM corrections")
    }
    for filing, target in sorted({*projection.corrections, *there}):
        if projection.corrections.get((filing, target)) != there.get((filing, target)):
            sentence = f"第 {filing} 号报告的更正（{target}）与留痕不一致。"
            yield Difference(where=f"filing/{filing}/correction/{target}", sentence=sentence)


def _publications(projection: Projection, rows: sqlite3.Connection) -> Iterator[Difference]:
    there = {
        (row["agency"], row["year"]): dict(row)
        for row in rows.execute("SELECT * FROM publications")
    }
    for agency, year in sorted({*projection.publications, *there}):
        if projection.publications.get((agency, year)) != there.get((agency, year)):
            sentence = f"{agency} {year} 年度报告的公开登记与留痕不一致。"
            yield Difference(where=f"publication/{agency}/{year}", sentence=sentence)


def _named(
    what: str, where: str, expected: Mapping[str, Any], actual: Mapping[str, Any]
) -> Iterator[Difference]:
    for name in sorted({*expected, *actual}):
        if expected.get(name) != actual.get(name):
            yield Difference(where=f"{where}/{name}", sentence=f"{what}“{name}”与留痕不一致。")


def _names(columns: Iterable[str]) -> str:
    words = (COLUMN_NAMES.get(name, name) for name in dict.fromkeys(columns))
    return "、".join(dict.fromkeys(words))


def _manifest_of_none(causes: str) -> str:
    return manifest((), causes, {})


COLUMN_NAMES = {
    "data": "内容", "previous": "原内容", "state": "状态", "severity": "级别", "rule": "规则",
    "outcome": "结论", "digest": "摘要", "agency": "单位", "kind": "类型", "year": "年度",
    "unit": "所属单位", "due": "期限", "round": "轮次", "version_id": "当前版本",
    "approved_sha256": "通过的文本", "published_on": "公开日期", "published_address": "公开网址",
    "published_sha256": "公开的文本", "received_at": "收件时间", "decided": "决定", "kept": "决定",
    "standing": "决定", "latest": "决定", "expires": "到期日", "pending": "提请",
    "proposer": "提请人", "assignee": "分派", "cause": "成因", "moved_to": "归并",
    "errors": "计数", "warnings": "计数", "infos": "计数", "undecided": "计数",
    "confirmed": "计数", "dismissed": "计数",
}  # fmt: skip
COUNTED = ("errors", "warnings", "infos", "undecided", "confirmed", "dismissed")
_COUNTS = """
SELECT filing_id, SUM(severity='error' AND outcome IN ('fail','broken')) AS errors,
 SUM(severity='warning' AND outcome IN ('fail','broken')) AS warnings,
 SUM(severity='info' AND outcome IN ('fail','broken')) AS infos,
 SUM(state='open' AND pending='' AND outcome!='not_assessable') AS undecided,
 SUM(state='confirmed') AS confirmed, SUM(state IN ('dismissed','accepted')) AS dismissed
 FROM findings WHERE state != 'resolved' GROUP BY filing_id
"""
_CAUSES = """
SELECT filing_id, causes FROM checks WHERE id IN
 (SELECT MAX(id) FROM checks WHERE findings_sha256 != '' GROUP BY filing_id)
"""
