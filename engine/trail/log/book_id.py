"""The name a casebook has for good: sixteen hexadecimal digits, in its first event.

It is written into checkpoint files, so a book from outside must not choose what stands there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.errors import TrailError
from engine.trail.log.canonical import read_json

if TYPE_CHECKING:
    from sqlalchemy import Connection

STRANGE = (
    "案卷的第 1 条事件不是 gouji 写的（案卷编号不成样子），因此没有打开；"
    "请用 gouji trail verify 查验，并用 gouji book restore 恢复备份。"
)
FIRST = "SELECT kind, payload FROM events ORDER BY seq LIMIT 1"
_SHAPE = re.compile("[0-9a-f]{16}")
_LONGEST = 200


def is_book_id(value: object) -> bool:
    """Return whether something has the shape of a book's id."""
    return isinstance(value, str) and _SHAPE.fullmatch(value) is not None


def book_id(connection: Connection) -> str:
    """Return the id of an open casebook; TrailError if its first event holds none."""
    row = connection.exec_driver_sql(FIRST).first()
    identity = id_in(*row) if row else ""
    if not identity:
        raise TrailError(STRANGE)
    return identity


def id_in(kind: object, payload: object) -> str:
    """Return the id that a first event holds, ``""`` if it holds none of the right shape."""
    if kind != "book.created" or not isinstance(payload, str) or len(payload) > _LONGEST:
        return ""
    value = read_json(payload)
    name = value.get("book") if isinstance(value, dict) else None
    return str(name) if is_book_id(name) else ""
