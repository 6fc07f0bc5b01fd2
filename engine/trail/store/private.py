"""Files that only their owner may read: a casebook holds the reports just as they came.

SQLite gives the -wal and -shm of a database the database's own mode. Where the system knows no
such modes (Windows, a FAT stick) nothing is done and nothing is said.
"""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING

from engine.errors import TrailError

if TYPE_CHECKING:
    from pathlib import Path

FILE = 0o600
FOLDER = 0o700
COMPANIONS = ("", "-wal", "-shm", "-journal")
_ONCE = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)


def make_private(path: Path, *, shown: str = "") -> None:
    """Make an empty file that only its owner may read or write, whatever the umask.

    ``shown`` is what it is called where it cannot be made, if not by its name.
    """
    try:
        handle = os.open(path, _ONCE, FILE)
    except OSError as error:
        why = "磁盘已满" if error.errno == errno.ENOSPC else "建不了这个文件"
        name = shown or path.name
        raise TrailError(
            f"{name}：打不开案卷文件（{why}）；请检查路径是否存在、有无权限、有无空间。"
        ) from error
    os.close(handle)
    _only_owner(path, FILE)


def tighten(path: Path) -> None:
    """Take a casebook and its companions away from everybody but their owner, if that is us."""
    real = path.resolve()
    for ending in COMPANIONS:
        _only_owner(real.with_name(real.name + ending))


def private_folder(path: Path) -> Path:
    """Make a folder of our own, or take an existing one from everybody else; return it."""
    path.mkdir(parents=True, exist_ok=True)
    _only_owner(path)
    return path


def _only_owner(path: Path, mode: int | None = None) -> None:
    if os.name != "posix":
        return
    try:
        now = path.lstat()
        if stat.S_ISLNK(now.st_mode) or now.st_uid != os.geteuid():
            return
        wanted = stat.S_IMODE(now.st_mode) & 0o700 if mode is None else mode
        if wanted != stat.S_IMODE(now.st_mode):
            path.chmod(wanted)
    except OSError:
        return  # not there, or a file system without modes
