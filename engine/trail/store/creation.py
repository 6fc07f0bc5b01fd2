"""Make a casebook's file in one step: it appears whole, its first event in it, or not at all."""

from __future__ import annotations

import os
import secrets
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from engine.errors import TrailError
from engine.trail.store.database import APPLICATION, SCHEMA
from engine.trail.store.filesystem import failures_told
from engine.trail.store.private import COMPANIONS, make_private
from engine.trail.store.schema import statements

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def create(path: Path, begin: Callable[[Path], None]) -> bool:
    """Make a casebook at ``path``; ``begin`` writes its first event into the draft it is given.

    False: somebody else made one there in the same moment, and that is the one that stands.
    """
    _refuse_leftover(path)
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}.new")
    try:
        with failures_told(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            make_private(draft, shown=path.name)
            _lay_out(draft)
            begin(draft)
            with closing(sqlite3.connect(draft)) as connection:
                connection.execute("PRAGMA journal_mode=WAL")
            return _put_in_place(draft, path)
    finally:
        for ending in COMPANIONS:
            draft.with_name(draft.name + ending).unlink(missing_ok=True)


def _lay_out(draft: Path) -> None:
    with closing(sqlite3.connect(draft, isolation_level=None)) as connection:
        connection.execute("BEGIN")
        for statement in statements(SCHEMA):
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id={APPLICATION}")
        connection.execute(f"PRAGMA user_version={SCHEMA}")
        connection.execute("COMMIT")


def _put_in_place(draft: Path, path: Path) -> bool:
    """Give the draft its name unless something has it by now; tell whether it was given."""
    try:
        os.link(draft, path)
    except FileExistsError:
        return False
    except OSError:  # a file system without hard links, where a new name would replace another's
        if path.exists():
            return False
        draft.rename(path)
    return True


def _refuse_leftover(path: Path) -> None:
    """Refuse to make a casebook beside another one's -wal: SQLite would mix the two."""
    leftover = path.with_name(f"{path.name}-wal")
    if leftover.exists() and leftover.stat().st_size and not path.exists():
        raise TrailError(
            f"{path} 已经不在，却留下了 {leftover.name}，里面可能有没并入的决定；"
            "请先把原案卷找回来，或把这个文件移到别处。"
        )
