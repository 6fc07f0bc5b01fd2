"""Bring an older casebook to the present schema: never without a backup, never touching events.

The steps and the event that tells of them are one transaction; should anything fail, the file is
as it was and the backup lies beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.trail.backup import copy_whole
from engine.trail.database import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from engine.trail.ledger import Ledger

# schema n → the statements that make it n + 1; the table events is never among them
STEPS: Mapping[int, Sequence[str]] = {}


def migrate(
    ledger: Ledger, version: int, *, to: int = SCHEMA, steps: Mapping[int, Sequence[str]] = STEPS
) -> Path:
    """Back the casebook up, take it from ``version`` to ``to``, and return the backup's place."""
    moment = ledger.now().strftime("%Y%m%d%H%M%S")
    kept = ledger.path.with_name(f"{ledger.path.name}.v{version}.{moment}.bak")
    copy_whole(ledger.path, kept)
    with ledger.writing() as pen:
        for number in range(version, to):
            for statement in steps[number]:
                pen.connection.exec_driver_sql(statement)
        pen.connection.exec_driver_sql(f"PRAGMA user_version={to:d}")
        pen.append("book.migrated", "book", {"from": version, "to": to, "backup": kept.name})
    return kept
