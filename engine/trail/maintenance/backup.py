"""Back a casebook up and restore it, through SQLite's own backup: whole even while in use.

A copy of the .db alone may lack decisions that still stand in its -wal; this never does.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from engine.errors import TrailError
from engine.trail.log.book_id import FIRST, STRANGE, id_in
from engine.trail.store.filesystem import failures_told, refuse_network
from engine.trail.store.integrity import admitted
from engine.trail.store.leftovers import tidy
from engine.trail.store.place import Place, Server
from engine.trail.store.private import COMPANIONS, make_private
from engine.trail.store.read_only import ReadOnlyFile, may_only_read
from engine.trail.verification.verify import Verification, verify
from engine.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from engine.trail.store.confirmed_paths import Confirmed


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What restoring did: events in the backup, where the old file went, events it had more."""

    events: int
    head: str
    moved: Path | None
    lost: int


ON_SERVER = (
    "{name} 在服务器上，不用这个命令备份和恢复："
    "备份请用 pg_dump --format=custom --file=案卷.dump {url}，"
    "恢复请用 pg_restore；要一份文件里的案卷，用 gouji book copy。"
)


def backup(
    path: Place, target: Path, *, confirmed: Confirmed | None = None, now: datetime | None = None
) -> Verification:
    """Copy a casebook to ``target`` (one file, never over another) and verify the copy.

    With ``now`` what killed backups left in the target's folder long before is taken away.
    """
    if isinstance(path, Server):
        raise TrailError(ON_SERVER.format(name=path.name, url=path.libpq))
    if not path.exists():
        raise TrailError(f"没有案卷 {path}；请核对路径。")
    if target.exists():
        raise TrailError(f"{target} 已经存在，不会覆盖；请换一个文件名。")
    if not target.parent.is_dir():
        raise TrailError(f"没有文件夹 {target.parent}；请先建好，或换一个位置。")
    if now is not None:
        tidy(target.parent, now.timestamp())
    copy_whole(path, target)
    return verify(target, confirmed=confirmed)


def restore(
    source: Path,
    path: Place,
    *,
    now: datetime,
    force: bool = False,
    confirmed: Confirmed | None = None,
) -> Restored:
    """Put a backup in the casebook's place; the old file is kept beside it under another name.

    A backup that does not verify is refused unless forced, one that could not be opened always.
    The caller opens the casebook
    afterwards and appends the event ``book.restored`` (see ``Casebook.note_restored``).
    """
    if isinstance(path, Server):
        raise TrailError(ON_SERVER.format(name=path.name, url=path.libpq))
    refuse_network(path)
    verified = verify(source, confirmed=confirmed)
    if verified.code == 3 or (verified.code and not force):
        raise TrailError(
            f"备份 {source.name} 不能用：{verified.problems[0].sentence}", hint="force"
        )
    _would_open(source)
    draft = path.with_name(f"{path.name}.restoring")
    draft.unlink(missing_ok=True)
    copy_whole(source, draft, journal="WAL")
    before = _count(path) if path.exists() else 0
    moved = _put_aside(path, now) if path.exists() else None
    draft.rename(path)
    lost = max(0, before - verified.events)
    return Restored(events=verified.events, head=verified.head, moved=moved, lost=lost)


def copy_whole(path: Path, target: Path, *, journal: str = "DELETE") -> None:
    """Copy a database with SQLite's backup API into a new file that needs no companion."""
    draft = target.with_name(f"{target.name}.part")
    draft.unlink(missing_ok=True)
    make_private(draft, shown=target.name)
    try:
        with failures_told(target), closing(sqlite3.connect(draft)) as copy:
            with _read(path) as source:
                source.backup(copy)
            copy.execute(f"PRAGMA journal_mode={journal}")
        draft.rename(target)
    finally:  # a full disk and a signal to end leave nothing half
        for ending in COMPANIONS:
            draft.with_name(draft.name + ending).unlink(missing_ok=True)


@contextmanager
def _read(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a casebook to be read, also where it may only be read."""
    if not may_only_read(path):
        with closing(sqlite3.connect(path, timeout=30)) as connection:
            yield connection
        return
    with closing(ReadOnlyFile(path)) as file, closing(file.connect()) as connection:
        yield connection


def _would_open(source: Path) -> None:
    """Raise TrailError for a backup that could not be worked with, before anything is moved."""
    with failures_told(source), _read(source) as connection:
        connection.execute("PRAGMA trusted_schema=OFF")
        admitted(connection, source)
        first = connection.execute(FIRST).fetchone()
    if first and not id_in(*first):
        raise TrailError(STRANGE)


def _count(path: Path) -> int:
    try:
        connection = sqlite3.connect(path, timeout=2)
        try:
            real = "SELECT 1 FROM sqlite_master WHERE name = 'events' AND type = 'table'"
            if connection.execute(real).fetchone() is None:
                return 0  # a view in its place may never end
            row = connection.execute("SELECT MAX(seq) FROM events").fetchone()
        finally:
            connection.close()
    except sqlite3.Error:
        return 0
    return row[0] or 0


def _put_aside(path: Path, now: datetime) -> Path:
    _nobody_in(path)
    aside = path.with_name(f"{path.name}.before-restore.{now:%Y%m%d%H%M%S}")
    for ending in ("", "-wal", "-shm"):
        companion = path.with_name(path.name + ending)
        if companion.exists():
            companion.rename(aside.with_name(aside.name + ending))
    return aside


def _nobody_in(path: Path) -> None:
    connection = sqlite3.connect(path, timeout=2, isolation_level=None)
    try:
        connection.execute("PRAGMA locking_mode=EXCLUSIVE")
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("ROLLBACK")
    except sqlite3.OperationalError as error:
        raise TrailError("案卷正开着，不能恢复；请关闭所有 gouji 窗口后再试。") from error
    except sqlite3.DatabaseError:
        return  # not readable as a database: it is being replaced, so it may be moved
    finally:
        connection.close()
