"""The settings of a casebook: few, named, and each change an event."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select

from engine.errors import UsageError
from engine.privacy import clean
from engine.trail.log.canonical import canonical
from engine.trail.store import models

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

    from engine.trail.store.ledger import WriteTransaction

SETTINGS = models.table(models.Setting)
DEFAULTS: Mapping[str, Any] = {
    "title": "",  # what the casebook is called on exports
    "four_eyes": False,  # dismissing or accepting an error takes a second person
    "office": "",  # who signs letters
    "contact": "",  # whom an agency may ask, with telephone
    "deadline_days": 10,  # working days until a returned report is due, unless another is written
    "checkpoints": [],  # files outside the book to which every seal is appended
}


def settings(connection: Connection) -> dict[str, Any]:
    """Return all settings with their values."""
    stored = connection.execute(select(SETTINGS.c.name, SETTINGS.c.value))
    return {**DEFAULTS, **{row.name: json.loads(row.value) for row in stored}}


def change(transaction: WriteTransaction, name: str, value: Any) -> None:
    """Set a setting; the event holds the old and the new value."""
    if name not in DEFAULTS:
        raise UsageError(f"没有设置“{name}”；可用：{'、'.join(DEFAULTS)}。")
    if type(value) is not type(DEFAULTS[name]):
        raise UsageError(f"设置“{name}”的值类型不对，应与 {DEFAULTS[name]!r} 同类。")
    if isinstance(value, str):
        value = clean(value)
    before = settings(transaction.connection)[name]
    if before == value:
        return
    payload = {"name": name, "value": value, "before": before}
    transaction.append("setting.changed", f"setting/{name}", payload)
    transaction.connection.execute(delete(SETTINGS).where(SETTINGS.c.name == name))
    transaction.connection.execute(insert(SETTINGS), {"name": name, "value": canonical(value)})
