"""Compare the casebook's rows with what its events say: finds what was changed behind the trail.

Works on rows read plainly, for verifying must not need the casebook to open.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from engine.trail.log.canonical import canonical, plain_json, sha256
from engine.trail.state.finding_record import words_digest
from engine.trail.state.projection import FILING
from engine.trail.store.packed import unpacked
from engine.trail.verification import beside
from engine.trail.verification.compare_findings import findings
from engine.trail.verification.difference import Difference, names_of
from engine.trail.verification.malformed import MALFORMED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from engine.trail.state.projection import Projection
    from engine.trail.store.seam import Rows


def differences(projection: Projection, rows: Rows) -> Iterator[Difference]:
    """Yield every difference between the events' account and the rows."""
    for what, look in _FAMILIES.items():
        try:
            yield from look(projection, rows)
        except MALFORMED:
            sentence = f"{what}里有不成样子的内容，不是 gouji 写的。"
            yield Difference(where=what, sentence=sentence, kind="content")


def _filings(projection: Projection, rows: Rows) -> Iterator[Difference]:
    filings = {
        row["id"]: row
        for row in rows.execute(
            "SELECT f.*, v.sha256 AS current FROM filings f"
            " LEFT JOIN versions v ON v.id = f.version_id"
        )
    }
    counted = {row["filing_id"]: row for row in rows.execute(_COUNTS)}
    named = {row["id"]: row for row in rows.execute("SELECT id, name, source FROM versions")}
    for id_ in sorted({*projection.filings, *filings}):
        expected, row = projection.filings.get(id_), filings.get(id_)
        if expected is None or row is None:
            what = "没有留痕" if expected is None else "已不在案卷里"
            yield Difference(where=f"filing/{id_}", sentence=f"第 {id_} 号报告{what}。")
            continue
        odd = [name for name in FILING if row[name] != expected[name]]
        odd += ["version_id"] if (row["current"] or "") != projection.current(id_) else []
        odd += ["source"] if not _is_source(row, named.get(row["version_id"])) else []
        counts = counted.get(id_)
        odd += [name for name in COUNTED if row[name] != (counts[name] if counts else 0)]
        if odd:
            sentence = f"第 {id_} 号报告（{row['agency']}）的{names_of(odd)}与留痕不一致。"
            yield Difference(where=f"filing/{id_}", sentence=sentence)


def _versions(projection: Projection, rows: Rows) -> Iterator[Difference]:
    names = ("sha256", "size", "round", "kept", "published_on", "seq", "received_at")
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


def _checks(projection: Projection, rows: Rows) -> Iterator[Difference]:
    checks: dict[int, list[tuple[Any, ...]]] = {}
    for row in rows.execute(_CHECKS):
        checks.setdefault(row["filing_id"], []).append(tuple(row)[1:])
    for id_ in sorted({*projection.checks, *checks}):
        expected = [
            (
                entry.seq, entry.version, entry.findings_sha256, plain_json(entry.outcomes),
                canonical(entry.effects) if entry.effects else "", entry.version, id_,
                *((entry.means or {}).get(name) for name in beside.MEANS),
            )
            for entry in projection.checks.get(id_, ())
        ]  # fmt: skip
        if expected != checks.get(id_, []):
            sentence = f"第 {id_} 号报告的核对记录与留痕不一致。"
            yield Difference(where=f"filing/{id_}/checks", sentence=sentence)


def _is_source(filing: Any, version: Any) -> bool:
    """Tell whether a filing names the file that its current version names."""
    told = (version["source"] or version["name"]) if version else ""
    return filing["note"] == "" and filing["source"] in (told, version["name"] if version else "")


def _contents(projection: Projection, rows: Rows) -> Iterator[Difference]:
    received = [one for versions in projection.versions.values() for one in versions]
    wanted = {one["sha256"] for one in received if one["kept"]}
    sizes = {one["sha256"]: one["size"] for one in received}
    stored = set()
    for row in rows.execute("SELECT sha256, packed, data FROM contents"):
        stored.add(row["sha256"])
        if row["sha256"] not in sizes:
            sentence = f"原文 {row['sha256'][:12]}… 不是任何一次收件收下的。"
            yield Difference(where=f"content/{row['sha256']}", sentence=sentence, kind="content")
        elif row["sha256"] != _digest(row, sizes[row["sha256"]]):
            sentence = f"原文 {row['sha256'][:12]}… 的内容被换过。"
            yield Difference(where=f"content/{row['sha256']}", sentence=sentence, kind="content")
    for digest in sorted(wanted - stored - projection.purged):
        sentence = f"原文 {digest[:12]}… 不见了，也没有清除的留痕。"
        yield Difference(where=f"content/{digest}", sentence=sentence, kind="missing")


def _digest(row: Any, size: int) -> str:
    data = unpacked(row["data"], packed=row["packed"], size=size)
    return "" if data is None else sha256(data)


