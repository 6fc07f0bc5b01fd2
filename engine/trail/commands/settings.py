"""The settings of a casebook: few, named, and each change an event."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select

from engine.errors import TrailError, UsageError
from engine.privacy import clean
from engine.trail.log.canonical import canonical, read_json
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
DAYS = range(1, 367)
"""How many working days somebody may be given to mend a report."""


def settings(connection: Connection) -> dict[str, Any]:
    """Return all settings with their values; one of another type is as if it were not set.

    TrailError where that would let a single person do what takes two.
    """
    found = dict(DEFAULTS)
    for row in connection.execute(select(SETTINGS.c.name, SETTINGS.c.value)):
        value = read_json(row.value)
        if type(value) is type(DEFAULTS.get(row.name, value)):
            found[row.name] = value
        elif row.name == "four_eyes":
            raise TrailError(
                "案卷的设置“four_eyes”被改坏了；"
                "请用 gouji trail verify 查验，并用 gouji book restore 恢复备份。"
            )
    return found


def change(transaction: WriteTransaction, name: str, value: Any) -> None:
    """Set a setting; the event holds the old and the new value."""
    if name not in DEFAULTS:
        raise UsageError(f"没有设置“{name}”；可用：{'、'.join(DEFAULTS)}。")
    if type(value) is not type(DEFAULTS[name]):
        raise UsageError(f"设置“{name}”的值类型不对，应与 {DEFAULTS[name]!r} 同类。")
    if name == "deadline_days" and value not in DAYS:
        raise UsageError(f"整改期限应是 {DAYS[0]} 到 {DAYS[-1]} 个工作日，不能是 {value}。")
    if isinstance(value, str):
        value = clean(value)
    before = settings(transaction.connection)[name]
    if before == value:
        return
    payload = {"name": name, "value": value, "before": before}
    transaction.append("setting.changed", f"setting/{name}", payload)
    transaction.connection.execute(delete(SETTINGS).where(SETTINGS.c.name == name))
    transaction.connection.execute(insert(SETTINGS), {"name": name, "value": canonical(value)})
