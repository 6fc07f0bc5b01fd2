"""A look at a casebook as it is opened: what can be seen at a price that does not grow with it.

The last events are chained anew, the newest checkpoint of each file that this user confirmed is
held against the trail, keys and settings (by which the program decides who may do what) against
their events. What happened to older events, findings and received bytes only ``verify`` finds.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from engine.trail.log import chain
from engine.trail.log.book_id import FIRST, id_in
from engine.trail.log.checkpoint import ORIGIN, read_notes
from engine.trail.log.kinds import header_objection
from engine.trail.log.signing import KeyRegistry
from engine.trail.store import checkpoint_file
from engine.trail.store.seam import driver_sql
from engine.trail.verification.malformed import MALFORMED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from sqlalchemy import Connection

LAST = 200
_COLUMNS = "seq, at, actor, key_id, session, kind, subject, payload, prev, hash, alg, sig"
_LAST = f"SELECT {_COLUMNS} FROM events ORDER BY seq DESC LIMIT {LAST + 1}"  # noqa: S608  # constants
_KEYS = (
    f"SELECT {_COLUMNS} FROM events WHERE subject >= 'auditor/' AND subject < 'auditor0'"  # noqa: S608
    " AND kind IN ('key.enrolled', 'key.revoked') ORDER BY seq"
)
_SETTINGS = (
    "SELECT payload FROM events WHERE subject >= 'setting/' AND subject < 'setting0'"
    " AND kind = 'setting.changed' ORDER BY seq"
)


def glance(connection: Connection, files: Sequence[Path]) -> tuple[str, ...]:
    """Return what is seen to be wrong, as sentences; ``files`` are checkpoint files."""
    found: list[str] = []
    for look in (_last_events, _keys, _settings):
        try:
            found += look(connection)
        except MALFORMED:
            found.append("案卷里有不成样子的内容，不是 gouji 写的。")
    for file in files:
        try:
            found += _witness(connection, file)
        except (OSError, *MALFORMED):
            continue  # a stick not plugged in; said when it is written
    return tuple(dict.fromkeys(re.sub(r"\s+", " ", one) for one in found))


def _last_events(connection: Connection) -> Iterator[str]:
    rows = [chain.Link._make(row) for row in connection.exec_driver_sql(_LAST)]
    count = connection.exec_driver_sql("SELECT COUNT(*) FROM events").scalar_one()
    if rows and rows[0].seq != count:
        yield "留痕有事件被删去或插入：条数与序号不符。"
    rows.reverse()
    for before, link in zip([None, *rows], rows, strict=False):
        if before is None and len(rows) > LAST:
            continue  # only there to show what the next one follows
        if link.prev != (before.hash if before else chain.GENESIS):
            yield f"留痕在第 {link.seq} 条断开：与前一条接不上。"
            return
        if chain.digest(link) != link.hash:
            yield f"留痕在第 {link.seq} 条断开：内容与散列不符，被改过。"
            return
        if why := header_objection(link):
            yield f"第 {link.seq} 条事件{why}。"


def _keys(connection: Connection) -> Iterator[str]:
    told = KeyRegistry()
    for row in connection.exec_driver_sql(_KEYS):
        told.fold(chain.Link._make(row), json.loads(row.payload))
    stored = {
        row.key_id: (row.actor, row.public, row.revoked)
        for row in connection.exec_driver_sql("SELECT key_id, actor, public, revoked FROM keys")
    }
    if stored != {one: (key.actor, key.public, key.revoked) for one, key in told.keys.items()}:
        yield "登记的密钥与留痕不一致。"


def _settings(connection: Connection) -> Iterator[str]:
    told: dict[str, Any] = {}
    for row in connection.exec_driver_sql(_SETTINGS):
        payload = json.loads(row.payload)
        told[payload["name"]] = payload["value"]
    rows = connection.exec_driver_sql("SELECT name, value FROM settings")
    stored = {row.name: json.loads(row.value) for row in rows}
    for name in sorted({*told, *stored}):
        if name not in told or name not in stored or told[name] != stored[name]:
            yield f"设置“{name}”与留痕不一致。"


def _witness(connection: Connection, file: Path) -> Iterator[str]:
    """Yield what the newest checkpoint of a file says against the trail."""
    first: Any = connection.exec_driver_sql(FIRST).first()
    origin = ORIGIN + (id_in(*first) if first else "")
    ours = [one for one in read_notes(checkpoint_file.read(file)).notes if one.origin == origin]
    if not ours:
        return
    note = max(ours, key=lambda one: one.size)
    query = "SELECT hash FROM events WHERE seq = ?"
    head = driver_sql(connection, query, (note.size,)).scalar()
    if head is None:
        yield f"末尾被截去，或换回了旧文件：{note.at} 的检查点有 {note.size} 条事件。"
    elif head != note.head:
        yield f"第 {note.size} 条或更早的事件被改写过：与 {note.at} 的检查点不符。"