def _texts(projection: Projection, rows: Rows) -> Iterator[Difference]:
    stored = set()
    for row in rows.execute("SELECT digest, subject, salt, text FROM texts"):
        stored.add(row["digest"])
        if sha256(row["salt"] + row["text"]) != row["digest"]:
            sentence = f"备注 {row['digest'][:12]}… 的文字被改过。"
            yield Difference(where=f"text/{row['digest']}", sentence=sentence, kind="content")
        if row["subject"] != projection.texts.get(row["digest"]):
            sentence = f"备注 {row['digest'][:12]}… 写的是什么与留痕不一致。"
            yield Difference(where=f"text/{row['digest']}", sentence=sentence, kind="content")
    for digest in sorted(projection.texts.keys() - stored - projection.purged):
        sentence = f"备注 {digest[:12]}… 不见了，也没有清除的留痕。"
        yield Difference(where=f"text/{digest}", sentence=sentence, kind="missing")


def _words(_projection: Projection, rows: Rows) -> Iterator[Difference]:
    for row in rows.execute("SELECT digest, text FROM words"):
        if words_digest(row["text"]) != row["digest"]:
            sentence = f"规则的说明 {row['digest'][:12]}… 被改过。"
            yield Difference(where=f"words/{row['digest']}", sentence=sentence, kind="content")
    named = rows.words_named
    lost = f"SELECT DISTINCT {named} FROM findings WHERE {named} NOT IN (SELECT digest FROM words)"  # noqa: S608  # ours
    for (digest,) in rows.tuples(lost):
        sentence = f"规则的说明 {str(digest)[:12]}… 不见了。"
        yield Difference(where=f"words/{digest}", sentence=sentence, kind="missing")


def _persons(projection: Projection, rows: Rows) -> Iterator[Difference]:
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


def _settings(projection: Projection, rows: Rows) -> Iterator[Difference]:
    settings = {
        name: json.loads(value) for name, value in rows.tuples("SELECT name, value FROM settings")
    }
    yield from _named("设置", "setting", projection.settings, settings)
    units = {}
    for row in rows.execute("SELECT * FROM units ORDER BY id"):
        units[row["name"]] = {
            name: row[name] for name in ("name", "kind", "parent", "code", "deadline")
        }
        units[row["name"]]["aliases"] = json.loads(row["aliases"])
    yield from _named("名册单位", "unit", projection.units, units)
    if units == projection.units and list(units) != list(projection.units):
        yield Difference(where="units", sentence="名册单位的先后次序与留痕不一致。")


def _beside(projection: Projection, rows: Rows) -> Iterator[Difference]:
    for number in beside.false_bases(projection, rows):
        sentence = f"第 {number} 号报告的核对依据与留痕不一致。"
        yield Difference(where=f"filing/{number}/basis", sentence=sentence)
    for digest in beside.false_sketches(projection, rows):
        sentence = f"文件 {digest[:12]}… 的文字指纹与核对时不一致。"
        yield Difference(where=f"sketch/{digest}", sentence=sentence)
    for number in beside.false_unreadables(projection, rows):
        sentence = f"第 {number} 号读不了的文件与留痕不一致。"
        yield Difference(where=f"unreadable/{number}", sentence=sentence)


def _corrections(projection: Projection, rows: Rows) -> Iterator[Difference]:
    there = {
        (row["filing_id"], row["target"]): dict(row)
        for row in rows.execute("SELECT * FROM corrections")
    }
    for filing, target in sorted({*projection.corrections, *there}):
        if projection.corrections.get((filing, target)) != there.get((filing, target)):
            sentence = f"第 {filing} 号报告的更正（{target}）与留痕不一致。"
            yield Difference(where=f"filing/{filing}/correction/{target}", sentence=sentence)


def _publications(projection: Projection, rows: Rows) -> Iterator[Difference]:
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


_FAMILIES: Mapping[str, Callable[[Projection, Rows], Iterator[Difference]]] = {
    "报告": _filings, "收到的文件": _versions, "核对记录": _checks, "问题": findings,
    "原文": _contents, "备注": _texts, "规则的说明": _words, "审核员和密钥": _persons,
    "设置和名册": _settings, "核对依据": _beside, "更正": _corrections, "公开登记": _publications,
}  # fmt: skip
COUNTED = ("errors", "warnings", "infos", "undecided", "confirmed", "dismissed")
_COUNTS = """
SELECT filing_id,
 COUNT(*) FILTER (WHERE severity='error' AND outcome IN ('fail','broken')) AS errors,
 COUNT(*) FILTER (WHERE severity='warning' AND outcome IN ('fail','broken')) AS warnings,
 COUNT(*) FILTER (WHERE severity='info' AND outcome IN ('fail','broken')) AS infos,
 COUNT(*) FILTER (WHERE state='open' AND pending='' AND outcome!='not_assessable') AS undecided,
 COUNT(*) FILTER (WHERE state='confirmed') AS confirmed,
 COUNT(*) FILTER (WHERE state IN ('dismissed','accepted')) AS dismissed
 FROM findings WHERE state != 'resolved' GROUP BY filing_id
"""
_CHECKS = """
SELECT c.filing_id, c.seq, c.sha256, c.findings_sha256, c.outcomes, c.effects, v.sha256,
 v.filing_id, r.pack_id, r.pack_version, r.pack_sha256, r.overlays_sha256, r.engine_version
 FROM checks c LEFT JOIN versions v ON v.id = c.version_id LEFT JOIN runs r ON r.id = c.run_id
 ORDER BY c.id
"""
