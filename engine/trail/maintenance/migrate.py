"""Bring an older casebook to the present schema: never without a backup, never touching events.

The steps and the event that tells of them are one transaction; should anything fail, the file is
as it was and the backup lies beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.errors import TrailError
from engine.trail.maintenance.backup import copy_whole
from engine.trail.store import database, schema
from engine.trail.store.integrity import shape_known

if TYPE_CHECKING:
    from pathlib import Path

    from engine.trail.store.ledger import EventStore


def migrate(ledger: EventStore, path: Path, version: int) -> Path:
    """Back the casebook up, bring it from ``version`` to the present, return the backup's place."""
    if any(number not in schema.STEPS for number in range(version, database.SCHEMA)):
        raise TrailError(
            f"{path.name} 的格式（{version}）太旧，本程序没有升级它的办法；"
            "请用建立它的那个版本打开并导出，再另建新案卷。"
        )
    shape_known(path)
    moment = ledger.now().strftime("%Y%m%d%H%M%S")
    kept = path.with_name(f"{path.name}.v{version}.{moment}.bak")
    copy_whole(path, kept)
    with ledger.writing() as transaction:
        for number in range(version, database.SCHEMA):
            for statement in schema.STEPS[number]:
                transaction.connection.exec_driver_sql(statement)
        transaction.connection.exec_driver_sql(f"PRAGMA user_version={database.SCHEMA:d}")
        payload = {"from": version, "to": database.SCHEMA, "backup": kept.name}
        transaction.append("book.migrated", "book", payload)
    return kept
